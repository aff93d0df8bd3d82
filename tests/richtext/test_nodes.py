"""Every kind of node on the page: what is laid out, and what tabs and folds show."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtGui import QTextDocument, QTextTable

from helpviewer.book.book import Book, Location
from helpviewer.book.format import PAGES_DIR
from helpviewer.page.around.theme import LIGHT
from helpviewer.page.nodes import Blocks, CodeBlock, Diagram
from helpviewer.page.serialise import serialise
from helpviewer.page.walk import inlines_of, walk
from helpviewer.richtext.document import PageDocument
from helpviewer.richtext.open_parts import OpenParts
from helpviewer.richtext.page import RichPage
from helpviewer.richtext.render_options import Paper, RenderOptions
from tests.fixtures.every_node import EVERY_NODE
from tests.fixtures.page_nodes import pages

pytestmark = pytest.mark.usefixtures("qapp")

PAPER = Paper(frozenset({"everything"}), many=False)

BOXES = (
    "<details><summary>More</summary><h2 id='deep'>Deep</h2><p>Hidden apples.</p></details>"
    "<details open><summary>Open</summary><p>Pears.</p></details>"
    "<section class='tabs'><section class='tab'><p class='tab-title'>Linux</p><p>apt</p></section>"
    "<section class='tab'><p class='tab-title'>Windows</p><p id='x'>winget</p></section></section>"
    "<section class='tabs'><section class='tab'><p class='tab-title'>macOS</p><p>brew</p></section>"
    "<section class='tab'><p class='tab-title'>Windows</p><p>choco plums</p></section></section>"
)


@pytest.fixture
def every(make_book: Callable[..., Book], today: date) -> Callable[..., PageDocument]:
    book = make_book(serialise(EVERY_NODE))

    def every(**options: object) -> PageDocument:
        return PageDocument(book, Location("everything"), RenderOptions(LIGHT, today=today, **options))  # type: ignore[arg-type]

    return every


@pytest.fixture
def boxes(make_book: Callable[..., Book], today: date) -> Callable[..., str]:
    book = make_book(BOXES)

    def boxes(**options: object) -> str:
        shown = RenderOptions(LIGHT, today=today, **options)  # type: ignore[arg-type]
        return PageDocument(book, Location("everything"), shown).toPlainText()

    return boxes


def formats(document: QTextDocument, text: str) -> list[str]:
    """The tool tips of the fragments that hold a text."""
    found = []
    block = document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            if text in fragments.fragment().text():
                found.append(fragments.fragment().charFormat().toolTip())
            fragments += 1
        block = block.next()
    return found


def test_every_node_is_shown(every: Callable[..., PageDocument]) -> None:
    document = every()
    lines = document.toPlainText().split("\n")
    for line in (
        "example.py",
        "> 10  if x:",
        "- 11      old()",
        "+ 12      new()",
        "  13  end()  (1)",
        "(1) The end is noted.",
        "Caption of the table",
        "Caption of the figure",
        "e = mc^2",
        "mermaid",
        "graph TD; A-->B",
        "▶ A film ↗",
        "1. What the footnote says. ↩",
        "First card",
    ):
        assert line in lines, line
    assert formats(document, "HTML") == ["HyperText Markup Language"]
    assert document.codes[0].text == "if x:\n    old()\n    new()\nend()"  # without numbers and signs
    assert document.hides


def test_paper_shows_what_is_folded_and_every_tab(every: Callable[..., PageDocument]) -> None:
    document = every(paper=PAPER)
    text = document.toPlainText()
    for piece in ("Hidden words.", "apt install", "winget install", "Linux", "Windows"):
        assert piece in text
    assert "HTML (HyperText Markup Language)" in text
    assert "▸" not in text
    assert not document.hides


def test_folds_open_and_close(boxes: Callable[..., str]) -> None:
    assert "Hidden apples." not in boxes()
    assert "Pears." in boxes()
    text = boxes(shown=OpenParts(folds={0: True, 1: False}))
    assert "Hidden apples." in text
    assert "Pears." not in text


def test_tabs_of_one_title_are_chosen_together(boxes: Callable[..., str]) -> None:
    first = boxes()
    assert "apt" in first
    assert "brew" in first
    chosen = boxes(shown=OpenParts(tabs=("Windows",)))
    assert "winget" in chosen
    assert "choco" in chosen
    assert "apt" not in chosen


def test_what_must_be_seen_is_shown(boxes: Callable[..., str]) -> None:
    assert "Hidden apples." in boxes(shown=OpenParts(section="deep"))
    assert "Hidden apples." in boxes(shown=OpenParts(finds=lambda text: "apples" in text))
    plums = boxes(shown=OpenParts(finds=lambda text: "plums" in text))
    assert "choco plums" in plums
    assert "winget" not in plums  # nothing is looked for in the other set


def test_tables_have_their_head_and_their_spans(every: Callable[..., PageDocument]) -> None:
    document = every()
    found = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    table = next(table for table in found if table.rows() == 4)
    assert table.format().headerRowCount() == 1
    assert table.cellAt(2, 0).columnSpan() == 2


def test_pictures_in_cells_fit_their_column(make_book: Callable[..., Book], today: date) -> None:
    wide = '<img src="../images/wide.png" alt="Wide" width="900" height="200">'
    book = make_book(
        f"<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>{wide}</td><td>{wide}</td></tr>"
        "</tbody></table><table><tbody><tr><td>Some words beside it</td><td><ul><li>"
        f"{wide}</li></ul></td></tr></tbody></table>"
    )
    for paper in (None, PAPER):
        document = PageDocument(
            book, Location("everything"), RenderOptions(LIGHT, today=today, column_px=500, paper=paper)
        )
        document.setTextWidth(500)
        assert document.size().width() == pytest.approx(500, abs=1)
        sizes = [
            picture.size_in(500) for picture in map(document.picture, ("picture-0", "picture-1")) if picture
        ]
        assert 200 < sizes[0][0] < 250
        assert 100 < sizes[1][0] < 400


def test_a_picture_over_several_columns_pushes_no_other_out(
    make_book: Callable[..., Book], today: date
) -> None:
    wide = '<img src="../images/wide.png" alt="Wide" width="900" height="200">'
    small = '<img src="../images/wide.png" alt="Wide" width="300" height="66">'
    book = make_book(
        f"<table><tbody><tr><td>{small}</td><td>{wide}</td></tr>"
        f'<tr><td colspan="2">{wide}</td></tr></tbody></table>'
    )
    document = PageDocument(book, Location("everything"), RenderOptions(LIGHT, today=today, column_px=500))
    document.setTextWidth(500)
    assert document.size().width() == pytest.approx(500, abs=1)


@pytest.mark.parametrize(
    "around",
    [
        "<ul><li>{}</li></ul>",
        "<ul><li><p>{}</p></li></ul>",
        "<blockquote><p>{}</p></blockquote>",
        "<table><tbody><tr><td>{}</td></tr></tbody></table>",
        '<aside class="note" data-kind="note"><p>{}</p></aside>',
        "<dl><dt>{}</dt><dd>a</dd></dl>",
        '<h2 id="a">{}</h2>',
    ],
)
def test_no_room_is_left_below_a_picture(make_book: Callable[..., Book], today: date, around: str) -> None:
    picture = '<img src="../images/wide.png" alt="Wide" width="{0}" height="{0}">'
    book = make_book(around.format(picture.format(100)))
    file = book.path / PAGES_DIR / "everything.html"
    heights = []
    for height in (100, 200):
        file.write_text(around.format(picture.format(height)), encoding="utf-8")
        options = RenderOptions(LIGHT, today=today, column_px=500)
        document = PageDocument(Book.open(book.path), Location("everything"), options)
        document.setTextWidth(500)
        heights.append(document.size().height())
    assert heights[1] - heights[0] == pytest.approx(100, abs=3)


@given(blocks=pages)
@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_nothing_is_lost_on_paper(book: Book, blocks: Blocks) -> None:
    html = "".join(
        RichPage(book, book.page("everything"), blocks, RenderOptions(LIGHT, paper=PAPER)).pieces()
    )
    document = QTextDocument()
    document.setHtml(html)
    said = "".join(document.toPlainText().split())
    words = [inline for inline in inlines_of(blocks) if isinstance(inline, str)]
    words += [block.text for block in walk(blocks) if isinstance(block, CodeBlock)]
    words += [block.source for block in walk(blocks) if isinstance(block, Diagram) and not block.drawing]
    assert [word for text in words for word in _letters(text) if word not in said] == []


def _letters(text: str) -> list[str]:
    return "".join(c if c.isalpha() else " " for c in text).split()


def test_a_word_without_an_end_does_not_stop_the_window(make_book: Callable[..., Book], today: date) -> None:
    book = make_book("<p>" + "x" * 400_000 + "</p><pre><code>" + "y" * 400_000 + "</code></pre>")
    document = PageDocument(book, Location("everything"), RenderOptions(LIGHT, today=today))
    before = time.process_time()
    document.size()
    assert time.process_time() - before < 2
    assert document.codes[0].text == "y" * 400_000


@pytest.mark.parametrize(
    "box", ["<blockquote>", "<table><tr><td>", "<aside class='note'>", "<details open>", "<table>"]
)
def test_boxes_in_each_other_do_not_stop_the_window(
    make_book: Callable[..., Book], today: date, box: str
) -> None:
    document = PageDocument(
        make_book(box * 48 + "deep"), Location("everything"), RenderOptions(LIGHT, today=today)
    )
    before = time.process_time()
    document.size()
    assert time.process_time() - before < 2
    assert "deep" in document.toPlainText()


@pytest.mark.parametrize("source", ["../images/a%00.png", "../images/" + "a" * 5000 + ".png"])
def test_pictures_with_impossible_names_show_their_words(
    make_book: Callable[..., Book], today: date, source: str
) -> None:
    book = make_book(f'<p><img src="{source}" alt="Lost" width="9" height="9"></p>')
    assert (
        "[Lost]"
        in PageDocument(book, Location("everything"), RenderOptions(LIGHT, today=today)).toPlainText()
    )


@pytest.mark.parametrize(("language", "on_paper"), [("en", False), ("en", True), ("ar", False)])
def test_a_picture_beside_text_hides_none(
    make_book: Callable[..., Book], today: date, language: str, on_paper: bool
) -> None:
    picture = '<img src="../images/drawing.svg" alt="Drawing" width="120" height="60" class="right">'
    book = make_book(f"<p>{picture}Text beside it.</p><p>Below.</p>", language=language)
    options = RenderOptions(LIGHT, today=today, paper=PAPER if on_paper else None)
    document = PageDocument(book, Location("everything"), options)
    document.setTextWidth(640)
    layout = document.documentLayout()
    block = document.begin()
    while "Text beside it." not in block.text():
        block = block.next()
    line = block.layout().lineAt(0)
    assert line.naturalTextWidth() > 50
    floats = any(
        frame.frameFormat().position().name != "InFlow" for frame in document.rootFrame().childFrames()
    )
    assert floats == (language == "en" and not on_paper)
    assert layout.blockBoundingRect(block).height() > (10 if floats else 55)


def test_formulas_grow_with_the_text(make_book: Callable[..., Book], today: date) -> None:
    drawing = '<img src="../images/drawing.svg" alt="x" width="120" height="60">'
    book = make_book(f'<p>x <span class="math" data-tex="x^2" data-drop="4">{drawing}</span></p>')
    widths = []
    for size in (12, 24):
        document = PageDocument(
            book, Location("everything"), RenderOptions(LIGHT, text_size_pt=size, today=today)
        )
        picture = document.picture("picture-0")
        widths.append(picture.size_in(640)[0] if picture else 0)
    assert widths == [120, 240]
