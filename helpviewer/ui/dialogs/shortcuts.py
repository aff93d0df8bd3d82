"""Every key that does something, made from the actions themselves, so that it cannot be out of date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from helpviewer.ui.common.bidi import left_to_right

Menus: TypeAlias = Sequence[tuple[str, Sequence[QAction | None]]]
"""Titles and actions, None for a line between them."""


class ShortcutsDialog(QDialog):
    """A table of actions and their keys, under the menus they are in; a field narrows it down."""

    def __init__(self, menus: Menus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard Shortcuts"))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Find a key or what it does"))
        self.filter.setAccessibleName(self.tr("Find a key or what it does"))
        self.filter.setClearButtonEnabled(True)
        for button in self.filter.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Clear the field"))
        self.filter.textChanged.connect(self._narrow)
        self.table = QTreeWidget()
        self.table.setAccessibleName(self.tr("Keyboard Shortcuts"))
        self.table.setHeaderLabels([self.tr("What it does"), self.tr("Keys")])
        self.table.setRootIsDecorated(False)
        self.table.setItemsExpandable(False)
        self.table.setIndentation(12)
        self.table.setUniformRowHeights(True)
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.header().setStretchLastSection(False)
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self._fill(menus)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.resize(560, 620)

    def _fill(self, menus: Menus) -> None:
        native = QKeySequence.SequenceFormat.NativeText
        for title, actions in menus:
            group = QTreeWidgetItem([title.replace("&", "")])
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            # The title spans both columns; for a screen reader the second one is a cell all the same.
            group.setData(1, Qt.ItemDataRole.AccessibleTextRole, group.text(0))
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            rows: list[QTreeWidgetItem] = []
            for action in actions:
                if action is None or not action.shortcuts():
                    continue
                keys = "   ".join(left_to_right(key.toString(native)) for key in action.shortcuts())
                row = QTreeWidgetItem(group, [action.text().replace("&", "").rstrip("…"), keys])
                row.setToolTip(0, action.whatsThis())
                rows.append(row)
            if rows:
                self._groups.append((group, rows))
                self.table.addTopLevelItem(group)
                self.table.setFirstColumnSpanned(
                    self.table.indexOfTopLevelItem(group), self.table.rootIndex(), True
                )
        self.table.expandAll()

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        for group, rows in self._groups:
            for row in rows:
                said = f"{row.text(0)} {row.text(1)} {row.toolTip(0)}".casefold()
                row.setHidden(not all(word in said for word in words))
            group.setHidden(all(row.isHidden() for row in rows))
