"""What a search answers with: plain values that need no Qt."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from helpviewer.book.format import nested_titles
from helpviewer.search.marks import NO_MARKS, Marks


class Hit(NamedTuple):
    """One section that answers a query.

    ``section`` is "" when the hit is the page's opening, before its first heading. ``title`` is the
    section's title, or the page's for the opening. ``snippet`` is the best passage as plain text and
    ``marks`` the ``(start, end)`` character ranges in it that matched. A higher ``score`` is better;
    scores compare only within one answer.

    A hit in one of several books has besides: the folder of its book, its title, the way to the page in it,
    and what is to be marked there.
    """

    page: str
    section: str
    title: str
    page_title: str
    category: str
    snippet: str
    marks: tuple[tuple[int, int], ...]
    score: float
    book: Path | None = None
    book_title: str = ""
    way: str = ""
    page_marks: Marks = NO_MARKS

    @property
    def full_title(self) -> str:
        """The title of the page, and behind it that of the section: ``Page › Section``."""
        return nested_titles((self.page_title, self.title)) if self.section else self.page_title


class SearchAnswer(NamedTuple):
    """The answer to one query.

    Attributes:
        query: the text as typed.
        hits: best first, at most as many as asked for.
        total: how many answers there are, listed or not.
        took_ms: wall time of the search in milliseconds.
        corrected: the query with misspelt words replaced, when that was searched instead; else "".
        also_searched: synonyms that were searched besides the words typed.
        fewer: whether no page has all the words, so that the hits have only some of them.
        missing: words typed that stand nowhere in the book, and quoted phrases that do not stand so.
        nearest: ids of pages with the nearest titles, offered when there is no hit.
        marks: what is to be marked on an opened page.
        category: the only category that was searched; "" for none.
        has_words: whether the text had anything to look for besides a category.
        excluded: what was left out on purpose, as typed.
        is_sure: whether the best hit is the answer, as far as scores can tell.
        asked: how much the query says in this book: a page's score if it had every word once, about. What
            scores of several books are compared by.
        totals: of an answer of several books, whose hits stand by book, the folder of each book with hits
            and how many answers it has, listed or not.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    total: int = 0
    took_ms: float = 0.0
    corrected: str = ""
    also_searched: tuple[str, ...] = ()
    fewer: bool = False
    missing: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    marks: Marks = NO_MARKS
    category: str = ""
    has_words: bool = False
    excluded: tuple[str, ...] = ()
    is_sure: bool = False
    asked: float = 1.0
    totals: tuple[tuple[Path, int], ...] = ()

    @property
    def can_grow(self) -> bool:
        """Whether more hits, where there are some, would all come after those that are listed."""
        return len(self.totals) < 2
