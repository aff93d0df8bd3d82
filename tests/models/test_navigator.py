from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Book, Location
from helpviewer.book.format import BOOK_FILE, PAGES_TABLE
from helpviewer.models.navigator import HISTORY_LIMIT, Navigator, Visit
from tests.fixtures.books import table_bytes, table_rows


@pytest.fixture
def navigator(qtbot: QtBot, small_book: Book) -> Navigator:
    return Navigator(small_book)


def test_it_starts_at_home_with_no_history(navigator: Navigator) -> None:
    assert navigator.location == Location("start")
    assert not navigator.can_go_back
    assert not navigator.can_go_forward


def test_back_and_forward_go_where_the_reader_was(navigator: Navigator) -> None:
    navigator.go(Location("keys"))
    navigator.go(Location("refunds", "how"))
    navigator.back()
    assert navigator.location == Location("keys")
    navigator.forward()
    assert navigator.location == Location("refunds", "how")


def test_a_new_place_forgets_what_lay_ahead(navigator: Navigator) -> None:
    for page in ("keys", "refunds"):
        navigator.go(Location(page))
    navigator.back()
    navigator.home()
    assert navigator.location == Location("start")
    assert not navigator.can_go_forward
    navigator.back()
    assert navigator.location == Location("keys")


def test_back_brings_the_position_that_was_noted(qtbot: QtBot, navigator: Navigator) -> None:
    navigator.go(Location("keys"))
    navigator.about_to_leave.connect(lambda: navigator.note_position(120))
    navigator.go(Location("refunds"))
    with qtbot.waitSignal(navigator.location_changed) as moved:
        navigator.back()
    assert moved.args is not None
    assert moved.args[0].location == Location("keys")
    assert moved.args[0].position == 120


def test_the_first_place_is_no_step_away_from_another(navigator: Navigator) -> None:
    left: list[Location] = []
    navigator.about_to_leave.connect(lambda: left.append(navigator.location))
    navigator.home()
    assert left == []
    navigator.go(Location("keys"))
    assert left == [Location("start")]


def test_the_same_link_twice_is_one_step(navigator: Navigator) -> None:
    navigator.go(Location("keys"))
    navigator.go(Location("refunds"))
    navigator.go(Location("refunds"))
    navigator.back()
    assert navigator.location == Location("keys")


def test_an_alias_leads_to_todays_page(navigator: Navigator) -> None:
    assert navigator.go(Location("money-back"))
    assert navigator.location == Location("refunds")


def test_an_unknown_section_leads_to_its_page(navigator: Navigator) -> None:
    assert navigator.go(Location("refunds", "gone"))
    assert navigator.location == Location("refunds")


def test_an_unknown_page_is_told_and_changes_nothing(qtbot: QtBot, navigator: Navigator) -> None:
    navigator.go(Location("keys"))
    with qtbot.waitSignal(navigator.failed) as told, qtbot.assertNotEmitted(navigator.location_changed):
        assert not navigator.go(Location("nowhere"))
    assert told.args is not None
    assert told.args[0].id == "page-missing"
    assert navigator.location == Location("keys")


def test_the_history_has_an_end(navigator: Navigator) -> None:
    for number in range(HISTORY_LIMIT + 20):
        navigator.go(Location("keys" if number % 2 else "refunds"))
    steps = 0
    while navigator.can_go_back:
        navigator.back()
        steps += 1
    assert steps == HISTORY_LIMIT - 1


def test_neighbours_are_those_of_the_category(qtbot: QtBot, tiny_book: Path) -> None:
    navigator = Navigator(Book.open(tiny_book))
    assert (navigator.neighbour(-1), navigator.neighbour(1)) == ("", "")
    navigator.go(Location("apples"))
    assert (navigator.neighbour(-1), navigator.neighbour(1)) == ("", "pears")
    navigator.go_to_neighbour(1)
    assert navigator.location == Location("pears")
    with qtbot.assertNotEmitted(navigator.location_changed):
        navigator.go_to_neighbour(1)


def test_another_navigator_goes_on_with_the_same_history(qtbot: QtBot, navigator: Navigator) -> None:
    navigator.go(Location("keys"))
    navigator.note_position(7)
    navigator.go(Location("refunds"))
    navigator.back()
    other = Navigator(navigator._book)
    with qtbot.waitSignal(other.location_changed) as told:
        other.take_over(navigator)
    assert told.args == [Visit(Location("keys"), 7)]
    assert other.can_go_forward
    other.forward()
    assert navigator.location == Location("keys")


def test_a_damaged_book_has_no_neighbours(qtbot: QtBot, tiny_book: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(tiny_book, tmp_path / "book")
    rows = table_rows((folder / PAGES_TABLE).read_bytes())
    data = table_bytes({key: row for key, row in rows.items() if not key.startswith("categor")})
    (folder / PAGES_TABLE).write_bytes(data)
    head = json.loads((folder / BOOK_FILE).read_text("utf-8"))
    head["tables"][PAGES_TABLE][0] = len(data)
    (folder / BOOK_FILE).write_text(json.dumps(head), "utf-8")
    navigator = Navigator(Book.open(folder))
    navigator.go(Location("apples"))
    assert navigator.location.page == "apples"
    assert navigator.neighbour(1) == ""
