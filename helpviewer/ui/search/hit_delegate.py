"""Draws one hit: the page's title and where it belongs, the section, and two lines with the terms marked.

Titles take two lines at most as well.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from helpviewer.models.results_model import ROW_ROLE, ResultRow
from helpviewer.models.utf16 import Span, from_unit, to_units
from helpviewer.page.around.theme import Theme
from helpviewer.ui.common.bidi import isolate
from helpviewer.ui.common.selected_row import draw_selected_bar, fill

MARGIN = 10
GAP = 4
INDENT = 12
"""Pixels by which a section stands to the right of its page."""

KEPT = 200
"""Rows whose layout is kept: those of the last few answers, since most come back at the next letter."""

_SIDE = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


class _Line(NamedTuple):
    """A line of a row: its text cut to the width, its font and colour, and its place in the row."""

    text: str
    font: QFont
    colour: QColor
    place: QRect


class Drawing(NamedTuple):
    """A row laid out for one width: to be drawn at any height. ``band`` is how high the name of its book is
    on top, 0 where that is not there."""

    lines: tuple[_Line, ...]
    snippet: tuple[tuple[QTextLayout, QPointF], ...]
    height: int
    band: int = 0


class HitDelegate(QStyledItemDelegate):
    """Draws a row of :class:`ResultsModel`."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._drawings: dict[ResultRow, Drawing] = {}
        self._width = 0
        self._font = QFont()
        self._wrapping = QTextOption()
        self._wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.theme = theme
        self._text, self._quiet, self._heading = (
            QColor(theme.text),
            QColor(theme.quiet),
            QColor(theme.heading),
        )
        self._accent, self._rule, self._band = (
            QColor(theme.link),
            QColor(theme.rule),
            QColor(theme.table_head),
        )
        self._look = QTextCharFormat()
        self._look.setBackground(QColor(theme.mark))
        self._look.setForeground(QColor(theme.mark_text))
        self._drawings.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        drawing = self._drawing(index)
        return QSize(self._width, drawing.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: ResultRow = index.data(ROW_ROLE)
        drawing = self._drawing(index)
        rect = QRect(option.rect)
        if drawing.band:
            fill(painter, QRect(rect.topLeft(), QSize(rect.width(), drawing.band)), self._band)
            option.rect = rect.adjusted(0, drawing.band, 0, 0)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            fill(painter, option.rect, option.palette.highlight())
            draw_selected_bar(painter, option, index)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            fill(painter, option.rect, option.palette.midlight())
        if row.page_title and index.row() and not drawing.band:
            painter.setPen(self._rule)
            painter.drawLine(rect.left() + MARGIN, rect.top(), rect.left() + self._width - MARGIN, rect.top())
        for line in drawing.lines:
            painter.setFont(line.font)
            # What steps back elsewhere would be hard to read there.
            painter.setPen(self._text if is_selected and line.colour == self._quiet else line.colour)
            painter.drawText(line.place.translated(rect.topLeft()), _SIDE, line.text)
        painter.setPen(self._text)
        for layout, at in drawing.snippet:
            layout.draw(painter, QPointF(rect.topLeft()) + at)

    # -- laying out -------------------------------------------------------------------------------

    def _drawing(self, index: _Index) -> Drawing:
        row: ResultRow = index.data(ROW_ROLE)
        width = self._view.viewport().width()
        if width != self._width or self._view.font() != self._font:
            self._width = width
            self._set_fonts(self._view.font())
            self._drawings.clear()
        known = self._drawings.get(row)
        if known is None:
            if len(self._drawings) >= KEPT:
                for old in list(self._drawings)[: KEPT // 2]:
                    del self._drawings[old]
            known = self._drawings[row] = self.lay_out(row)
        return known

    def _set_fonts(self, font: QFont) -> None:
        self._font = QFont(font)
        self._small, self._bold = QFont(font), QFont(font)
        self._small.setPointSizeF(font.pointSizeF() * 0.9)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._metrics = {
            name: QFontMetrics(font)
            for name, font in (("plain", self._font), ("small", self._small), ("bold", self._bold))
        }

    def lay_out(self, row: ResultRow) -> Drawing:
        """A row for the present width."""
        left, width = MARGIN, max(self._width - 2 * MARGIN, 40)
        y = GAP
        lines: list[_Line] = []

        def line(text: str, name: str, font: QFont, colour: QColor) -> None:
            nonlocal y
            metrics = self._metrics[name]
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            lines.append(_Line(isolate(shown), font, colour, QRect(left, y, width, metrics.height())))
            y += metrics.height() + 1

        def title(text: str, name: str, font: QFont, colour: QColor) -> None:
            end = len(text)
            if self._metrics[name].horizontalAdvance(text) > width:
                end = self._one_line(text, (), width, font)[1]
            line(text[:end].rstrip(), name, font, colour)
            if end < len(text):
                line(text[end:].lstrip(), name, font, colour)

        band = 0
        if row.book_title:
            y += GAP
            line(f"{row.book_title}  ·  {row.book_total:,}", "bold", self._bold, self._text)
            y += GAP
            band = y
        if row.page_title:
            y += GAP
            title(row.page_title, "bold", self._bold, self._heading)
            if row.breadcrumb:
                line(row.breadcrumb, "small", self._small, self._quiet)
        if row.section_title:
            left, width = left + INDENT, width - INDENT
            y += GAP
            title(row.section_title, "plain", self._font, self._accent)
        snippet: tuple[tuple[QTextLayout, QPointF], ...] = ()
        if row.snippet:
            snippet, height = self._snippet(row, left, y + 1, width)
            y += 1 + height
        return Drawing(tuple(lines), snippet, y + 2 * GAP, band)

    def _snippet(
        self, row: ResultRow, left: int, y: int, width: int
    ) -> tuple[tuple[tuple[QTextLayout, QPointF], ...], int]:
        """The passage in at most two lines, and how high it is; what does not fit ends in an ellipsis."""
        first, end, height = self._one_line(row.snippet, row.marks, width)
        drawn = ((first, QPointF(left, y)),)
        if end >= len(row.snippet):
            return drawn, round(height)
        # Of the rest no more than fits is looked at; twice as much as the first line is enough.
        rest = row.snippet[end : 3 * end + 40]
        cut = self._metrics["plain"].elidedText(rest, Qt.TextElideMode.ElideRight, width)
        marks = tuple(
            (max(a - end, 0), min(b - end, len(cut))) for a, b in row.marks if b > end and a - end < len(cut)
        )
        second, _, more = self._one_line(cut, marks, 2 * width)
        return (*drawn, (second, QPointF(left, y + height))), round(height + more)

    def _one_line(
        self, text: str, marks: tuple[tuple[int, int], ...], width: int, font: QFont | None = None
    ) -> tuple[QTextLayout, int, float]:
        """The first line of a text, how many characters it holds, and its height."""
        layout = QTextLayout(text, font or self._font)
        layout.setTextOption(self._wrapping)
        layout.setCacheEnabled(True)
        layout.setFormats(self._formats(to_units(text, marks)))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width)
        layout.endLayout()
        return layout, from_unit(text, line.textStart() + line.textLength()), line.height()

    def _formats(self, marks: list[Span]) -> list[QTextLayout.FormatRange]:
        formats = []
        for start, end in marks:
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = start, end - start, self._look
            formats.append(span)
        return formats
