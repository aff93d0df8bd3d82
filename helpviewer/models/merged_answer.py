"""What several books answer, as one answer, its hits grouped by book."""

from __future__ import annotations

from collections.abc import Sequence

from helpviewer.book.book import Book
from helpviewer.book.format import way_of
from helpviewer.book.titles import telling_titles
from helpviewer.search.merge import grouped, merge
from helpviewer.search.results import Hit, SearchAnswer


def merged(query: str, answers: Sequence[tuple[Book, SearchAnswer]], limit: int) -> SearchAnswer:
    """One answer of several books. The book with the best hit comes first, and of each the best few hits are
    listed; of the only one that has any, ``limit``."""
    ranking = merge([answer for _, answer in answers])
    groups = grouped(ranking, limit)
    hits: list[Hit] = []
    titles = telling_titles(book.info for book, _ in answers)
    for number, of_book in groups:
        book, answer = answers[number]
        for hit in of_book:
            way, title, marks = way_of(book.category_path(hit.category)), titles[number], answer.marks
            hits.append(hit._replace(book=book.path, book_title=title, way=way, page_marks=marks))
    found = [answers[number][1] for number, _ in groups]
    return SearchAnswer(
        query,
        tuple(hits),
        total=sum(answer.total for _, answer in answers),
        corrected=found[0].corrected if found and all(answer.corrected for answer in found) else "",
        also_searched=tuple(dict.fromkeys(word for answer in found for word in answer.also_searched)),
        fewer=bool(found) and all(answer.fewer for answer in found),
        has_words=any(answer.has_words for _, answer in answers),
        excluded=tuple(dict.fromkeys(text for _, answer in answers for text in answer.excluded)),
        missing=_common([answer.missing for _, answer in answers]),
        totals=tuple((answers[number][0].path, answers[number][1].total) for number, _ in groups),
    )


def _common(words: list[tuple[str, ...]]) -> tuple[str, ...]:
    """What is missing in every book."""
    return tuple(word for word in words[0] if all(word in other for other in words)) if words else ()
