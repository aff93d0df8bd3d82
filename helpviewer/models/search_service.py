"""Searching while the window stays quick: one worker thread, the newest query wins."""

from __future__ import annotations

import sys
from threading import Condition, Thread

from PySide6.QtCore import QObject, Signal

from helpviewer.book.errors import BookError
from helpviewer.book.reader import Book
from helpviewer.core.messages import Message
from helpviewer.search.results import SearchAnswer

SWITCH_INTERVAL_S = 0.0005
"""How often the worker lets the window run. Python's default of 5 ms can be seen while typing."""


class SearchService(QObject):
    """Asks the book's search in a thread of its own.

    Signals, emitted in the thread that made this object:
        answered: the :class:`SearchAnswer` to the newest query; answers to older ones are dropped.
        failed: the :class:`Message` that says why this book cannot be searched.
    """

    answered = Signal(object)
    failed = Signal(object)
    _done = Signal(int, object)

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._changed = Condition()
        self._query: tuple[str, bool] | None = None
        self._number = 0
        self._closing = False
        self._thread: Thread | None = None
        self._interval_before = 0.0
        self._done.connect(self._deliver)  # across threads Qt puts it in the queue

    def warm_up(self) -> None:
        """Start the worker and open the index, so that the first keystroke need not wait for it."""
        if self._thread is not None and self._thread.is_alive():
            return
        if not self._interval_before:
            self._interval_before = sys.getswitchinterval()
            sys.setswitchinterval(SWITCH_INTERVAL_S)
        # A daemon, so that a window that died cannot keep the program alive.
        self._thread = Thread(target=self._work, name="search", daemon=True)
        self._thread.start()

    def ask(self, text: str, *, correct: bool = True) -> None:
        """Search for ``text``; with ``correct`` misspelt words may be replaced."""
        with self._changed:
            self._number += 1
            self._query = (text, correct)
            self._changed.notify()
        self.warm_up()

    def forget(self) -> None:
        """Drop the query under way: its answer will not be delivered."""
        with self._changed:
            self._number += 1
            self._query = None

    def close(self) -> None:
        """End the worker and wait for it."""
        with self._changed:
            self._closing = True
            self._number += 1
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if self._interval_before:
            sys.setswitchinterval(self._interval_before)
            self._interval_before = 0.0

    # -- in the worker ----------------------------------------------------------------------------

    def _work(self) -> None:
        # Imported here, because it brings in Whoosh, which no first page needs.
        from helpviewer.search.searcher import Searcher

        try:
            searcher = Searcher(self._book)
        except BookError as error:
            self._refuse(error)
            return
        try:
            while (task := self._next_task()) is not None:
                number, text, correct = task
                self._done.emit(number, searcher.search(text, correct=correct))
        except BookError as error:
            self._refuse(error)
        finally:
            searcher.close()

    def _next_task(self) -> tuple[int, str, bool] | None:
        """Wait for a query; None when it is time to end."""
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._query is not None)
            if self._closing or self._query is None:
                return None
            (text, correct), self._query = self._query, None
            return self._number, text, correct

    def _refuse(self, error: BookError) -> None:
        import logging

        logging.getLogger(__name__).error("search: %s (%s)", error, error.detail)
        self._done.emit(self._number, error.message)

    # -- in the window's thread -------------------------------------------------------------------

    def _deliver(self, number: int, answer: SearchAnswer | Message) -> None:
        if isinstance(answer, Message):
            self.failed.emit(answer)
        elif number == self._number:
            self.answered.emit(answer)
