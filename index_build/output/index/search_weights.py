"""What words weigh: BM25 over fields, with the rarity of a word already in its weight.

Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009. The constants were
chosen by the table in ``docs/search.md``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat

K1 = 1.2


@dataclass(frozen=True, slots=True)
class Field:
    """How much a word counts by where it stands, and how much the length of that place matters (BM25's b).

    ``own`` is the share of the word's rarity that is taken among such places alone: a word that many texts
    have says much in a title if few titles have it.
    """

    weight: float
    length_matters: float
    own: float = 0.0


PAGE_FIELDS = {
    "title": Field(2.5, 0.6, 0.5),
    "keywords": Field(2.5, 0.1, 0.5),
    "headings": Field(1.0, 0.3, 0.5),
    "text": Field(1.0, 0.7),
    "lead": Field(0.5, 0.3),
}
SECTION_FIELDS = {
    "title": Field(1.0, 0.5),
    "keywords": Field(1.4, 0.1),
    "page_title": Field(1.5, 0.3),
    "text": Field(1.0, 0.7),
}


def rarity_of(found: float, documents: float) -> float:
    """BM25's inverse document frequency. It is the same after most changes to a book: ``documents`` and how
    often it was ``found`` count by their first digits."""
    documents, found = steady_count(documents), steady_count(found)
    return math.log(1 + (documents - found + 0.5) / (found + 0.5))


Fields = dict[str, tuple[dict[str, int], int]]
"""How often each stem stands in each field, and how many words the field has."""

OwnGains = dict[str, dict[str, float]]
"""By field: what of the gains there has a rarity of its own."""


def gains(
    row: Fields, fields: dict[str, Field], means: dict[str, float], own: OwnGains | None = None
) -> dict[str, float]:
    """What each stem gains in a document, before rarity.

    ``means`` are the mean lengths of the fields; ``own`` is filled where it is given.
    """
    found: dict[str, float] = {}
    for name, (counts, length) in row.items():
        field = fields[name]
        b = field.length_matters
        norm = K1 * (1 - b + b * steady(length, _LENGTH_STEPS) / max(means[name], 1.0))
        weight = field.weight * (K1 + 1)
        for stem, count in counts.items():
            found[stem] = found.get(stem, 0.0) + weight * count / (count + norm)
        if own is not None and field.own:
            share = field.own * weight
            own[name] = {stem: share * count / (count + norm) for stem, count in counts.items()}
    return found


def steady(value: float, steps: int) -> float:
    """The value rounded up, with so many steps from one power of two to the next.

    What is computed from it is the same after most changes to a book, and need not be made again.
    """
    fraction, exponent = math.frexp(value)
    return math.ldexp(math.ceil(fraction * 2 * steps) / (2 * steps), exponent)


_COUNT_STEPS, _LENGTH_STEPS = 32, 16


def steady_count(count: float) -> float:
    """A number of documents, by its first digits."""
    return steady(count, _COUNT_STEPS)


GAIN_SCALE = 2**20
"""Gains are kept as whole numbers of such parts."""


def as_whole(gain: float) -> int:
    """A gain as it is kept; at least 1."""
    return int(gain * GAIN_SCALE) + 1


_MOST = 0xFFFF


def _rounded() -> Iterator[int]:
    yield from (1, *range(1, 64))
    for spare in range(1, 11):
        half = 2**spare // 2
        for bits in range(32, 64):
            yield from repeat(bits << spare, half)
            yield from repeat(min(bits + 1 << spare, _MOST), half)


ROUNDED = [*_rounded()]
"""From a weight to the one that is stored: at least 1, and no more than six bits that are not 0; lists then
deflate well."""
