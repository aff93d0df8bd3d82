"""What a reader looked for in vain, from the search field to the file for the publisher."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from helpviewer.core import missed_searches
from helpviewer.models.user_data.settings import Settings
from helpviewer.ui.dialogs.missed_searches import MissedSearchesDialog
from helpviewer.ui.dialogs.preferences import Preferences
from helpviewer.ui.window.main_window import MainWindow
from helpviewer.ui.window.windows import Windows

Open = Callable[..., MainWindow]
Typed = Callable[..., None]
Key = Qt.Key


@pytest.fixture
def window(open_window: Open, settings: Settings) -> MainWindow:
    settings.change(keep_missed=True)
    return open_window()


def kept(windows: list[Windows]) -> list[tuple[str, bool]]:
    return [(search.query, search.found) for search in windows[0]._context.books.missed.all]


def queries(dialog: MissedSearchesDialog) -> list[str]:
    model = dialog.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_enter_without_a_hit_keeps_the_search(
    qtbot: QtBot, window: MainWindow, typed: Typed, opened_windows: list[Windows]
) -> None:
    typed(window, "xyzzyqqq")
    assert kept(opened_windows) == []
    qtbot.keyClick(window.field, Key.Key_Return)
    assert kept(opened_windows) == [("xyzzyqqq", False)]


def test_hits_that_nobody_opened_are_kept_when_the_search_is_over(
    qtbot: QtBot,
    open_window: Open,
    settings: Settings,
    typed: Typed,
    monkeypatch: pytest.MonkeyPatch,
    opened_windows: list[Windows],
) -> None:
    monkeypatch.setattr("helpviewer.ui.sidebar.side_pane.PAUSE_MS", 30)
    settings.change(keep_missed=True)
    window = open_window()
    for text in ("crypto", "refund"):
        typed(window, text)
        qtbot.waitUntil(lambda: not window.side._pause.isActive())
        if text == "refund":
            qtbot.keyClick(window.field, Key.Key_Return)
    assert kept(opened_windows) == [("crypto", True)]
    typed(window, "hipaa")
    qtbot.waitUntil(lambda: not window.side._pause.isActive())
    window.close()
    assert kept(opened_windows) == [("hipaa", True), ("crypto", True)]


def test_nothing_is_kept_unless_the_reader_wants_it(
    qtbot: QtBot, open_window: Open, typed: Typed, tmp_path: Path
) -> None:
    window = open_window()
    typed(window, "xyzzyqqq")
    qtbot.keyClick(window.field, Key.Key_Return)
    assert "xyzzyqqq" not in "".join(file.read_text("utf-8") for file in tmp_path.glob("*.json"))


def test_the_list_can_be_seen_deleted_and_saved(
    qtbot: QtBot, window: MainWindow, typed: Typed, tmp_path: Path
) -> None:
    for text in ("xyzzyqqq", "qwertyq"):
        typed(window, text)
        qtbot.keyClick(window.field, Key.Key_Return)
    window.commands.preferences()
    preferences = window.commands.dialog("preferences")
    assert isinstance(preferences, Preferences)
    preferences.missed.click()
    dialog = window.commands.dialog("missed_searches")
    assert isinstance(dialog, MissedSearchesDialog)
    assert "nothing is sent" in dialog.note.text()
    assert queries(dialog) == ["qwertyq", "xyzzyqqq"]
    dialog.save_to(tmp_path / "saved.json")
    saved = missed_searches.read(tmp_path / "saved.json")
    assert [(search.book, search.query) for search in saved] == [
        (window.book.info.id, "qwertyq"),
        (window.book.info.id, "xyzzyqqq"),
    ]
    qtbot.keyClick(dialog.list, Key.Key_Delete)
    assert queries(dialog) == ["xyzzyqqq"]
    dialog.clear_button.click()
    assert queries(dialog) == []
    assert not dialog.save_button.isEnabled()
    assert not (tmp_path / "missed-searches.json").exists()


def test_the_list_is_offered_only_when_there_can_be_one(qtbot: QtBot, settings: Settings) -> None:
    dialog = Preferences(settings)
    qtbot.addWidget(dialog)
    box = dialog.control("keep_missed")
    assert isinstance(box, QCheckBox)
    assert not box.isChecked()
    assert not dialog.missed.isEnabled()
    assert "nothing is sent" in box.accessibleDescription()
    box.click()
    assert settings.choices.keep_missed
    assert dialog.missed.isEnabled()
