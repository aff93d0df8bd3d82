"""How wide the columns of a table should be. Pure, no Qt.

Qt breaks words to fit columns into a narrow page, and would make a column of long names as narrow as one of
ticks. Shares reckoned from the words keep names whole where there is room.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_LONGEST_WORD, LONGEST_CELL = 36, 120
_PADDING, _NARROW_PADDING = 3, 2
_BREAKS = re.compile(r"[\s\-/]+")


class CellWidth(NamedTuple):
    """How wide a cell wants to be, in letters: what must not be broken, and all of it in one line."""

    word: int
    line: int


class Columns(NamedTuple):
    """The width of each column in percent, 100 in all; ``narrow`` where there is no room for wide gaps."""

    shares: list[int]
    narrow: bool = False


def text_width(text: str) -> CellWidth:
    """The width of a cell that holds this text."""
    word = max(map(len, _BREAKS.split(text)), default=0)
    return CellWidth(min(word, _LONGEST_WORD), min(len(text), LONGEST_CELL))


def column_shares(rows: Sequence[Sequence[CellWidth]], line: int) -> Columns:
    """The width of each column, where ``line`` letters stand in a line. Where words must be broken, they are
    the longest ones."""
    count = max((len(row) for row in rows), default=0)
    words, lines = [1] * count, [1] * count
    for row in rows:
        for column, width in enumerate(row):
            words[column] = max(words[column], width.word)
            lines[column] = max(lines[column], width.line)
    narrow = sum(words) + _PADDING * count > line
    padding = _NARROW_PADDING if narrow else _PADDING
    least = [width + padding for width in words]
    best = [max(width + padding, small) for width, small in zip(lines, least, strict=True)]
    return Columns(_percent(_widths(least, best, line)), narrow)


def _widths(least: list[int], best: list[int], line: int) -> list[float]:
    spare, wish = line - sum(least), sum(best) - sum(least)
    if spare < 0:
        limit = _limit(least, line)
        return [min(float(width), limit) for width in least]
    more = min(1.0, spare / wish) if wish else 0.0
    return [small + (full - small) * more for small, full in zip(least, best, strict=True)]


def _percent(widths: Sequence[float]) -> list[int]:
    """Shares that are 100 together: what is more, Qt takes from the last column."""
    exact = [width * 100 / sum(widths) for width in widths]
    shares = [int(share) for share in exact]
    rest = sorted(range(len(exact)), key=lambda at: shares[at] - exact[at])
    for at in rest[: 100 - sum(shares)]:
        shares[at] += 1
    return shares


def _limit(widths: Sequence[int], room: float) -> float:
    """The width to which the widest columns are cut so that all fit into ``room``."""
    for position, width in enumerate(sorted(widths)):
        share = room / (len(widths) - position)
        if width > share:
            return max(share, 1.0)
        room -= width
    return float(max(widths))
