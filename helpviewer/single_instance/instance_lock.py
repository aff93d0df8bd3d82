"""Which of several starts at once becomes the running program: the one that has the lock. No Qt."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from helpviewer.single_instance.protocol import Address


class InstanceLock:
    """A lock beside the socket, held until the process ends, however it ends.

    On Windows there is none: a pipe has no folder, and the first to make it has it.
    """

    def __init__(self, place: Address | None) -> None:
        self._lock = place.with_name(f"{place.name}.lock") if isinstance(place, Path) else None
        self._file: int | None = None

    def take(self) -> bool:
        """Whether this process is the one that runs; True as well where that cannot be found out."""
        if self._lock is None or self._file is not None:
            return True
        if sys.platform == "win32":
            return True
        import fcntl

        try:
            file = os.open(self._lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        except OSError:
            return True
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(file)
            return False
        self._file = file
        return True

    def give_up(self) -> None:
        """Let another process have it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
