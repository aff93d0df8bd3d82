"""The contents tree as Qt sees it: pages, categories and links, in the order of the book.

Where the reader has several books they are the first level; the contents of another one are read when it is
first unfolded.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtGui import QFont, QIcon

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import BookError
from helpviewer.book.format import Category, CategoryItem, LinkItem, TreeItem

# https://doc.qt.io/qt-6/qt.html#ItemDataRole-enum, as numbers: loading the enums of Qt takes 20 ms, and the
# tree is needed for the first page.
DISPLAY_ROLE, DECORATION_ROLE, TOOL_TIP_ROLE, FONT_ROLE, DESCRIPTION_ROLE, USER_ROLE = 0, 1, 3, 6, 12, 256

LOCATION_ROLE = USER_ROLE + 1
"""The page's id; None for a category."""

BOOK_ROLE = USER_ROLE + 2
"""The :class:`BookRow` of a row of the first level; None for others."""

_Index = QModelIndex | QPersistentModelIndex


_log = logging.getLogger(__name__)


class BookRow(NamedTuple):
    """A book in the first level of the tree.

    ``name`` tells it from all others and ``folder`` is where it lies, None for one that cannot be opened:
    ``note`` then says why. Otherwise ``note`` says more about it, such as its date. The title ends in the
    ``version``, where the book has one; ``as_of`` is its ISO date or "".
    """

    name: str
    title: str
    folder: Path | None
    note: str = ""
    version: str = ""
    as_of: str = ""


def row_of(book: Book) -> BookRow:
    """The row of a book that need not be in the library."""
    info = book.info
    return BookRow(str(book.path), info.title_and_version, book.path, "", info.version, info.as_of)


class _Node:
    """A row of the tree. What is below it is read when the view first asks for it.

    ``item`` is a book's row, or what stands in the tree of ``book``; that is None as long as the book was not
    looked into.
    """

    __slots__ = ("_category", "_children", "book", "item", "parent", "row")

    def __init__(self, parent: _Node | None, row: int, item: TreeItem | BookRow, book: Book | None) -> None:
        self.parent = parent
        self.row = row
        self.item = item
        self.book = book
        self._category: Category | None = None
        self._children: list[_Node | None] | None = None

    def category(self) -> Category | None:
        """The category in this row, of a book the first level; None for a page or a link."""
        if self._category is None and isinstance(self.item, CategoryItem | BookRow):
            category_id = self.item.id if isinstance(self.item, CategoryItem) else ""
            try:
                if self.book is None:
                    assert isinstance(self.item, BookRow)
                    if self.item.folder is None:
                        return None
                    self.book = Book.open(self.item.folder)
                self._category = self.book.category(category_id)
            except BookError as error:  # Qt asks, and nobody could catch it there
                _log.warning("%s: %s", error, error.detail)
                self._category = Category(category_id, category_id)
        return self._category

    def page(self) -> str:
        """The id of the page that this row opens, or ""."""
        if isinstance(self.item, str):
            return self.item
        category = self.category() if isinstance(self.item, CategoryItem) else None
        return category.page if category else ""

    def count(self) -> int:
        if self._children is not None:
            return len(self._children)
        category = self.category()
        return len(category.items) if category else 0

    def child(self, row: int) -> _Node:
        category = self.category()
        if self._children is None:
            assert category is not None
            self._children = [None] * len(category.items)
        node = self._children[row]
        if node is None:
            assert category is not None
            node = self._children[row] = _Node(self, row, category.items[row], self.book)
        return node

    def put_below(self, nodes: list[_Node]) -> None:
        """Let these rows be below this one."""
        self._children = list(nodes)

    @property
    def branch(self) -> str:
        """The id of the category in this row, "" for anything else."""
        return self.item.id if isinstance(self.item, CategoryItem) else ""


class ContentsModel(QAbstractItemModel):
    """The book's tree, or that of several books. A title is read only when its row is shown."""

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._books: tuple[BookRow, ...] = ()
        self.book_icon = QIcon()
        """Stands before the title of a book."""
        self._own = self._root = _Node(None, 0, CategoryItem(""), book)
        self._unread: tuple[frozenset[str], frozenset[str]] = frozenset(), frozenset()

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

    def hasChildren(self, parent: _Index = QModelIndex()) -> bool:  # noqa: B008
        node = self._node(parent)
        if isinstance(node.item, BookRow) and node.book is None:
            return node.item.folder is not None  # it is not looked into for that
        return node.count() > 0

    def data(self, index: _Index, role: int = DISPLAY_ROLE) -> Any:
        if not index.isValid():
            return None
        node = self._node(index)
        if role == LOCATION_ROLE:
            return node.page() or None
        if role == DISPLAY_ROLE:
            return self._title(node)
        if role == BOOK_ROLE:
            return node.item if isinstance(node.item, BookRow) else None
        if role == TOOL_TIP_ROLE:
            note = node.item.note if isinstance(node.item, BookRow) else ""
            return f"{self._title(node)}\n{note}".rstrip()
        if role == DESCRIPTION_ROLE:
            return self._unread_summary(node)
        if role == FONT_ROLE and self._is_unread(node):
            font = QFont()
            font.setBold(True)
            return font
        return self._look_of_book(node.item, role) if isinstance(node.item, BookRow) else None

    def _look_of_book(self, book: BookRow, role: int) -> Any:
        if role == DECORATION_ROLE:
            return self.book_icon
        if role == FONT_ROLE and book.folder is None:
            font = QFont()
            font.setItalic(True)
            return font
        return None

    # -- several books ----------------------------------------------------------------------------

    @property
    def books(self) -> tuple[BookRow, ...]:
        """The books in the first level; empty when the only book's own rows are there."""
        return self._books

    def show_books(self, books: Sequence[BookRow]) -> None:
        """Put these books into the first level, with the contents of each below it; with none of them, the
        contents of the one book alone."""
        self.beginResetModel()
        before = self._root
        self._books = tuple(books)
        self._own = self._root = _Node(None, 0, CategoryItem(""), self._book)
        if books:
            rows = [
                _Node(self._root, row, book, self._book if self.is_own(book) else None)
                for row, book in enumerate(books)
            ]
            self._root.put_below(rows)
            self._own = next(node for node in rows if node.book is not None)
        self.endResetModel()
        del before  # until now Qt may have asked for its rows

    def book_at(self, index: _Index) -> BookRow | None:
        """The book in this row; None for a row below one."""
        item = self._node(index).item if index.isValid() else None
        return item if isinstance(item, BookRow) else None

    def index_of_book(self, name: str) -> QModelIndex:
        """The row of a book of the first level; invalid when it is not there."""
        rows = (row for row, book in enumerate(self._books) if book.name == name)
        row = next(rows, None)
        return QModelIndex() if row is None else self.index(row, 0)

    def index_of_own_book(self) -> QModelIndex:
        """The row of the window's book; invalid where its contents are the first level."""
        return self._index(self._own)

    def place_elsewhere(self, index: _Index) -> tuple[Path, Location] | None:
        """The folder of another book and the page in it that this row opens; None for a row of the book of
        this window, and for one that opens no page."""
        node = self._node(index) if index.isValid() else self._root
        if node.book is None or node.book is self._book or not node.page():
            return None
        return node.book.path, Location(node.page())

    def is_own(self, book: BookRow) -> bool:
        """Whether this is the book of the window."""
        return book.folder is not None and book.folder.resolve() == self._book.path.resolve()

    # -- the mark of changed pages ----------------------------------------------------------------

    def mark_changed_pages(self, pages: frozenset[str], categories: frozenset[str]) -> None:
        """Mark pages that changed and were not read since, and the categories they are in. A view must be
        updated to show it."""
        self._unread = pages, categories

    def _is_unread(self, node: _Node) -> bool:
        pages, categories = self._unread
        if not pages or node.book is not self._book or isinstance(node.item, LinkItem | BookRow):
            return False
        return node.branch in categories or node.page() in pages

    def _unread_summary(self, node: _Node) -> str:
        summary = self._summary(node)
        if not self._is_unread(node):
            return summary
        return " ".join(filter(None, (self.tr("New or changed since you last read it."), summary)))

    def _title(self, node: _Node) -> str:
        if isinstance(node.item, BookRow):
            return node.item.title
        if isinstance(node.item, LinkItem):
            return f"{node.item.title} ↗"
        if category := node.category():
            return category.title
        page_id = node.page()
        try:
            page = self._book_of(node).page(page_id)
        except BookError as error:
            _log.warning("%s: %s", error, error.detail)
            return page_id
        return page.tree_title or page.title

    def _summary(self, node: _Node) -> str:
        if isinstance(node.item, BookRow):
            return node.item.note
        if isinstance(node.item, LinkItem):
            return node.item.url
        try:
            return self._book_of(node).page(page_id).summary if (page_id := node.page()) else ""
        except BookError:
            return ""

    def _book_of(self, node: _Node) -> Book:
        return node.book or self._book

    # -- for the panes ----------------------------------------------------------------------------

    def page_at(self, index: _Index) -> str:
        """The id of the page of this book that this row opens, "" for anything else."""
        node = self._node(index) if index.isValid() else None
        return node.page() if node and node.book is self._book else ""

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
        category = node.category()
        assert category is not None
        if category.page == page.id:
            return self._index(node)
        try:
            return self._index(node.child(category.items.index(page.id)))
        except ValueError:
            return QModelIndex()

    def category_at(self, index: _Index) -> str:
        """The id of the category of this book in this row, "" for a page without others below it."""
        node = self._node(index) if index.isValid() else None
        return node.branch if node and node.book is self._book else ""

    def categories_below(self, index: _Index) -> list[QModelIndex]:
        """The rows directly below this one that hold others."""
        node = self._node(index)
        children = (node.child(row) for row in range(node.count()))
        return [self._index(child) for child in children if child.branch]

    def index_of_category(self, category_id: str) -> QModelIndex:
        """The row of a category; an invalid index when the book has none with this id."""
        node = self._category_node(category_id)
        return QModelIndex() if node is self._own else self._index(node)

    def _category_node(self, category_id: str) -> _Node:
        """The node of a category; that of the book for an id that is not in the tree."""
        node = self._own
        for category in self._book.category_path(category_id):
            above = node.category()
            if above is None or CategoryItem(category.id) not in above.items:
                return self._own
            node = node.child(above.items.index(CategoryItem(category.id)))
        return node

    def _index(self, node: _Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.row, 0, node)

    def _node(self, index: _Index) -> _Node:
        node: _Node = index.internalPointer() if index.isValid() else self._root
        return node
