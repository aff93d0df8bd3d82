"""Paragraphs, lists and pages that are longer than Qt takes are parted, and nothing is lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpviewer.book.book import Book, Location
from helpviewer.export.export import one_place
from helpviewer.page.around.theme import LIGHT
from helpviewer.page.nodes import Inline, Inlines, LineBreak, Link, List, ListItem, Paragraph, Plain, Styled
from helpviewer.page.walk import plain_text
from helpviewer.paper.pdf import pdf_bytes
from helpviewer.richtext.document import PageDocument
from helpviewer.richtext.long_blocks import END, ITEMS, JOINT, PIECE, pieces, short_blocks
from helpviewer.richtext.render_options import RenderOptions

pytestmark = pytest.mark.usefixtures("qapp")

SECONDS = 8.0
"""Of the processor; what grows with the square takes a minute and more."""

TEXTS = ("word " * 5_000, "x" * 40_000, "a", " ", "\u00a0" * 9_000, "𝔘" * 20_000)


def content_of(codes: list[int]) -> Inlines:
    """Inlines in each other, as the numbers say; written out they would be too long to be told of."""
    found: list[Inline] = []
    for code in codes:
        if code < len(TEXTS):
            found.append(TEXTS[code])
        else:
            around = (LineBreak(), Styled("em", tuple(found)), Link("a.html", tuple(found[-2:])))
            found = [*found[:-2], around[code % 3]]
    return tuple(found)


@given(st.lists(st.integers(0, len(TEXTS) + 2), max_size=8))
@settings(max_examples=60, deadline=None)
def test_no_letter_is_lost(codes: list[int]) -> None:
    content = content_of(codes)
    parted = pieces(content)
    said = "".join(plain_text(piece).replace(JOINT, "") for piece in parted)
    assert "".join(said.split()) == "".join(plain_text(content).split())
    assert all(len(plain_text(piece)) < 8 * PIECE for piece in parted)


def test_a_paragraph_is_parted_at_blanks_and_line_ends() -> None:
    first, second = pieces(("word " * 3_202,))
    assert plain_text(first).endswith(f"word {END}")
    assert plain_text(second).startswith("word")
    lines = pieces(("x" * PIECE, LineBreak(), "y" * PIECE))
    assert lines == [("x" * PIECE,), ("y" * PIECE,)]
    assert pieces(("short", LineBreak())) == [("short", LineBreak())]


def test_a_long_list_goes_on_counting() -> None:
    items = tuple(ListItem((Plain((str(n),)),)) for n in range(ITEMS + 1))
    (first, goes_on), (last, more) = short_blocks((List(items, True, 3),))
    assert isinstance(first, List)
    assert isinstance(last, List)
    assert (len(first.items), len(last.items), last.start, goes_on, more) == (
        ITEMS,
        1,
        3 + ITEMS,
        True,
        False,
    )
    assert [*short_blocks((Paragraph(("a",)),))] == [(Paragraph(("a",)), False)]


MANY = {
    "letters in many inlines": "<p>" + "<b>a</b><i>b</i>" * 30_000 + "</p>",
    "blanks that do not break": "<p>" + "x\u00a0" * 300_000 + "</p>",
    "pictures": "<p>" + '<img src="../images/wide.png" alt="a" width="9" height="9">' * 8_000 + "</p>",
    "items": "<ul>" + "<li>a</li>" * 25_000 + "</ul>",
    "inner items": "<ul><li>b<ul>" + "<li>a</li>" * 25_000 + "</ul></li></ul>",
    "headings": "".join(f'<h2 id="h{n}">h</h2>' for n in range(15_000)),
    "anchors": "<p>" + "".join(f'<a id="h{n}"></a>h ' for n in range(15_000)) + "</p>",
    "groups": "".join(f'<div id="h{n}">h</div>' for n in range(15_000)),
    "footnotes": '<section class="footnotes"><ol>'
    + "".join(f'<li id="h{n}">h</li>' for n in range(15_000))
    + "</ol></section>",
    "boxes with much in them": "<blockquote>" * 8 + "<p>a</p>" * 12_000,
    "a letter with many accents": "<p>e" + "\u0301" * 300_000 + "</p>",
}


@pytest.mark.parametrize("kind", MANY)
def test_much_of_anything_does_not_stop_the_window(
    make_book: Callable[..., Book], today: date, kind: str
) -> None:
    book = make_book(MANY[kind])
    before = time.process_time()
    document = PageDocument(book, Location("everything"), RenderOptions(LIGHT, today=today))
    document.size()
    document.set_column(500, 1.0)
    document.size()
    assert time.process_time() - before < SECONDS


@pytest.mark.parametrize("text", ["word " * 400_000, "x" * 1_000_000, "<pre>" + "x" * 500_000 + "</pre>"])
def test_a_page_of_one_paragraph_is_printed(make_book: Callable[..., Book], text: str) -> None:
    book = make_book(f"<div>{text}</div>")
    before = time.process_time()
    pdf_bytes(one_place(book, Location("everything")))
    assert time.process_time() - before < SECONDS
