from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpviewer.book.book import Location
from helpviewer.models.navigator import Visit
from helpviewer.models.user_data.session import BOOKS_KEPT, Session


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "session.json"
    session = Session(file)
    session.geometry = b"\x00\xffgeometry"
    session.side_width = 270
    session.remember("faq", Visit(Location("refunds", "how"), 42))
    session.save()
    again = Session(file)
    assert again.geometry == b"\x00\xffgeometry"
    assert again.side_width == 270
    assert again.visit("faq") == Visit(Location("refunds", "how"), 42)
    assert again.visit("other") is None


@pytest.mark.parametrize(
    "content",
    [
        "nonsense",
        json.dumps({"geometry": 5, "side_width": "wide", "books": []}),
        json.dumps({"geometry": "not base64!", "side_width": -3, "books": {"faq": {"page": 1}}}),
        json.dumps({"geometry": None, "side_width": True, "books": {"faq": "x"}}),
    ],
)
def test_what_makes_no_sense_counts_as_absent(tmp_path: Path, content: str) -> None:
    file = tmp_path / "session.json"
    file.write_text(content, "utf-8")
    session = Session(file)
    assert session.geometry == b""
    assert session.side_width is None
    assert session.visit("faq") is None


def test_only_so_many_books_are_remembered(tmp_path: Path) -> None:
    session = Session(tmp_path / "session.json")
    for number in range(BOOKS_KEPT + 5):
        session.remember(f"book-{number}", Visit(Location("start")))
    assert session.visit("book-4") is None
    assert session.visit("book-5") == Visit(Location("start"))


def test_open_categories_are_kept_for_each_book(tmp_path: Path) -> None:
    session = Session(tmp_path / "session.json")
    session.keep_expanded("faq", ["billing", "privacy"])
    session.save()
    again = Session(tmp_path / "session.json")
    assert again.expanded("faq") == ("billing", "privacy")
    assert again.expanded("other") == ()


def test_a_damaged_file_is_told_and_kept_aside(tmp_path: Path) -> None:
    file = tmp_path / "session.json"
    file.write_text("{", "utf-8")
    assert Session(file).damaged
    assert (tmp_path / "session.json.damaged").read_text("utf-8") == "{"
    assert not Session(file).damaged


def test_it_knows_whether_it_can_be_saved(tmp_path: Path) -> None:
    assert Session(tmp_path / "deep" / "er" / "session.json").can_be_saved
    (tmp_path / "taken").write_text("a file where a folder is wanted", "utf-8")
    assert not Session(tmp_path / "taken" / "session.json").can_be_saved
    (tmp_path / "session.json").mkdir()
    assert not Session(tmp_path / "session.json").can_be_saved


def test_two_programs_keep_each_other_s_changes(tmp_path: Path) -> None:
    first, second = (Session(tmp_path / "session.json") for _ in range(2))
    first.remember("faq", Visit(Location("refunds")))
    first.keep_searches("faq", ["secret"])
    first.save()
    second.remember("other", Visit(Location("start")))
    second.keep_recent_pages("faq", ["refunds"])
    second.save()
    first.forget_searches()
    first.save()
    second.side_width = 300
    second.save()
    again = Session(tmp_path / "session.json")
    assert again.visit("faq") == Visit(Location("refunds"))
    assert again.visit("other") == Visit(Location("start"))
    assert again.recent_pages("faq") == ("refunds",)
    assert again.searches("faq") == ()
    assert again.side_width == 300
