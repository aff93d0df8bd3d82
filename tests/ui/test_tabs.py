"""Tabs: opened, walked through, closed, brought back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]
PAGES = ("refunds", "zero-data-retention", "training-on-requests")


def pages(window: MainWindow) -> list[str]:
    before, behind = window.tabs.others()
    return [place.page for place in (*before, window.navigator.location, *behind)]


def test_each_tab_has_a_history_of_its_own(open_window: Open) -> None:
    window = open_window(page=PAGES[0])
    assert not window.tabs.bar.isVisible()
    window.page.links.new_tab_asked.emit(Location(PAGES[1]))
    assert window.tabs.bar.isVisible()
    assert window.navigator.location.page == PAGES[0]  # it opens behind
    window.do.next_tab.trigger()
    assert window.navigator.location.page == PAGES[1]
    assert not window.do.back.isEnabled()
    window.navigator.go(Location(PAGES[2]))
    window.page.verticalScrollBar().setValue(200)
    kept = window.page.position()
    window.do.previous_tab.trigger()
    assert window.page.location_shown.page == PAGES[0]
    window.do.next_tab.trigger()
    assert window.page.location_shown.page == PAGES[2]
    assert window.page.position() == kept
    window.do.back.trigger()
    assert window.navigator.location.page == PAGES[1]
    assert "What is Zero Data Retention" in window.tabs.bar.tabText(1)
    assert pages(window) == [PAGES[0], PAGES[1]]


def test_a_tab_is_closed_and_with_the_last_one_the_window(open_window: Open) -> None:
    window = open_window(page=PAGES[0])
    window.do.new_tab.trigger()
    assert window.navigator.location.page == window.book.info.home
    window.tabs.open(Location(PAGES[1]))
    window.do.close_tab.trigger()
    assert window.navigator.location.page in (PAGES[0], PAGES[1])
    assert len(pages(window)) == 2
    bar = window.tabs.bar
    other = 1 - bar.currentIndex()
    QTest.mouseClick(bar, Qt.MouseButton.MiddleButton, pos=bar.tabRect(other).center())
    assert not bar.isVisible()
    window.do.close_tab.trigger()
    assert not window.isVisible()


def test_the_middle_button_opens_tabs_from_tree_and_hits(qtbot: QtBot, open_window: Open) -> None:
    window = open_window(page=PAGES[0])
    tree = window.side.contents
    tree.show_page(PAGES[1])
    at = tree.visualRect(tree.currentIndex()).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.MiddleButton, pos=at)
    assert pages(window) == [PAGES[0], PAGES[1]]
    with qtbot.waitSignal(window.service.answered):
        window.field.setText("crypto")
    hits = window.side.search.hits
    QApplication.processEvents()
    at = hits.visualRect(hits.model().index(0, 0)).topLeft() + QPoint(20, 20)
    QTest.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)
    assert len(pages(window)) == 3
    assert window.navigator.location.page == PAGES[0]


def test_tabs_come_back_at_the_next_start_and_in_another_language(open_window: Open) -> None:
    window = open_window(page=PAGES[0])
    for page in PAGES[1:]:
        window.tabs.open(Location(page))
    window.do.next_tab.trigger()
    before = pages(window)
    window.close()
    again = open_window()
    assert pages(again) == before
    assert again.navigator.location.page == before[1]
    assert again.tabs.bar.currentIndex() == 1
    again.do.previous_tab.trigger()
    assert again.navigator.location.page == before[0]


def test_a_closed_tab_comes_back_with_its_history(open_window: Open) -> None:
    window = open_window(page=PAGES[0])
    assert not window.do.reopen_tab.isEnabled()
    window.tabs.open(Location(PAGES[1]), in_front=True)
    window.navigator.go(Location(PAGES[2]))
    before = pages(window)
    window.do.close_tab.trigger()
    assert pages(window) == before[:1]
    window.do.reopen_tab.trigger()
    assert pages(window) == before
    assert window.navigator.location.page == PAGES[2]
    window.do.back.trigger()
    assert window.navigator.location.page == PAGES[1]
    assert not window.do.reopen_tab.isEnabled()


def test_a_closed_tab_behind_comes_back_where_it_was(open_window: Open) -> None:
    window = open_window(page=PAGES[0])
    window.tabs.open(Location(PAGES[1]))
    window.tabs.open(Location(PAGES[2]))
    before = pages(window)
    window.tabs.bar.close_tab(1)
    window.tabs.bar.close_tab(1)
    window.do.reopen_tab.trigger()
    window.do.reopen_tab.trigger()
    assert pages(window) == before
