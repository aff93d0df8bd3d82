from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from helpviewer.book.reader import Location
from helpviewer.ui.main_window import MainWindow

Key = Qt.Key
Open = Callable[..., MainWindow]
Typed = Callable[[MainWindow, str], None]


def summary(window: MainWindow) -> str:
    label = window.side.search.findChild(QLabel, "search-summary")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def select_a_section(window: MainWindow) -> Location:
    """Move down to the first hit that is not the top of its page."""
    rows = window.side.search.hits.model()
    for number in range(rows.rowCount()):
        location = rows.row(number).location  # type: ignore[attr-defined]
        if location.section:
            window.side.search.move_by(number)
            return location
    raise AssertionError("no hit in a section")


def test_typing_shows_hits_in_place_of_the_tree(open_window: Open, typed: Typed) -> None:
    window = open_window()
    assert not window.side.shows_hits
    typed(window, "what is ZDR?")
    assert window.side.shows_hits
    first = window.side.search.hits.model().index(0, 0)
    assert "Zero Data Retention" in first.data()
    assert window.side.search.hits.currentIndex() == first


def test_only_the_newest_text_is_answered(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    answers = []
    window.service.answered.connect(answers.append)
    for text in ("c", "cr", "cry", "crypto"):
        window.field.setText(text)
    qtbot.waitUntil(lambda: bool(answers))
    assert [answer.query for answer in answers] == ["crypto"]


def test_enter_opens_the_hit_at_its_section_with_the_terms_marked(
    qtbot: QtBot, open_window: Open, typed: Typed
) -> None:
    window = open_window()
    window.resize(900, 400)
    typed(window, "zdr")
    location = select_a_section(window)
    qtbot.keyClick(window.field, Key.Key_Return)
    assert window.navigator.location == location
    assert window.page.verticalScrollBar().value() > 0
    marks = window.page.extraSelections()
    assert marks
    assert "ZDR" in {mark.cursor.selectedText() for mark in marks}
    top = window.page.viewport().rect().top()
    tops = [window.page.cursorRect(mark.cursor).top() for mark in marks]
    assert any(top <= y < window.page.viewport().height() for y in tops)
    assert window.field.text() == "zdr"


def test_arrows_in_the_field_move_in_the_hits(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "account")
    hits = window.side.search.hits
    qtbot.keyClick(window.field, Key.Key_Down)
    qtbot.keyClick(window.field, Key.Key_Down)
    assert hits.currentIndex().row() == 2
    qtbot.keyClick(window.field, Key.Key_Up)
    assert hits.currentIndex().row() == 1
    for _ in range(20):
        qtbot.keyClick(window.field, Key.Key_PageUp)
    assert hits.currentIndex().row() == 0


def test_enter_right_after_the_last_letter_opens_the_answer_to_it(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    with qtbot.waitSignal(window.navigator.location_changed):
        window.field.setText("crypto")
        qtbot.keyClick(window.field, Key.Key_Return)
    assert window.navigator.location.page == "crypto-tokens"


def test_escape_brings_the_tree_back_and_clears(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "refund")
    qtbot.keyClick(window.field, Key.Key_Return)
    assert window.page.marked
    qtbot.keyClick(window.field, Key.Key_Escape)
    assert window.field.text() == ""
    assert not window.side.shows_hits
    assert not window.page.marked
    assert window.page.extraSelections() == []
    assert window.side.contents.currentIndex().data() == "Can prepaid API credits be refunded?"


def test_escape_in_the_hits_leads_to_the_field(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "refund")
    window.side.list.setFocus()
    qtbot.keyClick(window.side.search.hits, Key.Key_Escape)
    assert not window.side.shows_hits
    assert window.focusWidget() is window.field


def test_enter_in_the_hits_opens(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "crypto")
    qtbot.keyClick(window.side.search.hits, Key.Key_Return)
    assert window.navigator.location.page == "crypto-tokens"


def test_emptying_the_field_drops_the_answer_under_way(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    window.field.setText("refund")
    with qtbot.assertNotEmitted(window.service.answered, wait=100):
        window.field.clear()
    assert not window.side.shows_hits


def test_synonyms_and_corrections_are_told(open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "zdr")
    assert "Also searched: zero data retention" in summary(window)
    typed(window, "retetnion")
    assert "Showing results for <b>retention</b>" in summary(window)


def test_nothing_found_says_what_to_do_next(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "<b>qqqqq</b>")
    said = summary(window)
    assert "Nothing found for “&lt;b&gt;qqqqq&lt;/b&gt;”" in said
    assert "Not in this book: “" in said
    assert "ask here" in said
    assert window.side.search.answer.hits == ()
    qtbot.keyClick(window.field, Key.Key_Return)  # nothing to open, nothing breaks


def test_marks_go_on_with_f3_and_stop_with_escape(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "zdr")
    qtbot.keyClick(window.field, Key.Key_Return)
    seen: list[tuple[int, int]] = []
    window.page.marks_changed.connect(lambda number, total: seen.append((number, total)))
    window.commands.find_next.trigger()
    window.commands.find_previous.trigger()
    window.commands.find_previous.trigger()
    total = seen[0][1]
    assert seen == [(2, total), (1, total), (total, total)]
    qtbot.keyClick(window.page, Key.Key_Escape)
    assert not window.page.marked


def test_a_damaged_index_is_a_sentence_and_reading_goes_on(
    qtbot: QtBot, open_window: Open, bundled_book: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged"
    shutil.copytree(bundled_book, damaged)
    for file in (damaged / "index").iterdir():
        file.write_bytes(b"\0" * 64)
    window = open_window(book=damaged)
    with qtbot.waitSignal(window.service.failed):
        window.field.setText("refund")
    assert "damaged" in summary(window)
    window.navigator.go(Location("refunds"))
    assert "refund" in window.page.toPlainText()


def test_a_hit_stays_in_sight_when_its_terms_stand_elsewhere(open_window: Open) -> None:
    window = open_window(page="zero-data-retention")
    window.resize(800, 400)
    bar = window.page.verticalScrollBar()
    window.page.mark("team picker", in_section=True)
    assert bar.value() == 0
    assert window.page.extraSelections()
    window.commands.find_next.trigger()
    assert bar.value() > 0
    numbers: list[int] = []
    window.page.marks_changed.connect(lambda number, total: numbers.append(number))
    window.navigator.go(Location("zero-data-retention", "how-to-enable-zdr"))
    window.page.mark("zdr", in_section=True)
    assert numbers[-1] > 1  # those of the sections before are not the present one
