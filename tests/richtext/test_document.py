"""Pages through the real QTextDocument: which text, links, lists, tables and code it holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import PageMissing
from helpviewer.page.around.theme import DARK, LIGHT
from helpviewer.page.parse import parse
from helpviewer.richtext.document import PageDocument
from helpviewer.richtext.page import RichPage, style_sheet
from helpviewer.richtext.render_options import Paper, RenderOptions
from tests.fixtures.documents import block_of, blocks, fragments, tables, texts

pytestmark = pytest.mark.usefixtures("qapp")


def anchors(document: QTextDocument) -> set[str]:
    return {name for f in fragments(document) for name in f.charFormat().anchorNames()}


def links(document: QTextDocument) -> dict[str, str]:
    found: dict[str, str] = {}
    for fragment in fragments(document):
        if href := fragment.charFormat().anchorHref():
            found[href] = found.get(href, "") + fragment.text()
    return found


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
    look = RenderOptions(LIGHT, today=today, paper=Paper(frozenset({"everything"}), many=False))
    assert texts(PageDocument(book, Location("everything"), look))[:2] == [
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


def test_boxes_and_tables(show: Callable[..., PageDocument]) -> None:
    document = show()
    found = tables(document)
    plans = [t for t in found if t.rows() == 4]
    assert [(t.rows(), t.columns()) for t in plans] == [(4, 3)]
    price = plans[0].cellAt(1, 1).firstCursorPosition().blockFormat().alignment()
    assert price & Qt.AlignmentFlag.AlignRight
    # Policy notice, two boxes of code, five notes with one box inside, a quote.
    assert len([t for t in found if t.rows() == 1]) == 10


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
