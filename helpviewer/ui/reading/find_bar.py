"""Find in the page: marks every match while one types, and says how many there are."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from helpviewer.ui.appearance.icons import ICON_SIZE
from helpviewer.ui.common.announce import announce


class FindBar(QWidget):
    """A field with a count and buttons, hidden until it is asked for.

    Signals:
        pattern_changed: the regular expression to mark; "" for nothing. It says itself whether case matters.
        stepped: +1 for the next match, -1 for the one before.
        left: the bar was closed.
    """

    pattern_changed = Signal(str)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find-bar")
        self._shown = (0, 0)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find on this page"))
        self.field.setAccessibleName(self.tr("Find on this page"))
        self.field.setClearButtonEnabled(True)
        for button in self.field.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Clear the field"))
        self.field.textChanged.connect(self._look)
        self.match_case = self._toggle(self.tr("Match case"))
        self.whole_words = self._toggle(self.tr("Whole words only"))
        self.count = QLabel()
        self.count.setAccessibleName(self.tr("Matches"))
        self.previous = self._button(self.tr("Previous match"), lambda: self.stepped.emit(-1))
        self.next = self._button(self.tr("Next match"), lambda: self.stepped.emit(1))
        self.close_button = self._button(self.tr("Close"), self.leave)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 5, 6, 5)
        layout.setSpacing(4)
        layout.addWidget(self.field, 1)
        for widget in (self.match_case, self.whole_words, self.count, self.previous, self.next):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.close_button)
        self.field.setMaximumWidth(420)
        self.count.setMinimumWidth(self.fontMetrics().horizontalAdvance("000 of 000"))
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def open(self, text: str = "") -> None:
        """Show the bar with the cursor in its field, and with this text in it, if it is any."""
        self.show()
        if text:
            self.field.setText(text)
        self.field.setFocus()
        self.field.selectAll()
        self._look()

    def leave(self) -> None:
        """Hide the bar and its marks."""
        if self.isVisible():
            self.hide()
            self.pattern_changed.emit("")
            self.left.emit()

    def show_count(self, present: int, total: int) -> None:
        """Say which match is the present one (from 1) and how many there are, and when the search went over
        an end of the page."""
        before, self._shown = self._shown, (present, total)
        wrapped = ""
        if total > 1 and before == (total, total) and present == 1:
            wrapped = self.tr("from the top")
        elif total > 1 and before == (1, total) and present == total and total > 2:
            wrapped = self.tr("from the end")
        if not self.field.text():
            words = ""
        elif total:
            words = self.tr("{0} of {1}").format(present, total)
        else:
            words = self.tr("No match")
        said = f"{words}, {wrapped}" if wrapped else words
        if said != self.count.text():
            self.count.setText(said)
            if self.isVisible():
                announce(self.count, said)
        for button in (self.previous, self.next):
            button.setEnabled(total > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def set_icons(self, icon_of: Callable[[str], QIcon]) -> None:
        """Give the buttons their icons; ``icon_of(name)`` makes one."""
        for button, name in (
            (self.match_case, "case"),
            (self.whole_words, "word"),
            (self.previous, "up"),
            (self.next, "down"),
            (self.close_button, "close"),
        ):
            button.setIcon(icon_of(name))

    def _look(self) -> None:
        self._shown = (0, 0)  # whatever comes now is no step over an end
        self.pattern_changed.emit(self._pattern(self.field.text()))

    def _pattern(self, text: str) -> str:
        if not text:
            return ""
        pattern = re.escape(text)
        if self.whole_words.isChecked():
            pattern = rf"(?<!\w){pattern}(?!\w)"
        return f"(?-i:{pattern})" if self.match_case.isChecked() else pattern

    def _button(self, name: str, slot: Callable[[], object]) -> QToolButton:
        button = self._bare_button(name)
        button.clicked.connect(lambda: slot())
        return button

    def _toggle(self, name: str) -> QToolButton:
        button = self._bare_button(name)
        button.setCheckable(True)
        button.toggled.connect(lambda: self._look())
        return button

    def _bare_button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a tool button takes no Tab by itself
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button
