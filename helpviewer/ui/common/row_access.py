"""Lets a screen reader open a row of a list or tree.

The only action that Qt offers on a row is to select it, without moving there, and only where it is not yet
selected. Mouse and keyboard never do that: where they select, they also stand.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView


class RowAccess(QObject):
    """Opens the row of ``view`` that a screen reader selects. Made once the view has its model."""

    def __init__(self, view: QAbstractItemView, open_row: Callable[[QModelIndex], None]) -> None:
        super().__init__(view)
        self._view = view
        self._open = open_row
        view.selectionModel().selectionChanged.connect(self._selected)

    def _selected(self) -> None:
        if QAccessible.isActive():
            QTimer.singleShot(0, self, self._look)  # mouse and keyboard need the moment to arrive there

    def _look(self) -> None:
        selected, current = self._view.selectionModel().selectedIndexes(), self._view.currentIndex()
        row = next((index for index in selected if index != current), None)
        if row is not None:
            self._view.setCurrentIndex(row)
            self._open(row)
