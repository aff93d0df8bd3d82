"""The real window on the real book, with settings and session of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpviewer import singletons
from helpviewer.book.reader import Book, Location
from helpviewer.models.session import Session
from helpviewer.models.settings import Settings
from helpviewer.ui.main_window import MainWindow
from helpviewer.ui.theme import ThemeKeeper, dress

singletons.protect()

ROOT = Path(__file__).parents[2]


@pytest.fixture
def settings(qtbot: QtBot, tmp_path: Path) -> Settings:
    """Settings in a file of the test's own."""
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def open_window(
    qtbot: QtBot, bundled_book: Path, tmp_path: Path, settings: Settings
) -> Callable[..., MainWindow]:
    """Opens a window as the start does: ``open_window(page="refunds#when")``."""

    def make(page: str = "", book: Path = bundled_book) -> MainWindow:
        QApplication.setPalette(QApplication.style().standardPalette())
        themes = ThemeKeeper(settings)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        dress(application, themes.theme)
        themes.changed.connect(lambda theme: dress(application, theme))
        window = MainWindow(
            Book.open(book),
            settings,
            Session(tmp_path / "session.json"),
            themes,
            ROOT / "resources" / "icons",
        )
        qtbot.addWidget(window)
        window.open_first(Location.parse(page) if page else None)
        window.show()
        qtbot.waitExposed(window)
        window.after_first_paint()
        return window

    return make


@pytest.fixture
def typed(qtbot: QtBot) -> Callable[..., None]:
    """Types into the search field and waits for the answer."""

    def type_text(window: MainWindow, text: str) -> None:
        with qtbot.waitSignal(window.service.answered):
            window.field.setText(text)

    return type_text
