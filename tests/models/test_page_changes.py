"""What changed in a book since it was read last, with real books."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Book
from helpviewer.book.changes import Changes, changes_since
from helpviewer.models.user_data.page_changes import PageChanges
from index_build.build import build
from tests.conftest import TINY_BOOK, write_source

Look = Callable[[Path], PageChanges]

PLUMS = "---\nid: plums\ntitle: Plums\naliases: [pears]\n---\nPlums, once pears.\n"


@pytest.fixture
def look(qtbot: QtBot, tmp_path: Path) -> Look:
    """Opens a book as the program does at a start, and waits until it knows what changed."""

    def look(folder: Path) -> PageChanges:
        changes = PageChanges(tmp_path / "read", Book.open(folder))
        changes.look()
        qtbot.waitUntil(lambda: not changes.is_looking)
        return changes

    return look


def other(folder: Path, **changed: str) -> Path:
    """The tiny book with other pages: ``pears`` with this text, ``plums`` as well."""
    files = {**TINY_BOOK, **{f"basics/{name}.md": text for name, text in changed.items()}}
    build(write_source(folder / "source", files), folder / "book")
    return folder / "book"


GREEN = TINY_BOOK["basics/pears.md"] + "\nThey are green.\n"


def test_the_first_time_nothing_is_new(look: Look, tiny_book: Path) -> None:
    for _ in range(2):
        changes = look(tiny_book)
        assert not changes.changes
        assert not changes.unread


def test_new_changed_and_gone_pages_are_told_until_they_are_read(
    look: Look, tiny_book: Path, tmp_path: Path
) -> None:
    look(tiny_book)
    newer = other(tmp_path / "2", pears=GREEN, plums="---\nid: plums\ntitle: Plums\n---\nBlue.\n")
    changes = look(newer)
    assert changes.changes == Changes(("plums",), ("pears",))
    assert changes.version_before == "1"
    assert changes.categories() == {"basics"}
    changes.note_read("pears")
    changes = look(newer)  # the next start
    assert changes.unread == {"plums"}
    assert changes.changes == Changes(("plums",), ("pears",))
    back = look(tiny_book)  # what was not read and is gone is no change any more
    assert back.changes == Changes((), ("pears",), ("Plums",))
    assert back.unread == {"pears"}
    back.note_all_read()
    assert not look(tiny_book).unread


def test_what_was_not_read_stays_unread_when_another_version_comes(
    look: Look, tiny_book: Path, tmp_path: Path
) -> None:
    look(tiny_book)
    look(other(tmp_path / "2", pears=GREEN))
    apples = TINY_BOOK["basics/apples.md"] + "\nRed.\n"
    assert look(other(tmp_path / "3", pears=GREEN, apples=apples)).unread == {"apples", "pears"}


def test_a_renamed_page_is_the_same_page(tiny_book: Path, tmp_path: Path) -> None:
    source = write_source(tmp_path / "source", TINY_BOOK)
    (source / "basics" / "pears.md").unlink()
    (source / "basics" / "plums.md").write_text(PLUMS, "utf-8")
    build(source, tmp_path / "book")
    assert changes_since(Book.open(tiny_book), Book.open(tmp_path / "book")) == Changes((), ("plums",))


def test_damaged_files_are_as_none(look: Look, tiny_book: Path, tmp_path: Path) -> None:
    look(tiny_book)
    for file in (tmp_path / "read").iterdir():
        file.write_text('{"pages": {"pears": 3}, "unread": [4], "new": "x", "gone": 5}', "utf-8")
    assert not look(tiny_book).changes


def test_versions_side_by_side_are_no_changes_of_each_other(
    look: Look, tiny_book: Path, tmp_path: Path
) -> None:
    look(tiny_book)
    newer = shutil.copytree(other(tmp_path / "2", pears=GREEN), tmp_path / "tiny@2")
    assert not look(newer).changes
