from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence, QPalette, QScreen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.models.user_data.settings import Settings
from helpviewer.page.around.theme import DARK, LIGHT
from helpviewer.ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]


def test_the_title_names_the_page_and_the_book(open_window: Open) -> None:
    assert open_window(page="refunds").windowTitle() == "Can prepaid API credits be refunded? — xAI API FAQ"


def test_the_tree_shows_where_the_reader_is(open_window: Open) -> None:
    window = open_window()
    tree = window.side.contents
    assert tree.currentIndex().data() == "xAI API FAQ"
    window.navigator.go(Location("refunds"))
    assert tree.currentIndex().data() == "Can prepaid API credits be refunded?"
    assert tree.currentIndex().parent().data() == "Billing & payment"
    assert tree.isExpanded(tree.currentIndex().parent())
    assert tree.viewport().rect().contains(tree.visualRect(tree.currentIndex()).center())


def test_enter_in_the_tree_opens_a_page_and_folds_a_category(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    tree = window.side.contents
    for _ in range(2):
        qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert tree.currentIndex().data() == "Compliance & legal"
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert tree.isExpanded(tree.currentIndex())
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert window.navigator.location == Location("start")
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert window.navigator.location == Location("hipaa")


def test_back_and_forward_are_offered_only_where_they_lead_somewhere(open_window: Open) -> None:
    window = open_window()
    back, forward = window.do.back, window.do.forward
    assert (back.isEnabled(), forward.isEnabled()) == (False, False)
    window.navigator.go(Location("refunds"))
    assert (back.isEnabled(), forward.isEnabled()) == (True, False)
    back.trigger()
    assert (back.isEnabled(), forward.isEnabled()) == (False, True)
    window.do.home.trigger()
    assert window.navigator.location == Location("start")


@pytest.mark.parametrize("pane", ["page", "contents"])
def test_the_mouse_has_buttons_for_back_and_forward(qtbot: QtBot, open_window: Open, pane: str) -> None:
    window = open_window()
    window.navigator.go(Location("refunds"))
    viewport = window.page.viewport() if pane == "page" else window.side.contents.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.BackButton)
    assert window.navigator.location == Location("start")
    qtbot.mouseClick(viewport, Qt.MouseButton.ForwardButton)
    assert window.navigator.location == Location("refunds")


def test_every_action_has_a_name_a_tip_and_a_shortcut_of_its_own(open_window: Open) -> None:
    actions = open_window().do.all()
    assert len(actions) > 15
    taken: dict[str, str] = {}
    for action in actions:
        assert action.text(), "an action without a name"
        assert action.whatsThis(), action.text()
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        assert shown in action.toolTip()
        for key in action.shortcuts():
            assert key.toString() not in taken, f"{action.text()} and {taken.get(key.toString())}"
            taken[key.toString()] = action.text()


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("search", {"Ctrl+K"}),
        ("print", {"Ctrl+P"}),
        ("preview", {"Ctrl+Shift+P"}),
        ("export", {"Ctrl+Shift+E"}),
        ("home", {"Alt+Home"}),
        ("manual", {"F1"}),
        ("next_pane", {"F6"}),
        ("find", {"Ctrl+F"}),
        ("quit", {"Ctrl+Q"}),
        ("new_window", {"Ctrl+N"}),
        ("contents", {"F9"}),
        ("bookmark", {"Ctrl+D"}),
        ("shortcuts", {"Ctrl+/"}),
        ("preferences", {"Ctrl+,"}),
        ("previous_page", {"Alt+Up"}),
        ("next_page", {"Alt+Down"}),
        ("copy_link", {"Ctrl+Shift+C"}),
        ("normal_size", {"Ctrl+0"}),
    ],
)
def test_shortcuts_are_those_of_the_manual(open_window: Open, name: str, keys: set[str]) -> None:
    action = getattr(open_window().do, name)
    assert {key.toString() for key in action.shortcuts()} == keys


def test_a_slash_goes_to_the_search_field_from_the_page_alone(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    window.side.contents.setFocus()
    qtbot.keyClick(window.side.contents, "/")
    assert window.focusWidget() is window.side.contents
    window.page.setFocus()
    qtbot.keyClick(window.page, "/")
    assert window.focusWidget() is window.field
    assert window.field.text() == ""


def test_every_action_is_in_a_menu_under_a_letter_of_its_own(open_window: Open) -> None:
    window = open_window()
    menus = [menu for action in window.menuBar().actions() if isinstance(menu := action.menu(), QMenu)]
    in_menus = [
        action
        for menu in menus
        for action in menu.actions()
        if not action.isSeparator() and action.menu() is None
    ]
    assert set(in_menus) == set(window.do.all())
    for menu in menus:
        letters = [a.text().split("&", 1)[1][0].lower() for a in menu.actions() if "&" in a.text()]
        assert len(letters) == len(set(letters)), menu.title()


def test_every_control_has_a_name_for_screen_readers(open_window: Open) -> None:
    window = open_window()
    window.do.find.trigger()
    controls = [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit | QAbstractItemView | QTextEdit)
        # Qt's own: the clear button in a field, the extension button of a toolbar.
        and not (widget.objectName().startswith("qt_") or isinstance(widget.parent(), QLineEdit))
        and not isinstance(widget, QHeaderView)  # hidden
        and widget.window() is window  # not the list that a combo box opens
    ]
    assert len(controls) > 8
    for widget in controls:
        name = widget.accessibleName()
        if isinstance(widget, QAbstractButton):
            name = name or widget.text()
        assert name, f"{type(widget).__name__} {widget.objectName()}"


def test_f6_goes_round_the_panes(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    window.field.setFocus()
    for pane in (window.side.contents, window.page, window.field):
        window.do.next_pane.trigger()
        assert window.focusWidget() is pane
    window.do.find.trigger()
    window.page.setFocus()
    window.do.next_pane.trigger()
    assert window.focusWidget() is window.find_bar.field


def test_the_search_field_takes_the_keyboard_with_its_text_selected(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    window.field.setText("refund")
    window.page.setFocus()
    window.do.search.trigger()
    assert window.focusWidget() is window.field
    assert window.field.selectedText() == "refund"


def test_a_page_that_is_not_there_is_told_and_home_is_shown(open_window: Open) -> None:
    window = open_window(page="nowhere")
    assert "nowhere" in window.statusBar().currentMessage()
    assert window.navigator.location == Location("start")


def test_the_last_window_comes_back(open_window: Open) -> None:
    window = open_window()
    window.resize(740, 510)
    window.splitter.set_side_width(222)
    window.navigator.go(Location("zero-data-retention"))
    bar = window.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    position = window.page.position()
    window.close()

    again = open_window()
    assert (again.width(), again.height()) == (740, 510)
    assert again.splitter.sizes()[0] == 222
    assert again.navigator.location == Location("zero-data-retention")
    assert again.page.position() == position
    again.close()
    assert open_window(page="refunds").navigator.location == Location("refunds")


def test_the_session_can_be_left_behind(open_window: Open, settings: Settings) -> None:
    window = open_window(page="refunds")
    settings.change(restore_session=False)
    window.close()
    assert open_window().navigator.location == Location("start")


@pytest.mark.parametrize(
    "content",
    ["{", json.dumps({"geometry": "AAAA", "side_width": 0, "books": {"xai-api-faq": {"page": "gone"}}})],
)
def test_a_damaged_session_costs_nothing_but_itself(open_window: Open, tmp_path: Path, content: str) -> None:
    (tmp_path / "session.json").write_text(content, "utf-8")
    window = open_window()
    assert window.navigator.location == Location("start")
    assert window.width() > 400
    window.close()


def test_a_session_that_cannot_be_saved_does_not_keep_the_window_open(
    open_window: Open, tmp_path: Path
) -> None:
    (tmp_path / "session.json").mkdir()
    window = open_window()
    window.close()
    assert not window.isVisible()


def test_the_left_side_keeps_its_width_as_long_as_there_is_room(open_window: Open) -> None:
    window = open_window()
    window.splitter.set_side_width(320)
    window.resize(480, 360)
    assert window.splitter.sizes()[0] < 200
    assert (window.width(), window.height()) == (480, 360)
    window.resize(1200, 700)
    assert window.splitter.sizes()[0] == 320


def ink(window: MainWindow) -> QColor:
    """The colour of the page's empty corner."""
    image = window.page.viewport().grab().toImage()
    return image.pixelColor(image.width() - 2, image.height() - 2)


def test_light_and_dark_follow_the_system_while_the_window_is_open(open_window: Open) -> None:
    window = open_window(page="refunds")
    hints = QGuiApplication.styleHints()
    assert ink(window).name() == LIGHT.background
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert ink(window).name() == DARK.background
    assert window.palette().color(QPalette.ColorRole.Window).name() == DARK.table_stripe
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert ink(window).name() == LIGHT.background


def test_a_chosen_theme_goes_before_the_system(open_window: Open, settings: Settings) -> None:
    window = open_window()
    settings.change(theme="dark")
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert ink(window).name() == DARK.background


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_words_of_the_frame_are_readable(qtbot: QtBot, theme) -> None:  # type: ignore[no-untyped-def]
    from helpviewer.ui.appearance.theme_keeper import palette

    def luminance(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    colours, role, group = palette(theme), QPalette.ColorRole, QPalette.ColorGroup
    for text, ground in (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.ButtonText, role.Button),
        (role.PlaceholderText, role.Base),
        (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase),
        (role.Link, role.Base),
    ):
        for state in (group.Active, group.Inactive):
            light, dark = sorted(
                (luminance(colours.color(state, text)), luminance(colours.color(state, ground))), reverse=True
            )
            assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{text.name} on {ground.name}, {state.name}"


def test_the_first_window_fits_a_small_screen(open_window: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda screen: QSize(640, 400))
    window = open_window()
    assert window.width() <= 640
    assert window.height() <= 400
