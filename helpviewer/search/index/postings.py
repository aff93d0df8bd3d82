"""Reads posting lists straight from the files of Whoosh's W3 codec, without Whoosh and without its pickles.

Whoosh keeps pickled tuples in these files, and its own reader would run whatever a tampered book put there.
Here they go through an unpickler that knows numbers and tuples only. Reading lists whole is also what makes
search fast: 0.1 ms instead of a matcher's step per posting. Layout: ``whoosh/codec/whoosh3.py`` and
``whoosh/filedb/filetables.py`` of Whoosh 2.7.
"""

from __future__ import annotations

import io
import mmap
import pickle
import struct
import zlib
from array import array
from itertools import accumulate
from pathlib import Path
from typing import Any, BinaryIO

try:
    from _md5 import md5  # type: ignore[import-not-found]  # loading OpenSSL with hashlib takes 4 ms
except ImportError:
    from hashlib import md5

FIELD = "stems"
"""The one indexed field; being the only one, Whoosh numbers it 0."""

KNOWN_WHOOSH = ("2.7",)
"""Versions of Whoosh whose files have the layout this module reads."""

TERMS_EXTENSION, POSTINGS_EXTENSION = ".trm", ".pst"

_FIELD_NUMBER = b"\0\0"
_HASH_MAGIC, _POSTINGS_MAGIC = b"HSH3", b"W3Bl"
_DIRECTORY = struct.Struct("!" + "qi" * 256)
_POINTER = struct.Struct("!Iq")
_LENGTHS = struct.Struct("!ii")
_INT = struct.Struct("!i")
# flags, weight, sections, lengths, maximum weight, first and last section; then offset and length
_TERM = struct.Struct("!BfIBBfIIqi")
MAX_LIST = 256 * 2**20
"""Bytes a list may inflate to; a small tampered file must not fill the memory."""


class PostingsDamaged(ValueError):
    """The posting files are missing, cut short or altered. The text is for the log."""


class PlainUnpickler(pickle.Unpickler):
    """Makes numbers, strings and plain containers; refuses every class and function."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} has no place in an index")

    def persistent_load(self, pid: Any) -> Any:
        raise pickle.UnpicklingError("persistent ids have no place in an index")


class Postings:
    """Posting lists by stem. Not safe for use from several threads at once."""

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

    def read(self, stem: str) -> dict[int, float]:
        """Section number to impact for every section with the stem; empty when there is none.

        Raises:
            PostingsDamaged: the list cannot be read.
        """
        try:
            entry = self._entry(_FIELD_NUMBER + stem.encode())
            if entry is None:
                return {}
            inlined, *_, offset, length = _TERM.unpack(entry)
            if inlined:
                raise ValueError("inlined list")
            return self._list(offset, length)
        except (
            ValueError, IndexError, TypeError, OverflowError, EOFError, AttributeError, MemoryError,
            RecursionError, struct.error, zlib.error, pickle.UnpicklingError,
        ) as error:  # fmt: skip
            raise PostingsDamaged(f"{self._path}: {stem!r}: {error!r}") from error

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
        slot = (hashed >> 8) % slots
        for _ in range(slots):
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

    def _list(self, offset: int, length: int) -> dict[int, float]:
        raw = self._lists[offset : offset + length]
        if len(raw) != length or raw[:4] != _POSTINGS_MAGIC:
            raise ValueError("no list where one should be")
        found: dict[int, float] = {}
        position = 4
        while True:
            (size,) = _INT.unpack_from(raw, position)
            last, size = size < 0, abs(size)
            block = io.BytesIO(raw[position + _INT.size : position + _INT.size + size])
            count, _, _, compressed, _, _ = PlainUnpickler(block).load()
            body = block.read()
            if compressed:
                inflater = zlib.decompressobj()
                body = inflater.decompress(body, MAX_LIST)
                if not inflater.eof:
                    raise ValueError("list is cut short")
            steps, weights, _ = PlainUnpickler(io.BytesIO(body)).load()
            if weights is None:
                weights = 1.0
            if isinstance(weights, float):
                weights = (weights,) * len(steps)
            # Arrays take nothing but numbers of their kind.
            numbers = array("I", accumulate(steps))
            if not count or len(numbers) != count or len(weights) != count or max(numbers) >= self._sections:
                raise ValueError("list does not hold what it says")
            found.update(zip(numbers, array("f", weights), strict=True))
            if last:
                return found
            position += _INT.size + size


def _map(path: Path) -> mmap.mmap | bytes:
    with path.open("rb") as stream:
        return _mapped(stream)


def _mapped(stream: BinaryIO) -> mmap.mmap | bytes:
    try:
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    except ValueError:  # an empty file cannot be mapped
        return b""
