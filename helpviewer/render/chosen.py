"""The pages and sections that somebody wants to have printed or exported, read and cut to size. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from helpviewer.book.format import PageInfo
from helpviewer.book.reader import Book, Location
from helpviewer.render import tree
from helpviewer.render.page_parts import PageParts, page_parts


@dataclass(frozen=True, slots=True)
class ChosenPage:
    """One page, or one section of it: ``body`` holds what was asked for, ``parts`` what is said around it."""

    location: Location
    page: PageInfo
    parts: PageParts
    body: tree.Element


def chosen_pages(book: Book, locations: Iterable[Location], today: date | None) -> Iterator[ChosenPage]:
    """The chosen pages in the order given, read one by one.

    Raises:
        PageMissing: the book has no such page or section.
        BookDamaged: a page cannot be read.
    """
    for asked in locations:
        location = book.locate(asked)
        page = book.page(location.page)
        body = tree.section(tree.parse(book.html(page.id)), location.section)
        yield ChosenPage(location, page, page_parts(book, page, today), body)


def title_of(book: Book, locations: list[Location]) -> str:
    """A title for all of it: the page's when it is one, else the book's.

    Raises:
        PageMissing: the book has no such page.
    """
    return book.page(locations[0].page).title if len(locations) == 1 else book.info.title
