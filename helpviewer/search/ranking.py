"""Scores sections: which have what the slots ask for, and in what order they answer best."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from heapq import nlargest, nsmallest

from helpviewer.search.query_terms import Alternative, Slot

Read = Callable[[str], dict[int, float]]

ENOUGH = 3
"""With fewer sections that have every word, those with some of the words are added."""

MOST_RESCUED = 6_000
"""Postings looked at when words are not required; the rarest words come first."""


_KEPT = 60


class Ranking:
    """Evaluates slots against the posting lists."""

    def __init__(self, read: Read, sections: int) -> None:
        """``read`` gives a stem's list, ``sections`` is their number in the book."""
        self._read = read
        self._count = max(sections, 1)
        self._kept: dict[tuple[tuple[tuple[str, ...], float], ...], tuple[dict[int, float], float]] = {}
        self._together: dict[tuple[str, ...], dict[int, float]] = {}

    def sections(self, slot: Slot) -> tuple[dict[int, float], float]:
        """Section number to the best alternative's impact there, and what to multiply all of them by."""
        key = tuple((a.stems, a.worth) for a in slot.alternatives)
        known = self._kept.get(key)
        if known is None:
            known = self._merge(slot.alternatives)
            if len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = known
        return known

    def rarity(self, slot: Slot) -> float:
        """How much finding the slot says: BM25's inverse document frequency, above 0."""
        first = slot.alternatives[0] if slot.alternatives else None
        if first is None:
            return math.log(1 + self._count)
        number = len(self.sections(slot)[0])
        if first.kind == "word" and len(first.stems) == 1:
            number = len(self._read(first.stems[0]))
        rarity = math.log(1 + (self._count - number + 0.5) / (number + 0.5)) + 0.1
        # Whoever types an identifier means it.
        literal = first.kind == "word" and not first.words[0].isalpha() and len(first.words[0]) > 3
        return rarity * (1.5 if literal else 1.0)

    def all_of(self, alternative: Alternative) -> dict[int, float]:
        """Sections with every stem, to the mean impact."""
        if len(alternative.stems) == 1:
            return self._read(alternative.stems[0])
        known = self._together.get(alternative.stems)
        if known is None:
            lists = sorted((self._read(stem) for stem in alternative.stems), key=len)
            common = lists[0].keys() & lists[1].keys()
            for found in lists[2:]:
                common &= found.keys()
            share = 1.0 / len(lists)
            known = {number: share * sum(found[number] for found in lists) for number in common}
            if len(self._together) > _KEPT:
                del self._together[next(iter(self._together))]
            self._together[alternative.stems] = known
        return known

    def with_all(self, slots: Sequence[Slot]) -> dict[int, float]:
        """Sections that every slot is found in, to their score."""
        lists = sorted(((*self.sections(s), self.rarity(s)) for s in slots), key=lambda row: len(row[0]))
        first, scale, rarity = lists[0]
        if len(lists) == 1:
            return first
        second, scale_2, rarity_2 = lists[1]
        weight, weight_2 = scale * rarity, scale_2 * rarity_2
        scores = {n: weight * first[n] + weight_2 * second[n] for n in first.keys() & second.keys()}
        for found, scale, rarity in lists[2:]:
            weight = scale * rarity
            scores = {n: scores[n] + weight * found[n] for n in scores.keys() & found.keys()}
        return scores

    def with_some(self, slots: Sequence[Slot], page_of: Sequence[int]) -> dict[int, float]:
        """Sections with some of the slots; more and rarer ones count more, here or elsewhere on the page."""
        lists = sorted(
            ((*self.sections(s), self.rarity(s), 1 << i) for i, s in enumerate(slots)),
            key=lambda row: len(row[0]),
        )
        scores: dict[int, float] = {}
        masks: dict[int, int] = {}
        looked_at = 0
        for found, scale, rarity, bit in lists:
            looked_at += len(found)
            weight = scale * rarity
            if looked_at <= MOST_RESCUED or not scores:
                for number, worth in found.items():
                    scores[number] = scores.get(number, 0.0) + weight * worth
                    masks[number] = masks.get(number, 0) | bit
            else:
                for number in scores.keys() & found.keys():
                    scores[number] += weight * found[number]
                    masks[number] |= bit
        rarities = [self.rarity(s) for s in slots]
        whole = sum(rarities) or 1.0
        shares: dict[int, float] = {}

        def share(mask: int) -> float:
            known = shares.get(mask)
            if known is None:
                known = shares[mask] = sum(r for i, r in enumerate(rarities) if mask >> i & 1) / whole
            return known

        pages: dict[int, int] = {}
        for number, mask in masks.items():
            page = page_of[number]
            pages[page] = pages.get(page, 0) | mask
        return {
            number: score * (0.15 + share(masks[number])) * (0.5 + share(pages[page_of[number]]))
            for number, score in scores.items()
        }

    def _merge(self, alternatives: Sequence[Alternative]) -> tuple[dict[int, float], float]:
        lists = [(self.all_of(a), a.worth) for a in alternatives]
        if not lists:
            return {}, 1.0
        lists.sort(key=lambda pair: -len(pair[0]))
        first, base = lists[0]
        if len(lists) == 1:
            return first, base
        # The longest list is copied as it is, and the others are brought to its scale.
        merged = dict(first)
        for found, worth in lists[1:]:
            scale = worth / base
            for number, impact in found.items():
                value = impact * scale
                if value > merged.get(number, 0.0):
                    merged[number] = value
        return merged, base


def best(scores: dict[int, float], count: int) -> list[tuple[int, float]]:
    """The highest scores, ties by section number, so that the same words give the same order."""
    if len(scores) > 4 * count:
        # A cheap cut first: comparing pairs of thousands of sections takes longer than finding them.
        edge = nlargest(count, scores.values())[-1]
        scores = {number: score for number, score in scores.items() if score >= edge}
    return nsmallest(count, scores.items(), key=lambda item: (-item[1], item[0]))


def without(scores: dict[int, float], excluded: Collection[int]) -> dict[int, float]:
    """The scores of all sections but the excluded ones."""
    if not excluded:
        return scores
    return {number: score for number, score in scores.items() if number not in excluded}
