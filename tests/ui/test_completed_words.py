"""The words with which the one that is being typed may go on, above the hits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from helpviewer.ui.window.main_window import MainWindow
from tests.fixtures.windows import tab_until

Open = Callable[..., MainWindow]
Typed = Callable[[MainWindow, str], None]


def test_a_word_is_completed_by_keyboard(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "prepaid cred")
    offered = window.side.search.completed_words
    assert offered.isVisible()
    assert ">credits</a>" in offered.text()
    tab_until(qtbot, window, offered)
    with qtbot.waitSignal(window.service.answered):
        qtbot.keyClick(offered, Qt.Key.Key_Return)
    assert window.field.text() == "prepaid credits"
    assert window.focusWidget() is window.field
    assert not offered.isVisible()


def test_titles_come_first_and_the_list_stays_in_its_place(open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "refund")
    hits = window.side.search.hits
    assert hits.model().index(0, 0).data().startswith("Can prepaid API credits be refunded?")
    count = window.side.search.count
    at = count.mapTo(window.side, count.rect().topRight())
    typed(window, "refunded")
    assert not window.side.search.completed_words.isVisible()
    assert count.mapTo(window.side, count.rect().topRight()) == at


def test_words_without_room_are_left_out(open_window: Open, typed: Typed) -> None:
    window = open_window()
    window.splitter.set_side_width(220)
    typed(window, "cr")
    offered = window.side.search.completed_words
    assert offered.sizeHint().width() <= offered.width() or not offered.isVisible()
