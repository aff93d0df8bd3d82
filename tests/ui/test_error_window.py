from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from helpviewer.application import Application
from helpviewer.book.errors import BookDamaged, BookTooNew
from helpviewer.ui.dialogs.error_window import ErrorWindow


def error_window() -> ErrorWindow:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, ErrorWindow) and w.isVisible())


def test_it_says_what_is_wrong_and_what_to_do(qtbot: QtBot) -> None:
    window = ErrorWindow(BookTooNew("book-too-new", "format 9", folder="/books/x"))
    qtbot.addWidget(window)
    said = [label.text() for label in window.findChildren(QLabel)]
    assert said == [
        "This help book is too new",
        "The help book in “/books/x” was made for a newer version of this program. Update it.",
    ]
    assert [b.text().replace("&", "") for b in (window.choose, window.quit)] == [
        "Choose Another Book…",
        "Quit",
    ]


def test_another_book_is_handed_to_the_start(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    QTimer.singleShot(0, lambda: error_window().book_chosen.emit(tmp_path))
    assert Application(qapp).ask_for_book(BookDamaged("book-damaged", folder=tmp_path)) == tmp_path


def test_quitting_gives_no_book(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    QTimer.singleShot(0, lambda: error_window().quit.click())
    assert Application(qapp).ask_for_book(BookDamaged("book-damaged", folder=tmp_path)) is None
