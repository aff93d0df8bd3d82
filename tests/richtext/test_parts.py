"""A page that is put together in parts is the page that is made at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtGui import QTextDocument

from helpviewer.book.book import Book, Location
from helpviewer.page.around.theme import LIGHT
from helpviewer.richtext import document as documents
from helpviewer.richtext.document import PageDocument, parts
from helpviewer.richtext.render_options import RenderOptions

pytestmark = pytest.mark.usefixtures("qapp")


def lines(document: QTextDocument) -> Iterator[tuple[Any, ...]]:
    """All that is seen of each block: words, place, list, formats."""
    block = document.begin()
    while block.isValid():
        kept = block.blockFormat()
        words: list[tuple[str, Any]] = []
        fragments = block.begin()
        while not fragments.atEnd():
            form = fragments.fragment().charFormat()
            if words and words[-1][1] == form:
                words[-1] = words[-1][0] + fragments.fragment().text(), form
            else:
                words.append((fragments.fragment().text(), form))
            fragments += 1
        items = block.textList()
        yield (
            block.position(),
            kept.topMargin(),
            kept.bottomMargin(),
            kept.leftMargin(),
            kept.indent(),
            kept.alignment(),
            kept.headingLevel(),
            kept.lineHeight(),
            (items.format(), items.itemNumber(block)) if items else None,
            block.userState(),
            words,
        )
        block = block.next()


@pytest.fixture
def in_small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "LONG_PAGE", 0)
    monkeypatch.setattr(documents, "PART", 1)


@pytest.mark.usefixtures("in_small_parts")
@pytest.mark.parametrize("page", ["everything", "refund", "start"])
def test_a_page_in_parts_is_the_page(book: Book, today: date, page: str) -> None:
    options = RenderOptions(LIGHT, today=today)
    whole = PageDocument(book, Location(page), options)
    grown = PageDocument(book, Location(page), options._replace(in_parts=True))
    assert whole.is_whole
    assert not grown.is_whole
    count = 0
    while not grown.is_whole:
        grown.add_part()
        count += 1
    assert count > 1
    assert [*lines(grown)] == [*lines(whole)]
    assert grown.size() == whole.size()
    assert grown.codes == whole.codes
    assert grown.folds == whole.folds
    assert grown.tabs == whole.tabs


@pytest.mark.usefixtures("in_small_parts")
def test_the_rest_at_once_is_the_page(book: Book, today: date) -> None:
    options = RenderOptions(LIGHT, today=today)
    whole = PageDocument(book, Location("everything"), options)
    grown = PageDocument(book, Location("everything"), options._replace(in_parts=True))
    grown.add_part()
    grown.add_all()
    assert grown.is_whole
    assert [*lines(grown)] == [*lines(whole)]


@pytest.mark.usefixtures("in_small_parts")
def test_anchors_are_known_where_they_are_written(book: Book, today: date) -> None:
    grown = PageDocument(book, Location("everything"), RenderOptions(LIGHT, today=today, in_parts=True))
    assert not grown.has_anchor("lists")
    while not grown.has_anchor("lists"):
        grown.add_part()
    assert not grown.is_whole


def test_parts_begin_with_lines_of_text_and_lose_nothing() -> None:
    pieces = ["<h1>a</h1>", "<table>b</table>", "<p>c</p>", "<p>d</p>", "<table>e</table>", "<ul>f</ul>"]
    made = [*parts(pieces, 12)]
    assert made == ["<h1>a</h1><table>b</table>", "<p>c</p><p>d</p><table>e</table>", "<ul>f</ul>"]
    assert [*parts(pieces, None)] == ["".join(pieces)]
