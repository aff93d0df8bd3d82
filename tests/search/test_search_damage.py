"""A damaged index, or one of another version, ends in a sentence or in a normal answer."""

from __future__ import annotations

import json
import random
import shutil
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from helpviewer.book.book import Book
from helpviewer.book.errors import BookDamaged, BookError, BookTooNew
from helpviewer.book.format import Synonym
from helpviewer.search.index.files import INDEX_FILE, LAYOUT, PAGES
from helpviewer.search.index.postings import INLINED, PAGE_FIELD, SECTION_FIELD, PostingsDamaged
from helpviewer.search.searcher import Searcher
from index_build.output.index.search_index import IndexEntry
from tests.fixtures.damaged_index import ask_everything, index_files, postings_of, rewrite


def test_a_whole_book_answers(book: Path) -> None:
    assert ask_everything(book) > 0


def test_without_its_index_a_book_is_damaged(book: Path) -> None:
    shutil.rmtree(book / "index")
    with pytest.raises(BookDamaged, match="cannot be searched"):
        Searcher(Book.open(book))


def test_every_missing_or_shortened_file_is_noticed(book: Path) -> None:
    unneeded = ("_MAIN_1.toc", ".col")
    for name in index_files(book):
        if name.endswith(unneeded):
            continue
        file = book / "index" / name
        raw = file.read_bytes()
        for length in {n for n in (0, 1, len(raw) // 2, len(raw) - 1) if 0 <= n < len(raw)}:
            file.write_bytes(raw[:length])
            assert ask_everything(book) == -1, f"{name} cut to {length}"
        file.unlink()
        assert ask_everything(book) == -1, f"{name} missing"
        file.write_bytes(raw)
    assert ask_everything(book) > 0


@pytest.mark.parametrize("forged", [False, True])
def test_changed_bytes_never_end_in_anything_but_a_sentence(book: Path, forged: bool) -> None:
    chance = random.Random(20261121)
    index = (book / "index" / INDEX_FILE).read_bytes()
    for name in index_files(book):
        raw = (book / "index" / name).read_bytes()
        for _ in range(10 if raw else 0):
            changed = bytearray(raw)
            for _ in range(chance.choice((1, 1, 4))):
                changed[chance.randrange(len(raw))] = chance.randrange(256)
            if forged and name != INDEX_FILE:
                rewrite(book, name, bytes(changed))
            else:
                (book / "index" / name).write_bytes(changed)
            ask_everything(book)
        (book / "index" / name).write_bytes(raw)
        (book / "index" / INDEX_FILE).write_bytes(index)
    assert ask_everything(book) > 0


def test_forged_lengths_never_end_in_anything_but_a_sentence(book: Path) -> None:
    index = (book / "index" / INDEX_FILE).read_bytes()
    for name in index_files(book):
        if name == INDEX_FILE:
            continue
        raw = (book / "index" / name).read_bytes()
        for length in {0, 1, 7, len(raw) // 3, len(raw) // 2, max(len(raw) - 4, 0), max(len(raw) - 1, 0)}:
            rewrite(book, name, raw[:length])
            ask_everything(book)
        (book / "index" / name).write_bytes(raw)
        (book / "index" / INDEX_FILE).write_bytes(index)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b'{"layout": 1}',
        b"{" * 3000,
        b"[" * 200_000,
        b'{"layout": 99}',
        b'{"layout": 2, "files": {"../../../etc/passwd": [1, 2]}}',
    ],
)
def test_a_strange_index_file_is_damage(book: Path, content: bytes) -> None:
    (book / "index" / INDEX_FILE).write_bytes(content)
    assert ask_everything(book) == -1


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("segment", "../../evil"),
        ("segment", ""),
        ("sections", 10**9),
        ("sections", -1),
        ("words", 0),
        ("words", 10**30),
        ("pages", 3),
        ("files", {}),
        ("stop_words", 5),
        ("language", None),
    ],
)
def test_values_that_do_not_fit_are_damage_or_harmless(book: Path, key: str, value: object) -> None:
    file = book / "index" / INDEX_FILE
    content = json.loads(file.read_bytes())
    content[key] = value
    file.write_text(json.dumps(content))
    ask_everything(book)


def test_an_index_of_another_book_is_damage(book: Path) -> None:
    content = json.loads((book / "book.json").read_bytes())
    content["pages"] = {"page0": content["pages"]["page0"]}
    content["categories"][0]["pages"] = ["page0"]
    (book / "book.json").write_text(json.dumps(content))
    assert ask_everything(book) == -1


def test_short_lists_stand_in_the_term_file(
    make_book: Callable[..., Path], make_entry: Callable[..., IndexEntry]
) -> None:
    book = make_book([make_entry(f"p{i}", "Page", f"often word{i}") for i in range(INLINED + 1)])
    with closing(postings_of(book)) as reader:
        for field in (PAGE_FIELD, SECTION_FIELD):
            assert list(reader.read(field, "word0")) == [0]
            assert list(reader.read(field, "often")) == list(range(INLINED + 1))
    with closing(postings_of(book, 0)) as reader, pytest.raises(PostingsDamaged):
        reader.read(SECTION_FIELD, "word0")


@pytest.mark.parametrize("field", [PAGE_FIELD, SECTION_FIELD])
def test_lists_of_sections_that_are_not_there_are_damage(book: Path, field: str) -> None:
    # It is in sections 0 to 39, and the book is said to have three.
    with closing(postings_of(book, 3)) as reader, pytest.raises(PostingsDamaged):
        reader.read(field, "refund")


@pytest.mark.parametrize("harm", ["emptied", "zeros", "a bomb", "noise"])
def test_lists_of_pages_that_are_no_lists_are_damage(book: Path, harm: str) -> None:
    file = book / "index" / PAGES
    size = file.stat().st_size
    bomb = zlib.compress(bytes(2**24), 9, -15)
    harmed = {"emptied": b"", "zeros": bytes(size), "a bomb": bomb, "noise": b"\xff" * size}[harm]
    rewrite(book, file.name, (harmed * size)[:size] if harmed else b"")
    with closing(postings_of(book)) as reader, pytest.raises(PostingsDamaged):
        reader.read(PAGE_FIELD, "refund")
    assert ask_everything(book) == -1


@pytest.mark.parametrize(("layout", "error"), [(LAYOUT - 1, "index-too-old"), (LAYOUT + 1, "book-too-new")])
def test_an_index_of_another_layout_says_what_to_do(book: Path, layout: int, error: str) -> None:
    file = book / "index" / INDEX_FILE
    content = json.loads(file.read_bytes())
    content["layout"] = layout
    file.write_text(json.dumps(content))
    with pytest.raises(BookError) as told:
        Searcher(Book.open(book))
    assert told.value.message.id == error


def test_synonyms_without_a_word_are_passed_over(
    make_book: Callable[..., Path], make_entry: Callable[..., IndexEntry]
) -> None:
    synonyms = [Synonym(("refund", "-"), ("-", "refund")), Synonym(("?",), ("credits",))]
    made = make_book([make_entry("page0", "Refund", "Credits.")], synonyms=synonyms)
    assert ask_everything(made) > 0


def test_an_index_of_a_whoosh_that_is_not_known_says_so(book: Path) -> None:
    file = book / "index" / INDEX_FILE
    file.write_text(json.dumps(json.loads(file.read_text()) | {"whoosh": "9.9"}))
    with pytest.raises(BookTooNew):
        Searcher(Book.open(book))
