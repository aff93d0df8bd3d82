"""The books a reader has: in real folders, with real books."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from helpviewer.book import archive
from helpviewer.book.book import Book
from helpviewer.book.errors import BookError, BookMissing
from helpviewer.library.library import ADDED, BUNDLED, INSTALLED, Library


@pytest.fixture
def library(tmp_path: Path, bundled_book: Path) -> Library:
    return Library(tmp_path / "own", [tmp_path / "share"], [bundled_book], tmp_path / "cache")


def with_version(book: Path, folder: Path, version: str) -> Path:
    """A copy of a book that calls itself another version."""
    copy = shutil.copytree(book, folder)
    content = json.loads((copy / "book.json").read_text("utf-8"))
    content["book"]["version"] = version
    (copy / "book.json").write_text(json.dumps(content), "utf-8")
    return copy


def test_the_bundled_book_is_there(library: Library, bundled_book: Path) -> None:
    (known,) = library.books()
    assert (known.origin, known.path, known.problem) == (BUNDLED, bundled_book, None)


def test_a_file_is_added_found_and_removed(library: Library, tiny_book: Path, tmp_path: Path) -> None:
    file = tmp_path / "tiny.helpbook"
    archive.pack(Book.open(tiny_book), file)
    added = library.add(file)
    assert [(known.id, known.origin) for known in library.books()] == [
        ("xai-api-faq", BUNDLED),
        ("tiny", ADDED),
    ]
    assert library.find("tiny") == added
    assert Book.open(library.folder(added)).damage() == []
    library.remove("tiny")
    assert [known.id for known in library.books()] == ["xai-api-faq"]
    assert list((tmp_path / "own").iterdir()) == []
    with pytest.raises(BookMissing):
        library.remove("tiny")


def test_what_a_package_installed_is_found_as_folder_and_as_file(
    library: Library, tiny_book: Path, tmp_path: Path
) -> None:
    (tmp_path / "share").mkdir()
    archive.pack(Book.open(tiny_book), tmp_path / "share" / "tiny.helpbook")
    known = library.find("tiny")
    assert known.origin == INSTALLED
    assert Book.open(library.folder(known)).info.title == "Tiny book"
    with pytest.raises(BookError, match="came with a program"):
        library.remove("tiny")


def test_a_new_version_replaces_the_old_which_can_be_brought_back(
    library: Library, tiny_book: Path, tmp_path: Path
) -> None:
    library.add(tiny_book)
    newer = library.add(with_version(tiny_book, tmp_path / "newer", "2"))
    assert [known.info.version for known in library.books() if known.info and known.id == "tiny"] == ["2"]
    back = library.bring_back("tiny")
    assert back.info is not None
    assert back.info.version == "1"
    library.bring_back("tiny")
    library.note_opened(newer.path)  # it opened well, so the old one goes
    with pytest.raises(BookMissing):
        library.bring_back("tiny")
    assert [entry.name for entry in (tmp_path / "own").iterdir()] == ["tiny"]


def test_a_damaged_book_is_listed_with_its_sentence_and_harms_no_other(
    library: Library, tiny_book: Path, tmp_path: Path
) -> None:
    library.add(tiny_book)
    (tmp_path / "own" / "tiny" / "book.json").write_text("{", "utf-8")
    tiny = library.find("tiny")
    assert tiny.info is None
    assert "damaged" in str(tiny.problem)
    assert [known.id for known in library.books()] == ["xai-api-faq", "tiny"]


def test_what_is_no_book_is_not_added(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "x.helpbook"
    file.write_bytes(b"no zip")
    for wrong in (file, tmp_path / "missing.helpbook", tmp_path):
        with pytest.raises(BookError):
            library.add(wrong)
    assert list((tmp_path / "own").iterdir()) == []


def test_versions_stand_side_by_side_where_one_wants_that(
    library: Library, tiny_book: Path, tmp_path: Path
) -> None:
    library.add(tiny_book)
    library.add(with_version(tiny_book, tmp_path / "newer", "2/beta"), beside=True)
    names = [(known.name, known.id) for known in library.books() if known.origin == ADDED]
    assert names == [("tiny", "tiny"), ("tiny@2%2Fbeta", "tiny")]
    assert library.find("tiny@2%2Fbeta").info != library.find("tiny").info
    library.remove("tiny@2%2Fbeta")
    assert [known.name for known in library.books() if known.origin == ADDED] == ["tiny"]
    with pytest.raises(BookMissing):
        library.remove("tiny@../x")


def test_a_package_may_install_versions_side_by_side(
    library: Library, tiny_book: Path, tmp_path: Path
) -> None:
    for name in ("tiny", "tiny@0.9", "other@1"):
        shutil.copytree(tiny_book, tmp_path / "share" / name)
    archive.pack(Book.open(tiny_book), tmp_path / "share" / "tiny@0.8.helpbook")
    found = {book.name: book.path.name for book in library.books() if book.id == "tiny"}
    assert found.keys() == {"tiny", "tiny@0.9", "tiny@0.8"}
    assert library.find("tiny@0.8").path.name == "tiny@0.8.helpbook"


def test_the_version_that_was_opened_is_kept_while_newer_ones_come(
    library: Library, tiny_book: Path, tmp_path: Path
) -> None:
    for version in "123":
        library.add(with_version(tiny_book, tmp_path / version, version))
    back = library.bring_back("tiny")
    assert back.info is not None
    assert back.info.version == "1"


def test_a_change_that_was_interrupted_is_ended_by_the_next(library: Library, tiny_book: Path) -> None:
    own = library.add(tiny_book).path
    own.rename(own.with_name("tiny.old"))  # as a killed program leaves it
    assert library.find("tiny").problem is None
    library.add(tiny_book)
    assert library.can_bring_back(library.find("tiny"))
