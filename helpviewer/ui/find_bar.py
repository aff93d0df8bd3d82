"""Find in the page: marks every match while one types, and says how many there are."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget


class FindBar(QWidget):
    """A field with a count and buttons, hidden until it is asked for.

    Signals:
        pattern_changed: the regular expression to mark; "" for nothing.
        stepped: +1 for the next match, -1 for the one before.
        left: the bar was closed.
    """

    pattern_changed = Signal(str)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find-bar")
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find on this page"))
        self.field.setAccessibleName(self.tr("Find on this page"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._typed)
        self.count = QLabel()
        self.count.setAccessibleName(self.tr("Matches"))
        self.previous = self._button(self.tr("Previous match"))
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next = self._button(self.tr("Next match"))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.close_button = self._button(self.tr("Close"))
        self.close_button.clicked.connect(self.leave)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 5, 6, 5)
        layout.setSpacing(4)
        layout.addWidget(self.field, 1)
        for widget in (self.count, self.previous, self.next, self.close_button):
            layout.addWidget(widget)
        self.field.setMaximumWidth(420)
        self.count.setMinimumWidth(self.fontMetrics().horizontalAdvance("0000 of 0000"))
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.insertStretch(2, 1)
        self.hide()

    def open(self) -> None:
        """Show the bar with the cursor in its field."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._typed(self.field.text())

    def leave(self) -> None:
        """Hide the bar and its marks."""
        if self.isVisible():
            self.hide()
            self.pattern_changed.emit("")
            self.left.emit()

    def show_count(self, present: int, total: int) -> None:
        """Say which match is the present one (from 1) and how many there are."""
        if not self.field.text():
            self.count.clear()
        elif total:
            self.count.setText(self.tr("{0} of {1}").format(present, total))
        else:
            self.count.setText(self.tr("No match"))
        for button in (self.previous, self.next):
            button.setEnabled(total > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def dress(self, icon_of: Callable[[str], QIcon]) -> None:
        """Give the buttons their icons; ``icon_of(name)`` makes one."""
        for button, name in ((self.previous, "up"), (self.next, "down"), (self.close_button, "close")):
            button.setIcon(icon_of(name))

    def _typed(self, text: str) -> None:
        self.pattern_changed.emit(re.escape(text))

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button
