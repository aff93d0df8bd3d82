"""The page as a screen reader is told of it: a document of headings, lists, tables, links and the like.

Qt tells of a text browser's text alone. So the page has an accessible interface of its own, made of
:mod:`helpviewer.ui.page.accessible.reading_order`. Loaded only where a screen reader is at work; the reasons:
``docs/adr/0015-the-page-has-an-accessible-interface-of-its-own.md``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QLocale, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QTextDocument,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget

from helpviewer.ui.page.accessible.accessible_parts import (
    NOTHING,
    Cell,
    Facts,
    PageText,
    Pane,
    PartText,
    TableOfWidget,
    pointer,
)
from helpviewer.ui.page.accessible.reading_order import Part, reading_order

_Kind = QAccessible.InterfaceType
_Role = QAccessible.Role

_ROLES = {
    "heading": _Role.Heading,
    "paragraph": _Role.Paragraph,
    "list": _Role.List,
    "item": _Role.ListItem,
    "table": _Role.Table,
    "row": _Role.Row,
    "header": _Role.ColumnHeader,
    "row header": _Role.RowHeader,
    "cell": _Role.Cell,
    "link": _Role.Link,
    "button": _Role.Button,
    "picture": _Role.Graphic,
    "code": _Role.Section,
    "note": _Role.Note,
    "quote": _Role.BlockQuote,
    "group": _Role.Grouping,
    "tabs": _Role.PageTabList,
    "tab": _Role.PageTab,
    "rule": _Role.Separator,
}
_CELLS = ("header", "row header", "cell")


class PageAccess(QAccessibleWidget):
    """What a screen reader is told of the page as a whole."""

    def __init__(self, pane: Pane) -> None:
        super().__init__(pane.view, _Role.Document)
        self._pane = pane
        self._nodes: list[PartAccess] = []
        self._tops: list[PartAccess] | None = None
        self._document: QTextDocument | None = None
        self._text = PageText(pane)
        self._facts = Facts({QAccessible.Attribute.Locale: lambda: QLocale(pane.language)})
        pane.view.destroyed.connect(lambda: self.page_changed())

    def page_changed(self) -> None:
        """Forget the parts of the page that was shown before."""
        nodes, self._nodes, self._tops = self._nodes, [], None
        for node in nodes:
            node.leave()

    def link_focused(self, start: int) -> None:
        """Tell that the keyboard has come to the link that begins at this character."""
        if (node := self._link_at(start)) is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(node, QAccessible.Event.Focus))

    # -- the tree ---------------------------------------------------------------------------------

    @property
    def nodes(self) -> list[PartAccess]:
        """The parts that stand in no other."""
        document = self._pane.view.document()
        if self._tops is None or document is not self._document:  # Qt may have kept an earlier one of us
            self.page_changed()
            self._document = document
            self._tops = [self.make(part, self) for part in reading_order(document)]
        return self._tops

    def make(self, part: Part, parent: PageAccess | PartAccess) -> PartAccess:
        """What is told of a part. Kept here: Qt holds no Python object."""
        node = PartAccess(part, self, parent, self._pane)
        self._nodes.append(node)
        return node

    def _link_at(self, start: int) -> PartAccess | None:
        """The link, tab or picture that begins at this character."""
        path = next(
            (path for path in _paths([node.part for node in self.nodes]) if path[-1].start == start), ()
        )
        at: PageAccess | PartAccess = self
        for part in path:
            at = next(node for node in at.nodes if node.part is part)
        return at if isinstance(at, PartAccess) else None

    # -- asked by Qt ------------------------------------------------------------------------------

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        if kind == _Kind.TextInterface:
            return pointer(self._text)
        if kind == _Kind.AttributesInterface:
            return pointer(self._facts)
        found: Any = super().interface_cast(kind)
        return NOTHING if found is None else found

    def childCount(self) -> int:
        return len(self.nodes)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override] # none is an answer
        return self.nodes[index] if 0 <= index < len(self.nodes) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self.nodes.index(child) if child in self.nodes else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return next((node for node in self.nodes if node.rect().contains(x, y)), None)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        at = self._pane.focused_link()
        return None if at is None or not self._pane.view.hasFocus() else self._link_at(at)

    def state(self) -> QAccessible.State:
        state = super().state()
        for name in ("readOnly", "multiLine", "selectableText"):
            setattr(state, name, True)
        return state


class PartAccess(QAccessibleInterface):
    """What a screen reader is told of one part."""

    def __init__(self, part: Part, page: PageAccess, parent: PageAccess | PartAccess, pane: Pane) -> None:
        super().__init__()
        self.part = part
        self._page = page
        self._parent = parent
        self._pane = pane
        self._nodes: list[PartAccess] | None = None
        self._is_there = True
        self._faces: dict[QAccessible.InterfaceType, Any] = {}
        if part.text:
            self._faces[_Kind.TextInterface] = PartText(part, self._place)
        if part.kind == "heading":
            self._faces[_Kind.AttributesInterface] = Facts({QAccessible.Attribute.Level: lambda: part.level})
        if part.kind in _CELLS:
            self._faces[_Kind.TableCellInterface] = Cell(part, parent.parent(), self._cells)
        if part.kind == "table":
            self._faces[_Kind.TableInterface] = TableOfWidget(part, pane.view)
        if part.href or part.kind == "heading":
            self._faces[_Kind.ActionInterface] = _Action(self)
        self._number = QAccessible.registerAccessibleInterface(self)

    def leave(self) -> None:
        """The page is no longer shown."""
        self._is_there = False
        self._nodes = []
        table = self._faces.get(_Kind.TableInterface)
        if isinstance(table, TableOfWidget):
            table.leave()
        QAccessible.deleteAccessibleInterface(self._number)
        self._faces = {}

    @property
    def nodes(self) -> list[PartAccess]:
        """The parts within."""
        if self._nodes is None:
            self._nodes = [self._page.make(part, self) for part in self.part.parts]
        return self._nodes

    def act(self) -> None:
        """Follow the link, or bring the heading into sight."""
        if not self._is_there:
            return
        if self.part.href:
            self._pane.follow(self.part.href)
        else:
            self._pane.column.show_position(self.part.start)

    # -- asked by Qt ------------------------------------------------------------------------------

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        face = self._faces.get(kind)
        if isinstance(face, TableOfWidget):
            return face.pointer()
        return NOTHING if face is None else pointer(face)

    def isValid(self) -> bool:
        return self._is_there

    def object(self) -> None:  # type: ignore[override] # there is no widget
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._pane.view.window().windowHandle() if self._is_there else None

    def parent(self) -> QAccessibleInterface:
        return self._parent

    def childCount(self) -> int:
        return len(self.nodes)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.nodes[index] if 0 <= index < len(self.nodes) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self.nodes.index(child) if child in self.nodes else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return next((node for node in self.nodes if node.rect().contains(x, y)), None)

    def focusChild(self) -> None:  # type: ignore[override]
        return None

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self.part.name
        return self.part.note if kind == QAccessible.Text.Description else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing of a page can be written."""

    def rect(self) -> QRect:
        return self._place(self.part.start, self.part.end)

    def role(self) -> QAccessible.Role:
        return _ROLES[self.part.kind]

    def state(self) -> QAccessible.State:
        state, part = QAccessible.State(), self.part
        on: dict[str, bool] = {
            "readOnly": True,
            "invisible": not self._is_there or not self._pane.view.isVisible(),
            "focusable": bool(part.href),
            "focused": bool(part.href) and self._has_focus(),
            "linked": part.kind == "link",
            "expandable": part.is_open is not None,
            "expanded": part.is_open is True,
            "collapsed": part.is_open is False,
            "selectable": part.kind == "tab",
            "selected": part.kind == "tab" and part.is_on is True,
            "checkable": part.kind == "item" and part.is_on is not None,
            "checked": part.kind == "item" and part.is_on is True,
        }
        for name in (name for name, is_on in on.items() if is_on):
            setattr(state, name, True)
        return state

    def _has_focus(self) -> bool:
        return self._is_there and self._pane.view.hasFocus() and self._pane.focused_link() == self.part.start

    def _place(self, start: int, end: int) -> QRect:
        """Where these characters stand on the screen."""
        if not self._is_there:
            return QRect()
        view, cursor = self._pane.view, self._pane.column.cursor
        top, bottom = view.cursorRect(cursor(start)), view.cursorRect(cursor(end))
        place = top.united(bottom)
        if top.top() != bottom.top():  # several lines
            place.setLeft(0)
            place.setRight(view.viewport().width())
        return QRect(view.viewport().mapToGlobal(place.topLeft()), place.size())

    def _cells(self) -> Iterator[tuple[Part, QAccessibleInterface]]:
        """All cells of the table in whose cell this is."""
        table = self._parent.parent()
        for row in table.nodes if isinstance(table, PartAccess) else ():
            for cell in row.nodes:
                yield cell.part, cell


def _paths(parts: list[Part]) -> Iterator[tuple[Part, ...]]:
    """The way to each part that leads somewhere, from the top."""
    for part in parts:
        if part.href:
            yield (part,)
        for path in _paths(part.parts):
            yield (part, *path)


class _Action(QAccessibleActionInterface):
    """What can be done with a link, a tab, a fold, or a heading."""

    def __init__(self, node: PartAccess) -> None:
        super().__init__()
        self._node = node

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction()]

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction():
            self._node.act()

    def keyBindingsForAction(self, name: str) -> list[str]:
        return []
