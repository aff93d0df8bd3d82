"""A box of code in a window of its own, its lines whole. Loaded with the first click."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPalette, QTextOption, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from helpviewer.page.around.theme import Theme
from helpviewer.page.html_text import escape
from helpviewer.page.nodes import CodeBlock
from helpviewer.richtext.code import code_html

ROOM = 16
"""Pixels around the code."""
LEAST, MOST_STEPS = QSize(480, 320), 12
"""The size of the window at least, and by how many steps the code becomes larger or smaller at most."""
SAID_MS = 2000
"""How long the button says that the code was copied."""


class CodeWindow(QWidget):
    """Shows one box of code. What stands in columns stays there: it scrolls sideways, unless the reader wants
    its lines wrapped. +, - and Ctrl with the wheel change the size; Escape closes.
    """

    def __init__(self, code: CodeBlock, theme: Theme, size_pt: float, parent: QWidget) -> None:
        """``theme`` has the font for code; ``size_pt`` is the size of the page's text."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("code-window")
        self._code = code
        self._steps = 0
        name = code.title or self.tr("Code")
        self.setWindowTitle(name)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(name)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        colours = self.text.palette()
        colours.setColor(QPalette.ColorRole.Base, theme.code.background)
        self.text.setPalette(colours)
        self._fill(theme, size_pt)
        self.wrap = QCheckBox(self.tr("&Wrap long lines"))
        self.wrap.toggled.connect(self._wrap)
        self._wrap(False)
        title = QLabel(code.title)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.copy = QPushButton(self.tr("&Copy"))
        self.copy.setToolTip(self.tr("Copy this code"))
        self.copy.clicked.connect(self._copy)
        close = QPushButton(self.tr("C&lose"))
        close.setToolTip(self.tr("Back to the page"))
        close.clicked.connect(self.close)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(8)
        bar.addWidget(title, 1)
        for widget in (self.wrap, self.copy, close):
            bar.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.text, 1)
        column.addLayout(bar)
        self.text.setFocus()
        self._take_room(bar.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._step(1)
        elif key == Qt.Key.Key_Minus:
            self._step(-1)
        elif key == Qt.Key.Key_0:
            self._step(-self._steps)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self._step(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    # -- inside -----------------------------------------------------------------------------------

    def _fill(self, theme: Theme, size_pt: float) -> None:
        document = self.text.document()
        font = document.defaultFont()
        font.setFamilies([*theme.code_fonts, "monospace"])
        font.setPointSizeF(size_pt)
        self.text.setFont(font)
        document.setDefaultFont(font)
        document.setDocumentMargin(ROOM)
        families = ", ".join(f"'{escape(family)}'" for family in font.families())
        style = f"white-space:pre-wrap;color:{theme.code.text};font-family:{families}"
        # Code reads from left to right in every language.
        self.text.setHtml(f'<pre dir="ltr" align="left" style="{style}">{code_html(self._code, theme)}</pre>')

    def _wrap(self, wraps: bool) -> None:
        modes = QTextOption.WrapMode
        mode = modes.WrapAtWordBoundaryOrAnywhere if wraps else modes.NoWrap
        self.text.setWordWrapMode(mode)
        self.text.setLineWrapMode(
            QTextEdit.LineWrapMode.WidgetWidth if wraps else QTextEdit.LineWrapMode.NoWrap
        )

    def _step(self, steps: int) -> None:
        steps = max(-MOST_STEPS, min(self._steps + steps, MOST_STEPS)) - self._steps
        self._steps += steps
        self.text.zoomIn(steps)

    def _take_room(self, below: int) -> None:
        """Be as large as the code, where the screen is."""
        wanted = self.text.document().size().toSize() + QSize(ROOM, below + ROOM)
        self.resize(wanted.expandedTo(LEAST).boundedTo(self.screen().availableSize() * 0.85))

    def _copy(self) -> None:
        from PySide6.QtCore import QTimer

        QGuiApplication.clipboard().setText(f"{self._code.text}\n")
        self.copy.setText(self.tr("Copied ✓"))
        QTimer.singleShot(SAID_MS, self, lambda: self.copy.setText(self.tr("&Copy")))
