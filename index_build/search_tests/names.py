"""Stage: does a name of the finished book, typed exactly, lead to its page?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from helpviewer.book.book import Book
from helpviewer.search.index.names import name_key
from helpviewer.search.searcher import Searcher
from index_build.diagnostics import Problem
from index_build.search_tests.run import SearchReport

MOST_ASKED = 200
"""Names that are typed at most, from all over the book."""

MOST_TOLD = 5

WITHOUT_PAGE = "untested-search"
"""The kind of problem that a search of readers is for which no page is named yet."""


@dataclass(frozen=True, slots=True)
class NamesReport:
    """How titles and keywords do that only one page has.

    ``asked`` of ``count`` were typed; ``success_at_1`` is the share of these that found their page first, and
    ``misses`` are the others, with their pages.
    """

    count: int
    asked: int
    success_at_1: float
    misses: tuple[tuple[str, str], ...]


def ask_names(folder: Path) -> NamesReport:
    """Type names of the book in ``folder`` as they are written.

    Raises:
        BookError: the book or its index cannot be read.
    """
    book = Book.open(folder)
    names = list(_unique(book))
    many = min(len(names), MOST_ASKED)
    asked = [names[number * len(names) // many] for number in range(many)]
    with closing(Searcher(book)) as searcher:
        misses = tuple((name, page) for name, page in asked if not _leads_to(searcher, name, page))
    share = 1 - len(misses) / len(asked) if asked else 1.0
    return NamesReport(len(names), len(asked), share, misses)


def _leads_to(searcher: Searcher, name: str, page: str) -> bool:
    hits = searcher.search(name, limit=1).hits
    return bool(hits) and hits[0].page == page


def _unique(book: Book) -> Iterator[tuple[str, str]]:
    """Names that only one page has, as long as they have a word in them, with that page."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for page in book.pages():
        for name in (page.title, *page.keywords):
            key = name_key(name)
            owners[key].add(page.id)
            names.setdefault(key, name)
    for key, name in names.items():
        if key and len(owners[key]) == 1:
            yield name, next(iter(owners[key]))


def names_told(report: NamesReport) -> list[str]:
    """The report for people: a line, and one for each of the first misses."""
    of_all = f"{report.asked:,} of {report.count:,}" if report.asked < report.count else f"{report.count:,}"
    what = "title or keyword that one page has, typed exactly, finds"
    if report.count != 1:
        what = "titles and keywords that one page has, typed exactly, find"
    lines = [f"Names: {report.success_at_1:.0%} of {of_all} {what} it first"]
    lines += [f"  “{name}” does not find “{page}” first." for name, page in report.misses[:MOST_TOLD]]
    if (more := len(report.misses) - MOST_TOLD) > 0:
        lines.append(f"  and {more:,} more")
    return lines


def dead_ends_told(problems: tuple[Problem, ...], search: SearchReport | None) -> list[str]:
    """How many searches lead nowhere: readers' without a page, and tests whose page is not found at all."""
    waiting = sum(problem.kind == WITHOUT_PAGE for problem in problems)
    lost = sum(miss.rank == 0 for miss in search.misses) if search is not None else 0
    if not waiting and not lost:
        return []
    untested = "search of readers" if waiting == 1 else "searches of readers"
    tests = "test that never finds its page" if lost == 1 else "tests that never find their page"
    return [f"Dead ends: {waiting} {untested} without a page, {lost} {tests}"]
