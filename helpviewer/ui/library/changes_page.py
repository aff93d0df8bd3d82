"""The pages of a book that are new, changed or gone since the reader read it last."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import BookError
from helpviewer.book.format import way_of
from helpviewer.models.user_data.page_changes import PageChanges
from helpviewer.ui.common.bidi import isolate
from helpviewer.ui.common.selected_row import draw_selected_bar

WIDEST, MARGIN, GAP = 760, 24, 12
"""Pixels: the column that is used of a wide window, and the room around and between its parts."""

HEADING_SIZE, GROUP_SIZE = 1.7, 1.15
"""Of the usual size of letters."""

ROW_AIR = 12
"""Pixels added to a row's line of text."""

_PAGE_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class _Rows(QStyledItemDelegate):
    """Rows as in the contents: with some air, in their own direction, a bar before the selected one."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        option.text = isolate(option.text)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), option.fontMetrics.height() + ROW_AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        if index.column() == 0:
            draw_selected_bar(painter, option, index)


class ChangesPage(QWidget):
    """Stands in the place of a page: a list under three titles; what was not read yet is bold. Enter or a
    click opens a page.

    Signals:
        opened: the :class:`Location` of the page the reader chose.
        left: the reader wants back to the page that was there.
    """

    opened = Signal(object)
    left = Signal()

    def __init__(self, changes: PageChanges, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes = changes
        self._book = book
        self._rows: list[tuple[QTreeWidgetItem, str]] = []
        self.setObjectName("changes")
        self.setAccessibleName(self.tr("What Changed"))
        self.setBackgroundRole(self.backgroundRole().Base)
        self.setAutoFillBackground(True)
        heading = QLabel(self.tr("What Changed"))
        self._heading = heading
        self._since = QLabel()
        self._since.setWordWrap(True)
        self.list = self._made_list()
        self.all_read = QPushButton(self.tr("&Mark All as Read"))
        self.all_read.clicked.connect(changes.note_all_read)
        back = QPushButton(self.tr("&Back to the Page"))
        back.clicked.connect(self.left)
        buttons = QHBoxLayout()
        buttons.addWidget(self.all_read)
        buttons.addWidget(back)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(GAP)
        for part in (heading, self._since, self.list):
            column.addWidget(part, 1 if part is self.list else 0)
        column.addLayout(buttons)
        held = QWidget()
        held.setMaximumWidth(WIDEST)
        held.setLayout(column)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        row.addStretch(1)
        row.addWidget(held, WIDEST)
        row.addStretch(1)
        self._enlarge_heading()
        self._fill()
        changes.found.connect(self._fill)
        changes.unread_changed.connect(self._show_unread)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._enlarge_heading()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # -- inside -----------------------------------------------------------------------------------

    def _made_list(self) -> QTreeWidget:
        pages = QTreeWidget()
        pages.setAccessibleName(self.tr("What Changed"))
        pages.setColumnCount(2)
        pages.setHeaderHidden(True)
        pages.header().setStretchLastSection(False)
        pages.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        pages.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        pages.setFrameShape(QFrame.Shape.NoFrame)
        pages.setRootIsDecorated(False)
        pages.setItemsExpandable(False)
        pages.setUniformRowHeights(True)
        pages.setAllColumnsShowFocus(True)
        pages.setItemDelegate(_Rows(pages))
        pages.itemClicked.connect(self._open)
        pages.itemActivated.connect(self._open)
        return pages

    def _enlarge_heading(self) -> None:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * HEADING_SIZE)
        font.setBold(True)
        self._heading.setFont(font)

    def _fill(self) -> None:
        if self._changes.version_before:
            since = self.tr("Since version {0}, which you read before:").format(self._changes.version_before)
        else:
            since = self.tr("Since you last read this book:")
        self._since.setText(since)
        self.list.clear()
        self._rows.clear()
        changes = self._changes.changes
        self._group(self.tr("New pages"), changes.new)
        self._group(self.tr("Changed pages"), changes.changed)
        self._group(self.tr("Pages that are gone"), (), changes.gone)
        self.list.expandAll()
        self._show_unread()
        if self._rows:
            self.list.setCurrentItem(self._rows[0][0])

    def _group(self, title: str, pages: tuple[str, ...], gone: tuple[str, ...] = ()) -> None:
        if not pages and not gone:
            return
        group = QTreeWidgetItem(self.list, [f"{title} ({len(pages) + len(gone)})"])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setFirstColumnSpanned(True)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * GROUP_SIZE)
        group.setFont(0, font)
        for page_id in pages:
            self._row(group, *self._title(page_id), page_id)
        for page_title in gone:
            self._row(group, page_title, "", "").setFlags(Qt.ItemFlag.ItemIsEnabled)

    def _row(self, group: QTreeWidgetItem, title: str, way: str, page_id: str) -> QTreeWidgetItem:
        row = QTreeWidgetItem(group, [title, way])
        row.setData(0, _PAGE_ROLE, page_id)
        row.setToolTip(0, "\n".join(filter(None, (title, way))))
        self._rows.append((row, page_id))
        return row

    def _title(self, page_id: str) -> tuple[str, str]:
        """A page's title and the way to it."""
        try:
            page = self._book.page(page_id)
            way = self._book.category_path(page.category)
        except BookError:
            return page_id, ""
        return page.title, way_of(way)

    def _show_unread(self) -> None:
        for row, page_id in self._rows:
            unread = page_id in self._changes.unread
            font = row.font(0)
            font.setBold(unread)
            row.setFont(0, font)
            told = self.tr("Not read yet") if unread else ""
            row.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, told)
        self.all_read.setEnabled(bool(self._changes.unread))

    def _open(self, row: QTreeWidgetItem) -> None:
        if page_id := row.data(0, _PAGE_ROLE):
            self.opened.emit(Location(page_id))
