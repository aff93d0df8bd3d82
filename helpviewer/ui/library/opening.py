"""Opening another book: from a dialog, from the menu of known ones, or dropped on the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QStandardPaths, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from helpviewer.book.archive import SUFFIX
from helpviewer.book.format import BOOK_FILE
from helpviewer.library.library import Library
from helpviewer.models.user_data.session import Session


class Opening(QObject):
    """Finds out which book the reader wants to see.

    Args:
        window: over which the dialog opens and on which books are dropped.

    Signals:
        asked: the path of a book's folder or ``.helpbook`` file.
    """

    asked = Signal(object)

    def __init__(self, window: QWidget, session: Session, library: Callable[[], Library]) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._library = library
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def ask(self) -> None:
        """Let the reader choose a file."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        kinds = self.tr("Help books ({0})").format(f"*{SUFFIX} {BOOK_FILE}")
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open Book"), folder, kinds)
        if chosen:
            path = Path(chosen)
            self.asked.emit(path.parent if path.name == BOOK_FILE else path)

    def known(self) -> list[tuple[str, object]]:
        """The books of the library and those opened lately, with their paths, for a menu."""
        library = self._library()
        found: dict[Path, str] = {}
        for known in library.books():
            if known.info and not known.problem:
                found[library.folder(known).resolve()] = known.title_and_version
        for path, title in self._session.recent_books():
            if title not in found.values():  # the same book may have been opened from somewhere else
                found.setdefault(Path(path), title)
        return [(title, path) for path, title in found.items() if path.exists()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take books that are dropped on the window."""
        if isinstance(event, QDragEnterEvent) and _books_in(event.mimeData()):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            for path in _books_in(event.mimeData()):
                self.asked.emit(path)
            event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)


def _books_in(mime: QMimeData) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == SUFFIX or (path / BOOK_FILE).is_file()]
