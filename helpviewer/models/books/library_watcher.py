"""Tells when books come into the reader's library or leave it, by the command line or by a package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

QUIET_MS = 300
"""The folders must have been quiet for so long: what is just being copied is not looked at yet."""


class LibraryWatcher(QObject):
    """Watches folders with books, which need not exist yet, and the books in them.

    Signals:
        changed: something came, went or was replaced.
    """

    changed = Signal()

    def __init__(self, folders: Sequence[Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders = folders
        self._watcher = QFileSystemWatcher(self)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._look)
        self._watcher.directoryChanged.connect(lambda _folder: self._quiet.start())
        self._watch()

    def _look(self) -> None:
        self._watch()
        self.changed.emit()

    def _watch(self) -> None:
        """Watch what is there now; of a folder that is not, the one that it would come into."""
        wanted = {str(place) for folder in self._folders for place in _places(folder)}
        watched = set(self._watcher.directories())
        if gone := watched - wanted:
            self._watcher.removePaths(list(gone))
        if new := wanted - watched:
            self._watcher.addPaths(list(new))


def _places(folder: Path) -> Iterator[Path]:
    try:
        inside = [entry for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith(".")]
    except OSError:
        yield next(parent for parent in folder.absolute().parents if parent.is_dir())
        return
    yield folder
    yield from inside  # a package puts files into a folder that is there already
