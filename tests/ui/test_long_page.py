"""A long page: its beginning is on the screen first, then all of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.richtext.document import BEGINNING, LONG_PAGE, PageDocument, beginning
from helpviewer.ui.window.main_window import MainWindow

SECTIONS = 700
PART = "Words that are read one after the other, line by line, until all of them have been read. " * 3


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow], make_source: Callable[..., Path], tmp_path: Path
) -> MainWindow:
    """A window on the start page of a book that has a long page as well."""
    from index_build.build import build

    text = "\n\n".join(f"## Part {number}\n\n{PART}" for number in range(SECTIONS)) + "\n\nLast words."
    source = make_source(
        {
            "welcome.md": "---\nid: welcome\ntitle: Welcome\n---\nRead [all](basics/all.md).\n",
            "basics/all.md": f"---\nid: all\ntitle: All\n---\n{text}\n",
        }
    )
    build(source, tmp_path / "book")
    return open_window(book=tmp_path / "book", page="welcome")


def is_beginning(window: MainWindow) -> bool:
    document = window.page.document()
    assert isinstance(document, PageDocument)
    return document.is_beginning


def test_the_beginning_comes_first_and_the_rest_after_it_is_painted(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.go(Location("all"))
    assert is_beginning(window)
    text = window.page.toPlainText()
    assert "Part 5" in text
    qtbot.waitUntil(lambda: not is_beginning(window))
    assert f"Part {SECTIONS - 1}" in window.page.toPlainText()
    assert window.page.toPlainText().startswith(text[: len(text) // 2])
    assert window.page.verticalScrollBar().value() == 0


def test_a_section_is_shown_with_all_of_its_page(window: MainWindow) -> None:
    window.navigator.go(Location("all", "part-600"))
    assert not is_beginning(window)


def test_a_section_that_is_asked_for_at_once_is_found(window: MainWindow) -> None:
    window.navigator.go(Location("all"))
    window.navigator.go(Location("all", "part-600"))
    assert not is_beginning(window)
    assert window.page.place() == Location("all", "part-600")


def test_words_far_below_are_marked(window: MainWindow) -> None:
    window.navigator.go(Location("all"))
    window.page.mark("Last words")
    assert not is_beginning(window)
    assert window.page.verticalScrollBar().value() > 0.9 * window.page.verticalScrollBar().maximum()


def test_back_leads_to_the_line_that_was_left(window: MainWindow) -> None:
    window.navigator.go(Location("all", "part-600"))
    window.navigator.go(Location("welcome"))
    window.navigator.back()
    assert not is_beginning(window)
    assert window.page.place().section == "part-600"


@pytest.mark.parametrize(
    "rest", ["", "<p>" + "x" * LONG_PAGE, "y" * (BEGINNING - 2) + "<p class=" + "z" * LONG_PAGE]
)
def test_a_beginning_ends_in_no_tag(rest: str) -> None:
    cut = beginning(rest)
    assert rest.startswith(cut)
    assert cut.rfind("<") <= cut.rfind(">")
    assert bool(rest) == bool(cut)
