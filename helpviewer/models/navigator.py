"""Where the reader is, and where they have been. Everything that goes to a page does it here."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import BookError, PageMissing

HISTORY_LIMIT = 200
"""Places that "back" remembers."""


class Visit(NamedTuple):
    """One place in the history.

    ``position`` is the character at the top of the pane when the reader left, so it survives another
    window width or text size; None means "at the location's section". ``book`` is the folder of another book
    that the place is in: it is shown in another window, and no place to be at in this one. Both sides of such
    a step have the number of its ``crossing``.
    """

    location: Location
    position: int | None = None
    book: Path | None = None
    crossing: int = 0


class History(NamedTuple):
    """Where one has been, and the present place among these."""

    visits: tuple[Visit, ...]
    at: int


class Navigator(QObject):
    """The history and the place in it.

    A step into another book is kept on both sides: there "back" leads here, and here "forward" leads there.

    Signals:
        about_to_leave: the page is about to change; the pane answers with :meth:`note_position`.
        location_changed: a :class:`Visit`, the new place.
        history_changed: "back" and "forward" may lead elsewhere now.
        elsewhere: a :class:`Visit` in another book that the reader wants to go to, and the number of steps.
        uncovered: what was shown in the place of the page is to go; the place did not change.
        failed: a sentence for the reader; the place did not change.
    """

    about_to_leave = Signal()
    location_changed = Signal(object)
    history_changed = Signal()
    elsewhere = Signal(object, int)
    uncovered = Signal()
    failed = Signal(object)

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._visits: list[Visit] = []
        self._at = -1
        self._origin: Visit | None = None
        self._covered = False
        self.location_changed.connect(self._note_arrival)

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
        origin, self._origin = self._origin, None
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
        if self._visits and target == self.location and position is None and origin is None:
            # The same link again: back to the section's start, but nothing new to go back to.
            self.location_changed.emit(Visit(target))
            return True
        if self._visits:
            self.about_to_leave.emit()
        if origin is None:
            del self._visits[self._at + 1 :]
        else:  # the step by which the reader left this book is part of the way here
            del self._visits[self._at + 1 + self._leads_away() :]
            self._visits.append(origin)
        self._visits.append(Visit(target, position))
        del self._visits[:-HISTORY_LIMIT]
        self._at = len(self._visits) - 1
        self.location_changed.emit(self._visits[self._at])
        return True

    def neighbour(self, step: int) -> str:
        """The id of the page so many steps on in the category of the present one; "" beyond its ends, and
        where the book does not say."""
        try:
            page = self._book.page(self.location.page)
            path = self._book.category_path(page.category)
            pages = (path[-1] if path else self._book.category("")).pages
        except BookError:
            return ""
        at = pages.index(page.id) + step if page.id in pages else -1
        return pages[at] if 0 <= at < len(pages) else ""

    def go_to_neighbour(self, step: int) -> None:
        """Go so many pages on in the category, if there are so many."""
        if page_id := self.neighbour(step):
            self.go(Location(page_id))

    def take_over(self, other: Navigator) -> None:
        """Take over the place and history of another navigator, as far as this book has those pages: a book
        that is reloaded keeps the reader's place."""
        self._visits = [visit for visit in other._visits if self._has(visit)]
        self._at = len(self._visits) - 1
        if other.location.page in self._book:
            self._at -= sum(self._has(visit) for visit in other._visits[other._at + 1 :])
        while self._at >= 0 and self._visits[self._at].book is not None:
            self._at -= 1
        if self._at >= 0:
            self.location_changed.emit(self._visits[self._at])
        else:
            self.home()

    def history(self) -> History:
        """Where the reader has been, with how far the present page was read."""
        self.about_to_leave.emit()
        return History(tuple(self._visits), self._at)

    def show(self, history: History) -> None:
        """Continue another history, as it was when it was left."""
        self._visits, self._at = list(history.visits), history.at
        self.location_changed.emit(self._visits[self._at])

    def home(self) -> None:
        """Go to the page the book opens with."""
        self.go(Location(self._book.info.home))

    # -- other books --------------------------------------------------------------------------------

    def come_from(self, origin: Visit) -> None:
        """Let "back" lead from the next place to one in another book, where the reader came from."""
        self._origin = origin

    def lead_to(self, visit: Visit) -> None:
        """Let "forward" lead to a place in another book, where the reader went on."""
        del self._visits[self._at + 1 :]
        self._visits.append(visit)
        self.history_changed.emit()

    def resume(self, visit: Visit, step: int) -> None:
        """Go on at a place of this book to which a step from another one leads: before the step into that
        book, or (``step`` is positive) behind the one that came from there.
        """
        sides = [n for n, one in enumerate(self._visits) if one.book and one.crossing == visit.crossing]
        at = sides[-1] + (1 if step > 0 else -1) if sides else -1
        if 0 <= at < len(self._visits) and self._visits[at].book is None:
            self._move(at - self._at)
        elif visit.location != self.location:
            self.go(visit.location, visit.position)

    def cover(self) -> None:
        """Something else is shown in the place of the page: the next step back leads to the page again, and
        going anywhere ends it as well.
        """
        self._covered = True
        self.history_changed.emit()

    def back(self) -> None:
        """Go to the place before, if there is one."""
        if self._covered:
            self._covered = False
            self.uncovered.emit()
            self.history_changed.emit()
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

    def _note_arrival(self) -> None:
        self._covered = False
        self.history_changed.emit()

    def _leads_away(self) -> bool:
        """Whether "forward" leads into another book."""
        return self.can_go_forward and self._visits[self._at + 1].book is not None

    def _has(self, visit: Visit) -> bool:
        """Whether a place of another navigator can be one of this book's."""
        return visit.book is not None or visit.location.page in self._book

    def _move(self, step: int) -> None:
        if not 0 <= self._at + step < len(self._visits):
            return
        if self._visits[self._at + step].book is not None:
            self.elsewhere.emit(self._visits[self._at + step], step)
            return
        self.about_to_leave.emit()
        self._at += step
        self.location_changed.emit(self._visits[self._at])
