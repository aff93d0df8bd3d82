"""What several books answer, as one answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from helpviewer.book.reader import Book
from helpviewer.search.marks import Marks
from helpviewer.search.merge import merge
from helpviewer.search.results import Hit, SearchAnswer


@dataclass(frozen=True, slots=True)
class BookHit(Hit):
    """A hit in one of several books: its folder, its title, and what is to be marked on its page."""

    book: Path
    book_title: str
    page_marks: Marks


def merged(query: str, answers: Sequence[tuple[Book, SearchAnswer]], limit: int) -> SearchAnswer:
    """One answer of all books, its hits of :class:`BookHit`, best first, ``limit`` at most."""
    hits: list[Hit] = []
    for number, hit in merge([(len(book), answer) for book, answer in answers], limit):
        book, answer = answers[number]
        values = {field.name: getattr(hit, field.name) for field in fields(Hit)}
        hits.append(BookHit(**values, book=book.path, book_title=book.info.title, page_marks=answer.marks))
    return SearchAnswer(
        query,
        tuple(hits),
        total=sum(answer.total for _, answer in answers),
        has_words=any(answer.has_words for _, answer in answers),
        missing=_common([answer.missing for _, answer in answers]),
    )


def _common(words: list[tuple[str, ...]]) -> tuple[str, ...]:
    """What is missing in every book."""
    return tuple(word for word in words[0] if all(word in other for other in words)) if words else ()
