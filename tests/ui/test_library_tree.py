"""The reader's books as the first level of the contents, and what can be done with them there."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.library.library import Library
from helpviewer.models.books.library_watcher import QUIET_MS
from helpviewer.models.contents_model import ContentsModel
from helpviewer.models.scope import ALL_BOOKS
from helpviewer.ui.window.main_window import MainWindow
from helpviewer.ui.window.windows import Windows

Open = Callable[..., MainWindow]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The folder that the windows look into."""
    return Library(tmp_path / "own", [], [], tmp_path / "cache")


@pytest.fixture
def windows(
    open_window: Open, opened_windows: list[Windows], library: Library, tiny_book: Path, tmp_path: Path
) -> Windows:
    """A window on the bundled book; the library has two more, of which one is damaged."""
    library.add(tiny_book)
    broken = tmp_path / "own" / "broken"
    broken.mkdir()
    (broken / "book.json").write_text("{", "utf-8")
    open_window(page="refunds")
    return opened_windows[-1]


def model(window: MainWindow) -> ContentsModel:
    contents = window.side.contents.model()
    assert isinstance(contents, ContentsModel)
    return contents


def names(window: MainWindow) -> list[str]:
    return [row.name for row in model(window).books]


def choose(windows: Windows, name: str, text: str) -> None:
    """Choose something in the menu of a book."""
    menu = windows.library.menu_for(windows.latest, name)
    (action,) = [action for action in menu.actions() if action.text().replace("&", "") == text]
    assert action.isEnabled()
    action.trigger()


def test_the_books_stand_in_the_tree_and_the_present_page_is_selected(windows: Windows) -> None:
    window = windows.latest
    assert names(window) == ["xai-api-faq", "broken", "tiny"]
    own = model(window).index_of_book("xai-api-faq")
    assert window.side.contents.isExpanded(own)
    assert model(window).page_at(window.side.contents.currentIndex()) == "refunds"
    tiny = model(window).index_of_book("tiny")
    assert tiny.data() == "Tiny book 1"
    assert not window.side.contents.isExpanded(tiny)


def test_a_page_of_another_book_opens_there(windows: Windows) -> None:
    first = windows.latest
    tiny = model(first).index_of_book("tiny")
    first.side.contents.clicked.emit(tiny)
    assert first.side.contents.isExpanded(tiny)
    first.side.contents.clicked.emit(model(first).index(0, 0, tiny))
    assert windows.latest is not first
    assert windows.latest.book.info.id == "tiny"
    assert windows.latest.navigator.location.page == "welcome"


def test_a_damaged_book_says_so_and_can_be_removed(windows: Windows, tmp_path: Path) -> None:
    window = windows.latest
    window.side.contents.clicked.emit(model(window).index_of_book("broken"))
    assert "damaged" in window.statusBar().currentMessage()

    def agree() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        (button,) = [button for button in box.buttons() if button.text() == "Remove"]
        button.click()

    QTimer.singleShot(0, agree)
    choose(windows, "broken", "Remove from the Library…")
    assert names(window) == ["xai-api-faq", "tiny"]
    assert not (tmp_path / "own" / "broken").exists()


def test_the_order_is_the_reader_s(windows: Windows) -> None:
    window = windows.latest
    window.side.contents.setExpanded(model(window).index_of_book("tiny"), True)
    choose(windows, "tiny", "Move Up")
    assert names(window) == ["xai-api-faq", "tiny", "broken"]
    assert window.side.contents.isExpanded(model(window).index_of_book("tiny"))
    assert model(window).page_at(window.side.contents.currentIndex()) == "refunds"
    choose(windows, "xai-api-faq", "Move Down")
    assert names(window) == ["tiny", "xai-api-faq", "broken"]


def test_books_are_ordered_by_keyboard(qtbot: QtBot, windows: Windows) -> None:
    window = windows.latest
    contents = window.side.contents
    contents.setCurrentIndex(model(window).index_of_book("tiny"))
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for key, order in (
        (Qt.Key.Key_Up, ["xai-api-faq", "tiny", "broken"]),
        (Qt.Key.Key_Up, ["tiny", "xai-api-faq", "broken"]),
        (Qt.Key.Key_Up, ["tiny", "xai-api-faq", "broken"]),
        (Qt.Key.Key_Down, ["xai-api-faq", "tiny", "broken"]),
    ):
        qtbot.keyClick(contents, key, both)
        assert names(window) == order
        row = model(window).book_at(contents.currentIndex())
        assert row is not None
        assert row.name == "tiny"


def test_a_book_that_is_shown_is_not_removed(windows: Windows, library: Library) -> None:
    windows.open_book(library.find("tiny").path)
    menu = windows.library.menu_for(windows.latest, "tiny")
    texts = {action.text().replace("&", ""): action.isEnabled() for action in menu.actions()}
    assert texts["Remove from the Library…"] is False


def test_the_only_book_needs_no_row_of_its_own(open_window: Open) -> None:
    window = open_window()
    assert model(window).books == ()
    assert model(window).page_at(model(window).index(0, 0, QModelIndex()))


def test_the_tree_is_that_of_last_time_before_the_library_is_looked_at(
    qtbot: QtBot, windows: Windows, tiny_book: Path
) -> None:
    windows.open_book(tiny_book)
    second = windows.latest
    assert len(names(second)) == 1  # its own; the others follow the first paint
    with qtbot.waitSignal(second.ready):
        pass
    assert len(names(second)) == 3
    icon = model(second).index(0, 0).data(Qt.ItemDataRole.DecorationRole)
    assert not icon.isNull()


def test_the_tree_follows_what_others_do_to_the_library(
    qtbot: QtBot, windows: Windows, library: Library, tiny_book: Path, tmp_path: Path
) -> None:
    window = windows.latest
    other = tmp_path / "other"
    shutil.copytree(tiny_book, other)
    about = json.loads((other / "book.json").read_text("utf-8"))
    about["book"] |= {"id": "other", "title": "Another book"}
    (other / "book.json").write_text(json.dumps(about), "utf-8")
    library.add(other)  # as the command line does
    qtbot.waitUntil(lambda: "other" in names(window), timeout=20_000)
    assert model(window).page_at(window.side.contents.currentIndex()) == "refunds"
    assert library.find("other").path in window.service.other_books()
    library.remove("other")
    qtbot.waitUntil(lambda: "other" not in names(window), timeout=20_000)

    # A package makes the folder and then puts one file after the other into it.
    slow = tmp_path / "own" / "slow"
    slow.mkdir()
    for file in sorted(other.iterdir(), reverse=True):
        qtbot.wait(QUIET_MS // 2)
        file.rename(slow / file.name)
    qtbot.waitUntil(lambda: "other" in names(window), timeout=20_000)
    assert "Another book 1" in [row.title for row in model(window).books]


def test_a_book_that_was_removed_by_others_is_found_no_more(
    qtbot: QtBot, windows: Windows, library: Library, tiny_book: Path
) -> None:
    window = windows.latest
    window.service.scope = ALL_BOOKS
    with qtbot.waitSignal(window.service.answered) as found:
        window.service.ask("apples")
    assert "Tiny book" in {hit.book_title for hit in found.args[0].hits}
    library.remove("tiny")
    qtbot.waitUntil(lambda: "tiny" not in names(window), timeout=20_000)
    with qtbot.waitSignal(window.service.answered) as found:
        window.service.ask("apples")
    assert "Tiny book" not in {hit.book_title for hit in found.args[0].hits}


def test_a_link_into_another_book_opens_it(windows: Windows) -> None:
    window = windows.latest
    window.page.links.follow("help:tiny/apples#storing")
    assert windows.latest.book.info.id == "tiny"
    assert windows.latest.navigator.location == Location("apples", "storing")
    assert windows.latest is not window


def test_a_link_into_a_book_one_does_not_have_says_which(windows: Windows) -> None:
    told: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.text())
        box.accept()

    QTimer.singleShot(0, read)
    windows.latest.page.links.follow("help:quinces/jelly")
    assert "“quinces”, which you do not have" in told[0]
    assert len(windows.all) == 1
