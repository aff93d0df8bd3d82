"""Pages through the real QTextDocument: what is laid out, not what was meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QImage,
    QPainter,
    QTextBlock,
    QTextDocument,
    QTextFragment,
    QTextTable,
)

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import PageMissing
from helpviewer.page.around.theme import DARK, LIGHT, Theme
from helpviewer.page.parse import parse
from helpviewer.richtext.document import PageDocument
from helpviewer.richtext.page import RichPage, style_sheet
from helpviewer.richtext.render_options import LIST_INDENT_PX, Paper, RenderOptions

pytestmark = pytest.mark.usefixtures("qapp")

IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def show(book: Book, today: date) -> Callable[..., PageDocument]:
    def show(page: str = "everything", theme: Theme = LIGHT, **options: object) -> PageDocument:
        return PageDocument(book, Location.parse(page), RenderOptions(theme, today=today, **options))  # type: ignore[arg-type]

    return show


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def fragments(document: QTextDocument) -> Iterator[QTextFragment]:
    for block in blocks(document):
        iterator = block.begin()
        while not iterator.atEnd():
            yield iterator.fragment()
            iterator += 1


def texts(document: QTextDocument) -> list[str]:
    return [text for block in blocks(document) if (text := block.text().strip())]


def anchors(document: QTextDocument) -> set[str]:
    return {name for f in fragments(document) for name in f.charFormat().anchorNames()}


def links(document: QTextDocument) -> dict[str, str]:
    found: dict[str, str] = {}
    for fragment in fragments(document):
        if href := fragment.charFormat().anchorHref():
            found[href] = found.get(href, "") + fragment.text()
    return found


def tables(document: QTextDocument) -> list[QTextTable]:
    found = []
    todo = list(document.rootFrame().childFrames())
    while todo:
        frame = todo.pop(0)
        if isinstance(frame, QTextTable):
            found.append(frame)
        todo.extend(frame.childFrames())
    return found


def block_of(document: QTextDocument, text: str) -> QTextBlock:
    return next(block for block in blocks(document) if text in block.text())


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


def test_says_what_every_page_must_say(show: Callable[..., PageDocument]) -> None:
    found = texts(show())
    assert found[:2] == [
        "Do you train on my requests?",
        "As of 21 November 2026. Before you rely on this policy answer, check the live pages: "
        "General FAQ\xa0↗, Security FAQ\xa0↗",
    ]
    assert found[2:7] == ["On this page", "Lists", "Code & notes", "A deeper heading", "Tables and pictures"]
    assert found[-4:] == [
        "Related questions",
        "Can prepaid credits be refunded?",
        "Welcome",
        "Sources: General FAQ\u00a0↗, Security FAQ\u00a0↗ · As of 21 November 2026 (12 days ago)",
    ]


def test_paper_says_to_which_category_a_page_belongs(book: Book, today: date) -> None:
    options = RenderOptions(LIGHT, today=today, paper=Paper(frozenset({"everything"}), many=False))
    assert texts(PageDocument(book, Location("everything"), options))[:2] == [
        "Privacy & security › Retention",
        "Do you train on my requests?",
    ]


def test_the_title_is_the_only_heading_of_the_first_level(show: Callable[..., PageDocument]) -> None:
    document = show()
    levels = {b.text(): b.blockFormat().headingLevel() for b in blocks(document) if b.text()}
    assert [text for text, level in levels.items() if level == 1] == ["Do you train on my requests?"]
    assert levels["A deeper heading"] == 3
    assert document.metaInformation(QTextDocument.MetaInformation.DocumentTitle) == (
        "Do you train on my requests?"
    )


def test_every_section_and_footnote_can_be_scrolled_to(book: Book, show: Callable[..., PageDocument]) -> None:
    sections = {section.id for section in book.page("everything").sections}
    assert sections | {"fn-1", "fnref-1", "everything"} <= anchors(show())


def test_links_lead_where_the_book_says_and_leaving_ones_are_marked(
    show: Callable[..., PageDocument],
) -> None:
    document = show()
    found = links(document)
    assert found["refund.html#how"] == "refunds"
    assert found["#code"] == "Code & notesthe code"  # in the list of headings and in the text
    assert found["https://example.org/trust?a=1&b=2"] == "Trust Center"
    assert found["#fn-1"] == "1"
    assert (
        "the Trust Center\u00a0↗ or write to sales@example.org\u00a0✉."
        in block_of(document, "Requests").text()
    )
    titles = {f.charFormat().anchorHref(): f.charFormat().toolTip() for f in fragments(document)}
    assert titles["https://example.org/trust?a=1&b=2"] == (
        "Opens https://example.org/trust?a=1&b=2 in your browser"
    )
    assert titles["mailto:sales@example.org"] == "Write to sales@example.org"
    assert titles["refund.html#how"] == ""


def test_lists_keep_their_numbers_across_code(show: Callable[..., PageDocument]) -> None:
    document = show()
    numbers = {
        b.text(): b.textList().itemText(b) for b in blocks(document) if b.textList() is not None and b.text()
    }
    assert (numbers["First"], numbers["Second"], numbers["Third"]) == ("1.", "2.", "3.")
    assert "☑\u00a0Done thing" in texts(document)
    assert "☐\u00a0Open thing" in texts(document)
    left = document.documentLayout().blockBoundingRect
    assert left(block_of(document, "Inner one")).left() == 0  # a block is as wide as its frame …
    assert block_of(document, "Inner one").textList().format().indent() == 2  # … and its list indents it


def test_a_table_in_a_list_starts_below_the_items_text(show: Callable[..., PageDocument]) -> None:
    document = show()
    image = painted(document, beside=40)
    y = round(top_of(document, "ls -l").center().y())
    box = [x for x in range(image.width()) if image.pixelColor(x, y).name() == LIGHT.code.background]
    assert box[0] == pytest.approx(document.indentWidth(), abs=1)
    assert box[-1] == pytest.approx(document.textWidth() - 1, abs=1)


def test_boxes_and_tables(show: Callable[..., PageDocument]) -> None:
    document = show()
    found = tables(document)
    plans = [t for t in found if t.rows() == 4]
    assert [(t.rows(), t.columns()) for t in plans] == [(4, 3)]
    price = plans[0].cellAt(1, 1).firstCursorPosition().blockFormat().alignment()
    assert price & Qt.AlignmentFlag.AlignRight
    # Policy notice, two boxes of code, five notes with one box inside, a quote.
    assert len([t for t in found if t.rows() == 1]) == 10


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


def test_code_has_its_colours_and_keeps_its_lines(show: Callable[..., PageDocument]) -> None:
    document = show(column_px=400)
    document.size()
    colours = {f.text(): f.charFormat().foreground().color().name() for f in fragments(document)}
    assert colours["import"] == LIGHT.code.keyword
    assert colours["# Ask whether the team has it"] == LIGHT.code.comment
    assert colours["30"] == LIGHT.code.number
    line = block_of(document, "requests.get")
    assert line.text().startswith("    return requests.get(")
    assert line.layout().lineCount() > 1  # long lines wrap
    assert not [t for t in texts(document) if t.startswith("rm -rf build\n")]


def test_text_size_is_that_of_body_text(show: Callable[..., PageDocument]) -> None:
    def size(document: PageDocument, text: str) -> float:
        return next(f.charFormat().fontPointSize() for f in fragments(document) if text in f.text())

    small, large = show(text_size_pt=10), show(text_size_pt=20)
    assert (size(small, "Requests are"), size(large, "Requests are")) == (10, 20)
    assert size(large, "you train on") == pytest.approx(2 * size(small, "you train on"), rel=0.01)


def test_a_section_alone(show: Callable[..., PageDocument]) -> None:
    found = texts(show("everything#tables", only_section=True))
    assert found[0] == "Do you train on my requests?"
    assert "On this page" not in found
    assert "Prepaid" in found
    assert "Quoted words." not in found


def test_an_old_id_still_shows_its_page_and_an_unknown_one_is_refused(
    show: Callable[..., PageDocument],
) -> None:
    assert texts(show("old-everything")) == texts(show())
    with pytest.raises(PageMissing):
        show("nowhere")


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


# -- hostile and odd text -------------------------------------------------------------------------


def test_titles_are_text_and_not_markup(make_book: Callable[..., Book], today: date) -> None:
    title = 'Is <b>5 < 6</b> & "7"?'
    book = make_book(title=title)
    found = texts(PageDocument(book, Location("everything"), RenderOptions(LIGHT, today=today)))
    assert found[0] == title


def test_unknown_elements_leave_their_text(make_book: Callable[..., Book]) -> None:
    book = make_book(
        "<section><header>More</header><p>Hidden</p></section><blink>x</blink><script>y</script>"
    )
    found = texts(PageDocument(book, Location("everything"), RenderOptions(LIGHT)))
    assert {"More", "Hidden", "x"} <= set(found)
    assert not any(text == "y" for text in found)


def test_rich_text_is_pure(book: Book, everything: str, today: date) -> None:
    page = book.page("everything")
    one = RichPage(book, page, parse(everything), RenderOptions(LIGHT, today=today))
    html = "".join(one.pieces())
    assert html == "".join(
        RichPage(book, page, parse(everything), RenderOptions(LIGHT, today=today)).pieces()
    )
    assert one.direction == "ltr"
    assert "<script" not in html
    sheet = style_sheet(DARK, 12)
    assert set(re.findall(r"#[0-9a-f]{6}", sheet)) <= {
        getattr(DARK, n) for n in ("text", "quiet", "heading", "link", "rule", "inline_code")
    } | {DARK.code.text}


def test_code_can_be_copied_and_paper_says_nothing_of_it(show: Callable[..., PageDocument]) -> None:
    document = show()
    boxes = [href for href in links(document) if href.startswith("copy:")]
    assert boxes == [f"copy:{number}" for number in range(len(document.codes))]
    assert document.codes[0].text == "ls -l"
    assert document.codes[1].text.startswith(
        "import requests\n\n# Ask whether the team has it\ndef zdr(key):\n    "
    )
    paper = show(paper=Paper(frozenset({"everything"}), many=False))
    assert not paper.codes
    assert not any(href.startswith(("copy:", "picture:", "category:")) for href in links(paper))
    assert "Copy" not in texts(paper)


def test_pictures_can_be_looked_at(show: Callable[..., PageDocument]) -> None:
    document = show()
    found = links(document)
    names = [href.removeprefix("picture:") for href in found if href.startswith("picture:")]
    assert names
    for name in names:
        picture = document.picture(name)
        assert picture is not None
        assert picture.file is not None
        assert picture.file.is_file()
    assert document.picture("nonsense") is None


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
