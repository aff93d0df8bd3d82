"""Links from one book into another: checked where that one was built, and stored as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpviewer.book.book import Book, Location
from helpviewer.book.book_link import BookLink
from helpviewer.book.other_books import OtherBook
from helpviewer.export.export import export_bytes, one_place
from helpviewer.export.markdown.file import to_markdown
from index_build.build import build, check
from tests.conftest import BOOK_YML, write_source

PLUMS = """\
books:
  - id: tiny
    title: The tiny book
    url: https://example.org/tiny.helpbook
    path: ../tiny
"""


def source(folder: Path, text: str, books: str = PLUMS) -> Path:
    """A book of one page that leads to the tiny one."""
    own = BOOK_YML.replace("id: tiny", "id: plums").replace("home: welcome\n", "")
    page = f"---\nid: plums\ntitle: Plums\n---\n{text}\n"
    return write_source(folder / "plums", {"book.yml": own + books, "basics/plums.md": page})


@pytest.fixture
def beside(tmp_path: Path, tiny_book: Path) -> Path:
    """A folder in which the tiny book lies, built."""
    (tmp_path / "tiny").symlink_to(tiny_book)
    return tmp_path


def mistakes(folder: Path) -> list[str]:
    return [problem.sentence for problem in check(folder)]


def test_a_link_into_another_book_is_kept(beside: Path) -> None:
    text = "See [apples](help:tiny/apples#storing), [pears](help:tiny/pears), [here](help:plums/plums)."
    folder = source(beside, text)
    assert mistakes(folder) == []
    build(folder, beside / "built")
    book = Book.open(beside / "built")
    assert book.info.books == (OtherBook("tiny", "The tiny book", "https://example.org/tiny.helpbook"),)
    html = book.html("plums")
    assert 'href="help:tiny/apples#storing"' in html
    assert book.resolve("help:tiny/apples#storing", "plums") == BookLink("tiny", "apples", "storing")
    assert book.resolve("help:tiny", "plums") is None
    assert 'href="plums.html"' in html


def test_a_link_is_looked_for_where_the_book_was_built(beside: Path) -> None:
    text = "[a](help:tiny/appels) [b](help:tiny/apples#nowhere) [c](help:teeny/apples) [d](help:tiny/pears)"
    told = mistakes(source(beside, text))
    assert len(told) == 3
    assert any("help:tiny/appels" in line and "no page “appels”" in line for line in told)
    assert any("no section “nowhere”" in line for line in told)
    assert any("“teeny”, which book.yml does not name" in line for line in told)


def test_a_book_that_is_not_there_is_believed(tmp_path: Path) -> None:
    assert mistakes(source(tmp_path, "[a](help:tiny/anything)")) == []


@pytest.mark.parametrize(
    "books",
    [
        "books: tiny\n",
        "books: [{id: Ä/, title: X}]\n",
        "books: [{id: tiny}]\n",
        "books: [{id: tiny, title: T, url: ftp://x}]\n",
        "books: [{id: tiny, title: T}, {id: tiny, title: T}]\n",
    ],
)
def test_what_is_wrong_in_the_list_is_told(tmp_path: Path, books: str) -> None:
    assert mistakes(source(tmp_path, "Plums.", books))


def test_another_book_in_its_place_is_told(beside: Path) -> None:
    books = PLUMS.replace("id: tiny", "id: quinces")
    assert any("is “tiny”, not “quinces”" in line for line in mistakes(source(beside, "Plums.", books)))


def test_a_file_keeps_the_words_of_the_link(beside: Path) -> None:
    folder = source(beside, "See [apples](help:tiny/apples#storing) now.")
    build(folder, beside / "built")
    job = one_place(Book.open(beside / "built"), Location("plums"))
    for kind in ("html", "txt", "md"):
        assert b"See apples now." in export_bytes(job, kind), kind
    source_file = to_markdown(job, as_source=True)
    assert "See [apples](help:tiny/apples#storing) now." in source_file
