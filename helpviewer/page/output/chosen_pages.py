"""The pages and sections that somebody wants to have printed or exported, read and cut to size. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from helpviewer.book.book import Book, Location
from helpviewer.book.format import PageInfo, nested_titles
from helpviewer.page.around.parts import PageParts, page_parts
from helpviewer.page.nodes import Blocks
from helpviewer.page.output.job import Job
from helpviewer.page.parse import parse
from helpviewer.page.walk import section_of


class ChosenPage(NamedTuple):
    """One page, or one section of it: ``blocks`` are what was asked for, ``parts`` what is said around it."""

    location: Location
    page: PageInfo
    parts: PageParts
    blocks: Blocks


def chosen_pages(job: Job) -> Iterator[ChosenPage]:
    """Read the pages that the job names, one by one in its order. The job's progress is told before each.

    Raises:
        PageMissing: the book has no such page or section.
        BookDamaged: a page cannot be read.
        Cancelled: the progress was told to stop.
    """
    book = job.book
    for number, asked in enumerate(job.places):
        job.tell(number, len(job.places))
        location = book.locate(asked)
        page = book.page(location.page)
        blocks = section_of(parse(book.html(page.id)), location.section)
        parts = page_parts(book, page, job.day, copy=True, words=job.said)
        yield ChosenPage(location, page, parts, blocks)


class Entry(NamedTuple):
    """A line of a table of contents: a category (``place`` is None), or the page or section at this place in
    what was chosen. ``depth`` counts from 0."""

    depth: int
    title: str
    place: int | None


def entries(book: Book, locations: Sequence[Location]) -> list[Entry]:
    """A table of contents: whole pages below their categories; sections, such as hits, as a plain list.

    Raises:
        PageMissing: the book has no such page.
    """
    found: list[Entry] = []
    tree = len(locations) > 1 and not any(location.section for location in locations)
    before: tuple[str, ...] = ()
    for place, location in enumerate(locations):
        page = book.page(location.page)
        path = book.category_path(page.category) if tree else ()
        ids = tuple(category.id for category in path)
        shared = 0
        while shared < min(len(ids), len(before)) and ids[shared] == before[shared]:
            shared += 1
        heads = bool(path) and path[-1].page == page.id
        above = len(path) - heads  # a page that heads a category is the category's own line
        found.extend(Entry(depth, path[depth].title, None) for depth in range(shared, above))
        found.append(Entry(above, location_title(page, location), place))
        before = ids
    return found


def location_title(page: PageInfo, location: Location) -> str:
    """The page's title, with the section's after it when it is one."""
    section = next((s.title for s in page.sections if s.id == location.section), "")
    return nested_titles((page.title, section)) if section else page.title


def title_of(book: Book, locations: Sequence[Location]) -> str:
    """A title for all of it: the page's or section's when it is one, else the book's.

    Raises:
        PageMissing: the book has no such page.
    """
    if len(locations) != 1:
        return book.info.title
    return book.page(locations[0].page).title
