"""The marks of matches in the page's scroll bar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.models.user_data.settings import Settings
from helpviewer.page.around.theme import DARK, LIGHT, Theme
from helpviewer.ui.page.scroll_marks import MOST, PRESENT_HEIGHT, ScrollMarks
from helpviewer.ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]
PAGE = "manual-markdown"


@pytest.fixture
def window(open_window: Open, manual_book: Path) -> MainWindow:
    window = open_window(page=PAGE, book=manual_book)
    window.resize(900, 600)
    return window


def marks(window: MainWindow) -> ScrollMarks:
    (found,) = window.page.verticalScrollBar().findChildren(ScrollMarks)
    return found


def colour(window: MainWindow, row: int) -> str:
    """What is seen in the middle of the bar at this pixel."""
    bar = window.page.verticalScrollBar()
    return bar.grab().toImage().pixelColor(bar.width() // 2, row).name()


@pytest.mark.parametrize(("name", "theme"), [("light", LIGHT), ("dark", DARK)])
def test_every_match_has_its_mark(window: MainWindow, settings: Settings, name: str, theme: Theme) -> None:
    settings.change(theme=name)
    window.page.mark("the title comes|footnote|HTML")
    bar = marks(window)
    rows = bar.rows()
    assert bar.isVisible()
    assert bar.geometry() == window.page.verticalScrollBar().rect()
    assert 3 <= len(rows) <= len(window.page.extraSelections())
    assert rows[0] < 0.1 * bar.height()
    assert rows[-1] > 0.8 * bar.height()
    assert colour(window, bar.present_row()) == theme.text
    others = [row for row in rows if abs(row - bar.present_row()) > 2 * PRESENT_HEIGHT]
    assert others
    for row in others[:3]:
        assert colour(window, row) == theme.link


def test_the_present_match_is_where_the_page_is_scrolled_to(window: MainWindow) -> None:
    window.page.mark("HTML")
    bar = window.page.verticalScrollBar()
    for _ in range(4):
        window.page.next_mark()
        page_height = bar.maximum() + bar.pageStep()
        row = marks(window).present_row() / bar.height() * page_height
        assert bar.value() - 40 <= row <= bar.value() + bar.pageStep() + 40


def test_marks_go_with_what_was_found(window: MainWindow) -> None:
    assert window.page.verticalScrollBar().findChildren(ScrollMarks) == []
    window.page.mark("HTML")
    before = marks(window).rows()
    window.page.mark("footnote")
    assert marks(window).rows() != before
    window.navigator.go(Location("manual-overview"))
    assert marks(window).rows() == []
    assert not marks(window).isVisible()
    window.navigator.back()
    assert marks(window).rows() != []
    window.page.clear_marks()
    assert not marks(window).isVisible()


def test_marks_follow_when_the_page_is_laid_out_anew(window: MainWindow, settings: Settings) -> None:
    window.page.mark("HTML")
    last = marks(window).rows()[-1]
    window.resize(900, 400)
    assert marks(window).height() == window.page.verticalScrollBar().height()
    assert marks(window).rows()[-1] < last
    settings.change(text_size=200)
    assert marks(window).rows()[-1] <= marks(window).height()
    bar = window.page.verticalScrollBar()
    window.page.next_mark(-1)
    assert bar.value() > 0.7 * bar.maximum()


def test_the_mouse_reaches_the_bar_below(qtbot: QtBot, window: MainWindow) -> None:
    window.page.mark("footnote")
    bar = window.page.verticalScrollBar()
    bar.setValue(0)
    spot = QPoint(bar.width() // 2, marks(window).rows()[-1])
    assert window.childAt(bar.mapTo(window, spot)) is bar
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=spot)
    assert bar.value() > 0


def test_a_thousand_matches_are_few_marks(window: MainWindow) -> None:
    window.page.mark(".")
    assert len(window.page.toPlainText()) > MOST
    assert len(marks(window).rows()) <= marks(window).height()
