"""Searching a book while the windows stay quick: one worker thread; in each window the newest query wins."""

from __future__ import annotations

from itertools import count
from threading import Condition, Thread
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from helpviewer.book.book import Book
from helpviewer.book.errors import BookError
from helpviewer.core.messages import Message

if TYPE_CHECKING:
    from helpviewer.search.results import SearchAnswer


FIRST_HITS = 20
"""Hits that are asked for at first; more of them as one scrolls."""


class _Query(NamedTuple):
    number: int
    text: str
    as_typed: bool
    limit: int
    category: str


class SearchService(QObject):
    """Asks the book's search in a thread of its own. Windows ask through a :meth:`channel`."""

    _done = Signal(int, int, object)

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._names = count()
        self._channels: dict[int, SearchChannel] = {}
        self._changed = Condition()
        # What follows is shared with the worker and touched under the lock alone.
        self._queries: dict[int, _Query] = {}
        self._closing = False
        self._running = False
        self._thread: Thread | None = None
        self._done.connect(self._deliver)  # across threads Qt puts it in the queue

    def channel(self, parent: QObject | None = None) -> SearchChannel:
        """A way to ask, for one window."""
        name = next(self._names)
        channel = SearchChannel(self, name, parent)
        self._channels[name] = channel
        return channel

    def warm_up(self) -> None:
        """Start the worker and open the index, so that the first keystroke need not wait for it."""
        with self._changed:
            if self._running or self._closing:
                return
            self._running = True
            # A daemon, so that a window that died cannot keep the program alive.
            self._thread = Thread(target=self._work, name="search", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """End the worker and wait for it. No query is answered any more."""
        with self._changed:
            self._closing = True
            self._queries.clear()
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._channels.clear()

    # -- for the channels -------------------------------------------------------------------------

    def ask(self, channel: int, query: _Query) -> None:
        """Answer a channel's query, in the place of the one it asked before."""
        with self._changed:
            self._queries[channel] = query
            self._changed.notify()
        self.warm_up()

    def forget(self, channel: int) -> None:
        """Leave the channel's query unanswered, if the worker has not begun with it."""
        with self._changed:
            self._queries.pop(channel, None)

    def drop(self, channel: int) -> None:
        """Forget a channel; it asks no more."""
        self.forget(channel)
        self._channels.pop(channel, None)

    # -- in the worker ----------------------------------------------------------------------------

    def _work(self) -> None:
        # Imported here: no first page needs it.
        from helpviewer.search.searcher import Searcher

        asked: tuple[int, _Query] | None = None
        try:
            searcher = Searcher(self._book)
            try:
                while (asked := self._next_query()) is not None:
                    channel, query = asked
                    answer = searcher.search(
                        query.text,
                        correct=not query.as_typed,
                        exclude=not query.as_typed,
                        limit=query.limit,
                        category=query.category,
                    )
                    self._done.emit(channel, query.number, answer)
            finally:
                searcher.close()
        except BookError as error:
            self._refuse(error, asked)
        finally:
            with self._changed:
                self._running = False

    def _next_query(self) -> tuple[int, _Query] | None:
        """Wait for a query, and say for which channel it is; None when it is time to end."""
        with self._changed:
            self._changed.wait_for(lambda: self._closing or bool(self._queries))
            if self._closing:
                return None
            channel = next(iter(self._queries))
            return channel, self._queries.pop(channel)

    def _refuse(self, error: BookError, asked: tuple[int, _Query] | None) -> None:
        """Tell everybody who has asked, or else every window, that this book cannot be searched."""
        import logging

        logging.getLogger(__name__).error("search: %s (%s)", error, error.detail)
        with self._changed:
            # A query that comes from now on starts another worker.
            self._running = False
            waiting = {name: query.number for name, query in self._queries.items()}
            self._queries.clear()
        if asked is not None:
            waiting.setdefault(asked[0], asked[1].number)
        if not waiting:
            waiting = dict.fromkeys(list(self._channels), 0)
        for channel, number in waiting.items():
            self._done.emit(channel, number, error.message)

    # -- in the window's thread -------------------------------------------------------------------

    def _deliver(self, name: int, number: int, answer: SearchAnswer | Message) -> None:
        channel = self._channels.get(name)
        if channel is not None:
            channel.take(number, answer)


class SearchChannel(QObject):
    """One window's way to a book's search.

    Signals:
        answered: the :class:`SearchAnswer` to the newest query; answers to older ones are dropped.
        failed: the :class:`Message` that says why this book cannot be searched.
    """

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, service: SearchService, name: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._name = name
        self._number = 0

    def warm_up(self) -> None:
        """See :meth:`SearchService.warm_up`."""
        self._service.warm_up()

    def ask(self, text: str, *, as_typed: bool = False, limit: int = FIRST_HITS, category: str = "") -> None:
        """Search for ``text``, in one category only where that is given. ``as_typed`` corrects no word and
        leaves none out. ``limit`` hits at most.
        """
        self._number += 1
        self._service.ask(self._name, _Query(self._number, text, as_typed, limit, category))

    def forget(self) -> None:
        """Drop the query under way: its answer will not be delivered."""
        self._number += 1
        self._service.forget(self._name)

    def close(self) -> None:
        """Ask no more."""
        self._number += 1
        self._service.drop(self._name)

    def take(self, number: int, answer: SearchAnswer | Message) -> None:
        """Pass an answer on, or what says why there is none."""
        if isinstance(answer, Message):
            self.failed.emit(answer)
        elif number == self._number:
            self.answered.emit(answer)
