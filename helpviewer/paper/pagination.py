"""Where one sheet of paper ends and the next begins. Pure, no Qt.

A page is laid out as one endless column. It is made of strips that may not be cut: a line of text, a row of a
table, a picture. Qt's own page breaks cut them and leave headings behind (QTextDocument knows no "keep with
next"), so the column is divided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of the column that stays whole, from ``top`` down to ``bottom``.

    ``keep``: the next strip must stand on the same sheet. ``head``: top and bottom of the row that is
    repeated where a sheet begins with this strip (a table's head).
    """

    top: float
    bottom: float
    keep: bool = False
    head: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Slice:
    """What one sheet shows of the column; ``head`` is repeated above it."""

    top: float
    bottom: float
    head: tuple[float, float] | None = None

    @property
    def lead(self) -> float:
        """The height of the repeated row."""
        return self.head[1] - self.head[0] if self.head else 0.0


def slices(strips: Sequence[Strip], height: float) -> list[Slice]:
    """The column divided for sheets that show ``height`` of it; one empty slice when there are no strips.

    A strip that is higher than a sheet is cut, since it must be; what would have to stay together but does
    not fit on a sheet is divided between strips.
    """
    found: list[Slice] = []
    todo = list(strips)
    start = 0
    while start < len(todo):
        first = todo[start]
        head = first.head if first.head and first.bottom - first.top + _height(first.head) <= height else None
        room = height - _height(head)
        end = start
        while end < len(todo) and todo[end].bottom - first.top <= room:
            end += 1
        if end == start:
            found.append(Slice(first.top, first.top + room, head))
            todo[start] = Strip(first.top + room, first.bottom, first.keep, first.head)
            continue
        if end < len(todo):
            end = _last_good(todo, start, end)
        found.append(Slice(first.top, todo[end - 1].bottom, head))
        start = end
    return found or [Slice(0.0, 0.0)]


def _height(head: tuple[float, float] | None) -> float:
    return head[1] - head[0] if head else 0.0


def _last_good(strips: Sequence[Strip], start: int, end: int) -> int:
    """The last place up to ``end`` where the column may be divided; ``end`` when there is none."""
    cut = end
    while cut > start and strips[cut - 1].keep:
        cut -= 1
    return cut if cut > start else end
