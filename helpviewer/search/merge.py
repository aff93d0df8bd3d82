"""One ranking of what several books answer.

A score counts how rare the words are in their own book, so it grows with the book's size: a passing remark in
a large book would come before the very page in a small one. What is compared is how much of the query a hit
has, of all that the query says in that book: a word that the book lacks is missed the most.
"""

from __future__ import annotations

from collections.abc import Sequence

from helpviewer.search.results import Hit, SearchAnswer

LISTED = 5
"""Hits of each book that are listed where several books have some: enough to see whether it is this one."""

LISTED_TOGETHER = 20
"""Hits of all these books, so that many books do not make a list long that is read at every keystroke; but
:data:`LEAST_LISTED` of each."""
LEAST_LISTED = 2

CORRECTED = 0.6
"""What the hits of a book are worth that has only what the query was corrected to."""


def merge(answers: Sequence[SearchAnswer], limit: int | None = None) -> list[tuple[int, Hit]]:
    """The hits of all answers, best first, each with the number of its answer.

    Args:
        answers: that of each book.
        limit: hits at most.
    """
    weighed = [
        (_weight(answer) * hit.score, -number, -place, hit)
        for number, answer in enumerate(answers)
        for place, hit in enumerate(answer.hits)
    ]
    weighed.sort(key=lambda row: row[:3], reverse=True)
    return [(-number, hit) for _, number, _, hit in weighed[:limit]]


def grouped(ranking: Sequence[tuple[int, Hit]], limit: int) -> list[tuple[int, list[Hit]]]:
    """The hits of each answer together, in the order of their best ones, each with the number of its answer.

    The best hit of all stays first, and no book keeps the others out of sight: each lists :data:`LISTED` at
    most, fewer where many have some, the only one that has any ``limit``.
    """
    groups: dict[int, list[Hit]] = {}
    for number, hit in ranking:
        groups.setdefault(number, []).append(hit)
    most = limit
    if len(groups) > 1:
        most = min(LISTED, limit, max(LEAST_LISTED, LISTED_TOGETHER // len(groups)))
    return [(number, hits[:most]) for number, hits in groups.items()]


def _weight(answer: SearchAnswer) -> float:
    return (CORRECTED if answer.corrected else 1.0) / answer.asked
