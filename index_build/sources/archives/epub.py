"""EPUB: a ZIP file of pages in XHTML, their order, and a table of contents."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from index_build.sources.archives.unpacking import Unpacking
from index_build.sources.files.docs_folder import CannotRead

_WANTED = (
    *(".xhtml", ".html", ".htm", ".xml", ".opf", ".ncx"),
    *(".png", ".gif", ".jpg", ".jpeg", ".svg", ".webp"),
)


def unpack_epub(file: Path, folder: Path) -> None:
    """Put the pages and pictures of an EPUB file into an empty folder.

    Raises:
        CannotRead: it is none, or it is damaged, encrypted or too large.
        OSError: there is no room for it.
    """
    unpacking = Unpacking(folder)
    try:
        with zipfile.ZipFile(file) as archive:
            for entry in archive.infolist():
                if entry.is_dir() or not entry.filename.lower().endswith(_WANTED):
                    continue
                unpacking.room_for(entry.file_size)
                unpacking.write(entry.filename, archive.read(entry))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise CannotRead("This file is damaged, or is no EPUB.") from error
