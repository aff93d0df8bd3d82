from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.models.user_data.settings import Settings
from helpviewer.search.results import SearchAnswer
from helpviewer.ui.window.main_window import MainWindow

Key = Qt.Key
Open = Callable[..., MainWindow]
Typed = Callable[[MainWindow, str], None]
MakeSource = Callable[..., Path]


def summary(window: MainWindow) -> str:
    label = window.side.search.summary
    return label.text() if label.isVisible() else ""


def tab_until(qtbot: QtBot, window: MainWindow, wanted: QWidget, most: int = 12) -> None:
    """Press Tab from the search field on, until the keyboard is where it is wanted."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.field.setFocus()
    for _ in range(most):
        if window.focusWidget() is wanted:
            return
        qtbot.keyClick(window.focusWidget() or window, Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {wanted.objectName()}")


def rows_of(window: MainWindow) -> list[Location]:
    model = window.side.search.hits.model()
    return [model.row(number).location for number in range(model.rowCount())]  # type: ignore[attr-defined]


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


def test_synonyms_and_corrections_are_told(open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "zdr")
    assert "Also searched: zero data retention" in summary(window)
    typed(window, "retetnion")
    assert "Showing results for <b>retention</b>" in summary(window)


def test_nothing_found_says_what_to_do_next(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "<qqqqq>")
    said = summary(window)
    assert "Nothing found for “&lt;qqqqq&gt;”" in said
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
    window.do.find_next.trigger()
    window.do.find_previous.trigger()
    window.do.find_previous.trigger()
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
    window.do.find_next.trigger()
    assert bar.value() > 0
    numbers: list[int] = []
    window.page.marks_changed.connect(lambda number, total: numbers.append(number))
    window.navigator.go(Location("zero-data-retention", "how-to-enable-zdr"))
    window.page.mark("zdr", in_section=True)
    assert numbers[-1] > 1  # those of the sections before are not the present one


# -- what is said about an answer ---------------------------------------------------------------------


def test_a_correction_can_be_refused_with_the_keyboard(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "retetnion")
    assert "Search for retetnion instead" in summary(window)
    tab_until(qtbot, window, window.side.search.summary)
    with qtbot.waitSignal(window.service.answered):
        qtbot.keyClick(window.side.search.summary, Key.Key_Return)
    assert "Nothing found for “retetnion”" in summary(window)
    assert window.field.text() == "retetnion"
    assert window.focusWidget() is window.field
    typed(window, "retetnion policy")
    assert "Showing results for <b>retention policy</b>" in summary(window)


def test_what_was_left_out_is_said_and_can_be_searched_for(
    qtbot: QtBot, open_window: Open, typed: Typed
) -> None:
    window = open_window()
    typed(window, "zdr")
    all_rows = len(rows_of(window))
    typed(window, "zdr -header")
    assert "Left out: header" in summary(window)
    few = len(rows_of(window))
    assert 0 < few < all_rows
    tab_until(qtbot, window, window.side.search.summary)
    with qtbot.waitSignal(window.service.answered):
        qtbot.keyClick(window.side.search.summary, Key.Key_Return)
    assert "Left out" not in summary(window)
    assert len(rows_of(window)) > few
    assert window.field.text() == "zdr -header"
    typed(window, "zdr -header ")
    assert "Left out: header" in summary(window), "what is typed anew is read anew"


def test_the_hits_are_counted(open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "zdr")
    assert window.side.search.count.text() == f"{len(rows_of(window))} results"
    typed(window, "rupay")
    assert window.side.search.count.text() == "1 result"
    typed(window, "the")
    answer = window.side.search.answer
    assert answer.total > len(answer.hits) == len(rows_of(window))
    assert window.side.search.count.text() == f"Best {len(answer.hits)} of {answer.total}"
    typed(window, "qqqqq")
    assert window.side.search.count.text() == ""


def test_words_that_stand_nowhere_together_are_told(open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "tokenizer rupay giraffe")
    assert "Nothing has all of these words. These hits have some:" in summary(window)
    assert "Not in this book: “giraffe”" in summary(window)
    assert rows_of(window)


def test_a_pasted_message_is_repeated_shortened(open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, " ".join(f"xqz{number}w" for number in range(60)))
    assert len(window.side.search.summary.text()) < 900
    assert "…" in summary(window)


def test_nothing_but_marks_asks_for_a_word(open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "?!")
    assert "Type a word to search for." in summary(window)
    assert "Nothing found" not in summary(window)


def test_the_nearest_titles_open(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "category:company hipaa")
    assert "These titles come nearest" in summary(window)
    assert Location("hipaa") in rows_of(window)
    window.side.search.move_by(rows_of(window).index(Location("hipaa")))
    qtbot.keyClick(window.field, Key.Key_Return)
    assert window.navigator.location.page == "hipaa"


def test_a_link_to_where_readers_may_ask(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "qqqqq")
    with qtbot.waitSignal(window.side.web_link_asked) as asked:
        window.side.search.summary.linkActivated.emit("https://docs.x.ai/developers/faq/general")
    assert asked.args == ["https://docs.x.ai/developers/faq/general"]
    assert 'href="https://docs.x.ai/developers/faq/general"' in summary(window)


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


def test_nothing_in_a_category_leads_to_all_of_them(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "category:company hipaa")
    assert "Nothing found for “hipaa” in Company &amp; contact." in summary(window)
    tab_until(qtbot, window, window.side.search.summary)
    with qtbot.waitSignal(window.service.answered):
        qtbot.keyClick(window.side.search.summary, Key.Key_Return)
    assert window.field.text() == "hipaa"
    assert rows_of(window)[0] == Location("hipaa")


def test_a_category_alone_lists_its_pages(open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "category:billing ")
    assert [location.page for location in rows_of(window)] == [
        "when-charged",
        "refunds",
        "indian-payment-cards",
    ]
    assert "Everything in Billing &amp; payment." in summary(window)


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
