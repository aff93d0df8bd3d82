"""The reader's bookmarks in one book: a list in a file of its own, that can be exported and imported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from helpviewer.book.book import Book, Location
from helpviewer.book.format import is_valid_id
from helpviewer.models.user_data.store import MAX_STORE_FILE, open_store, write_store

MOST = 1000
"""Bookmarks of a book; a list for people, not a table."""

LONGEST = 300
"""Letters of a bookmark's name."""


class Bookmark(NamedTuple):
    """A place and the name the reader knows it by."""

    location: Location
    name: str


class NoBookmarks(Exception):
    """A file that should be imported holds no bookmarks. The text is for the log."""


class Bookmarks(QObject):
    """The list, newest last. Read when it is first asked for, and written at every change.

    Args:
        folder: where the files are, one for each book.
        book: the book they belong to.

    Signals:
        changed: the list is another one now.
        not_saved: the file cannot be written; told once, the list holds until the end.
    """

    changed = Signal()
    not_saved = Signal()

    def __init__(self, folder: Path, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = folder / f"{book.info.id}.json"
        self._book = book
        self._list: list[Bookmark] | None = None
        self._stamp: tuple[int, int] | None = None
        self._told = False
        self._damaged = False

    @property
    def all(self) -> tuple[Bookmark, ...]:
        return tuple(self._entries())

    @property
    def damaged(self) -> bool:
        """Whether the file made no sense; it was kept aside and the list is empty."""
        self._entries()
        return self._damaged

    def __contains__(self, location: object) -> bool:
        return any(mark.location == location for mark in self._entries())

    def add(self, location: Location, name: str) -> bool:
        """Add a bookmark; whether there was room and it is new."""
        marks = self._entries()
        if location in self or len(marks) >= MOST:
            return False
        marks.append(Bookmark(location, _one_line(name) or location.page))
        self._save()
        return True

    def remove(self, location: Location) -> None:
        """Remove the bookmark of this place, if there is one."""
        marks = self._entries()
        kept = [mark for mark in marks if mark.location != location]
        if len(kept) < len(marks):
            self._list = kept
            self._save()

    def rename(self, location: Location, name: str) -> None:
        """Give a bookmark another name; an empty one brings back the page's title."""
        title = self._book.page(location.page).title if location.page in self._book else location.page
        name = _one_line(name) or title
        marks = self._entries()
        renamed = [mark._replace(name=name) if mark.location == location else mark for mark in marks]
        if renamed != marks:
            self._list = renamed
            self._save()

    # -- files to give away -----------------------------------------------------------------------

    def export(self, path: Path) -> None:
        """Write the list to a file.

        Raises:
            OSError: the file cannot be written; the old one is whole.
        """
        self._entries()
        write_store(path, self._content())

    def import_from(self, path: Path) -> int:
        """Add what an exported file holds and the list does not; how many these are.

        Raises:
            OSError: the file cannot be read.
            NoBookmarks: it does not hold bookmarks of this book.
        """
        with path.open("rb") as stream:
            raw = stream.read(MAX_STORE_FILE + 1)
        try:
            content = json.loads(raw)
        except (ValueError, RecursionError) as error:
            raise NoBookmarks(f"{path}: {error}") from error
        if not isinstance(content, dict) or content.get("book") != self._book.info.id:
            raise NoBookmarks(f"{path} is not about the book {self._book.info.id}")
        marks = self._entries()
        room = MOST - len(marks)
        new = [mark for mark in _parse(content) if mark.location not in self][: max(0, room)]
        if new:
            marks.extend(new)
            self._save()
        return len(new)

    # -- inside -----------------------------------------------------------------------------------

    def _entries(self) -> list[Bookmark]:
        # Read again when another program of ours has written it.
        if self._list is None or self._file_stamp() != self._stamp:
            content, damaged = open_store(self._path)
            self._damaged = self._damaged or damaged
            self._list = _parse(content)
            self._stamp = self._file_stamp()
        return self._list

    def _file_stamp(self) -> tuple[int, int] | None:
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size

    def _content(self) -> dict[str, Any]:
        rows = [{"place": str(mark.location), "name": mark.name} for mark in self._list or ()]
        return {"book": self._book.info.id, "bookmarks": rows}

    def _save(self) -> None:
        content = self._content()
        try:
            write_store(self._path, content)
            self._stamp = self._file_stamp()
        except OSError as error:
            import logging

            logging.getLogger(__name__).warning("bookmarks not saved: %s", error)
            if not self._told:
                self._told = True
                self.not_saved.emit()
        self.changed.emit()


def _parse(content: dict[str, Any]) -> list[Bookmark]:
    """The bookmarks that make sense, each place once."""
    rows = content.get("bookmarks")
    found: dict[Location, Bookmark] = {}
    for row in rows if isinstance(rows, list) else ():
        if not isinstance(row, dict) or not isinstance(row.get("place"), str):
            continue
        location = Location.parse(row["place"])
        if is_valid_id(location.page):
            name = row.get("name")
            name = _one_line(name) if isinstance(name, str) else ""
            found.setdefault(location, Bookmark(location, name or location.page))
    return list(found.values())[:MOST]


def _one_line(name: str) -> str:
    return " ".join(name.split())[:LONGEST]
