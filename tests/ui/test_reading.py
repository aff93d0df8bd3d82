from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.ui.common.external_links import open_outside, plain_address
from helpviewer.ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]
LONG = "zero-data-retention"


class Browser(QObject):
    """Stands where the reader's browser does."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser(qtbot: QtBot):  # type: ignore[no-untyped-def]
    browser = Browser()
    schemes = ("http", "https", "mailto", "file", "javascript", "ftp", "helpviewer")
    for scheme in schemes:
        QDesktopServices.setUrlHandler(scheme, browser, "open")  # type: ignore[arg-type] # its stubs say bytes
    yield browser
    for scheme in schemes:
        QDesktopServices.unsetUrlHandler(scheme)


def first_line(window: MainWindow) -> str:
    """The paragraph of the first whole line in sight."""
    return window.page.document().findBlock(window.page.position()).text()


def follow(window: MainWindow, href: str) -> None:
    window.page.anchorClicked.emit(QUrl(href))


@pytest.mark.parametrize(
    "address", ["https://example.org/a?b=c#d", "http://example.org", "mailto:a@example.org"]
)
def test_links_out_open_in_the_browser(open_window: Open, browser: Browser, address: str) -> None:
    window = open_window()
    follow(window, address)
    assert browser.opened == [address]
    assert window.navigator.location == Location("start")


def test_a_mail_never_brings_a_file(open_window: Open, browser: Browser) -> None:
    window = open_window()
    follow(window, "mailto:a@b.example?subject=Hi&attach=/etc/passwd&ATTACHMENT=x&body=y")
    assert browser.opened == ["mailto:a@b.example?subject=Hi&body=y"]


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://bank.example@evil.example/x?y#z", "https://evil.example/x?y#z"),
        ("https://bank.example:pw@evil.example:8080/", "https://evil.example:8080/"),
        ("https://аррӏе.example/", "https://xn--80ak6aa92e.example/"),
        ("https://example.org/ü?q=a b", "https://example.org/ü?q=a b"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_it_is_plain_whose_computer_an_address_leads_to(address: str, shown: str) -> None:
    assert plain_address(address) == shown


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://example.org/x",
        "data:text/html,x",
        "/etc/passwd",
        "x.py",
    ],
)
def test_other_links_are_refused(open_window: Open, browser: Browser, address: str) -> None:
    window = open_window()
    before = window.page.toPlainText()
    follow(window, address)
    assert not open_outside(address)
    assert browser.opened == []
    assert window.page.toPlainText() == before
    assert window.navigator.location == Location("start")


def test_a_link_in_the_book_leads_to_its_page_and_section(open_window: Open) -> None:
    window = open_window()
    follow(window, f"{LONG}.html#considerations")
    assert window.navigator.location == Location(LONG, "considerations")
    follow(window, "#how-it-works")
    assert window.navigator.location == Location(LONG, "how-it-works")


def test_the_status_bar_says_where_a_link_leads(open_window: Open) -> None:
    window = open_window()
    window.page.highlighted.emit(QUrl("https://example.org/x"))
    assert window.statusBar().currentMessage() == "https://example.org/x"
    window.page.highlighted.emit(QUrl("refunds.html"))
    assert window.statusBar().currentMessage() == "Can prepaid API credits be refunded?"
    window.page.highlighted.emit(QUrl())
    assert window.statusBar().currentMessage() == ""


def test_the_page_says_where_it_comes_from(open_window: Open) -> None:
    text = open_window(page="refunds").page.toPlainText()
    assert text.startswith("Can prepaid API credits be refunded?")
    assert "Source: " in text
    assert "As of 21 November 2026" in text


def test_back_and_forward_bring_the_line_back(open_window: Open) -> None:
    window = open_window(page=LONG)
    window.resize(800, 400)
    bar = window.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    position, value = window.page.position(), bar.value()
    assert position > 0
    window.navigator.go(Location("refunds"))
    assert bar.value() == 0
    window.navigator.back()
    assert abs(bar.value() - value) < 40
    assert window.page.position() == position
    window.navigator.forward()
    assert window.navigator.location == Location("refunds")


def test_a_section_is_scrolled_to_the_top(open_window: Open) -> None:
    window = open_window(page=f"{LONG}#how-to-enable-zdr")
    window.resize(800, 400)
    window.navigator.go(Location(LONG, "how-it-works"))
    cursor = window.page.cursorForPosition(QPoint(4, 12))
    assert cursor.block().text() == "How it works"


@pytest.mark.parametrize("change", ["width", "size", "theme"])
def test_the_line_stays_when_the_page_is_laid_out_anew(open_window: Open, change: str) -> None:
    window = open_window(page=LONG)
    window.resize(900, 400)
    bar = window.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    line = first_line(window)
    if change == "width":
        window.resize(620, 400)
    elif change == "size":
        window.do.larger.trigger()
        window.do.larger.trigger()
    else:
        window._settings.change(theme="dark")
    assert first_line(window) == line


def test_the_text_is_a_column_in_the_middle_of_a_wide_window(qtbot: QtBot, open_window: Open) -> None:
    window = open_window(page=LONG)
    window.resize(1600, 700)
    page, viewport = window.page, window.page.viewport()
    left = viewport.x()
    right = page.width() - viewport.geometry().right()
    assert 450 < viewport.width() < 700
    assert abs(left - right) < 30


@pytest.mark.parametrize("width", [480, 700, 1600])
def test_nothing_is_wider_than_the_pane(open_window: Open, manual_book: Path, width: int) -> None:
    window = open_window(page="manual-finding", book=manual_book)
    window.resize(width, 500)
    for page in window.book.pages():
        window.navigator.go(Location(page.id))
        assert window.page.document().size().width() <= window.page.viewport().width() + 1, page.id


def test_ctrl_and_the_wheel_change_the_text_size(open_window: Open) -> None:
    window = open_window(page=LONG)
    before = window.page.document().defaultFont().pointSizeF()

    def turn(steps: int, modifiers: Qt.KeyboardModifier) -> None:
        centre = QPointF(window.page.viewport().rect().center())
        event = QWheelEvent(
            centre,
            centre,
            QPoint(),
            QPoint(0, 120 * steps),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(window.page.viewport(), event)

    turn(1, Qt.KeyboardModifier.ControlModifier)
    assert window.page.document().defaultFont().pointSizeF() > before
    window.do.normal_size.trigger()
    assert window.page.document().defaultFont().pointSizeF() == before
    turn(-1, Qt.KeyboardModifier.NoModifier)
    assert window.page.document().defaultFont().pointSizeF() == before
    assert window.page.verticalScrollBar().value() > 0


def test_a_page_that_cannot_be_read_is_a_sentence(
    open_window: Open, bundled_book: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged"
    shutil.copytree(bundled_book, damaged)
    (damaged / "pages" / "refunds.html").unlink()
    window = open_window(book=damaged)
    window.navigator.go(Location("refunds"))
    assert "cannot be read" in window.page.toPlainText()
    window.navigator.back()
    assert "xAI API FAQ" in window.page.toPlainText()


def test_marks_count_letters_as_qt_does(open_window: Open) -> None:
    window = open_window()
    window.page.document().setPlainText("𝔘𝔫 emoji 👩‍💻 then refund, and Refund")
    window.page.mark("refund")
    assert [mark.cursor.selectedText() for mark in window.page.extraSelections()] == ["refund", "Refund"]


def test_find_marks_all_matches_with_a_count(qtbot: QtBot, open_window: Open) -> None:
    window = open_window(page=LONG)
    window.do.find.trigger()
    bar = window.find_bar
    qtbot.keyClicks(bar.field, "(zdr)")
    assert bar.count.text().startswith("1 of ")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    total = len(window.page.extraSelections())
    assert bar.count.text() == f"{min(2, total)} of {total}" or total == 1
    bar.field.setText("no such words")
    assert bar.count.text() == "No match"
    assert not bar.next.isEnabled()
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert window.page.extraSelections() == []
