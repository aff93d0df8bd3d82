"""A table on disk that is looked up, not loaded: what it costs to use does not grow with the book.

The file holds one line for each row, sorted by the bytes of their keys: the key, a tab, the value as JSON
without line ends. A key is looked up by halving the file, as in a dictionary of paper.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Protocol

MAX_ROW = 16 * 2**20
"""Bytes that a row may have at most; the builder refuses to write a longer one."""

_BLOCK = 4096


class Rows(Protocol):
    """Values by key."""

    def get(self, key: str) -> Any:
        """The value of ``key``, None when there is none.

        Raises:
            OSError, ValueError: the table cannot be read.
        """

    def many(self, keys: Iterable[str]) -> Iterator[tuple[str, Any]]:
        """Each of these keys with its value, as :meth:`get` has it; quicker than one by one."""

    def items(self) -> Iterator[tuple[str, Any]]:
        """All of it, in the order of the keys."""


class MemoryRows:
    """Rows that are in memory anyway."""

    def __init__(self, rows: Mapping[str, Any]) -> None:
        self._rows = rows

    def get(self, key: str) -> Any:
        return self._rows.get(key)

    def many(self, keys: Iterable[str]) -> Iterator[tuple[str, Any]]:
        return ((key, self._rows.get(key)) for key in keys)

    def items(self) -> Iterator[tuple[str, Any]]:
        return iter(self._rows.items())


class Table:
    """The rows of a file of ``size`` bytes. It is opened for each question: an open file could not be
    replaced on Windows."""

    def __init__(self, file: Path, size: int) -> None:
        self._file = file
        self._size = size

    def get(self, key: str) -> Any:
        wanted = key_bytes(key)
        with self._open() as stream:
            low, high = 0, self._size  # the row begins at low or after it, and before high
            while high - low > _BLOCK:
                middle = (low + high) // 2
                begin = _next_line(stream, middle, high)
                if begin >= high:
                    high = middle + 1  # no row begins after the middle
                elif _key_at(stream, begin, high) <= wanted:
                    low = begin
                else:
                    high = begin
            for found, value in _rows_from(stream, low):
                if found >= wanted:
                    return json.loads(value) if found == wanted else None
        return None

    def many(self, keys: Iterable[str]) -> Iterator[tuple[str, Any]]:
        with self._open() as stream:
            places: dict[bytes, int] = {}
            place = 0
            for line in _lines(stream):
                places[line.partition(b"\t")[0]] = place
                place += len(line)
            for key in keys:
                at = places.get(key_bytes(key))
                if at is None:
                    yield key, None
                else:
                    stream.seek(at)
                    yield key, json.loads(stream.readline().partition(b"\t")[2])

    def items(self) -> Iterator[tuple[str, Any]]:
        before: bytes | None = None
        with self._open() as stream:
            for key, value in _rows_from(stream, 0):
                if before is not None and key <= before:
                    raise ValueError(f"{key!r} comes after {before!r}")
                before = key
                yield json.loads(b'"' + key + b'"'), json.loads(value)

    def _open(self) -> BinaryIO:
        stream = self._file.open("rb")
        try:
            size = stream.seek(0, 2)
            stream.seek(0)
            if size != self._size:
                raise ValueError(f"{self._file.name} has {size} bytes instead of {self._size}")
        except BaseException:
            stream.close()
            raise
        return stream


def key_bytes(key: str) -> bytes:
    """A key as it stands in the file: tabs and line ends are escaped as in JSON."""
    return json.dumps(key, ensure_ascii=False)[1:-1].encode("utf-8", "surrogatepass")


def _next_line(stream: BinaryIO, position: int, end: int) -> int:
    """Where the first line begins that begins after ``position``; ``end`` when there is none before it."""
    stream.seek(position)
    while position < end:
        block = stream.read(_BLOCK)
        if not block:
            return end
        at = block.find(b"\n")
        if at >= 0:
            return position + at + 1
        position += len(block)
    return end


def _key_at(stream: BinaryIO, begin: int, end: int) -> bytes:
    stream.seek(begin)
    key = b""
    while b"\t" not in key and begin + len(key) < end:
        key += stream.read(_BLOCK)
    return key.partition(b"\t")[0]


def _rows_from(stream: BinaryIO, begin: int) -> Iterator[tuple[bytes, bytes]]:
    stream.seek(begin)
    for line in _lines(stream):
        key, _, value = line.partition(b"\t")
        yield key, value


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    while line := stream.readline(MAX_ROW + 1):
        if len(line) > MAX_ROW:
            raise ValueError(f"a row of more than {MAX_ROW} bytes")
        yield line
