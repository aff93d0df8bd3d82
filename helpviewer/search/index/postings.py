"""Reads posting lists straight from the files of Whoosh's W3 codec, without Whoosh and without its pickles.

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
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

try:
    from _md5 import md5  # type: ignore[import-not-found]  # loading OpenSSL with hashlib takes 4 ms
except ImportError:
    from hashlib import md5

PAGE_FIELD, SECTION_FIELD = "page_stems", "stems"
"""The two indexed fields: what words weigh in pages as a whole, and in each section."""

WEIGHT_SCALE = 100
"""A weight is stored as a whole number of hundredths."""

KNOWN_WHOOSH = ("2.7",)
"""Versions of Whoosh whose files have the layout this module reads."""

TERMS_EXTENSION, POSTINGS_EXTENSION = ".trm", ".pst"

BLOCK = 4096
"""Postings in a block; only blocks that are needed are inflated."""

INLINED = 3
"""Lists up to this length stand in the term file itself."""

_FIELD_KEYS = {PAGE_FIELD: b"\0\0", SECTION_FIELD: b"\0\1"}
_HASH_MAGIC, _POSTINGS_MAGIC = b"HSH3", b"W3Bl"
_DIRECTORY = struct.Struct("!" + "qi" * 256)
_POINTER = struct.Struct("!Iq")
_LENGTHS = struct.Struct("!ii")
_INT = struct.Struct("!i")
TERM_HEAD = struct.Struct("!BfIBBfII")
"""Whether it is inlined, weight, documents, lengths, maximum weight, first and last document."""

EXTENT = struct.Struct("!qi")
"""Of a list that is not inlined: offset and length in the posting file."""


_MOST_PROBES = 1000
"""Slots of a hash table that are looked at for one term; a real table is half empty."""

_NUMBER = rb"(?:K[\x00-\xff]|M[\x00-\xff]{2}|J[\x00-\xff]{3}[\x00-\x7f])"
_HEAD = re.compile(rb"\x80\x02\(" + _NUMBER + rb"{6}t\.", re.DOTALL)
_DATA = re.compile(rb"\x80\x02\(" + _NUMBER + rb"*+t\(" + _NUMBER + rb"*+tN\x87\.", re.DOTALL)
_MAX_BLOCK, _MAX_INLINED = 16 + 10 * BLOCK, 16 + 10 * INLINED

DAMAGE = (
    ValueError, IndexError, TypeError, OverflowError, EOFError, MemoryError, struct.error, zlib.error,
    pickle.UnpicklingError,
)  # fmt: skip


class PostingsDamaged(ValueError):
    """The posting files are missing, cut short or altered. The text is for the log."""


class Postings:
    """Posting lists by field and stem. Not safe for use from several threads at once."""

    def __init__(self, folder: Path, segment: str, sections: int) -> None:
        """Open the term and posting files of ``segment``; no list may name a section beyond ``sections``.

        Raises:
            PostingsDamaged: they are missing or not of the layout.
        """
        self._sections = sections
        self._path = folder / f"{segment}{TERMS_EXTENSION}"
        try:
            self._terms = _map(self._path)
            self._lists = _map(folder / f"{segment}{POSTINGS_EXTENSION}")
            if self._terms[:4] != _HASH_MAGIC or self._terms[4] != 0:
                raise ValueError("not a Whoosh term file")
            self._tables = self._directory()
        except (OSError, ValueError, IndexError, struct.error) as error:
            raise PostingsDamaged(f"{self._path}: {error!r}") from error

    def close(self) -> None:
        """Release the files."""
        for mapped in (self._terms, self._lists):
            if isinstance(mapped, mmap.mmap):
                mapped.close()

    def count(self, field: str, stem: str) -> int:
        """In how many documents a stem stands, as the term file says.

        Raises:
            PostingsDamaged: the entry cannot be read.
        """
        try:
            entry = self._entry(_FIELD_KEYS[field] + stem.encode())
            return min(int(TERM_HEAD.unpack_from(entry)[2]), self._sections) if entry else 0
        except DAMAGE as error:
            raise PostingsDamaged(f"{self._path}: {stem!r}: {error!r}") from error

    def read(self, field: str, stem: str) -> dict[int, int]:
        """Document number to weight for every document with the stem, in order; empty when there is none.

        Raises:
            PostingsDamaged: the list cannot be read.
        """
        try:
            found: dict[int, int] = {}
            entry = self._entry(_FIELD_KEYS[field] + stem.encode())
            if entry is None:
                return found
            if entry[0]:
                return self._inlined(entry[TERM_HEAD.size :])
            for head, data in self._blocks(entry):
                numbers, weights = _block(head, data, self._sections)
                found.update(zip(numbers, weights, strict=True))
            return found
        except DAMAGE as error:
            raise PostingsDamaged(f"{self._path}: {stem!r}: {error!r}") from error

    def _inlined(self, data: bytes) -> dict[int, int]:
        if len(data) > _MAX_INLINED or _DATA.fullmatch(data) is None:
            raise ValueError("something else than numbers in the term file")
        numbers, weights, _ = pickle.loads(data)
        if max(numbers) >= self._sections:
            raise ValueError("no such section")
        return dict(zip(numbers, weights, strict=True))

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
        hashed = int.from_bytes(md5(key, usedforsecurity=False).digest()[-4:], "big")
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
        inflater = zlib.decompressobj()
        data = inflater.decompress(data, _MAX_BLOCK)
        if not inflater.eof:
            raise ValueError("a block is cut short or too long")
    if _DATA.fullmatch(data) is None:
        raise ValueError("a block holds something else than numbers")
    steps, weights, _ = pickle.loads(data)
    numbers = array("I", accumulate(steps))
    if not count or len(numbers) != count or len(weights) != count or numbers[-1] != last or last >= sections:
        raise ValueError("a block does not hold what it says")
    return numbers, weights


def _map(path: Path) -> mmap.mmap | bytes:
    with path.open("rb") as stream:
        return _mapped(stream)


def _mapped(stream: BinaryIO) -> mmap.mmap | bytes:
    try:
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    except ValueError:  # an empty file cannot be mapped
        return b""
