"""What changed in a book since the reader read it last; a page counts as unread until it is opened."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from helpviewer.book.book import Book
from helpviewer.book.changes import Changes, PageMark, compare, marked_pages
from helpviewer.book.errors import BookError
from helpviewer.book.format import PageInfo
from helpviewer.models.user_data.store import open_store, write_store

_SLICE_S = 0.005
"""Seconds for which pages are looked at in one go; then the windows have their turn."""

_log = logging.getLogger(__name__)


class PageChanges(QObject):
    """The pages of a book that are new, changed or gone. Found in small steps after :meth:`look`.

    Args:
        folder: holds two files for each book: what its pages were, and what is still unread.

    Signals:
        found: there are other changes than before.
        unread_changed: other pages are unread now.
    """

    found = Signal()
    unread_changed = Signal()

    def __init__(self, folder: Path, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        # Versions side by side are no changes of each other.
        beside = book.path.name.startswith(f"{book.info.id}@")
        name = book.path.name if beside else book.info.id
        self._state_file = folder / f"{name}.json"
        self._pages_file = folder / f"{name}.pages.json"
        self._state: dict[str, Any] = {}
        self.changes = Changes()
        self.unread: frozenset[str] = frozenset()
        self.are_fresh = False
        """Whether the changes were found just now, and not at an earlier start."""
        self._marks: list[tuple[PageInfo, PageMark]] = []
        self._to_look: Iterator[tuple[PageInfo, PageMark]] | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._look_on)

    @property
    def version_before(self) -> str:
        """The version that was read before; "" when it is not known."""
        version = self._state.get("before", "")
        return version if isinstance(version, str) else ""

    @property
    def is_looking(self) -> bool:
        """Whether the pages are still being compared."""
        return self._turn.isActive()

    def look(self) -> None:
        """Start to compare the pages with those read before. For a book that was never open, only note what
        pages there are."""
        if self._state or self._to_look is not None:
            return
        self._state, _ = open_store(self._state_file)
        fingerprint = self._book.fingerprint
        if not fingerprint:
            return  # a book of format 1 does not say what its pages are
        if self._state.get("fingerprint") == fingerprint:
            self._take(self._known())
            return
        self._marks = []
        self._to_look = marked_pages(self._book)
        self._turn.start()

    def note_read(self, page_id: str) -> None:
        """Note that the reader has opened a page."""
        if page_id in self.unread:
            self._leave_unread(self.unread - {page_id})

    def note_all_read(self) -> None:
        """Mark all pages as read."""
        self._leave_unread(frozenset())

    def categories(self) -> frozenset[str]:
        """Ids of the categories with unread pages in them."""
        found: set[str] = set()
        for page_id in self.unread:
            try:
                found.update(one.id for one in self._book.category_path(self._book.page(page_id).category))
            except BookError:
                continue
        return frozenset(found)

    # -- inside -----------------------------------------------------------------------------------

    def _look_on(self) -> None:
        assert self._to_look is not None
        end = perf_counter() + _SLICE_S
        try:
            while perf_counter() < end:
                self._marks.append(next(self._to_look))
        except StopIteration:
            self._turn.stop()
            self._compare()
        except BookError as error:
            self._turn.stop()
            _log.warning("what changed cannot be told: %s (%s)", error, error.detail)

    def _compare(self) -> None:
        before = _marks(open_store(self._pages_file)[0].get("pages"))
        now = {page.id: [mark.title, mark.digest] for page, mark in self._marks}
        changes = compare(before, self._marks) if before else Changes()
        there = frozenset(now)
        known = self._known() if before else Changes()
        unread = (_ids(self._state.get("unread")) & there if before else frozenset()) | {
            *changes.new,
            *changes.changed,
        }
        # What was new and unread before this version came is still new.
        new = _in_order(self._marks, ({*changes.new, *known.new} & unread))
        changed = _in_order(self._marks, unread - set(new))
        gone = changes.gone if changes else known.gone
        self._marks = []
        version = self._state.get("version") if changes else self._state.get("before")
        self._state = {
            "fingerprint": self._book.fingerprint,
            "version": self._book.info.version,
            "before": version if isinstance(version, str) else "",
            "new": new,
            "changed": changed,
            "gone": list(gone),
            "unread": sorted(unread),
        }
        try:
            write_store(self._pages_file, {"pages": now})
        except OSError as error:
            _log.warning("%s cannot be written: %s", self._pages_file, error)
        self._save()
        self.are_fresh = bool(changes)
        self._take(self._known())

    def _known(self) -> Changes:
        """The changes as they were kept, without pages that are no longer there."""
        new, changed = (
            tuple(page for page in _texts(self._state.get(name)) if page in self._book)
            for name in ("new", "changed")
        )
        return Changes(new, changed, tuple(_texts(self._state.get("gone"))))

    def _take(self, changes: Changes) -> None:
        self.changes = changes
        self.unread = _ids(self._state.get("unread")) & {*changes.new, *changes.changed}
        if changes:
            self.found.emit()
        if self.unread:
            self.unread_changed.emit()

    def _leave_unread(self, unread: frozenset[str]) -> None:
        if unread != self.unread:
            self.unread = unread
            self._state["unread"] = sorted(unread)
            self._save()
            self.unread_changed.emit()

    def _save(self) -> None:
        try:
            write_store(self._state_file, self._state)
        except OSError as error:
            _log.warning("%s cannot be written: %s", self._state_file, error)


def _marks(value: Any) -> dict[str, PageMark]:
    rows = value.items() if isinstance(value, dict) else ()
    return {
        page: PageMark(*row)
        for page, row in rows
        if isinstance(row, list) and len(row) == 2 and all(isinstance(text, str) for text in row)
    }


def _texts(value: Any) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _ids(value: Any) -> frozenset[str]:
    return frozenset(_texts(value))


def _in_order(pages: list[tuple[PageInfo, PageMark]], wanted: set[str] | frozenset[str]) -> list[str]:
    return [page.id for page, _ in pages if page.id in wanted]
