"""The list of searches that led nowhere: look at it, delete from it, save it as a file to be sent by hand."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from helpviewer.core import missed_searches
from helpviewer.core.missed_searches import MissedSearch
from helpviewer.models.user_data.missed_searches import MissedSearches
from helpviewer.ui.common import message

SEARCH = Qt.ItemDataRole.UserRole

_log = logging.getLogger(__name__)


class MissedList(QTreeWidget):
    """The rows. Delete removes those that are chosen."""

    removal_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        else:
            super().keyPressEvent(event)


class MissedSearchesDialog(QDialog):
    """Shows what is kept, of all books."""

    def __init__(self, missed: MissedSearches, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._missed = missed
        self.setWindowTitle(self.tr("Searches in Vain"))
        self.note = QLabel(
            self.tr(
                "These searches found nothing, or nothing that you opened. They are kept on this computer "
                "only, and nothing is sent. If you want to help the publisher of a book, save the list as a "
                "file and send it yourself."
            )
        )
        self.note.setWordWrap(True)
        self.list = MissedList()
        self.list.setAccessibleName(self.tr("Searches in Vain"))
        self.list.setAccessibleDescription(self.note.text())
        self.list.setHeaderLabels([self.tr("Search"), self.tr("What came of it"), self.tr("Book")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.list.itemSelectionChanged.connect(self._enable)
        self.list.removal_asked.connect(self._remove)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.remove_button = self._button(buttons, self.tr("&Delete"), self._remove)
        self.clear_button = self._button(buttons, self.tr("Delete &All"), self._clear)
        self.save_button = self._button(buttons, self.tr("&Save as File…"), self._ask_where)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.note)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.resize(640, 400)
        self._fill()
        missed.changed.connect(self._fill)

    def save_to(self, path: Path) -> None:
        """Write the list to a file."""
        try:
            missed_searches.write(path, self._missed.all)
        except OSError as error:
            _log.warning("searches in vain: %s", error)
            message.tell(
                self,
                self.tr("“{0}” cannot be written.").format(path.name),
                self.tr("Choose another folder or another name."),
            )

    # -- inside -----------------------------------------------------------------------------------

    def _button(self, box: QDialogButtonBox, text: str, slot) -> QPushButton:  # type: ignore[no-untyped-def]
        button = box.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        button.clicked.connect(lambda checked=False: slot())
        return button

    def _fill(self) -> None:
        self.list.clear()
        for search in self._missed.all:
            book = f"{search.book} {search.version}".strip()
            item = QTreeWidgetItem([search.query, self._outcome(search), book])
            item.setToolTip(0, search.query)
            item.setData(0, SEARCH, search)
            self.list.addTopLevelItem(item)
        if first := self.list.topLevelItem(0):
            self.list.setCurrentItem(first)
        self._enable()

    def _outcome(self, search: MissedSearch) -> str:
        what = self.tr("No hit opened") if search.found else self.tr("Nothing found")
        return f"{what} ×{search.times}" if search.times > 1 else what

    def _enable(self) -> None:
        self.remove_button.setEnabled(bool(self.list.selectedItems()))
        for button in (self.clear_button, self.save_button):
            button.setEnabled(self.list.topLevelItemCount() > 0)

    def _remove(self) -> None:
        chosen = [item.data(0, SEARCH) for item in self.list.selectedItems()]
        try:
            self._missed.remove(MissedSearch(*search) for search in chosen)
        except OSError as error:
            self._tell_not_deleted(error)

    def _clear(self) -> None:
        try:
            self._missed.clear()
        except OSError as error:
            self._tell_not_deleted(error)

    def _tell_not_deleted(self, error: OSError) -> None:
        _log.warning("searches in vain: %s", error)
        message.tell(self, self.tr("The list could not be changed on disk."), str(error.filename or ""))

    def _ask_where(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save Searches"),
            str(Path(folder) / "searches-in-vain.json"),
            self.tr("Searches (*.json)"),
        )
        if chosen:
            self.save_to(Path(chosen))
