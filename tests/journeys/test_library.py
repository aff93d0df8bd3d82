"""A reader with four books: the bundled one, the manual, two small ones. Keyboard alone, and mouse alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from helpviewer.book import archive
from helpviewer.book.book import Book
from helpviewer.library.library import user_library
from helpviewer.models.contents_model import ContentsModel
from helpviewer.models.scope import ALL_BOOKS, Scope
from helpviewer.ui.library.changes_page import ChangesPage
from helpviewer.ui.window.main_window import MainWindow
from helpviewer.ui.window.windows import Windows
from index_build.build import build
from tests.conftest import BOOK_YML, PROJECT, TINY_BOOK, write_source

Key, Button = Qt.Key, Qt.MouseButton
COUNT = 258
"""The role of what a row of the box says of its scope."""
NoModifier = Qt.KeyboardModifier.NoModifier

pytestmark = pytest.mark.filterwarnings("ignore:Function. 'QDragEnterEvent:DeprecationWarning")

KITCHEN = {
    "book.yml": BOOK_YML.replace("id: tiny", "id: kitchen").replace("Tiny book", "The kitchen")
    + "books: [{id: tiny, title: Tiny book}]\n",
    "welcome.md": "---\nid: welcome\ntitle: Kitchen\n---\nSee [jelly](basics/jelly.md).\n",
    "basics/jelly.md": "---\nid: jelly\ntitle: Jelly\n---\nJelly is made of [apples](help:tiny/apples).\n",
    "basics/ovens.md": "---\nid: ovens\ntitle: Ovens\n---\nApples bake for half an hour.\n",
}


def packed(files: dict[str, str], folder: Path, name: str) -> Path:
    """A book made of these files, as the file that a publisher ships."""
    source = write_source(folder / f"{name}-source", files)
    build(source, folder / f"{name}-book")
    file = folder / f"{name}.helpbook"
    archive.pack(Book.open(folder / f"{name}-book"), file)
    return file


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("manual")
    build(PROJECT / "resources" / "content" / "manual", folder / "book")
    archive.pack(Book.open(folder / "book"), folder / "manual.helpbook")
    return folder / "manual.helpbook"


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return packed(TINY_BOOK, tmp_path, "tiny")


@pytest.fixture
def kitchen(tmp_path: Path) -> Path:
    return packed(KITCHEN, tmp_path, "kitchen")


def newer(files: dict[str, str], folder: Path) -> Path:
    """Version 2 of the tiny book: Pears have changed, Plums are new."""
    return packed(
        {
            **files,
            "book.yml": BOOK_YML.replace('version: "1"', 'version: "2"'),
            "basics/pears.md": TINY_BOOK["basics/pears.md"] + "\nThey are green.\n",
            "basics/plums.md": "---\nid: plums\ntitle: Plums\n---\nPlums are blue.\n",
        },
        folder,
        "newer",
    )


class Reader:
    """Somebody in front of the program."""

    def __init__(self, qtbot: QtBot, windows: Windows) -> None:
        self.qtbot = qtbot
        self.windows = windows

    @property
    def window(self) -> MainWindow:
        """The window in front."""
        return self.windows.latest

    @property
    def at(self) -> str:
        """Where the reader is: book and place."""
        return f"{self.window.book.info.id}/{self.window.navigator.location}"

    def settle(self) -> None:
        """Wait until the window in front is there as a whole."""
        window = self.window
        window.activateWindow()
        self.qtbot.waitUntil(lambda: window.side.count() == 2 and window.isActiveWindow())

    def model(self) -> ContentsModel:
        contents = self.window.side.contents.model()
        assert isinstance(contents, ContentsModel)
        return contents

    def books(self) -> list[str]:
        return [row.name for row in self.model().books]

    def hits(self) -> list[str]:
        model = self.window.side.search.hits.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def answer_with(self, act: Callable[[QWidget], None]) -> None:
        """Do this in the dialog that opens next."""

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None or not dialog.isVisible():
                QTimer.singleShot(10, look)  # a key may be handled a little later
            else:
                act(dialog)

        QTimer.singleShot(0, look)


class Typist(Reader):
    """Somebody without a mouse."""

    def press(self, *keys: str) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            combination = QKeySequence(key)[0]  # type: ignore[index] # its stubs forget that
            target = QApplication.activePopupWidget() or self.window.focusWidget() or self.window
            self.qtbot.keyClick(target, combination.key(), combination.keyboardModifiers())

    def open(self, file: Path) -> None:
        """Open the file of a book."""

        def choose(dialog: QWidget) -> None:
            assert isinstance(dialog, QFileDialog)
            name = dialog.findChild(QLineEdit, "fileNameEdit")
            assert name is not None
            dialog.selectFile(str(file))
            self.qtbot.keyClick(name, Key.Key_Return)

        self.answer_with(choose)
        self.press("Ctrl+O")
        self.settle()

    def search(self, text: str) -> None:
        self.press("Ctrl+K")
        with self.qtbot.waitSignal(self.window.service.answered):
            self.qtbot.keyClicks(self.window.field, text)

    def go_to_row(self, index: QModelIndex) -> None:
        """Go down in the contents to a row that is in sight."""
        contents = self.window.side.contents
        self.press("Home")
        for _ in range(60):
            if contents.currentIndex() == index:
                return
            self.press("Down")
        raise AssertionError(f"never at {index.data()}")

    def menu(self) -> QMenu:
        """The menu key, in the contents."""
        contents = self.window.side.contents
        at = contents.visualRect(contents.currentIndex()).center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, contents.mapToGlobal(at))
        QApplication.sendEvent(contents, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def choose(self, menu: QMenu, text: str) -> None:
        """Go down in a menu, and take an entry."""
        for _ in range(20):
            if (action := menu.activeAction()) is not None and action.text().replace("&", "") == text:
                self.qtbot.keyClick(menu, Key.Key_Return)
                return
            self.qtbot.keyClick(menu, Key.Key_Down)
        raise AssertionError(f"no {text} in the menu")


def test_four_books_by_keyboard(
    qtbot: QtBot,
    program: Callable[..., Windows],
    manual: Path,
    tiny: Path,
    kitchen: Path,
    tmp_path: Path,
) -> None:
    reader = Typist(qtbot, program())
    reader.settle()
    for file in (manual, tiny, kitchen):
        reader.open(file)
    assert reader.at == "kitchen/welcome"
    qtbot.waitUntil(lambda: {"xai-api-faq", "help-viewer-manual", "tiny", "kitchen"} <= set(reader.books()))

    # Search all books: the box beside the field, from the list that drops down.
    reader.search("apples")
    reader.press("Ctrl+Shift+K")
    box = reader.window.side.scope
    everywhere = box.row_of(ALL_BOOKS)
    qtbot.waitUntil(lambda: box.itemData(everywhere, COUNT) is not None)
    assert int(box.itemData(everywhere, COUNT)) > int(box.itemData(0, COUNT)) > 0
    with qtbot.waitSignal(reader.window.service.answered):
        qtbot.keyClick(box.view(), Key.Key_Down)
        qtbot.keyClick(box.view(), Key.Key_Return)
    headings = [text for text in reader.hits() if " results, " in text]
    assert any(text.startswith("Tiny book · 4 results, Apples") for text in headings)
    assert any(text.startswith("The kitchen · ") for text in headings)

    # Open a hit in another book, and come back.
    first_of_tiny = next(n for n, text in enumerate(reader.hits()) if text.startswith("Tiny book · "))
    reader.press("Ctrl+K", *["Down"] * (first_of_tiny - reader.window.side.search.hits.currentIndex().row()))
    reader.press("Return")
    reader.settle()
    assert reader.at.startswith("tiny/apples")
    assert reader.window.focusWidget() is reader.window.page
    reader.press("Alt+Left")
    reader.settle()
    assert reader.at == "kitchen/welcome"
    reader.press("Alt+Right")
    reader.settle()
    assert reader.at.startswith("tiny/apples")

    # Compare two pages in tabs.
    reader.press("F6", "Shift+F6")  # to the page, wherever the keyboard is
    reader.press("Ctrl+T")
    assert reader.at == "tiny/welcome"
    reader.press("Ctrl+Tab")
    assert reader.at.startswith("tiny/apples")
    reader.press("Ctrl+Tab")
    assert reader.at == "tiny/welcome"

    # Its publisher ships a new version, while it is open.
    reader.open(newer(TINY_BOOK, tmp_path))
    assert reader.window.book.info.version == "2"
    assert reader.at == "tiny/welcome"
    assert reader.window.tabs.bar.count() == 2
    qtbot.waitUntil(reader.window.do.changes.isEnabled)
    reader.press("Alt+H")
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):  # where the display keeps menus to itself
        reader.window.do.changes.trigger()
    else:
        reader.choose(menu, "What Changed")
    changes = reader.window.findChild(ChangesPage)
    assert changes is not None
    assert changes.list.hasFocus()
    reader.press("Return")
    assert reader.at == "tiny/plums"
    reader.press("Alt+Left")
    assert reader.at == "tiny/welcome"

    # Remove one that is not shown any more: the menu key in the contents.
    kitchen_window = next(w for w in reader.windows.all if w.book.info.id == "kitchen")
    kitchen_window.activateWindow()
    qtbot.waitUntil(lambda: reader.window is kitchen_window)
    reader.press("Ctrl+Shift+W")
    qtbot.waitUntil(lambda: kitchen_window not in reader.windows.all)
    reader.settle()
    reader.press("Ctrl+K", "Esc", "F6")
    assert reader.window.focusWidget() is reader.window.side.contents
    reader.go_to_row(reader.model().index_of_book("kitchen"))

    def agree(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        remove = next(button for button in box.buttons() if button.text() == "Remove")
        for _ in range(4):
            focused = box.focusWidget()
            if focused is remove:
                break
            qtbot.keyClick(focused or box, Key.Key_Tab)
        qtbot.keyClick(remove, Key.Key_Space)

    menu = reader.menu()
    QTimer.singleShot(0, lambda: reader.answer_with(agree))
    reader.choose(menu, "Remove from the Library…")
    qtbot.waitUntil(lambda: "kitchen" not in reader.books())
    assert not (tmp_path / "data" / "helpviewer" / "books" / "kitchen").exists()
    reader.settle()
    reader.press("Ctrl+Q")
    assert reader.windows.all == []


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


def test_what_was_folded_is_folded_at_the_next_start(
    qtbot: QtBot, program: Callable[..., Windows], tiny: Path
) -> None:
    user_library().add(tiny)

    def tree(windows: Windows) -> list[bool]:
        """Whether the book of the window and the other one are unfolded."""
        contents = windows.latest.side.contents
        rows = [contents.model().index(row, 0) for row in range(contents.model().rowCount())]
        assert [row.data() for row in rows[1:]] in (["Tiny book 1"], [])
        return [contents.isExpanded(row) for row in rows]

    windows = program()
    qtbot.waitUntil(lambda: tree(windows) == [True, False])
    contents = windows.latest.side.contents
    for row, key in ((0, Key.Key_Left), (1, Key.Key_Right)):
        contents.setCurrentIndex(contents.model().index(row, 0))
        qtbot.keyClick(contents, key)
    assert tree(windows) == [False, True]
    windows.close_all()

    again = program()
    qtbot.waitUntil(lambda: tree(again) == [False, True])
    # What is scrolled later must not unfold it: Qt brings the present row into sight a turn later.
    QApplication.processEvents()
    assert tree(again) == [False, True]
