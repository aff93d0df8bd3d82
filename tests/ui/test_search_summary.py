"""What the window says of an answer: corrections, synonyms, counts, words that stand nowhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.ui.window.main_window import MainWindow
from tests.fixtures.windows import rows_of, summary, tab_until

Key = Qt.Key
Open = Callable[..., MainWindow]
Typed = Callable[[MainWindow, str], None]


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
