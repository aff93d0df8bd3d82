"""Shows for a moment on a button what it did ("Copied"). Loaded with the first click on one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QLabel, QTextBrowser

from helpviewer.page.around.theme import Theme

SAID_MS = 2000


class SaidLabel(QLabel):
    """Lies over the words of a button on a box of code until the page moves, or for two seconds."""

    def __init__(self, view: QTextBrowser) -> None:
        super().__init__(view.viewport())
        self._view = view
        self.setObjectName("said")
        self.setAutoFillBackground(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAID_MS)
        self._timer.timeout.connect(self.hide)
        view.verticalScrollBar().valueChanged.connect(self.hide)
        view.verticalScrollBar().rangeChanged.connect(self.hide)
        view.textChanged.connect(self.hide)

    def say(self, text: str, button: QRect, font: QFont, theme: Theme) -> None:
        """Say something on a button that stands there in the view. It ends where the button does, which is at
        the edge of its box."""
        colours = self.palette()
        self.setBackgroundRole(QPalette.ColorRole.Window)  # not that of what it lies on
        colours.setColor(QPalette.ColorRole.Window, QColor(theme.code.background))
        colours.setColor(QPalette.ColorRole.WindowText, QColor(theme.code.text))
        self.setPalette(colours)
        self.setFont(font)
        self.setText(text)
        size = self.sizeHint().expandedTo(button.size())
        left = max(0, button.right() + 1 - size.width())
        self.setGeometry(QRect(QPoint(left, button.center().y() - size.height() // 2), size))
        self.show()
        self._timer.start()
