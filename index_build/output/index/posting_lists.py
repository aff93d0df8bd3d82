"""Spells the lists of a stem as :mod:`helpviewer.search.index.postings` reads them, and stock Whoosh too."""

from __future__ import annotations

import struct
import zlib
from array import array
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, pairwise

from helpviewer.search.index.files import planes
from helpviewer.search.index.postings import TERM_HEAD, page_width

_MAGIC = b"W3Bl"
_INT = struct.Struct("!i")
_SMALL = 64
"""Bytes of a list that are not worth deflating."""

SIZES = struct.Struct("<II")
"""Of long lists: bytes of that of sections, and how many pages the other one has."""

_WEIGHTS = struct.Struct("<QH")
_TUPLES = {1: b"\x85", 2: b"\x86", 3: b"\x87"}


def short_lists(sections: Sequence[int], weights: Sequence[int], page_weights: Sequence[int]) -> bytes:
    """The whole entry of the term file, of a stem with few sections."""
    number = len(sections)
    head = TERM_HEAD.pack(True, sum(weights), number, 0, 0, max(weights), sections[0], sections[-1])
    return head + _tuple(sections) + _tuple(weights) + b"N\x87." + planes(page_weights, 2)


def long_lists(sections: Sequence[int], blocks: Sequence[bytes], pages: int, page_list: bytes) -> bytes:
    """What there is of a stem with many sections: the head of the entry, :data:`SIZES`, the list of sections,
    and that of so many pages.

    ``sections`` are how many there are, the first and the last; ``blocks`` come from :func:`block_of`.
    """
    number, first, last = sections
    weights = [_WEIGHTS.unpack_from(block) for block in blocks]
    total, most = sum(weight for weight, _ in weights), max(weight for _, weight in weights)
    head = TERM_HEAD.pack(False, total, number, 0, 0, most, first, last)
    parts = [_MAGIC]
    for place, block in enumerate(blocks):
        size = len(block) - _WEIGHTS.size
        parts.append(_INT.pack(size if place < len(blocks) - 1 else -size) + block[_WEIGHTS.size :])
    listed = b"".join(parts)
    return head + SIZES.pack(len(listed), pages) + listed + page_list


def block_of(sections: Sequence[int], weights: Sequence[int]) -> bytes:
    """A block of a list of sections, and before it what its weights are together and at most."""
    data = _tuple(_steps(sections)) + _tuple(weights) + b"N\x87."
    deflated = zlib.compress(data, 9) if len(data) > _SMALL else data
    compressed = len(deflated) < len(data)
    most = max(weights)
    head = (len(sections), sections[-1], most, int(compressed), 0, 0)
    return _WEIGHTS.pack(sum(weights), most) + _tuple(head) + b"." + (deflated if compressed else data)


def page_list_of(pages: Sequence[int], weights: Sequence[int], count: int) -> bytes:
    """A list of pages, in a book of ``count``."""
    data = planes(_steps(pages), page_width(count)) + planes(weights, 2)
    deflated = zlib.compress(data, 9, -15)
    return deflated if len(deflated) < len(data) else data


def _steps(numbers: Sequence[int]) -> array[int]:
    return array("I", chain(numbers[:1], (b - a for a, b in pairwise(numbers))))


@lru_cache(2**16)
def _number(n: int) -> bytes:
    if n < 0x100:
        return b"K" + bytes((n,))
    return b"M" + n.to_bytes(2, "little") if n < 0x10000 else b"J" + n.to_bytes(4, "little")


def _tuple(numbers: Sequence[int]) -> bytes:
    """Whole numbers as pickle spells a tuple of them, without its memo."""
    spelt = b"".join(map(_number, numbers))
    end = _TUPLES.get(len(numbers))
    return spelt + end if end else b"(" + spelt + b"t"
