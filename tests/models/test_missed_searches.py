"""Searches in vain are kept only while the reader wants that, and nothing else is kept with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Book
from helpviewer.core import missed_searches
from helpviewer.core.missed_searches import LONGEST, MOST, MissedSearch
from helpviewer.models.user_data.missed_searches import MissedSearches, SearchWatch
from helpviewer.models.user_data.settings import Settings


@pytest.fixture
def settings(qtbot: QtBot, tmp_path: Path) -> Settings:
    settings = Settings(tmp_path / "settings.json")
    settings.change(keep_missed=True)
    return settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "missed-searches.json"


@pytest.fixture
def missed(file: Path, settings: Settings) -> MissedSearches:
    return MissedSearches(file, settings, settings)


@pytest.fixture
def book(bundled_book: Path) -> Book:
    return Book.open(bundled_book)


def kept(missed: MissedSearches) -> list[tuple[str, bool, int]]:
    return [(search.query, search.found, search.times) for search in missed.all]


def test_nothing_is_kept_by_default(file: Path, tmp_path: Path, book: Book) -> None:
    settings = Settings(tmp_path / "settings.json")
    missed = MissedSearches(file, settings, settings)
    missed.add(book, "lid", found=False)
    assert missed.all == ()
    assert not file.exists()


def test_the_newest_comes_first_and_the_same_are_counted(missed: MissedSearches, book: Book) -> None:
    for query in ("lid", "  the \n handle ", "LID", " "):
        missed.add(book, query, found=False)
    assert kept(missed) == [("LID", False, 2), ("the handle", False, 1)]


def test_the_file_has_queries_and_the_book_and_nothing_more(
    missed: MissedSearches, file: Path, book: Book, settings: Settings
) -> None:
    missed.add(book, "lid", found=True)
    rows = json.loads(file.read_text("utf-8"))["missed"]
    about = {"book": book.info.id, "version": book.info.version}
    assert list(rows.values()) == [{**about, "query": "lid", "found": True, "times": 1}]
    assert kept(MissedSearches(file, settings, settings)) == [("lid", True, 1)]


def test_there_is_an_end_to_what_is_kept(missed: MissedSearches, file: Path, book: Book) -> None:
    missed.add(book, "x" * 10_000, found=False)
    assert [len(search.query) for search in missed.all] == [LONGEST]
    searches = [MissedSearch("b", "1", f"q{n}", found=False) for n in range(MOST)]
    table = {search.query: search._asdict() for search in searches}
    file.write_text(json.dumps({"missed": table}), "utf-8")
    again = MissedSearches(file, missed._settings, missed)
    again.add(book, "newest", found=False)
    assert len(again.all) == MOST
    assert (again.all[0].query, again.all[-1].query) == ("newest", "q1")


def test_two_programs_do_not_undo_each_other(missed: MissedSearches, file: Path, book: Book) -> None:
    other = MissedSearches(file, missed._settings, missed)
    assert kept(other) == []
    missed.add(book, "lid", found=False)
    other.add(book, "handle", found=False)
    assert {search.query for search in other.all} == {"lid", "handle"}


def test_what_is_deleted_is_gone_from_the_disk(missed: MissedSearches, file: Path, book: Book) -> None:
    for query in ("lid", "handle"):
        missed.add(book, query, found=False)
    missed.remove([missed.all[0]])
    assert kept(missed) == [("lid", False, 1)]
    assert "handle" not in file.read_text("utf-8")
    missed.remove(missed.all)
    assert not file.exists()
    assert missed.all == ()


def test_switched_off_it_forgets_everything(
    missed: MissedSearches, file: Path, book: Book, settings: Settings
) -> None:
    missed.add(book, "lid", found=False)
    settings.change(theme="dark")
    assert kept(missed) == [("lid", False, 1)]
    settings.change(keep_missed=False)
    assert not file.exists()
    settings.change(keep_missed=True)
    assert missed.all == ()


@pytest.mark.parametrize("content", ["", "[]", '{"missed": 1}', '{"missed": {"a": 1, "b": {"query": ""}}}'])
def test_a_damaged_file_is_no_list(missed: MissedSearches, file: Path, book: Book, content: str) -> None:
    file.parent.mkdir()
    file.write_text(content, "utf-8")
    assert missed.all == ()
    missed.add(book, "lid", found=False)
    assert kept(missed) == [("lid", False, 1)]
    missed.clear()
    assert list(file.parent.glob("*.json*")) == []


@pytest.mark.parametrize("times", [0, -1, True, "2", 1.5])
def test_a_search_that_was_made_no_time_is_none(missed: MissedSearches, file: Path, times: object) -> None:
    row = {"book": "tiny", "version": "1", "query": "pears", "found": False}
    file.parent.mkdir()
    file.write_text(json.dumps({"missed": {"a": {**row, "times": times}, "b": {**row, "times": 2}}}), "utf-8")
    assert kept(missed) == [("pears", False, 2)]


def test_what_is_saved_can_be_read(missed: MissedSearches, tmp_path: Path, book: Book) -> None:
    for query in ('say "hi"', "עברית", "💡"):
        missed.add(book, query, found=False)
    missed_searches.write(tmp_path / "saved.json", missed.all)
    assert missed_searches.read(tmp_path / "saved.json") == list(missed.all)


# -- what becomes of a search ---------------------------------------------------------------------


@pytest.fixture
def watch(missed: MissedSearches, book: Book) -> SearchWatch:
    return SearchWatch(missed, book)


def test_a_search_without_a_hit_is_kept_once(watch: SearchWatch, missed: MissedSearches) -> None:
    for _ in range(2):
        watch.stands("lid", found=False)
    watch.goes_on("")
    assert kept(missed) == [("lid", False, 1)]


def test_a_search_whose_hits_stay_unopened_is_kept_when_it_is_over(
    watch: SearchWatch, missed: MissedSearches
) -> None:
    watch.stands("lid", found=True)
    for text in ("lid o", "li", "l"):
        watch.goes_on(text)
        assert missed.all == ()
    watch.goes_on("handle")
    assert kept(missed) == [("lid", True, 1)]


def test_a_search_with_an_opened_hit_is_not_kept(watch: SearchWatch, missed: MissedSearches) -> None:
    watch.stands("lid", found=True)
    watch.opened()
    watch.goes_on("")
    assert missed.all == ()


def test_of_a_search_that_goes_on_the_last_one_counts(watch: SearchWatch, missed: MissedSearches) -> None:
    watch.stands("lid", found=True)
    watch.goes_on("lid of the pot")
    watch.stands("lid of the pot", found=True)
    watch.goes_on("")
    assert kept(missed) == [("lid of the pot", True, 1)]
