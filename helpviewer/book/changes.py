"""What differs between two versions of a book: pages that are new, changed or gone. No Qt."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from helpviewer.book.book import Book
from helpviewer.book.format import PageInfo

_DIGITS = 16
"""Hexadecimal digits of a page's digest that are compared."""


class PageMark(NamedTuple):
    """What a page is called, and what tells two states of it apart."""

    title: str
    digest: str


class Changes(NamedTuple):
    """Ids of pages that are new and changed, in the order of the contents, and the titles of those gone.

    A page that was renamed is the same page where it keeps its old id as an alias.
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def marked_pages(book: Book) -> Iterator[tuple[PageInfo, PageMark]]:
    """Every page with its mark, in the order of the contents.

    Raises:
        PageMissing, BookDamaged: the book cannot be read.
    """
    for page in book.pages():
        both = f"{page.title}\n{book.page_digest(page.id)}"
        yield page, PageMark(page.title, hashlib.sha256(both.encode()).hexdigest()[:_DIGITS])


def compare(before: Mapping[str, PageMark], now: Iterable[tuple[PageInfo, PageMark]]) -> Changes:
    """What differs between the marks of an older version by their ids, and the pages of a newer one."""
    new: list[str] = []
    changed: list[str] = []
    gone = dict(before)
    for page, mark in now:
        old_id = next((name for name in (page.id, *page.aliases) if name in before), None)
        if old_id is None:
            new.append(page.id)
        elif before[old_id].digest != mark.digest:
            changed.append(page.id)
        for name in (page.id, *page.aliases):
            gone.pop(name, None)
    return Changes(tuple(new), tuple(changed), tuple(mark.title for mark in gone.values()))


def changes_since(old: Book, new: Book) -> Changes:
    """What differs between two books.

    Raises:
        PageMissing, BookDamaged: one of them cannot be read.
    """
    return compare({page.id: mark for page, mark in marked_pages(old)}, marked_pages(new))
