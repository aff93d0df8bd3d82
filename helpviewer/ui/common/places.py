"""The lists of places in the menus of a window: history, recent pages, bookmarks."""

from __future__ import annotations

from helpviewer.book.book import Location
from helpviewer.book.errors import BookError
from helpviewer.book.titles import telling_titles
from helpviewer.models.books.open_books import OpenBook, OpenBooks
from helpviewer.models.navigator import Navigator, Visit
from helpviewer.ui.common.place_menu import Place

HISTORY_SHOWN = 15
"""Places in the menus of "back" and "forward"."""


class Places:
    """Names and what they stand for, for a :class:`~helpviewer.ui.common.place_menu.PlaceMenu`."""

    def __init__(self, navigator: Navigator, opened: OpenBook, books: OpenBooks) -> None:
        self._navigator = navigator
        self._opened = opened
        self._books = books

    def recent(self) -> list[Place]:
        """Pages read lately, with their places."""
        here = self._navigator.location.page
        return [(page.title, Location(page.id)) for page in self._opened.recent_pages.pages(but=here)]

    def bookmarked(self) -> list[Place]:
        """The bookmarks, with their places."""
        return [(mark.name, mark.location) for mark in self._opened.bookmarks.all]

    def before(self) -> list[Place]:
        """Where "back" leads, with the steps to there."""
        return self._history(self._navigator.before(), -1)

    def after(self) -> list[Place]:
        """Where "forward" leads, with the steps to there."""
        return self._history(self._navigator.after(), 1)

    def _history(self, visits: list[Visit], step: int) -> list[Place]:
        return [
            (self._title_of_visit(visit), step * count)
            for count, visit in enumerate(visits[:HISTORY_SHOWN], 1)
        ]

    def _title_of_visit(self, visit: Visit) -> str:
        if visit.book is None:
            return self.title_of(visit.location)
        books = [opened.book for opened in self._books]
        for book, called in zip(books, telling_titles(book.info for book in books), strict=True):
            if book.path.resolve() == visit.book.resolve() and visit.location.page in book:
                return f"{book.page(visit.location.page).title} — {called}"
        return visit.location.page

    def known(self, *parts: list[Location]) -> list[list[Location]]:
        """The same lists with only those places that the book has."""
        return [[place for place in part if place.page in self._opened.book] for part in parts]

    def title_of(self, place: Location) -> str:
        """The title of a page; its id where it is not in the book."""
        try:
            return self._opened.book.page(place.page).title
        except BookError:
            return place.page
