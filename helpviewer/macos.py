"""What macOS asks of a program: a file or a link to open comes as an event, not as an argument.

https://doc.qt.io/qt-6/qfileopenevent.html
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from helpviewer.application import Application
from helpviewer.book.errors import BookError
from helpviewer.core import user_folders
from helpviewer.library.folders import library_folders
from helpviewer.links import open_target
from helpviewer.single_instance.protocol import Request
from helpviewer.startup.qt_application import make_qt_application
from helpviewer.ui.window.windows import Windows


def make_application(started: float | None = None) -> Application:
    """The application, which shows what the Finder asks for as soon as it has windows.

    Args:
        started: see :class:`Application`.
    """
    qt = make_qt_application(FinderApplication)
    assert isinstance(qt, FinderApplication)
    application = Application(qt, started)

    def answer(windows: Windows) -> None:
        qt.answer_with(windows, user_folders.own_cache() / "books")

    application.opened.connect(answer)
    return application


class FinderApplication(QApplication):
    """The application on macOS.

    Signals:
        open_asked: the path of a file, or a link. What is asked before :meth:`answer_with` waits for it.
    """

    open_asked = Signal(str)

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._waiting: list[str] = []
        self.open_asked.connect(self._waiting.append)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            self.open_asked.emit(event.file() or event.url().toString())
            return True
        return super().event(event)

    def answer_with(self, windows: Windows, cache: Path) -> None:
        """Show what is asked for in the windows of this program."""
        self.open_asked.disconnect(self._waiting.append)
        self.open_asked.connect(lambda target: show(target, windows, cache))
        while self._waiting:
            show(self._waiting.pop(0), windows, cache)


def show(target: str, windows: Windows, cache: Path) -> None:
    """Show a file or a link; what is wrong with it is told in the window used last."""
    try:
        wanted = open_target.resolve(target, windows.book.path, cache, library_folders())
    except BookError as error:
        from helpviewer.ui.common import message

        message.tell(windows.latest, error.message)
        return
    windows.answer(Request(str(wanted.book), wanted.page))
