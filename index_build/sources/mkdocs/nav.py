"""The navigation of MkDocs: ``nav``, and what plug-ins read from ``.pages``, ``.nav.yml``, ``SUMMARY.md``."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote

from index_build.sources.files.docs_folder import CannotRead, folder_of, joined
from index_build.sources.files.globs import Globs
from index_build.sources.navigation.folder_tree import FolderRules, folder_navigation, readable, renamed
from index_build.sources.navigation.ids import natural_order
from index_build.sources.navigation.items import NavItem, NavLink, NavPage, NavSection, pages_of
from index_build.sources.navigation.link_list import LinkRow, read_link_list
from index_build.sources.site import Site
from index_build.sources.yaml_text import YamlMistake, read_mapping

MOST_ROWS = 100_000
DEEPEST = 30
_INDEX = ("index.md", "README.md")


class MkDocsNav:
    """Reads the navigation of one site; ``names`` are its pages."""

    def __init__(
        self, site: Site, nav: Any, plugins: Mapping[str, Any], theme: Mapping[str, Any], names: Iterable[str]
    ) -> None:
        features = theme.get("features")
        self._site = site
        self._nav = nav
        self._plugins = plugins
        self._names = set(names)
        self._index_in_section = (
            "section-index" in plugins
            or (isinstance(features, list) and "navigation.indexes" in features)
            or str(plugins.get("literate-nav", {}).get("implicit_index")).casefold() == "true"
        )
        self._literate = self.nav_file(plugins)
        self._listed: set[str] = set()
        self._rows = 0

    @staticmethod
    def nav_file(plugins: Mapping[str, Any]) -> str:
        """The name of the files that list a folder's pages as links; "" without the plug-in."""
        if "literate-nav" not in plugins:
            return ""
        value = plugins["literate-nav"].get("nav_file")
        return value if isinstance(value, str) and value else "SUMMARY.md"

    def items(self) -> tuple[NavItem, ...]:
        """The tree; () when there is none but the folders."""
        if isinstance(self._nav, list):
            return self._branch(self._nav, "", 0)
        if self._literate and self._site.docs.has(self._literate):
            return self._literate_folder("", 0)
        if any(self._has_pages_file(folder) for folder in {"", *map(folder_of, self._names)}):
            return self._arranged_folder("", 0)
        return ()

    # -- nav of mkdocs.yml --

    def _branch(self, rows: Iterable[Any], folder: str, depth: int) -> tuple[NavItem, ...]:
        found: list[NavItem] = []
        for row in rows:
            self._rows += 1
            if self._rows > MOST_ROWS or depth > DEEPEST:
                break
            if isinstance(row, str):
                found.extend(self._leaf("", row, folder, depth))
            elif isinstance(row, dict):
                for title, value in row.items():
                    found.extend(self._titled(str(title), value, folder, depth))
        return tuple(found)

    def _titled(self, title: str, value: Any, folder: str, depth: int) -> list[NavItem]:
        if isinstance(value, list):
            return [self._section(title, self._branch(value, folder, depth + 1), folder)]
        return self._leaf(title, value, folder, depth) if isinstance(value, str) else []

    def _section(self, title: str, items: tuple[NavItem, ...], key: str) -> NavItem:
        """A section; its index page becomes the section itself where the site does so."""
        first = items[0] if items else None
        if (
            self._index_in_section
            and isinstance(first, NavPage)
            and not first.items
            and first.page.rpartition("/")[2] in _INDEX
        ):
            return NavPage(first.page, title, items[1:])
        return NavSection(title, items, key=key)

    def _leaf(self, title: str, address: str, folder: str, depth: int) -> list[NavItem]:
        if "://" in address or address.startswith(("mailto:", "//")):
            return [NavLink(title or address, address)]
        name = joined(folder, unquote(address.partition("#")[0]))
        if "*" in name:
            return self._matching(name)
        if address.endswith("/") and self._site.docs.is_folder(name):
            return self._folder(title, name, depth)
        if name in self._names:
            self._listed.add(name)
            return [NavPage(name, title)]
        return self._missing(title, address, name)

    def _missing(self, title: str, address: str, name: str) -> list[NavItem]:
        index = next((f"{name}/{page}" for page in _INDEX if f"{name}/{page}" in self._names), "")
        if index:
            return [NavPage(index, title)]
        if not name.endswith((".md", ".html")) and address.startswith("/"):
            return []
        self._site.warn(
            name, 0, f"The navigation lists “{address}”, which is no page.", kind="navigation-without-page"
        )
        return []

    def _matching(self, pattern: str) -> list[NavItem]:
        """``*.md`` and ``*/`` of plug-ins: what is not listed elsewhere."""
        globs = Globs([f"/{pattern.rstrip('/')}"])
        names = [
            name
            for name in sorted(self._names, key=natural_order)
            if name in globs and name not in self._listed
        ]
        if pattern.endswith(".md"):
            depth = pattern.count("/")
            names = [name for name in names if name.count("/") == depth or "**" in pattern]
        self._listed.update(names)
        return list(self._shortened(names, folder_of(pattern.split("*")[0])))

    def _shortened(self, names: list[str], folder: str) -> tuple[NavItem, ...]:
        prefix = f"{folder}/" if folder else ""
        return renamed(folder_navigation([name.removeprefix(prefix) for name in names], _RULES), prefix)

    def _folder(self, title: str, folder: str, depth: int) -> list[NavItem]:
        if depth > DEEPEST:
            return []
        if self._literate and self._site.docs.has(f"{folder}/{self._literate}"):
            items = self._literate_folder(folder, depth + 1)
        else:
            items = self._shortened([n for n in self._names if n.startswith(f"{folder}/")], folder)
        if not title:
            title = readable(posixpath.basename(folder))
        return [self._section(title, items, folder)]

    # -- literate-nav --

    def _literate_folder(self, folder: str, depth: int) -> tuple[NavItem, ...]:
        try:
            text = self._site.docs.text(joined(folder, self._literate))
        except CannotRead:
            return ()
        rows = [row for row in read_link_list(text) if row.in_list]
        items = self._linked(rows, folder, depth)
        index = next((joined(folder, name) for name in _INDEX if joined(folder, name) in self._names), "")
        if index and self._index_in_section and index not in pages_of(items):
            return (NavPage(index), *items)
        return items

    def _linked(self, rows: Iterable[LinkRow], folder: str, depth: int) -> tuple[NavItem, ...]:
        found: list[NavItem] = []
        for row in rows:
            self._rows += 1
            if self._rows > MOST_ROWS or depth > DEEPEST:
                break
            below = self._linked(row.items, folder, depth + 1)
            leaves = self._leaf(row.title, row.address, folder, depth) if row.address else []
            if below and leaves and isinstance(leaves[0], NavPage):
                found.append(NavPage(leaves[0].page, row.title, below))
            elif below:
                found.append(self._section(row.title, below, folder))
            elif leaves:
                found.extend(leaves)
            elif row.title and "*" in row.title:
                found.extend(self._matching(joined(folder, row.title)))
        return tuple(found)

    # -- .pages and .nav.yml --

    def _has_pages_file(self, folder: str) -> bool:
        return any(self._site.docs.has(joined(folder, name)) for name in _PAGES_FILES)

    def _arranged_folder(self, folder: str, depth: int) -> tuple[NavItem, ...]:
        values = self._pages_file(folder)
        prefix = f"{folder}/" if folder else ""
        inside = [name[len(prefix) :] for name in self._names if name.startswith(prefix)]
        rows = sorted({name.partition("/")[0] for name in inside}, key=_index_first)
        nav = values.get("nav") or values.get("arrange")
        if not isinstance(nav, list):
            return tuple(self._arranged_rows(rows, folder, depth))
        listed = [next(iter(row.values())) if isinstance(row, dict) else row for row in nav]
        rest = [
            row for row in rows if row not in [item.rstrip("/") for item in listed if isinstance(item, str)]
        ]
        found: list[NavItem] = []
        for row in nav:
            if isinstance(row, str) and row.split("|")[0].strip() in ("...", "*"):
                found.extend(self._arranged_rows(rest, folder, depth))
            elif isinstance(row, dict):
                for title, value in row.items():
                    found.extend(self._arranged_titled(str(title), value, folder, depth))
            elif isinstance(row, str):
                found.extend(self._arranged_rows([row], folder, depth))
        return tuple(found)

    def _arranged_titled(self, title: str, value: Any, folder: str, depth: int) -> list[NavItem]:
        if isinstance(value, str) and "://" not in value and self._site.docs.is_folder(joined(folder, value)):
            inner = self._arranged_folder(joined(folder, value), depth + 1)
            return [self._section(title, inner, joined(folder, value))]
        return self._titled(title, value, folder, depth)

    def _arranged_rows(self, rows: Iterable[str], folder: str, depth: int) -> list[NavItem]:
        found: list[NavItem] = []
        for row in rows:
            name = joined(folder, row.rstrip("/"))
            if name in self._names:
                found.append(NavPage(name))
            elif depth < DEEPEST and self._site.docs.is_folder(name):
                values = self._pages_file(name)
                if str(values.get("hide")).casefold() == "true":
                    continue
                title = values.get("title")
                items = self._arranged_folder(name, depth + 1)
                found.append(self._section(title if isinstance(title, str) else readable(row), items, name))
            elif "://" in row:
                found.append(NavLink(row, row))
            elif "*" in row:
                found.extend(self._matching(name))
        return found

    def _pages_file(self, folder: str) -> dict[str, Any]:
        for name in _PAGES_FILES:
            try:
                return read_mapping(self._site.docs.text(joined(folder, name))).values
            except (CannotRead, YamlMistake):
                continue
        return {}


_PAGES_FILES = (".nav.yml", ".nav.yaml", ".pages")
_RULES = FolderRules(index=("index", "readme"))


def _index_first(name: str) -> tuple[object, ...]:
    return (name not in _INDEX, natural_order(name))
