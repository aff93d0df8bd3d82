"""The title of a page: as large as titles are, unless a word of it would be broken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from helpviewer.book.book import Book, Location
from helpviewer.page.around.theme import LIGHT
from helpviewer.richtext.document import PageDocument
from helpviewer.richtext.render_options import RenderOptions

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("title", "column_px", "factor", "lines"),
    [
        ("Get-Item", 440, 2.0, 1),
        ("about_Arithmetic_Operators", 640, 2.0, 1),
        ("about_Arithmetic_Operators", 440, 1.5, 1),
        ("about_Session_Configuration_Files", 440, 1.2, 1),
        ("Many short words that take more than one line of a narrow column", 440, 2.0, 2),
    ],
)
def test_a_word_of_the_title_is_not_broken(
    make_book: Callable[..., Book], today: date, title: str, column_px: int, factor: float, lines: int
) -> None:
    book = make_book(title=title)
    look = RenderOptions(LIGHT, today=today, column_px=column_px)

    document = PageDocument(book, Location("everything"), look)
    document.size()

    heading = document.begin()
    assert heading.text() == title
    assert heading.charFormat().font().pointSizeF() == pytest.approx(look.text_size_pt * factor)
    assert heading.layout().lineCount() >= lines
    assert lines > 1 or heading.layout().lineCount() == 1
