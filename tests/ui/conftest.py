"""The real window on the real book, with settings and session of its own."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from helpviewer.book.book import Location
from helpviewer.library.library import Library
from helpviewer.models.books.open_books import OpenBooks
from helpviewer.models.user_data.session import Session
from helpviewer.models.user_data.settings import Settings
from helpviewer.startup import immortal_none
from helpviewer.ui.appearance.language import Language
from helpviewer.ui.appearance.theme_keeper import ThemeKeeper, apply_theme
from helpviewer.ui.window.app_context import AppContext
from helpviewer.ui.window.main_window import MainWindow
from helpviewer.ui.window.windows import Windows

immortal_none.protect()

ROOT = Path(__file__).parents[2]


@pytest.fixture
def settings(qtbot: QtBot, tmp_path: Path) -> Settings:
    """Settings in a file of the test's own."""
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def opened_windows() -> list[Windows]:
    """What :func:`open_window` has made, for tests with several windows."""
    return []


@pytest.fixture
def open_window(
    qtbot: QtBot, bundled_book: Path, tmp_path: Path, settings: Settings, opened_windows: list[Windows]
) -> Iterator[Callable[..., MainWindow]]:
    """Opens a window as the start does: ``open_window(page="refunds#when")``."""

    opened: list[tuple[Windows, Language, ThemeKeeper, MainWindow]] = []

    def make(page: str = "", book: Path = bundled_book, *, is_preview: bool = False) -> MainWindow:
        QApplication.setPalette(QApplication.style().standardPalette())
        owner = QObject(settings)
        themes = ThemeKeeper(settings, owner)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        apply_theme(application, themes.theme)
        themes.changed.connect(lambda theme: apply_theme(application, theme))
        session = Session(tmp_path / "session.json", owner)
        books = OpenBooks(session, settings, tmp_path / "bookmarks", owner)
        language = Language(tmp_path, settings, owner)
        icons = ROOT / "resources" / "icons"

        def library() -> Library:
            return Library(tmp_path / "own", [], [bundled_book], tmp_path / "cache")

        context = AppContext(books, settings, session, themes, language, icons, library)
        windows = Windows(context, owner)
        windows.is_preview = is_preview
        window = windows.first(book, Location.parse(page) if page else None)
        opened_windows.append(windows)
        opened.append((windows, language, themes, window))
        window.show()
        qtbot.waitExposed(window)
        window.after_first_paint()
        return window

    # Python's collector may run in the thread that searches. If it deletes a window of an earlier test
    # there, it waits for Qt's locks with Python's own held, and the whole run stands still.
    gc.disable()
    yield make
    for windows, *_ in opened:
        if windows.all:
            windows.close_all()
    # As the event loop of a program does; tests have none that would delete what closed itself.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    # What follows the system must not live on: it would change the colours of the windows of every later
    # test, and speak the language of this one.
    others = [window for window in QApplication.topLevelWidgets() if isinstance(window, MainWindow)]
    for thing in (*others, *(thing for made in opened for thing in reversed(made))):
        if isValid(thing):
            delete(thing)
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    # pytest never ends the application, so Qt would drop a copy of ours when Python is gone already.
    QApplication.clipboard().clear()
    gc.collect()
    gc.enable()


@pytest.fixture
def typed(qtbot: QtBot) -> Callable[..., None]:
    """Types into the search field and waits for the answer."""

    def type_text(window: MainWindow, text: str) -> None:
        with qtbot.waitSignal(window.service.answered):
            window.field.setText(text)

    return type_text


@pytest.fixture
def own_dialogs(qtbot: QtBot) -> Iterator[None]:
    """Qt's own file dialog, which a test can answer."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, True)
    yield
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)
