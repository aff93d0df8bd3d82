"""Searches that led nowhere, kept on this computer while the reader wants that. Nothing here is ever sent."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from helpviewer.book.book import Book
from helpviewer.core.missed_searches import LONGEST, MOST, MissedSearch, missed_search
from helpviewer.models.user_data.settings import Choices, Settings
from helpviewer.models.user_data.state_file import StateFile, locked

_TABLE = "missed"

_log = logging.getLogger(__name__)


class MissedSearches(QObject):
    """Those of all books, newest first. The file is read when it is first asked for, written at every change,
    and gone when there is nothing in it.

    Args:
        path: the file.
        settings: ``keep_missed`` switches it on; switched off, it forgets what it has.

    Signals:
        changed: the list is another one now.
    """

    changed = Signal()

    def __init__(self, path: Path, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._settings = settings
        self._opened: StateFile | None = None
        settings.changed.connect(self._chosen)

    @property
    def all(self) -> tuple[MissedSearch, ...]:
        """What is kept, newest first."""
        table = self._file.get(_TABLE)
        rows = reversed(list(table.values())) if isinstance(table, dict) else ()
        return tuple(search for row in rows if (search := missed_search(row)))

    def add(self, book: Book, query: str, *, found: bool) -> None:
        """Keep a search that had no hit, or ``found`` some of which none was opened."""
        query = " ".join(query.split())[:LONGEST].strip()
        if not query or not self._settings.choices.keep_missed:
            return
        search = MissedSearch(book.info.id, book.info.version, query, found)
        before = missed_search(self._file.get(_TABLE, _key(search)))
        if before is not None:
            search = search._replace(times=before.times + 1)
        self._file.set(search._asdict(), _TABLE, _key(search))
        self._file.keep_newest(_TABLE, MOST)
        try:
            self._file.save()
        except OSError as error:
            _log.warning("a search in vain could not be kept: %s", error)
        self.changed.emit()

    def remove(self, searches: Iterable[MissedSearch]) -> None:
        """Forget some of them.

        Raises:
            OSError: the file cannot be written.
        """
        for search in searches:
            self._file.remove(_TABLE, _key(search))
        if not self.all:
            self.clear()
            return
        self._file.save()
        self.changed.emit()

    def clear(self) -> None:
        """Forget them all, and remove the file.

        Raises:
            OSError: it cannot be removed.
        """
        if self._path.parent.is_dir():
            with locked(self._path):
                for file in (self._path, self._path.with_name(f"{self._path.name}.damaged")):
                    file.unlink(missing_ok=True)
        self._opened = None
        self.changed.emit()

    @property
    def _file(self) -> StateFile:
        if self._opened is None:
            self._opened = StateFile(self._path, self)
        return self._opened

    def _chosen(self, choices: Choices) -> None:
        if not choices.keep_missed and self._path.exists():
            try:
                self.clear()
            except OSError as error:
                _log.warning("the searches in vain could not be removed: %s", error)


def _key(search: MissedSearch) -> str:
    return "\n".join((search.book, search.version, search.query.casefold()))


class SearchWatch:
    """What becomes of the searches of one window in its own book.

    Args:
        missed: where those are kept that lead nowhere.
    """

    def __init__(self, missed: MissedSearches, book: Book) -> None:
        self._missed = missed
        self._book = book
        self._stood = self._unopened = ""

    def stands(self, text: str, *, found: bool) -> None:
        """The reader stopped typing; the answer has hits or none."""
        if text != self._stood:
            self._stood, self._unopened = text, text if found else ""
            if not found:
                self._missed.add(self._book, text, found=False)

    def opened(self) -> None:
        """A hit was opened."""
        self._unopened = ""

    def goes_on(self, text: str) -> None:
        """Something else stands in the field now; "" when the search is over."""
        before = self._stood
        if not before or (text and (text.startswith(before) or before.startswith(text))):
            return  # the same search, a few letters on
        if self._unopened:
            self._missed.add(self._book, self._unopened, found=True)
        self._stood = self._unopened = ""
