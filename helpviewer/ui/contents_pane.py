"""The contents tree on the left: a click or Enter opens a page; the present page is selected and in sight."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from helpviewer.book.reader import Location
from helpviewer.models.contents_model import ContentsModel
from helpviewer.ui.mouse import is_history_button

ROW_AIR = 12
"""Pixels added to a row's line of text."""


class _Roomy(QStyledItemDelegate):
    """Rows with some air. Asked once, since all rows are equally high."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), option.fontMetrics.height() + ROW_AIR)


class ContentsPane(QTreeView):
    """The book's categories and pages.

    Signals:
        opened: the :class:`Location` of the page the reader chose.
    """

    opened = Signal(object)

    def __init__(self, model: ContentsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contents = model
        self.setObjectName("contents")
        self.setAccessibleName(self.tr("Contents"))
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setItemDelegate(_Roomy(self))
        self.setAnimated(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # A click opens or folds a category; a second rule for double clicks would undo it again.
        self.setExpandsOnDoubleClick(False)
        self.clicked.connect(self._open)

    def show_page(self, page_id: str) -> None:
        """Select the page and bring it into sight; a page outside the tree selects nothing."""
        index = self._contents.index_of(page_id)
        if not index.isValid():
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif index != self.currentIndex() or not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import (
            Qt,
        )  # here, not on top: its enums take 20 ms that the first page need not wait for

        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if is_history_button(event):
            event.ignore()
        else:
            super().mousePressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        if page := self._contents.page_at(index):
            self.opened.emit(Location(page))
        else:
            self.setExpanded(index, not self.isExpanded(index))
