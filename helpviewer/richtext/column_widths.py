"""How wide the columns of a table should be. Pure, no Qt.

Qt breaks words to fit columns into a narrow page, and would make a column of long names as narrow as one of
ticks. Shares reckoned from the words keep names whole where there is room.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_LONGEST_WORD, _LONGEST_CELL = 36, 120
_PADDING = 3
_BREAKS = re.compile(r"[\s\-/]+")


class CellWidth(NamedTuple):
    """How wide a cell wants to be, in letters: its longest word, and all of it in one line."""

    word: int
    line: int


def text_width(text: str) -> CellWidth:
    """The width of a cell that holds this text."""
    return CellWidth(max(map(len, _BREAKS.split(text)), default=0), len(text))


def column_shares(rows: Sequence[Sequence[CellWidth]], line: int) -> list[int]:
    """The width of each column in percent, where ``line`` letters stand in a line. Where words must be
    broken, they are the longest ones."""
    count = max((len(row) for row in rows), default=0)
    least, best = [1] * count, [1] * count
    for row in rows:
        for column, width in enumerate(row):
            least[column] = max(least[column], min(width.word, _LONGEST_WORD))
            best[column] = max(best[column], min(width.line, _LONGEST_CELL))
    least = [width + _PADDING for width in least]
    best = [max(width + _PADDING, small) for width, small in zip(best, least, strict=True)]
    spare, wish = line - sum(least), sum(best) - sum(least)
    if spare < 0:
        limit = _limit(least, line)
        widths = [min(float(width), limit) for width in least]
    elif not wish:
        widths = [float(width) for width in least]
    else:
        more = min(1.0, spare / wish)
        widths = [small + (full - small) * more for small, full in zip(least, best, strict=True)]
    return [round(width * 100 / sum(widths)) for width in widths]


def _limit(widths: Sequence[int], room: float) -> float:
    """The width to which the widest columns are cut so that all fit into ``room``."""
    for position, width in enumerate(sorted(widths)):
        share = room / (len(widths) - position)
        if width > share:
            return max(share, 1.0)
        room -= width
    return float(max(widths))
