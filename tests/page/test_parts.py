from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from helpviewer.book.book import Book
from helpviewer.page.around.parts import age, direction, long_date, page_parts


def test_says_where_a_page_belongs_and_where_it_came_from(book: Book, today: date) -> None:
    parts = page_parts(book, book.page("everything"), today)
    assert parts.trail == ("Privacy & security", "Retention")
    assert parts.title == "Do you train on my requests?"
    assert parts.as_of == "As of 21 November 2026 (12 days ago)"
    assert parts.foot == "Sources: General FAQ, Security FAQ · As of 21 November 2026 (12 days ago)"
    assert parts.sources_line == (
        "Sources: General FAQ (https://example.org/faq/general), "
        "Security FAQ (https://example.org/faq/security)"
    )
    assert [p.title for p in parts.related] == ["Can prepaid credits be refunded?", "Welcome"]


def test_a_policy_answer_says_how_old_it_is_and_where_to_check(book: Book, today: date) -> None:
    assert page_parts(book, book.page("everything"), today).policy == (
        "As of 21 November 2026. Before you rely on this policy answer, check the live pages:"
    )
    assert page_parts(book, book.page("refund"), today).policy == ""


def test_a_copy_says_when_it_was_made_and_no_age(book: Book, today: date) -> None:
    parts = page_parts(book, book.page("everything"), today, copy=True)
    assert parts.as_of == "As of 21 November 2026 · Copy made on 3 December 2026"
    assert "days ago" not in parts.foot


def test_the_books_date_stands_in_for_a_page_without_one(book: Book, today: date) -> None:
    parts = page_parts(book, book.page("start"), today)
    assert parts.as_of == "As of 21 November 2026 (12 days ago)"
    assert parts.sources_line == ""
    assert parts.trail == ()


def test_the_list_of_headings_needs_two_and_keeps_short(book: Book, today: date) -> None:
    page = book.page("everything")
    assert [s.id for s in page_parts(book, page, today).sections] == ["lists", "code", "deeper", "tables"]
    assert page_parts(book, book.page("refund"), today).sections == ()
    many = page._replace(sections=page.sections[:1] + (page.sections[2],) * 20 + page.sections[3:])
    assert [s.level for s in page_parts(book, many, today).sections] == [2, 2]


def test_related_pages_the_book_lacks_are_left_out(book: Book, today: date) -> None:
    page = book.page("everything")._replace(related=("nowhere", "refund"))
    assert [p.id for p in page_parts(book, page, today).related] == ["refund"]


def test_a_book_past_its_review_says_so(make_book: Callable[..., Book]) -> None:
    book = make_book(review_after="2026-12-01")
    page = book.page("refund")
    assert page_parts(book, page, date(2026, 12, 1)).review == ""
    assert "due for a review on 1 December 2026" in page_parts(book, page, date(2026, 12, 2)).review
    assert page_parts(book, page, None).review == ""


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-12-03", "today"),
        ("2026-12-02", "yesterday"),
        ("2026-11-21", "12 days ago"),
        ("2026-10-04", "60 days ago"),
        ("2026-09-03", "3 months ago"),
        ("2025-12-03", "12 months ago"),
        ("2024-12-03", "2 years ago"),
        ("2016-12-03", "10 years ago"),
        ("2026-12-04", ""),
        ("soon", ""),
    ],
)
def test_ages(iso: str, words: str, today: date) -> None:
    assert age(iso, today) == words


def test_ages_never_go_backwards() -> None:
    def rank(words: str) -> tuple[int, int]:
        if words in ("today", "yesterday"):
            return 0, ("today", "yesterday").index(words)
        number, unit, _ = words.split()
        return ("days", "months", "years").index(unit), int(number)

    today = date(2026, 12, 3)
    ranks = [rank(age(date.fromordinal(today.toordinal() - days).isoformat(), today)) for days in range(4000)]
    assert ranks == sorted(ranks)
    assert all(number > 1 for unit, number in ranks if unit)


def test_dates_are_written_out() -> None:
    assert long_date("2026-03-01") == "1 March 2026"
    assert long_date("not a date") == "not a date"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "ltr"), ("de-CH", "ltr"), ("he", "rtl"), ("ar-EG", "rtl"), ("az-Arab", "rtl"), ("", "ltr")],
)
def test_direction(language: str, expected: str) -> None:
    assert direction(language) == expected
