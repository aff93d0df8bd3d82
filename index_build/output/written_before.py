"""What was written the time before: files that stay the same are linked instead of being written again, which
spares the disk most of a rebuild."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from helpviewer.book.format import INDEX_DIR
from index_build.output.tables import Fingerprint


def write_or_link(data: bytes, name: str, folder: Path, old: Path | None) -> None:
    """Write the file ``name`` into ``folder``, or link that of the ``old`` book, if its content is the same.

    Raises:
        OSError: it cannot be written.
    """
    if old is None or not _holds(old / name, data) or not _linked(old / name, folder / name):
        (folder / name).write_bytes(data)


def _holds(file: Path, data: bytes) -> bool:
    """Whether it is an ordinary file that may be written to, as a new one would be, with this content."""
    try:
        status = file.lstat()
        ordinary = stat.S_ISREG(status.st_mode) and bool(status.st_mode & stat.S_IWUSR)
        return ordinary and status.st_size == len(data) and file.read_bytes() == data
    except OSError:
        return False


def _linked(file: Path, other: Path) -> bool:
    try:
        os.link(file, other)
    except OSError:  # such as a disk without links, or somebody else's file
        return False
    return True


class WrittenBefore(NamedTuple):
    """A book in ``folder`` that nobody alters; its fragments by page, and the fingerprints of its files."""

    folder: Path
    fragments: Mapping[str, str]
    files: Mapping[str, Fingerprint]

    def link(self, name: str, folder: Path) -> bool:
        """Put the file ``name`` of this book into another one; False when there is none, or the system
        cannot."""
        return name in self.files and _linked(self.folder / name, folder / name)

    def link_index(self, folder: Path) -> dict[str, Fingerprint]:
        """Put the index of this book into another one, by links or else as copies; the fingerprints of its
        files come back.

        Raises:
            OSError: it cannot be written.
        """
        files = {name: mark for name, mark in self.files.items() if name.startswith(f"{INDEX_DIR}/")}
        for name in files:
            if not self.link(name, folder):
                shutil.copyfile(self.folder / name, folder / name)
        return files
