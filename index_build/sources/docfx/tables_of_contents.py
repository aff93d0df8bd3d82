"""The tree of DocFX: ``toc.yml`` or ``toc.md``, and those that they refer to or that lie in other folders."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from index_build.sources.files.docs_folder import CannotRead, folder_of, joined
from index_build.sources.navigation.ids import title_from_path
from index_build.sources.navigation.items import NavItem, NavLink, NavPage, NavSection
from index_build.sources.site import Site
from index_build.sources.yaml_text import YamlMistake, read_yaml

DEEPEST = 30
MOST_ROWS = 100_000
_NAMES = ("toc.yml", "toc.yaml", "toc.json", "toc.md")
_LONGEST_LINE = 2000
_ROW = re.compile(r"(#{1,30})[ \t]*(?:\[(?P<title>.*)\]\((?P<href>.*)\)|(?P<name>.*?))[ \t#]*")


def is_toc(name: str) -> bool:
    """Whether a file is a table of contents."""
    return name.rpartition("/")[2].casefold() in _NAMES


def _rows_of(text: str) -> list[Any]:
    """The rows of a table of contents that is written in headings of Markdown."""
    rows: list[Any] = []
    open_rows = [(0, rows)]
    for line in text.split("\n"):
        match = _ROW.fullmatch(line.strip()[:_LONGEST_LINE])
        if match is None:
            continue
        level = len(match[1])
        row: dict[str, Any] = {"name": match["title"] or match["name"] or "", "items": []}
        if match["href"]:
            row["href"] = match["href"].strip()
        while open_rows[-1][0] >= level:
            open_rows.pop()
        open_rows[-1][1].append(row)
        open_rows.append((level, row["items"]))
    return rows


class TablesOfContents:
    """Makes the tree of ``toc.yml`` and of those it refers to."""

    def __init__(self, site: Site, names: set[str]) -> None:
        self._site = site
        self._names = names
        self._by_name = {name.casefold(): name for name in sorted(names, reverse=True)}
        self._tocs = {name.casefold(): name for name in site.docs.files if is_toc(name)}
        self._open: set[str] = set()
        self._read: set[str] = set()
        self._rows = 0

    def items(self, files: Iterable[str]) -> tuple[NavItem, ...]:
        """The tree: the table of contents of the whole, then those of folders that it leaves out."""
        found: list[NavItem] = []
        for name in sorted(files, key=lambda name: (name.count("/"), name)):
            if name in self._read:
                continue
            items = self._file(name, 0)
            folder = folder_of(name)
            if folder and any(isinstance(item, NavPage | NavSection) for item in items):
                found.append(NavSection(title_from_path(folder), items))
            else:
                found += items
        return tuple(found)

    def _file(self, name: str, depth: int) -> tuple[NavItem, ...]:
        if name in self._open or depth > DEEPEST:
            return ()
        self._open.add(name)
        self._read.add(name)
        try:
            text = self._site.docs.text(name)
            found = _rows_of(text) if name.casefold().endswith(".md") else read_yaml(text)
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
        from_root = address.startswith(("~/", "/"))
        name = joined("", address.lstrip("~/")) if from_root else joined(folder, address)
        for link in (name, str(row.get("tocHref") or "")):
            toc = self._toc(link if link == name else joined(folder, link)) if address or link else ""
            below = below or (self._file(toc, depth + 1) if toc else ())
        page = self._page(name) if address else ""
        if page:
            return [NavPage(page, title, below)]
        if address and not below and not address.startswith("/") and not self._toc(name):
            sentence = f"The contents list “{href}”, which is no page."
            self._site.warn(joined(folder, "toc.yml"), 0, sentence, kind="navigation-without-page")
        return [NavSection(title, below)] if title and below else list(below)

    def _page(self, name: str) -> str:
        """The page that an address means, which Learn finds whatever the case."""
        bare = name[: -len(".html")] + ".md" if name.casefold().endswith(".html") else name
        places = (name, bare, f"{name}/index.md".lstrip("/"))
        return next((self._by_name[n.casefold()] for n in places if n.casefold() in self._by_name), "")

    def _toc(self, name: str) -> str:
        places = (name, *(f"{name}/{toc}" for toc in _NAMES if name))
        return next((self._tocs[n.casefold()] for n in places if n.casefold() in self._tocs), "")
