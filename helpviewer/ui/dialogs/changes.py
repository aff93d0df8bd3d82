"""The pages of a book that are new, changed or gone since the reader read it last."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from helpviewer.book.errors import BookError
from helpviewer.book.reader import Book, Location
from helpviewer.models.news import News

_PAGE_ROLE = Qt.ItemDataRole.UserRole


class ChangesDialog(QDialog):
    """A list under three titles; what was not read yet is bold. Enter or a click opens a page.

    Signals:
        opened: the :class:`Location` of the page the reader chose.
    """

    opened = Signal(object)

    def __init__(self, news: News, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._news = news
        self._book = book
        self._rows: list[tuple[QTreeWidgetItem, str]] = []
        self.setWindowTitle(self.tr("What Changed"))
        since = QLabel()
        since.setWordWrap(True)
        if news.version_before:
            since.setText(self.tr("Since version {0}, which you read before:").format(news.version_before))
        else:
            since.setText(self.tr("Since you last read this book:"))
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("What Changed"))
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setItemsExpandable(False)
        self.list.setUniformRowHeights(True)
        self.list.itemClicked.connect(self._open)
        self.list.itemActivated.connect(self._open)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.all_read = QPushButton(self.tr("&Mark All as Read"))
        buttons.addButton(self.all_read, QDialogButtonBox.ButtonRole.ActionRole)
        self.all_read.clicked.connect(news.note_all_read)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(since)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.resize(460, 480)
        self._fill()
        news.found.connect(self._fill)
        news.changed.connect(self._show_unread)

    def _fill(self) -> None:
        self.list.clear()
        self._rows.clear()
        changes = self._news.changes
        self._group(self.tr("New pages"), [(self._title(page), page) for page in changes.new])
        self._group(self.tr("Changed pages"), [(self._title(page), page) for page in changes.changed])
        self._group(self.tr("Pages that are gone"), [(title, "") for title in changes.gone])
        self.list.expandAll()
        self._show_unread()

    def _title(self, page_id: str) -> str:
        try:
            return self._book.page(page_id).title
        except BookError:
            return page_id

    def _group(self, title: str, rows: list[tuple[str, str]]) -> None:
        if not rows:
            return
        group = QTreeWidgetItem(self.list, [f"{title} ({len(rows)})"])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for text, page_id in rows:
            row = QTreeWidgetItem(group, [text])
            row.setData(0, _PAGE_ROLE, page_id)
            row.setToolTip(0, text)
            self._rows.append((row, page_id))
            if not page_id:
                row.setFlags(Qt.ItemFlag.ItemIsEnabled)

    def _show_unread(self) -> None:
        for row, page_id in self._rows:
            unread = page_id in self._news.unread
            font = row.font(0)
            font.setBold(unread)
            row.setFont(0, font)
            told = self.tr("Not read yet") if unread else ""
            row.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, told)
        self.all_read.setEnabled(bool(self._news.unread))

    def _open(self, row: QTreeWidgetItem) -> None:
        if page_id := row.data(0, _PAGE_ROLE):
            self.opened.emit(Location(page_id))
