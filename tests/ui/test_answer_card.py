"""The answer above the hits: shown where the search is sure, with its source, to be copied."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]
Typed = Callable[[MainWindow, str], None]
QUESTION = "what is zero data retention"


def test_a_sure_answer_stands_above_the_hits(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, QUESTION)
    card = window.side.search.card
    qtbot.waitUntil(card.isVisible)
    page = window.side.search.answer.hits[0]
    assert page.page == "zero-data-retention"
    assert "feature for enterprise accounts" in card.text.text()
    assert page.page_title in card.source.text()
    assert "As of" in card.source.text()
    assert card.text.accessibleName() == card.plain
    assert card.copy.accessibleName()


def test_nothing_is_said_where_the_search_is_not_sure(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, QUESTION)
    card = window.side.search.card
    qtbot.waitUntil(card.isVisible)
    typed(window, "api")
    assert not window.side.search.answer.is_sure
    assert not card.isVisible()
    assert card.plain == ""
    qtbot.wait(400)
    assert not card.isVisible()


def test_its_source_opens_and_its_words_are_copied_by_the_keyboard(
    qtbot: QtBot, open_window: Open, typed: Typed
) -> None:
    window = open_window()
    typed(window, QUESTION)
    card = window.side.search.card
    qtbot.waitUntil(card.isVisible)
    for _ in range(12):
        if window.focusWidget() is card.source:
            break
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is card.source
    qtbot.keyClick(card.source, Qt.Key.Key_Tab)
    if window.focusWidget() is card.source:  # from the label to the link in it
        qtbot.keyClick(card.source, Qt.Key.Key_Tab)
    assert window.focusWidget() is card.copy
    qtbot.keyClick(card.copy, Qt.Key.Key_Space)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(card.plain)
    assert window.side.search.answer.hits[0].page_title in copied
    assert "Copied" in card.copy.text()
    qtbot.waitUntil(lambda: card.copy.text() == "Copy", timeout=4000)
    with qtbot.waitSignal(card.opened) as told:
        card.source.linkActivated.emit("open")
    hit = window.side.search.answer.hits[0]
    assert told.args == [Location(hit.page, hit.section)]
    assert window.navigator.location == Location(hit.page, hit.section)


def test_screen_readers_hear_it(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    told: list[str] = []
    window.side.search.told.connect(told.append)
    typed(window, QUESTION)
    qtbot.waitUntil(window.side.search.card.isVisible)
    assert window.side.search.card.plain in told[-1]


def test_steps_are_numbered(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "zdr -header")
    card = window.side.search.card
    qtbot.waitUntil(card.isVisible)
    assert "3.&nbsp;" in card.text.text()
    assert card.plain.splitlines()[1].startswith("1. ")


def test_a_small_window_leaves_its_room_to_the_hits(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, QUESTION)
    card = window.side.search.card
    qtbot.waitUntil(card.isVisible)
    window.resize(480, 360)
    qtbot.waitUntil(lambda: not card.isVisible())
    window.resize(1100, 750)
    qtbot.waitUntil(card.isVisible)


@pytest.mark.parametrize("times", [1, 2])
def test_in_large_text_no_word_of_its_source_is_cut(
    qtbot: QtBot, open_window: Open, typed: Typed, times: int
) -> None:
    font = QApplication.font()
    large = QFont(font)
    large.setPointSizeF(font.pointSizeF() * times)
    QApplication.setFont(large)
    try:
        window = open_window()
        window.resize(640, 1300)
        typed(window, "refund")
        card = window.side.search.card
        qtbot.waitUntil(card.isVisible)
        words = re.sub("<[^>]*>", " ", card.source.text()).split()
        longest = max(card.source.fontMetrics().horizontalAdvance(word) for word in words)
        qtbot.waitUntil(lambda: card.source.width() >= longest)
        assert card.height() >= card.heightForWidth(card.width())
    finally:
        QApplication.setFont(font)


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton])
def test_the_source_opens_in_a_tab_of_its_own(
    qtbot: QtBot, open_window: Open, typed: Typed, button: Qt.MouseButton
) -> None:
    window = open_window()
    typed(window, "refund")
    card = window.side.search.card
    qtbot.waitUntil(card.isVisible)
    held = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(
        card.source, button, held if button == Qt.MouseButton.LeftButton else Qt.KeyboardModifier(0)
    )
    assert window.navigator.location == Location("start")
    assert window.tabs.others() == ([], [Location("refunds")])
