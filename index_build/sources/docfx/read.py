"""DocFX and Microsoft Learn: ``docfx.json``, ``toc.yml``, and what they add to Markdown."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

from index_build.sources.docfx.text import LearnText, faq_page, landing_page
from index_build.sources.files.docs_folder import CannotRead, DocsFolder, folder_of, joined
from index_build.sources.front_matter import FrontMatter
from index_build.sources.navigation.folder_tree import FolderRules, folder_navigation
from index_build.sources.navigation.items import (
    Documentation,
    NavItem,
    NavLink,
    NavPage,
    NavSection,
    pages_of,
)
from index_build.sources.site import Site, site_address
from index_build.sources.source_page import SourcePage
from index_build.sources.yaml_text import YamlMistake, read_mapping, read_yaml

CONFIGS = ("docfx.json", "toc.yml", "TOC.yml")
DEEPEST = 30
MOST_ROWS = 100_000


def read_docfx(project: DocsFolder, config_name: str) -> Documentation:
    """The documentation beside ``docfx.json`` or ``toc.yml``."""
    docs = project.below(folder_of(config_name) or ".")
    site = Site(project, docs)
    config = _config(site, config_name.rpartition("/")[2])
    every = [name for name in site.names((".md",)) if not _is_part(name)]
    moved = {name: to for name in every if (to := _matter(site, name, "redirect_url"))}
    names = [name for name in every if name not in moved]
    prefix = f"/{config.get('dest', '')}".rstrip("/")
    shared = config.get("globalMetadata")
    shared = shared if isinstance(shared, dict) else {}
    crumbs = str(shared.get("breadcrumb_path") or "").partition("/breadcrumb")[0].lstrip("~").rstrip("/")
    is_learn = str(shared.get("uhfHeaderId") or "").startswith("MSDocsHeader")
    prefixes = [path for path in (crumbs, prefix) if path]
    uids = {uid: (name, _matter(site, name, "title") or name) for name in names
            if (uid := _matter(site, name, "uid"))}  # fmt: skip
    text = LearnText(site, "https://learn.microsoft.com" if is_learn else "", prefixes, uids)
    faqs = {
        name: page for name in site.names((".yml",)) if (page := _yaml_page(site, name, text)) is not None
    }
    navigation = _Tocs(site, {*names, *faqs}).items()
    old = _old_addresses(moved, prefix)
    pages = []
    for name in names:
        addresses = [prefix + site_address(name), *old.get(site_address(name).casefold(), ())]
        page = site.page(name, text.preparer(name), addresses=addresses)
        pages += [page] if page is not None else []
    every = [*names, *faqs]
    return Documentation(
        kind="DocFX",
        root=docs.path,
        pages=(*pages, *faqs.values()),
        navigation=navigation or folder_navigation(every, FolderRules()),
        home=next(
            (name for name in ("index.md", "README.md") if name in names), next(pages_of(navigation), "")
        ),
        images=site.images(),
        prefixes=tuple(prefixes),
        site=tuple(f"https://learn.microsoft.com{crumbs}/" for _ in (is_learn,) if is_learn and crumbs),
        problems=tuple(site.problems),
    )


def _matter(site: Site, name: str, key: str) -> str:
    matter = site.read(name)
    return matter.text(key) if matter is not None else ""


def _old_addresses(moved: dict[str, str], prefix: str) -> dict[str, list[str]]:
    """For the address of a page those of the pages that only lead to it (``redirect_url``)."""
    found: dict[str, list[str]] = {}
    for name, to in moved.items():
        path = unquote(to.partition("?")[0].partition("#")[0]).lstrip("~")
        to = path if path.startswith("/") else f"/{joined(folder_of(name), path)}"
        to = to.removeprefix(prefix) if prefix and to.startswith(f"{prefix}/") else to
        to = to.rstrip("/") if to.endswith("/") and "." in to else to
        bare = to[: to.rindex(".")] if to.endswith((".html", ".md")) else to
        found.setdefault(site_address(f"{bare.lstrip('/')}.md").casefold(), []).append(site_address(name))
    return found


def _is_part(name: str) -> bool:
    """Whether a file is only taken in by others."""
    folders = name.casefold().split("/")[:-1]
    return any(part in ("includes", "include", "_includes", "snippets", "breadcrumb") for part in folders)


def _config(site: Site, name: str) -> dict[str, Any]:
    if not name.endswith(".json"):
        return {}
    try:
        found = json.loads(site.docs.text(name))
    except (ValueError, RecursionError, CannotRead):
        site.warn(name, 1, "This is not valid JSON; it is not used.", kind="configuration")
        return {}
    build = found.get("build") if isinstance(found, dict) else None
    return build if isinstance(build, dict) else {}


_YAML_PAGES = {"FAQ": faq_page, "Landing": landing_page, "Hub": landing_page}


def _yaml_page(site: Site, name: str, learn: LearnText) -> SourcePage | None:
    """A page in YAML: of questions and answers (``### YamlMime:FAQ``), or of links."""
    try:
        text = site.docs.text(name)
        kind = text[: text.find("\n")].strip().partition("YamlMime:")
        write = _YAML_PAGES.get(kind[2])
        if write is None or kind[0].strip() != "###":
            return None
        values = read_mapping(text).values
    except (CannotRead, YamlMistake):
        return None
    title = values.get("title")
    matter = FrontMatter(title=title if isinstance(title, str) else "")
    body = learn.rewritten(write(values), name)
    path = site.docs.absolute(name)
    return SourcePage(path, name, site.docs.shown(name), matter, body, 1, addresses=(site_address(name),))


class _Tocs:
    """Makes the tree of ``toc.yml`` and of those it refers to."""

    def __init__(self, site: Site, names: set[str]) -> None:
        self._site = site
        self._names = names
        self._open: set[str] = set()
        self._rows = 0

    def items(self) -> tuple[NavItem, ...]:
        name = next(
            (n for n in self._site.docs.files if n.casefold() in ("toc.yml", "toc.yaml", "toc.json")), ""
        )
        return self._file(name, 0) if name else ()

    def _file(self, name: str, depth: int) -> tuple[NavItem, ...]:
        if name in self._open or depth > DEEPEST:
            return ()
        self._open.add(name)
        try:
            found = read_yaml(self._site.docs.text(name))
        except (CannotRead, YamlMistake) as error:
            self._site.warn(name, getattr(error, "line", 0), str(error), kind="configuration")
            found = None
        rows = found.get("items") if isinstance(found, dict) else found
        items = self._list(rows, folder_of(name), depth) if isinstance(rows, list) else ()
        self._open.discard(name)
        return items

    def _list(self, rows: list[Any], folder: str, depth: int) -> tuple[NavItem, ...]:
        found: list[NavItem] = []
        for row in rows:
            self._rows += 1
            if self._rows > MOST_ROWS:
                break
            if isinstance(row, dict):
                found.extend(self._row(row, folder, depth))
        return tuple(found)

    def _row(self, row: dict[str, Any], folder: str, depth: int) -> list[NavItem]:
        title = str(row.get("name") or row.get("displayName") or "")
        inner = row.get("items")
        below = self._list(inner, folder, depth + 1) if isinstance(inner, list) and depth < DEEPEST else ()
        href = next((row[k] for k in ("topicHref", "href", "tocHref") if isinstance(row.get(k), str)), "")
        address = unquote(href.partition("#")[0].partition("?")[0])
        if "://" in address:
            return [NavLink(title or href, href)] if not below else [NavSection(title, below)]
        name = joined("", address[2:]) if address.startswith("~/") else joined(folder, address)
        for link in (address, str(row.get("tocHref") or "")):
            toc = self._toc(joined(folder, link)) if link and not link.startswith("/") else ""
            below = below or (self._file(toc, depth + 1) if toc else ())
        page = name if name in self._names else ""
        if page:
            return [NavPage(page, title, below)]
        if address and not below and not address.startswith("/") and not self._toc(name):
            sentence = f"The contents list “{href}”, which is no page."
            self._site.warn(joined(folder, "toc.yml"), 0, sentence, kind="navigation-without-page")
        return [NavSection(title, below)] if title and below else list(below)

    def _toc(self, name: str) -> str:
        places = (name, f"{name}/toc.yml", f"{name}/TOC.yml")
        files = self._site.docs
        return next((n for n in places if n.casefold().endswith("toc.yml") and files.has(n)), "")
