"""Gathers which stems stand close together, and writes them as :mod:`helpviewer.search.index.pairs` says."""

from __future__ import annotations

import pickle
import tempfile
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import groupby, pairwise
from pathlib import Path
from typing import IO

from helpviewer.search.index.files import PAIRS, pack, planes
from helpviewer.search.index.pairs import KEY_BITS, MOST_TIMES, PLACE_BITS
from index_build.output.index.search_parts import Parts, key_of
from index_build.output.index.search_run import PAGE_BITS, PART_BITS, TIMES_BITS, pair_parts

_BUCKET = 1000
"""Pages of pairs in a bucket, about: a search inflates one for each pair."""

_TO_KEY = TIMES_BITS + PAGE_BITS
_PAGE = (1 << PAGE_BITS) - 1

_IN_MEMORY = 2**13
"""Rows of each part that are kept in memory; a large book has a hundred million in all."""


class PairWriter:
    """Takes the pages of a book one after the other, then writes the file. To be closed."""

    def __init__(self) -> None:
        self._parts = [array("Q") for _ in range(2**PART_BITS)]
        self._spilt: list[IO[bytes] | None] = [None] * len(self._parts)
        self._files = ExitStack()
        self._total = 0

    def add(self, page: int, pairs: Sequence[int]) -> None:
        """Note the pairs of a run of pages, which begins with this one."""
        self._total += len(pairs)
        for number, rows in pair_parts(pairs, page):
            part = self._parts[number]
            part.extend(rows)
            if len(part) >= _IN_MEMORY:
                self._spill(number)

    def write(self, folder: Path, kept: Parts) -> None:
        """Write the file into a folder."""
        bits = min((self._total // _BUCKET).bit_length(), KEY_BITS - PLACE_BITS)
        ends = [4 * (2 + 2**bits)]
        with (folder / PAIRS).open("wb") as stream:
            stream.seek(ends[0])
            for part in self._rows(bits):
                key = key_of("pairs", bytes((bits,)), memoryview(part).cast("B"))
                for bucket, data in pickle.loads(kept.get(key, _buckets, part, bits)):
                    ends.extend([ends[-1]] * (bucket + 1 - len(ends)))
                    ends.append(ends[-1] + stream.write(data))
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

    def _rows(self, bits: int) -> Iterator[array[int]]:
        """The rows of each part; of several together where there are fewer buckets than parts."""
        together = 2 ** max(PART_BITS - bits, 0)
        rows = array("Q")
        for number, part in enumerate(self._parts):
            if (spilt := self._spilt[number]) is not None:
                spilt.seek(0)
                rows.frombytes(spilt.read())
            rows.extend(part)
            self._parts[number] = array("Q")
            if (number + 1) % together == 0:
                yield rows
                rows = array("Q")


def _buckets(rows: Iterable[int], bits: int) -> bytes:
    """The buckets of some rows: the number of each, and what is in it."""
    left_out = KEY_BITS - PLACE_BITS - bits
    shift, low = _TO_KEY + left_out, (1 << _TO_KEY) - 1
    placed = sorted(row >> shift << _TO_KEY | row & low for row in rows)
    groups = groupby(placed, lambda row: row >> _TO_KEY + PLACE_BITS)
    return pickle.dumps([(bucket, _packed(group)) for bucket, group in groups], pickle.HIGHEST_PROTOCOL)


def _packed(rows: Iterable[int]) -> bytes:
    # Two pairs of one place may have a page in common: it has the greater number of times.
    times = {row >> TIMES_BITS: row & MOST_TIMES for row in rows}
    sizes = Counter([row >> PAGE_BITS for row in times])
    places = [key & (1 << PLACE_BITS) - 1 for key in sizes]
    steps = [
        row - before if row >> PAGE_BITS == before >> PAGE_BITS else row & _PAGE
        for before, row in pairwise((-1, *times))
    ]
    place_steps = [place - before for before, place in pairwise((0, *places))]
    columns = (planes(place_steps), planes(list(sizes.values())), planes(steps), bytes(times.values()))
    return zlib.compress(b"".join((pack([len(sizes)]), *columns)))
