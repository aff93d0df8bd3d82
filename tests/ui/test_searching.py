"""Searching in the window: typing, moving in the results, opening them, and recent searches."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.models.user_data.settings import Settings
from helpviewer.search.results import SearchAnswer
from helpviewer.ui.window.main_window import MainWindow
from tests.fixtures.windows import rows_of

Key = Qt.Key
Open = Callable[..., MainWindow]
Typed = Callable[[MainWindow, str], None]


def select_a_section(window: MainWindow) -> Location:
    """Move down to the first hit that is not the top of its page."""
    rows = window.side.search.hits.model()
    for number in range(rows.rowCount()):
        location: Location = rows.row(number).location  # type: ignore[attr-defined]
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
    answers: list[SearchAnswer] = []
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


def test_marks_go_on_with_f3_and_stop_with_escape(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "zdr")
    qtbot.keyClick(window.field, Key.Key_Return)
    seen: list[tuple[int, int]] = []
    window.page.marks_changed.connect(lambda number, total: seen.append((number, total)))
    window.do.find_next.trigger()
    window.do.find_previous.trigger()
    window.do.find_previous.trigger()
    total = seen[0][1]
    assert seen == [(2, total), (1, total), (total, total)]
    qtbot.keyClick(window.page, Key.Key_Escape)
    assert not window.page.marked


def test_a_hit_stays_in_sight_when_its_terms_stand_elsewhere(open_window: Open) -> None:
    window = open_window(page="zero-data-retention")
    window.resize(800, 400)
    bar = window.page.verticalScrollBar()
    window.page.mark("team picker", in_section=True)
    assert bar.value() == 0
    assert window.page.extraSelections()
    window.do.find_next.trigger()
    assert bar.value() > 0
    numbers: list[int] = []
    window.page.marks_changed.connect(lambda number, total: numbers.append(number))
    window.navigator.go(Location("zero-data-retention", "how-to-enable-zdr"))
    window.page.mark("zdr", in_section=True)
    assert numbers[-1] > 1  # those of the sections before are not the present one


# -- the selection ------------------------------------------------------------------------------------


def test_a_hit_the_reader_chose_stays_selected_while_it_is_there(
    qtbot: QtBot, open_window: Open, typed: Typed
) -> None:
    window = open_window()
    typed(window, "retention")
    for _ in range(3):
        qtbot.keyClick(window.field, Key.Key_Down)
    chosen = rows_of(window)[3]
    typed(window, "retention d")
    now = rows_of(window)
    assert now[window.side.search.hits.currentIndex().row()] == chosen
    typed(window, "crypto")
    assert window.side.search.hits.currentIndex().row() == 0
    typed(window, "retention d")
    assert window.side.search.hits.currentIndex().row() == 0


def test_without_a_choice_the_best_hit_is_selected(open_window: Open, typed: Typed) -> None:
    window = open_window()
    for text in ("r", "re", "ref", "refund", "crypto refund"):
        typed(window, text)
        assert window.side.search.hits.currentIndex().row() == 0


# -- categories ---------------------------------------------------------------------------------------


def test_category_is_completed_while_it_is_typed(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    window.field.setFocus()
    qtbot.keyClicks(window.field, "card category:b")
    offered = window.side.suggestions
    assert offered is not None
    assert offered.isVisible()
    assert [offered.item(row).text() for row in range(offered.count())] == ["Billing & payment  ·  billing"]
    qtbot.keyClick(window.field, Key.Key_Tab)
    assert window.field.text() == "card category:billing "
    assert window.focusWidget() is window.field
    assert not offered.isVisible()
    window.field.clear()
    qtbot.keyClicks(window.field, "category:")
    assert offered.count() > 5
    qtbot.keyClick(window.field, Key.Key_Down)
    qtbot.keyClick(window.field, Key.Key_Return)
    assert window.field.text() == "category:compliance-legal "
    qtbot.keyClicks(window.field, "x category:p")
    qtbot.keyClick(window.field, Key.Key_Escape)
    assert not offered.isVisible()
    assert window.field.text().endswith("category:p")


# -- recent searches ----------------------------------------------------------------------------------


def recent(window: MainWindow) -> list[str]:
    offered = window.side.suggestions
    assert offered is not None
    return [offered.item(row).text() for row in range(offered.count())] if offered.isVisible() else []


def test_an_opened_hit_makes_a_recent_search(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    window.field.setFocus()
    for text in ("crypto", "refund"):
        typed(window, text)
        qtbot.keyClick(window.field, Key.Key_Return)
    typed(window, "zdr")
    qtbot.keyClick(window.field, Key.Key_Escape)
    assert recent(window) == []
    qtbot.keyClick(window.field, Key.Key_Down)
    assert recent(window) == ["Recent searches", "refund", "crypto", "Clear recent searches"]
    qtbot.keyClick(window.field, Key.Key_Down)
    qtbot.keyClick(window.field, Key.Key_Down)
    with qtbot.waitSignal(window.service.answered):
        qtbot.keyClick(window.field, Key.Key_Return)
    assert window.field.text() == "crypto"
    assert recent(window) == []
    assert window.side.shows_hits


def test_a_pause_makes_a_recent_search(
    qtbot: QtBot, open_window: Open, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helpviewer.ui.sidebar.side_pane.PAUSE_MS", 30)
    window = open_window()
    typed(window, "qqqqq")  # finds nothing, so it is none
    typed(window, "crypto")
    searches = window._session.searches
    qtbot.waitUntil(lambda: searches(window.book.info.id) == ("crypto",))


def test_recent_searches_go_one_by_one_or_all_at_once(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    for text in ("crypto", "refund", "hipaa"):
        typed(window, text)
        qtbot.keyClick(window.field, Key.Key_Return)
    qtbot.keyClick(window.field, Key.Key_Escape)
    window.do.search.trigger()
    assert recent(window)[1:-1] == ["hipaa", "refund", "crypto"]
    qtbot.keyClick(window.field, Key.Key_Down)
    qtbot.keyClick(window.field, Key.Key_Down)
    qtbot.keyClick(window.field, Key.Key_Delete)
    assert recent(window)[1:-1] == ["hipaa", "crypto"]
    for _ in range(3):
        qtbot.keyClick(window.field, Key.Key_Down)
    qtbot.keyClick(window.field, Key.Key_Return)
    assert recent(window) == []
    qtbot.keyClick(window.field, Key.Key_Down)
    assert recent(window) == []


def test_recent_searches_can_be_switched_off(
    qtbot: QtBot, open_window: Open, typed: Typed, settings: Settings
) -> None:
    window = open_window()
    typed(window, "crypto")
    qtbot.keyClick(window.field, Key.Key_Return)
    settings.change(keep_searches=False)
    qtbot.keyClick(window.field, Key.Key_Escape)
    window.field.focus()
    assert recent(window) == []
    typed(window, "refund")
    qtbot.keyClick(window.field, Key.Key_Return)
    qtbot.keyClick(window.field, Key.Key_Escape)
    settings.change(keep_searches=True)
    window.field.focus()
    assert recent(window) == []


def test_recent_searches_leave_with_the_keyboard(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "crypto")
    qtbot.keyClick(window.field, Key.Key_Return)
    qtbot.keyClick(window.field, Key.Key_Escape)
    window.field.setFocus()
    qtbot.mouseClick(window.field, Qt.MouseButton.LeftButton)
    assert recent(window)
    qtbot.keyClicks(window.field, "r")
    assert recent(window) == []
    window.field.clear()
    window.field.focus()
    qtbot.keyClick(window.field, Key.Key_Escape)
    assert recent(window) == []
