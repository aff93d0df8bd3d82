"""A reader with four books, the bundled one, the manual and two small ones, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from helpviewer.library.library import user_library
from helpviewer.models.scope import ALL_BOOKS
from helpviewer.ui.library.changes_page import ChangesPage
from helpviewer.ui.window.windows import Windows
from tests.conftest import TINY_BOOK
from tests.fixtures.library import COUNT, Reader, newer

Key = Qt.Key


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
