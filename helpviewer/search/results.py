"""What a search answers with: plain values that need neither Whoosh nor Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """One section that answers a query.

    ``section`` is "" when the hit is the page's opening, before its first heading. ``title`` is the
    section's title, or the page's for the opening. ``snippet`` is the best passage as plain text and
    ``marks`` the ``(start, end)`` character ranges in it that matched. A higher ``score`` is better;
    scores compare only within one answer.
    """

    page: str
    section: str
    title: str
    page_title: str
    category: str
    snippet: str
    marks: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The answer to one query.

    Attributes:
        query: the text as typed.
        hits: best first, at most as many as asked for.
        total: how many sections match in all.
        took_ms: wall time of the search in milliseconds.
        corrected: the query with misspelt words replaced, when that was searched instead; else "".
        also_searched: synonyms that were searched besides the words typed.
        fewer: whether no section has all the words, so that the hits have only some of them.
        missing: words typed that stand nowhere in the book, and quoted phrases that do not stand so.
        nearest: ids of pages with the nearest titles, offered when there is no hit.
        pattern: a regular expression (source text, to be used with ``re.IGNORECASE``) that matches what
            is to be marked on an opened page; "" when there is nothing to mark.
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
    pattern: str = ""
