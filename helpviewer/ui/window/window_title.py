"""The title of a window: its page and its book."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from helpviewer.book.book import Book
from helpviewer.models.navigator import Navigator, Visit


class WindowTitle(QObject):
    """Follows the page that is shown. ``called`` is what the book is called."""

    def __init__(self, window: QWidget, book: Book, navigator: Navigator) -> None:
        super().__init__(window)
        self._window = window
        self._book = book
        self._page = ""
        self.called = book.info.title
        navigator.location_changed.connect(self._arrived)

    def call_book(self, called: str) -> None:
        """Call the book so, as where another version of it is there."""
        self.called = called
        self._show()

    def _arrived(self, visit: Visit) -> None:
        self._page = self._book.page(visit.location.page).title
        self._show()

    def _show(self) -> None:
        # Once where both are alike.
        parts = [self._page, self.called] if self._page != self._book.info.title else [self.called]
        self._window.setWindowTitle(" — ".join(filter(None, parts)))
