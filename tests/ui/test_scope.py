"""Where is searched: the box beside the field."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox, QToolBar
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.library.library import Library
from helpviewer.models.scope import ALL_BOOKS, THIS_BOOK, Scope
from helpviewer.models.user_data.settings import Settings
from helpviewer.search.results import SearchAnswer
from helpviewer.ui.search.scope_box import AIR
from helpviewer.ui.window.main_window import MainWindow
from helpviewer.ui.window.windows import Windows
from index_build.build import build
from tests.conftest import BOOK_YML, write_source
from tests.fixtures.windows import rows_of, summary, tab_until

Key = Qt.Key
Open = Callable[..., MainWindow]
Typed = Callable[[MainWindow, str], None]
COUNT = 258
"""The role of what is shown at the end of a row."""


def test_the_scope_is_chosen_beside_the_field_and_kept(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "support")
    choice = window.side.scope
    assert choice.currentText() == "This book"
    assert choice.y() >= 0
    assert choice.parentWidget() is window.field.parentWidget()
    tab_until(qtbot, window, choice)
    for _ in range(choice.row_of(Scope(category="billing"))):
        with qtbot.waitSignal(window.service.answered):
            qtbot.keyClick(choice, Key.Key_Down)
    assert window.field.text() == "support"
    assert window.field.placeholderText() == "Search in Billing & payment (Ctrl+K)"
    assert window.focusWidget() is choice
    assert {hit.category for hit in window.side.search.answer.hits} == {"billing"}
    qtbot.keyClick(window.field, Key.Key_Escape)
    assert not window.side.shows_hits
    typed(window, "card")
    assert choice.currentText() == "Billing & payment"
    assert {hit.category for hit in window.side.search.answer.hits} == {"billing"}
    typed(window, "category:account support")  # holds as long as it stands there
    assert choice.currentText() == "Account & sign-in"
    typed(window, "support")
    assert choice.currentText() == "Billing & payment"
    choice.setFocus()
    with qtbot.waitSignal(window.service.answered):
        qtbot.keyClick(choice, Key.Key_Home)
    assert window.field.text() == "support"
    assert len({hit.category for hit in window.side.search.answer.hits}) > 1


def test_a_category_chosen_in_the_box_takes_the_place_of_one_that_was_typed(
    qtbot: QtBot, open_window: Open, typed: Typed
) -> None:
    window = open_window()
    typed(window, "category:account credits")
    with qtbot.waitSignal(window.service.answered):
        window.side.scope.chosen.emit(Scope(category="billing"))
    assert window.field.text() == "credits"
    assert {hit.category for hit in window.side.search.answer.hits} == {"billing"}


def test_a_category_chosen_before_anything_is_typed_lists_its_pages(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    with qtbot.waitSignal(window.service.answered):
        window.side.scope.chosen.emit(Scope(category="billing"))
    assert "Everything in Billing &amp; payment." in summary(window)
    assert Location("refunds") in rows_of(window)
    qtbot.keyClick(window.field, Key.Key_Escape)
    assert not window.side.shows_hits


def test_each_scope_shows_what_it_would_find(qtbot: QtBot, open_window: Open, typed: Typed) -> None:
    window = open_window()
    typed(window, "credits")
    choice = window.side.scope
    wanted = choice.scopes()
    window.do.scope.trigger()
    assert choice.view().isVisible()
    counts = {scope: choice.row_of(scope) for scope in wanted}
    qtbot.waitUntil(lambda: all(choice.itemData(row, COUNT) is not None for row in counts.values()))
    told = {scope: choice.itemData(row, COUNT) for scope, row in counts.items()}
    billing = Scope(category="billing")
    read_out = choice.itemData(choice.row_of(billing), Qt.ItemDataRole.AccessibleTextRole)
    assert read_out == f"Billing & payment, {told[billing]} results"
    choice.hidePopup()
    for scope in (THIS_BOOK, billing, Scope(category="account")):
        with qtbot.waitSignal(window.service.answered) as answered:
            choice.chosen.emit(scope)
        assert answered.args is not None
        assert told[scope] == str(answered.args[0].total)
    typed(window, "credit card")
    assert choice.itemData(0, COUNT) is None  # they were of another search


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_what_it_would_find_stands_at_the_end_of_the_row(
    qtbot: QtBot, open_window: Open, typed: Typed, direction: Qt.LayoutDirection
) -> None:
    QApplication.setLayoutDirection(direction)
    window = open_window()
    typed(window, "credits")
    choice = window.side.scope
    window.do.scope.trigger()
    billing = choice.row_of(Scope(category="billing"))
    qtbot.waitUntil(lambda: choice.itemData(billing, COUNT) is not None)
    view = choice.view()
    row = view.visualRect(choice.model().index(billing, 0))
    end = QRect(row)
    end.setWidth(AIR + view.fontMetrics().horizontalAdvance("000"))
    if direction == Qt.LayoutDirection.LeftToRight:
        end.moveRight(row.right())

    image = view.viewport().grab(end).toImage()

    shades = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert len(shades) > 2, "the number is written there, not over the name"
    choice.hidePopup()


# -- several books ------------------------------------------------------------------------------------


def page(name: str) -> str:
    return f"---\nid: {name}\ntitle: {name.title()}\n---\nA refund for {name} is rare.\n"


FRUIT = ("plums", "quinces", "cherries", "medlars", "figs", "dates")
ORCHARD = {
    "book.yml": BOOK_YML.replace("id: tiny", "id: orchard").replace("Tiny book", "The orchard"),
    "welcome.md": page("welcome"),
    **{f"basics/{name}.md": page(name) for name in FRUIT},
}


@pytest.fixture
def orchard(tmp_path: Path) -> Path:
    """A small book, each of its seven pages about a refund, added to the reader's library."""
    build(write_source(tmp_path / "orchard", ORCHARD), tmp_path / "orchard-book")
    library = Library(tmp_path / "own", [], [], tmp_path / "cache")
    return library.add(tmp_path / "orchard-book").path


def search_in(qtbot: QtBot, window: MainWindow, scope: Scope) -> SearchAnswer:
    with qtbot.waitSignal(window.service.answered) as answered:
        window.side.scope.chosen.emit(scope)
    assert answered.args is not None
    (answer,) = answered.args
    assert isinstance(answer, SearchAnswer)
    return answer


def texts_of(window: MainWindow) -> list[str]:
    model = window.side.search.hits.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_hits_of_all_books_stand_below_their_book(
    qtbot: QtBot, open_window: Open, typed: Typed, orchard: Path
) -> None:
    window = open_window()
    typed(window, "refund")
    own = window.side.search.answer.total
    answer = search_in(qtbot, window, ALL_BOOKS)
    assert dict(answer.totals) == {window.book.path: own, orchard: 7}
    assert answer.total == own + 7
    rows = texts_of(window)
    headings = [text.partition(",")[0] for text in rows if " · " in text]
    assert sorted(headings) == ["The orchard · 7 results", f"xAI API FAQ · {own} results"]
    assert headings[0] == rows[0].partition(",")[0]
    of_orchard = [row for row in rows if "A refund for" in row or row == "Show all 7 in “The orchard”"]
    assert of_orchard == ["Show all 7 in “The orchard”"]
    model = window.side.search.hits.model()
    last = rows.index("Show all 7 in “The orchard”")
    window.side.search.hits.opened.emit(model.index(last, 0))
    qtbot.waitUntil(lambda: len(rows_of(window)) == 7 and window.side.search.answer.total != own + 7)
    assert window.service.scope == Scope(other=orchard.resolve())
    assert window.side.scope.currentText() == "The orchard"
    assert window.field.placeholderText() == "Search in The orchard (Ctrl+K)"
    typed(window, "plums")
    assert [str(location) for location in rows_of(window)] == ["plums"]


def test_each_book_shows_what_it_would_find(
    qtbot: QtBot, open_window: Open, typed: Typed, orchard: Path
) -> None:
    window = open_window()
    typed(window, "refund")
    choice = window.side.scope
    window.do.scope.trigger()
    everywhere = choice.row_of(ALL_BOOKS)
    qtbot.waitUntil(lambda: choice.itemData(everywhere, COUNT) is not None)
    own = window.side.search.answer.total
    assert choice.itemData(choice.row_of(THIS_BOOK), COUNT) == str(own)
    assert choice.itemData(choice.row_of(Scope(other=orchard.resolve())), COUNT) == "7"
    assert choice.itemData(everywhere, COUNT) == str(own + 7)
    choice.hidePopup()


def test_nothing_in_this_book_leads_to_all_of_them(
    qtbot: QtBot, open_window: Open, typed: Typed, orchard: Path
) -> None:
    window = open_window()
    typed(window, "medlars")
    assert "Search in all books" in summary(window)
    with qtbot.waitSignal(window.service.answered):
        window.side.search.summary.linkActivated.emit("everywhere")
    assert texts_of(window)[0].startswith("The orchard · 1 result")
    assert window.service.everywhere
    typed(window, "qqqqq")
    assert "Nothing found for “qqqqq” in any book." in summary(window)
    assert "In none of them: “qqqqq”" in summary(window)
    typed(window, "medlrs")
    assert "Showing results for <b>medlars</b>" in summary(window)


def test_a_hit_of_another_book_opens_in_a_tab_there(
    qtbot: QtBot, open_window: Open, typed: Typed, orchard: Path, opened_windows: list[Windows]
) -> None:
    window = open_window()
    typed(window, "medlars")
    search_in(qtbot, window, ALL_BOOKS)
    hits = window.side.search.hits
    hits.new_tab_asked.emit(hits.model().index(0, 0))
    latest = opened_windows[-1].latest
    assert latest is not window
    assert latest.navigator.location == Location("medlars")
    assert latest.tabs.bar.count() == 2


def test_where_is_searched_stays_when_the_book_is_read_again(
    qtbot: QtBot, open_window: Open, typed: Typed, orchard: Path, opened_windows: list[Windows]
) -> None:
    window = open_window()
    typed(window, "refund")
    search_in(qtbot, window, ALL_BOOKS)
    window.do.reload.trigger()
    again = opened_windows[-1].latest
    assert again is not window
    assert again.service.everywhere
    qtbot.waitUntil(lambda: again.side.shows_hits)
    assert again.side.scope.scope == ALL_BOOKS


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_a_narrow_window_keeps_every_button_beside_it(
    qtbot: QtBot, open_window: Open, settings: Settings, language: str
) -> None:
    settings.change(language=language)
    window = open_window()
    window.resize(480, 360)
    toolbar = window.findChild(QToolBar, "toolbar")
    assert toolbar is not None
    assert window.side.scope.isVisible()
    assert window.field.width() >= window.field.minimumWidth()
    qtbot.waitUntil(lambda: all(toolbar.widgetForAction(action).isVisible() for action in toolbar.actions()))


@pytest.mark.parametrize("name", ["This book", "Dieses Buch", "هذا الكتاب"])
def test_a_narrow_window_shows_its_usual_name_whole(qtbot: QtBot, open_window: Open, name: str) -> None:
    window = open_window()
    scope, toolbar = window.side.scope, window.findChild(QToolBar, "toolbar")
    assert toolbar is not None
    scope.setItemText(0, name)
    scope.updateGeometry()
    window.resize(480, 360)
    qtbot.waitUntil(lambda: all(toolbar.widgetForAction(action).isVisible() for action in toolbar.actions()))
    option = QStyleOptionComboBox()
    scope.initStyleOption(option)
    control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = scope.style().subControlRect(control, option, part, scope).width() - 2
    assert room >= scope.fontMetrics().horizontalAdvance(name)


def test_a_longer_name_ends_in_an_ellipsis(open_window: Open) -> None:
    window = open_window()
    scope = window.side.scope
    window.resize(480, 360)
    scope.show_scope(Scope(category="billing"))
    before = scope.grab().toImage()
    scope.setItemText(scope.currentIndex(), f"{scope.currentText()} of another sort")
    assert scope.grab().toImage() == before  # the end of either is not seen
