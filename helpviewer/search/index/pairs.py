"""Which stems stand close together on which pages: ``pairs.bin``, and what builder and reader share of it.

Two stems are a pair where it is at most :data:`REACH` words from one to the other in one line (a paragraph,
a list item, a title), in either order; words that say little are not counted. A pair is known by a number of
36 bits alone; that two pairs share one is rare, and then a page is thought to have a pair that it lacks.

The file: the number of buckets as a power of two, where each bucket begins and the last one ends, all of
them 32 bits; then the buckets, deflated. The first bits of a pair's number choose its bucket, the 20 bits
after these its place there. A bucket holds how many pairs it has, in 32 bits; each pair's place, as the step
from the one before it; each pair's number of pages; the numbers of these pages, as steps within each pair;
and how often the pair stands on each page, one byte. The columns of numbers are
:func:`~helpviewer.search.index.files.planes`.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from helpviewer.search.index.files import PAIRS, IndexInfo, SidecarDamaged, from_planes, unpack

REACH = 3
"""Words from one stem of a pair to the other, 1 for neighbours."""

MOST_TIMES = 255
"""A pair that stands more often on a page is said to stand so often."""

KEY_BITS, PLACE_BITS = 36, 20
"""Bits of a pair's number, and those of them that tell it from the others in its bucket."""

PRIME = 68719476731
"""The largest prime below 2 ** 36: products of whatever is not 0 are spread evenly."""

_KEPT = 256
_MOST_BUCKET = 16 * 2**20


def stem_key(stem: str) -> int:
    """The number of a stem, from which :func:`pair_key` makes that of a pair."""
    return zlib.crc32(stem.encode()) or 1


def pair_key(first: int, second: int) -> int:
    """The number of a pair, from those of its stems in either order."""
    return first * second % PRIME


def bucket_of(key: int, bits: int) -> tuple[int, int]:
    """The bucket of a pair among ``2 ** bits``, and the pair's place there."""
    place = key >> (KEY_BITS - PLACE_BITS - bits) & (1 << PLACE_BITS) - 1
    return key >> (KEY_BITS - bits), place


class Pairs:
    """The pairs of a book, read when asked for. Not safe for use from several threads at once."""

    def __init__(self, folder: Path, info: IndexInfo) -> None:
        """Open the file.

        Raises:
            SidecarDamaged: it is missing or not of the layout.
        """
        self._path = folder / PAIRS
        self._pages = info.pages
        try:
            self._stream = self._path.open("rb")
            try:
                (self._bits,) = unpack(self._stream.read(4))
                if self._bits > KEY_BITS - PLACE_BITS:
                    raise ValueError(f"2 ** {self._bits} buckets")
                self._ends = unpack(self._stream.read(4 * (2**self._bits + 1)))
                if len(self._ends) != 2**self._bits + 1:
                    raise ValueError("the list of buckets is cut short")
            except BaseException:
                self._stream.close()
                raise
        except (OSError, ValueError) as error:
            raise SidecarDamaged(f"{self._path}: {error!r}") from error
        self.pages = lru_cache(_KEPT)(self._find)

    def close(self) -> None:
        """Release the file."""
        self._stream.close()

    def _find(self, first: str, second: str) -> dict[int, int]:
        """How often two stems stand close together on each page that has them so, by the page's number.

        Raises:
            SidecarDamaged: the bucket cannot be read.
        """
        bucket, place = bucket_of(pair_key(stem_key(first), stem_key(second)), self._bits)
        try:
            raw = self._inflated(bucket)
            if not raw:
                return {}
            (count,) = unpack(raw[:4])
            middle, pages_start = 4 + 4 * count, 4 + 8 * count
            places = list(accumulate(from_planes(raw[4:middle])))
            found = bisect_left(places, place)
            if found == len(places) or places[found] != place:
                return {}
            ends = [0, *accumulate(from_planes(raw[middle:pages_start]))]
            if len(raw) != pages_start + 5 * ends[-1]:
                raise ValueError("a bucket does not hold what it says")
            start, end = ends[found], ends[found + 1]
            steps = from_planes(raw[pages_start : -ends[-1]], 4, start, end)
            times = raw[len(raw) - ends[-1] :]
            pages = list(accumulate(steps))
            if max(pages, default=0) >= self._pages:
                raise ValueError("no such page")
            return dict(zip(pages, times[start:end], strict=True))
        except (OSError, ValueError, zlib.error) as error:
            raise SidecarDamaged(f"{self._path}: bucket {bucket}: {error!r}") from error

    def _inflated(self, bucket: int) -> bytes:
        start, end = self._ends[bucket], self._ends[bucket + 1]
        if start == end:
            return b""
        self._stream.seek(start)
        inflater = zlib.decompressobj()
        raw = inflater.decompress(self._stream.read(max(end - start, 0)), _MOST_BUCKET)
        if not inflater.eof:
            raise ValueError("a bucket is cut short")
        return raw
