"""Writes what a packed file holds into a folder: never outside of it, and never without end."""

from __future__ import annotations

import errno
from pathlib import Path, PurePosixPath

from index_build.sources.files.docs_folder import CannotRead

MOST_BYTES = 2 * 2**30
MOST_FILES = 100_000


class Unpacking:
    """The files that are being unpacked into ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bytes = 0
        self._files = 0

    def room_for(self, size: int) -> None:
        """Count a file of so many bytes.

        Raises:
            CannotRead: there are too many files, or they are too large together.
        """
        self._files += 1
        self._bytes += size
        if self._files > MOST_FILES or self._bytes > MOST_BYTES:
            raise CannotRead(
                f"It holds more than {MOST_FILES:,} files, or more than {MOST_BYTES // 2**30} GB of them."
            )

    def write(self, name: str, data: bytes) -> None:
        """Write one file; a name that leads out of the folder, or that cannot be one, is passed over.

        Raises:
            OSError: there is no room for it.
        """
        parts = PurePosixPath(name.replace("\\", "/")).parts
        if not parts or any(part in ("/", "..") or ":" in part or "\0" in part for part in parts):
            return
        path = self._folder.joinpath(*parts)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(data)
        except (FileExistsError, NotADirectoryError):
            return  # a name that is there already, or that is a file and a folder at once
        except OSError as error:
            if error.errno not in (errno.ENAMETOOLONG, errno.EINVAL):  # no file can be called so here
                raise
