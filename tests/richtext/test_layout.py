"""Pages as the real QTextDocument lays them out: columns, colours, sizes, pictures, right to left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QImage, QPainter, QTextDocument

from helpviewer.book.book import Book, Location
from helpviewer.page.around.theme import DARK, LIGHT, Theme
from helpviewer.richtext.document import PageDocument
from helpviewer.richtext.render_options import LIST_INDENT_PX, RenderOptions
from tests.fixtures.documents import block_of, fragments, tables, texts

pytestmark = pytest.mark.usefixtures("qapp")

IMAGE = QTextDocument.ResourceType.ImageResource.value


def top_of(document: QTextDocument, text: str) -> QRectF:
    return document.documentLayout().blockBoundingRect(block_of(document, text))


def painted(document: PageDocument, beside: int = 0) -> QImage:
    """The document as a picture, with ``beside`` pixels to the right of its column."""
    size = document.size().toSize()
    image = QImage(size.width() + beside, size.height(), QImage.Format.Format_RGB32)
    image.fill(QColor(document.theme.background))
    painter = QPainter(image)
    document.documentLayout().draw(painter, QAbstractTextDocumentLayout.PaintContext())
    painter.end()
    return image


def test_a_table_in_a_list_starts_below_the_items_text(show: Callable[..., PageDocument]) -> None:
    document = show()
    image = painted(document, beside=40)
    y = round(top_of(document, "ls -l").center().y())
    box = [x for x in range(image.width()) if image.pixelColor(x, y).name() == LIGHT.code.background]
    assert box[0] == pytest.approx(document.indentWidth(), abs=1)
    assert box[-1] == pytest.approx(document.textWidth() - 1, abs=1)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
@pytest.mark.parametrize("width", [280, 400, 800, 1400])
def test_nothing_sticks_out_of_the_column(
    show: Callable[..., PageDocument], theme: Theme, width: int
) -> None:
    document = show(theme=theme, column_px=width)
    assert document.size().width() == pytest.approx(width, abs=1)
    image = painted(document, beside=40)
    beside = {
        image.pixelColor(x, y).name() for x in range(width + 1, width + 40) for y in range(image.height())
    }
    assert beside == {theme.background}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_the_colours_of_the_theme_are_on_the_page(show: Callable[..., PageDocument], theme: Theme) -> None:
    image = painted(show(theme=theme))
    seen = {
        image.pixel(x, y) & 0xFFFFFF for y in range(0, image.height(), 2) for x in range(0, image.width(), 3)
    }
    backgrounds = [theme.code.background, theme.table_head]
    kinds = ("note", "tip", "important", "warning", "caution")
    backgrounds += [theme.note_colours(kind).background for kind in kinds]
    assert {int(colour[1:], 16) for colour in backgrounds} <= seen
    # The bar of a note stands at its left edge.
    bars = {image.pixel(1, y) & 0xFFFFFF for y in range(image.height())}
    assert int(theme.warning.edge[1:], 16) in bars


def test_text_size_is_that_of_body_text(show: Callable[..., PageDocument]) -> None:
    def size(document: PageDocument, text: str) -> float:
        return next(f.charFormat().fontPointSize() for f in fragments(document) if text in f.text())

    small, large = show(text_size_pt=10), show(text_size_pt=20)
    assert (size(small, "Requests are"), size(large, "Requests are")) == (10, 20)
    assert size(large, "you train on") == pytest.approx(2 * size(small, "you train on"), rel=0.01)


def test_right_to_left_pages_are_mirrored(make_book: Callable[..., Book], today: date) -> None:
    book = make_book(language="he", title="האם אתם מתאמנים על הבקשות שלי?")
    document = PageDocument(book, Location("everything"), RenderOptions(LIGHT, today=today, column_px=600))
    document.size()

    def direction(text: str) -> Qt.LayoutDirection:
        return block_of(document, text).textDirection()

    rtl, ltr = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    assert [direction(t) for t in ("האם", "Requests", "A plain note", "First", "1.\u00a0Only")] == [rtl] * 5
    assert [direction(t) for t in ("import requests", "ls -l", "rm -rf")] == [ltr] * 3
    plans = next(t for t in tables(document) if t.rows() == 4)
    assert plans.cellAt(0, 0).firstCursorPosition().block().text() == "Kept"
    # The bar of a note stands at its right edge.
    image = painted(document)
    bars = {image.pixel(image.width() - 2, y) & 0xFFFFFF for y in range(image.height())}
    assert int(LIGHT.warning.edge[1:], 16) in bars


# -- pictures -------------------------------------------------------------------------------------


def pictures(document: PageDocument) -> list[tuple[float, float]]:
    document.size()
    formats = [f.charFormat().toImageFormat() for f in fragments(document) if f.charFormat().isImageFormat()]
    return [(f.width(), f.height()) for f in formats]


def test_pictures_fit_the_column_and_are_never_enlarged(show: Callable[..., PageDocument]) -> None:
    assert pictures(show(column_px=450)) == [(450, 100), (120, 60)]
    assert pictures(show(column_px=1400)) == [(900, 200), (120, 60)]


def test_pictures_follow_the_column(show: Callable[..., PageDocument]) -> None:
    document = show(column_px=900)
    image = painted(document)
    document.set_column(450, 2.0)
    assert pictures(document) == [(450, 100), (120, 60)]
    assert document.textWidth() == 450
    sharp = document.resource(IMAGE, QUrl("picture-0"))
    assert (sharp.width(), sharp.height(), sharp.devicePixelRatio()) == (900, 200, 2.0)
    drawing = document.resource(IMAGE, QUrl("picture-1"))
    assert (drawing.width(), drawing.height()) == (240, 120)
    document.set_column(900, 1.0)
    assert painted(document) == image


def test_pictures_in_boxes_leave_room_for_the_box(make_book: Callable[..., Book], today: date) -> None:
    image = '<p><img src="../images/wide.png" alt="Wide" width="900" height="200"></p>'
    book = make_book(
        f'<aside class="note" data-kind="tip"><p class="note-title">Tip</p>{image}</aside>'
        f"<ul><li><p>Item</p>{image}</li></ul><dl><dt>Term</dt><dd>{image}</dd></dl>"
    )
    document = PageDocument(book, Location("everything"), RenderOptions(LIGHT, today=today, column_px=400))
    assert document.size().width() == pytest.approx(400, abs=1)
    assert all(width < 400 for width, _ in pictures(document))


def test_a_lost_picture_shows_its_words(show: Callable[..., PageDocument]) -> None:
    assert "[A lost picture]" in texts(show())


def test_a_damaged_picture_shows_its_words(book: Book, show: Callable[..., PageDocument]) -> None:
    (book.path / "images" / "wide.png").write_bytes(b"not a picture")
    document = show(column_px=450)
    image = document.resource(IMAGE, QUrl("picture-0"))
    assert (image.width(), image.height()) == (450, 100)
    colours = {image.pixelColor(x, y).name() for x in range(450) for y in range(100)}
    assert LIGHT.table_head in colours
    assert len(colours) > 5  # the words, drawn smoothly


@pytest.mark.parametrize(
    "address",
    ["../../secret.png", "file:///etc/hostname", "https://example.org/x.png", "../images/../../secret.png"],
)
def test_nothing_but_the_books_own_pictures_is_read(
    make_book: Callable[..., Book], tmp_path: Path, png_bytes: Callable[..., bytes], address: str
) -> None:
    (tmp_path / "secret.png").write_bytes(png_bytes(5, 5))
    book = make_book(f'<p>x <img src="{address}" alt="Secret" width="5" height="5"></p>')
    document = PageDocument(book, Location("everything"), RenderOptions(LIGHT))
    assert pictures(document) == []
    assert "x [Secret]" in texts(document)
    names = (address, (tmp_path / "secret.png").as_uri(), str(tmp_path / "secret.png"))
    document.setHtml("".join(f'<img src="{name}">' for name in names))
    painted(document)
    for name in names:
        assert document.resource(IMAGE, QUrl(name)).size().toTuple() == (1, 1)


def test_the_indent_of_lists_grows_with_the_text(show: Callable[..., PageDocument]) -> None:
    small, large = show(text_size_pt=8.8), show(text_size_pt=27.5)
    assert small.indentWidth() == LIST_INDENT_PX
    assert large.indentWidth() == LIST_INDENT_PX * 2.5


def test_numbers_and_foreign_titles_keep_their_order_in_right_to_left_pages(
    make_book: Callable[..., Book], today: date
) -> None:
    book = make_book(language="ar")
    document = PageDocument(book, Location("everything"), RenderOptions(LIGHT, today=today))
    numbers = block_of(document, "First").textList().format()
    # Drawn from right to left this is "1." as Arabic writes it, with the dot on the left.
    assert (numbers.numberPrefix(), numbers.numberSuffix()) == (".", "")
    assert "\u2068Can prepaid credits be refunded?\u2069" in texts(document)
