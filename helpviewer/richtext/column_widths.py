"""How wide the columns of a table should be. Pure, no Qt.

Qt breaks words to fit columns into a narrow page, and would make a column of long names as narrow as one of
ticks. Shares reckoned from the words keep names whole where there is room.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

_LONGEST_WORD, LONGEST_CELL = 36, 120
_MEASURED = 4_000
_PADDING, _NARROW_PADDING = 3, 2
_BREAKS = re.compile(r"[\s\-/]+")

_NARROW, _SLIM, _WIDE = frozenset("iljI.,:;'|!’"), frozenset('ftrJ()[]{}/\\-"“”*'), frozenset("mwMW@%—…")
_BOLD, _FIXED = 1.13, 0.92
"""How much wider letters in bold are, and how wide one of code is; beside an average letter of text."""


class CellWidth(NamedTuple):
    """How wide a cell wants to be, in letters: what must not be broken, and all of it in one line."""

    word: int
    line: int


class Columns(NamedTuple):
    """The width of each column in percent, 100 in all; ``narrow`` where there is no room for wide gaps."""

    shares: list[int]
    narrow: bool = False


def text_width(text: str, *, bold: bool = False) -> CellWidth:
    """The width of a cell that holds this text."""
    word = max(map(_letters, _BREAKS.split(text[:_MEASURED])), default=0.0) * (_BOLD if bold else 1.0)
    return CellWidth(min(math.ceil(word), LONGEST_CELL), min(len(text), LONGEST_CELL))


def _letters(word: str) -> float:
    """How many average letters a word is as wide as, be it text or code."""
    return max(sum(map(_letter, word)), _FIXED * len(word))


def _letter(letter: str) -> float:
    if letter in _NARROW:
        return 0.5
    if letter in _SLIM:
        return 0.7
    if letter in _WIDE:
        return 1.55
    if letter >= "\u2e80":  # Chinese, Japanese, Korean
        return 1.65
    return 1.17 if letter.isupper() else 1.0


def column_shares(rows: Sequence[Sequence[CellWidth]], line: int) -> Columns:
    """The width of each column, where ``line`` letters stand in a line. Where words must be broken, they are
    the longest ones."""
    count = max((len(row) for row in rows), default=0)
    longest = max(_LONGEST_WORD, line // 2)  # a word that is longer must not take the room of all others
    words, lines = [1] * count, [1] * count
    for row in rows:
        for column, width in enumerate(row):
            words[column] = max(words[column], min(width.word, longest))
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
