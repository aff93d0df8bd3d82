"""The contents tree of the book, from the navigation of its documentation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Protocol

from helpviewer.book.format import Category, CategoryItem, LinkItem, TreeItem
from index_build.sources.navigation.ids import distinct_id, id_from_path, is_folder_index
from index_build.sources.navigation.items import NavItem, NavLink, NavPage, NavSection

DEEPEST = 30
"""Levels of the tree; what lies deeper is put on the last of them."""


class Titled(Protocol):
    """What the tree needs to know of a page."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...


class Tree:
    """Collects the trees of all documentation that the book is made of, one after the other.

    ``titles`` holds, after that, what the tree calls a page (by its id) where the navigation says so, and
    ``places`` the category that each page stands in.
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._literal: set[str] = set()
        self._top: list[TreeItem] = []
        self._rows: list[Category] = []
        self.titles: dict[str, str] = {}
        self.places: dict[str, str] = {}

    def add(self, items: Iterable[NavItem], pages: Mapping[str, Titled]) -> None:
        """Add a navigation; ``pages`` are the pages by name. Names that are no pages are left out."""
        items = tuple(items)
        self._literal.update(_literal_ids(items))
        self._top.extend(self._items(items, "", pages, 1))

    def add_first(self, page: Titled) -> None:
        """Put a page on top of the tree."""
        self._top.insert(0, page.id)
        self.places[page.id] = ""

    def categories(self) -> tuple[Category, ...]:
        """Every category, the first level of the tree before all others, a parent before its children."""
        rows = {category.id: category for category in self._rows}
        found = [Category("", "", tuple(self._top))]
        todo = list(reversed(found[0].categories))
        while todo:
            category = rows[todo.pop()]
            found.append(category)
            todo.extend(reversed(category.categories))
        return tuple(found)

    def _items(
        self, items: Iterable[NavItem], above: str, pages: Mapping[str, Titled], depth: int
    ) -> Iterator[TreeItem]:
        for item in items:
            if isinstance(item, NavLink):
                yield LinkItem(item.title, item.url)
            elif isinstance(item, NavSection):
                yield from self._section(item, above, pages, depth)
            else:
                yield from self._page(item, above, pages, depth)

    def _page(self, item: NavPage, above: str, pages: Mapping[str, Titled], depth: int) -> Iterator[TreeItem]:
        page = pages.get(item.page)
        if page is None or page.id in self.places:
            yield from self._items(item.items, above, pages, depth)
            return
        if item.title and item.title != page.title:
            self.titles[page.id] = item.title
        self.places[page.id] = above
        if not item.items or depth >= DEEPEST:
            yield page.id
            yield from self._items(item.items, above, pages, depth)
            return
        folder = str(PurePosixPath(item.page).parent)
        wanted = id_from_path(folder) if is_folder_index(item.page) and folder != "." else page.id
        category_id = self._claim(wanted, item.page)
        below = tuple(self._items(item.items, category_id, pages, depth + 1))
        if below:
            self.places[page.id] = category_id
            title = item.title or page.title
            self._rows.append(Category(category_id, title, below, page.id, above))
            yield CategoryItem(category_id)
        else:
            self._taken.discard(category_id)
            yield page.id

    def _section(
        self, item: NavSection, above: str, pages: Mapping[str, Titled], depth: int
    ) -> Iterator[TreeItem]:
        if depth >= DEEPEST:
            yield from self._items(item.items, above, pages, depth)
            return
        key = item.key or item.title
        wanted = item.id or id_from_path(key)
        if wanted in self._literal and wanted not in (item.id, key):
            wanted = distinct_id(wanted, f"{above}/{key}")
        category_id = self._claim(wanted, f"{above}/{key}")
        below = tuple(self._items(item.items, category_id, pages, depth + 1))
        if any(not isinstance(row, LinkItem) for row in below):
            self._rows.append(Category(category_id, item.title, below, above=above))
            yield CategoryItem(category_id)
        else:
            self._taken.discard(category_id)
            yield from below

    def _claim(self, wanted: str, path: str) -> str:
        """``wanted``, or with a checksum of the path when another category has it."""
        category_id = wanted if wanted not in self._taken else distinct_id(wanted, path)
        while category_id in self._taken:
            path += "+"
            category_id = distinct_id(wanted, path)
        self._taken.add(category_id)
        return category_id


def _literal_ids(items: Iterable[NavItem]) -> Iterator[str]:
    """Ids that sections have by their very name: of the folders “a-b” and “a/b” the first is called so."""
    for item in items:
        if isinstance(item, NavSection):
            if item.id or item.key == id_from_path(item.key):
                yield item.id or item.key
            yield from _literal_ids(item.items)
        elif isinstance(item, NavPage):
            yield from _literal_ids(item.items)
