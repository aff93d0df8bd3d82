"""Reads off a laid-out document what may not be cut, where its headings stand, and where code was wrapped.

QtGui only. Qt tells where lines are, but not where rows and boxes are: their edges are reckoned from the text
in them and the padding around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextLine,
    QTextTable,
    QTextTableCell,
)

from helpviewer.paper.pagination import Strip
from helpviewer.richtext.blocks import FIGURE_GAP_PX

_CSS_DPI = 96
_PICTURE = "\ufffc"
_SMALL_BOX, _BOX_ENDS = 8, 2
"""Lines of a box that stay on one sheet at all; lines of a larger one that stay together at its ends."""


@dataclass(frozen=True, slots=True)
class HeadingAt:
    """A heading of the document: level 1 to 6, its text, and its upper edge in the column."""

    level: int
    title: str
    top: float


@dataclass(slots=True)
class Column:
    """What was read. ``wraps`` are the points, left and middle, where a line of code goes on in the next."""

    strips: list[Strip] = field(default_factory=list)
    headings: list[HeadingAt] = field(default_factory=list)
    wraps: list[tuple[float, float]] = field(default_factory=list)


def read_column(document: QTextDocument, dpi: float, height: float, code_fonts: tuple[str, ...]) -> Column:
    """Everything in the document, which must be laid out for a device of this resolution.

    Args:
        height: of a sheet; a row of a table that is higher may be cut between its lines.
        code_fonts: the families by which blocks of code are known.
    """
    return _Reader(document, dpi, height, code_fonts).read()


class _Reader:
    def __init__(
        self, document: QTextDocument, dpi: float, height: float, code_fonts: tuple[str, ...]
    ) -> None:
        self._document = document
        self._layout = document.documentLayout()
        self._scale = dpi / _CSS_DPI
        self._height = height
        self._code_fonts = list(code_fonts)
        self._column = Column()

    def read(self) -> Column:
        self._layout.documentSize()  # lays it out to its end
        self._column.strips = _in_order(self._frame(self._document.rootFrame().begin()))
        return self._column

    def _frame(self, parts: QTextFrame.iterator) -> list[Strip]:
        found: list[Strip] = []
        while not parts.atEnd():
            frame = parts.currentFrame()
            if isinstance(frame, QTextTable):
                found.extend(self._table(frame))
            elif frame is not None:
                found.extend(self._frame(frame.begin()))
            else:
                found.extend(self._block(parts.currentBlock()))
            parts += 1
        return found

    # -- tables and boxes -------------------------------------------------------------------------

    def _table(self, table: QTextTable) -> list[Strip]:
        if table.rows() == 1 and table.columns() == 1:
            return _kept_together(self._box(table.cellAt(0, 0)))
        numbered = [(number, self._row(table, number)) for number in range(table.rows())]
        numbered = [(number, row) for number, row in numbered if row]
        rows = [row for _, row in numbered]
        # A row ends where the next begins, so that no line between them is lost.
        edges = [min(strip.top for strip in row) for row in rows]
        edges.append(max((strip.bottom for strip in rows[-1]), default=0.0) if rows else 0.0)
        has_head = len(rows) > 1 and table.format().headerRowCount() > 0
        last = len(rows) - 1
        head = (edges[0], edges[1]) if has_head and edges[1] - edges[0] < self._height / 4 else None
        found: list[Strip] = []
        for number, (index, row) in enumerate(numbered):
            top, bottom = edges[number], edges[number + 1]
            repeated = head if number else None
            if bottom - top <= self._height:
                # Two rows at least, at the end of a sheet and at the beginning.
                keep = number <= has_head or number == last - 1 or self._introduces(table, index)
                keep = keep and number < last
                found.append(Strip(top, bottom, keep, repeated))
            else:
                found.extend(replace(strip, head=repeated) for strip in _in_order(row))
        return found

    def _row(self, table: QTextTable, number: int) -> list[Strip]:
        found: list[Strip] = []
        for column in range(table.columns()):
            cell = table.cellAt(number, column)
            if cell.row() == number and cell.column() == column:
                found.extend(self._box(cell))
        return found

    def _box(self, cell: QTextTableCell) -> list[Strip]:
        found = _in_order(self._frame(cell.begin()))
        if found:
            above, below = self._padding(cell)
            found[0] = replace(found[0], top=found[0].top - above)
            found[-1] = replace(found[-1], bottom=found[-1].bottom + below, keep=False)
        return found

    def _padding(self, cell: QTextTableCell) -> tuple[float, float]:
        shape = cell.format().toTableCellFormat()
        border = shape.bottomBorder() if shape.hasProperty(QTextFormat.Property.TableCellBottomBorder) else 0
        return shape.topPadding() * self._scale, (shape.bottomPadding() + border) * self._scale

    def _introduces(self, table: QTextTable, number: int) -> bool:
        """Whether all that a row says is bold, as a category is in a table of contents."""
        cells = (table.cellAt(number, column) for column in range(table.columns()))
        blocks = [cell.firstCursorPosition().block() for cell in cells]
        said = [block for block in blocks if block.text()]
        return bool(said) and all(_is_bold(block) for block in said)

    # -- lines ------------------------------------------------------------------------------------

    def _block(self, block: QTextBlock) -> Iterator[Strip]:
        shape = block.blockFormat()
        rule = shape.hasProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth)
        area = self._layout.blockBoundingRect(block)
        text = block.text()
        if not text:
            # Qt puts an empty block before and after each table; they show nothing.
            if rule:
                yield Strip(area.top(), area.bottom(), keep=True)
            return
        layout = block.layout()
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        if not lines:
            return
        origin = area.top() - layout.boundingRect().top()
        code = bool(self._code_fonts) and block.charFormat().fontFamilies() == self._code_fonts
        level = shape.headingLevel()
        if level:
            self._column.headings.append(HeadingAt(level, text, area.top()))
        captioned = text == _PICTURE and shape.bottomMargin() == FIGURE_GAP_PX
        introduces = bool(level) or captioned or (not code and (_is_bold(block) or text.endswith(":")))
        last = len(lines) - 1
        for number, line in enumerate(lines):
            top = origin + line.y()
            keep = code if number < last else introduces
            # Two lines of a paragraph at least, at the end of a sheet and at the beginning.
            keep = keep or bool(level and number < last) or (number < last and number in (0, last - 1))
            if code and number < last:
                self._column.wraps.append((area.right(), top + line.height() / 2))
            yield Strip(top, top + _height(line), keep)


def _height(line: QTextLine) -> float:
    return max(line.height(), line.naturalTextRect().height())


def _is_bold(block: QTextBlock) -> bool:
    """Whether all of a block is bold: a name of a note, a term, the head of a table. It introduces more."""
    fragments = block.begin()
    if fragments.atEnd():
        return False
    while not fragments.atEnd():
        if fragments.fragment().charFormat().fontWeight() < QFont.Weight.DemiBold:
            return False
        fragments += 1
    return True


def _kept_together(box: list[Strip]) -> list[Strip]:
    """A small box as one; of a larger one, its first lines and its last."""
    last = len(box) - 1
    return [
        replace(strip, keep=True)
        if number < last and (last < _SMALL_BOX or number < _BOX_ENDS - 1 or number > last - _BOX_ENDS)
        else strip
        for number, strip in enumerate(box)
    ]


def _in_order(strips: list[Strip]) -> list[Strip]:
    """From top to bottom, with those that overlap (cells side by side) made one."""
    found: list[Strip] = []
    for strip in sorted(strips, key=lambda strip: strip.top):
        if found and strip.top < found[-1].bottom:
            before = found[-1]
            found[-1] = Strip(
                before.top, max(before.bottom, strip.bottom), strip.keep and before.keep, before.head
            )
        else:
            found.append(strip)
    return found
