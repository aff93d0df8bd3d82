"""Bookmarks in the window, and what is said when the reader's own files are damaged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.ui.dialogs.bookmarks import BookmarksDialog
from helpviewer.ui.window.main_window import MainWindow
from tests.fixtures.windows import entries

Open = Callable[..., MainWindow]
Key = Qt.Key
WHEN, REFUNDS = Location("when-charged", "monthly-invoiced-billing"), Location("refunds")


def bookmarks_dialog(window: MainWindow) -> BookmarksDialog:
    window.do.bookmarks.trigger()
    dialog = window.commands.dialog("bookmarks")
    assert isinstance(dialog, BookmarksDialog)
    assert dialog.isVisible()
    return dialog


def test_a_place_is_kept_and_forgotten(open_window: Open) -> None:
    window = open_window(page=str(WHEN))
    keep = window.do.bookmark
    assert not keep.isChecked()
    keep.trigger()
    assert keep.isChecked()
    assert window.statusBar().currentMessage() == "Bookmark added."
    window.navigator.go(REFUNDS)
    assert not keep.isChecked()
    window.navigator.back()
    assert keep.isChecked()
    keep.trigger()
    assert not keep.isChecked()


def test_bookmarks_are_opened_from_the_menu(open_window: Open) -> None:
    window = open_window(page=str(WHEN))
    window.do.bookmark.trigger()
    window.navigator.go(REFUNDS)
    menu = next(a.menu() for a in window.menuBar().actions() if a.text() == "&Bookmarks")
    assert isinstance(menu, QMenu)
    name = "When will I be charged? › Monthly invoiced billing"
    assert entries(menu)[2:] == [name]
    menu.actions()[-1].trigger()
    assert window.navigator.location == WHEN
    assert entries(menu)[2:] == [name]


def test_bookmarks_are_opened_renamed_and_removed_by_keyboard(qtbot: QtBot, open_window: Open) -> None:
    window = open_window(page="refunds")
    window.do.bookmark.trigger()
    window.navigator.go(WHEN)
    window.do.bookmark.trigger()
    window.navigator.home()
    dialog = bookmarks_dialog(window)
    dialog.list.setCurrentRow(0)
    qtbot.keyClick(dialog.list, Key.Key_Return)
    assert window.navigator.location == REFUNDS
    dialog.rename_button.click()
    editor = dialog.list.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.setText("Money back")
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.list.item(0).text() == "Money back")
    qtbot.waitUntil(lambda: "Money back" in [name for name, _ in window.places.bookmarked()])
    dialog.list.setFocus()
    dialog.list.setCurrentRow(0)
    dialog.remove_button.click()
    assert dialog.list.count() == 1
    qtbot.keyClick(dialog.list, Key.Key_Delete)
    assert dialog.list.count() == 0
    assert dialog.empty.isVisible()
    assert not dialog.open_button.isEnabled()


def test_bookmarks_are_given_away_and_taken_in(open_window: Open, tmp_path: Path) -> None:
    window = open_window(page="refunds")
    window.do.bookmark.trigger()
    dialog = bookmarks_dialog(window)
    dialog.export_to(tmp_path / "given.json")
    assert str(tmp_path / "given.json") in dialog.note.text()
    dialog.remove()
    dialog.import_from(tmp_path / "given.json")
    assert dialog.list.item(0).text() == "Can prepaid API credits be refunded?"
    dialog.import_from(tmp_path / "none.json")
    assert "cannot be read" in dialog.note.text()
    (tmp_path / "other.json").write_text("{}", "utf-8")
    dialog.import_from(tmp_path / "other.json")
    assert "no bookmarks of this book" in dialog.note.text()


def test_a_page_that_is_gone_is_told_and_not_opened(open_window: Open, tmp_path: Path) -> None:
    folder = tmp_path / "bookmarks"
    folder.mkdir()
    row = '{"bookmarks": [{"place": "gone", "name": "Old"}]}'
    (folder / "xai-api-faq.json").write_text(row, "utf-8")
    window = open_window()
    dialog = bookmarks_dialog(window)
    assert "no longer" in dialog.list.item(0).toolTip()
    dialog.open_button.click()
    assert "gone" in window.statusBar().currentMessage()
    assert window.navigator.location == Location("start")


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("settings.json", "Your settings could not be read"),
        ("session.json", "Where you left could not be read"),
        ("bookmarks/xai-api-faq.json", "Your bookmarks could not be read"),
    ],
)
def test_a_damaged_file_is_told_quietly(
    qtbot: QtBot, bundled_book: Path, tmp_path: Path, request: pytest.FixtureRequest, file: str, said: str
) -> None:
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text("{", "utf-8")
    window = request.getfixturevalue("open_window")()
    assert said in window.statusBar().currentMessage()
    assert (tmp_path / f"{file}.damaged").exists()


def test_a_kept_page_has_a_filled_star(open_window: Open) -> None:
    window = open_window(page="refunds")
    star = window.do.bookmark
    empty = star.icon().pixmap(24).toImage()
    star.trigger()
    assert star.icon().pixmap(24).toImage() != empty
    window.navigator.go(Location("zero-data-retention"))
    assert star.icon().pixmap(24).toImage() == empty
