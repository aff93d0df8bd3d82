"""What the publisher named: a folder of documentation, one page, or a file that holds all of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from index_build.diagnostics import BuildFailed, ProblemList
from index_build.sources.archives.epub import unpack_epub
from index_build.sources.archives.qch import unpack_qch
from index_build.sources.files.docs_folder import CannotRead
from index_build.sources.site import PAGES

_UNPACK = {".epub": unpack_epub, ".qch": unpack_qch}
_OTHERS = {
    ".chm": "Unpack it (for instance with 7-Zip), and make a book of the folder.",
    ".pdf": "A book is made of the sources of a PDF, not of its sheets.",
}


class SourceFolder(NamedTuple):
    """A folder to be read. ``shown`` is what messages call it; ``page`` is the one file in it that is meant,
    "" for all of them."""

    folder: Path
    shown: Path
    page: str = ""

    @classmethod
    def of(cls, source: Path) -> SourceFolder:
        """A folder as it is, or a single page and its folder."""
        if source.suffix.lower() in PAGES and source.is_file():
            return cls(source.parent, source.parent, source.name)
        return cls(source, source)


@contextmanager
def unpacked(source: Path) -> Iterator[SourceFolder]:
    """The folder of what ``source`` names. A file that holds a documentation is unpacked, and removed again
    at the end.

    Raises:
        BuildFailed: it is a file of which no book can be made.
        OSError: it cannot be read, or there is no room for it.
    """
    kind = source.suffix.lower()
    if kind not in (*_UNPACK, *_OTHERS) or not source.is_file():
        yield SourceFolder.of(source)
        return
    with tempfile.TemporaryDirectory(prefix="index-build-") as folder:
        notes = ProblemList(source.as_posix())
        if kind in _OTHERS:
            notes.error(0, f"A {kind} file cannot be read.", _OTHERS[kind])
        else:
            try:
                _UNPACK[kind](source, Path(folder))
            except CannotRead as error:
                notes.error(0, str(error), kind="not-read")
        if notes.items:
            raise BuildFailed(notes.items)
        yield SourceFolder(Path(folder), source)
