"""What a run of neighbouring pages adds to an index: what single pages add, put together.

Runs are put together to larger ones, and last to the book. Numbers count from the first page and section of
the run, so that it stays the same wherever it stands.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import accumulate
from typing import NamedTuple

from helpviewer.search.index.files import READY_SECTIONS
from helpviewer.search.index.pairs import KEY_BITS
from index_build.output.index.search_weights import PAGE_FIELDS

OWN_FIELDS = tuple(name for name, field in PAGE_FIELDS.items() if field.own)
"""Fields in which words have a rarity of their own."""

TIMES_BITS, PAGE_BITS = 8, 20
"""Bits of a pair's row for how often it stands on a page, and for the number of the page; then come those of
the pair itself."""

PART_BITS = 8
"""The first bits of a pair by which rows of pairs are in order."""

PREFIX_LAST = 2**32 - 1
_MANY = 8 * READY_SECTIONS
_PART_SHIFT = TIMES_BITS + PAGE_BITS + KEY_BITS - PART_BITS


class PageRun(NamedTuple):
    """What a run of pages adds.

    Attributes:
        pages, sections: how many there are.
        stems: all of them.
        ends, page_ends: for each stem, where its rows end.
        rows, page_rows: number of a section (of a page) × 2 ** 32 + what the stem gains there.
        own: for some stems and pages: the number of the stem, that of the page, and what of the gain is of
            each of :data:`OWN_FIELDS`.
        prefixes: for each prefix of one or two letters, how many sections have it, and of the best ones rows
            of impact × 2 ** 32 + :data:`PREFIX_LAST` − number of the section.
        pairs: for each pair of stems that stand close together on a page, pair, page, and how often; sorted.
    """

    pages: int
    sections: int
    stems: list[str]
    ends: array[int]
    rows: array[int]
    page_ends: array[int]
    page_rows: array[int]
    own: array[int]
    prefixes: Mapping[str, tuple[int, Sequence[int]]]
    pairs: Sequence[int]


class Gathered(NamedTuple):
    """Rows of a stem: of sections, of pages, and of what has a rarity of its own, the page first."""

    sections: array[int]
    pages: array[int]
    own: array[int]


class Prefixes:
    """Gathers the best sections for each prefix of one or two characters."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[int, array[int]]] = {}

    def add(self, first: int, prefixes: Mapping[str, tuple[int, Sequence[int]]]) -> None:
        """Take those of the next run, whose first section has this number."""
        for prefix, (total, rows) in prefixes.items():
            before, best = self._found.get(prefix) or (0, array("Q"))
            best.extend([row - first for row in rows])
            if len(best) > _MANY:
                best = array("Q", nlargest(READY_SECTIONS, best))
            self._found[prefix] = before + total, best

    def best(self) -> dict[str, tuple[int, array[int]]]:
        """Each prefix with the number of its sections and the rows of the best."""
        return {
            prefix: (total, array("Q", nlargest(READY_SECTIONS, best)))
            for prefix, (total, best) in sorted(self._found.items())
        }


class StemRows:
    """Gathers the rows of each stem."""

    def __init__(self) -> None:
        self.stems: dict[str, Gathered] = {}
        self.pages = self.sections = 0

    def add(self, run: PageRun) -> None:
        """Take the next run."""
        first, page = self.sections << 32, self.pages << 32
        rows = array("Q", [row + first for row in run.rows])
        page_rows = array("Q", [row + page for row in run.page_rows])
        stems = self.stems
        start = page_start = 0
        found = []
        for stem, end, page_end in zip(run.stems, run.ends, run.page_ends, strict=True):
            gathered = stems.get(stem)
            if gathered is None:
                gathered = stems[stem] = Gathered(array("Q"), array("Q"), array("I"))
            found.append(gathered)
            if end - start == 1:
                gathered.sections.append(rows[start])
            else:
                gathered.sections.extend(rows[start:end])
            if page_end - page_start == 1:
                gathered.pages.append(page_rows[page_start])
            else:
                gathered.pages.extend(page_rows[page_start:page_end])
            start, page_start = end, page_end
        width = 2 + len(OWN_FIELDS)
        for place in range(0, len(run.own), width):
            own = found[run.own[place]].own
            own.append(run.own[place + 1] + self.pages)
            own.extend(run.own[place + 2 : place + width])
        self.pages += run.pages
        self.sections += run.sections


def pair_parts(pairs: Sequence[int], page: int) -> Iterator[tuple[int, array[int]]]:
    """The rows of a run's pairs by their first bits, for a run that begins with this page."""
    shift = page << TIMES_BITS
    moved = array("Q", [row + shift for row in pairs])
    start = 0
    for part in range(2**PART_BITS):
        end = bisect_left(moved, (part + 1) << _PART_SHIFT, start)
        if end > start:
            yield part, moved[start:end]
            start = end


def together(runs: list[PageRun]) -> PageRun:
    """One run of several."""
    rows, prefixes = StemRows(), Prefixes()
    pairs: list[int] = []
    for run in runs:
        shift = rows.pages << TIMES_BITS
        pairs.extend([row + shift for row in run.pairs])
        prefixes.add(rows.sections, run.prefixes)
        rows.add(run)
    gathered = rows.stems.values()
    own = array("I")
    width = 1 + len(OWN_FIELDS)
    for number, stem in enumerate(gathered):
        for start in range(0, len(stem.own), width):
            own.append(number)
            own.extend(stem.own[start : start + width])
    return PageRun(
        pages=rows.pages,
        sections=rows.sections,
        stems=list(rows.stems),
        ends=array("I", accumulate(len(stem.sections) for stem in gathered)),
        rows=_joined([stem.sections for stem in gathered]),
        page_ends=array("I", accumulate(len(stem.pages) for stem in gathered)),
        page_rows=_joined([stem.pages for stem in gathered]),
        own=own,
        prefixes=prefixes.best(),
        pairs=array("Q", sorted(pairs)),
    )


def _joined(arrays: list[array[int]]) -> array[int]:
    return array("Q", b"".join([one.tobytes() for one in arrays]))
