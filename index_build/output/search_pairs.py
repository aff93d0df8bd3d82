"""Gathers which stems stand close together, and writes them as :mod:`helpviewer.search.index.pairs` says."""

from __future__ import annotations

import tempfile
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import groupby, pairwise
from pathlib import Path
from typing import IO

from helpviewer.search.index.files import PAIRS, pack
from helpviewer.search.index.pairs import (
    KEY_BITS,
    MOST_TIMES,
    PLACE_BITS,
    REACH,
    pair_key,
    planes,
    stem_key,
)
from index_build.output.search_analysis import LINE_BREAK

_BUCKET = 1000
"""Pages of pairs in a bucket, about: a search inflates one for each pair."""

# A row is a pair's number, a page and how often, in one integer of 64 bits, so that sorting them is quick.
_TO_PAGE, _TO_KEY = 8, 28
_PAGE = (1 << _TO_KEY - _TO_PAGE) - 1  # more than the files a book may have

_PART_BITS = 6
_IN_MEMORY = 2**16
"""Rows of each part that are kept in memory; a large book has a hundred million in all."""

_GAP = (LINE_BREAK,) * REACH


class PairWriter:
    """Takes the pages of a book one after the other, then writes the file. To be closed."""

    def __init__(self, stems: Sequence[str | None]) -> None:
        """Begin with the stem of every token, by number; None for tokens that are passed over."""
        self._keys = [0 if stem is None else stem_key(stem) for stem in stems]
        self._parts = [array("Q") for _ in range(2**_PART_BITS)]
        self._spilt: list[IO[bytes] | None] = [None] * len(self._parts)
        self._files = ExitStack()
        self._total = 0

    def add(self, page: int, texts: Sequence[Sequence[int]]) -> None:
        """Note the pairs of a page. ``texts`` are the tokens of its titles, keywords and texts."""
        near: Counter[tuple[int, int]] = Counter()
        for text in texts:
            content: list[int] = []
            for token in text:
                if token == LINE_BREAK:
                    content.extend(_GAP)
                elif self._keys[token]:
                    content.append(token)
            for step in range(1, REACH + 1):
                near.update(zip(content, content[step:], strict=False))
        found: dict[int, int] = {}
        keys = self._keys
        for (first, second), times in near.items():
            one, other = keys[first], keys[second]
            if one != other and one and other:
                key = pair_key(one, other)
                found[key] = found.get(key, 0) + times
        self._total += len(found)
        shift = KEY_BITS - _PART_BITS
        for key, times in found.items():
            self._parts[key >> shift].append(key << _TO_KEY | page << _TO_PAGE | min(times, MOST_TIMES))
        for number, part in enumerate(self._parts):
            if len(part) >= _IN_MEMORY:
                self._spill(number)

    def write(self, folder: Path) -> None:
        """Write the file into a folder."""
        bits = min((self._total // _BUCKET).bit_length(), KEY_BITS - PLACE_BITS)
        ends = [4 * (2 + 2**bits)]
        with (folder / PAIRS).open("wb") as stream:
            stream.seek(ends[0])
            shift = _TO_KEY + KEY_BITS - bits
            for bucket, rows in groupby(self._rows(), lambda row: row >> shift):
                ends.extend([ends[-1]] * (bucket + 1 - len(ends)))
                ends.append(ends[-1] + stream.write(_packed(list(rows), bits)))
            ends.extend([ends[-1]] * (2**bits + 1 - len(ends)))
            stream.seek(0)
            stream.write(pack([bits, *ends]))

    def close(self) -> None:
        """Release what was kept outside the memory."""
        self._files.close()

    def _spill(self, number: int) -> None:
        spilt = self._spilt[number]
        if spilt is None:
            spilt = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the others
            self._spilt[number] = self._files.enter_context(spilt)
        self._parts[number].tofile(spilt)
        self._parts[number] = array("Q")

    def _rows(self) -> Iterator[int]:
        """All rows, sorted."""
        for number, part in enumerate(self._parts):
            if (spilt := self._spilt[number]) is not None:
                spilt.seek(0)
                part.frombytes(spilt.read())
            yield from sorted(part)
            self._parts[number] = array("Q")


def _packed(rows: list[int], bits: int) -> bytes:
    places: list[int] = []
    sizes: list[int] = []
    steps: list[int] = []
    times = bytearray()
    shift = _TO_KEY + KEY_BITS - PLACE_BITS - bits
    for together, group in groupby(rows, lambda row: row >> shift):
        # Pages come in order, but for pairs that share a place.
        pages = {row >> _TO_PAGE & _PAGE: row & MOST_TIMES for row in group}
        places.append(together & (1 << PLACE_BITS) - 1)
        sizes.append(len(pages))
        steps.extend(_steps(sorted(pages)) if len(pages) > 1 else pages)
        times.extend(pages[page] for page in sorted(pages))
    columns = (planes(_steps(places)), planes(sizes), planes(steps), times)
    return zlib.compress(b"".join((pack([len(sizes)]), *columns)))


def _steps(numbers: Sequence[int]) -> list[int]:
    return [number - before for before, number in pairwise((0, *numbers))]
