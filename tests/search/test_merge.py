"""One ranking over books of different sizes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from helpviewer.book.book import Book
from helpviewer.search.merge import grouped, merge
from helpviewer.search.results import Hit, SearchAnswer
from helpviewer.search.searcher import Searcher
from index_build.build import build
from tests.conftest import write_source


def test_the_page_about_it_comes_before_remarks_in_a_larger_book(
    make_source: Callable[..., Path], bundled_book: Path, tmp_path: Path
) -> None:
    text = "# Refunds\n\nHow a refund is asked for, and when a refund arrives.\n"
    build(make_source({"welcome.md": f"---\nid: welcome\n---\n{text}"}), tmp_path / "small")
    books = [Book.open(bundled_book), Book.open(tmp_path / "small")]
    answers = []
    for book in books:
        searcher = Searcher(book)
        answers.append(searcher.search("refund"))
        searcher.close()
    merged = merge(answers, 10)
    first_of_each = [next(place for place, (number, _) in enumerate(merged) if number == n) for n in (0, 1)]
    assert max(first_of_each) <= 3  # each book's best hit is among the first
    own = [hit.score for number, hit in merged if number == 0]
    assert own == sorted(own, reverse=True)


def test_a_book_without_the_words_comes_last(tmp_path: Path) -> None:
    texts = {
        "part": "Each invoice is kept for ten years.",
        "whole": "Where an invoice goes, tell us your address.",
        "misspelt": "Where an invoic goes, tell us your adres.",
    }
    answers = []
    for name, text in texts.items():
        source = write_source(
            tmp_path / name, {"welcome.md": f"---\nid: welcome\n---\n# Welcome\n\n{text}\n"}
        )
        build(source, tmp_path / f"{name}-book")
        searcher = Searcher(Book.open(tmp_path / f"{name}-book"))
        answers.append(searcher.search("invoice address "))
        searcher.close()
    order = [number for number, _ in merge(answers)]
    assert order[0] == 1
    assert set(order) == {0, 1, 2}


def test_what_was_only_corrected_comes_after_what_was_typed() -> None:
    hit = Hit("a", "", "A", "A", "", "", (), 10.0)
    asked = SearchAnswer("x y", (hit,))
    corrected = SearchAnswer("x y", (hit,), corrected="x z")
    assert [number for number, _ in merge([corrected, asked])] == [1, 0]


@pytest.mark.parametrize(("books", "each"), [(1, 20), (2, 5), (4, 5), (5, 4), (10, 2), (30, 2)])
def test_many_books_list_fewer_hits_each(books: int, each: int) -> None:
    hit = Hit("a", "", "A", "A", "", "", (), 10.0)
    ranking = [(number, hit) for _ in range(40) for number in range(books)]
    groups = grouped(ranking, 20)
    assert [number for number, _ in groups] == list(range(books))
    assert {len(hits) for _, hits in groups} == {each}
