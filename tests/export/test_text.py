from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import PageMissing
from helpviewer.export.text.file import to_text
from helpviewer.export.text.wrap import WIDTH
from helpviewer.page.output.job import Job
from helpviewer.page.serialise import serialise
from tests.fixtures.every_node import EVERY_NODE


def test_says_what_a_page_must_say(book: Book, today: date) -> None:
    text = to_text(Job(book, [Location("everything")], today=today))
    assert text.startswith(
        "Sample Help › Privacy & security › Retention\n\nDo you train on my requests?\n============"
    )
    assert "  | As of 21 November 2026. Before you rely on this policy answer, check the" in text
    assert "As of 21 November 2026 · Copy made on 3 December 2026" in text
    assert "Sources: General FAQ (https://example.org/faq/general), Security FAQ" in text


def test_lines_are_wrapped_but_code_is_not(book: Book, today: date) -> None:
    lines = to_text(Job(book, [Location("everything")], today=today)).splitlines()
    long = [line for line in lines if len(line) > WIDTH]
    assert len(long) == 1
    assert long[0].startswith("        return requests.get(")
    assert not [line for line in lines if line != line.rstrip()]


def test_links_are_numbered_notes(book: Book, today: date) -> None:
    text = to_text(Job(book, [Location("everything")], today=today))
    assert "Trust\nCenter [1] or write to sales@example.org." in text
    assert text.endswith("Links\n[1] https://example.org/trust?a=1&b=2\n")


def test_blocks(book: Book, today: date) -> None:
    text = to_text(Job(book, [Location("everything")], today=today))
    assert "- One\n- Two\n  - Inner one\n  - Inner two\n" in text
    assert "2. Second\n\n       ls -l\n\n3. Third\n" in text
    assert "- ☑ Done thing\n- ☐ Open thing\n" in text
    assert "  | BEFORE YOU START\n  |\n  | Two blocks here.\n  |\n  | - and a list\n" in text
    assert (
        "Plan         Price   Kept\n----------   -----   -------------\nPrepaid      $5      30 days\n"
        in text
    )
    assert "[Picture: A wide picture]\n\nThe sign-up form.\n" in text
    assert "x-zero-data-retention. (note 1)" in text
    assert "1. Only when it is on.\n" in text


def test_a_wide_table_is_told_row_by_row(make_book: Callable[..., Book]) -> None:
    cell = "word " * 20
    book = make_book(f"<table><tr><th>A</th><th>B</th></tr><tr><td>{cell}</td><td>short</td></tr></table>")
    text = to_text(Job(book, [Location("everything")]))
    assert "  A: word word" in text
    assert "  B: short\n" in text
    assert max(map(len, text.splitlines())) <= WIDTH


def test_several_pages_and_a_section(book: Book) -> None:
    both = to_text(Job(book, [Location("everything"), Location("refund")]))
    assert both.startswith(
        "Sample Help\n===========\n\n- Privacy & security\n  - Retention\n    - Do you train"
    )
    assert both.count("=" * WIDTH) == 2
    part = to_text(Job(book, [Location("everything", "tables")]))
    assert "Prepaid" in part
    assert "Quoted words." not in part
    with pytest.raises(PageMissing):
        to_text(Job(book, [Location("everything", "nowhere")]))


def test_every_node_is_said(make_book: Callable[..., Book], today: date) -> None:
    text = to_text(Job(make_book(serialise(EVERY_NODE)), [Location("everything")], today=today))
    for piece in (
        "HTML (HyperText Markup Language)",
        "elsewhere [1]",
        "c. Alpha\nd. Beta",
        "☑ Done thing\n- ☐ Open thing",
        "    example.py:\n    > 10  if x:\n    - 11      old()\n    + 12      new()\n      13  end()  (1)",
        "(1) The end is noted.",
        "  | MORE\n  |\n  | Hidden words.",
        "Linux:\n\n  apt install\n\nWindows:\n\n  winget install",
        "Caption of the table",
        "    e = mc^2",
        "    mermaid:\n    graph TD; A-->B",
        "A film [2]",
        "1. What the footnote says.",
    ):
        assert piece in text, piece
