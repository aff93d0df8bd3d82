"""A reader with four books, the bundled one, the manual and two small ones, by mouse alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QContextMenuEvent, QDragEnterEvent, QDropEvent, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QMessageBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from helpviewer.models.scope import ALL_BOOKS, Scope
from helpviewer.ui.library.changes_page import ChangesPage
from helpviewer.ui.window.windows import Windows
from tests.conftest import TINY_BOOK
from tests.fixtures.library import COUNT, Reader, newer

Button = Qt.MouseButton
NoModifier = Qt.KeyboardModifier.NoModifier

pytestmark = pytest.mark.filterwarnings("ignore:Function. 'QDragEnterEvent:DeprecationWarning")


class Pointer(Reader):
    """Somebody without a keyboard."""

    def drop(self, file: Path) -> None:
        """Drop a file on the window."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file))])
        at, action = QPointF(10, 10), Qt.DropAction.CopyAction
        enter = QDragEnterEvent(at.toPoint(), action, mime, Button.LeftButton, NoModifier)
        window = self.window
        QApplication.sendEvent(window, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(window, QDropEvent(at, action, mime, Button.LeftButton, NoModifier))
        self.settle()

    def click(
        self, view: QAbstractItemView, index: QModelIndex, button: Qt.MouseButton = Button.LeftButton
    ) -> None:
        """Click on a row, brought into sight first."""
        view.scrollTo(index)
        self.qtbot.mouseClick(view.viewport(), button, pos=view.visualRect(index).center())

    def click_menu(self, text: str) -> None:
        """Click on an entry of the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        (action,) = [action for action in menu.actions() if action.text().replace("&", "") == text]
        self.qtbot.mouseClick(menu, Button.LeftButton, pos=menu.actionGeometry(action).center())

    def click_button(self, action: QAction) -> None:
        """Click on the button of the toolbar that does this."""
        button = self.window.bar.widgetForAction(action)
        assert button.isEnabled()
        self.qtbot.mouseClick(button, Button.LeftButton)

    def right_click(self, widget: QWidget, at: QPoint) -> None:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
        QApplication.sendEvent(widget, event)

    def search_for_word(self, word: str) -> None:
        """Double-click a word of the page, and search for it from the menu there."""
        page = self.window.page
        cursor = page.document().find(word, 0, QTextDocument.FindFlag.FindWholeWords)
        assert not cursor.isNull()
        cursor.setPosition(cursor.selectionStart() + 1)
        at = page.cursorRect(cursor).center()
        self.qtbot.mouseDClick(page.viewport(), Button.LeftButton, pos=at)
        assert page.textCursor().selectedText() == word
        self.right_click(page.viewport(), at)
        with self.qtbot.waitSignal(self.window.service.answered):
            self.click_menu(f"Search for “{word}”")

    def search_in(self, scope: Scope) -> None:
        """Choose where to search in the box beside the field."""
        box = self.window.side.scope
        usual = QApplication.doubleClickInterval()
        QApplication.setDoubleClickInterval(0)  # so long the list takes each click for the one that opened it
        self.qtbot.mouseClick(box, Button.LeftButton)
        row = box.row_of(scope)
        self.qtbot.waitUntil(lambda: box.view().isVisible() and box.itemData(row, COUNT) is not None)
        QApplication.setDoubleClickInterval(usual)
        self.qtbot.mouseMove(box.view().viewport(), box.view().visualRect(box.model().index(row, 0)).center())
        with self.qtbot.waitSignal(self.window.service.answered):
            self.click(box.view(), box.model().index(row, 0))


def test_four_books_by_mouse(
    qtbot: QtBot,
    program: Callable[..., Windows],
    manual: Path,
    tiny: Path,
    kitchen: Path,
    tmp_path: Path,
) -> None:
    reader = Pointer(qtbot, program())
    reader.settle()
    for file in (manual, kitchen, tiny):
        reader.drop(file)
    assert reader.at == "tiny/welcome"
    qtbot.waitUntil(lambda: {"help-viewer-manual", "tiny", "kitchen"} <= set(reader.books()))

    # Unfold another book in the contents, open a page of it, and come back.
    contents = reader.window.side.contents
    reader.click(contents, reader.model().index_of_book("kitchen"))
    kitchen_row = reader.model().index_of_book("kitchen")
    assert contents.isExpanded(kitchen_row)
    reader.click(contents, reader.model().index(0, 0, kitchen_row))
    reader.settle()
    assert reader.at == "kitchen/welcome"
    reader.click_button(reader.window.do.back)
    reader.settle()
    assert reader.at == "tiny/welcome"

    # Search all books for a word of the page, and open hits in tabs, to compare them.
    reader.search_for_word("apples")
    reader.search_in(ALL_BOOKS)
    hits = reader.window.side.search.hits
    first = next(n for n, text in enumerate(reader.hits()) if text.startswith("Tiny book · "))
    reader.click(hits, hits.model().index(first, 0), Button.MiddleButton)
    tabs = reader.window.tabs.bar
    assert tabs.count() == 2
    assert reader.at == "tiny/welcome"
    qtbot.mouseClick(tabs, Button.LeftButton, pos=tabs.tabRect(1).center())
    assert reader.at.startswith("tiny/apples")
    qtbot.mouseClick(tabs, Button.LeftButton, pos=tabs.tabRect(0).center())
    assert reader.at == "tiny/welcome"
    other = next(n for n, text in enumerate(reader.hits()) if text.startswith("The kitchen · "))
    reader.click(hits, hits.model().index(other, 0))
    reader.settle()
    assert reader.at.startswith("kitchen/")
    reader.click_button(reader.window.do.back)
    reader.settle()
    assert reader.at == "tiny/welcome"

    # A new version comes while the book is open.
    reader.drop(newer(TINY_BOOK, tmp_path))
    assert reader.window.book.info.version == "2"
    assert reader.at == "tiny/welcome"
    assert reader.window.tabs.bar.count() == 2
    assert reader.window.service.everywhere
    qtbot.waitUntil(reader.window.do.changes.isEnabled)
    bar = reader.window.menuBar()
    (help_menu,) = [action for action in bar.actions() if action.text() == "&Help"]
    qtbot.mouseClick(bar, Button.LeftButton, pos=bar.actionGeometry(help_menu).center())
    reader.click_menu("What Changed")
    changes = reader.window.findChild(ChangesPage)
    assert changes is not None
    new = changes.list.model().index(0, 0, changes.list.model().index(0, 0))
    reader.click(changes.list, new)
    assert reader.at == "tiny/plums"

    # Remove a book whose window was closed, by its menu in the contents.
    next(window for window in reader.windows.all if window.book.info.id == "kitchen").close()
    reader.settle()
    field = reader.window.field
    clear = next(button for button in field.findChildren(QToolButton) if button.isVisible())
    qtbot.mouseClick(clear, Button.LeftButton)
    assert not reader.window.side.shows_hits
    contents = reader.window.side.contents
    row = reader.model().index_of_book("kitchen")
    contents.scrollTo(row)

    def agree(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        (remove,) = [button for button in box.buttons() if button.text() == "Remove"]
        qtbot.mouseClick(remove, Button.LeftButton)

    reader.right_click(contents.viewport(), contents.visualRect(row).center())
    reader.answer_with(agree)
    reader.click_menu("Remove from the Library…")
    qtbot.waitUntil(lambda: "kitchen" not in reader.books(), timeout=20_000)  # a busy disk
    assert reader.at == "tiny/plums"
