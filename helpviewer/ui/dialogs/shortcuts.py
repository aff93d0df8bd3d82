"""The keys of the window: those of its menus, from the menus themselves, and those of its panes."""

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

LEAST_WIDTH, BESIDE = 560, 60
"""Pixels of the dialog, and of it beside the columns."""

Menus: TypeAlias = Sequence[tuple[str, Sequence[QAction | None]]]
"""Titles and actions, None for a line between them."""


class ShortcutsDialog(QDialog):
    """A table of what is done by which keys, by menu and by pane; a field narrows it down."""

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
        table = self.table
        rows = (
            table.sizeHintForColumn(0)
            + table.sizeHintForColumn(1)
            + table.verticalScrollBar().sizeHint().width()
        )
        room = self.screen().availableGeometry().width() * 9 // 10
        self.resize(min(max(LEAST_WIDTH, rows + BESIDE), room), 620)

    def _fill(self, menus: Menus) -> None:
        native = QKeySequence.SequenceFormat.NativeText
        for title, actions in menus:
            rows = [
                (
                    action.text().replace("&", "").rstrip("…"),
                    [key.toString(native) for key in action.shortcuts()],
                    action.whatsThis(),
                )
                for action in actions
                if action is not None and action.shortcuts()
            ]
            self._add_group(title.replace("&", ""), rows)
        for title, keys in self._of_panes():
            spelled = [
                (does, [QKeySequence(key).toString(native) for key in names.split()], "")
                for does, names in keys
            ]
            self._add_group(title, spelled)
        self.table.expandAll()

    def _of_panes(self) -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
        """What no menu has: what a key does in one part of the window, and its names for Qt."""
        page = (
            (self.tr("Search"), "/"),
            (self.tr("Scroll by a screen"), "Space Shift+Space PgDown PgUp"),
            (self.tr("To the next or previous link"), "Tab Shift+Tab"),
            (self.tr("Open the link"), "Return"),
            (self.tr("Open the link in a new tab"), "Ctrl+Return"),
            (self.tr("Move a caret through the text, or stop that"), "F7"),
            (self.tr("Take away the marks of a search"), "Esc"),
        )
        field = (
            (self.tr("To the next or previous hit"), "Down Up"),
            (self.tr("Open the hit"), "Return"),
            (self.tr("Open the hit in a new tab"), "Ctrl+Return"),
            (self.tr("Back to the contents"), "Esc"),
        )
        tree = (
            (self.tr("Open the page"), "Return"),
            (self.tr("Open the page in a new tab"), "Ctrl+Return"),
            (self.tr("Unfold everything below"), "*"),
            (self.tr("Move the book up or down"), "Ctrl+Shift+Up Ctrl+Shift+Down"),
        )
        titles = self.tr("On the page"), self.tr("In the search field"), self.tr("In the contents")
        return tuple(zip(titles, (page, field, tree), strict=True))

    def _add_group(self, title: str, rows: Sequence[tuple[str, Sequence[str], str]]) -> None:
        """Add a title with rows below it: what is done, its keys, and what a tooltip says of it."""
        if not rows:
            return
        group = QTreeWidgetItem([title])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        # The title spans both columns; for a screen reader the second one is a cell all the same.
        group.setData(1, Qt.ItemDataRole.AccessibleTextRole, group.text(0))
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        items: list[QTreeWidgetItem] = []
        for does, keys, tip in rows:
            item = QTreeWidgetItem(group, [does, "   ".join(map(left_to_right, keys))])
            item.setToolTip(0, tip)
            items.append(item)
        self._groups.append((group, items))
        self.table.addTopLevelItem(group)
        self.table.setFirstColumnSpanned(self.table.indexOfTopLevelItem(group), self.table.rootIndex(), True)

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        for group, rows in self._groups:
            for row in rows:
                said = f"{row.text(0)} {row.text(1)} {row.toolTip(0)}".casefold()
                row.setHidden(not all(word in said for word in words))
            group.setHidden(all(row.isHidden() for row in rows))
