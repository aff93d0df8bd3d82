"""How wide the text is within lists, boxes and cells of the column. Pure, no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class Room:
    """The room at one place of a page, in pixels of a column of ``column`` pixels.

    Attributes:
        step: one step of indent.
        indent: steps on the starting side, where Qt does not indent by itself.
        lists: how deep in lists, which Qt indents.
        share, inset: the place is ``share`` times as wide as the column, less ``inset``.
    """

    def __init__(self, column: int, step: int) -> None:
        self.column = column
        self.step = step
        self.indent = 0
        self.lists = 0
        self.share = 1.0
        self.inset = 0.0

    @property
    def width(self) -> int:
        """Pixels from side to side."""
        return max(1, int(self.column * self.share - self.taken))

    @property
    def taken(self) -> float:
        """Pixels that are taken away from the share."""
        return self.inset + self.indent * self.step

    @contextmanager
    def in_box(self, padding: float, share: float = 1.0) -> Iterator[None]:
        """Within a box, or a cell that has a ``share`` of its table: a place of its own."""
        outer = self.indent, self.lists, self.share, self.inset
        self.inset = (outer[3] + outer[0] * self.step) * share + padding
        self.share, self.indent, self.lists = outer[2] * share, 0, 0
        yield
        self.indent, self.lists, self.share, self.inset = outer

    @contextmanager
    def in_list(self) -> Iterator[None]:
        """Within a list."""
        self.inset += self.step
        self.lists += 1
        yield
        self.lists -= 1
        self.inset -= self.step

    @contextmanager
    def indented(self) -> Iterator[None]:
        """One step further in."""
        self.indent += 1
        yield
        self.indent -= 1
