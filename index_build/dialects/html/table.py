"""Tables of HTML as nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpviewer.page.nodes import Align, Cell, Inlines, Plain, Table
from index_build.dialects.html.element import Element

if TYPE_CHECKING:
    from index_build.dialects.html.reader import HtmlReader

_WIDEST = 1000
"""Columns and rows that one cell may reach over, as in browsers."""


def read_table(element: Element, reader: HtmlReader) -> Table:
    """A table; rows of header cells at its top are its head, whether or not they stand in a ``thead``."""
    caption: Inlines = ()
    head: list[tuple[Cell, ...]] = []
    body: list[tuple[Cell, ...]] = []
    for part in element.elements():
        if part.tag == "caption":
            reader.take_anchor(part)
            caption = reader.inlines(part.children)
        elif part.tag in ("thead", "tbody", "tfoot"):
            rows = [_row(row, reader) for row in part.elements() if row.tag == "tr"]
            (head if part.tag == "thead" else body).extend(row for row in rows if row)
    return Table(tuple(head), tuple(body), caption)


def _row(row: Element, reader: HtmlReader) -> tuple[Cell, ...]:
    cells = [cell for cell in row.elements() if cell.tag in ("td", "th")]
    for cell in cells[:1]:
        reader.take_anchor(row, cell)
    for cell in cells:
        reader.take_anchor(cell)
    return tuple(
        Cell(
            reader.flow(cell.children, Plain),
            cell.tag == "th",
            _align(cell),
            _span(cell.get("colspan")),
            _span(cell.get("rowspan")),
        )
        for cell in cells
    )


def _align(cell: Element) -> Align:
    asked = cell.get("align").lower()
    style = cell.get("style").replace(" ", "").lower()
    for side in ("right", "center"):
        if asked == side or f"text-align:{side}" in style or side in cell.classes():
            return side
    return ""


def _span(text: str) -> int:
    return min(int(text), _WIDEST) if text.isdecimal() and len(text) < 9 and int(text) else 1
