"""Draws one hit: the page's title and where it belongs, the section, and two lines with the terms marked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from helpviewer.models.results_model import ROW_ROLE, ResultRow
from helpviewer.render.theme import Theme

SNIPPET_LINES = 2
MARGIN = 10
GAP = 4
INDENT = 12
"""Pixels by which a section stands to the right of its page."""

_Index = QModelIndex | QPersistentModelIndex


class HitDelegate(QStyledItemDelegate):
    """The look of a row of :class:`ResultsModel`."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row: ResultRow = index.data(ROW_ROLE)
        width = self._view.viewport().width()
        return QSize(width, self._lay_out(None, row, QRect(0, 0, width, 0), index.row() == 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: ResultRow = index.data(ROW_ROLE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.highlight())
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), self._accent())
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, option.palette.midlight())
        self._lay_out(painter, row, option.rect, index.row() == 0)
        painter.restore()

    def _accent(self) -> QColor:
        return QColor(self.theme.link)

    def _lay_out(self, painter: QPainter | None, row: ResultRow, rect: QRect, first: bool) -> int:
        """Draw the row, or only measure it when there is no painter.

        Returns:
            the height the row needs, in pixels.
        """
        font, small, bold = self._fonts()
        left = rect.left() + MARGIN
        width = max(rect.width() - 2 * MARGIN, 40)
        y = rect.top() + GAP
        text, quiet = QColor(self.theme.text), QColor(self.theme.quiet)
        if row.page_title:
            if not first and painter:
                painter.setPen(QColor(self.theme.rule))
                painter.drawLine(left, rect.top(), left + width, rect.top())
            y = self._line(painter, row.page_title, bold, QColor(self.theme.heading), left, y + GAP, width)
            if row.breadcrumb:
                y = self._line(painter, row.breadcrumb, small, quiet, left, y, width)
        if row.section_title:
            left, width = left + INDENT, width - INDENT
            y = self._line(painter, row.section_title, font, QColor(self.theme.link), left, y + GAP, width)
        if row.snippet:
            y = self._snippet(painter, row, font, text, left, y + 1, width)
        return y + 2 * GAP - rect.top()

    def _line(
        self, painter: QPainter | None, text: str, font: QFont, colour: QColor, left: int, y: int, width: int
    ) -> int:
        metrics = QFontMetrics(font)
        if painter:
            painter.setFont(font)
            painter.setPen(colour)
            direction = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(left, y, width, metrics.height()), direction, shown)
        return y + metrics.height() + 1

    def _snippet(
        self,
        painter: QPainter | None,
        row: ResultRow,
        font: QFont,
        colour: QColor,
        left: int,
        y: int,
        width: int,
    ) -> int:
        layout = QTextLayout(row.snippet, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._marks(row))
        layout.beginLayout()
        height, end = 0.0, 0
        lines: list[QTextLine] = []
        while len(lines) < SNIPPET_LINES and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
            lines.append(line)
            end = line.textStart() + line.textLength()
        layout.endLayout()
        if painter:
            painter.setPen(colour)
            for line in lines[: SNIPPET_LINES - 1] if end < len(row.snippet) else lines:
                line.draw(painter, QPointF(left, y))
            if end < len(row.snippet) and len(lines) == SNIPPET_LINES:
                self._cut_line(painter, row, layout, lines[-1].textStart(), font, QPointF(left, y), width)
        return y + round(height)

    def _cut_line(
        self,
        painter: QPainter,
        row: ResultRow,
        whole: QTextLayout,
        start: int,
        font: QFont,
        at: QPointF,
        width: int,
    ) -> None:
        # The last line ends in an ellipsis, so it is laid out again from its own start.
        shown = QFontMetrics(font).elidedText(row.snippet[start:], Qt.TextElideMode.ElideRight, width)
        layout = QTextLayout(shown, font)
        marks = tuple((a - start, min(b - start, len(shown))) for a, b in row.marks if b > start)
        layout.setFormats(self._formats(tuple((max(a, 0), b) for a, b in marks if a < len(shown))))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width * 2)
        layout.endLayout()
        line.draw(painter, at + QPointF(0, whole.lineAt(SNIPPET_LINES - 1).y()))

    def _marks(self, row: ResultRow) -> list[QTextLayout.FormatRange]:
        return self._formats(row.marks)

    def _formats(self, marks: tuple[tuple[int, int], ...]) -> list[QTextLayout.FormatRange]:
        look = QTextCharFormat()
        look.setBackground(QColor(self.theme.mark))
        look.setForeground(QColor(self.theme.mark_text))
        formats = []
        for start, end in marks:
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = start, end - start, look
            formats.append(span)
        return formats

    def _fonts(self) -> tuple[QFont, QFont, QFont]:
        font = QFont(self._view.font())
        small, bold = QFont(font), QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.9)
        bold.setWeight(QFont.Weight.DemiBold)
        return font, small, bold
