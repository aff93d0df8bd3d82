"""``helpviewer search``: find sections, best first."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from contextlib import closing
from typing import TYPE_CHECKING, Any

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import BookError
from helpviewer.cli.opening import unknown
from helpviewer.core.terminal import complain, print_json, print_line

if TYPE_CHECKING:
    from helpviewer.search.results import Hit, SearchAnswer

DONE, NOTHING_FOUND = 0, 1


def search(arguments: argparse.Namespace, book: Book) -> int:
    """Print the hits and return the exit code, 1 when there is none."""
    from helpviewer.search.searcher import Searcher  # loads Whoosh

    if arguments.category and not book.category_path(arguments.category):
        raise unknown("category", arguments.category, (c.id for c in book.categories))
    correct = not arguments.as_typed
    searcher = Searcher(book)
    try:
        answer = searcher.search(
            arguments.text,
            limit=arguments.limit,
            category=arguments.category,
            correct=correct,
            exclude=correct,
        )
    finally:
        searcher.close()
    if arguments.json:
        print_json(
            {
                "query": answer.query,
                "corrected": answer.corrected or None,
                "also_searched": list(answer.also_searched),
                "excluded": list(answer.excluded),
                "total": answer.total,
                "took_ms": round(answer.took_ms, 3),
                "hits": [_hit_json(book, hit) for hit in answer.hits],
            }
        )
    else:
        _print_answer(book, answer)
    return DONE if answer.hits else NOTHING_FOUND


def search_all(arguments: argparse.Namespace) -> int:
    """The same in every book of the library that can be opened."""
    from time import perf_counter

    from helpviewer.library.library import user_library
    from helpviewer.search.merge import grouped, merge
    from helpviewer.search.searcher import Searcher

    start, correct = perf_counter(), not arguments.as_typed
    library = user_library()
    answers: list[tuple[Book, SearchAnswer]] = []
    for known in library.books():
        try:
            book = Book.open(library.folder(known))
            searcher = Searcher(book)
        except BookError as error:  # one damaged book must not keep the reader from the others
            complain(str(error), error.detail, verbose=arguments.verbose)
            continue
        with closing(searcher):
            answers.append(
                (
                    book,
                    searcher.search(arguments.text, limit=arguments.limit, correct=correct, exclude=correct),
                )
            )
    ranking = merge([answer for _, answer in answers])
    if arguments.json:
        print_json(
            {
                "query": arguments.text,
                "corrected": next((answer.corrected for _, answer in answers if answer.corrected), None),
                "also_searched": list(
                    dict.fromkeys(w for _, answer in answers for w in answer.also_searched)
                ),
                "excluded": list(_excluded(answers)),
                "total": sum(answer.total for _, answer in answers),
                "books": [
                    {"id": book.info.id, "title": book.info.title, "total": answer.total}
                    for book, answer in answers
                    if answer.hits
                ],
                "took_ms": round((perf_counter() - start) * 1000, 3),
                "hits": [_hit_json(answers[number][0], hit) for number, hit in ranking[: arguments.limit]],
            }
        )
    else:
        _print_groups(answers, grouped(ranking, arguments.limit))
    return DONE if ranking else NOTHING_FOUND


def _excluded(answers: list[tuple[Book, SearchAnswer]]) -> dict[str, None]:
    return dict.fromkeys(text for _, answer in answers for text in answer.excluded)


def _print_excluded(excluded: Iterable[str]) -> None:
    if words := ", ".join(excluded):
        print_line(f"Left out: {words}; --as-typed searches for it.")


def _print_groups(answers: list[tuple[Book, SearchAnswer]], groups: list[tuple[int, list[Hit]]]) -> None:
    """The hits of each book below its title, the book with the best hit first."""
    _print_excluded(_excluded(answers))
    for number, hits in groups:
        book, answer = answers[number]
        found = "1 hit" if answer.total == 1 else f"{answer.total:,} hits"
        print_line(f"{book.info.title} ({found})")
        for hit in hits:
            print_line(f"  {hit.full_title}")
            print_line(f"    {book.info.id}/{Location(hit.page, hit.section)}")
            if hit.snippet:
                print_line(f"    {' '.join(hit.snippet.split())}")
    if not groups:
        print_line("Nothing was found.")
    elif any(answers[number][1].total > len(hits) for number, hits in groups):
        print_line("--book shows more of one book.")


def _hit_json(book: Book, hit: Hit) -> dict[str, Any]:
    names = ("page", "section", "title", "page_title", "category", "snippet", "score")
    return {"book": book.info.id, **{name: getattr(hit, name) for name in names}}


def _print_answer(book: Book, answer: SearchAnswer) -> None:
    if answer.corrected:
        print_line(f"Searched for: {answer.corrected}")
    _print_excluded(answer.excluded)
    if answer.also_searched:
        print_line(f"Also searched: {', '.join(answer.also_searched)}")
    if answer.missing:
        print_line(f"Not in this book: {', '.join(answer.missing)}")
    for number, hit in enumerate(answer.hits, 1):
        print_line(f"{number}. {hit.full_title}")
        print_line(f"   {Location(hit.page, hit.section)}")
        if hit.snippet:
            print_line(f"   {' '.join(hit.snippet.split())}")
    if not answer.hits:
        print_line("Nothing was found.")
        for page_id in answer.nearest:
            print_line(f"Perhaps: {book.page(page_id).title} ({page_id})")
    elif answer.total > len(answer.hits):
        print_line(f"{len(answer.hits)} of {answer.total} hits; --limit shows more.")
