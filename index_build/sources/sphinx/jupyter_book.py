"""Jupyter Book: MyST in the order of ``_toc.yml`` (as Sphinx can have it as well) or ``myst.yml``."""

from __future__ import annotations

from typing import Any

from index_build.sources.config_values import mapping_of
from index_build.sources.files.docs_folder import CannotRead, DocsFolder, folder_of, joined
from index_build.sources.files.globs import Globs
from index_build.sources.navigation.folder_tree import FolderRules, folder_navigation
from index_build.sources.navigation.ids import natural_order
from index_build.sources.navigation.items import (
    Documentation,
    NavItem,
    NavLink,
    NavPage,
    NavSection,
    pages_of,
)
from index_build.sources.site import Site, site_address
from index_build.sources.sphinx.myst import MystText
from index_build.sources.sphinx.notebook import NOTEBOOK, notebook_page
from index_build.sources.yaml_text import YamlMistake, read_mapping

CONFIGS = ("_toc.yml", "myst.yml")
DEEPEST = 30
MOST_ROWS = 100_000
_BELOW = ("parts", "chapters", "sections", "subtrees", "entries", "children", "items")


def read_jupyter_book(project: DocsFolder, config_name: str) -> Documentation:
    """The book that ``_toc.yml`` or ``myst.yml`` lists."""
    docs = project.below(folder_of(config_name) or ".")
    site = Site(project, docs)
    toc = _values(site, config_name.rpartition("/")[2])
    book = _values(site, "_config.yml") if docs.has("_config.yml") else {}
    own = mapping_of(toc.get("project"))
    patterns = [*_list(book.get("exclude_patterns")), *_list(own.get("exclude"))]
    excluded = Globs(["/_build/", "/_templates/", *(f"/{one}" for one in patterns if isinstance(one, str))])
    names = [name for name in site.names((".md", NOTEBOOK)) if name not in excluded]
    rows = _Rows(site, config_name.rpartition("/")[2], names)
    navigation = rows.items(own.get("toc") if own else toc)
    markdown = [name for name in names if not name.endswith(NOTEBOOK)]
    parse = book.get("parse")
    words = parse.get("myst_substitutions") if isinstance(parse, dict) else own.get("substitutions")
    text = MystText(site, markdown, words)
    pages = []
    for name in names:
        if name.endswith(NOTEBOOK):
            page = notebook_page(site, name, text.rewritten)
        else:
            page = site.page(name, text.rewritten, addresses=[site_address(name)])
        pages += [page] if page is not None else []
    site.warn_of_other_markup(NOTEBOOK)
    title = own.get("title") if own else book.get("title")
    return Documentation(
        kind="Jupyter Book",
        root=docs.path,
        pages=tuple(pages),
        navigation=navigation or folder_navigation(names, FolderRules()),
        in_folders=not navigation,
        title=title if isinstance(title, str) else "",
        home=next(pages_of(navigation), "") or next((n for n in ("index.md", "intro.md") if n in names), ""),
        images=site.images(),
        problems=tuple(site.problems),
    )


def _values(site: Site, name: str) -> dict[str, Any]:
    try:
        return read_mapping(site.docs.text(name)).values
    except (CannotRead, YamlMistake) as error:
        site.warn(name, getattr(error, "line", 0), str(error), kind="configuration")
        return {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


class _Rows:
    """Makes the tree of what a file lists: pages, addresses, patterns, and parts with a caption."""

    def __init__(self, site: Site, file: str, names: list[str]) -> None:
        self._site = site
        self._file = file
        self._names = sorted(names, key=natural_order)
        self._known = set(names)
        self._rows = 0

    def items(self, toc: Any) -> tuple[NavItem, ...]:
        """The tree of the whole file."""
        rows = toc if isinstance(toc, list) else [toc] if isinstance(toc, dict) else []
        return self._all(rows, 0)

    def _all(self, rows: list[Any], depth: int) -> tuple[NavItem, ...]:
        found: list[NavItem] = []
        for row in rows:
            self._rows += 1
            if isinstance(row, dict) and self._rows <= MOST_ROWS and depth <= DEEPEST:
                found += self._row(row, depth)
        return tuple(found)

    def _row(self, row: dict[str, Any], depth: int) -> list[NavItem]:
        title = next((str(row[key]) for key in ("title", "caption") if isinstance(row.get(key), str)), "")
        below = tuple(item for key in _BELOW for item in self._all(_list(row.get(key)), depth + 1))
        url = row.get("url")
        if isinstance(url, str) and "://" in url:
            return [NavLink(title or url, url), *below]
        pattern = row.get("glob") or row.get("pattern")
        if isinstance(pattern, str):
            globs = Globs([f"/{pattern}", f"/{pattern}.md", f"/{pattern}{NOTEBOOK}"])
            return [NavPage(name) for name in self._names if name in globs]
        file = next((row[key] for key in ("root", "file") if isinstance(row.get(key), str)), "")
        page = self._page(file) if file else ""
        if "root" in row:
            return [*([NavPage(page, title)] if page else []), *below]
        if page:
            return [NavPage(page, title, below)]
        return [NavSection(title, below)] if title and below else list(below)

    def _page(self, file: str) -> str:
        name = joined("", file)
        found = next((n for n in (name, f"{name}.md", f"{name}{NOTEBOOK}") if n in self._known), "")
        if not found and not self._site.docs.has(f"{name}.rst") and not name.endswith(".rst"):
            sentence = f"The contents list “{file}”, which is no page."
            self._site.warn(self._file, 0, sentence, kind="navigation-without-page")
        return found
