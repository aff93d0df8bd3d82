"""The contents tree as Qt sees it: pages, categories and links, in the order of the book."""

from __future__ import annotations

import logging
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtGui import QFont

from helpviewer.book.errors import BookError
from helpviewer.book.format import Category, CategoryItem, LinkItem, TreeItem
from helpviewer.book.reader import Book

# https://doc.qt.io/qt-6/qt.html#ItemDataRole-enum, as numbers: loading the enums of Qt takes 20 ms, and the
# tree is needed for the first page.
DISPLAY_ROLE, TOOL_TIP_ROLE, FONT_ROLE, DESCRIPTION_ROLE, USER_ROLE = 0, 3, 6, 12, 256

LOCATION_ROLE = USER_ROLE + 1
"""The page's id; None for a category."""

_Index = QModelIndex | QPersistentModelIndex


_log = logging.getLogger(__name__)


class _Node:
    """A row of the tree. What is below it is read when the view first asks for it."""

    __slots__ = ("_category", "_children", "item", "parent", "row")

    def __init__(self, parent: _Node | None, row: int, item: TreeItem) -> None:
        self.parent = parent
        self.row = row
        self.item = item
        self._category: Category | None = None
        self._children: list[_Node | None] | None = None

    def category(self, book: Book) -> Category | None:
        """The category in this row; None for a page or a link."""
        if self._category is None and isinstance(self.item, CategoryItem):
            try:
                self._category = book.category(self.item.id)
            except BookError as error:  # Qt asks, and nobody could catch it there
                _log.warning("%s: %s", error, error.detail)
                self._category = Category(self.item.id, self.item.id)
        return self._category

    def page(self, book: Book) -> str:
        """The id of the page that this row opens, or ""."""
        if isinstance(self.item, str):
            return self.item
        category = self.category(book)
        return category.page if category else ""

    def count(self, book: Book) -> int:
        category = self.category(book)
        return len(category.items) if category else 0

    def child(self, row: int, book: Book) -> _Node:
        category = self.category(book)
        assert category is not None
        if self._children is None:
            self._children = [None] * len(category.items)
        node = self._children[row]
        if node is None:
            node = self._children[row] = _Node(self, row, category.items[row])
        return node


class ContentsModel(QAbstractItemModel):
    """The book's tree. A title is read only when its row is shown."""

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._root = _Node(None, 0, CategoryItem(""))
        self._unread: tuple[frozenset[str], frozenset[str]] = frozenset(), frozenset()

    # -- Qt's questions ---------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return self._node(parent).count(self._book)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        node = self._node(parent)
        if column != 0 or not 0 <= row < node.count(self._book):
            return QModelIndex()
        return self.createIndex(row, 0, node.child(row, self._book))

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
            return node.page(self._book) or None
        if role in (DISPLAY_ROLE, TOOL_TIP_ROLE):
            return self._title(node)
        if role == DESCRIPTION_ROLE:
            return self._unread_summary(node)
        if role == FONT_ROLE and self._is_unread(node):
            font = QFont()
            font.setBold(True)
            return font
        return None

    def show_unread(self, pages: frozenset[str], categories: frozenset[str]) -> None:
        """Let these pages, and the categories they are in, stand out. The views draw themselves anew."""
        self._unread = pages, categories

    def _is_unread(self, node: _Node) -> bool:
        pages, categories = self._unread
        if not pages or isinstance(node.item, LinkItem):
            return False
        in_category = isinstance(node.item, CategoryItem) and node.item.id in categories
        return in_category or node.page(self._book) in pages

    def _unread_summary(self, node: _Node) -> str:
        summary = self._summary(node)
        if not self._is_unread(node):
            return summary
        return " ".join(filter(None, (self.tr("New or changed since you last read it."), summary)))

    def _title(self, node: _Node) -> str:
        if isinstance(node.item, LinkItem):
            return f"{node.item.title} ↗"
        if category := node.category(self._book):
            return category.title
        page_id = node.page(self._book)
        try:
            page = self._book.page(page_id)
        except BookError as error:
            _log.warning("%s: %s", error, error.detail)
            return page_id
        return page.tree_title or page.title

    def _summary(self, node: _Node) -> str:
        if isinstance(node.item, LinkItem):
            return node.item.url
        try:
            return self._book.page(page_id).summary if (page_id := node.page(self._book)) else ""
        except BookError:
            return ""

    # -- for the panes ----------------------------------------------------------------------------

    def page_at(self, index: _Index) -> str:
        """The id of the page that this row opens, "" for a category without one and for a link."""
        return self._node(index).page(self._book) if index.isValid() else ""

    def link_at(self, index: _Index) -> str:
        """The web address in this row, "" for anything else."""
        item = self._node(index).item if index.isValid() else ""
        return item.url if isinstance(item, LinkItem) else ""

    def index_of(self, page_id: str) -> QModelIndex:
        """The row of a page; an invalid index when the page stands outside the tree.

        Raises:
            PageMissing, BookDamaged: the book has no such page, or cannot say where it is.
        """
        page = self._book.page(page_id)
        node = self._category_node(page.category)
        category = node.category(self._book)
        assert category is not None
        if category.page == page.id:
            return self._index(node)
        try:
            return self._index(node.child(category.items.index(page.id), self._book))
        except ValueError:
            return QModelIndex()

    def category_at(self, index: _Index) -> str:
        """The id of the category in this row, "" for a page without others below it."""
        item = self._node(index).item if index.isValid() else ""
        return item.id if isinstance(item, CategoryItem) else ""

    def categories_below(self, index: _Index) -> list[QModelIndex]:
        """The rows directly below this one that hold others."""
        node = self._node(index)
        children = (node.child(row, self._book) for row in range(node.count(self._book)))
        return [self._index(child) for child in children if isinstance(child.item, CategoryItem)]

    def index_of_category(self, category_id: str) -> QModelIndex:
        """The row of a category; an invalid index when the book has none with this id."""
        return self._index(self._category_node(category_id))

    def _category_node(self, category_id: str) -> _Node:
        """The node of a category; the root for an id that is not in the tree."""
        node = self._root
        for category in self._book.category_path(category_id):
            above = node.category(self._book)
            if above is None or CategoryItem(category.id) not in above.items:
                return self._root
            node = node.child(above.items.index(CategoryItem(category.id)), self._book)
        return node

    def _index(self, node: _Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.row, 0, node)

    def _node(self, index: _Index) -> _Node:
        node: _Node = index.internalPointer() if index.isValid() else self._root
        return node
