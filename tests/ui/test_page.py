"""What links, keys and the mouse do on a page."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QPalette, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.richtext.inline import Picture
from helpviewer.ui.page.document_scan import Link, links
from helpviewer.ui.page.image_window import PictureWindow
from helpviewer.ui.page.view import PageView
from helpviewer.ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]
Button, Modifier = Qt.MouseButton, Qt.KeyboardModifier
LONG = "zero-data-retention"
PNG = 900, 600


@pytest.fixture
def page(open_window: Open, make_source: Callable[..., Path], tmp_path: Path, qapp: QApplication) -> PageView:
    """A page with two boxes of code, a picture and a link, in its window."""
    from PySide6.QtCore import QBuffer
    from PySide6.QtGui import QImage

    from index_build.build import build

    image = QImage(QSize(*PNG), QImage.Format.Format_RGB32)
    image.fill(0x0C6074)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # its stubs say bytes
    source = make_source(
        {
            "welcome.md": "---\nid: welcome\ntitle: Welcome\n---\nRead about [code](basics/code.md).\n",
            "basics/code.md": (
                "---\nid: code\ntitle: Code to copy\n---\nCopy this:\n\n```sh\nls -l\ncopy a b\n```\n\n"
                "## More\n\nThen see [the start](../welcome.md) or <https://example.org/x>.\n\n"
                "```python\nif a < b:\n    print('&')\n```\n\n![A large picture](../images/large.png)\n"
            ),
            "images/large.png": bytes(buffer.data().data()),
        }
    )
    build(source, tmp_path / "book")
    window = open_window(book=tmp_path / "book", page="code")
    window.resize(900, 700)
    return window.page


def place_of(page: PageView, link: Link) -> QPoint:
    """The middle of a link's first letter in the viewport; the page is scrolled there."""
    cursor = QTextCursor(page.document())
    cursor.setPosition(link.start)
    page.column.show_position(link.start)
    left = page.cursorRect(cursor)
    cursor.setPosition(link.start + 1)
    return (left.center() + page.cursorRect(cursor).center()) / 2


def link_to(page: PageView, href: str) -> Link:
    return next(link for link in links(page.document()) if link.href.startswith(href))


def test_a_click_on_copy_takes_the_code_as_it_was_written(qtbot: QtBot, page: PageView) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    qtbot.mouseClick(page.viewport(), Button.LeftButton, pos=place_of(page, link_to(page, "copy:1")))
    assert QGuiApplication.clipboard().text() == "if a < b:\n    print('&')\n"
    assert said == ["The code was copied."]
    assert page.location_shown == Location("code")


def test_copy_works_by_keyboard(qtbot: QtBot, page: PageView) -> None:
    QGuiApplication.clipboard().clear()
    page.setFocus()
    for _ in links(page.document()):
        qtbot.keyClick(page, Qt.Key.Key_Tab)
        if page.textCursor().selectedText() == "Copy":
            break
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "ls -l\ncopy a b\n"


@pytest.mark.parametrize("number", [0, 1])
def test_copied_is_said_on_the_button(qtbot: QtBot, page: PageView, number: int) -> None:
    button = link_to(page, f"copy:{number}")
    place = place_of(page, button)
    page.links.follow(button.href)
    said = page.findChild(QLabel, "said")
    assert isinstance(said, QLabel)
    assert said.isVisible()
    assert said.text() == "Copied ✓"
    assert said.geometry().contains(place)
    assert page.viewport().rect().contains(said.geometry())
    qtbot.waitUntil(said.isHidden)
    page.links.follow(button.href)
    assert said.isVisible()
    page.column.restore(0)
    page.resize(page.width() - 40, page.height())
    assert said.isHidden()  # the button is elsewhere now


@pytest.mark.parametrize("href", ["copy:7", "copy:x", "copy:", "picture:none", "category:none"])
def test_links_to_parts_that_are_not_there_do_nothing(page: PageView, href: str) -> None:
    QGuiApplication.clipboard().setText("before")
    page.links.follow(href)
    assert QGuiApplication.clipboard().text() == "before"
    assert page.findChild(PictureWindow) is None


def test_the_copy_links_are_neither_found_nor_copied(page: PageView) -> None:
    page.mark("copy")
    found = [mark.cursor.selectedText() for mark in page.extraSelections()]
    assert found == ["copy", "Copy", "copy"]  # the title, the first sentence, and the code
    page.selectAll()
    page.copy()
    text = QGuiApplication.clipboard().text()
    assert text.count("opy") == 3
    assert "ls -l" in text
    assert "print('&')" in text
    mime = QGuiApplication.clipboard().mimeData()
    assert "copy:0" not in mime.html()
    assert "ls -l" in mime.html()


def test_a_middle_click_and_ctrl_open_a_link_in_a_tab_of_its_own(qtbot: QtBot, page: PageView) -> None:
    asked: list[Location] = []
    page.links.new_tab_asked.disconnect()
    page.links.new_tab_asked.connect(asked.append)
    inside, outside = link_to(page, "welcome.html"), link_to(page, "https:")
    at = place_of(page, inside)
    qtbot.mouseClick(page.viewport(), Button.MiddleButton, pos=at)
    qtbot.mouseClick(page.viewport(), Button.LeftButton, Modifier.ControlModifier, pos=at)
    assert asked == [Location("welcome")] * 2
    web: list[str] = []
    page.links.web_link_asked.disconnect()
    page.links.web_link_asked.connect(web.append)
    qtbot.mouseClick(page.viewport(), Button.MiddleButton, pos=place_of(page, outside))
    assert web == ["https://example.org/x"]
    assert page.location_shown == Location("code")


def test_ctrl_enter_opens_the_focused_link_in_a_window_of_its_own(qtbot: QtBot, page: PageView) -> None:
    asked: list[Location] = []
    page.links.new_tab_asked.disconnect()
    page.links.new_tab_asked.connect(asked.append)
    page.setFocus()
    while page.textCursor().selectedText() != "the start":
        qtbot.keyClick(page, Qt.Key.Key_Tab)
        assert page.textCursor().hasSelection()
    qtbot.keyClick(page, Qt.Key.Key_Return, Modifier.ControlModifier)
    assert asked == [Location("welcome")]


def test_the_link_with_the_keyboard_has_a_frame(qtbot: QtBot, page: PageView) -> None:
    page.setFocus()
    before = page.viewport().grab().toImage()
    qtbot.keyClick(page, Qt.Key.Key_Tab)
    after = page.viewport().grab().toImage()
    link = links(page.document())[0]
    first, last = (page.cursorRect(page.column.cursor(place)) for place in (link.start, link.end))
    above = QPoint((first.left() + last.left()) // 2, first.top() - 1)
    assert after.pixelColor(above).name() == page.column.theme.link
    assert before.pixelColor(above).name() == page.column.theme.code.background


WINDOW_ACTIONS = ["Bookmark This Page", "Find on This Page", "Print…", "Suggest a Correction…"]


def entries(page: PageView, at: QPoint) -> dict[str, Callable[[], None]]:
    """What the context menu offers at a place."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, page.viewport().mapToGlobal(at))
    QApplication.sendEvent(page.viewport(), event)
    menu = next(m for m in page.findChildren(QMenu) if m.isVisible())
    found = {a.text().replace("&", ""): a.trigger for a in menu.actions() if a.isEnabled() and a.text()}
    menu.hide()
    return found


def test_a_paragraph_and_a_word_in_pieces_are_copied_and_found_as_written(
    open_window: Open, make_source: Callable[..., Path], tmp_path: Path
) -> None:
    from index_build.build import build

    word, code = "y" * 20_000, "𝔘" * 3_000
    text = f"{'word ' * 4_000}end.\n\na{word}b\n\n    {code}\n"
    build(make_source({"welcome.md": f"---\nid: welcome\ntitle: Welcome\n---\n{text}"}), tmp_path / "book")
    page = open_window(book=tmp_path / "book").page
    page.selectAll()
    page.copy()
    mime = QGuiApplication.clipboard().mimeData()
    assert {f"{'word ' * 4_000}end.", f"a{word}b", code} <= set(mime.text().splitlines())
    assert "\u200b" not in mime.html()
    for pattern in (f"a{word}b", "word " * 3_999, code):
        page.mark(pattern)
        (found,) = page.extraSelections()
        assert len(found.cursor.selectedText()) >= len(pattern)


def test_the_context_menu_offers_what_can_be_done_here(page: PageView) -> None:
    copied: list[Location] = []
    page.copy_link_asked.disconnect()
    page.copy_link_asked.connect(copied.append)
    offered = entries(page, place_of(page, link_to(page, "welcome.html")))
    assert list(offered) == [
        "Open Link in New Tab",
        "Open Link in New Window",
        "Copy Link Address",
        "Copy Link to This Section",
        "Select All",
        *WINDOW_ACTIONS,
    ]
    offered["Copy Link Address"]()
    offered["Copy Link to This Section"]()
    assert copied == [Location("welcome"), Location("code", "more")]
    entries(page, place_of(page, link_to(page, "https:")))["Copy Link Address"]()
    assert QGuiApplication.clipboard().text() == "https://example.org/x"
    page.verticalScrollBar().setValue(0)
    top = entries(page, QPoint(5, 5))
    assert list(top) == ["Copy Link to This Page", "Select All", *WINDOW_ACTIONS]
    top["Select All"]()
    again = entries(page, QPoint(5, 5))
    assert "Copy" in again
    cursor = QTextCursor(page.document())
    cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    page.setTextCursor(cursor)
    word = cursor.selectedText()
    window = page.window()
    assert isinstance(window, MainWindow)
    entries(page, QPoint(5, 5))[f"Search for “{word}”"]()
    assert window.field.text() == word


def test_a_caret_moves_through_the_text_when_it_is_asked_for(qtbot: QtBot, page: PageView) -> None:
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_F7)
    start = page.textCursor().position()
    qtbot.keyClick(page, Qt.Key.Key_Right, Modifier.ShiftModifier)
    assert page.textCursor().selectedText()
    assert page.textCursor().position() == start + 1
    qtbot.keyClick(page, Qt.Key.Key_F7)
    here = page.textCursor().position()
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert page.textCursor().position() == here


# -- pictures -----------------------------------------------------------------------------------------


@pytest.fixture
def picture(qtbot: QtBot, page: PageView) -> PictureWindow:
    qtbot.mouseClick(page.viewport(), Button.LeftButton, pos=place_of(page, link_to(page, "picture:")))
    window = page.findChild(PictureWindow)
    assert window is not None
    qtbot.waitExposed(window)
    return window


def test_a_click_on_a_picture_shows_it_whole(picture: PictureWindow) -> None:
    picture.resize(500, 400)
    assert picture.zoom < 1
    assert picture._image.width() <= picture._area.viewport().width()
    assert picture._image.height() <= picture._area.viewport().height()
    assert picture.windowTitle() == "A large picture"
    assert picture._image.accessibleName() == "A large picture"


def test_a_picture_is_shown_at_its_own_size_and_moved(qtbot: QtBot, picture: PictureWindow) -> None:
    picture.resize(500, 400)
    qtbot.mouseClick(picture._image, Button.LeftButton)
    assert picture._image.size() == QSize(*PNG)
    assert not picture.full_button.isEnabled()
    bar = picture._area.horizontalScrollBar()
    qtbot.mousePress(picture._image, Button.LeftButton, pos=QPoint(300, 200))
    qtbot.mouseMove(picture._image, QPoint(220, 200))
    qtbot.mouseRelease(picture._image, Button.LeftButton, pos=QPoint(220, 200))
    assert bar.value() > 0
    assert picture.zoom == 1  # a drag is no click
    qtbot.mouseClick(picture._image, Button.LeftButton)
    assert picture.zoom < 1


def test_a_picture_obeys_the_keyboard(qtbot: QtBot, picture: PictureWindow, page: PageView) -> None:
    picture.resize(500, 400)
    qtbot.keyClick(picture, Qt.Key.Key_1)
    assert picture.zoom == 1
    qtbot.keyClick(picture, Qt.Key.Key_Plus)
    assert picture.zoom == 1.25
    for _ in range(20):
        qtbot.keyClick(picture, Qt.Key.Key_Plus)
    assert picture.zoom == 4
    qtbot.keyClick(picture, Qt.Key.Key_0)
    assert picture.zoom < 1
    qtbot.keyClick(picture, Qt.Key.Key_Space)
    assert picture.zoom == 1
    qtbot.keyClick(picture, Qt.Key.Key_Escape)
    assert not picture.isVisible()


@pytest.mark.parametrize("size", [(900, 700), (420, 300), (1600, 2400)])
def test_the_text_is_as_wide_as_the_viewport(page: PageView, size: tuple[int, int]) -> None:
    page.window().resize(*size)
    assert page.column.viewport_width() == page.viewport().width()
    assert page.document().textWidth() == page.viewport().width()


# -- pages that cannot be shown -----------------------------------------------------------------------


def test_a_page_that_cannot_be_drawn_says_so_and_harms_no_other(
    open_window: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise ValueError("a mistake in a renderer")

    window = open_window(page="refunds")
    with monkeypatch.context() as patched:
        patched.setattr("helpviewer.ui.page.layout.load.PageDocument", fail)
        window.navigator.go(Location("zero-data-retention"))
        assert "cannot be shown" in window.page.toPlainText()
        assert "cannot be shown" in window.page.accessibleName()
    window.navigator.go(Location("refunds"))
    assert "refund" in window.page.toPlainText().lower()


def test_copying_a_damaged_page_is_told(
    open_window: Callable[..., MainWindow], tiny_book: Path, tmp_path: Path
) -> None:
    book = shutil.copytree(tiny_book, tmp_path / "book")
    window = open_window(book=book, page="pears")
    (book / "pages" / "pears.html").unlink()
    for command in (window.do.copy_markdown, window.do.copy_rich_text):
        window.statusBar().clearMessage()
        command.trigger()
        assert "Pears" in window.statusBar().currentMessage()


def test_dark_lines_can_be_seen_in_a_dark_picture_window(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="5" height="20"/></svg>'
    )
    shown = []
    for colour in ("#111111", "#eeeeee"):
        parent = QWidget()
        qtbot.addWidget(parent)
        parent.setPalette(QPalette(QColor(colour)))
        window = PictureWindow(Picture(file, "Lines", 400, 200), parent)
        window.setPalette(parent.palette())
        window.show()
        window.full()
        images = [label for label in window.findChildren(QLabel) if not label.pixmap().isNull()]
        image = images[0].pixmap().toImage()
        shown.append(image.pixelColor(image.width() - 5, image.height() // 2).alpha())
    assert shown == [255, 0]
