"""Tables for Qt's rich text. Pure, no Qt."""

from __future__ import annotations

from collections.abc import Callable

from helpviewer.page.nodes import Block, Blocks, Cell, Plain, Table
from helpviewer.page.walk import blocks_text, images_of
from helpviewer.richtext.column_widths import LONGEST_CELL, CellWidth, Columns, column_shares, text_width
from helpviewer.richtext.inline import RichLines
from helpviewer.richtext.long_blocks import is_short
from helpviewer.richtext.render_options import RenderOptions

_PADDING_PX, _NARROW_PX = 9, 4  # on both sides of a cell
_PICTURE_PX = 96  # no column is narrower because of a picture, however wide that is

Rows = list[tuple[Cell, ...]]


class TableWriter:
    """Writes tables; ``blocks`` writes the blocks of a cell."""

    def __init__(
        self, lines: RichLines, options: RenderOptions, blocks: Callable[[Blocks], str], *, rtl: bool
    ) -> None:
        self._lines = lines
        self._theme = options.theme
        self._letter_px = options.letter_px
        self._blocks = blocks
        self._rtl = rtl
        self._padding = _PADDING_PX

    def rows(self, table: Table) -> str:
        """The rows of a table, which stand in its ``<table>``."""
        rows: Rows = [*table.head, *table.body]
        heads = len(table.head) or (bool(rows) and all(cell.is_header for cell in rows[0]))
        shares, narrow = self._columns(rows, heads)
        outer, self._padding = self._padding, _NARROW_PX if narrow else _PADDING_PX
        sized = next((at for at, row in enumerate(rows) if len(row) == len(shares)), -1)
        written = [
            self._row(row, at, shares, is_head=at < heads, is_sized=at == sized)
            for at, row in enumerate(rows)
        ]
        self._padding = outer
        # Paper repeats the head on each sheet by this element.
        head = f"<thead>{''.join(written[:heads])}</thead>" if heads else ""
        return head + "".join(written[heads:])

    def _row(
        self, row: tuple[Cell, ...], number: int, shares: list[int], *, is_head: bool, is_sized: bool
    ) -> str:
        colour = self._theme.table_stripe if number % 2 == 0 else ""
        if is_head or (row and all(cell.is_header for cell in row)):
            colour = self._theme.table_head
        cells: list[str] = []
        column = 0
        for cell in row:
            span = min(cell.colspan, max(1, len(shares) - column))
            share = sum(shares[column : column + span]) or 100
            cells.append(self._cell(cell, colour, span, share, is_sized=is_sized))
            column += span
        if self._rtl:
            cells.reverse()  # Qt does not mirror columns
        return f"<tr>{''.join(cells)}</tr>"

    def _cell(self, cell: Cell, colour: str, span: int, share: int, *, is_sized: bool) -> str:
        tag = "th" if cell.is_header else "td"
        attributes = f' colspan="{span}"' if span > 1 else ""
        attributes += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
        attributes += f' width="{share}%"' if is_sized else ""
        attributes += f' bgcolor="{colour}"' if colour else ""
        align = cell.align or ("right" if self._rtl else "left")
        padding = self._padding
        with self._lines.room.in_box(2 * padding, share / 100):
            # The leading of a cell is a share of its lines' height, and a picture may be the line.
            if not images_of(cell.blocks) and all(map(_is_short, cell.blocks)):
                inner = "".join([self._lines.inlines(b.content) for b in cell.blocks if isinstance(b, Plain)])
            else:
                inner = self._blocks(cell.blocks)
        return (
            f'<{tag}{attributes} align="{align}" valign="top" '
            f'style="padding:5px {padding}px;border-bottom:1px solid {self._theme.rule}">{inner}</{tag}>'
        )

    def _columns(self, rows: Rows, heads: int) -> Columns:
        line = int(self._lines.room.width / self._letter_px)
        columns = max((sum(cell.colspan for cell in row) for row in rows), default=0)
        measured = []
        for at, row in enumerate(rows):
            widths: list[CellWidth] = []
            for cell in row:
                bold = cell.is_header or at < heads
                widths += [_width(cell, line, self._letter_px, bold=bold)] * cell.colspan
            measured.append(widths[:columns])
        return column_shares(measured, line)


def _is_short(block: Block) -> bool:
    return isinstance(block, Plain) and is_short(block.content)


def _width(cell: Cell, line: int, letter_px: float, *, bold: bool) -> CellWidth:
    """How wide a cell wants each of its columns to be. Text over several says nothing of any of them, but Qt
    parts a picture among them evenly."""
    pictures = [max(1, int(image.width / letter_px)) for image in images_of(cell.blocks)]
    if cell.colspan > 1:
        share = min(max(pictures, default=1), line) // cell.colspan
        return CellWidth(max(1, share), max(1, share))
    text = text_width(" ".join(blocks_text(cell.blocks).split()), bold=bold)
    word = min(max(pictures, default=0), int(_PICTURE_PX / letter_px))
    beside = min(sum(pictures), LONGEST_CELL)  # they stand beside each other where there is room
    return CellWidth(max(text.word, word), max(text.line, beside))
