"""Scores pages as a whole, then the sections of the best ones.

The index holds final weights, so a score is a sum over the terms of a query: a rare word that is missing
costs much, a common one little. A page that answers in several sections gathers all of it; the best section
then decides where it is opened, and counts once more.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import nlargest
from itertools import pairwise
from typing import NamedTuple

from helpviewer.search.index.files import Sections
from helpviewer.search.index.postings import PAGE_FIELD, SECTION_FIELD, WEIGHT_SCALE
from helpviewer.search.query_terms import QueryTerm, Variant

Read = Callable[[str, str], dict[int, int]]
"""From a field and a stem to its list: number of a document to weight."""

SECTION_SHARE = 0.1
"""What a page's best section adds to the page's score."""

_COVERAGE = 0.2
"""The part of a page's score that grows with the share of what was asked, by rarity, that it has."""

_NEAR = {1: 1.0, 2: 0.5}
"""From how far apart two words of a query are to what it is worth to find them close together."""

_TIMES = 2.0
"""How slowly it counts that they stand so again and again, like BM25's k."""

_KEPT = 128


class Neighbours(NamedTuple):
    """Two words of a query, what it is worth to find them close together, and how often each page, by its
    number, has them so."""

    first: QueryTerm
    second: QueryTerm
    worth: float
    times: dict[int, int]

    def gain(self, page: int) -> float:
        """What it adds to a page's score."""
        times = self.times.get(page, 0)
        return self.worth * times * (1 + _TIMES) / (times + _TIMES)


class Ranking:
    """Evaluates the terms of queries against the posting lists."""

    def __init__(
        self,
        read: Read,
        count: Callable[[str], int],
        pairs: Callable[[str, str], dict[int, int]],
        sections: Sections,
    ) -> None:
        """``read`` gives a stem's list in a field, ``count`` in how many sections it stands, ``pairs`` on
        which pages two stems stand close together, and how often."""
        self._read = read
        self._count = count
        self._pairs = pairs
        self._sections = sections
        self.pages_of = lru_cache(maxsize=_KEPT)(self._merge)
        self._before: tuple[tuple[tuple[tuple[Variant, ...], float], ...], dict[int, float]] = (), {}

    def rarity(self, term: QueryTerm) -> float:
        """How much finding the term says: BM25's inverse document frequency over sections, above 0."""
        total = len(self._sections)
        if not term.variants:
            return math.log(1 + total)
        number = max(self._count(stem) for stem in term.variants[0].stems)
        return math.log(1 + (total - number + 0.5) / (number + 0.5)) + 0.1

    def asked(self, terms: Iterable[QueryTerm]) -> float:
        """How much terms say together, those too that the book lacks."""
        says = (t.weight * self.rarity(t) for t in terms if not (t.extra or t.ready))
        return WEIGHT_SCALE * sum(says) or 1.0

    def all_of(self, field: str, variant: Variant) -> dict[int, float] | dict[int, int]:
        """Documents with every stem of a variant, to the weight of the variant there."""
        lists = sorted((self._read(field, stem) for stem in variant.stems), key=len)
        if not lists:
            return {}
        if len(lists) == 1:
            return lists[0]
        common = set(lists[0]).intersection(*lists[1:])
        share = 1.0 / len(lists)
        return {number: share * sum(found[number] for found in lists) for number in sorted(common)}

    def pages(self, terms: Iterable[QueryTerm]) -> dict[int, float]:
        """Pages (by the number of their opening) with any of the terms, to their score."""
        asked = [term for term in terms if term.variants]
        if not asked:
            return {}
        *before, last = asked
        key = tuple((term.variants, term.weight) for term in before)
        if key != self._before[0]:  # while a word is being typed, those before it stay
            scores: dict[int, float] = {}
            for term in before:
                scores = self._added(scores, term)
            self._before = key, scores
        return self._added(self._before[1], last)

    def _added(self, scores: dict[int, float], term: QueryTerm) -> dict[int, float]:
        """The scores with those of a further term, as a new dictionary."""
        found, worth = self.pages_of(term.variants)
        weight = term.weight * worth
        if not scores:
            return {number: weight * value for number, value in found.items()}
        added = dict(scores)
        known = scores.get
        for number, value in found.items():
            added[number] = known(number, 0.0) + weight * value
        return added

    def refined(
        self, pages: Sequence[tuple[int, float]], asked: Sequence[QueryTerm]
    ) -> list[tuple[int, float]]:
        """Pages with their scores, put in order by what no single term says: how much of what was asked they
        have, and whether they have it together."""
        content = [term for term in asked if not (term.stop or term.extra or term.ready)]
        if len(content) < 2:
            return list(pages)
        rarities = [self.rarity(term) for term in content]
        lists = [self.pages_of(term.variants)[0] for term in content]
        share = _COVERAGE / sum(rarities)
        together = self._together(content)
        refined = []
        for page, score in pages:
            has = sum(rarity for rarity, found in zip(rarities, lists, strict=True) if page in found)
            refined.append((page, (score + together.get(page, 0.0)) * (1 - _COVERAGE + share * has)))
        return sorted(refined, key=lambda row: (-row[1], row[0]))

    def has(self, number: int, variant: Variant) -> bool:
        """Whether a section has every stem of a variant."""
        return all(number in self._read(SECTION_FIELD, stem) for stem in variant.stems)

    def pages_with_neighbours(self, stems: Sequence[str]) -> set[int] | None:
        """Pages where each two neighbours among the stems stand close together; None where there are none."""
        lists = [self._pairs(first, second) for first, second in pairwise(stems) if first != second]
        if not lists:
            return None
        pages = set(lists[0]).intersection(*lists[1:])
        return {self._sections.opening_of(page) for page in pages}

    def neighbours(self, asked: Iterable[QueryTerm]) -> Iterator[Neighbours]:
        """The words that stand beside each other in a query, or with one between, and say something."""
        content = [term for term in asked if term.variants and not (term.stop or term.extra or term.ready)]
        content.sort(key=lambda term: term.start)
        for step, weight in _NEAR.items():
            for first, second in zip(content, content[step:], strict=False):
                one, other = first.variants[0].stems, second.variants[0].stems
                if len(one) == len(other) == 1:
                    worth = WEIGHT_SCALE * weight * min(self.rarity(first), self.rarity(second))
                    yield Neighbours(first, second, worth, self._pairs(one[0], other[0]))

    def _together(self, asked: Iterable[QueryTerm]) -> dict[int, float]:
        """What pages gain where neighbouring words of the query stand close together."""
        gains: dict[int, float] = {}
        for both in self.neighbours(asked):
            for page in both.times:
                opening = self._sections.opening_of(page)
                gains[opening] = gains.get(opening, 0.0) + both.gain(page)
        return gains

    def sections(self, pages: Iterable[int], terms: Sequence[QueryTerm]) -> dict[int, dict[int, float]]:
        """The sections of pages that have any of the terms, to their score, by page."""
        wanted = {number: page for page in pages for number in self._sections.of_page(page)}
        scores: dict[int, float] = {}
        for term in terms:
            for number, value in self._best(wanted, term.variants).items():
                scores[number] = scores.get(number, 0.0) + term.weight * value
        found: dict[int, dict[int, float]] = {}
        for number, score in scores.items():
            found.setdefault(wanted[number], {})[number] = score
        return found

    def best_variant(self, number: int, term: QueryTerm) -> tuple[Variant, float] | None:
        """What a term is found as in a section, and what that adds to the section's score."""
        found = [(v.worth * weight, v) for v in term.variants if (weight := self._weight(number, v))]
        if not found:
            return None
        worth, variant = max(found, key=lambda row: row[0])
        return variant, term.weight * worth

    def _best(self, wanted: dict[int, int], variants: Sequence[Variant]) -> dict[int, float]:
        """What the best variant is worth in each of the sections that are wanted and have one."""
        best: dict[int, float] = {}
        for variant in variants:
            # Most variants are rare words: their lists are shorter than what is wanted.
            lists = [self._read(SECTION_FIELD, stem) for stem in variant.stems]
            if not lists:
                continue
            for number in wanted.keys() & min(lists, key=len).keys():
                if len(lists) == 1:
                    value = variant.worth * lists[0][number]
                else:
                    value = variant.worth * self._weight(number, variant)
                if value > best.get(number, 0.0):
                    best[number] = value
        return best

    def _weight(self, number: int, variant: Variant) -> float:
        total = 0
        for stem in variant.stems:
            weight = self._read(SECTION_FIELD, stem).get(number)
            if weight is None:
                return 0.0
            total += weight
        return total / len(variant.stems)

    def _merge(self, variants: tuple[Variant, ...]) -> tuple[dict[int, float] | dict[int, int], float]:
        """Page to its best variant's weight there, and what to multiply all of them by."""
        lists = [(self.all_of(PAGE_FIELD, variant), variant.worth) for variant in variants]
        lists.sort(key=lambda pair: -len(pair[0]))
        first, base = lists[0]
        if len(lists) == 1:
            return first, base
        # The longest list is copied as it is, and the others are brought to its scale.
        merged: dict[int, float] = dict(first)
        for found, worth in lists[1:]:
            scale = worth / base
            for number, weight in found.items():
                value = weight * scale
                if value > merged.get(number, 0.0):
                    merged[number] = value
        return merged, base


def best(scores: dict[int, float], count: int) -> list[tuple[int, float]]:
    """The highest scores, ties by number, so that the same words give the same order."""
    if len(scores) > 4 * count:
        # A cheap cut first: comparing pairs of thousands of pages takes longer than finding them.
        edge = nlargest(count, scores.values())[-1]
        scores = {number: score for number, score in scores.items() if score >= edge}
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:count]


def only(scores: dict[int, float], allowed: Collection[int]) -> dict[int, float]:
    """The scores of what is allowed."""
    return {number: score for number, score in scores.items() if number in allowed}
