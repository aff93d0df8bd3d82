"""The drop-down that limits a search to one category."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QWidget

from helpviewer.book.reader import Book

ALL_BOOKS = "*"
"""What stands for all books; no category has such an id."""

INDENT = "    "
"""What a category stands to the right of the one it belongs to."""


class CategoryFilter(QComboBox):
    """Every category, as the contents show them, below "All categories"; and all books, where there are more.

    Signals:
        chosen: the id of the category the reader chose, "" for all of them, :data:`ALL_BOOKS` for all books.
    """

    chosen = Signal(str)

    def __init__(self, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("category-filter")
        self.setAccessibleName(self.tr("Category to search in"))
        self.setToolTip(self.tr("Search in one category only"))
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.addItem(self.tr("All categories"), "")
        for category in book.categories:
            self.addItem(INDENT * category.depth + category.title, category.id)
        self.activated.connect(lambda row: self.chosen.emit(self.itemData(row)))

    def offer_all_books(self) -> None:
        """Offer a search in all books as well."""
        if self.findData(ALL_BOOKS) < 0:
            self.insertItem(1, self.tr("All books"), ALL_BOOKS)
            self.setVisible(self.is_useful)

    @property
    def is_useful(self) -> bool:
        """Whether there is anything to choose."""
        return self.count() > 2 or self.findData(ALL_BOOKS) >= 0

    def show_category(self, category: str) -> None:
        """Show which category is searched; "" for all. Emits nothing."""
        row = self.findData(category)
        if row >= 0 and row != self.currentIndex():
            self.setCurrentIndex(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            # As the search field shows it; Fusion's own frame can hardly be told from the others.
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().link().color(), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 3, 3)
            painter.end()
