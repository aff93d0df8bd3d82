"""Find in the page, through the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from helpviewer.ui.reading.find_bar import FindBar
from helpviewer.ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]

TEXT = "---\nid: welcome\ntitle: Start\n---\nCat, cat and concatenate. A CAT? The cat(s).\n\nC++ and a+b.\n"


@pytest.fixture
def window(open_window: Open, make_source: Callable[..., Path], tmp_path: Path) -> MainWindow:
    from index_build.build import build

    build(make_source({"welcome.md": TEXT, "basics/x.md": "---\nid: x\ntitle: X\n---\nx\n"}), tmp_path / "b")
    window = open_window(book=tmp_path / "b")
    window.do.find.trigger()
    return window


@pytest.fixture
def bar(window: MainWindow) -> FindBar:
    return window.find_bar


def marked(window: MainWindow) -> list[str]:
    return [mark.cursor.selectedText() for mark in window.page.extraSelections()]


def test_every_match_is_marked_and_counted(window: MainWindow, bar: FindBar) -> None:
    bar.field.setText("cat")
    assert marked(window) == ["Cat", "cat", "cat", "CAT", "cat"]
    assert bar.count.text() == "1 of 5"


def test_case_and_whole_words_narrow_what_is_found(window: MainWindow, bar: FindBar) -> None:
    bar.field.setText("cat")
    bar.whole_words.click()
    assert marked(window) == ["Cat", "cat", "CAT", "cat"]
    bar.match_case.click()
    assert marked(window) == ["cat", "cat"]
    bar.whole_words.click()
    assert marked(window) == ["cat", "cat", "cat"]
    bar.match_case.click()
    assert len(marked(window)) == 5


@pytest.mark.parametrize(("text", "found"), [("c++", ["C++"]), ("a+b", ["a+b"]), ("(s)", ["(s)"])])
def test_signs_are_looked_for_as_they_are(
    window: MainWindow, bar: FindBar, text: str, found: list[str]
) -> None:
    bar.field.setText(text)
    assert marked(window) == found
    bar.whole_words.click()
    assert marked(window) == ([] if text == "(s)" else found)  # "cat(s)" is one word


def test_going_over_an_end_of_the_page_is_said(qtbot: QtBot, bar: FindBar) -> None:
    bar.field.setText("cat")
    for number in (2, 3, 4, 5):
        qtbot.keyClick(bar.field, Qt.Key.Key_Return)
        assert bar.count.text() == f"{number} of 5"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "1 of 5, from the top"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "5 of 5, from the end"
    bar.previous.click()
    assert bar.count.text() == "4 of 5"
    bar.field.setText("ca")
    assert bar.count.text().endswith("of 5")  # typing is no step over an end


def test_it_closes_by_escape_from_each_of_its_parts(qtbot: QtBot, window: MainWindow, bar: FindBar) -> None:
    for part in (bar.field, bar.match_case, bar.next):
        window.do.find.trigger()
        bar.field.setText("cat")
        part.setFocus()
        qtbot.keyClick(part, Qt.Key.Key_Escape)
        assert not bar.isVisible()
        assert marked(window) == []
        assert window.focusWidget() is window.page


def test_all_of_it_can_be_reached_and_has_a_name(qtbot: QtBot, bar: FindBar) -> None:
    bar.field.setText("cat")
    for button in bar.findChildren(QToolButton):
        assert button.accessibleName()
    reached = []
    for _ in range(6):
        reached.append(bar.window().focusWidget())
        qtbot.keyClick(reached[-1], Qt.Key.Key_Tab)
    assert reached == [
        *(bar.field, bar.match_case, bar.whole_words, bar.previous, bar.next),
        bar.close_button,
    ]


def select(window: MainWindow, words: str, *, last: bool = False) -> None:
    document = window.page.document()
    cursor = document.find(words)
    if last:
        cursor = QTextCursor(document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor = document.find(words, cursor, QTextDocument.FindFlag.FindBackward)
    assert cursor.hasSelection()
    window.page.setTextCursor(cursor)


def test_what_is_selected_is_looked_for_and_is_the_present_match(
    qtbot: QtBot, window: MainWindow, bar: FindBar
) -> None:
    bar.leave()
    select(window, "cat", last=True)
    qtbot.keyClick(window.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bar.field.text() == "cat"
    assert bar.field.selectedText() == "cat"
    assert bar.count.text() == "5 of 5"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "1 of 5, from the top"


def test_without_a_selection_the_words_before_come_back(window: MainWindow, bar: FindBar) -> None:
    bar.field.setText("cat")
    bar.leave()
    window.do.find.trigger()
    assert bar.field.text() == "cat"
    assert bar.count.text() == "1 of 5"


def test_more_than_a_line_is_not_looked_for(window: MainWindow, bar: FindBar) -> None:
    bar.leave()
    window.page.selectAll()
    window.do.find.trigger()
    assert bar.field.text() == ""


def test_the_link_with_the_keyboard_is_no_selection(qtbot: QtBot, open_window: Open) -> None:
    window = open_window(page="start")
    window.page.setFocus()
    qtbot.keyClick(window.page, Qt.Key.Key_Tab)
    assert window.page.textCursor().hasSelection()
    window.do.find.trigger()
    assert window.find_bar.field.text() == ""


def test_the_marks_of_a_search_come_back_when_the_bar_closes(
    qtbot: QtBot, open_window: Open, typed: Callable[..., None]
) -> None:
    window = open_window()
    window.resize(700, 400)
    typed(window, "retention")
    qtbot.keyClick(window.field, Qt.Key.Key_Return)
    of_search = marked(window)
    assert of_search
    window.do.find.trigger()
    assert marked(window) == of_search
    qtbot.keyClicks(window.find_bar.field, "enterprise")
    assert {word.casefold() for word in marked(window)} == {"enterprise"}
    at = window.page.verticalScrollBar().value()
    qtbot.keyClick(window.find_bar.field, Qt.Key.Key_Escape)
    assert marked(window) == of_search
    assert window.page.verticalScrollBar().value() == at
    assert window.focusWidget() is window.page
    window.do.find_next.trigger()
    assert marked(window) == of_search
    qtbot.keyClick(window.page, Qt.Key.Key_Escape)
    assert marked(window) == []
    window.do.find.trigger()
    window.find_bar.leave()
    assert marked(window) == []
