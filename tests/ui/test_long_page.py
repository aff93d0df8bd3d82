"""A long page, which Qt lays out bit by bit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from helpviewer.book.reader import Location
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


def test_words_far_below_are_marked(window: MainWindow) -> None:
    window.navigator.go(Location("all"))
    window.page.mark("Last words")
    assert window.page.verticalScrollBar().value() > 0.9 * window.page.verticalScrollBar().maximum()


def test_back_leads_to_the_line_that_was_left(window: MainWindow) -> None:
    window.navigator.go(Location("all", "part-600"))
    window.navigator.go(Location("welcome"))
    window.navigator.back()
    assert window.page.place().section == "part-600"
