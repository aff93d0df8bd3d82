"""Columns of tables are as wide as their longest words, as Qt lays them out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QApplication

from helpviewer.book.book import Book, Location
from helpviewer.page.around.theme import LIGHT
from helpviewer.richtext.document import PageDocument
from helpviewer.richtext.render_options import RenderOptions

ENDINGS = (
    ("Format", "Ending", "Good for"),
    ("PDF", "<code>.pdf</code>", "sending, archiving, printing later"),
    ("HTML", "<code>.html</code>", "reading in any browser; one file with its pictures inside"),
    ("Plain text", "<code>.txt</code>", "mail, and programs that take nothing else"),
)
NAMES = (
    ("Name", "Version", "MMMM WWWW", "What it is"),
    ("memcmp", "1.0.207", "WWMM", "a word, and another one " * 6),
    ("summarise_all", "<code>11.22.33</code>", "m", "a word, and another one " * 6),
)


def broken_words(document: PageDocument) -> Iterator[str]:
    """What a line of a cell ends with where it does not end between words."""
    for table in document.rootFrame().childFrames():
        assert isinstance(table, QTextTable)
        block, last = document.findBlock(table.firstPosition()), table.lastPosition()
        while block.isValid() and block.position() <= last:
            lines, text = block.layout(), block.text()
            for number in range(lines.lineCount() - 1):
                end = lines.lineAt(number).textStart() + lines.lineAt(number).textLength()
                if text[end - 1 : end + 1].isalnum():
                    yield text[:end]
            block = block.next()


@pytest.mark.parametrize("rows", [ENDINGS, NAMES], ids=["endings", "wide letters"])
@pytest.mark.parametrize(("size_pt", "column"), [(11, 620), (11, 1000), (22, 1240), (33, 1900)])
def test_no_word_is_broken_where_there_is_room(
    qapp: QApplication,
    make_book: Callable[..., Book],
    rows: tuple[tuple[str, ...], ...],
    size_pt: float,
    column: int,
) -> None:
    head, *body = rows
    html = "".join(f"<th>{cell}</th>" for cell in head)
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in body)
    book = make_book(f"<table><thead><tr>{html}</tr></thead><tbody>{cells}</tbody></table>")
    options = RenderOptions(LIGHT, text_size_pt=size_pt, column_px=column, lists_headings=False)
    document = PageDocument(book, Location("everything"), options)
    document.size()
    assert [word for word in broken_words(document) if word] == []
