"""The list that drops down from the search field: recent searches, or categories after ``category:``."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from helpviewer.book.book import Book
from helpviewer.models.search_text import category_at
from helpviewer.models.user_data.recent_searches import RecentSearches
from helpviewer.ui.common.announce import announce
from helpviewer.ui.search.field import SearchField

OFFERED = 12
"""Categories that are offered at most."""

LEAST_WIDTH = 220
ROW_ROOM = 8
"""Pixels that a row is higher than its text."""

_Key = Qt.Key
_VALUE = Qt.ItemDataRole.UserRole
_CLEAR = Qt.ItemDataRole.UserRole + 1


class Suggestions(QListWidget):
    """Lies over the window below the field; the keyboard stays in the field, whose keys come here first.

    Signals:
        searched: a recent search that the reader chose.
    """

    searched = Signal(str)

    def __init__(self, field: SearchField, book: Book, recent: RecentSearches) -> None:
        super().__init__(field.window())
        self._field = field
        self._recent = recent
        self._categories = [(category.id, category.title) for category in book.categories]
        self._completes = False
        self.setObjectName("suggestions")
        self.setAccessibleName(self.tr("Suggestions"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("#suggestions { border: 1px solid palette(mid); background: palette(base); }")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setViewportMargins(4, 2, 4, 2)
        self.hide()
        self.itemClicked.connect(self._choose)
        field.installEventFilter(self)
        field.suggestions_asked.connect(self.show_recent)
        field.textChanged.connect(self._complete)
        field.left.connect(self.hide)

    def show_recent(self) -> None:
        """Drop down with the recent searches, if there are any."""
        texts = self._recent.texts
        if self._field.text() or not texts:
            return
        self._completes = False
        self.clear()
        self._heading(self.tr("Recent searches"))
        for text in texts:
            self._row(text, text).setToolTip(self.tr("Delete removes it from this list"))
        clear = self._row(self.tr("Clear recent searches"), "")
        clear.setData(_CLEAR, True)
        self._open()
        announce(self._field, self.tr("Recent searches: {0}").format(len(texts)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Act on a key of the field; whether the field must not have it as well."""
        if watched is self._field and self.isVisible() and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
                return self._take(event.key())
        return super().eventFilter(watched, event)

    # -- inside -----------------------------------------------------------------------------------

    def _take(self, key: int) -> bool:
        if key in (_Key.Key_Down, _Key.Key_Up):
            self._move(1 if key == _Key.Key_Down else -1)
        elif key == _Key.Key_Escape:
            self.hide()
        elif (key in (_Key.Key_Return, _Key.Key_Enter) and self.currentItem()) or (
            key == _Key.Key_Tab and self._completes and self.currentItem()
        ):
            self._choose(self.currentItem())
        elif key == _Key.Key_Delete and self.currentItem() and not self._completes:
            self._remove(self.currentItem())
        else:
            return False
        return True

    def _complete(self, text: str) -> None:
        self.hide()
        place = category_at(text, self._field.cursorPosition())
        if place is None or self._field.window().focusWidget() is not self._field:
            return
        begun = text[slice(*place)].casefold()
        offered = [row for row in self._categories if self._begins(row, begun)]
        if not offered or begun in {category for category, _ in self._categories}:
            return
        self._completes = True
        self.clear()
        for category, title in offered[:OFFERED]:
            self._row(f"{title}  ·  {category}", category)
        self.setCurrentRow(0)
        self._open()
        announce(self._field, offered[0][1])

    @staticmethod
    def _begins(row: tuple[str, str], begun: str) -> bool:
        category, title = row
        words = (category, *category.split("-"), *title.casefold().split())
        return any(word.startswith(begun) for word in words)

    def _heading(self, text: str) -> None:
        item = QListWidgetItem(text, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(self.palette().placeholderText())
        self._give_room(item)

    def _row(self, text: str, value: str) -> QListWidgetItem:
        item = QListWidgetItem(text, self)
        item.setData(_VALUE, value)
        self._give_room(item)
        return item

    def _give_room(self, item: QListWidgetItem) -> None:
        item.setSizeHint(QSize(0, self.fontMetrics().height() + ROW_ROOM))

    def _open(self) -> None:
        field = self._field
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        below = field.mapTo(field.window(), QPoint(0, field.height() + 1))
        room = field.window().width() - below.x() - 4
        self.move(below)
        self.resize(min(max(field.width(), LEAST_WIDTH), room), rows + 2 * self.frameWidth() + 4)
        self.show()
        self.raise_()

    def _move(self, step: int) -> None:
        row = self.currentRow() + step
        while 0 <= row < self.count() and not self.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
            row += step
        if 0 <= row < self.count():
            self.setCurrentRow(row)
            announce(self._field, self.item(row).text())

    def _choose(self, item: QListWidgetItem) -> None:
        if not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        self.hide()
        if item.data(_CLEAR):
            self._recent.clear()
        elif self._completes:
            self._insert(item.data(_VALUE))
        else:
            self.searched.emit(item.data(_VALUE))

    def _insert(self, category: str) -> None:
        text = self._field.text()
        place = category_at(text, self._field.cursorPosition())
        if place is not None:
            begin, end = place
            rest = text[end:].lstrip()
            self._field.setText(f"{text[:begin]}{category} {rest}")
            self._field.setCursorPosition(begin + len(category) + 1)

    def _remove(self, item: QListWidgetItem) -> None:
        if item.data(_CLEAR):
            return
        row = self.currentRow()
        self._recent.remove(item.data(_VALUE))
        self.hide()
        self.show_recent()
        if self.isVisible():
            self.setCurrentRow(min(row, self.count() - 2))
