"""Writes posting lists as files of Whoosh's W3 codec that stock Whoosh opens and ranks.

Whoosh's own writer sorts every single posting through pools on disk and pickles every weight as a float.
Here lists that are ready are written in the same layout at once, as plain numbers, which our reader can check
before it reads them. Layout: ``whoosh/codec/whoosh3.py`` of Whoosh 2.7.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import NamedTuple

from whoosh import __version__ as _version
from whoosh import columns, fields
from whoosh.codec.base import PostingsWriter
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC

from helpviewer.search.index.postings import BLOCK, EXTENT, INLINED, PAGE_FIELD, SECTION_FIELD, TERM_HEAD

WHOOSH_VERSION = ".".join(str(number) for number in _version[:2])
"""The Whoosh whose layout is written, as in ``index.json``."""

Terms = Iterable[tuple[bytes, Sequence[int], Sequence[int]]]
"""For each term in order: its bytes, the numbers of its documents, their weights."""

_NAME = "MAIN"
_MAGIC = b"W3Bl"
_INT = struct.Struct("!i")
_SMALL = 64
"""Bytes of a list that are not worth deflating."""


def write_whoosh_files(
    folder: Path, segment: str, documents: Sequence[tuple[str, str]], pages: Terms, sections: Terms
) -> None:
    """Write an index of two fields over the same documents into ``folder``.

    Args:
        folder: where to write.
        segment: the name of its one segment, ``MAIN_…``.
        documents: page id and section id of each section.
        pages: terms with weights of whole pages, on the document of the page's opening.
        sections: terms with weights of sections.
    """
    storage = FileStorage(str(folder))
    made = W3Segment(W3Codec(blocklimit=BLOCK), _NAME, segid=segment.removeprefix(f"{_NAME}_"))
    _write_documents(storage, made, documents)
    schema = _schema()
    codec = _ListCodec()
    writer = codec.field_writer(storage, made)
    for name, terms in ((PAGE_FIELD, pages), (SECTION_FIELD, sections)):
        writer.start_field(name, schema[name])
        for term, numbers, weights in terms:
            writer.start_term(term)
            codec.lists.add_list(numbers, weights)
            writer.finish_term()
        writer.finish_field()
    writer.close()
    made.set_doc_count(len(documents))
    TOC(schema, [made], 1).write(storage, _NAME)
    (folder / f"{_NAME}.tmp").rmdir()


def _schema() -> fields.Schema:
    """Stock fields only, so that Whoosh alone can read the schema."""
    return fields.Schema(
        page=fields.ID(sortable=columns.CompressedBlockColumn()),
        section=fields.ID(sortable=columns.CompressedBlockColumn()),
        **{PAGE_FIELD: fields.ID(), SECTION_FIELD: fields.ID()},
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


class _ListCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with a writer for whole lists, which is ``lists``."""

    lists: _ListWriter

    def postings_writer(self, dbfile: StructFile, byteids: bool = False) -> _ListWriter:
        """Whoosh's hook: the writer of a field's lists."""
        self.lists = _ListWriter(dbfile)
        return self.lists


class _ListWriter(PostingsWriter):  # type: ignore[misc]
    """Writes whole lists of whole numbers, block by block."""

    def __init__(self, file: StructFile) -> None:
        self._file = file
        self._entry = b""

    def start_postings(self, format_: object, terminfo: object) -> None:
        """Whoosh's hook: a term begins; its list comes whole."""

    def add_list(self, numbers: Sequence[int], weights: Sequence[int]) -> None:
        """The one list of the term that was started."""
        short = len(numbers) <= INLINED
        first, last = numbers[0], numbers[-1]
        head = TERM_HEAD.pack(short, sum(weights), len(numbers), 0, 0, max(weights), first, last)
        if short:
            self._entry = head + b"\x80\x02" + _tuple(numbers) + _tuple(weights) + b"N\x87."
            return
        start = self._file.tell()
        self._file.write(_MAGIC)
        for place in range(0, len(numbers), BLOCK):
            block = self._block(numbers[place : place + BLOCK], weights[place : place + BLOCK])
            size = -len(block) if place + BLOCK >= len(numbers) else len(block)
            self._file.write(_INT.pack(size) + block)
        self._entry = head + EXTENT.pack(start, self._file.tell() - start)

    @staticmethod
    def _block(ids: Sequence[int], weights: Sequence[int]) -> bytes:
        steps = chain((ids[0],), (b - a for a, b in pairwise(ids)))
        data = b"\x80\x02" + _tuple(steps) + _tuple(weights) + b"N\x87."
        deflated = zlib.compress(data, 9) if len(data) > _SMALL else data
        compressed = len(deflated) < len(data)
        head = (len(ids), ids[-1], max(weights), int(compressed), 0, 0)
        return b"\x80\x02" + _tuple(head) + b"." + (deflated if compressed else data)

    def finish_postings(self) -> _Entry:
        """Whoosh's hook: what the term file says of the term."""
        return _Entry(self._entry)


class _Entry(NamedTuple):
    raw: bytes

    def to_bytes(self) -> bytes:
        """Whoosh's hook: the term's entry."""
        return self.raw


_NUMBERS = [b"K" + bytes((n,)) if n < 256 else b"M" + n.to_bytes(2, "little") for n in range(0x10000)]


def _tuple(numbers: Iterable[int]) -> bytes:
    """Whole numbers as pickle spells a tuple of them, without its memo."""
    known = _NUMBERS
    spelt = [known[n] if n < 0x10000 else b"J" + n.to_bytes(4, "little") for n in numbers]
    return b"(" + b"".join(spelt) + b"t"
