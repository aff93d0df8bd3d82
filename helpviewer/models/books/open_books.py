"""The books that are open in this program, each once, with what belongs to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from helpviewer.book.book import Book
from helpviewer.book.format import BOOK_FILE
from helpviewer.models.search_service import SearchService
from helpviewer.models.user_data.bookmarks import Bookmarks
from helpviewer.models.user_data.missed_searches import MissedSearches
from helpviewer.models.user_data.recent_pages import RecentPages
from helpviewer.models.user_data.recent_searches import RecentSearches
from helpviewer.models.user_data.session import Session
from helpviewer.models.user_data.settings import Settings

if TYPE_CHECKING:
    from helpviewer.models.user_data.page_changes import PageChanges


class OpenBook(QObject):
    """A book, its search, and what the reader keeps of it. All windows on it share these."""

    def __init__(
        self, book: Book, session: Session, settings: Settings, bookmarks: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.book = book
        self.bookmarks = Bookmarks(bookmarks, book, self)
        self._read = bookmarks.with_name("read")
        self.search = SearchService(book, self)
        self.recent_pages = RecentPages(session, book)
        self._stamp = _stamp(book.path)
        self.recent_searches = RecentSearches(session, settings, book.info.id)

    @cached_property
    def page_changes(self) -> PageChanges:
        """What changed in the book since it was read last, made when it is first asked for."""
        from helpviewer.models.user_data.page_changes import PageChanges  # no first page needs it

        return PageChanges(self._read, self.book, self)

    def has_changed(self) -> bool:
        """Whether there is another book in the folder now than the one that was read."""
        now = _stamp(self.book.path)
        return now is not None and now != self._stamp

    def is_gone(self) -> bool:
        """Whether there is no book in the folder any more."""
        return _stamp(self.book.path) is None


def _stamp(folder: Path) -> tuple[int, int] | None:
    """What changes when the book in a folder is replaced; None when there is none just now."""
    try:
        status = (folder / BOOK_FILE).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ino


class OpenBooks(QObject):
    """The open books, in the order in which they were opened.

    Args:
        bookmarks: the folder that holds a file of bookmarks for each book; what was read of it is kept in the
            folder ``read`` beside it, and what was looked for in vain in a file beside it.
    """

    def __init__(
        self, session: Session, settings: Settings, bookmarks: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._bookmarks = bookmarks
        self._books: dict[Path, OpenBook] = {}
        self.missed = MissedSearches(bookmarks.with_name("missed-searches.json"), settings, self)
        """The searches in vain, of all books."""

    def __iter__(self) -> Iterator[OpenBook]:
        return iter(self._books.values())

    def __len__(self) -> int:
        return len(self._books)

    @property
    def by_place(self) -> Mapping[Path, OpenBook]:
        """The open books by the folders they lie in, each without links on its way."""
        return self._books

    def open(self, path: Path) -> OpenBook:
        """The book in this folder, opened if it is not open yet.

        Raises:
            BookError: it cannot be opened.
        """
        place = path.resolve()
        if place not in self._books:
            book = Book.open(path)
            self._books[place] = OpenBook(book, self._session, self._settings, self._bookmarks, self)
        return self._books[place]

    def open_again(self, opened: OpenBook) -> OpenBook:
        """The book as it is on disk now, in the place of the one that was read before; that is to be closed
        when nobody shows it any more.

        Raises:
            BookError: it cannot be opened now; the one before stays.
        """
        place = opened.book.path.resolve()
        book = Book.open(opened.book.path)
        self._books[place] = OpenBook(book, self._session, self._settings, self._bookmarks, self)
        return self._books[place]

    def forget(self, folder: Path) -> None:
        """Close the book in this folder, which no window shows; nothing happens when it is not open."""
        opened = self._books.pop(folder.resolve(), None)
        if opened is not None:
            opened.search.close()
            opened.deleteLater()

    def forget_stale(self, shown: Collection[OpenBook]) -> None:
        """Close the books that are gone or replaced by now, but for those that a window shows."""
        for opened in list(self):
            if opened not in shown and (opened.is_gone() or opened.has_changed()):
                self.forget(opened.book.path)

    def close(self) -> None:
        """End the searches of all books."""
        for opened in self:
            opened.search.close()
