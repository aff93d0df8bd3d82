"""The window that is shown when a book cannot be opened: says what is wrong, and asks for another book."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from helpviewer.book.errors import BookDamaged, BookError, BookMissing, BookTooNew
from helpviewer.core.product import product
from helpviewer.ui.common.translate import translated


class ErrorWindow(QWidget):
    """Says what is wrong with a book.

    Signals:
        book_chosen: the :class:`Path` of another book the reader wants to try.
    """

    book_chosen = Signal(object)

    def __init__(self, error: BookError) -> None:
        super().__init__()
        self.setWindowTitle(product().name)
        self.heading = QLabel()
        font = self.heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        self.heading.setFont(font)
        self.heading.setWordWrap(True)
        self.sentence = QLabel()
        self.choose = QPushButton(self.tr("&Choose Another Book…"))
        self.choose.clicked.connect(self._choose)
        self.quit = QPushButton(self.tr("&Quit"))
        self.quit.clicked.connect(self.close)
        self.choose.setDefault(True)
        self._layout()
        self._say(error)
        self.resize(560, 220)

    def _say(self, error: BookError) -> None:
        titles = {
            BookMissing: self.tr("There is no help book here"),
            BookTooNew: self.tr("This help book is too new"),
            BookDamaged: self.tr("This help book is damaged"),
        }
        title = titles.get(type(error), self.tr("This help book cannot be opened"))
        sentence = translated(error.message)
        self.heading.setText(title)
        self.sentence.setText(sentence)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)

    def _layout(self) -> None:
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.sentence, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.choose)
        row.addWidget(self.quit)
        column.addLayout(row)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder of a help book"))
        if folder:
            self.book_chosen.emit(Path(folder))
