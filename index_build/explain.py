"""Tells a publisher why a search answers as it does: ``index-build explain BOOK "query"``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from helpviewer.book.book import Book
from helpviewer.search.query_terms import QueryTerm
from helpviewer.search.searcher import Searcher


def explain(book_path: Path, query: str) -> str:
    """What a query is taken for and what each of its words adds to each of the first hits, as lines of text.

    Raises:
        BookError: the book or its index cannot be read.
    """
    searcher = Searcher(Book.open(book_path))
    try:
        return "\n".join(_lines(searcher, query))
    finally:
        searcher.close()


def _lines(searcher: Searcher, query: str) -> Iterator[str]:
    answer = searcher.search(query, limit=10)
    explanation = searcher.explain(query, [(hit.page, hit.section) for hit in answer.hits])
    yield f"Query: {query}"
    if explanation.category:
        yield f"Category: {explanation.category}"
    for word in explanation.excluded:
        yield f"Must not be there: {word}"
    yield ""
    yield "Words"
    for term, rarity in explanation.terms:
        yield from _term(term, rarity)
    if answer.corrected:
        yield f"Corrected to: {answer.corrected}"
    if answer.also_searched:
        yield f"Also searched: {', '.join(answer.also_searched)}"
    if answer.missing:
        yield f"Not in the book: {', '.join(answer.missing)}"
    yield ""
    yield f"Hits: {answer.total} sections" + (", the first ten:" if answer.total > 10 else "")
    rows = zip(answer.hits, explanation.shares, explanation.together, strict=True)
    for place, (hit, shares, together) in enumerate(rows, 1):
        anchor = f"{hit.page}#{hit.section}" if hit.section else hit.page
        yield f"{place:3}. {hit.score:8.1f}  {anchor}  {hit.title}"
        for share in shares:
            fields = ", ".join(f"{name} ×{count}" for name, count in share.fields) or "keywords or headings"
            yield f"       {share.worth:8.1f}  {share.typed} as “{share.found}” ({share.kind}; {fields})"
        for both in together:
            words = " and ".join(f"“{word}”" for word in both.words)
            yield f"       {both.worth:8.1f}  {words} close together on the page (×{both.times})"
    if not answer.hits and answer.nearest:
        yield f"Nearest titles: {', '.join(answer.nearest)}"


def _term(term: QueryTerm, rarity: float) -> Iterator[str]:
    notes = []
    if term.stop:
        notes.append("stop word")
    if term.phrase:
        notes.append("phrase")
    if term.prefix:
        notes.append("may still be growing")
    yield f"  {term.typed}  rarity {rarity:.2f}" + (f"  ({', '.join(notes)})" if notes else "")
    if not term.variants and not term.ready:
        yield "      nothing like it in the book"
    for variant in term.variants:
        words = " + ".join(variant.stems)
        shown = f"  from “{variant.shown}”" if variant.shown else ""
        yield f"      {variant.worth:.2f}  {variant.kind}: {words}{shown}"
