"""A tree of pages as their folders make it, in the order in which people count."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from index_build.sources.files.names import FOLDER_INDEX
from index_build.sources.navigation.ids import natural_order
from index_build.sources.navigation.items import NavItem, NavPage, NavSection

INDEX = (*FOLDER_INDEX, "home")


def readable(name: str) -> str:
    """A title out of the name of a file or folder: ``dev-guide`` is “Dev guide”."""
    text = re.sub(r"[-_]+", " ", name).strip() or name
    return text if any(char.isupper() for char in text) else text[:1].upper() + text[1:]


def stem(name: str) -> str:
    """A file's name without folder and suffix."""
    return name.rpartition("/")[2].rpartition(".")[0] or name


def _nothing(_name: str) -> None:
    return None


def _no_text(_name: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class FolderRules:
    """How a system turns folders into a tree. Functions get the name of a page, or of a folder with a slash
    at its end.

    ``weight`` is where it stands (None: behind all that have one); ``title`` what the tree calls it ("": the
    page's own title, the folder's name); ``index`` are the names of pages that stand for their folder;
    ``files_first`` puts pages before folders; ``sort_name`` is what is sorted by.
    """

    weight: Callable[[str], float | None] = _nothing
    title: Callable[[str], str] = _no_text
    index: tuple[str, ...] = INDEX
    files_first: bool = False
    sort_name: Callable[[str], str] = field(default=lambda name: name.strip("/").rpartition("/")[2])


def folder_navigation(names: Iterable[str], rules: FolderRules | None = None) -> tuple[NavItem, ...]:
    """The tree of the pages ``names``."""
    below: dict[str, list[str]] = {"": []}
    for name in names:
        parts = name.split("/")
        for depth in range(1, len(parts)):
            folder = "/".join(parts[:depth]) + "/"
            if folder not in below:
                below[folder] = []
                below["/".join(parts[: depth - 1]) + "/" if depth > 1 else ""].append(folder)
        below["/".join(parts[:-1]) + "/" if len(parts) > 1 else ""].append(name)
    return _Tree(below, rules or FolderRules()).items("")


def renamed(items: Iterable[NavItem], prefix: str) -> tuple[NavItem, ...]:
    """A tree whose pages and folders lie below ``prefix``."""
    found: list[NavItem] = []
    for item in items:
        if isinstance(item, NavPage):
            found.append(NavPage(prefix + item.page, item.title, renamed(item.items, prefix)))
        elif isinstance(item, NavSection):
            found.append(NavSection(item.title, renamed(item.items, prefix), item.id, prefix + item.key))
        else:
            found.append(item)
    return tuple(found)


class _Tree:
    def __init__(self, below: dict[str, list[str]], rules: FolderRules) -> None:
        self._below = below
        self._rules = rules

    def items(self, folder: str) -> tuple[NavItem, ...]:
        """What stands below a folder; its index page first, unless the folder's row is that page."""
        index = self._index(folder)
        rows = sorted((name for name in self._below[folder] if name != index), key=self._place)
        found: list[NavItem] = [self._item(name) for name in rows]
        if index and not folder:
            found.insert(0, NavPage(index, self._rules.title(index)))
        return tuple(found)

    def _place(self, name: str) -> tuple[object, ...]:
        index = self._index(name) if name.endswith("/") else ""
        weight = self._rules.weight(name)
        if weight is None and index:
            weight = self._rules.weight(index)
        is_folder = name.endswith("/")
        first = is_folder and self._rules.files_first
        return (
            weight if weight is not None else math.inf,
            first,
            natural_order(self._rules.sort_name(name)),
            name,
        )

    def _item(self, name: str) -> NavItem:
        title = self._rules.title(name)
        if not name.endswith("/"):
            return NavPage(name, title)
        index = self._index(name)
        items = self.items(name)
        if index:
            return NavPage(index, title or self._rules.title(index), items)
        return NavSection(title or readable(name.rstrip("/").rpartition("/")[2]), items, key=name.rstrip("/"))

    def _index(self, folder: str) -> str:
        own = folder.rstrip("/").rpartition("/")[2].casefold()
        pages = {stem(name).casefold(): name for name in self._below[folder] if not name.endswith("/")}
        return next((pages[name] for name in (*self._rules.index, own) if name and name in pages), "")
