"""What one window searches: the book it shows or a part of it, another one, or all the reader has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from helpviewer.book.book import Book
from helpviewer.book.errors import BookError
from helpviewer.book.format import BookInfo
from helpviewer.book.titles import telling_titles
from helpviewer.core.paths import manual_book
from helpviewer.models.books.open_books import OpenBook, OpenBooks
from helpviewer.models.scope import THIS_BOOK
from helpviewer.models.search_service import FIRST_HITS, SearchChannel

if TYPE_CHECKING:
    from helpviewer.models.books.scope_counts import ScopeCounts
    from helpviewer.search.results import SearchAnswer


class WindowSearch(QObject):
    """Searches where ``scope`` says; the answers of several books are merged into one.

    Args:
        opened: the book of the window.
        folders: gives the folders of the reader's books, asked for when others are searched.

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
        self.scope = THIS_BOOK
        """Where to search; kept from one search to the next."""
        self._opened = opened
        self._books = books
        self._folders = folders
        self._own = opened.search.channel(self)
        self._own.answered.connect(self._own_answered)
        self._own.failed.connect(self._own_failed)
        self._others: dict[OpenBook, SearchChannel] = {}
        self._asked: set[OpenBook] = set()
        self._answers: dict[OpenBook, SearchAnswer | None] = {}
        self._query = ""
        self._most = FIRST_HITS
        self._infos: dict[Path, BookInfo] = {}
        self._places: dict[Path, Path] = {}
        self._counts: ScopeCounts | None = None

    @property
    def everywhere(self) -> bool:
        """Whether all books are searched."""
        return self.scope.everywhere

    def other_books(self) -> dict[Path, str]:
        """The folders of the books besides that of the window that can be searched, and their titles."""
        opened = {place: one.book.info for place, one in self._books.by_place.items()}
        own, manual = self._place(self._opened.book.path), self._place(manual_book())
        found = {own: self._opened.book.info}
        for place in (*map(self._place, self._folders()), *opened):
            try:
                info = opened.get(place) or self._infos.get(place) or Book.open(place).info
            except BookError:  # the library shows what is wrong with it
                continue
            # A book may be open that lies in the library, too; and nobody looks for this program's manual.
            if place not in found and place != manual and not _is_among(info, found.values()):
                found[place] = info
        self._infos = found
        titles = dict(zip(found, telling_titles(found.values()), strict=True))
        return {place: title for place, title in titles.items() if place != own}

    @property
    def counts(self) -> ScopeCounts:
        """What says how much would be found elsewhere, made when it is first asked for."""
        if self._counts is None:
            from helpviewer.models.books.scope_counts import ScopeCounts  # no first page needs it

            self._counts = ScopeCounts(self._opened, self._books, self)
        return self._counts

    def warm_up(self) -> None:
        """Open the index of the window's book."""
        self._own.warm_up()

    def ask(self, text: str, *, as_typed: bool = False, limit: int = FIRST_HITS) -> None:
        """Search for ``text``; ``as_typed`` corrects no word and leaves none out. ``limit`` hits at most."""
        self._most = limit
        self._query = text
        self.forget()
        if self.scope.is_own:
            self._own.ask(text, as_typed=as_typed, limit=limit, category=self.scope.category)
            return
        channels = self._wanted(self._open_all())
        self._asked = set(channels)
        for channel in channels.values():
            channel.ask(text, as_typed=as_typed, limit=limit)
        if not channels:
            self._tell()

    def forget(self) -> None:
        """Drop the query under way."""
        self._answers.clear()
        self._asked.clear()
        for channel in (self._own, *self._others.values()):
            channel.forget()

    def close(self) -> None:
        """Ask no more."""
        for channel in (self._own, *self._others.values()):
            channel.close()
        if self._counts is not None:
            self._counts.close()

    # -- inside -----------------------------------------------------------------------------------

    def _wanted(self, channels: dict[OpenBook, SearchChannel]) -> dict[OpenBook, SearchChannel]:
        other = self.scope.other
        if other is None:
            return channels
        return {opened: one for opened, one in channels.items() if opened.book.path.resolve() == other}

    def _place(self, folder: Path) -> Path:
        """The folder without links on its way, looked up once: it would be a third of a keystroke."""
        if folder not in self._places:
            self._places[folder] = folder.resolve()
        return self._places[folder]

    def _open_all(self) -> dict[OpenBook, SearchChannel]:
        """A channel of each book, that of the window among them."""
        there: list[OpenBook] = []
        for folder in self.other_books():
            try:
                there.append(self._books.by_place.get(folder) or self._books.open(folder))
            except BookError:  # the library shows what is wrong with it
                continue
        for gone in [opened for opened in self._others if opened not in there]:
            self._others.pop(gone).close()  # removed, or read again since, or there twice
        for opened in there:
            if opened not in self._others:
                channel = opened.search.channel(self)
                channel.answered.connect(lambda answer, opened=opened: self._answered(opened, answer))
                channel.failed.connect(lambda _why, opened=opened: self._answered(opened, None))
                self._others[opened] = channel
        return {self._opened: self._own, **self._others}

    def _own_answered(self, answer: SearchAnswer) -> None:
        if self.scope.is_own:
            self.answered.emit(answer)
        else:
            self._answered(self._opened, answer)

    def _own_failed(self, why: object) -> None:
        if self.scope.is_own or not self._others:
            self.failed.emit(why)
        else:
            self._answered(self._opened, None)

    def _answered(self, opened: OpenBook, answer: SearchAnswer | None) -> None:
        self._answers[opened] = answer
        if self._asked and self._answers.keys() >= self._asked:
            self._tell()

    def _tell(self) -> None:
        # Not on top: a start searches nothing.
        from helpviewer.models.merged_answer import merged

        answers = [(opened.book, answer) for opened, answer in self._answers.items() if answer is not None]
        self.answered.emit(merged(self._query, answers, self._most))


def _is_among(info: BookInfo, others: Iterable[BookInfo]) -> bool:
    return any((other.id, other.version) == (info.id, info.version) for other in others)
