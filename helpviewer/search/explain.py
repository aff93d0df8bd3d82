"""Why a section answers a query: values for publishers, made by :meth:`Searcher.explain`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from helpviewer.search.query_terms import QueryTerm, Variant


class Share(NamedTuple):
    """What one word of a query adds to a section's score: as what it was found, where and how often."""

    typed: str
    found: str
    kind: str
    worth: float
    fields: tuple[tuple[str, int], ...]


class Together(NamedTuple):
    """What a page gains by having two words of a query close together, and how often it has them so."""

    words: tuple[str, str]
    times: int
    worth: float


class Explanation(NamedTuple):
    """How a query was understood, with each term's rarity; and of the sections asked for the shares, and what
    their pages have together."""

    category: str
    excluded: tuple[str, ...]
    terms: tuple[tuple[QueryTerm, float], ...]
    shares: tuple[tuple[Share, ...], ...]
    together: tuple[tuple[Together, ...], ...]


def share_of(
    term: QueryTerm, variant: Variant, worth: float, fields: Sequence[tuple[str, list[str]]]
) -> Share:
    """The share of a term. ``fields`` are the stems that stand in each part of the section."""
    counts = ((name, sum(stems.count(stem) for stem in variant.stems)) for name, stems in fields)
    found = variant.shown or " ".join(variant.words)
    return Share(term.typed, found, variant.kind, worth, tuple(row for row in counts if row[1]))
