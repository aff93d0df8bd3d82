from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from helpviewer.models.user_data.recent_searches import KEPT, LONGEST, RecentSearches
from helpviewer.models.user_data.session import Session
from helpviewer.models.user_data.settings import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "session.json"


@pytest.fixture
def settings(qtbot: QtBot, tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


def test_the_newest_comes_first_and_each_once(file: Path, settings: Settings) -> None:
    recent = RecentSearches(Session(file), settings, "book")
    for text in ("refund", "  two  words ", "Refund", "", "   "):
        recent.add(text)
    assert recent.texts == ("Refund", "two words")


def test_a_search_that_goes_on_takes_the_place_of_its_beginning(file: Path, settings: Settings) -> None:
    recent = RecentSearches(Session(file), settings, "book")
    for text in ("zdr", "ref", "refund", "refund card"):
        recent.add(text)
    assert recent.texts == ("refund card", "zdr")


def test_only_so_many_are_kept_and_nothing_pasted(file: Path, settings: Settings) -> None:
    recent = RecentSearches(Session(file), settings, "book")
    for number in range(2 * KEPT):
        recent.add(f"{number} things")
    recent.add("x" * (LONGEST + 1))
    assert len(recent.texts) == KEPT
    assert recent.texts[0] == f"{2 * KEPT - 1} things"


def test_each_book_has_its_own_and_the_session_keeps_them(file: Path, settings: Settings) -> None:
    session = Session(file)
    RecentSearches(session, settings, "one").add("refund")
    RecentSearches(session, settings, "two").add("keys")
    session.save()
    again = Session(file)
    assert RecentSearches(again, settings, "one").texts == ("refund",)
    assert RecentSearches(again, settings, "two").texts == ("keys",)
    assert RecentSearches(again, settings, "three").texts == ()


def test_what_is_cleared_is_gone_from_the_file_at_once(file: Path, settings: Settings) -> None:
    session = Session(file)
    recent = RecentSearches(session, settings, "book")
    recent.add("refund")
    recent.add("keys")
    session.save()
    recent.remove("refund")
    assert "refund" not in file.read_text("utf-8")
    recent.clear()
    assert recent.texts == ()
    assert "keys" not in file.read_text("utf-8")


def test_switched_off_they_are_forgotten_in_every_book(file: Path, settings: Settings) -> None:
    session = Session(file)
    one, two = (RecentSearches(session, settings, book) for book in ("one", "two"))
    one.add("refund")
    two.add("keys")
    session.save()
    settings.change(keep_searches=False)
    assert "refund" not in file.read_text("utf-8")
    assert "keys" not in file.read_text("utf-8")
    one.add("again")
    assert one.texts == ()
    settings.change(keep_searches=True)
    assert one.texts == ()


def test_nonsense_in_the_file_is_no_search(file: Path, settings: Settings) -> None:
    file.write_text(json.dumps({"searches": {"one": [1, "refund", None], "two": "text"}}), "utf-8")
    session = Session(file)
    assert RecentSearches(session, settings, "one").texts == ("refund",)
    assert RecentSearches(session, settings, "two").texts == ()
