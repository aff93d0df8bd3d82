"""What one window searches: the book it shows, or all books the reader has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from helpviewer.book.errors import BookError
from helpviewer.models.open_books import OpenBook, OpenBooks
from helpviewer.models.search_service import FIRST_HITS, SearchChannel

if TYPE_CHECKING:
    from helpviewer.search.results import SearchAnswer


class WindowSearch(QObject):
    """Asks one book or all of them. With ``everywhere`` the hits are of :class:`BookHit`.

    Args:
        opened: the book of the window.
        folders: gives the folders of the reader's books, asked for when all of them are searched.

    Signals:
        answered: the :class:`SearchAnswer` to the newest query.
        failed: the message that says why the book cannot be searched.
    """

    answered = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        opened: OpenBook,
        books: OpenBooks,
        folders: Callable[[], Iterable[Path]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.everywhere = False
        self._opened = opened
        self._books = books
        self._folders = folders
        self._own = opened.search.channel(self)
        self._own.answered.connect(self._own_answered)
        self._own.failed.connect(self._own_failed)
        self._others: dict[OpenBook, SearchChannel] = {}
        self._answers: dict[OpenBook, SearchAnswer | None] = {}
        self._query = ""
        self._most = FIRST_HITS

    def has_other_books(self) -> bool:
        """Whether there is more than one book to search in."""
        paths = {opened.book.path.resolve() for opened in self._books}
        return len(paths | {folder.resolve() for folder in self._folders()}) > 1

    def warm_up(self) -> None:
        """Open the index of the window's book."""
        self._own.warm_up()

    def ask(self, text: str, *, correct: bool = True, limit: int = FIRST_HITS) -> None:
        """Search for ``text``; with ``correct`` misspelt words may be replaced. ``limit`` hits at most."""
        self._most = limit
        self._query = text
        self._answers.clear()
        if self.everywhere:
            self._open_others()
            for channel in self._others.values():
                channel.ask(text, correct=correct, limit=limit)
        self._own.ask(text, correct=correct, limit=limit)

    def forget(self) -> None:
        """Drop the query under way."""
        self._answers.clear()
        for channel in (self._own, *self._others.values()):
            channel.forget()

    def close(self) -> None:
        """Ask no more."""
        for channel in (self._own, *self._others.values()):
            channel.close()

    # -- inside -----------------------------------------------------------------------------------

    def _open_others(self) -> None:
        for folder in self._folders():
            try:
                self._books.open(folder)
            except BookError:  # the library shows what is wrong with it
                continue
        there = set(self._books)
        for gone in [opened for opened in self._others if opened not in there]:
            self._others.pop(gone).close()  # removed, or read again since
        for opened in self._books:
            if opened is not self._opened and opened not in self._others:
                channel = opened.search.channel(self)
                channel.answered.connect(lambda answer, opened=opened: self._answered(opened, answer))
                channel.failed.connect(lambda _why, opened=opened: self._answered(opened, None))
                self._others[opened] = channel

    def _own_answered(self, answer: SearchAnswer) -> None:
        if self.everywhere:
            self._answered(self._opened, answer)
        else:
            self.answered.emit(answer)

    def _own_failed(self, why: object) -> None:
        if self.everywhere and self._others:
            self._answered(self._opened, None)
        else:
            self.failed.emit(why)

    def _answered(self, opened: OpenBook, answer: SearchAnswer | None) -> None:
        self._answers[opened] = answer
        if self.everywhere and len(self._answers) == len(self._others) + 1:
            # Not on top: a start searches nothing.
            from helpviewer.models.merged_answer import merged

            answers = [
                (opened.book, answer) for opened, answer in self._answers.items() if answer is not None
            ]
            self.answered.emit(merged(self._query, answers, self._most))
