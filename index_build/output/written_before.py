"""What was written the time before: a preview writes the same book again and again, and links the files that
stay the same instead of writing them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from helpviewer.book.format import INDEX_DIR
from index_build.output.tables import Fingerprint


class WrittenBefore(NamedTuple):
    """A book in ``folder`` that nobody alters; its fragments by page, and the fingerprints of its files."""

    folder: Path
    fragments: Mapping[str, str]
    files: Mapping[str, Fingerprint]

    def link(self, name: str, folder: Path) -> bool:
        """Put the file ``name`` of this book into another one; False when there is none, or the system
        cannot."""
        if name not in self.files:
            return False
        try:
            os.link(self.folder / name, folder / name)
        except OSError:  # such as a disk without links: the file is written
            return False
        return True

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
