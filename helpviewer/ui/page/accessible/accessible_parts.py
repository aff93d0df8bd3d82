"""What Qt asks a part of the page for: its text, its facts, its place in a table.

PySide hands C++ the address that ``interface_cast`` returns; so each of these objects lives as long as the
part that it belongs to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import shiboken6
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QAccessibleTableCellInterface,
    QAccessibleTextInterface,
    QStandardItem,
    QStandardItemModel,
    QTextCursor,
)
from PySide6.QtWidgets import QTableView, QTextBrowser

from helpviewer.ui.page.accessible.reading_order import PICTURE_SIGN, Part
from helpviewer.ui.page.layout.column import Column

NOTHING = shiboken6.VoidPtr(0)
"""What ``interface_cast`` says of what there is not: at None it falls over."""


class Pane(NamedTuple):
    """The pane of the page, and what can be done there.

    Attributes:
        view, column: show the page.
        follow: opens a link, given where it leads.
        focused_link: the first character of the link that has the keyboard, None for none.
        language: of the book, as a BCP 47 tag.
    """

    view: QTextBrowser
    column: Column
    follow: Callable[[str], None]
    focused_link: Callable[[], int | None]
    language: str


def pointer(face: Any) -> Any:
    """The address of an interface's C++ half."""
    return shiboken6.VoidPtr(shiboken6.getCppPointer(face)[0])


class Facts(QAccessibleAttributesInterface):
    """Attributes such as the level of a heading."""

    def __init__(self, facts: Mapping[QAccessible.Attribute, Callable[[], Any]]) -> None:
        super().__init__()
        self._facts = facts

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return list(self._facts)

    def attributeValue(self, key: QAccessible.Attribute) -> Any:
        return self._facts[key]() if key in self._facts else None


class _ReadOnlyText(QAccessibleTextInterface):
    """A text without caret and selection."""

    def selectionCount(self) -> int:
        return 0

    def addSelection(self, start: int, end: int) -> None: ...

    def removeSelection(self, number: int) -> None: ...

    def setSelection(self, number: int, start: int, end: int) -> None: ...

    def cursorPosition(self) -> int:
        return 0

    def setCursorPosition(self, position: int) -> None: ...

    def scrollToSubstring(self, start: int, end: int) -> None: ...

    def offsetAtPoint(self, point: QPoint) -> int:
        return -1

    def characterRect(self, offset: int) -> QRect:
        return QRect()


class PartText(_ReadOnlyText):
    """The text of one part. ``place`` is where characters of the document stand on the screen."""

    def __init__(self, part: Part, place: Callable[[int, int], QRect]) -> None:
        super().__init__()
        self._part = part
        self._place = place

    def characterCount(self) -> int:
        return len(self._part.text)

    def text(self, start: int, end: int) -> str:
        return _cut(self._part.text, start, end)

    def characterRect(self, offset: int) -> QRect:
        at = min(self._part.start + max(offset, 0), self._part.end)
        return self._place(at, at + 1)


class PageText(_ReadOnlyText):
    """The whole page's text with the caret, by the positions of its document."""

    def __init__(self, pane: Pane) -> None:
        super().__init__()
        self._view, self._column = pane.view, pane.column

    def characterCount(self) -> int:
        return max(0, self._view.document().characterCount() - 1)

    def text(self, start: int, end: int) -> str:
        return _cut(self._view.toPlainText().replace(PICTURE_SIGN, " "), start, end)

    def cursorPosition(self) -> int:
        return self._view.textCursor().position()

    def setCursorPosition(self, position: int) -> None:
        self._view.setTextCursor(self._column.cursor(max(position, 0)))

    def selectionCount(self) -> int:
        return 1 if self._view.textCursor().hasSelection() else 0

    def setSelection(self, number: int, start: int, end: int) -> None:
        if number == 0:
            self.addSelection(start, end)

    def addSelection(self, start: int, end: int) -> None:
        self._view.setTextCursor(self._column.cursor(max(start, 0), max(end, 0)))

    def removeSelection(self, number: int) -> None:
        cursor = self._view.textCursor()
        cursor.clearSelection()
        self._view.setTextCursor(cursor)

    def scrollToSubstring(self, start: int, end: int) -> None:
        self._column.show_position(max(start, 0))

    def offsetAtPoint(self, point: QPoint) -> int:
        return self._view.cursorForPosition(self._view.viewport().mapFromGlobal(point)).position()

    def characterRect(self, offset: int) -> QRect:
        cursor: QTextCursor = self._column.cursor(max(offset, 0))
        place = self._view.cursorRect(cursor)
        return QRect(self._view.viewport().mapToGlobal(place.topLeft()), place.size())


Cells = Callable[[], Iterable[tuple[Part, QAccessibleInterface]]]


class Cell(QAccessibleTableCellInterface):
    """A cell's place in its table, and the cells that head it. ``cells`` are all of that table."""

    def __init__(self, part: Part, table: QAccessibleInterface, cells: Cells) -> None:
        super().__init__()
        self._part = part
        self._table = table
        self._all = cells

    def table(self) -> QAccessibleInterface:
        return self._table

    def rowIndex(self) -> int:
        return self._part.row

    def columnIndex(self) -> int:
        return self._part.column

    def rowExtent(self) -> int:
        return self._part.rows

    def columnExtent(self) -> int:
        return self._part.columns

    def isSelected(self) -> bool:
        return False

    def columnHeaderCells(self) -> list[QAccessibleInterface]:
        own = self._part
        return self._cells(
            lambda other: (
                other.kind == "header"
                and other.row < own.row
                and other.column <= own.column < other.column + other.columns
            )
        )

    def rowHeaderCells(self) -> list[QAccessibleInterface]:
        own = self._part
        return self._cells(
            lambda other: (
                other.kind == "row header"
                and other.column < own.column
                and other.row <= own.row < other.row + other.rows
            )
        )

    def _cells(self, wanted: Callable[[Part], bool]) -> list[QAccessibleInterface]:
        return [cell for part, cell in self._all() if wanted(part)]


class TableOfWidget:
    """The table interface that PySide does not offer to Python, lent by an unseen table widget of Qt's.

    Made when somebody asks for it. Its cells are the widget's: they say the same words.
    """

    def __init__(self, part: Part, view: QTextBrowser) -> None:
        self._part = part
        self._view = view
        self._widget: QTableView | None = None
        self._lent: QAccessibleInterface | None = None

    def pointer(self) -> Any:
        """The address of the widget's table interface."""
        if self._widget is None:
            self._widget = QTableView(self._view)
            self._widget.hide()
            self._widget.setModel(_model(self._part, self._widget))
            self._lent = QAccessible.queryAccessibleInterface(self._widget)
        found = self._lent.interface_cast(QAccessible.InterfaceType.TableInterface) if self._lent else None
        return NOTHING if found is None else found

    def leave(self) -> None:
        """The page is no longer shown."""
        if self._widget is not None:
            self._lent = None
            if shiboken6.isValid(self._widget):  # it goes with the view
                self._widget.deleteLater()
            self._widget = None


def _model(table: Part, parent: QTableView) -> QStandardItemModel:
    rows = [row for row in table.parts if row.parts]
    columns = max((cell.column + cell.columns for row in rows for cell in row.parts), default=0)
    heads = [row for row in rows if all(cell.kind == "header" for cell in row.parts)]
    model = QStandardItemModel(len(rows), columns, parent)
    for number, row in enumerate(rows):
        for cell in row.parts:
            model.setItem(number, cell.column, QStandardItem(cell.name))
            if heads and row is heads[-1]:
                model.setHorizontalHeaderItem(cell.column, QStandardItem(cell.name))
    return model


def _cut(text: str, start: int, end: int) -> str:
    return text[max(start, 0) : len(text) if end < 0 else end]
