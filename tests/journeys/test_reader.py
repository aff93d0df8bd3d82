"""A reader's way through the whole program, opened as the start opens it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.core.formats import EXPORT_FORMATS
from helpviewer.ui.dialogs.error_window import ErrorWindow
from helpviewer.ui.output.export_dialog import ExportDialog
from helpviewer.ui.window.main_window import MainWindow

Key = Qt.Key


def test_open_search_read_export(qtbot: QtBot, start: Callable[..., MainWindow], tmp_path: Path) -> None:
    window = start()
    assert window.navigator.location == Location("start")

    with qtbot.waitSignal(window.service.answered):
        qtbot.keyClicks(window.field, "how do I turn off logging of our requests")
    qtbot.waitUntil(lambda: window.side.shows_hits)
    qtbot.keyClick(window.field, Key.Key_Return)
    qtbot.waitUntil(lambda: window.navigator.location.page == "zero-data-retention")
    assert "Zero Data Retention" in window.page.toPlainText()

    def save() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.selectFile(str(tmp_path / "answer.md"))
        dialog.accept()

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        dialog.format_box.setCurrentIndex(EXPORT_FORMATS.index("md"))
        QTimer.singleShot(0, save)
        dialog.accept()

    QTimer.singleShot(0, choose)
    window.do.export.trigger()
    qtbot.waitUntil((tmp_path / "answer.md").exists)  # another process writes it
    answer = (tmp_path / "answer.md").read_text("utf-8")
    assert "# What is Zero Data Retention (ZDR)?" in answer
    assert "21 November 2026" in answer


def test_everything_without_a_mouse(qtbot: QtBot, start: Callable[..., MainWindow]) -> None:
    window = start("--page", "refunds")

    def press(keys: str) -> None:
        combination = QKeySequence(keys)[0]  # type: ignore[index] # its stubs forget that
        qtbot.keyClick(window, combination.key(), combination.keyboardModifiers())

    press("Ctrl+K")
    assert window.focusWidget() is window.field
    with qtbot.waitSignal(window.service.answered):
        qtbot.keyClicks(window.field, "tokenizer")
    qtbot.keyClick(window.field, Key.Key_Return)
    assert window.navigator.location.page == "token-count-difference"
    assert window.focusWidget() is window.page
    press("Alt+Left")
    assert window.navigator.location.page == "refunds"
    press("Alt+Right")
    assert window.navigator.location.page == "token-count-difference"
    press("Alt+Home")
    assert window.navigator.location == Location("start")
    press("Ctrl+K")
    assert window.field.selectedText() == "tokenizer"
    qtbot.keyClick(window.field, Key.Key_Escape)
    press("F6")
    assert window.focusWidget() is window.side.contents
    qtbot.keyClick(window.side.contents, Key.Key_Down)
    qtbot.keyClick(window.side.contents, Key.Key_Right)
    qtbot.keyClick(window.side.contents, Key.Key_Down)
    qtbot.keyClick(window.side.contents, Key.Key_Return)
    assert window.navigator.location.page == "training-on-requests"
    press("Ctrl+F")
    qtbot.keyClicks(window.find_bar.field, "request")
    assert len(window.page.extraSelections()) > 1
    qtbot.keyClick(window.find_bar.field, Key.Key_Escape)
    assert window.focusWidget() is window.page
    press("Ctrl+Q")
    assert not window.isVisible()


def test_a_search_from_the_command_line_is_in_the_window(
    qtbot: QtBot, start: Callable[..., MainWindow]
) -> None:
    window = start("--search", "crypto")
    qtbot.waitUntil(lambda: window.side.shows_hits)
    assert window.field.text() == "crypto"
    assert window.side.search.hits.model().rowCount() > 0


def test_the_next_start_goes_on_where_the_last_one_ended(
    qtbot: QtBot, start: Callable[..., MainWindow]
) -> None:
    window = start("--page", "when-charged#monthly-invoiced-billing")
    window.resize(760, 420)
    position = window.page.position()
    window.close()
    again = start()
    assert again.navigator.location == Location("when-charged", "monthly-invoiced-billing")
    assert again.size().width() == 760
    assert again.page.position() == position


def test_a_reader_without_a_book_chooses_one(
    qtbot: QtBot, start: Callable[..., MainWindow], bundled_book: Path, tmp_path: Path
) -> None:
    def choose() -> None:
        window = next(
            w for w in QApplication.topLevelWidgets() if isinstance(w, ErrorWindow) and w.isVisible()
        )
        window.book_chosen.emit(bundled_book)

    QTimer.singleShot(0, choose)
    window = start("--book", str(tmp_path / "nothing here"))
    assert window.navigator.location == Location("start")
