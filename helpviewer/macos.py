"""What macOS asks of a program: a file or a link to open comes as an event, not as an argument.

https://doc.qt.io/qt-6/qfileopenevent.html
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QProcess, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from helpviewer.book.errors import BookError
from helpviewer.links import open_target
from helpviewer.ui.window.windows import Windows


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
        """Show what is asked for in the windows' program, or start another one for another book."""
        self.open_asked.disconnect(self._waiting.append)
        self.open_asked.connect(lambda target: show(target, windows, cache))
        while self._waiting:
            show(self._waiting.pop(0), windows, cache)


def show(target: str, windows: Windows, cache: Path) -> None:
    """Show a file or a link; what is wrong with it is told in the window used last."""
    try:
        wanted = open_target.resolve(target, windows.book.path, cache)
    except BookError as error:
        from helpviewer.ui.common import message

        message.tell(windows.latest, str(error))
        return
    if wanted.book.resolve() == windows.book.path.resolve():
        windows.answer({"page": wanted.page, "search": "", "tokens": {}})
        return
    program = [] if getattr(sys, "frozen", False) else ["-m", "helpviewer"]
    page = ["--page", wanted.page] if wanted.page else []
    QProcess.startDetached(sys.executable, [*program, "--book", str(wanted.book), *page])
