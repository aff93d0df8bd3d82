"""The outline beside the page: when it is there, what it marks, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QTreeWidgetItem, QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.models.user_data.settings import Settings
from helpviewer.ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]
Key = Qt.Key
PAGE, SHORT = "zero-data-retention", "refunds"
HEADINGS = ["How it works", "How to enable ZDR", "Considerations"]


def is_there(window: MainWindow) -> bool:
    return window.area.outline.isVisible()


def rows(window: MainWindow) -> list[QTreeWidgetItem]:
    every = QTreeWidgetItemIterator(window.area.outline.list)
    found = []
    while (row := every.value()) is not None:
        found.append(row)
        every += 1
    return found


def marked(window: MainWindow) -> str:
    chosen = window.area.outline.list.selectedItems()
    return chosen[0].text(0) if chosen else ""


def first_line(window: MainWindow) -> str:
    page = window.page
    return page.cursorForPosition(page.viewport().rect().topLeft()).block().text()


@pytest.fixture
def wide(open_window: Open) -> MainWindow:
    window = open_window(page=PAGE)
    window.resize(1200, 500)
    return window


def test_headings_stand_beside_the_page_from_a_thousand_pixels_on(wide: MainWindow) -> None:
    assert is_there(wide)
    assert [row.text(0) for row in rows(wide)] == HEADINGS
    whole = wide.page.width() + wide.area.outline.width()
    wide.resize(999, 500)
    assert not is_there(wide)
    assert wide.page.width() == wide.area.width()
    wide.resize(1000, 500)
    assert is_there(wide)
    assert wide.area.outline.width() <= 0.31 * wide.area.width()
    wide.resize(1200, 500)
    assert wide.page.width() + wide.area.outline.width() == whole


def test_a_page_with_fewer_than_three_headings_has_none(wide: MainWindow) -> None:
    assert len(wide.book.page(SHORT).sections) < 3
    wide.navigator.go(Location(SHORT))
    assert not is_there(wide)
    wide.navigator.back()
    assert is_there(wide)
    assert [row.text(0) for row in rows(wide)] == HEADINGS


def test_the_heading_in_view_is_marked(wide: MainWindow) -> None:
    assert marked(wide) == ""
    wide.navigator.go(Location(PAGE, "how-it-works"))
    assert marked(wide) == "How it works"
    bar = wide.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert marked(wide) in HEADINGS[1:]
    bar.setValue(0)
    assert marked(wide) == ""


def test_a_click_goes_to_a_heading_also_where_the_page_ends_before(qtbot: QtBot, wide: MainWindow) -> None:
    wide.resize(1200, 900)
    outline = wide.area.outline.list
    for row in rows(wide):
        spot = outline.visualItemRect(row).center()
        qtbot.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert marked(wide) == row.text(0)
        assert (
            wide.book.page(PAGE).sections[HEADINGS.index(row.text(0))].id == wide.navigator.location.section
        )
    assert wide.navigator.can_go_back


def test_a_heading_opens_in_a_tab_of_its_own(qtbot: QtBot, wide: MainWindow) -> None:
    outline = wide.area.outline.list
    spot = outline.visualItemRect(rows(wide)[1]).center()
    qtbot.mouseClick(outline.viewport(), Qt.MouseButton.MiddleButton, pos=spot)
    place = Location(PAGE, "how-to-enable-zdr")
    assert wide.tabs.others() == ([], [place])
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, control, spot)
    assert wide.tabs.others() == ([], [place, place])
    assert wide.navigator.location == Location(PAGE)
    assert marked(wide) == ""


def test_the_keyboard_comes_by_and_goes_to_a_heading(qtbot: QtBot, wide: MainWindow) -> None:
    wide.page.setFocus()
    qtbot.keyClick(wide.page, Key.Key_F6)
    outline = wide.area.outline.list
    assert wide.focusWidget() is outline
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Return):
        qtbot.keyClick(outline, key)
    assert wide.navigator.location == Location(PAGE, "how-to-enable-zdr")
    qtbot.keyClick(outline, Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert wide.focusWidget() is wide.page


def test_it_is_switched_by_keyboard_and_stays_so(
    qtbot: QtBot, wide: MainWindow, open_window: Open, settings: Settings, tmp_path: Path
) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    wide.area.outline.list.setFocus()
    qtbot.keyClick(wide, Key.Key_O, keys)
    assert not is_there(wide)
    assert not wide.do.outline.isChecked()
    assert wide.focusWidget() is wide.page
    assert Settings(tmp_path / "settings.json").choices.outline is False
    again = open_window(page=PAGE)
    again.resize(1200, 500)
    assert not again.area.outline.isVisible()
    qtbot.keyClick(again, Key.Key_O, keys)
    assert is_there(again)
    assert is_there(wide)
    assert settings.choices.outline


def test_who_asks_in_vain_is_told_why(wide: MainWindow, settings: Settings) -> None:
    settings.change(outline=False)
    wide.navigator.go(Location(SHORT))
    wide.do.outline.trigger()
    assert "too few headings" in wide.statusBar().currentMessage()


def test_it_is_as_large_as_the_text(wide: MainWindow, settings: Settings) -> None:
    outline = wide.area.outline
    usual, row = outline.list.font().pointSizeF(), outline.list.visualItemRect(rows(wide)[0]).height()
    assert row >= 24
    settings.change(text_size=200)
    assert not is_there(wide)  # the text needs the room
    wide.resize(2000, 700)
    assert is_there(wide)
    assert outline.list.font().pointSizeF() == pytest.approx(2 * usual)
    assert outline.title.font().pointSizeF() == pytest.approx(2 * usual)
    assert outline.list.visualItemRect(rows(wide)[0]).height() > 1.4 * row


def test_the_line_in_view_stays_when_it_comes_and_goes(wide: MainWindow) -> None:
    bar = wide.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    line = first_line(wide)
    wide.do.outline.trigger()
    assert first_line(wide) == line
    wide.do.outline.trigger()
    assert first_line(wide) == line


def test_headings_below_others_are_indented_and_told_whole(
    make_source: Callable[..., Path], tmp_path: Path, open_window: Open
) -> None:
    from index_build.build import build

    text = "".join(
        f"{'#' * level} {name}\n\nWords.\n\n" for level, name in ((2, "A"), (3, "B"), (5, "C"), (2, "D"))
    )
    source = make_source({"welcome.md": f"---\nid: welcome\ntitle: Welcome\n---\n{text}"})
    build(source, tmp_path / "book")
    window = open_window(book=tmp_path / "book", page="welcome")
    window.resize(1200, 500)
    outline = window.area.outline.list
    assert [row.text(0) for row in rows(window)] == ["A", "B", "C", "D"]
    depths = []
    for row in rows(window):
        depth, above = 0, row.parent()
        while above:
            depth, above = depth + 1, above.parent()
        depths.append(depth)
        assert outline.visualItemRect(row).isValid()
        assert row.toolTip(0) == row.text(0)
    assert depths == [0, 1, 2, 0]
    interface = QAccessible.queryAccessibleInterface(outline)
    assert interface.text(QAccessible.Text.Name) == "On this page"
    assert interface.role() == QAccessible.Role.Tree


def test_it_stands_on_the_left_in_a_window_from_right_to_left(open_window: Open) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window = open_window(page=PAGE)
    window.resize(1200, 500)
    assert window.area.outline.mapTo(window.area, window.area.outline.rect().topLeft()).x() == 0
    assert window.page.x() > 0


def test_the_page_has_no_list_of_headings_while_they_stand_beside_it(
    wide: MainWindow, settings: Settings
) -> None:
    assert "On this page" not in wide.page.toPlainText()
    wide.resize(800, 500)
    assert "On this page\n" + "\n".join(HEADINGS) in wide.page.toPlainText()
    wide.resize(1200, 500)
    assert "On this page" not in wide.page.toPlainText()
    settings.change(outline=False)
    assert "On this page" in wide.page.toPlainText()
    wide.navigator.go(Location("login-email-alert"))
    settings.change(outline=True)
    assert "On this page" not in wide.page.toPlainText()


def test_a_place_is_kept_for_pages_with_and_without_the_list(wide: MainWindow, settings: Settings) -> None:
    wide.navigator.go(Location(PAGE, "how-to-enable-zdr"))
    kept, line = wide.page.position(), first_line(wide)
    assert line == "How to enable ZDR"
    settings.change(outline=False)
    assert (wide.page.position(), first_line(wide)) == (kept, line)
    wide.navigator.go(Location(SHORT))
    settings.change(outline=True)
    wide.navigator.back()
    assert (wide.page.position(), first_line(wide)) == (kept, line)


@pytest.mark.parametrize("at", [0, 1, 5, 400])
def test_places_before_and_after_the_list_are_told_apart(wide: MainWindow, at: int) -> None:
    sections = wide.page.sections
    assert sections.from_kept(at) == at == sections.to_keep(at)
    text = wide.page.toPlainText()
    wide.resize(800, 500)
    with_list = wide.page.toPlainText()
    assert (
        with_list[sections.from_kept(at) :][:40] == text[at:][:40]
        or "On this page" in with_list[at : at + 80]
    )
    assert sections.to_keep(sections.from_kept(at)) == at
    in_list = with_list.index(HEADINGS[1])
    assert sections.to_keep(in_list) == with_list.index("On this page")


# -- the button of narrow windows -----------------------------------------------------------------


def listed(window: MainWindow) -> dict[str, QAction]:
    menu = window.area.headings.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return {action.text().strip("\u2068\u2069\u2003"): action for action in menu.actions()}


def test_a_narrow_window_has_a_button_with_the_headings(qtbot: QtBot, wide: MainWindow) -> None:
    wide.resize(800, 500)
    button = wide.area.headings
    assert button.isVisible()
    assert list(listed(wide)) == HEADINGS
    assert not any(action.isChecked() for action in listed(wide).values())
    listed(wide)["How to enable ZDR"].trigger()
    assert wide.navigator.location == Location(PAGE, "how-to-enable-zdr")
    assert [name for name, action in listed(wide).items() if action.isChecked()] == ["How to enable ZDR"]
    wide.navigator.go(Location(SHORT))
    assert not button.isVisible()
    wide.navigator.back()
    assert button.isVisible()
    wide.resize(1200, 500)
    assert not button.isVisible()


def test_the_button_is_at_the_end_of_the_trail_for_mouse_and_keyboard(qtbot: QtBot, wide: MainWindow) -> None:
    wide.resize(480, 500)
    wide.navigator.go(Location(PAGE, "how-to-enable-zdr"))
    button, trail = wide.area.headings, wide.area.trail
    others = [part for part in trail.findChildren(QToolButton) if part.isVisible() and part is not button]
    assert max(part.geometry().right() for part in others) < button.x()
    assert button.geometry().right() < trail.width()
    assert button.height() >= 24
    assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) == "On this page"
    others[-1].setFocus()
    qtbot.keyClick(others[-1], Key.Key_Tab)
    assert wide.focusWidget() is button
    qtbot.keyClick(button, Key.Key_Tab)
    assert wide.focusWidget() is wide.page


def test_the_keys_of_the_outline_open_the_list_in_a_narrow_window(
    qtbot: QtBot, wide: MainWindow, settings: Settings
) -> None:
    wide.resize(800, 500)
    wide.do.outline.trigger()
    menu = wide.area.headings.menu()
    assert isinstance(menu, QMenu)
    assert menu.isVisible()
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Return):
        qtbot.keyClick(menu, key)
    assert wide.navigator.location == Location(PAGE, "how-to-enable-zdr")
    assert settings.choices.outline
    assert wide.do.outline.isChecked()
