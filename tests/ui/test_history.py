"""Back and forward across books, each in its window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.library.library import Library
from helpviewer.ui.window.main_window import MainWindow
from helpviewer.ui.window.windows import Windows
from tests.ui.test_library_tree import choose

Open = Callable[..., MainWindow]


@pytest.fixture
def windows(open_window: Open, opened_windows: list[Windows], tiny_book: Path, tmp_path: Path) -> Windows:
    """A window on the bundled book, which went from its home page to ``refunds``; there is another book."""
    Library(tmp_path / "own", [], [], tmp_path / "cache").add(tiny_book)
    window = open_window()
    window.navigator.go(Location("refunds"))
    return opened_windows[-1]


def at(windows: Windows) -> str:
    """Where the reader is: book and page."""
    window = windows.latest
    return f"{window.book.info.id}/{window.navigator.location}"


def back(windows: Windows) -> str:
    assert windows.latest.do.back.isEnabled()
    windows.latest.do.back.trigger()
    return at(windows)


def forward(windows: Windows) -> str:
    assert windows.latest.do.forward.isEnabled()
    windows.latest.do.forward.trigger()
    return at(windows)


def cross(windows: Windows, link: str) -> str:
    windows.latest.page.links.follow(link)
    return at(windows)


def test_back_and_forward_lead_through_books(windows: Windows) -> None:
    assert cross(windows, "help:tiny/apples#storing") == "tiny/apples#storing"
    windows.latest.navigator.go(Location("pears"))
    assert back(windows) == "tiny/apples#storing"
    assert back(windows) == "xai-api-faq/refunds"
    assert back(windows) == "xai-api-faq/start"
    assert forward(windows) == "xai-api-faq/refunds"
    assert forward(windows) == "tiny/apples#storing"
    assert forward(windows) == "tiny/pears"
    assert len(windows.all) == 2


def test_there_and_on_and_back_again(windows: Windows) -> None:
    cross(windows, "help:tiny/apples")
    assert cross(windows, "help:xai-api-faq/hipaa") == "xai-api-faq/hipaa"
    cross(windows, "help:tiny/apples")
    windows.latest.navigator.go(Location("pears"))
    way = [back(windows) for _ in range(4)]
    assert way == ["tiny/apples", "xai-api-faq/hipaa", "tiny/apples", "xai-api-faq/refunds"]
    way = [forward(windows) for _ in range(4)]
    assert way == ["tiny/apples", "xai-api-faq/hipaa", "tiny/apples", "tiny/pears"]
    assert len(windows.all) == 2


def test_another_way_ends_what_forward_led_to(windows: Windows) -> None:
    cross(windows, "help:tiny/apples")
    back(windows)
    windows.latest.navigator.go(Location("hipaa"))
    assert not windows.latest.do.forward.isEnabled()


def test_back_opens_the_book_again_whose_window_was_closed(windows: Windows) -> None:
    first = windows.latest
    cross(windows, "help:tiny/apples")
    first.close()
    assert [window.book.info.id for window in windows.all] == ["tiny"]
    assert back(windows) == "xai-api-faq/refunds"
    assert forward(windows) == "tiny/apples"
    assert len(windows.all) == 2


def test_forward_opens_the_book_again_whose_window_was_closed(windows: Windows) -> None:
    cross(windows, "help:tiny/apples")
    second = windows.latest
    back(windows)
    second.close()
    assert forward(windows) == "tiny/apples"
    assert back(windows) == "xai-api-faq/refunds"


def test_the_history_is_kept_when_a_book_is_read_again(windows: Windows, qtbot: QtBot) -> None:
    cross(windows, "help:tiny/apples")
    windows.latest.do.reload.trigger()
    assert back(windows) == "xai-api-faq/refunds"
    windows.latest.do.reload.trigger()
    assert forward(windows) == "tiny/apples"


def test_a_book_that_is_gone_is_told_and_the_place_stays(windows: Windows) -> None:
    cross(windows, "help:tiny/apples")
    second = windows.latest
    back(windows)
    second.close()
    windows.library.refresh()

    def agree() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == "Remove").click()

    QTimer.singleShot(0, agree)
    choose(windows, "tiny", "Remove from the Library…")
    told: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.text())
        box.accept()

    QTimer.singleShot(0, read)
    assert forward(windows) == "xai-api-faq/refunds"
    assert told
    assert len(windows.all) == 1


def test_the_menu_of_back_names_the_other_book(windows: Windows) -> None:
    cross(windows, "help:tiny/apples")
    names = [name for name, _ in windows.latest.places.before()]
    assert names[0] == "Can prepaid API credits be refunded? — xAI API FAQ"


def test_mouse_and_tree_cross_as_well(windows: Windows, qtbot: QtBot) -> None:
    first = windows.latest
    contents = first.side.contents
    model = contents.model()
    tiny = model.index_of_book("tiny")  # type: ignore[attr-defined] # a ContentsModel
    contents.setExpanded(tiny, True)
    contents.clicked.emit(model.index(0, 0, tiny))
    assert at(windows) == "tiny/welcome"
    qtbot.mouseClick(windows.latest, Qt.MouseButton.BackButton)
    assert at(windows) == "xai-api-faq/refunds"
    qtbot.mouseClick(windows.latest, Qt.MouseButton.ForwardButton)
    assert at(windows) == "tiny/welcome"


@pytest.mark.parametrize("seed", range(6))
def test_the_history_is_one_line_through_all_books(windows: Windows, seed: int) -> None:
    chance = Random(seed)
    pages = {"tiny": ("welcome", "apples", "pears"), "xai-api-faq": ("start", "refunds", "hipaa")}
    line, here = ["xai-api-faq/start", "xai-api-faq/refunds"], 1
    for _ in range(60):
        book, page = windows.latest.book.info.id, ""
        step = chance.choice(("go", "go", "cross", "back", "back", "forward"))
        if step == "go":
            page = chance.choice(pages[book])
            windows.latest.navigator.go(Location(page))
        elif step == "cross":
            book = next(other for other in pages if other != book)
            page = chance.choice(pages[book])
            cross(windows, f"help:{book}/{page}")
        if page and (step == "cross" or f"{book}/{page}" != line[here]):
            del line[here + 1 :]
            line.append(f"{book}/{page}")
            here += 1
        elif step == "back" and here > 0:
            back(windows)
            here -= 1
        elif step == "forward" and here < len(line) - 1:
            forward(windows)
            here += 1
        assert at(windows) == line[here], (step, line, here)
        do = windows.latest.do
        assert (do.back.isEnabled(), do.forward.isEnabled()) == (here > 0, here < len(line) - 1), (step, line)
