"""One ranking over books of different sizes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from helpviewer.book.reader import Book
from helpviewer.search.merge import merge
from helpviewer.search.results import Hit, SearchAnswer
from helpviewer.search.searcher import Searcher
from index_build.build import build


def test_the_page_about_it_comes_before_remarks_in_a_larger_book(
    make_source: Callable[..., Path], bundled_book: Path, tmp_path: Path
) -> None:
    text = "# Refunds\n\nHow a refund is asked for, and when a refund arrives.\n"
    build(make_source({"welcome.md": f"---\nid: welcome\n---\n{text}"}), tmp_path / "small")
    books = [Book.open(bundled_book), Book.open(tmp_path / "small")]
    answers = []
    for book in books:
        searcher = Searcher(book)
        answers.append((len(book), searcher.search("refund")))
        searcher.close()
    merged = merge(answers, 10)
    first_of_each = [next(place for place, (number, _) in enumerate(merged) if number == n) for n in (0, 1)]
    assert max(first_of_each) <= 3  # each book's best hit is among the first
    own = [hit.score for number, hit in merged if number == 0]
    assert own == sorted(own, reverse=True)


def test_a_book_without_the_words_comes_last() -> None:
    hit = Hit("a", "", "A", "A", "", "", (), 10.0)
    asked = SearchAnswer("x y", (hit,))
    fewer = SearchAnswer("x y", (hit,), fewer=True)
    corrected = SearchAnswer("x y", (hit,), corrected="x z")
    order = [number for number, _ in merge([(9, fewer), (9, corrected), (9, asked)])]
    assert order == [2, 1, 0]
