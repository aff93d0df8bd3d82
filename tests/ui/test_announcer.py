"""What is said for those who do not see the window; that a screen reader hears it is tested over AT-SPI."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.export.child import ExportJob
from helpviewer.ui.window.announcer import Announcer
from helpviewer.ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]


@pytest.fixture
def window(open_window: Open) -> MainWindow:
    return open_window(page="refunds")


@pytest.fixture
def said(window: MainWindow) -> list[str]:
    return heard(window)


def heard(window: MainWindow) -> list[str]:
    """What is said from now on."""
    announcer = window.findChild(Announcer)
    assert announcer is not None
    texts: list[str] = []
    announcer.announced.connect(texts.append)
    return texts


def test_a_search_is_told_once_when_typing_stops(qtbot: QtBot, window: MainWindow, said: list[str]) -> None:
    qtbot.keyClicks(window.field, "retetnion", delay=40)
    qtbot.waitUntil(lambda: bool(said))
    (text,) = said
    assert text.splitlines()[:3] == [
        window.side.search.count.text(),
        "Showing results for retention",
        "Search for retetnion instead",
    ]


def test_what_happens_together_is_told_together(qtbot: QtBot, window: MainWindow, said: list[str]) -> None:
    window.navigator.go(Location("hipaa"))
    window.navigator.go(Location("start"))
    window.navigator.go(Location("start", "nowhere"))
    window.do.bookmark.trigger()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["xAI API FAQ\nBookmark added."]


def test_copied_code_is_told(qtbot: QtBot, open_window: Open, manual_book: Path) -> None:
    window = open_window(page="manual-markdown", book=manual_book)
    said = heard(window)
    window.page.links.follow("copy:0")
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["The code was copied."]


def test_the_answer_of_a_search_that_was_left_is_not_told(
    qtbot: QtBot, window: MainWindow, said: list[str]
) -> None:
    with qtbot.waitSignal(window.service.answered):
        window.field.setText("credits")
    qtbot.keyClick(window.field, Qt.Key.Key_Escape)
    window.navigator.go(Location("hipaa"))
    qtbot.waitUntil(lambda: bool(said))
    assert said == [window.book.page("hipaa").title]


def test_a_section_of_the_same_page_and_the_same_page_again_are_no_news(
    qtbot: QtBot, window: MainWindow, said: list[str]
) -> None:
    window.navigator.go(Location("refunds"))
    window.navigator.go(Location("when-charged", "monthly-invoiced-billing"))
    window.navigator.go(Location("when-charged"))
    qtbot.waitUntil(lambda: bool(said))
    assert said == [window.book.page("when-charged").title]


def test_a_file_that_was_saved_is_told(
    qtbot: QtBot, window: MainWindow, said: list[str], tmp_path: Path
) -> None:
    file = str(tmp_path / "a.md")
    window.commands.write(ExportJob(str(window.book.path), ("refunds",), "Refunds", "md", file))
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said == [f"Saved as {file}"]
