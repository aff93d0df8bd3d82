"""The contents tree as Qt sees it: categories with their pages, a home page outside the tree on top."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

from helpviewer.book.format import Category
from helpviewer.book.reader import Book

# https://doc.qt.io/qt-6/qt.html#ItemDataRole-enum, as numbers: loading the enums of Qt takes 20 ms, and the
# tree is needed for the first page.
DISPLAY_ROLE, TOOL_TIP_ROLE, DESCRIPTION_ROLE, USER_ROLE = 0, 3, 12, 256

LOCATION_ROLE = USER_ROLE + 1
"""The page's id; None for a category."""

_Index = QModelIndex | QPersistentModelIndex


class _Node:
    """A row of the tree. Its children are made when the view first asks for them."""

    __slots__ = ("_children", "category", "page", "parent", "row")

    def __init__(self, parent: _Node | None, row: int, page: str, category: Category | None) -> None:
        self.parent = parent
        self.row = row
        self.page = page
        self.category = category
        self._children: list[_Node | None] | None = None

    def count(self) -> int:
        if self.category is None:
            return 0
        return len(self.category.pages) + len(self.category.categories)

    def child(self, row: int) -> _Node:
        assert self.category is not None
        if self._children is None:
            self._children = [None] * self.count()
        node = self._children[row]
        if node is None:
            pages = self.category.pages
            if row < len(pages):
                node = _Node(self, row, pages[row], None)
            else:
                node = _Node(self, row, "", self.category.categories[row - len(pages)])
            self._children[row] = node
        return node


class ContentsModel(QAbstractItemModel):
    """The book's categories and pages. A page's title is read only when its row is shown."""

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        home = book.page(book.info.home)
        # The root is a category that is not in the book, so one rule serves every level.
        top = Category(id="", title="", pages=() if home.category else (home.id,), categories=book.categories)
        self._root = _Node(None, 0, "", top)

    # -- Qt's questions ---------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return self._node(parent).count()

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        node = self._node(parent)
        if column != 0 or not 0 <= row < node.count():
            return QModelIndex()
        return self.createIndex(row, 0, node.child(row))

    def parent(self, index: _Index = QModelIndex()) -> Any:  # noqa: B008
        above = self._node(index).parent
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.row, 0, above)

    def data(self, index: _Index, role: int = DISPLAY_ROLE) -> Any:
        if not index.isValid():
            return None
        node = self._node(index)
        if role == LOCATION_ROLE:
            return node.page or None
        if role in (DISPLAY_ROLE, TOOL_TIP_ROLE):
            return node.category.title if node.category else self._book.page(node.page).title
        if role == DESCRIPTION_ROLE:
            return "" if node.category else self._book.page(node.page).summary
        return None

    # -- for the panes ----------------------------------------------------------------------------

    def page_at(self, index: _Index) -> str:
        """The id of the page in this row, "" for a category."""
        return self._node(index).page if index.isValid() else ""

    def index_of(self, page_id: str) -> QModelIndex:
        """The row of a page; an invalid index when the page stands outside the tree."""
        node = self._category_node(self._book.page(page_id).category)
        assert node.category is not None
        try:
            row = node.category.pages.index(page_id)
        except ValueError:
            return QModelIndex()
        return self.createIndex(row, 0, node.child(row))

    def category_at(self, index: _Index) -> str:
        """The id of the category in this row, "" for a page."""
        category = self._node(index).category if index.isValid() else None
        return category.id if category else ""

    def index_of_category(self, category_id: str) -> QModelIndex:
        """The row of a category; an invalid index when the book has none with this id."""
        node = self._category_node(category_id)
        return QModelIndex() if node is self._root else self.createIndex(node.row, 0, node)

    def _category_node(self, category_id: str) -> _Node:
        """The node of a category; the root for an id that is not in the tree."""
        node = self._root
        for category in self._book.category_path(category_id):
            assert node.category is not None
            position = node.category.categories.index(category)
            node = node.child(len(node.category.pages) + position)
        return node

    def _node(self, index: _Index) -> _Node:
        node: _Node = index.internalPointer() if index.isValid() else self._root
        return node
