"""`index-build pack`, as a publisher runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpviewer.book import archive
from helpviewer.book.book import Book
from index_build.cli import main


def test_a_book_becomes_one_file(tiny_book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "tiny.helpbook"
    assert main(["pack", str(tiny_book), "-o", str(file)]) == 0
    assert str(file) in capsys.readouterr().out
    assert Book.open(archive.unpack(file, tmp_path / "cache")).info.id == "tiny"


@pytest.mark.parametrize("name", ["tiny.zip", "missing/tiny.helpbook"])
def test_a_file_that_cannot_be_is_refused(
    tiny_book: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", str(tiny_book), "-o", str(tmp_path / name)]) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_no_book_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", str(tmp_path), "-o", str(tmp_path / "tiny.helpbook")]) == 1
    assert "no help book" in capsys.readouterr().err
