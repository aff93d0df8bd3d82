"""Tells when an open book is replaced on disk."""

from __future__ import annotations

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from helpviewer.models.books.open_books import OpenBook, OpenBooks

QUIET_MS = 300
"""A folder must have been quiet for so long: a book that is just being copied is not read yet."""
AT_ONCE_MS = 20
"""Several things change when a book is put in place; they are looked at together."""


class BookWatcher(QObject):
    """Watches the folders that the open books lie in: a book is replaced as a whole.

    Args:
        at_once: books are put in place as a whole, and nobody waits for quiet.

    Signals:
        changed: an :class:`OpenBook` that is another one on disk now.
    """

    changed = Signal(object)

    def __init__(self, books: OpenBooks, parent: QObject | None = None, at_once: bool = False) -> None:
        super().__init__(parent)
        self._books = books
        self._watcher = QFileSystemWatcher(self)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(AT_ONCE_MS if at_once else QUIET_MS)
        self._quiet.timeout.connect(self.look)
        self._at_once = at_once
        self._watcher.directoryChanged.connect(self._wait)

    def watch(self, opened: OpenBook) -> None:
        """Watch this book, too."""
        folder = opened.book.path.resolve()
        self._watcher.addPaths([str(folder), str(folder.parent)])

    def _wait(self) -> None:
        if not (self._at_once and self._quiet.isActive()):
            self._quiet.start()

    def look(self) -> None:
        """Look at all of them now."""
        for opened in list(self._books):
            if opened.has_changed():
                self.changed.emit(opened)
