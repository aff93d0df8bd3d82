"""A small file of the reader's own that is never saved whole: only what changed is put into the file.

So two programs that both have it open do not undo each other's changes.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLockFile, QObject, Signal

from helpviewer.models.user_data.store import open_store, write_store

if TYPE_CHECKING:
    import json
from collections.abc import Iterator

LOCK_MS = 1000
"""How long another program's save is waited for."""

_GONE = object()


class StateFile(QObject):
    """Values by one key, or by two in a table. ``damaged`` says whether there was a file that made no sense.

    Signals:
        changed: something is to be saved.
    """

    changed = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._content, self.damaged = open_store(path)
        self._changes: dict[tuple[str, ...], Any] = {}

    def get(self, *keys: str) -> Any:
        """The value, None when there is none."""
        value: Any = self._content
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def set(self, value: Any, *keys: str) -> None:
        """Change a value. In a table it becomes the newest."""
        # As they are written: True equals 1, also deep in a table, but is another setting.
        if json.dumps(self.get(*keys)) != json.dumps(value):
            self._note(keys, value)

    def remove(self, *keys: str) -> None:
        """Remove a value, or a whole table, also what another program puts there before the next save."""
        self._note(keys, _GONE)

    def keep_newest(self, table: str, count: int) -> None:
        """Remove all but the newest entries of a table."""
        entries = self.get(table)
        for oldest in list(entries)[:-count] if isinstance(entries, dict) else ():
            self.remove(table, oldest)

    def save(self) -> None:
        """Put the changes into the file.

        Raises:
            OSError: the file cannot be written; the old one is whole.
        """
        if not self._changes:
            return
        with locked(self.path):
            latest = open_store(self.path)[0]
            for keys, value in self._changes.items():
                _apply(latest, keys, value)
            write_store(self.path, latest)
        self._content = latest
        self._changes.clear()

    def _note(self, keys: tuple[str, ...], value: Any) -> None:
        _apply(self._content, keys, value)
        for longer in [known for known in self._changes if known[: len(keys)] == keys]:
            del self._changes[longer]
        self._changes[keys] = value
        self.changed.emit()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other copies of this program from writing to the file meanwhile. A lock that is not had in time is
    done without.

    Raises:
        OSError: there is no folder for the file, and it cannot be made.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(f"{path}.lock")
    lock.tryLock(LOCK_MS)  # without one we go on: a change is most likely kept, and else surely lost
    try:
        yield
    finally:
        lock.unlock()


def _apply(content: dict[str, Any], keys: tuple[str, ...], value: Any) -> None:
    *tables, last = keys
    for name in tables:
        table = content.get(name)
        if not isinstance(table, dict):
            table = content[name] = {}
        content = table
    content.pop(last, None)
    if value is not _GONE:
        content[last] = value
