"""The rows of hits as a list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView

from helpviewer.ui.common.mouse import is_history_button, wants_new_tab


class HitList(QListView):
    """The rows themselves. Enter or a click opens, with Ctrl in a tab of its own; Escape leaves.

    Signals:
        opened: the row to be opened.
        new_tab_asked: the row to be opened in a tab of its own.
        menu_asked: the row whose menu is to be opened, and where on the screen.
        escaped: the reader wants to leave.
        chosen: the reader moved to a row.
    """

    opened = Signal(QModelIndex)
    new_tab_asked = Signal(QModelIndex)
    menu_asked = Signal(QModelIndex, QPoint)
    escaped = Signal()
    chosen = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            with_ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if self.currentIndex().isValid():
                (self.new_tab_asked if with_ctrl else self.opened).emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
            self.chosen.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if is_history_button(event) or wants_new_tab(event):
            event.ignore()
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if wants_new_tab(event) and index.isValid():
            self.new_tab_asked.emit(index)
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index, at = self.indexAt(event.pos()), event.globalPos()
        else:
            index = self.currentIndex()
            at = self.viewport().mapToGlobal(self.visualRect(index).center())
        if index.isValid():
            self.menu_asked.emit(index, at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # rows are as high as their snippet wraps
