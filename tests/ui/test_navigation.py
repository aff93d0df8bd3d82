"""Ways through a book: recent pages, history, addresses, windows, the contents and the full screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.models.user_data.settings import Settings
from helpviewer.ui.window.main_window import MainWindow
from helpviewer.ui.window.windows import Windows
from tests.fixtures.windows import entries

Open = Callable[..., MainWindow]
Key = Qt.Key
WHEN, REFUNDS = Location("when-charged", "monthly-invoiced-billing"), Location("refunds")


def windows_of(settings: Settings) -> Windows:
    found = settings.findChild(Windows)
    assert isinstance(found, Windows)
    return found


# -- recent pages and neighbours ------------------------------------------------------------------


def test_recent_pages_are_in_a_menu_also_at_the_next_start(open_window: Open) -> None:
    window = open_window(page="refunds")
    window.navigator.go(WHEN)
    window.close()
    again = open_window(page="start")
    menu = next(m for m in again.findChildren(QMenu) if m.title() == "&Recent Pages")
    assert entries(menu) == ["When will I be charged?", "Can prepaid API credits be refunded?"]
    menu.actions()[0].trigger()
    assert again.navigator.location == Location("when-charged")


def test_alt_up_and_down_go_through_the_category(open_window: Open) -> None:
    window = open_window(page="when-charged")
    assert not window.do.previous_page.isEnabled()
    window.do.next_page.trigger()
    assert window.navigator.location == REFUNDS
    window.do.next_page.trigger()
    assert not window.do.next_page.isEnabled()
    window.do.previous_page.trigger()
    assert window.navigator.location == REFUNDS


# -- addresses ------------------------------------------------------------------------------------


def test_a_copied_link_leads_back_when_it_is_pasted(qtbot: QtBot, open_window: Open) -> None:
    window = open_window(page=str(WHEN))
    window.do.copy_link.trigger()
    assert QGuiApplication.clipboard().text() == f"helpviewer:xai-api-faq/{WHEN}"
    window.navigator.home()
    window.field.setFocus()
    window.field.paste()
    qtbot.waitUntil(lambda: window.navigator.location == WHEN)
    assert window.field.text() == ""
    assert not window.side.shows_hits


def test_a_typed_address_is_opened_with_enter(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    qtbot.keyClicks(window.field, "helpviewer:xai-api-faq/refunds")
    assert window.navigator.location == Location("start")
    qtbot.keyClick(window.field, Key.Key_Return)
    assert window.navigator.location == REFUNDS


def test_an_address_of_another_book_is_told(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    QGuiApplication.clipboard().setText("helpviewer:cooking/soup")
    window.field.paste()
    qtbot.waitUntil(lambda: "another book: cooking" in window.statusBar().currentMessage())
    assert window.navigator.location == Location("start")


# -- windows --------------------------------------------------------------------------------------


def test_a_second_window_goes_its_own_way(qtbot: QtBot, open_window: Open, settings: Settings) -> None:
    window = open_window(page="refunds")
    window.do.new_window.trigger()
    windows = windows_of(settings)
    other = windows.all[1]
    qtbot.waitUntil(lambda: other.side.count() == 2)
    assert other.isVisible()
    assert other.size() == window.size()
    other.navigator.go(WHEN)
    assert window.navigator.location == REFUNDS
    settings.change(theme="dark")
    assert other.page.palette().window().color().lightness() < 100
    other.do.close.trigger()
    assert windows.all == [window]
    assert window.isVisible()


def test_quit_closes_every_window_and_keeps_the_last_place(
    qtbot: QtBot, open_window: Open, settings: Settings
) -> None:
    window = open_window(page="refunds")
    windows = windows_of(settings)
    other = windows.open(WHEN)
    window.do.quit.trigger()
    assert windows.all == []
    assert not window.isVisible()
    assert not other.isVisible()


@pytest.mark.parametrize("how", ["middle", "ctrl", "keys"])
def test_the_tree_opens_pages_in_tabs_and_windows_of_their_own(
    qtbot: QtBot, open_window: Open, settings: Settings, how: str
) -> None:
    window = open_window(page="refunds")
    tree = window.side.contents
    spot = tree.visualRect(tree.currentIndex().siblingAtRow(0)).center()
    if how == "middle":
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.MiddleButton, pos=spot)
    elif how == "ctrl":
        control = Qt.KeyboardModifier.ControlModifier
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, control, spot)
    else:
        tree.setCurrentIndex(tree.currentIndex().siblingAtRow(0))
        qtbot.keyClick(tree, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.tabs.others() == ([], [Location("when-charged")])
    window.side.contents.new_window_asked.emit(Location("when-charged"))  # as its menu does
    windows = windows_of(settings)
    assert [str(w.navigator.location) for w in windows.all] == ["refunds", "when-charged"]
    windows.all[1].close()


def test_the_tree_has_a_menu_of_its_own(open_window: Open) -> None:
    window = open_window(page="refunds")
    tree = window.side.contents
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    tree.contextMenuEvent(event)
    menu = tree.findChild(QMenu)
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Copy &Link").trigger()
    assert QGuiApplication.clipboard().text() == "helpviewer:xai-api-faq/refunds"
    menu.close()


# -- the left side --------------------------------------------------------------------------------


def test_the_left_side_folds_away_and_comes_back(qtbot: QtBot, open_window: Open) -> None:
    window = open_window(page="refunds")
    window.splitter.set_side_width(280)
    window.do.contents.trigger()
    assert window.splitter.sizes()[0] == 0
    assert not window.do.contents.isChecked()
    assert not window.side.isEnabled()
    window.field.setFocus()
    window.do.next_pane.trigger()
    assert window.focusWidget() is window.page
    window.close()
    again = open_window()
    assert again.splitter.sizes()[0] == 0
    again.do.contents.trigger()
    assert again.splitter.sizes()[0] > 200
    assert again.do.contents.isChecked()


def test_hits_bring_a_folded_side_back_for_as_long_as_they_are_there(
    open_window: Open, typed: Callable[..., None]
) -> None:
    window = open_window()
    window.do.contents.trigger()
    typed(window, "refund")
    assert window.splitter.sizes()[0] > 200
    window.side.leave_search()
    assert window.splitter.sizes()[0] == 0


def test_open_categories_come_back(open_window: Open) -> None:
    window = open_window(page="refunds")
    tree = window.side.contents
    tree.expand_categories(["company", "not-in-the-book"])
    assert set(tree.expanded_categories()) == {"billing", "company"}
    window.navigator.home()
    window.close()
    assert set(open_window().side.contents.expanded_categories()) == {"billing", "company"}


def test_back_and_forward_have_their_history_on_a_long_press(open_window: Open) -> None:
    window = open_window(page="refunds")
    for page in ("zero-data-retention", "pricing"):
        if page in window.book:
            window.navigator.go(Location(page))
    back = window.bar.widgetForAction(window.do.back)
    assert isinstance(back, QToolButton)
    menu = back.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()][-1] == window.book.page("refunds").title
    menu.actions()[-1].trigger()
    assert window.navigator.location == Location("refunds")
    assert next(name for name, _ in window.places.after()) == window.book.page("zero-data-retention").title


def test_the_whole_screen_is_used_and_given_back(open_window: Open) -> None:
    window = open_window()
    window.do.full_screen.trigger()
    assert window.isFullScreen()
    window.do.full_screen.trigger()
    assert not window.isFullScreen()


@pytest.mark.parametrize("part", ["page", "search", "contents", "outline"])
def test_escape_leaves_the_full_screen_from_everywhere(qtbot: QtBot, open_window: Open, part: str) -> None:
    window = open_window(page="zero-data-retention")
    window.resize(1300, 700)
    parts = {
        "page": window.page,
        "search": window.field,
        "contents": window.side.contents,
        "outline": window.area.outline.list,
    }
    window.do.full_screen.trigger()
    assert window.isFullScreen()
    parts[part].setFocus()
    qtbot.keyClick(parts[part], Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert not window.do.full_screen.isChecked()


def test_escape_leaves_what_is_looked_for_before_the_full_screen(qtbot: QtBot, open_window: Open) -> None:
    window = open_window(page="zero-data-retention")
    window.do.full_screen.trigger()
    window.do.find.trigger()
    qtbot.keyClicks(window.find_bar.field, "data")
    qtbot.keyClick(window.find_bar.field, Qt.Key.Key_Escape)
    window.page.mark("data")
    qtbot.keyClick(window.page, Qt.Key.Key_Escape)
    assert not window.page.marked
    assert window.isFullScreen()
    qtbot.keyClick(window.page, Qt.Key.Key_Escape)
    assert not window.isFullScreen()


@pytest.mark.parametrize("way", ["menu key", "arrow down"])
def test_the_history_opens_by_keyboard_as_well(qtbot: QtBot, open_window: Open, way: str) -> None:
    window = open_window(page="refunds")
    window.navigator.go(Location("zero-data-retention"))
    button = window.bar.widgetForAction(window.do.back)
    assert isinstance(button, QToolButton)
    if way == "menu key":
        reason, at = QContextMenuEvent.Reason.Keyboard, button.rect().center()
        QApplication.sendEvent(button, QContextMenuEvent(reason, at, button.mapToGlobal(at)))
    else:
        with qtbot.waitActive(window):
            window.activateWindow()
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Down)
    menu = button.menu()
    qtbot.waitUntil(menu.isVisible)
    assert [action.text() for action in menu.actions()] == [window.book.page("refunds").title]
    menu.close()


def test_an_opened_hit_puts_the_keyboard_on_the_page_which_a_blank_scrolls(
    qtbot: QtBot, open_window: Open
) -> None:
    window = open_window()
    window.field.setFocus()
    with qtbot.waitSignal(window.service.answered):
        window.field.setText("zero data retention")
    qtbot.keyClick(window.field, Qt.Key.Key_Return)
    assert window.focusWidget() is window.page
    window.page.verticalScrollBar().setValue(0)
    qtbot.keyClick(window.page, Qt.Key.Key_Space)
    below = window.page.verticalScrollBar().value()
    assert below > 100
    qtbot.keyClick(window.page, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert window.page.verticalScrollBar().value() == 0
