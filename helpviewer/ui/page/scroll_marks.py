"""Marks in the page's scroll bar: where on the page something was found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextDocument
from PySide6.QtWidgets import QTextEdit, QWidget

from helpviewer.page.around.theme import Theme

HEIGHT, PRESENT_HEIGHT = 2, 4
"""Pixels of a mark, and of that of the present match."""

MOST = 2000
"""Matches that are marked at most; beyond, every second, third … one."""


class ScrollMarks(QWidget):
    """Lies over the scroll bar, which the mouse reaches all the same. Who does not see it loses nothing: the
    number of matches is told elsewhere."""

    def __init__(self, view: QTextEdit) -> None:
        bar = view.verticalScrollBar()
        super().__init__(bar)
        self._view = view
        self._spans: Sequence[tuple[int, int]] = ()
        self._present = -1
        self._theme: Theme | None = None
        self._places: list[float] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        bar.rangeChanged.connect(self._measure_again)  # the page was laid out anew
        bar.installEventFilter(self)

    def show_matches(self, spans: Sequence[tuple[int, int]], present: int, theme: Theme) -> None:
        """Mark these ranges of the page, ``present`` being the number of the match where the reader is."""
        if spans is not self._spans:
            self._spans, self._places = spans, None
        self._present, self._theme = present, theme
        self.setGeometry(self._view.verticalScrollBar().rect())
        self.setVisible(bool(spans))
        self.raise_()
        self.update()

    def rows(self) -> list[int]:
        """The pixels at which marks are drawn, from the top of the bar; each once."""
        if self._places is None:
            step = len(self._spans) // MOST + 1
            document = self._view.document()
            self._places = [_part_of_page(document, start) for start, _ in self._spans[::step]]
        return sorted({self._row(place) for place in self._places})

    def present_row(self) -> int:
        """The pixel of the present match, -1 where there is none."""
        if self._present < 0:
            return -1
        return self._row(_part_of_page(self._view.document(), self._spans[self._present][0]))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        edge, colour = QColor(self._theme.background), QColor(self._theme.link)
        side = self.width() // 4
        for row in self.rows():
            mark = QRect(side, row, self.width() - 2 * side, HEIGHT)
            painter.fillRect(mark.adjusted(-1, -1, 1, 1), edge)  # to be seen on the handle as well
            painter.fillRect(mark, colour)
        if (row := self.present_row()) >= 0:
            mark = QRect(0, row - 1, self.width(), PRESENT_HEIGHT)
            painter.fillRect(mark.adjusted(0, -1, 0, 1), edge)
            painter.fillRect(mark, QColor(self._theme.text))
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._view.verticalScrollBar().rect())
        return False

    # -- inside -----------------------------------------------------------------------------------

    def _measure_again(self) -> None:
        self._places = None
        self.update()

    def _row(self, place: float) -> int:
        return min(round(place * self.height()), self.height() - HEIGHT)


def _part_of_page(document: QTextDocument, position: int) -> float:
    """How far down the page a character stands, from 0 to 1."""
    block = document.findBlock(position)
    layout = document.documentLayout()
    line = block.layout().lineForTextPosition(position - block.position())
    top = layout.blockBoundingRect(block).top() + (line.y() if line.isValid() else 0)
    return max(0.0, min(top / max(layout.documentSize().height(), 1), 1.0))
