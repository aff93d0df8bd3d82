"""Reads posting lists straight from the files of Whoosh's W3 codec, without Whoosh and without its pickles.

The lists of sections are Whoosh's. What stems weigh in pages as a whole stands behind them, where Whoosh does
not look: with a short list, a weight of two bytes for each of its pages; with a longer one, where in
``pages.bin`` the pages are (deflated or not: their numbers as steps, then their weights, see
:func:`~helpviewer.search.index.files.planes`).

Whoosh keeps pickled tuples in these files, and its own reader would run whatever a tampered book put there.
Here a pickle is read only when a regular expression has found two tuples of whole numbers and nothing else.
Reading lists whole is also what makes search fast: no matcher's step per posting. Layout:
``whoosh/codec/whoosh3.py`` and ``whoosh/filedb/filetables.py`` of Whoosh 2.7.
"""

from __future__ import annotations

import mmap
import pickle
import re
import struct
import zlib
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

from helpviewer.search.index.files import PAGES, Sections, from_planes

PAGE_FIELD, SECTION_FIELD = "page_stems", "stems"
"""What words weigh in pages as a whole, and in each section; the latter is Whoosh's only indexed field."""

WEIGHT_SCALE = 100
"""A weight is stored as a whole number of hundredths."""

KNOWN_WHOOSH = ("2.7",)
"""Versions of Whoosh whose files have the layout this module reads."""

TERMS_EXTENSION, POSTINGS_EXTENSION = ".trm", ".pst"

BLOCK = 1024
"""Postings in a block; only blocks that are needed are inflated."""

INLINED = 12
"""Lists up to this length stand in the term file itself."""

_FIELD_KEY = b"\0\0"
HASH_TYPE = 1
"""Whoosh's number for CRC-32, which its hash table is to use."""

_HASH_MAGIC, _POSTINGS_MAGIC = b"HSH3", b"W3Bl"
_DIRECTORY = struct.Struct("!" + "qi" * 256)
_POINTER = struct.Struct("!Iq")
_LENGTHS = struct.Struct("!ii")
_INT = struct.Struct("!i")
TERM_HEAD = struct.Struct("!BfIBBfII")
"""Whether it is inlined, weight, documents, lengths, maximum weight, first and last document."""

EXTENT = struct.Struct("!qi")
"""Of a list that is not inlined: offset and length in the posting file."""

PAGE_EXTENT = struct.Struct("<QII")
"""Of its pages: offset and length in ``pages.bin``, and how many there are."""

_MOST_PROBES = 1000
"""Slots of a hash table that are looked at for one term; a real table is half empty."""

_NUMBER = rb"(?:K[\x00-\xff]|M[\x00-\xff]{2}|J[\x00-\xff]{3}[\x00-\x7f])"
_TUPLE = rb"(?:%(n)s\x85|%(n)s{2}\x86|%(n)s{3}\x87|\(%(n)s*+t)" % {b"n": _NUMBER}
_HEAD = re.compile(rb"\(" + _NUMBER + rb"{6}t\.", re.DOTALL)
_DATA = re.compile(_TUPLE + _TUPLE + rb"N\x87\.", re.DOTALL)
_MAX_BLOCK = 16 + 10 * BLOCK

DAMAGE = (
    ValueError, IndexError, TypeError, OverflowError, EOFError, MemoryError, struct.error, zlib.error,
    pickle.UnpicklingError,
)  # fmt: skip


class PostingsDamaged(ValueError):
    """The posting files are missing, cut short or altered. The text is for the log."""


class Postings:
    """Posting lists by field and stem. Not safe for use from several threads at once."""

    def __init__(self, folder: Path, segment: str, sections: Sections) -> None:
        """Open the term and posting files of ``segment``; no list may name another section.

        Raises:
            PostingsDamaged: they are missing or not of the layout.
        """
        self._sections = sections
        self._path = folder / f"{segment}{TERMS_EXTENSION}"
        try:
            self._terms = _map(self._path)
            self._lists = _map(folder / f"{segment}{POSTINGS_EXTENSION}")
            self._pages = _map(folder / PAGES)
            if self._terms[:4] != _HASH_MAGIC or self._terms[4] != HASH_TYPE:
                raise ValueError("not a Whoosh term file")
            self._tables = self._directory()
        except (OSError, ValueError, IndexError, struct.error) as error:
            raise PostingsDamaged(f"{self._path}: {error!r}") from error

    def close(self) -> None:
        """Release the files."""
        for mapped in (self._terms, self._lists, self._pages):
            if isinstance(mapped, mmap.mmap):
                mapped.close()

    def count(self, stem: str) -> int:
        """In how many sections a stem stands, as the term file says.

        Raises:
            PostingsDamaged: the entry cannot be read.
        """
        try:
            entry = self._entry(_FIELD_KEY + stem.encode())
            return min(int(TERM_HEAD.unpack_from(entry)[2]), len(self._sections)) if entry else 0
        except DAMAGE as error:
            raise PostingsDamaged(f"{self._path}: {stem!r}: {error!r}") from error

    def read(self, field: str, stem: str) -> dict[int, int]:
        """Section number to weight for every section with the stem, in order; empty when there is none. Of
        pages as a whole, their openings.

        Raises:
            PostingsDamaged: the list cannot be read.
        """
        try:
            entry = self._entry(_FIELD_KEY + stem.encode())
            if entry is None:
                return {}
            if field == PAGE_FIELD:
                numbers, weights = self._inlined_pages(entry) if entry[0] else self._listed_pages(entry)
                openings = map(self._sections.openings.__getitem__, numbers)
                return dict(zip(openings, weights, strict=True))
            if entry[0]:
                numbers, weights, _ = self._inlined(entry)
                return dict(zip(numbers, weights, strict=True))
            found: dict[int, int] = {}
            for head, data in self._blocks(entry):
                numbers, weights = _block(head, data, len(self._sections))
                found.update(zip(numbers, weights, strict=True))
            return found
        except DAMAGE as error:
            raise PostingsDamaged(f"{self._path}: {stem!r}: {error!r}") from error

    def _inlined(self, entry: bytes) -> tuple[tuple[int, ...], tuple[int, ...], bytes]:
        """Sections, weights, and what follows."""
        data = _DATA.match(entry, TERM_HEAD.size)
        if data is None:
            raise ValueError("something else than numbers in the term file")
        numbers, weights, _ = pickle.loads(data.group())
        if max(numbers) >= len(self._sections):
            raise ValueError("no such section")
        return numbers, weights, entry[data.end() :]

    def _inlined_pages(self, entry: bytes) -> tuple[Sequence[int], Sequence[int]]:
        sections, _, weights = self._inlined(entry)
        return list(dict.fromkeys(self._sections.page_numbers[n] for n in sections)), from_planes(weights, 2)

    def _listed_pages(self, entry: bytes) -> tuple[Sequence[int], Sequence[int]]:
        offset, length, count = PAGE_EXTENT.unpack_from(entry, TERM_HEAD.size + EXTENT.size)
        pages = len(self._sections.pages)
        if count > pages:
            raise ValueError("more pages than there are")
        width = page_width(pages)
        data = self._pages[offset : offset + length]
        if len(data) != count * (width + 2):
            data = _inflated(data, -15, count * (width + 2))
        numbers = array("I", accumulate(from_planes(data[: count * width], width)))
        if not count or numbers[-1] >= pages:
            raise ValueError("no such page")
        return numbers, from_planes(data[count * width :], 2)

    def _blocks(self, entry: bytes) -> Iterator[tuple[tuple[int, ...], bytes]]:
        """The head and the data, deflated or not, of each block of a list."""
        offset, length = EXTENT.unpack_from(entry, TERM_HEAD.size)
        raw = self._lists[offset : offset + length]
        if len(raw) != length or raw[:4] != _POSTINGS_MAGIC:
            raise ValueError("no list where one should be")
        position = 4
        last = False
        while not last:
            (size,) = _INT.unpack_from(raw, position)
            last, size = size < 0, abs(size)
            position += _INT.size
            head = _HEAD.match(raw, position)
            if head is None or head.end() > position + size:
                raise ValueError("a block begins with something else than six numbers")
            yield pickle.loads(head.group()), raw[head.end() : position + size]
            position += size

    def _directory(self) -> tuple[int, ...]:
        """Start and slots of each of the 256 hash tables."""
        end = len(self._terms) - _INT.size
        (extras,) = _INT.unpack_from(self._terms, end)
        return _DIRECTORY.unpack_from(self._terms, end - extras - _DIRECTORY.size)

    def _entry(self, key: bytes) -> bytes | None:
        """The value stored under ``key`` in the term file, a hash table in D. J. Bernstein's CDB manner."""
        hashed = zlib.crc32(key)
        start, slots = self._tables[(hashed & 255) * 2], self._tables[(hashed & 255) * 2 + 1]
        if slots <= 0:
            return None
        if slots * _POINTER.size > len(self._terms):
            raise ValueError("a table larger than its file")
        slot = (hashed >> 8) % slots
        for _ in range(min(slots, _MOST_PROBES)):
            found, position = _POINTER.unpack_from(self._terms, start + slot * _POINTER.size)
            if not position:
                return None
            if found == hashed:
                key_length, value_length = _LENGTHS.unpack_from(self._terms, position)
                begin = position + _LENGTHS.size
                middle = begin + key_length
                if self._terms[begin:middle] == key:
                    return self._terms[middle : middle + value_length]
            slot = (slot + 1) % slots
        return None


def _block(head: tuple[int, ...], data: bytes, sections: int) -> tuple[array[int], tuple[int, ...]]:
    """Numbers and weights of a block. The head's are: how many, the last, …, whether it is deflated."""
    count, last, _, deflated, _, _ = head
    if deflated:
        data = _inflated(data, zlib.MAX_WBITS, _MAX_BLOCK)
    if _DATA.fullmatch(data) is None:
        raise ValueError("a block holds something else than numbers")
    steps, weights, _ = pickle.loads(data)
    numbers = array("I", accumulate(steps))
    if not count or len(numbers) != count or len(weights) != count or numbers[-1] != last or last >= sections:
        raise ValueError("a block does not hold what it says")
    return numbers, weights


def page_width(pages: int) -> int:
    """Bytes for the number of a page, in a book of so many."""
    return 2 if pages <= 0xFFFF else 4


def _inflated(data: bytes, kind: int, most: int) -> bytes:
    inflater = zlib.decompressobj(kind)
    inflated = inflater.decompress(data, most + 1)
    if not inflater.eof or len(inflated) > most:
        raise ValueError("a list is cut short or too long")
    return inflated


def _map(path: Path) -> mmap.mmap | bytes:
    with path.open("rb") as stream:
        return _mapped(stream)


def _mapped(stream: BinaryIO) -> mmap.mmap | bytes:
    try:
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    except ValueError:  # an empty file cannot be mapped
        return b""
