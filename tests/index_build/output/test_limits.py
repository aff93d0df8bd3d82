"""The builder refuses what readers would not open: both have the same limits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from helpviewer.book.book import Book
from helpviewer.book.errors import BookDamaged
from index_build.build import build
from index_build.diagnostics import BuildFailed
from tests.conftest import MakeSource

SOURCE = {"welcome.md": "---\nid: welcome\ntitle: Welcome\n---\nHello there.\n"}


@pytest.mark.parametrize(
    ("limit", "of", "value", "sentence"),
    [
        (
            "MAX_PAGE_FILE",
            "book",
            lambda book: (book / "pages/welcome.html").stat().st_size,
            "This page comes to",
        ),
        (
            "MAX_BOOK_FILE",
            "book_file",
            lambda book: (book / "book.json").stat().st_size,
            "book.json comes to",
        ),
        ("MAX_ROW", "lookup_table", lambda book: longest_row(book), "The record of “"),
    ],
)
def test_at_a_limit_a_book_opens_and_above_it_none_is_built(
    make_source: MakeSource,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
    of: str,
    value: Callable[[Path], int],
    sentence: str,
) -> None:
    source = make_source(SOURCE)
    build(source, tmp_path / "book")
    size = value(tmp_path / "book")
    builder = "index_build.output." + ("tables" if limit == "MAX_ROW" else "limits")

    monkeypatch.setattr(f"{builder}.{limit}", size)
    monkeypatch.setattr(f"helpviewer.book.{of}.{limit}", size)
    build(source, tmp_path / "book")
    read_all(tmp_path / "book")

    monkeypatch.setattr(f"{builder}.{limit}", size - 1)
    with pytest.raises(BuildFailed) as failed:
        build(source, tmp_path / "other")
    assert any(sentence in problem.sentence for problem in failed.value.problems)
    assert not (tmp_path / "other").exists()

    monkeypatch.setattr(f"helpviewer.book.{of}.{limit}", size - 1)
    with pytest.raises(BookDamaged):
        read_all(tmp_path / "book")


def read_all(path: Path) -> None:
    book = Book.open(path)
    assert book.html("welcome")
    book.check()


def longest_row(book: Path) -> int:
    tables = (book / "pages.table", book / "files.table")
    return max(len(line) for table in tables for line in table.read_bytes().splitlines(keepends=True))


@pytest.mark.parametrize(
    ("limit", "sentence"), [("MAX_FILES", "This book has"), ("MAX_BYTES", "This book comes to")]
)
def test_a_book_with_too_much_in_it_is_refused(
    make_source: MakeSource, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, sentence: str
) -> None:
    monkeypatch.setattr(f"index_build.output.limits.{limit}", 1)
    with pytest.raises(BuildFailed) as failed:
        build(make_source(SOURCE), tmp_path / "book")
    assert failed.value.problems[0].sentence.startswith(sentence)
    assert not (tmp_path / "book").exists()
