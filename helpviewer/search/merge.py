"""One ranking of what several books answer.

A score counts how rare the words are in their own book, so it grows with the logarithm of the book's size: a
passing remark in a large book would come before the very page in a small one.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from helpviewer.search.results import Hit, SearchAnswer

LISTED = 5
"""Hits of each book that are listed where several books have some: enough to see whether it is this one."""

CORRECTED, FEWER = 0.6, 0.5
"""What the hits of a book are worth that does not have what was typed: a corrected query, not all words."""


def merge(answers: Sequence[tuple[int, SearchAnswer]], limit: int | None = None) -> list[tuple[int, Hit]]:
    """The hits of all answers, best first, each with the number of its answer.

    Args:
        answers: the number of pages of each book, and its answer.
        limit: hits at most.
    """
    weighed = [
        (_weight(pages, answer) * hit.score, -number, -place, hit)
        for number, (pages, answer) in enumerate(answers)
        for place, hit in enumerate(answer.hits)
    ]
    weighed.sort(key=lambda row: row[:3], reverse=True)
    return [(-number, hit) for _, number, _, hit in weighed[:limit]]


def grouped(ranking: Sequence[tuple[int, Hit]], limit: int) -> list[tuple[int, list[Hit]]]:
    """The hits of each answer together, in the order of their best ones, each with the number of its answer.

    The best hit of all stays first, and no book keeps the others out of sight: each lists :data:`LISTED` at
    most, the only one that has any ``limit``.
    """
    groups: dict[int, list[Hit]] = {}
    for number, hit in ranking:
        groups.setdefault(number, []).append(hit)
    most = min(LISTED, limit) if len(groups) > 1 else limit
    return [(number, hits[:most]) for number, hits in groups.items()]


def _weight(pages: int, answer: SearchAnswer) -> float:
    weight = 1 / log2(2 + pages)
    if answer.corrected:
        weight *= CORRECTED
    if answer.fewer or answer.missing:
        weight *= FEWER
    return weight
