"""The mistakes of a book that is shown while it is being written, as rows for a list."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QFileSystemWatcher,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from helpviewer.core.preview_notes import Mistake, PreviewNotes

QUIET_MS = 30
"""The notes are replaced as a whole, and the folder changes several times meanwhile."""

Index = QModelIndex | QPersistentModelIndex

_log = logging.getLogger(__name__)


class MistakesModel(QAbstractTableModel):
    """Rows of kind, place and text, read anew whenever the preview's notes change.

    ``notes`` are those in force; the model is reset when there are others.
    """

    KIND, PLACE, TEXT = range(3)

    def __init__(self, file: Path, parent: Any = None) -> None:
        super().__init__(parent)
        self._file = file
        self._stamp: tuple[int, int] | None = None
        self.notes = PreviewNotes()
        self._watcher = QFileSystemWatcher([str(file.parent)], self)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(lambda: self._quiet.start())
        self.look()

    def look(self) -> None:
        """Read the notes now if they have changed."""
        try:
            status = self._file.stat()
            stamp = (status.st_mtime_ns, status.st_ino)
            if stamp == self._stamp:
                return
            notes = PreviewNotes.read(self._file)
        except (OSError, ValueError) as error:
            _log.info("the notes of the preview cannot be read: %s", error)
            return
        self._stamp = stamp
        if notes != self.notes:
            self.beginResetModel()
            self.notes = notes
            self.endResetModel()

    def mistake(self, row: int) -> Mistake:
        """The mistake in a row."""
        return self.notes.mistakes[row]

    def page_of(self, mistake: Mistake) -> str:
        """The id of the page whose file has the mistake, or ""."""
        return next((page for page, path in self.notes.sources.items() if path == mistake.path), "")

    # -- Qt's model -------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.notes.mistakes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        mistake = self.mistake(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(mistake, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return mistake.text
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == self.KIND:
            kind, place, text = (self._text(mistake, column) for column in range(3))
            return f"{kind}, {place}: {text}"
        return None

    def _text(self, mistake: Mistake, column: int) -> str:
        if column == self.KIND:
            return self.tr("Error") if mistake.severity == "error" else self.tr("Warning")
        return f"{mistake.place}:{mistake.line}" if column == self.PLACE else mistake.text
