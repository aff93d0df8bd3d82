"""The field on top of the window. Its arrow keys move in the hits, so that hands stay where they type."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

PAGE_STEP = 5
"""Hits that Page Up and Page Down move by."""


class SearchField(QLineEdit):
    """What the reader is looking for.

    Signals:
        moved: the reader wants the selection in the hits moved by so many rows.
        entered: the reader wants the selected hit opened.
        escaped: the reader wants to be rid of the search.
    """

    moved = Signal(int)
    entered = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setPlaceholderText(self.tr("Search this book (Ctrl+K)"))
        self.setAccessibleName(self.tr("Search this book"))
        self.setAccessibleDescription(
            self.tr("Hits appear while you type. Arrow keys move in them, Enter opens one, Escape clears.")
        )
        self.setMinimumWidth(120)

    def focus(self) -> None:
        """Put the cursor here, with what was typed selected, so that typing replaces it."""
        self.setFocus()
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import (
            Qt,
        )  # here, not on top: its enums take 20 ms that the first page need not wait for

        key = event.key()
        steps: dict[int, int] = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: PAGE_STEP,
            Qt.Key.Key_PageUp: -PAGE_STEP,
        }
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and key in steps:
            self.moved.emit(steps[key])
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif plain and key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
