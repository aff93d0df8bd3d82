"""The frame around the link that has the keyboard, and the line that shows that the page has it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QTextBrowser, QWidget

from helpviewer.ui.page.layout.column import Column

FOCUS_PX = 2


class FocusLine(QWidget):
    """The line along the upper edge of the page while the page has the keyboard."""

    def __init__(self, view: QTextBrowser) -> None:
        super().__init__(view)
        self._view = view
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.backgroundRole().Accent)
        self.hide()

    def follow(self) -> None:
        """Be as wide as the page."""
        self.setGeometry(0, 0, self._view.width(), FOCUS_PX)
        self.raise_()


def draw_link_frame(view: QTextBrowser, column: Column, start: int, end: int) -> None:
    """Draw a frame that can be seen: Qt's own is a dotted hairline."""
    first, last = view.cursorRect(column.cursor(start)), view.cursorRect(column.cursor(end))
    if first.top() != last.top() and last.left() <= first.left():
        frame = first.united(last)  # over a line's end; a picture as well
        frame.setRight(view.viewport().width() - 2)
        frame.setLeft(2)
    else:
        frame = first.united(last)
    whole = QRectF(view.viewport().rect()).adjusted(1, 1, -1, -1)
    painter = QPainter(view.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(column.theme.link), 2))
    painter.drawRoundedRect(QRectF(frame).adjusted(-3, -1, 3, 1).intersected(whole), 3, 3)
    painter.end()
