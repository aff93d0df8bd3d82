"""The lists of stems: what pages add, gathered by stem, weighed, and spelt as the files have it.

The weights are final: rarity is in them, so that a search only adds them up.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from helpviewer.search.index.postings import BLOCK, INLINED, WEIGHT_SCALE, page_width
from index_build.output.index.posting_lists import block_of, long_lists, page_list_of, short_lists
from index_build.output.index.search_parts import Parts, key_of
from index_build.output.index.search_run import OWN_FIELDS, Gathered, StemRows
from index_build.output.index.search_weights import GAIN_SCALE, ROUNDED, rarity_of, steady_count

_GAIN = 2**32 - 1
_SCALE = WEIGHT_SCALE / GAIN_SCALE


class Lists(StemRows):
    """The rows of a book."""

    def terms(self, parts: Parts) -> Iterator[tuple[bytes, bytes]]:
        """Every stem in the order of its bytes, and its lists as
        :mod:`~index_build.output.index.posting_lists` spells them."""
        many = repr((steady_count(self.sections), steady_count(self.pages), page_width(self.pages))).encode()
        for name, stem in sorted((stem.encode(), stem) for stem in self.stems):
            gathered = self.stems.pop(stem)
            if len(gathered.sections) <= INLINED:  # made as quickly as it would be found
                yield name, self._short(gathered)
            else:
                key = key_of("list", many, *(memoryview(rows).cast("B") for rows in gathered))
                yield name, parts.get(key, self._long, gathered, parts)

    def _short(self, gathered: Gathered) -> bytes:
        rarities = _rarities(gathered, self.sections, self.pages)
        rows = _weighed(gathered.sections, _SCALE * rarities[0])
        return short_lists(*rows, _page_weights(gathered, rarities))

    def _long(self, gathered: Gathered, parts: Parts) -> bytes:
        rarities = _rarities(gathered, self.sections, self.pages)
        scale = _SCALE * rarities[0]
        pages = [row >> 32 for row in gathered.pages]
        weights = _page_weights(gathered, rarities)
        rows = gathered.sections
        blocks = []
        for start in range(0, len(rows), BLOCK):
            block = rows[start : start + BLOCK]
            key = key_of("block", repr(scale).encode(), memoryview(block).cast("B"))
            blocks.append(parts.get(key, _block, block, scale) if len(rows) > BLOCK else _block(block, scale))
        bounds = (len(rows), rows[0] >> 32, rows[-1] >> 32)
        return long_lists(bounds, blocks, len(pages), page_list_of(pages, weights, self.pages))


def _block(rows: array[int], scale: float) -> bytes:
    return block_of(*_weighed(rows, scale))


def _weighed(rows: Iterable[int], scale: float) -> tuple[list[int], list[int]]:
    """The numbers of rows, and their weights."""
    return [row >> 32 for row in rows], [ROUNDED[int((row & _GAIN) * scale + 0.5)] for row in rows]


def _rarities(gathered: Gathered, sections: int, pages: int) -> tuple[float, ...]:
    """How rare a stem is in sections, in pages, and in each of the fields where that counts."""
    columns = (gathered.own[field :: 1 + len(OWN_FIELDS)] for field in range(1, 1 + len(OWN_FIELDS)))
    own = [rarity_of(len(column) - column.count(0), pages) for column in columns if gathered.own]
    return (rarity_of(len(gathered.sections), sections), rarity_of(len(gathered.pages), pages), *own)


def _page_weights(gathered: Gathered, rarities: Sequence[float]) -> list[int]:
    rarity = rarities[1]
    scale = _SCALE * rarity
    weights = [(row & _GAIN) * scale for row in gathered.pages]
    width = 1 + len(OWN_FIELDS)
    if own := gathered.own:
        places = {row >> 32: place for place, row in enumerate(gathered.pages)}
        for start in range(0, len(own), width):
            gains = zip(own[start + 1 : start + width], rarities[2:], strict=True)
            weights[places[own[start]]] += _SCALE * sum(gain * (other - rarity) for gain, other in gains)
    return [ROUNDED[max(int(weight + 0.5), 0)] for weight in weights]
