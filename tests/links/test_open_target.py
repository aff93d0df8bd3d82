"""Files and links that a desktop gives to the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpviewer.book import archive
from helpviewer.book.book import Book
from helpviewer.book.errors import BookError, BookMissing
from helpviewer.cli.parser import parser, with_open_option
from helpviewer.links import open_target


@pytest.mark.parametrize(
    ("given", "spelled"),
    [
        (["a.helpbook"], ["--open", "a.helpbook"]),
        (["helpviewer:tiny/apples#storing"], ["--open", "helpviewer:tiny/apples#storing"]),
        (["file:///a%20b.helpbook"], ["--open", "file:///a%20b.helpbook"]),
        (["--book", "x.helpbook", "B.HELPBOOK"], ["--book", "x.helpbook", "--open", "B.HELPBOOK"]),
        (["search", "a.helpbook"], ["search", "a.helpbook"]),
        (["--search", "a.helpbook"], ["--search", "a.helpbook"]),
        ([], []),
    ],
)  # fmt: skip
def test_a_file_or_link_alone_is_something_to_open(given: list[str], spelled: list[str]) -> None:
    assert with_open_option(given) == spelled
    parser().parse_args(spelled)


@pytest.mark.parametrize(
    "start", ["helpviewer:tiny/apples#", "helpviewer://tiny/apples%23", "HELPVIEWER:tiny/apples#"]
)
def test_a_link_leads_to_the_bundled_book(tiny_book: Path, tmp_path: Path, start: str) -> None:
    assert open_target.resolve(f"{start}storing", tiny_book, tmp_path / "none") == (
        tiny_book,
        "apples#storing",
    )


def test_a_file_and_then_a_link_to_its_book(tiny_book: Path, bundled_book: Path, tmp_path: Path) -> None:
    file, cache = tmp_path / "my tiny.helpbook", tmp_path / "cache"
    archive.pack(Book.open(tiny_book), file)
    opened = open_target.resolve(str(file), bundled_book, cache)
    assert Book.open(opened.book).info.id == "tiny"
    assert open_target.resolve(file.as_uri(), bundled_book, cache) == opened
    assert open_target.resolve("helpviewer:tiny/pears", bundled_book, cache) == (opened.book, "pears")


def test_a_damaged_book_does_not_hide_another(tiny_book: Path, bundled_book: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    archive.pack(Book.open(tiny_book), tmp_path / "tiny.helpbook")
    good = archive.unpack(tmp_path / "tiny.helpbook", cache)
    (cache / "broken").mkdir()
    (cache / "broken" / "book.json").write_text("{")
    assert open_target.resolve("helpviewer:tiny/pears", bundled_book, cache).book == good


def test_a_link_to_a_book_that_is_not_here(tiny_book: Path, tmp_path: Path) -> None:
    with pytest.raises(BookMissing, match="“other”"):
        open_target.resolve("helpviewer:other/page", tiny_book, tmp_path)


@pytest.mark.parametrize(
    "link", ["helpviewer:", "helpviewer:tiny", "helpviewer:../../etc/passwd", "helpviewer:tiny/../x"]
)
def test_a_link_that_makes_no_sense(tiny_book: Path, tmp_path: Path, link: str) -> None:
    with pytest.raises(BookError):
        open_target.resolve(link, tiny_book, tmp_path)


def test_words_of_a_context_id() -> None:
    assert open_target.context_words("billing.card_lost-2") == ["billing", "card", "lost", "2"]


@pytest.mark.parametrize(
    "target", ["file://[/x.helpbook", "file://server/share/x.helpbook", "helpviewer:faq", "FILE://["]
)
def test_an_address_that_is_none_is_told(tiny_book: Path, tmp_path: Path, target: str) -> None:
    with pytest.raises(BookError) as told:
        open_target.resolve(target, tiny_book, tmp_path / "cache")
    assert told.value.message.id == "link-wrong"


@pytest.mark.parametrize("scheme", ["file://", "FILE://", "file://localhost"])
def test_the_schemes_case_does_not_matter(tiny_book: Path, tmp_path: Path, scheme: str) -> None:
    file = tmp_path / "tiny.helpbook"
    archive.pack(Book.open(tiny_book), file)
    address = file.as_uri().replace("file://", scheme)
    assert Book.open(open_target.resolve(address, tiny_book, tmp_path / "cache").book).info.id == "tiny"
