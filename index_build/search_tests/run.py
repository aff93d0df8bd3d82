"""Stage: asks the finished book its publisher's questions; how often does the expected page come first?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from helpviewer.book.book import Book
from helpviewer.search.searcher import Searcher

_LOOKED_AT = 20
"""Hits looked through for the expected page."""


@dataclass(frozen=True, slots=True)
class SearchTest:
    """A question in a reader's words and the id of the page that answers it."""

    question: str
    page: str


@dataclass(frozen=True, slots=True)
class Miss:
    """A question whose page did not come first.

    ``rank`` counts pages from 1; 0 means that the page was not among the hits. ``first`` is the page that
    came first instead, or "".
    """

    question: str
    page: str
    rank: int
    first: str


@dataclass(frozen=True, slots=True)
class SearchReport:
    """Shares between 0 and 1; of no questions at all, 1.

    ``success_at_1`` and ``success_at_3``: the page comes first, is among the first three pages. ``mrr``: mean
    of one divided by the page's rank.
    """

    count: int
    success_at_1: float
    success_at_3: float
    mrr: float
    misses: tuple[Miss, ...]


def run_search_tests(book_path: Path, tests: Sequence[SearchTest]) -> SearchReport:
    """Ask every question, as a reader would type it.

    Raises:
        BookError: the book or its index cannot be read.
    """
    book = Book.open(book_path)
    searcher = Searcher(book)
    ranks: list[int] = []
    misses: list[Miss] = []
    try:
        for test in tests:
            pages = list(
                dict.fromkeys(hit.page for hit in searcher.search(test.question, limit=_LOOKED_AT).hits)
            )
            rank = pages.index(test.page) + 1 if test.page in pages else 0
            ranks.append(rank)
            if rank != 1:
                misses.append(Miss(test.question, test.page, rank, pages[0] if pages else ""))
    finally:
        searcher.close()
    count = max(len(ranks), 1)
    if not ranks:
        return SearchReport(0, 1.0, 1.0, 1.0, ())
    return SearchReport(
        count=len(ranks),
        success_at_1=sum(rank == 1 for rank in ranks) / count,
        success_at_3=sum(1 <= rank <= 3 for rank in ranks) / count,
        mrr=sum(1 / rank for rank in ranks if rank) / count,
        misses=tuple(misses),
    )
