"""A long page: its first screen is there first, then all of it in parts."""

from __future__ import annotations

import logging
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.models.user_data.settings import Choices
from helpviewer.page.nodes import Heading
from helpviewer.richtext.blocks import RichBlocks
from helpviewer.richtext.document import PART, PageDocument
from helpviewer.ui.window.main_window import MainWindow

SECTIONS = 700
TEXT = "Words that are read one after the other, line by line, until all of them have been read. " * 3


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow], make_source: Callable[..., Path], tmp_path: Path
) -> MainWindow:
    """A window on the start page of a book that has a long page as well."""
    from index_build.build import build

    text = "\n\n".join(f"## Part {number}\n\n{TEXT}" for number in range(SECTIONS)) + "\n\nLast words."
    source = make_source(
        {
            "welcome.md": "---\nid: welcome\ntitle: Welcome\n---\nRead [all](basics/all.md).\n",
            "basics/all.md": f"---\nid: all\ntitle: All\n---\n{text}\n",
        }
    )
    build(source, tmp_path / "book")
    return open_window(book=tmp_path / "book", page="welcome")


def is_whole(window: MainWindow) -> bool:
    document = window.page.document()
    assert isinstance(document, PageDocument)
    return document.is_whole


def test_the_first_screen_comes_first_and_the_rest_while_it_is_read(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.go(Location("all"))
    assert not is_whole(window)
    text = window.page.toPlainText()
    assert "Part 5" in text
    document = window.page.document()
    qtbot.waitUntil(lambda: is_whole(window))
    assert window.page.document() is document
    assert f"Part {SECTIONS - 1}" in window.page.toPlainText()
    assert window.page.toPlainText().startswith(text)
    assert window.page.verticalScrollBar().value() == 0


def test_the_rest_comes_in_many_parts(qtbot: QtBot, window: MainWindow) -> None:
    lengths: list[int] = []
    window.navigator.go(Location("all"))
    window.page.textChanged.connect(lambda: lengths.append(window.page.document().characterCount()))
    qtbot.waitUntil(lambda: is_whole(window))
    steps = [after - before for before, after in pairwise(lengths)]
    assert len([step for step in steps if step]) > 5
    assert max(steps) < 2 * PART


def test_a_place_is_kept_while_the_rest_comes(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.go(Location("all", "part-20"))
    assert window.page.place() == Location("all", "part-20")
    assert not is_whole(window)
    value = window.page.verticalScrollBar().value()
    assert value > 0
    qtbot.waitUntil(lambda: is_whole(window))
    assert window.page.verticalScrollBar().value() == value
    assert window.page.place() == Location("all", "part-20")


def test_a_section_far_below_is_shown_at_once(window: MainWindow) -> None:
    window.navigator.go(Location("all"))
    window.navigator.go(Location("all", "part-600"))
    assert window.page.place() == Location("all", "part-600")


def test_words_far_below_are_marked(window: MainWindow) -> None:
    window.navigator.go(Location("all"))
    window.page.mark("Last words")
    assert is_whole(window)
    assert window.page.verticalScrollBar().value() > 0.9 * window.page.verticalScrollBar().maximum()


def test_matches_of_a_hit_are_counted_when_all_is_there(qtbot: QtBot, window: MainWindow) -> None:
    counts: list[tuple[int, int]] = []
    window.page.marks_changed.connect(lambda at, count: counts.append((at, count)))
    window.navigator.go(Location("all", "part-20"))
    window.page.mark(r"Part \d+", in_section=True)
    present = counts[-1][0]
    assert not is_whole(window)
    qtbot.waitUntil(lambda: is_whole(window))
    assert counts[-1] == (present, 2 * SECTIONS)  # with the list at the top


def test_back_leads_to_the_line_that_was_left(window: MainWindow) -> None:
    window.navigator.go(Location("all", "part-600"))
    window.navigator.go(Location("welcome"))
    window.navigator.back()
    assert window.page.place().section == "part-600"


def test_another_size_of_text_keeps_the_line(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.go(Location("all", "part-20"))
    qtbot.waitUntil(lambda: is_whole(window))
    window.page.set_choices(Choices(text_size=150))
    assert window.page.place() == Location("all", "part-20")
    qtbot.waitUntil(lambda: is_whole(window))
    assert window.page.place() == Location("all", "part-20")


def test_a_part_that_cannot_be_written_ends_the_page_with_a_sentence(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def heading(self: RichBlocks, heading: Heading) -> str:
        raise RuntimeError(heading.id)

    window.navigator.go(Location("all"))
    monkeypatch.setattr(RichBlocks, "heading", heading)
    with caplog.at_level(logging.CRITICAL):
        qtbot.waitUntil(lambda: is_whole(window))
    text = window.page.toPlainText()
    assert "Part 5" in text
    assert text.rstrip().endswith("The rest of this page cannot be shown. The log says why.")
