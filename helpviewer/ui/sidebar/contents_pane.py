"""The contents tree on the left: a click or Enter opens a page; the present page is selected and in sight.

With Ctrl, or with the middle button, a page opens in a tab of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from time import perf_counter

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QMenu,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from helpviewer.book.book import Location
from helpviewer.models.contents_model import BOOK_ROLE, BookRow, ContentsModel
from helpviewer.ui.common.bidi import OwnDirection, isolate
from helpviewer.ui.common.mouse import is_history_button, wants_new_tab
from helpviewer.ui.common.row_access import RowAccess

ROW_AIR = 12
"""Pixels added to a row's line of text."""

_MARGIN = 4
"""Pixels beside a text in a row."""

_SLICE_S = 0.008
"""Seconds for which categories are unfolded in one go; then the window has its turn."""


class _Rows(OwnDirection):
    """Rows with some air; those of books end in their version, however narrow, and say their date where there
    is room."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        # Asked once, since all rows are equally high.
        return QSize(size.width(), option.fontMetrics.height() + ROW_AIR)

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        book = index.data(BOOK_ROLE)
        if isinstance(book, BookRow) and book.version:
            text = _shortened(book, option.fontMetrics, option.rect.width() - _room_of_icon(option))
            option.text = isolate(text) if option.widget.isRightToLeft() else text

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        book = index.data(BOOK_ROLE)
        if isinstance(book, BookRow) and book.as_of:
            metrics = option.fontMetrics
            width = metrics.horizontalAdvance(book.as_of) + 2 * _MARGIN
            rest = option.rect.width() - _room_of_icon(option) - metrics.horizontalAdvance(book.title)
            if rest < width + 2 * _MARGIN:
                return
            at_left = option.widget.isRightToLeft()
            x = option.rect.left() + _MARGIN if at_left else option.rect.right() + 1 - width + _MARGIN
            painter.setPen(option.palette.placeholderText().color())
            # By its baseline: flags would load the enums of Qt, 20 ms of the start.
            middle = option.rect.center().y() + 1
            painter.drawText(x, middle + (metrics.ascent() - metrics.descent()) // 2, book.as_of)


def _room_of_icon(option: QStyleOptionViewItem) -> int:
    return option.decorationSize.width() + 3 * _MARGIN


def _shortened(book: BookRow, metrics: QFontMetrics, width: int) -> str:
    """The title, cut before the version where it is wider than that."""
    if metrics.horizontalAdvance(book.title) <= width:
        return book.title
    head, end = book.title.removesuffix(book.version).rstrip(), f"… {book.version}"
    while head and metrics.horizontalAdvance(head + end) > width:
        head = head[:-1].rstrip()
    return head + end


class ContentsPane(QTreeView):
    """The book's tree. A click on a page opens it, also when there are others below it; its arrow unfolds it.

    Signals:
        opened: the :class:`Location` of the page the reader chose.
        web_link_asked: the web address in the row the reader chose.
        new_tab_asked: the :class:`Location` of a page for a tab of its own.
        new_window_asked: the :class:`Location` of a page for a window of its own.
        copy_link_asked: the :class:`Location` of a page whose address is to be copied.
        export_asked: the id of a page, or "", and the id of a category that is to be saved as a file.
        other_opened: the folder of another book and the :class:`Location` of the page chosen in it.
        book_menu_asked: the name of a book in the first level, and where a menu for it is to open.
        book_folded: the name of a book that the reader folded or unfolded, whether it is that of the window,
            and whether it is unfolded now.
        book_moved: the name of a book that is to stand a row higher or lower, and the step.
        said: a sentence for the reader about the row that was chosen.
    """

    opened = Signal(object)
    web_link_asked = Signal(str)
    new_tab_asked = Signal(object)
    new_window_asked = Signal(object)
    copy_link_asked = Signal(object)
    export_asked = Signal(str, str)
    other_opened = Signal(object, object)
    book_menu_asked = Signal(str, QPoint)
    book_folded = Signal(str, bool, bool)
    book_moved = Signal(str, int)
    said = Signal(str)

    def __init__(self, model: ContentsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contents = model
        self._is_filling = False
        self._expanded: dict[str, None] = {}
        self._to_expand: list[str | QModelIndex] = []
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._expand_some)
        self.setObjectName("contents")
        self.setAccessibleName(self.tr("Contents"))
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setItemDelegate(_Rows(self))
        self.setAnimated(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        # Of rows, a screen reader would select the wrong one: Qt counts them within their category.
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # A click opens or folds a category; a second rule for double clicks would undo it again.
        self.setExpandsOnDoubleClick(False)
        self.clicked.connect(self._open)
        self.expanded.connect(lambda index: self._note_expanded(index, True))
        self.collapsed.connect(lambda index: self._note_expanded(index, False))
        RowAccess(self, self._open)

    def show_page(self, page_id: str) -> None:
        """Select the page and bring it into sight, unless the reader folded the whole book; a page outside
        the tree selects nothing."""
        index = self._contents.index_of(page_id)
        if not index.isValid():
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif index != self.currentIndex() or not self.selectionModel().isSelected(index):
            self._go_to(index)
            self._bring_into_sight(index)

    def show_category(self, category_id: str) -> None:
        """Open a category, select it and move the keyboard there."""
        index = self._contents.index_of_category(category_id)
        if index.isValid():
            self.setExpanded(index, True)
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
            self.setFocus()

    def expanded_categories(self) -> list[str]:
        """Ids of the categories that are open."""
        return list(self._expanded)

    def expand_categories(self, categories: Iterable[str]) -> None:
        """Open these categories, a few now and the others between other work; one that is not in the book is
        passed over."""
        self._to_expand.extend(reversed(list(categories)))
        self._expand_some()

    def expand_below(self, index: QModelIndex) -> None:
        """Open a category and all that are below it, as :meth:`expand_categories` does."""
        self._to_expand.append(index)
        self._expand_some()

    @property
    def books(self) -> tuple[BookRow, ...]:
        """The books in the first level; see :meth:`show_books`."""
        return self._contents.books

    def show_books(
        self,
        books: Sequence[BookRow],
        icon: QIcon,
        was_unfolded: Callable[[str, bool], bool | None] = lambda _name, _own: None,
    ) -> None:
        """Let these books be the first level; none for the contents of the only book. What was unfolded and
        in sight stays so.

        Args:
            books: the rows.
            icon: of each of them.
            was_unfolded: whether a book that is new here was unfolded earlier, by its name and whether it is
                that of the window; None to unfold the latter alone.
        """
        model = self._contents
        model.book_icon = icon
        if tuple(books) == model.books:
            self.viewport().update()
            return
        here = self.currentIndex()
        page, category, row = model.page_at(here), model.category_at(here), model.book_at(here)
        unfolded = {book.name: self._is_expanded(book) for book in model.books}
        at, categories = self.verticalScrollBar().value(), self.expanded_categories()
        self._expanded.clear()
        self._is_filling = True
        model.show_books(books)
        for book in books:
            own = model.is_own(book)
            kept = unfolded.get(book.name, was_unfolded(book.name, own))
            self.setExpanded(model.index_of_book(book.name), own if kept is None else kept)
        self._is_filling = False
        self.expand_categories(categories)
        if page or category:
            self._go_to(model.index_of(page) if page else model.index_of_category(category))
        elif row:
            self._go_to(model.index_of_book(row.name))
        self.verticalScrollBar().setValue(at)

    def _is_expanded(self, book: BookRow) -> bool:
        return self.isExpanded(self._contents.index_of_book(book.name))

    def mark_changed_pages(self, pages: frozenset[str], categories: frozenset[str]) -> None:
        """Mark pages that changed and were not read since, and the categories they are in."""
        self._contents.mark_changed_pages(pages, categories)
        self.viewport().update()

    # -- Qt's events ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import (
            Qt,
        )  # here, not on top: its enums take 20 ms that the first page need not wait for

        book = self._contents.book_at(self.currentIndex())
        moves = event.modifiers() == Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if book and moves and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.book_moved.emit(book.name, 1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Asterisk:
            self.expand_below(self.currentIndex())  # as Qt would, but Qt does not stop until all is done
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._open_in_tab(self.currentIndex())
            else:
                self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if is_history_button(event) or wants_new_tab(event):
            event.ignore()
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if wants_new_tab(event):
            self._open_in_tab(self.indexAt(event.position().toPoint()))
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        page, category = self._contents.page_at(index), self._contents.category_at(index)
        at = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
        if book := self._contents.book_at(index):
            self.book_menu_asked.emit(book.name, at)
        if not (page or category):
            return
        menu = QMenu(self)
        of_pages = (
            (self.tr("&Open"), self.opened),
            (self.tr("Open in New &Tab"), self.new_tab_asked),
            (self.tr("Open in New &Window"), self.new_window_asked),
            (self.tr("Copy &Link"), self.copy_link_asked),
        )
        for text, signal in of_pages if page else ():
            menu.addAction(text).triggered.connect(
                lambda checked=False, signal=signal: signal.emit(Location(page))
            )
        menu.addAction(self.tr("&Export…")).triggered.connect(
            lambda: self.export_asked.emit(page, "" if page else category)
        )
        menu.popup(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height() and self.currentIndex().isValid():
            self._bring_into_sight(self.currentIndex())

    # -- inside -----------------------------------------------------------------------------------

    def _go_to(self, index: QModelIndex) -> None:
        """Make a row the present one; Qt alone would unfold whatever it is in."""
        self.setAutoScroll(False)
        self.setCurrentIndex(index)
        self.setAutoScroll(True)

    def _bring_into_sight(self, index: QModelIndex) -> None:
        book = self._contents.index_of_own_book()
        if not book.isValid() or self.isExpanded(book):
            self.scrollTo(index)

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        if page := self._contents.page_at(index):
            self.opened.emit(Location(page))
        elif place := self._contents.place_elsewhere(index):
            self.other_opened.emit(*place)
        elif address := self._contents.link_at(index):
            self.web_link_asked.emit(address)
        elif (book := self._contents.book_at(index)) and book.folder is None:
            self.said.emit(book.note)
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def _open_in_tab(self, index: QModelIndex) -> None:
        if page := self._contents.page_at(index):
            self.new_tab_asked.emit(Location(page))

    def _note_expanded(self, index: QModelIndex, expanded: bool) -> None:
        if (book := self._contents.book_at(index)) and not self._is_filling:
            self.book_folded.emit(book.name, self._contents.is_own(book), expanded)
        if category := self._contents.category_at(index):
            if expanded:
                self._expanded[category] = None
            else:
                self._expanded.pop(category, None)

    def _expand_some(self) -> None:
        end = perf_counter() + _SLICE_S
        while self._to_expand and perf_counter() < end:
            wanted = self._to_expand.pop()
            if isinstance(wanted, str):
                index = self._contents.index_of_category(wanted)
            else:
                index = wanted
                self._to_expand.extend(self._contents.categories_below(index)[::-1])
            if index.isValid():
                self.setExpanded(index, True)
        if self._to_expand:
            self._turn.start()
        else:
            self._turn.stop()
