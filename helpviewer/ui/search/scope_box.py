"""The drop-down list beside the search field: where to search."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
    QWidget,
)

from helpviewer.book.book import Book
from helpviewer.models.scope import ALL_BOOKS, THIS_BOOK, Scope
from helpviewer.ui.common.bidi import isolate

LETTERS = 9
"""Letters that have room in it. In a narrow window, where the buttons beside it must stay, it is as wide as
“This book”. Of a longer name the beginning is seen, and all of it in the list."""

_MARGIN = 1
"""Pixels that Qt leaves on both sides of the text."""

INDENT, AIR = 16, 8
"""Pixels that a category stands to the right of what it belongs to, and pixels around a row."""

_ACCESSIBLE_TEXT, _SCOPE, _DEPTH, _COUNT = 11, 256, 257, 258  # roles, as numbers: see contents_model.py

_Index = QModelIndex | QPersistentModelIndex


class _Rows(QStyledItemDelegate):
    """A name, as far to the right as it is deep in the contents, and at the row's end how much is there."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        option.text = isolate(option.text)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        if index.data(_SCOPE) is None:
            return QSize(0, AIR)
        size = super().sizeHint(option, index)
        indent = INDENT * index.data(_DEPTH)
        room = option.fontMetrics.horizontalAdvance("0,000,000")
        return QSize(size.width() + indent + room, size.height() + AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        whole = QRect(option.rect)  # a copy: the rect itself is set below
        painter.save()
        if index.data(_SCOPE) is None:
            painter.setPen(option.palette.mid().color())
            painter.drawLine(whole.left(), whole.center().y(), whole.right(), whole.center().y())
        else:
            mirrored = option.widget.isRightToLeft()
            count = index.data(_COUNT) or ""
            taken = option.fontMetrics.horizontalAdvance(count) + 2 * AIR if count else 0
            indent = INDENT * index.data(_DEPTH)
            option.rect = whole.adjusted(*((taken, 0, -indent, 0) if mirrored else (indent, 0, -taken, 0)))
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(whole, option.palette.highlight())
            super().paint(painter, option, index)
            painter.setPen(option.palette.text().color())
            end = Qt.AlignmentFlag.AlignRight  # the painter turns it round with the window
            painter.drawText(whole.adjusted(AIR, 0, -AIR, 0), end | Qt.AlignmentFlag.AlignVCenter, count)
        painter.restore()


class ScopeBox(QComboBox):
    """This book, all books, each other book, and every category of this book as the contents show them.

    Signals:
        chosen: the :class:`Scope` that the reader chose.
        opened: the list drops down; what is found in each scope is wanted.
        folded: the list is gone.
        is_useful_changed: whether there is anything to choose now.
    """

    chosen = Signal(object)
    opened = Signal()
    folded = Signal()
    is_useful_changed = Signal(bool)

    def __init__(self, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._others: Mapping[Path, str] = {}
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setObjectName("scope")
        self.setAccessibleName(self.tr("Where to search"))
        self.setToolTip(self.tr("Choose where to search"))
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LETTERS)
        self._fill()
        self.setItemDelegate(_Rows(self))
        self.activated.connect(lambda row: self.chosen.emit(self.itemData(row)))

    def minimumSizeHint(self) -> QSize:
        size = super().minimumSizeHint()
        beside = self.width() - self._text_width()
        text = self.fontMetrics().horizontalAdvance(self.itemText(0)) + 1  # for what was rounded
        return QSize(min(size.width(), beside + text), size.height())

    def offer_books(self, others: Mapping[Path, str]) -> None:
        """Offer these books besides that of the window: their folders and titles."""
        if others != self._others:
            self._others = dict(others)
            present = self.scope
            self.clear()
            self._fill()
            self.show_scope(present)
            self.is_useful_changed.emit(self.is_useful)

    @property
    def is_useful(self) -> bool:
        """Whether there is anything to choose."""
        return self.count() > 2

    @property
    def scope(self) -> Scope:
        """What is shown as the present one."""
        scope = self.currentData(_SCOPE)
        assert isinstance(scope, Scope)
        return scope

    def scopes(self) -> list[Scope]:
        """All that is offered, in the order of the list."""
        return [scope for scope in self._rows() if scope is not None]

    def row_of(self, scope: Scope) -> int:
        """The row of a scope; -1 where it is not offered."""
        rows = self._rows()
        return rows.index(scope) if scope in rows else -1

    def show_scope(self, scope: Scope) -> None:
        """Show where is searched. Emits nothing."""
        row = self.row_of(scope)
        if row >= 0 and row != self.currentIndex():
            self.setCurrentIndex(row)

    def show_count(self, scope: Scope, count: int) -> None:
        """Show how much there is in a scope."""
        row = self.row_of(scope)
        if row >= 0:
            self.setItemData(row, f"{count:,}", _COUNT)
            told = self.tr("1 result") if count == 1 else self.tr("{0} results").format(f"{count:,}")
            self.setItemData(row, f"{self.itemText(row)}, {told}", _ACCESSIBLE_TEXT)

    def forget_counts(self) -> None:
        """Show no counts: something else is searched for."""
        for row in range(self.count()):
            if self.itemData(row, _COUNT) is not None:
                self.setItemData(row, None, _COUNT)
                self.setItemData(row, None, _ACCESSIBLE_TEXT)

    def showPopup(self) -> None:
        self.opened.emit()
        widest = self.view().sizeHintForColumn(0) + self.view().verticalScrollBar().sizeHint().width()
        self.view().setMinimumWidth(min(widest, self.window().width() // 2))
        super().showPopup()

    def hidePopup(self) -> None:
        super().hidePopup()
        self.folded.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        # Qt would cut it in the middle of a letter.
        elided = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, self._text_width()
        )
        option.currentText = elided
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        if self.hasFocus():
            # As the search field shows it; Fusion's own frame can hardly be told from the others.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().link().color(), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 3, 3)
        painter.end()

    # -- inside -----------------------------------------------------------------------------------

    def _text_width(self) -> int:
        """Pixels that the name of the present scope has."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        box, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        return self.style().subControlRect(box, option, field, self).width() - 2 * _MARGIN

    def _rows(self) -> list[Scope | None]:
        """What each row stands for; None for a line between them."""
        return [self.itemData(row, _SCOPE) for row in range(self.count())]

    def _fill(self) -> None:
        self._add(self.tr("This book"), THIS_BOOK)
        if self._others:
            self._add(self.tr("All books"), ALL_BOOKS)
            for folder, title in self._others.items():
                self._add(title, Scope(other=folder), 1)
            self.insertSeparator(self.count())
            self.setItemData(self.count() - 1, self.tr("Categories of this book"), _ACCESSIBLE_TEXT)
        for category in self._book.categories:
            self._add(category.title, Scope(category=category.id), category.depth)

    def _add(self, text: str, scope: Scope, depth: int = 0) -> None:
        # Whole before it is there: with a screen reader the list is laid out at once.
        item = QStandardItem(text)
        item.setData(scope, _SCOPE)
        item.setData(depth, _DEPTH)
        self._items.appendRow(item)
