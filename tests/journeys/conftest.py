"""The whole program, opened as the start opens it, with files of the test's own."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from helpviewer.application import Application
from helpviewer.cli.parser import parser
from helpviewer.startup import immortal_none
from helpviewer.startup.arguments import Arguments
from helpviewer.startup.user_files import user_file
from helpviewer.ui.window.main_window import MainWindow
from helpviewer.ui.window.windows import Windows
from tests.fixtures.library import kitchen, manual, tiny

__all__ = ["kitchen", "manual", "program", "start", "tiny"]

immortal_none.protect()

Program = Callable[..., Windows]
Start = Callable[..., MainWindow]


@pytest.fixture
def program(
    qtbot: QtBot, qapp: QApplication, bundled_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """Start the program with arguments, its settings and books in a folder of the test's own."""
    for name in ("CONFIG", "STATE", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "share"))
    QStandardPaths.setTestModeEnabled(not Path(user_file("settings")).is_relative_to(tmp_path))
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, True)
    started: list[Application] = []

    def run(*arguments: str) -> Windows:
        parsed = parser().parse_args(["--book", str(bundled_book), *arguments], Arguments())
        application = Application(qapp)
        started.append(application)
        assert application.open(parsed)
        assert application.windows
        window = application.windows.latest
        window.show()
        qtbot.waitUntil(lambda: window.side.count() == 2)  # the first page is painted, the rest is there
        return application.windows

    gc.disable()  # it must not delete windows in the thread that searches
    yield run
    for application in started:
        if application.windows:
            application.windows.close_all()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    # What follows the system must not live on: it would colour the windows of every later test.
    windows = [window for window in QApplication.topLevelWidgets() if isinstance(window, MainWindow)]
    made = [child for child in qapp.children() if type(child).__module__.startswith("helpviewer.")]
    for thing in (*windows, *reversed(made), *started):
        if isValid(thing):
            delete(thing)
    QApplication.clipboard().clear()
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    gc.unfreeze()  # a program lets Python's collector look at nothing that was there at its start
    gc.collect()
    gc.enable()
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)
    QStandardPaths.setTestModeEnabled(False)


@pytest.fixture
def start(program: Program) -> Start:
    """The same, for tests of one window."""
    return lambda *arguments: program(*arguments).latest
