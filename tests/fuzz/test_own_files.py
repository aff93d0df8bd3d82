"""The reader's own files, addresses and requests of other programs, altered at random."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import QObject

from helpviewer.book.book import Book, Location
from helpviewer.core.messages import HelpError
from helpviewer.links import open_target
from helpviewer.models.user_data.bookmarks import Bookmarks
from helpviewer.models.user_data.missed_searches import MissedSearches
from helpviewer.models.user_data.recent_pages import RecentPages
from helpviewer.models.user_data.recent_searches import RecentSearches
from helpviewer.models.user_data.session import Session
from helpviewer.models.user_data.settings import Choices, Settings
from helpviewer.single_instance.protocol import Request, decode, encode
from helpviewer.startup import immortal_none
from tests.fuzz.mutate import NASTY_TEXTS, mutated, mutated_json, seeded

immortal_none.protect()


@pytest.fixture
def whole(tiny_book: Path, tmp_path: Path, qapp: QObject) -> dict[str, bytes]:
    """Files of a reader who has used the program."""
    folder = tmp_path / "whole"
    use(folder, Book.open(tiny_book), qapp)
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix == ".json"}


def use(folder: Path, book: Book, qapp: QObject) -> None:
    """What windows do with these files, from the start to the end."""
    settings = Settings(folder / "settings.json", qapp)
    session = Session(folder / "session.json")
    bookmarks = Bookmarks(folder, book)
    pages, searches = RecentPages(session, book), RecentSearches(session, settings, book.info.id)
    assert not settings.choices.problems()
    _ = (session.geometry, session.side_width, session.visit(book.info.id), session.expanded(book.info.id))
    assert all(isinstance(bookmark.name, str) for bookmark in bookmarks.all)
    _ = (pages.pages(), searches.texts)
    missed = MissedSearches(folder / "missed.json", settings)
    assert all(search.query and search.times > 0 for search in missed.all)
    settings.change(keep_missed=True)
    missed.add(book, "crate of pears", found=False)
    assert "crate of pears" in {search.query for search in missed.all}
    bookmarks.add(Location("apples", "storing"), "Apples")
    bookmarks.rename(Location("apples", "storing"), "Round")
    pages.add("apples")
    searches.add("crate")
    session.keep_expanded(book.info.id, ["basics"])
    session.side_width = 300
    settings.step_text_size(1)
    session.save()
    assert Settings(folder / "settings.json", qapp).choices == settings.choices


def test_altered_files_of_the_reader(
    whole: dict[str, bytes], tiny_book: Path, tmp_path: Path, qapp: QObject
) -> None:
    book = Book.open(tiny_book)
    assert {"settings.json", "session.json", "tiny.json", "missed.json"} <= set(whole)
    for seed in range(150):
        chance = seeded(seed)
        folder = tmp_path / str(seed)
        folder.mkdir()
        for name, raw in whole.items():
            alter: Callable[[bytes, Random], bytes] = chance.choice((mutated, mutated_json, mutated_json))
            (folder / name).write_bytes(alter(raw, chance))
        try:
            use(folder, book, qapp)
        except BaseException as error:
            error.add_note(f"seed {seed}, {folder}")
            raise


def test_a_search_whose_row_only_equals_a_right_one_is_kept_anew(
    tiny_book: Path, tmp_path: Path, qapp: QObject
) -> None:
    row = {"book": "tiny", "version": "1", "query": "pears", "found": 0, "times": 1}  # seed 50066
    (tmp_path / "missed.json").write_text(json.dumps({"missed": {"tiny\n1\npears": row}}))
    settings = Settings(tmp_path / "settings.json", qapp)
    settings.change(keep_missed=True)
    missed = MissedSearches(tmp_path / "missed.json", settings)
    missed.add(Book.open(tiny_book), "pears", found=False)
    assert [search.query for search in missed.all] == ["pears"]


def test_values_of_every_kind_in_the_settings(tmp_path: Path, qapp: QObject) -> None:
    file = tmp_path / "settings.json"
    values: tuple[Any, ...] = (None, True, -1, 10**30, 1.5, [], {}, "²", "\ud800", "x" * 10**5)
    for name in Choices._fields:
        for value in values:
            file.write_text(json.dumps({name: value}))
            settings = Settings(file, qapp)
            assert not settings.choices.problems()
            settings.step_text_size(1)


def test_altered_requests_of_later_starts() -> None:
    line = encode(Request("/books/a", "page#section", "words", True))
    for seed in range(3000):
        chance = seeded(seed)
        for alter in (mutated, mutated_json):
            with suppress(ValueError):
                request = decode(alter(line, chance))
                texts = (request.book, request.page, request.search, *request.tokens.values())
                assert all(isinstance(text, str) for text in texts)
    for deep in (b"[" * 50_000, b'{"a":' * 50_000):
        with pytest.raises(ValueError, match="deep"):
            decode(deep)


def test_altered_addresses(tiny_book: Path, tmp_path: Path) -> None:
    links = ("helpviewer:tiny/apples#storing", "file:///x/y.helpbook", "helpviewer://tiny/pears%20x")
    book = Book.open(tiny_book)
    for seed in range(600):
        chance = seeded(seed)
        link = mutated(chance.choice(links).encode(), chance).decode("utf-8", "surrogateescape")
        for target in (link, chance.choice(links) + chance.choice(NASTY_TEXTS)):
            with suppress(HelpError):
                open_target.resolve(target, tiny_book, tmp_path / "cache")
            with suppress(HelpError):
                book.locate(Location.parse(target))
            book.resolve(target, "apples")
    assert not (tmp_path / "cache").exists()
