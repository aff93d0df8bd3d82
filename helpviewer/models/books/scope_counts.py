"""Counts what a search would find in each other scope, for the list of scopes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from helpviewer.book.errors import BookError
from helpviewer.models.books.open_books import OpenBook, OpenBooks
from helpviewer.models.scope import ALL_BOOKS, Scope
from helpviewer.models.search_service import SearchChannel
from helpviewer.search.results import SearchAnswer


class ScopeCounts(QObject):
    """Asks one scope after the other, each as it would be searched, so that the count is what will be found.
    What the reader types meanwhile goes before it.

    Signals:
        counted: a :class:`Scope`, and how many answers there are.
    """

    counted = Signal(object, int)

    def __init__(self, opened: OpenBook, books: OpenBooks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._books = books
        self._channels: dict[OpenBook, SearchChannel] = {}
        self._text = ""
        self._as_typed = False
        self._to_ask: list[Scope] = []
        self._asked: Scope | None = None
        self._in_books = 0
        self._all: Scope | None = None

    def ask(self, text: str, scopes: Sequence[Scope], *, as_typed: bool = False) -> None:
        """Count what a text finds in each of these scopes. That of all books follows from the single books,
        which must be among them."""
        self.stop()
        self._text, self._as_typed = text, as_typed
        self._in_books = 0
        self._all = ALL_BOOKS if ALL_BOOKS in scopes else None
        books = [scope for scope in scopes if not (scope.everywhere or scope.category)]
        categories = [scope for scope in scopes if scope.category]
        self._to_ask = [*books, *categories]
        self._ask_next()

    def stop(self) -> None:
        """Count no further."""
        self._to_ask = []
        self._asked = None
        for channel in self._channels.values():
            channel.forget()

    def close(self) -> None:
        """Ask no more."""
        self.stop()
        for channel in self._channels.values():
            channel.close()

    # -- inside -----------------------------------------------------------------------------------

    def _ask_next(self) -> None:
        while self._to_ask:
            scope = self._to_ask.pop(0)
            if self._all is not None and scope.category:
                self._tell_all()
            if (channel := self._channel(scope)) is not None:
                self._asked = scope
                channel.ask(self._text, as_typed=self._as_typed, limit=0, category=scope.category)
                return
        self._asked = None
        self._tell_all()

    def _tell_all(self) -> None:
        if self._all is not None:
            self.counted.emit(self._all, self._in_books)
            self._all = None

    def _channel(self, scope: Scope) -> SearchChannel | None:
        try:
            opened = self._opened if scope.other is None else self._books.open(scope.other)
        except BookError:  # the library shows what is wrong with it
            return None
        if opened not in self._channels:
            channel = self._channels[opened] = opened.search.channel(self)
            channel.answered.connect(self._answered)
            channel.failed.connect(lambda _why: self._answered(None))
        return self._channels[opened]

    def _answered(self, answer: SearchAnswer | None) -> None:
        if self._asked is None:
            return
        count = answer.total if answer is not None else 0
        if not self._asked.category:
            self._in_books += count
        self.counted.emit(self._asked, count)
        self._ask_next()
