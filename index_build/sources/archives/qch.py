"""Qt’s compressed help: an SQLite file of pages in HTML and their table of contents."""

from __future__ import annotations

import sqlite3
import struct
import time
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from xml.sax.saxutils import quoteattr

from index_build.sources.archives.unpacking import MOST_BYTES, Unpacking
from index_build.sources.files.docs_folder import CannotRead

CONTENTS = "contents.qhp"
MOST_SECONDS = 120.0
_STEPS = 100_000
_NO_TEXT = 0xFFFFFFFF


def unpack_qch(file: Path, folder: Path) -> None:
    """Put the files of a ``.qch`` file into an empty folder, and its contents as a file ``contents.qhp``.

    Raises:
        CannotRead: it is none, or it is damaged or too large.
        OSError: there is no room for it.
    """
    unpacking = Unpacking(folder)
    end = time.monotonic() + MOST_SECONDS
    address = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as database:
            # A hostile file may hold views that never end.
            database.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
            database.execute("PRAGMA trusted_schema = OFF")
            rows = database.execute(
                "SELECT FolderTable.Name, FileNameTable.Name, FileDataTable.Data FROM FileNameTable"
                " JOIN FolderTable ON FolderTable.Id = FileNameTable.FolderId"
                " JOIN FileDataTable ON FileDataTable.Id = FileNameTable.FileId"
            )
            for place, name, data in rows:
                if isinstance(name, str) and isinstance(data, bytes):
                    plain = _uncompressed(data)
                    unpacking.room_for(len(plain))
                    unpacking.write(f"{place}/{name}" if place else name, plain)
            contents = database.execute(
                "SELECT ContentsTable.Data, min(FolderTable.Name) FROM ContentsTable"
                " JOIN FolderTable ON FolderTable.NamespaceId = ContentsTable.NamespaceId"
                " GROUP BY ContentsTable.Id ORDER BY ContentsTable.Id"
            )
            sections = [
                line
                for data, place in contents
                if isinstance(data, bytes)
                for line in _sections(data, f"{place}/" if place else "")
            ]
    except (sqlite3.Error, zlib.error, struct.error, UnicodeDecodeError) as error:
        raise CannotRead("This file is damaged, or is no help of Qt.") from error
    project = ["<QtHelpProject><filterSection><toc>", *sections, "</toc></filterSection></QtHelpProject>"]
    unpacking.write(CONTENTS, "\n".join(project).encode())


def _uncompressed(data: bytes) -> bytes:
    """What Qt’s ``qCompress`` has packed: four bytes of length, then zlib’s stream."""
    reader = zlib.decompressobj()
    plain = reader.decompress(data[4:], MOST_BYTES) if len(data) > 4 else b""
    if reader.unconsumed_tail:
        raise CannotRead("A file in it is too large.")
    return plain


def _sections(data: bytes, folder: str) -> Iterator[str]:
    """The rows of the contents as elements of a help project; in ``data`` each has its depth, address and
    title."""
    open_sections = 0
    for depth, address, title in _rows(data):
        yield from ["</section>"] * (open_sections - depth)
        open_sections = min(open_sections, depth)
        yield f"<section title={_quoted(title)} ref={_quoted(folder + address)}>"
        open_sections += 1
    yield from ["</section>"] * open_sections


def _rows(data: bytes) -> Iterator[tuple[int, str, str]]:
    at = 0
    while at + 4 <= len(data):
        (depth,) = struct.unpack_from(">i", data, at)
        texts = []
        at += 4
        for _ in range(2):
            (length,) = struct.unpack_from(">I", data, at)
            at += 4
            length = 0 if length == _NO_TEXT else length
            texts.append(data[at : at + length].decode("utf-16-be", "replace"))
            at += length
        yield max(depth, 0), texts[0], texts[1]


def _quoted(text: str) -> str:
    return quoteattr("".join(char for char in text if char.isprintable()))
