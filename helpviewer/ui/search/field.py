"""The field on top of the window. Its arrow keys move in the hits, so that hands stay where they type."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

LEAST_WIDTH, LEAST_TARGET = 90, 24
"""Pixels of the field in a narrow window, and of the button in it."""

PAGE_STEP = 5
"""Hits that Page Up and Page Down move by."""


class SearchField(QLineEdit):
    """The search field.

    Signals:
        moved: the reader wants the selection in the hits moved by so many rows.
        entered: the reader wants the selected hit opened.
        tab_asked: the same in a tab of its own.
        escaped: the reader wants to be rid of the search.
        suggestions_asked: the reader came here, or pressed Down, and nothing is typed yet.
        left: the field lost the keyboard, or its place.
    """

    moved = Signal(int)
    entered = Signal()
    tab_asked = Signal()
    escaped = Signal()
    suggestions_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.show_scope(self.tr("Search this book"))
        self.setAccessibleDescription(
            self.tr("Hits appear while you type. Arrow keys move in them, Enter opens one, Escape clears.")
        )
        self.setMinimumWidth(LEAST_WIDTH)

    def show_scope(self, invitation: str) -> None:
        """Invite to a search there: ``Search this book``."""
        self.setPlaceholderText(self.tr("{0} (Ctrl+K)").format(invitation))
        self.setAccessibleName(invitation)

    def add_clear_button(self) -> None:
        """Offer a button that empties the field."""
        self.setClearButtonEnabled(True)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Clear the search"))
        self._enlarge_button()

    def focus(self) -> None:
        """Put the cursor here, with what was typed selected, so that typing replaces it."""
        self.setFocus()
        self.selectAll()
        self._offer()

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
        if plain and key == Qt.Key.Key_Down and not self.text():
            self._offer()
        elif plain and key in steps:
            self.moved.emit(steps[key])
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            self.tab_asked.emit()
        elif plain and key == Qt.Key.Key_Escape:
            was_empty = not self.text()
            self.escaped.emit()
            event.setAccepted(not was_empty)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._offer()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._enlarge_button()
        self.left.emit()

    def _enlarge_button(self) -> None:
        """Make the button that Qt put there as large as a finger or an unsteady hand needs it."""
        for button in self.findChildren(QToolButton):
            place = button.geometry()
            place.setSize(place.size().expandedTo(QSize(LEAST_TARGET, LEAST_TARGET)))
            place.moveCenter(button.geometry().center())
            place.moveRight(min(place.right(), self.width() - 1))
            place.moveLeft(max(place.left(), 0))
            button.setGeometry(place)

    def _offer(self) -> None:
        if not self.text():
            self.suggestions_asked.emit()
