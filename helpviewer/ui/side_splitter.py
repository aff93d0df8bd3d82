"""The line between the left and the right side: the left keeps its width, as long as the page has room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

SIDE_WIDTH = 300
"""Pixels of the left side in a new window."""

SIDE_SHARE = 0.38
"""Of the window, at most, for the left side; a narrow window is for reading."""


class SideSplitter(QSplitter):
    """Two panes; the width the reader gave the left one comes back when the window grows again."""

    def __init__(self, side: QWidget, page: QWidget) -> None:
        super().__init__()  # and not (parent): that would load the enums of Qt, see mouse.py
        self.setObjectName("splitter")
        self.side_width = SIDE_WIDTH
        self.addWidget(side)
        self.addWidget(page)
        self.setStretchFactor(1, 1)
        self.setCollapsible(1, False)
        self.setHandleWidth(5)
        side.setMinimumWidth(90)
        page.setMinimumWidth(120)
        self.splitterMoved.connect(lambda: setattr(self, "side_width", self.sizes()[0]))

    def set_side_width(self, width: int) -> None:
        """Give the left side so many pixels, or fewer in a narrow window; 0 folds it away."""
        self.side_width = width
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        left = min(self.side_width, round(self.width() * SIDE_SHARE))
        self.setSizes([left, self.width() - left - self.handleWidth()])
