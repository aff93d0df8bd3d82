from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from helpviewer import __version__
from helpviewer.book.book import Book, Location
from helpviewer.models.user_data.settings import Choices, Settings
from helpviewer.ui.dialogs.about import About
from helpviewer.ui.dialogs.preferences import Preferences
from helpviewer.ui.dialogs.shortcuts import ShortcutsDialog
from helpviewer.ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]


def opened(window: MainWindow, name: str) -> QWidget:
    getattr(window.do, name).trigger()
    dialog = window.commands.dialog(name)
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def choose(combo: QWidget, value: object) -> None:
    assert isinstance(combo, QComboBox)
    row = combo.findData(value)
    assert row >= 0, value
    combo.setCurrentIndex(row)
    combo.activated.emit(row)


@pytest.mark.parametrize(("name", "value"), [("theme", "contrast"), ("font", "serif"), ("text_size", 250)])
def test_a_choice_takes_effect_at_once(
    open_window: Open, settings: Settings, name: str, value: object
) -> None:
    window = open_window()
    dialog = opened(window, "preferences")
    assert isinstance(dialog, Preferences)
    before = window.page.document().defaultFont().pointSizeF()
    choose(dialog.control(name), value)
    assert getattr(settings.choices, name) == value
    if name == "text_size":
        assert window.page.document().defaultFont().pointSizeF() == pytest.approx(before * 2.5)
    dialog.defaults.click()
    assert settings.choices == Choices()
    assert not dialog.defaults.isEnabled()
    combo = dialog.control(name)
    assert isinstance(combo, QComboBox)
    assert combo.currentData() == getattr(Choices(), name)


@pytest.mark.parametrize("name", ["restore_session", "keep_searches"])
def test_what_is_remembered_can_be_switched_off(
    qtbot: QtBot, open_window: Open, settings: Settings, name: str
) -> None:
    dialog = opened(open_window(), "preferences")
    assert isinstance(dialog, Preferences)
    box = dialog.control(name)
    assert isinstance(box, QCheckBox)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert getattr(settings.choices, name) is False


def test_every_setting_is_in_the_preferences_or_has_keys_of_its_own(open_window: Open) -> None:
    dialog = opened(open_window(), "preferences")
    assert isinstance(dialog, Preferences)
    for name in ("theme", "font", "text_size", "language", "restore_session", "keep_searches"):
        control = dialog.control(name)
        said = control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")
        assert said, name


def shortcut_rows(dialog: ShortcutsDialog) -> Iterator[tuple[QTreeWidgetItem, QTreeWidgetItem]]:
    """Each row of the overview of keys, after its group."""
    for number in range(dialog.table.topLevelItemCount()):
        group = dialog.table.topLevelItem(number)
        assert group
        for child in range(group.childCount()):
            row = group.child(child)
            assert row
            yield group, row


def test_the_overview_of_keys_is_made_from_the_actions(open_window: Open) -> None:
    window = open_window()
    dialog = opened(window, "shortcuts")
    assert isinstance(dialog, ShortcutsDialog)
    rows = [(row.text(0), row.text(1)) for _, row in shortcut_rows(dialog)]
    names = {name for name, _ in rows}
    for action in window.do.all():
        if action.shortcuts():
            assert action.text().replace("&", "").rstrip("…") in names
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            assert any(key in keys for _, keys in rows), key


def test_the_overview_of_keys_has_those_of_the_panes(open_window: Open) -> None:
    dialog = opened(open_window(), "shortcuts")
    assert isinstance(dialog, ShortcutsDialog)
    rows = {(group.text(0), row.text(1).strip("\u2066\u2069")) for group, row in shortcut_rows(dialog)}
    assert {("On the page", "F7"), ("On the page", "/"), ("In the contents", "Ctrl+Return")} <= rows


def test_the_manual_names_every_key_of_the_menus(open_window: Open, manual_book: Path) -> None:
    page = Book.open(manual_book).html("manual-shortcuts")
    keys = {action.shortcuts()[0] for action in open_window().do.all() if action.shortcuts()}
    names = {key.toString().replace("++", "+Plus").replace("+-", "+Minus") for key in keys}
    assert len(names) > 30
    assert sorted(name for name in names if f"<kbd>{name}</kbd>" not in page) == []


def test_the_overview_of_keys_is_narrowed_down(open_window: Open) -> None:
    dialog = opened(open_window(), "shortcuts")
    assert isinstance(dialog, ShortcutsDialog)
    dialog.filter.setText("bookmark")
    seen = [row.text(0) for group, row in shortcut_rows(dialog) if not (group.isHidden() or row.isHidden())]
    assert seen == ["Bookmark This Page", "Manage Bookmarks"]


def test_about_says_what_this_is(open_window: Open) -> None:
    dialog = opened(open_window(), "about")
    assert isinstance(dialog, About)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert __version__ in said
    assert "xAI API FAQ" in said

    def part(row: int, column: int) -> str:
        item = dialog.parts.item(row, column)
        return item.text() if item else ""

    parts = {part(row, 0): part(row, 2) for row in range(dialog.parts.rowCount())}
    assert parts["Qt"] == "LGPL-3.0"
    assert parts["Help Viewer"] == "MIT"
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert f"Help Viewer {__version__}" in copied
    assert "xai-api-faq" in copied


def test_f1_opens_the_page_about_the_program_by_its_context_id(open_window: Open, manual_book: Path) -> None:
    window = open_window(page="manual-finding", book=manual_book)
    window.do.manual.trigger()
    assert window.navigator.location == Location("manual-overview")
