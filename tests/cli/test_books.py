"""``helpviewer books`` and a search in all of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpviewer.book import archive
from helpviewer.book.book import Book

ROOT = Path(__file__).parents[2]


class Reader:
    """Somebody with a home of their own."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._environment = {
            **os.environ,
            **{f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CACHE", "CONFIG", "STATE")},
            "XDG_DATA_DIRS": str(home / "share"),
        }

    def run(self, *arguments: str | Path, code: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "helpviewer", *arguments],
            env=self._environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        assert done.returncode == code, done.stderr
        return done.stdout if code == 0 else done.stderr

    def ids(self) -> set[str]:
        return {row["id"] for row in json.loads(self.run("books", "--json"))["books"]} & {
            "tiny",
            "xai-api-faq",
        }


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path)


def test_books_are_added_searched_and_removed(
    reader: Reader, tiny_book: Path, bundled_book: Path, tmp_path: Path
) -> None:
    file = tmp_path / "tiny.helpbook"
    archive.pack(Book.open(tiny_book), file)
    assert "Title: Tiny book" in reader.run("books", "add", file)
    reader.run("books", "add", "--json", bundled_book)
    assert {"tiny", "xai-api-faq"} <= reader.ids()
    answer = json.loads(reader.run("search", "--all-books", "--json", "apples"))
    assert answer["hits"][0]["book"] == "tiny"
    assert {"id": "tiny", "title": "Tiny book", "total": 4} in answer["books"]
    lines = reader.run("search", "--all-books", "apples").splitlines()
    assert lines[0] == "Tiny book (4 hits)"
    assert lines[1:3] == ["  Apples", "    tiny/apples"]
    assert "# Pears" in reader.run(
        "export", "--book", bundled_book, "tiny/pears", "--format", "md", "-o", "-"
    )
    source = reader.run("export", "tiny/pears", "--format", "md", "--source", "-o", "-")
    assert source.startswith("---\n")
    assert "id: pears\n" in source
    assert json.loads(reader.run("books", "info", "tiny", "--json"))["origin"] == "added"
    info = Book.open(bundled_book).info
    about = json.loads(reader.run("books", "info", info.id, "--json"))
    assert (about["version"], about["as_of"]) == (info.version, info.as_of)
    assert f"Version: {info.version}\nAs of: {info.as_of}\n" in reader.run("books", "info", info.id)
    listed = reader.run("books").splitlines()
    assert f"{info.title} {info.version} ({info.id}, added, as of {info.as_of})" in listed
    assert "Tiny book 1 (tiny, added)" in listed
    reader.run("books", "remove", "tiny")
    assert "tiny" not in reader.ids()


def test_a_folder_stands_for_a_book_as_a_file_does(reader: Reader, tiny_book: Path, tmp_path: Path) -> None:
    file = tmp_path / "tiny.helpbook"
    archive.pack(Book.open(tiny_book), file)
    for book in (file, tiny_book):
        wheres: list[list[str | Path]] = [
            [book, "search"],
            ["search", "--book", book],
            ["--book", book, "search"],
        ]
        for where in wheres:
            assert "apples#storing" in reader.run(*where, "storing apples")
        assert reader.run(book, "list").startswith("Tiny book 1\n")
        assert "# Pears" in reader.run(book, "export", "pears", "--format", "md", "-o", "-")
    assert "invalid choice" in reader.run(tmp_path, "list", code=2)  # no book's folder


def test_what_goes_wrong_is_a_sentence(reader: Reader, tmp_path: Path) -> None:
    assert "cannot be read" in reader.run("books", "add", tmp_path / "no.helpbook", code=2)
    assert "no help book “nothing” in your library" in reader.run("books", "remove", "nothing", code=2)
    assert "Say the id of a book" in reader.run("books", "info", code=2)
