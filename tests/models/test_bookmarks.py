from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Book, Location
from helpviewer.models.user_data.bookmarks import LONGEST, Bookmark, Bookmarks, NoBookmarks

HOW, KEYS = Location("refunds", "how"), Location("keys")


@pytest.fixture
def marks(qtbot: QtBot, tmp_path: Path, small_book: Book) -> Bookmarks:
    return Bookmarks(tmp_path / "marks", small_book)


def test_bookmarks_are_there_at_the_next_start(
    qtbot: QtBot, marks: Bookmarks, tmp_path: Path, small_book: Book
) -> None:
    with qtbot.waitSignal(marks.changed):
        assert marks.add(HOW, "How to ask")
    assert marks.add(KEYS, "Keys")
    assert not marks.add(KEYS, "twice")
    marks.rename(KEYS, "  My\nkeys ")
    again = Bookmarks(tmp_path / "marks", small_book)
    assert again.all == (Bookmark(HOW, "How to ask"), Bookmark(KEYS, "My keys"))
    assert HOW in again
    again.remove(HOW)
    assert [mark.location for mark in Bookmarks(tmp_path / "marks", small_book).all] == [KEYS]


def test_an_emptied_name_is_the_title_again(marks: Bookmarks) -> None:
    marks.add(KEYS, "mine")
    marks.rename(KEYS, " ")
    assert marks.all[0].name == "Where are my keys?"


def test_nothing_is_written_before_there_is_a_bookmark(marks: Bookmarks, tmp_path: Path) -> None:
    assert marks.all == ()
    assert not marks.damaged
    assert not (tmp_path / "marks").exists()


@pytest.mark.parametrize("content", ["{", "[]", "\0"])
def test_a_damaged_file_is_kept_aside(tmp_path: Path, small_book: Book, content: str) -> None:
    file = tmp_path / "small.json"
    file.write_text(content, "utf-8")
    marks = Bookmarks(tmp_path, small_book)
    assert marks.damaged
    assert marks.all == ()
    marks.add(KEYS, "Keys")
    assert (tmp_path / "small.json.damaged").read_text("utf-8") == content
    assert json.loads(file.read_text("utf-8"))["bookmarks"] == [{"place": "keys", "name": "Keys"}]


def test_rows_without_sense_are_passed_over(tmp_path: Path, small_book: Book) -> None:
    rows = [7, {"place": "../etc"}, {"place": "keys", "name": 5}, {"place": "keys"}, {"name": "x"}]
    rows.append({"place": "refunds#how", "name": "n" * 5000})
    (tmp_path / "small.json").write_text(json.dumps({"bookmarks": rows}), "utf-8")
    assert Bookmarks(tmp_path, small_book).all == (
        Bookmark(KEYS, "keys"),
        Bookmark(HOW, "n" * LONGEST),
    )


def test_export_and_import(marks: Bookmarks, tmp_path: Path, small_book: Book) -> None:
    marks.add(HOW, "How")
    marks.add(KEYS, "Keys")
    marks.export(tmp_path / "given.json")
    other = Bookmarks(tmp_path / "other", small_book)
    other.add(KEYS, "mine")
    assert other.import_from(tmp_path / "given.json") == 1
    assert other.all == (Bookmark(KEYS, "mine"), Bookmark(HOW, "How"))
    assert other.import_from(tmp_path / "given.json") == 0


@pytest.mark.parametrize("content", ["x", "[]", '{"book": "another", "bookmarks": []}'])
def test_other_files_are_refused(marks: Bookmarks, tmp_path: Path, content: str) -> None:
    (tmp_path / "given.json").write_text(content, "utf-8")
    with pytest.raises(NoBookmarks):
        marks.import_from(tmp_path / "given.json")


def test_a_list_that_cannot_be_saved_is_told_once(qtbot: QtBot, tmp_path: Path, small_book: Book) -> None:
    (tmp_path / "taken").write_text("a file where a folder is wanted", "utf-8")
    marks = Bookmarks(tmp_path / "taken", small_book)
    with qtbot.waitSignal(marks.not_saved):
        marks.add(KEYS, "Keys")
    with qtbot.assertNotEmitted(marks.not_saved):
        marks.add(HOW, "How")
    assert len(marks.all) == 2


def test_two_programs_keep_each_other_s_bookmarks(tmp_path: Path, small_book: Book) -> None:
    first, second = (Bookmarks(tmp_path / "marks", small_book) for _ in range(2))
    first.add(Location("refunds"), "Refunds")
    second.add(Location("keys"), "Keys")
    first.add(Location("start"), "Start")
    assert [mark.name for mark in second.all] == ["Refunds", "Keys", "Start"]
