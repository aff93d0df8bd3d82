"""Opens files that others have made: a pipe would be waited for, a device read without end."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO


def open_regular(path: Path) -> BinaryIO:
    """The file ``path``, for reading.

    Raises:
        OSError: it cannot be opened, or is a folder, a pipe or a device.
    """
    # Without "nonblock" the opening alone would wait for somebody to write into a pipe.
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(f"“{path}” is no ordinary file")
        return os.fdopen(number, "rb")
    except BaseException:
        os.close(number)
        raise
