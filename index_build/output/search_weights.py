"""What words weigh: BM25 over fields, with the rarity of a word already in its weight.

Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009. The constants were
chosen by the table in ``docs/search.md``.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from helpviewer.search.index.postings import WEIGHT_SCALE

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


@dataclass(frozen=True, slots=True)
class Gains:
    """What each stem gains in a document, before rarity; and of it, with the weight that it has instead, what
    has a rarity of its own."""

    all: dict[int, float]
    own: dict[int, tuple[float, float]]


def rarity_of(found: int, documents: int) -> float:
    """BM25's inverse document frequency."""
    return math.log(1 + (documents - found + 0.5) / (found + 0.5))


class Postings:
    """Gains by stem, gathered in the order of the documents' numbers."""

    def __init__(self) -> None:
        self._lists: dict[int, tuple[array[int], array[float]]] = {}
        self._own: dict[int, tuple[array[int], array[float], array[float]]] = {}

    def add(self, number: int, gains: Gains, share: float = 1.0) -> None:
        """Note what each stem gains in document ``number``, and what share of that counts."""
        lists, owns = self._lists, self._own
        for stem, gain in sorted(gains.all.items()):
            found = lists.get(stem)
            if found is None:
                found = lists[stem] = (array("I"), array("f"))
            found[0].append(number)
            found[1].append(share * gain)
        for stem, (gain, weight) in gains.own.items():
            own = owns.get(stem)
            if own is None:
                own = owns[stem] = (array("I"), array("f"), array("f"))
            own[0].append(len(lists[stem][0]) - 1)
            own[1].append(share * gain)
            own[2].append(share * weight)

    def weighed(self, stem: int, documents: int) -> tuple[array[int], list[int]]:
        """Numbers and weights of the documents with a stem, of so many documents in all."""
        numbers, gains = self._lists[stem]
        rarity = rarity_of(len(numbers), documents)
        scale = WEIGHT_SCALE * rarity
        weights = [scale * gain for gain in gains]
        for place, gain, weight in zip(*self._own.get(stem, ()), strict=True):
            weights[place] += WEIGHT_SCALE * (weight - rarity * gain)
        return numbers, [_ROUNDED[int(weight + 0.5)] if weight < _MOST else _MOST for weight in weights]

    def __contains__(self, stem: int) -> bool:
        return stem in self._lists


Fields = dict[str, tuple[Counter[int], int]]
Gain = Callable[[Fields], Gains]


def gain(fields: dict[str, Field], means: dict[str, float], rarities: dict[str, dict[int, float]]) -> Gain:
    """A function from counts and lengths by field to what each stem gains.

    ``means`` are the mean lengths of the fields, ``rarities`` how rare each stem is in those that have a
    rarity of their own.
    """
    rarest = {name: max(found.values(), default=0.0) for name, found in rarities.items()}

    def gains(row: Fields) -> Gains:
        found: dict[int, float] = {}
        own: dict[int, tuple[float, float]] = {}
        for name, (counts, length) in row.items():
            field = fields[name]
            b = field.length_matters
            norm = K1 * (1 - b + b * length / max(means[name], 1.0))
            weight = field.weight * (K1 + 1)
            for stem, count in counts.items():
                value = weight * count / (count + norm)
                found[stem] = found.get(stem, 0.0) + value
                if field.own:
                    share, so_far = field.own * value, own.get(stem, (0.0, 0.0))
                    rarity = rarities[name].get(stem, rarest[name])
                    own[stem] = (so_far[0] + share, so_far[1] + share * rarity)
        return Gains(found, own)

    return gains


_MOST = 0xFFFF


def _rounded(weight: int) -> int:
    """At least 1, and no more than six bits that are not 0: lists then deflate well."""
    whole = max(weight, 1)
    spare = max(whole.bit_length() - 6, 0)
    return min((whole + (1 << spare >> 1)) >> spare << spare, _MOST)


_ROUNDED = [_rounded(weight) for weight in range(_MOST + 1)]
