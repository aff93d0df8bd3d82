"""The splitter between the left side (contents or hits) and the page. The left side keeps its width while the
window is wide enough."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

SIDE_WIDTH = 300
"""Pixels of the left side in a new window."""

SIDE_SHARE = 0.38
"""Of the window, at most, for the left side; a narrow window is for reading."""


class SideSplitter(QSplitter):
    """Two panes; the width the reader gave the left one comes back when the window grows again.

    Signals:
        folded: whether the left side is folded away now.
    """

    folded = Signal(bool)

    def __init__(self, side: QWidget, page: QWidget) -> None:
        super().__init__()  # and not (parent): that would load the enums of Qt, see mouse.py
        self.setObjectName("splitter")
        self.side_width = SIDE_WIDTH
        self._width_unfolded = SIDE_WIDTH
        self._is_temporary = False
        self._side = side
        self.addWidget(side)
        self.addWidget(page)
        self.setStretchFactor(1, 1)
        self.setCollapsible(1, False)
        self.setHandleWidth(5)
        side.setMinimumWidth(90)
        page.setMinimumWidth(120)
        self.splitterMoved.connect(self._moved)

    @property
    def is_folded(self) -> bool:
        return self.side_width == 0

    @property
    def width_to_keep(self) -> int:
        """What the next window should begin with: as the reader left it. A side that is only shown
        for now counts as folded."""
        return 0 if self._is_temporary else self.side_width

    def set_side_width(self, width: int) -> None:
        """Set the width of the left side; in a narrow window it gets less. 0 hides it."""
        self._note(width)
        self._share()

    def fold(self, folded: bool) -> None:
        """Fold the left side away, or bring it back as wide as it was."""
        self._is_temporary = False
        if folded != self.is_folded:
            self.set_side_width(0 if folded else self._width_unfolded)

    def show_temporarily(self, wanted: bool) -> None:
        """Show a folded side for as long as it is ``wanted``, such as while there are hits."""
        if wanted and self.is_folded:
            self.fold(False)
            self._is_temporary = True
        elif not wanted and self._is_temporary:
            self.fold(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _moved(self) -> None:
        self._is_temporary = False
        self._note(self.sizes()[0])

    def _note(self, width: int) -> None:
        was_folded = self.is_folded
        self.side_width = width
        if width:
            self._width_unfolded = width
        if was_folded != self.is_folded:
            self._side.setEnabled(not self.is_folded)  # the Tab key must not go where nothing is seen
            self.folded.emit(self.is_folded)

    def _share(self) -> None:
        left = min(self.side_width, round(self.width() * SIDE_SHARE))
        self.setSizes([left, self.width() - left - self.handleWidth()])
