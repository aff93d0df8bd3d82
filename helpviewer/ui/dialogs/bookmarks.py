"""The list of bookmarks: open, rename, remove, export and import."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from helpviewer.book.book import Book, Location
from helpviewer.models.user_data.bookmarks import Bookmarks, NoBookmarks
from helpviewer.ui.common import message
from helpviewer.ui.common.bidi import OwnDirection

PLACE = Qt.ItemDataRole.UserRole

_log = logging.getLogger(__name__)


class BookmarkList(QListWidget):
    """The rows. Enter opens, F2 renames, Delete removes."""

    opened = Signal(QListWidgetItem)
    removal_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if not editing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentItem():
                self.opened.emit(self.currentItem())
        elif not editing and event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        else:
            super().keyPressEvent(event)


class BookmarksDialog(QDialog):
    """Shows the bookmarks of one book and lets the reader tidy up.

    Signals:
        opened: the :class:`Location` the reader chose.
    """

    opened = Signal(object)

    def __init__(self, bookmarks: Bookmarks, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bookmarks = bookmarks
        self._book = book
        self.setWindowTitle(self.tr("Bookmarks"))
        self.empty = QLabel(self.tr("No bookmarks yet. Press Ctrl+D on a page to keep it here."))
        self.empty.setWordWrap(True)
        self.empty.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.list = BookmarkList()
        self.list.setAccessibleName(self.tr("Bookmarks"))
        self.list.setAccessibleDescription(self.tr("Enter opens, F2 renames, Delete removes."))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.list.setItemDelegate(OwnDirection(self.list))
        self.list.setSpacing(3)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemDoubleClicked.connect(self._open)
        self.list.opened.connect(self._open)
        self.list.removal_asked.connect(self.remove)
        self.list.itemChanged.connect(self._renamed)
        self.list.currentRowChanged.connect(self._enable)
        self.open_button = self._button(self.tr("&Open"), lambda: self._open(self.list.currentItem()))
        self.rename_button = self._button(self.tr("Re&name"), self.rename)
        self.remove_button = self._button(self.tr("&Remove"), self.remove)
        self.import_button = self._button(self.tr("&Import…"), self._import)
        self.export_button = self._button(self.tr("&Export…"), self._export)
        self.close_button = self._button(self.tr("&Close"), self.close)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self._lay_out()
        self._fill()
        bookmarks.changed.connect(self._fill)

    def rename(self) -> None:
        """Edit the name of the chosen bookmark in its row."""
        if item := self.list.currentItem():
            self.list.setFocus()
            self.list.editItem(item)

    def remove(self) -> None:
        """Remove the chosen bookmark."""
        if item := self.list.currentItem():
            row = self.list.currentRow()
            self._bookmarks.remove(item.data(PLACE))
            self.list.setCurrentRow(min(row, self.list.count() - 1))

    def import_from(self, path: Path) -> None:
        """Add the bookmarks of an exported file, and say how many these were."""
        try:
            count = self._bookmarks.import_from(path)
        except NoBookmarks as error:
            _log.warning("import: %s", error)
            self.note.setText(self.tr("“{0}” holds no bookmarks of this book.").format(path.name))
        except OSError as error:
            _log.warning("import: %s", error)
            self.note.setText(self.tr("“{0}” cannot be read.").format(path.name))
        else:
            self.note.setText(self.tr("New bookmarks: {0}").format(count))

    def export_to(self, path: Path) -> None:
        """Write the bookmarks to a file, and say where it is."""
        try:
            self._bookmarks.export(path)
        except OSError as error:
            _log.warning("export: %s", error)
            message.tell(
                self,
                self.tr("“{0}” cannot be written.").format(path.name),
                self.tr("Choose another folder or another name."),
            )
        else:
            self.note.setText(self.tr("Saved as {0}").format(path))

    # -- inside -----------------------------------------------------------------------------------

    def _button(self, text: str, slot) -> QPushButton:  # type: ignore[no-untyped-def]
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda checked=False: slot())
        return button

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        for button in (self.open_button, self.rename_button, self.remove_button):
            side.addWidget(button)
        side.addSpacing(12)
        for button in (self.import_button, self.export_button):
            side.addWidget(button)
        side.addStretch(1)
        side.addWidget(self.close_button)
        left = QVBoxLayout()
        left.addWidget(self.empty)
        left.addWidget(self.list, 1)
        left.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addLayout(side)
        self.resize(600, 380)

    def _fill(self) -> None:
        chosen = self.list.currentItem()
        place = chosen.data(PLACE) if chosen else None
        self.list.blockSignals(True)
        self.list.clear()
        for mark in self._bookmarks.all:
            item = QListWidgetItem(mark.name)
            item.setData(PLACE, mark.location)
            item.setToolTip(self._tip(mark.location, mark.name))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
            if mark.location == place:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.note.clear()
        self._enable()

    def _tip(self, location: Location, name: str) -> str:
        if location.page not in self._book:
            return self.tr("This page is no longer in the book.")
        return name

    def _enable(self) -> None:
        chosen = self.list.currentItem() is not None
        for button in (self.open_button, self.rename_button, self.remove_button):
            button.setEnabled(chosen)
        self.export_button.setEnabled(self.list.count() > 0)
        self.empty.setVisible(self.list.count() == 0)

    def _open(self, item: QListWidgetItem | None) -> None:
        if item:
            self.opened.emit(item.data(PLACE))

    def _renamed(self, item: QListWidgetItem) -> None:
        place, name = item.data(PLACE), item.text()
        # Not now: the list is filled anew, and Qt is not done with this row.
        QTimer.singleShot(0, self, lambda: self._bookmarks.rename(place, name))

    def _import(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Import Bookmarks"), _documents(), self.tr("Bookmarks (*.json)")
        )
        if chosen:
            self.import_from(Path(chosen))

    def _export(self) -> None:
        proposed = Path(_documents()) / f"bookmarks-{self._book.info.id}.json"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export Bookmarks"), str(proposed), self.tr("Bookmarks (*.json)")
        )
        if chosen:
            self.export_to(Path(chosen))


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
