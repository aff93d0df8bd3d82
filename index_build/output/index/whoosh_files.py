"""Writes posting lists as files of Whoosh's W3 codec that stock Whoosh opens and ranks.

Whoosh's own writer sorts every single posting through pools on disk and pickles every weight as a float.
Here lists that are ready are written in the same layout at once, as plain numbers, which our reader can check
before it reads them. Layout: ``whoosh/codec/whoosh3.py`` and ``filedb/filetables.py`` of Whoosh 2.7.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

from whoosh import __version__ as _version
from whoosh import columns, fields
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import HashWriter, OrderedHashWriter
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC
from whoosh.util.numlists import GrowableArray

from helpviewer.search.index.files import PAGES
from helpviewer.search.index.postings import EXTENT, HASH_TYPE, PAGE_EXTENT, SECTION_FIELD, TERM_HEAD
from index_build.output.index.posting_lists import SIZES

WHOOSH_VERSION = ".".join(str(number) for number in _version[:2])
"""The Whoosh whose layout is written, as in ``index.json``."""

Terms = Iterable[tuple[bytes, bytes]]
"""For each term in order: its bytes, its lists as ``posting_lists`` spells them."""

_NAME = "MAIN"
_LENGTHS = struct.Struct("!ii")
_POINTER = struct.Struct("!Iq")
_FIELD = b"\0\0"


def write_whoosh_files(
    folder: Path, segment: str, documents: Sequence[tuple[str, str]], terms: Terms
) -> None:
    """Write an index into ``folder``, and beside it what terms weigh in whole pages.

    Args:
        folder: where to write.
        segment: the name of its one segment, ``MAIN_…``.
        documents: page id and section id of each section.
        terms: the one field's.
    """
    storage = FileStorage(str(folder))
    made = W3Segment(W3Codec(), _NAME, segid=segment.removeprefix(f"{_NAME}_"))
    _write_documents(storage, made, documents)
    table = _TermTable(made.create_file(storage, W3Codec.TERMS_EXT))
    lists = made.create_file(storage, W3Codec.POSTS_EXT)
    with (folder / PAGES).open("wb") as pages:
        table.add_all((_FIELD + term, _entry(data, lists, pages)) for term, data in terms)
    lists.close()
    table.close()
    made.set_doc_count(len(documents))
    TOC(_schema(), [made], 1).write(storage, _NAME)
    (folder / f"{_NAME}.tmp").rmdir()


def _schema() -> fields.Schema:
    """Stock fields only, so that Whoosh alone can read the schema."""
    return fields.Schema(
        page=fields.ID(sortable=columns.CompressedBlockColumn()),
        section=fields.ID(sortable=columns.CompressedBlockColumn()),
        **{SECTION_FIELD: fields.ID()},
    )


def _write_documents(storage: FileStorage, segment: W3Segment, documents: Sequence[tuple[str, str]]) -> None:
    schema = _schema()
    writer = W3Codec().per_document_writer(storage, segment)
    for number, row in enumerate(documents):
        writer.start_doc(number)
        for name, value in zip(("page", "section"), row, strict=True):
            field = schema[name]
            writer.add_column_value(name, field.column_type, field.to_column_value(value))
        writer.finish_doc()
    writer.close()


def _entry(data: bytes, lists: StructFile, pages: IO[bytes]) -> bytes:
    """What the term file says of a term; long lists are written to the other files."""
    if data[0]:
        return data
    size, count = SIZES.unpack_from(data, TERM_HEAD.size)
    middle = TERM_HEAD.size + SIZES.size
    end = middle + size
    extent = EXTENT.pack(lists.tell(), size)
    lists.write(data[middle:end])
    place = pages.tell()
    return data[: TERM_HEAD.size] + extent + PAGE_EXTENT.pack(place, pages.write(data[end:]), count)


class _TermTable(OrderedHashWriter):  # type: ignore[misc]
    """Whoosh's table of terms, with fewer empty slots, written in large pieces."""

    def __init__(self, file: StructFile) -> None:
        HashWriter.__init__(self, file, hashtype=HASH_TYPE)
        self.index = GrowableArray("I")
        self.extras["fieldmap"] = {SECTION_FIELD: 0}

    def add_all(self, items: Iterable[tuple[bytes, bytes]]) -> None:
        """Add keys with their values, in order."""
        position = self.dbfile.tell()
        parts: list[bytes] = []
        for key, value in items:
            hashed = zlib.crc32(key)
            self.buckets[hashed & 255].append((hashed, position))
            self.index.append(position)
            part = _LENGTHS.pack(len(key), len(value)) + key + value
            parts.append(part)
            position += len(part)
        self.dbfile.write(b"".join(parts))

    def _write_hashes(self) -> None:
        """Whoosh's hook: the tables of slots, a fifth of them empty instead of half."""
        start = self.dbfile.tell()
        for entries in self.buckets:
            count = len(entries) + len(entries) // 4 + 1
            slots = [b""] * count
            for hashed, position in entries:
                slot = (hashed >> 8) % count
                while slots[slot]:
                    slot = (slot + 1) % count
                slots[slot] = _POINTER.pack(hashed, position)
            empty = bytes(_POINTER.size)
            self.directory.append((start, count))
            self.dbfile.write(b"".join(slot or empty for slot in slots))
            start += count * len(empty)
