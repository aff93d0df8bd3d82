"""Where the reader is, and where they have been. Whoever wants to move asks here; nobody else decides."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from helpviewer.book.errors import BookError, PageMissing
from helpviewer.book.reader import Book, Location

HISTORY_LIMIT = 200
"""Places that "back" remembers."""


class Visit(NamedTuple):
    """One place in the history.

    ``position`` is the character at the top of the pane when the reader left, so it survives another
    window width or text size; None means "at the location's section".
    """

    location: Location
    position: int | None = None


class History(NamedTuple):
    """Where one has been, and the present place among these."""

    visits: tuple[Visit, ...]
    at: int


class Navigator(QObject):
    """The history and the place in it.

    Signals:
        about_to_leave: the page is about to change; the pane answers with :meth:`note_position`.
        location_changed: a :class:`Visit`, the new place.
        uncovered: what was shown in the place of the page is to go; the place did not change.
        failed: a sentence for the reader; the place did not change.
    """

    about_to_leave = Signal()
    location_changed = Signal(object)
    uncovered = Signal()
    failed = Signal(object)

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._visits: list[Visit] = []
        self._at = -1
        self._covered = False
        self.location_changed.connect(self._note_uncovered)

    @property
    def location(self) -> Location:
        """The present place; the home page before the first move."""
        return self._visits[self._at].location if self._visits else Location(self._book.info.home)

    @property
    def can_go_back(self) -> bool:
        return self._at > 0 or self._covered

    @property
    def can_go_forward(self) -> bool:
        return self._at + 1 < len(self._visits)

    def before(self) -> list[Visit]:
        """The places that "back" leads to, the nearest first."""
        return self._visits[: max(self._at, 0)][::-1]

    def after(self) -> list[Visit]:
        """The places that "forward" leads to, the nearest first."""
        return self._visits[self._at + 1 :]

    def go(self, location: Location, position: int | None = None) -> bool:
        """Go to a page or a section; tells by :attr:`failed` when the book has no such page.

        An unknown section leads to the top of its page: an old link is better than none.

        Returns:
            whether the place exists.
        """
        try:
            target = self._book.locate(location)
        except PageMissing as missing:
            try:
                target = Location(self._book.page(location.page).id)
            except BookError:
                self.failed.emit(missing.message)
                return False
        except BookError as error:
            self.failed.emit(error.message)
            return False
        if self._visits and target == self.location and position is None:
            # The same link again: back to the section's start, but nothing new to go back to.
            self.location_changed.emit(Visit(target))
            return True
        self.about_to_leave.emit()
        del self._visits[self._at + 1 :]
        self._visits.append(Visit(target, position))
        del self._visits[:-HISTORY_LIMIT]
        self._at = len(self._visits) - 1
        self.location_changed.emit(self._visits[self._at])
        return True

    def neighbour(self, step: int) -> str:
        """The id of the page so many steps on in the category of the present one; "" beyond its ends."""
        page = self._book.page(self.location.page)
        path = self._book.category_path(page.category)
        pages = (path[-1] if path else self._book.category("")).pages
        at = pages.index(page.id) + step if page.id in pages else -1
        return pages[at] if 0 <= at < len(pages) else ""

    def go_to_neighbour(self, step: int) -> None:
        """Go so many pages on in the category, if there are so many."""
        if page_id := self.neighbour(step):
            self.go(Location(page_id))

    def take_over(self, other: Navigator) -> None:
        """Go on where another navigator is, with its history, as far as this book has those pages."""
        self._visits = [visit for visit in other._visits if visit.location.page in self._book]
        if other.location.page in self._book:
            later = sum(visit.location.page in self._book for visit in other._visits[other._at + 1 :])
            self._at = len(self._visits) - 1 - later
        else:
            self._at = len(self._visits) - 1
        if self._visits:
            self.location_changed.emit(self._visits[self._at])
        else:
            self.home()

    def history(self) -> History:
        """Where the reader has been, with how far the present page was read."""
        self.about_to_leave.emit()
        return History(tuple(self._visits), self._at)

    def show(self, history: History) -> None:
        """Go on in another history, as it was when it was left."""
        self._visits, self._at = list(history.visits), history.at
        self.location_changed.emit(self._visits[self._at])

    def home(self) -> None:
        """Go to the page the book opens with."""
        self.go(Location(self._book.info.home))

    def cover(self) -> None:
        """Something else is shown in the place of the page: the next step back leads to the page again, and
        going anywhere ends it as well.
        """
        self._covered = True

    def back(self) -> None:
        """Go to the place before, if there is one."""
        if self._covered:
            self._covered = False
            self.uncovered.emit()
        else:
            self._move(-1)

    def forward(self) -> None:
        """Undo a step back, if there was one."""
        self._move(+1)

    def note_position(self, position: int) -> None:
        """Remember how far the present page was read. ``position`` as in :class:`Visit`."""
        if self._visits:
            self._visits[self._at] = Visit(self.location, position)

    def move(self, step: int) -> None:
        """Go so many places back (negative) or forward, if there are so many."""
        self._move(step)

    def _note_uncovered(self) -> None:
        self._covered = False

    def _move(self, step: int) -> None:
        if not 0 <= self._at + step < len(self._visits):
            return
        self.about_to_leave.emit()
        self._at += step
        self.location_changed.emit(self._visits[self._at])
