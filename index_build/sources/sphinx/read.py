"""Sphinx: pages in MyST Markdown in the order of their toctrees, or what Sphinx has made of the docs."""

from __future__ import annotations

import ast
import json
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from index_build.dialects.dialect import HTML
from index_build.sources.config_values import mapping_of
from index_build.sources.files.docs_folder import CannotRead, DocsFolder, folder_of, joined
from index_build.sources.files.globs import Globs
from index_build.sources.front_matter import FrontMatter
from index_build.sources.html.read import read_html
from index_build.sources.navigation.folder_tree import stem
from index_build.sources.navigation.items import Documentation, NavItem, NavPage
from index_build.sources.site import Site
from index_build.sources.source_page import SourcePage
from index_build.sources.sphinx.myst import MystText
from index_build.sources.sphinx.toctree import Toctrees

CONFIGS = ("conf.py",)
JSON_OUTPUT = "globalcontext.json"
_BUILT = ("_build", "build", "../build", "../_build")
_TO_BUILD = "Run “sphinx-build -b json {} OUTPUT”, and make a book of OUTPUT."


def read_sphinx(project: DocsFolder, config_name: str) -> Documentation:
    """The documentation beside ``conf.py``, or the output of Sphinx' JSON builder.

    Raises:
        CannotRead: it is written in reStructuredText, and was not built.
    """
    folder = folder_of(config_name)
    if config_name.endswith(JSON_OUTPUT):
        return read_sphinx_json(project, folder)
    docs = project.below(folder or ".")
    site = Site(project, docs)
    config = _config(docs.text("conf.py") if docs.has("conf.py") else "")
    patterns = config.get("exclude_patterns")
    excluded = Globs(
        ["/_build/", "/_templates/", *(f"/{p}" for p in patterns or () if isinstance(p, str))]
        if isinstance(patterns, list | None)
        else []
    )
    names = [name for name in site.names((".md",)) if name not in excluded]
    sources = [name for name in site.names((".rst",)) if name not in excluded]
    if len(sources) > len(names):
        return _built(project, folder, docs)
    root = config.get("root_doc") or config.get("master_doc") or "index"
    home = f"{root}.md" if f"{root}.md" in names else ""
    tree = Toctrees(site, names)
    top = home or next((name for name in ("index.rst", "contents.rst") if docs.has(name)), "")
    below = tree.below(top) if top else ()
    navigation: tuple[NavItem, ...] = (NavPage(home), *below) if home else below
    text = MystText(site, names, config.get("myst_substitutions"))
    pages = [page for name in names if (page := site.page(name, text.rewritten)) is not None]
    site.warn_of_other_markup()
    return Documentation(
        kind="Sphinx with MyST",
        root=docs.path,
        pages=tuple(pages),
        navigation=navigation if below else (),
        title=str(config.get("project") or ""),
        language=str(config.get("language") or ""),
        home=home,
        images=site.images(),
        problems=tuple(site.problems),
    )


def _config(text: str) -> dict[str, Any]:
    """The plain values that ``conf.py`` gives to names; nothing of it is run."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    found: dict[str, Any] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            try:
                found[node.targets[0].id] = ast.literal_eval(node.value)
            except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
                continue
    return found


def _built(project: DocsFolder, folder: str, docs: DocsFolder) -> Documentation:
    """What Sphinx has made of reStructuredText, where it lies in the folder already."""
    for place in _BUILT:
        base = joined(folder, place)
        for output in (f"{base}/json", base):
            if not base.startswith("..") and project.has(f"{output}/{JSON_OUTPUT}"):
                return read_sphinx_json(project, output)
        for output in (f"{base}/html", f"{base}/dirhtml"):
            if not base.startswith("..") and project.has(f"{output}/index.html"):
                return read_html(project, f"{output}/index.html")
    raise CannotRead(
        "It is Sphinx documentation in reStructuredText, which only Sphinx can read. "
        + _TO_BUILD.format(docs.shown("."))
    )


def read_sphinx_json(project: DocsFolder, folder: str) -> Documentation:
    """The output of ``sphinx-build -b json`` in a folder of the project."""
    docs = project.below(folder or ".")
    site = Site(project, docs)
    context = _json(site, JSON_OUTPUT)
    found = {name: values for name in site.names((".fjson",)) if (values := _json(site, name)).get("body")}
    names = {name.removesuffix(".fjson"): name for name in found}
    pages = tuple(_page(site, name, values) for name, values in found.items())
    home = names.get(str(context.get("root_doc") or context.get("master_doc") or "index"), "")
    order = _in_order(found, names)
    return Documentation(
        kind="Sphinx (JSON)",
        root=docs.path,
        pages=pages,
        navigation=_tree(order, found, names),
        title=str(context.get("project") or context.get("shorttitle") or ""),
        language=str(context.get("language") or ""),
        home=home,
        dialect=HTML,
        images=site.images(),
        pretty_urls=True,
        problems=tuple(site.problems),
    )


def _json(site: Site, name: str) -> dict[str, Any]:
    try:
        found = json.loads(site.docs.text(name))
    except (CannotRead, ValueError, RecursionError) as error:
        site.warn(name, 0, f"This file cannot be read: {error}", kind="unreadable")
        return {}
    return mapping_of(found)


def _page(site: Site, name: str, values: dict[str, Any]) -> SourcePage:
    doc = name.removesuffix(".fjson")
    address = f"/{doc.removesuffix('index')}" if stem(name) == "index" else f"/{doc}/"
    matter = FrontMatter(title=_plain(str(values.get("title") or "")))
    body = str(values["body"])
    path = site.docs.absolute(name)
    return SourcePage(path, name, site.docs.shown(name), matter, body, 1, addresses=(address,), lines=(0,))


def _plain(html: str) -> str:
    return " ".join(LexborHTMLParser(html).text(deep=True).split()) if "<" in html or "&" in html else html


def _link(values: dict[str, Any], key: str, name: str, names: dict[str, str]) -> str:
    row = values.get(key)
    if key == "parents":
        row = row[-1] if isinstance(row, list) and row else None
    link = row.get("link") if isinstance(row, dict) else None
    if not isinstance(link, str):
        return ""
    doc = name.removesuffix(".fjson")
    base = doc.removesuffix("index").rstrip("/") if doc.rpartition("/")[2] == "index" else doc
    target = joined(base, link).strip("/")
    return names.get(target) or names.get(f"{target}/index".lstrip("/"), "")


def _in_order(found: dict[str, dict[str, Any]], names: dict[str, str]) -> list[str]:
    following = {name: _link(values, "next", name, names) for name, values in found.items()}
    targets = set(following.values())
    order: dict[str, None] = {}
    for start in sorted(found, key=lambda name: (name in targets, name)):
        name = start
        while name and name not in order:
            order[name] = None
            name = following.get(name, "")
    return list(order)


def _tree(order: list[str], found: dict[str, dict[str, Any]], names: dict[str, str]) -> tuple[NavItem, ...]:
    above = {name: _link(values, "parents", name, names) for name, values in found.items()}
    below: dict[str, list[str]] = {}
    for name in order:
        below.setdefault(above[name] if above[name] != name else "", []).append(name)

    def branch(name: str, open_: frozenset[str]) -> NavPage:
        inner = (child for child in below.get(name, ()) if child not in open_ and len(open_) < 30)
        return NavPage(name, "", tuple(branch(child, open_ | {name}) for child in inner))

    return tuple(branch(name, frozenset()) for name in below.get("", ()))
