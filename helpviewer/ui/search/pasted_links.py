"""An address of a place in the book, put into the search field, opens the place instead of being searched."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from helpviewer.book.book import Book
from helpviewer.core.product import product
from helpviewer.links.address import from_address
from helpviewer.ui.search.field import SearchField


class PastedLinks(QObject):
    """Looks at what is put into the field.

    A pasted address opens at once, a typed one with Enter: half of one may already name a page.

    Signals:
        opened: the :class:`Location` the address names.
        refused: a sentence, when it names another book.
    """

    opened = Signal(object)
    refused = Signal(str)

    def __init__(self, field: SearchField, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._book = book
        self._length = 0
        field.textEdited.connect(self._edited)
        field.textChanged.connect(self._changed)
        field.entered.connect(self._open)

    def _edited(self, text: str) -> None:
        if len(text) > self._length + 1:
            QTimer.singleShot(0, self._open)  # the field is not done with its own text yet

    def _changed(self, text: str) -> None:
        self._length = len(text)

    def _open(self) -> None:
        named = from_address(product().id, self._field.text())
        if named is None:
            return
        book_id, location = named
        if book_id == self._book.info.id:
            self._field.clear()
            self.opened.emit(location)
        else:
            self.refused.emit(self.tr("This address leads to another book: {0}").format(book_id))
