"""The outline beside the page: its headings, the one in view marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Signal
from PySide6.QtGui import QFont, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from helpviewer.book.book import Location
from helpviewer.book.format import Section
from helpviewer.models.tips import as_tip
from helpviewer.ui.common.bidi import OwnDirection
from helpviewer.ui.common.mouse import is_history_button, wants_new_tab
from helpviewer.ui.common.row_access import RowAccess

ROW_AIR, LEAST_ROW, INDENT, START = 8, 24, 12, 4
"""Pixels added to a row's line of text, of a row at least, by which a heading stands below another, and that
are left before its text."""


class _Rows(OwnDirection):
    """Rows with some air, never too low to be hit, and with room for the bar of the selected one."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = QSize(START, 1)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(LEAST_ROW, option.fontMetrics.height() + ROW_AIR))


class _List(QTreeWidget):
    """The headings.

    Signals:
        tab_asked: the row that was clicked so that a tab of its own is wanted.
    """

    tab_asked = Signal(QTreeWidgetItem)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if is_history_button(event) or wants_new_tab(event):
            event.ignore()
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self.itemAt(event.position().toPoint())
        if wants_new_tab(event) and row is not None:
            self.tab_asked.emit(row)
        else:
            super().mouseReleaseEvent(event)


class OutlinePane(QFrame):
    """Lists the headings of a page. A click or Enter goes to one.

    Signals:
        chosen: the :class:`Location` of the heading.
        new_tab_asked: the same for a tab of its own.
    """

    chosen = Signal(object)
    new_tab_asked = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = ""
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._font = QFont(self.font())
        self.title = QLabel(title)
        self.title.setForegroundRole(self.title.palette().ColorRole.PlaceholderText)
        self.title.setIndent(3 * START)
        self.list = self._made_list(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.list, 1)

    def set_text_size(self, percent: int) -> None:
        """Use the size of the page's text, in percent of the usual one."""
        font = QFont(self._font)
        font.setPointSizeF(font.pointSizeF() * percent / 100)
        self.title.setFont(font)
        self.list.setFont(font)

    def show_page(self, page_id: str, sections: Sequence[Section]) -> None:
        """List these headings of a page."""
        self._page = page_id
        self._rows.clear()
        self.list.clear()
        above: list[tuple[int, QTreeWidgetItem]] = []
        for section in sections:
            while above and above[-1][0] >= section.level:
                above.pop()
            row = QTreeWidgetItem([section.title])
            row.setToolTip(0, as_tip(section.title))
            if above:
                above[-1][1].addChild(row)
            else:
                self.list.addTopLevelItem(row)
            above.append((section.level, row))
            self._rows[section.id] = row
        self.list.expandAll()

    def show_section(self, section: str) -> None:
        """Mark the heading of the section that is in view; none for ""."""
        row = self._rows.get(section)
        if row is None:
            self.list.clearSelection()
            self.list.setCurrentIndex(QModelIndex())
        elif row is not self.list.currentItem():
            self.list.setCurrentItem(row)

    # -- inside -----------------------------------------------------------------------------------

    def _made_list(self, title: str) -> _List:
        rows = _List()
        rows.setAccessibleName(title)
        rows.setHeaderHidden(True)
        rows.setFrameShape(QFrame.Shape.NoFrame)
        rows.setRootIsDecorated(False)
        rows.setItemsExpandable(False)
        rows.setIndentation(INDENT)
        rows.setUniformRowHeights(True)
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows.setItemDelegate(_Rows(rows))
        rows.itemClicked.connect(self._choose)
        rows.tab_asked.connect(lambda row: self.new_tab_asked.emit(self._place(row)))
        rows.itemActivated.connect(self._choose)
        RowAccess(rows, lambda index: self._choose(rows.itemFromIndex(index)))
        return rows

    def _choose(self, row: QTreeWidgetItem) -> None:
        self.chosen.emit(self._place(row))

    def _place(self, row: QTreeWidgetItem) -> Location:
        return Location(self._page, next(name for name, other in self._rows.items() if other is row))
