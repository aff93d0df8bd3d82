"""A book from elsewhere may be damaged or hostile: a sentence or a normal answer, and never its code."""

from __future__ import annotations

import json
import pickle
import random
import shutil
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helpviewer.book.errors import BookDamaged
from helpviewer.book.reader import Book
from helpviewer.search.index.files import INDEX_FILE
from helpviewer.search.index.postings import Postings, PostingsDamaged
from helpviewer.search.index.schema import WhooshPostings
from helpviewer.search.searcher import Searcher
from index_build.output.search_index import IndexEntry

QUERIES = (
    "refund",
    "zero data retention",
    "ref",
    "r",
    '"prepaid credits"',
    "what is credtis of",
    "x-zero -a",
)


@pytest.fixture
def book(make_book: Callable[..., Path], make_entry: Callable[..., IndexEntry]) -> Path:
    texts = [
        "Prepaid credits are final. Nothing is refunded.",
        "Zero data retention: the header `x-zero-data-retention` tells.",
        "Logging in and out of the console, with a password and a code.",
    ]
    return make_book(
        [make_entry(f"page{i}", f"Refund number {i}", texts[i % 3] + f" Number {i}.") for i in range(40)]
    )


def ask_everything(book: Path) -> int:
    """Open and search; the number of hits, or -1 when the book was found damaged. All else is an error."""
    try:
        searcher = Searcher(Book.open(book))
    except BookDamaged:
        return -1
    try:
        return sum(len(searcher.search(query).hits) for query in QUERIES)
    except BookDamaged:
        return -1
    finally:
        searcher.close()


def index_files(book: Path) -> list[str]:
    return sorted(file.name for file in (book / "index").iterdir())


def rewrite(book: Path, name: str, raw: bytes) -> None:
    """Change a file as a forger would: with sizes and checksums put right."""
    (book / "index" / name).write_bytes(raw)
    file = book / "index" / INDEX_FILE
    content = json.loads(file.read_bytes())
    if name in content["files"]:
        content["files"][name] = [len(raw), zlib.crc32(raw)]
        file.write_text(json.dumps(content))


def test_a_whole_book_answers(book: Path) -> None:
    assert ask_everything(book) > 0


def test_without_its_index_a_book_is_damaged(book: Path) -> None:
    shutil.rmtree(book / "index")
    with pytest.raises(BookDamaged, match="cannot be searched"):
        Searcher(Book.open(book))


def test_every_missing_or_shortened_file_is_noticed(book: Path) -> None:
    unneeded = ("_MAIN_1.toc", "_stored.col")
    for name in index_files(book):
        if name.endswith(unneeded):
            continue
        file = book / "index" / name
        raw = file.read_bytes()
        for length in {0, 1, len(raw) // 2, len(raw) - 1}:
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
        for _ in range(10):
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
        for length in {0, 1, 7, len(raw) // 3, len(raw) // 2, len(raw) - 4, len(raw) - 1}:
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
        b'{"layout": 1, "files": {"../../../etc/passwd": [1, 2]}}',
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


# -- no code from a book ----------------------------------------------------------------------------


class Evil:
    """Unpickled, it makes a file."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> Any:
        return Path.touch, (self.trace,)


@pytest.fixture
def trace(tmp_path: Path) -> Path:
    return tmp_path / "code-ran"


def test_the_trap_works(trace: Path) -> None:
    pickle.loads(pickle.dumps(Evil(trace), 2))
    assert trace.exists()


def test_a_trap_in_place_of_any_file_is_never_sprung(book: Path, trace: Path) -> None:
    trap = pickle.dumps(Evil(trace), 2)
    names = [*index_files(book), "_MAIN_2.toc", "MAIN_1.seg"]
    index = (book / "index" / INDEX_FILE).read_bytes()
    for name in names:
        file = book / "index" / name
        raw = file.read_bytes() if file.exists() else b""
        for content in (trap, raw + trap, trap + raw, raw[:4] + trap, zlib.compress(trap)):
            if name == INDEX_FILE:
                file.write_bytes(content)
            else:
                rewrite(book, name, content)
            ask_everything(book)
            assert not trace.exists(), name
        if raw:
            file.write_bytes(raw)
        else:
            file.unlink()
        (book / "index" / INDEX_FILE).write_bytes(index)
    assert ask_everything(book) > 0


def posting_lists(raw: bytes) -> list[int]:
    """Where every posting list starts."""
    found, position = [], raw.find(b"W3Bl")
    while position >= 0:
        found.append(position)
        position = raw.find(b"W3Bl", position + 4)
    return found


@pytest.mark.parametrize("part", ["head", "body", "compressed body"])
def test_a_trap_in_every_posting_list_is_never_sprung(book: Path, trace: Path, part: str) -> None:
    """The lists keep their places; what Whoosh would unpickle from each is the trap."""
    segment = segment_of(book)
    file = book / "index" / f"{segment}.pst"
    raw = bytearray(file.read_bytes())
    starts = posting_lists(bytes(raw))
    assert len(starts) > 20
    trap = pickle.dumps(Evil(trace), 2)
    info = pickle.dumps((1, 1, 1.0, 3 if part == "compressed body" else 0, 0, 0), 2)
    content = {
        "head": trap,
        "body": info + trap,
        "compressed body": info + zlib.compress(trap),
    }[part]
    # The trap is longer than most lists, so the terms are pointed at one behind the others.
    block = b"W3Bl" + struct.pack("!i", -len(content)) + content
    where = len(raw)
    rewrite(book, file.name, bytes(raw) + block)
    terms = book / "index" / f"{segment}.trm"
    entries = bytearray(terms.read_bytes())
    for start in starts:
        pointer = struct.pack("!q", start)
        place = entries.find(pointer)
        while place >= 0:
            entries[place : place + 12] = struct.pack("!qi", where, len(block))
            place = entries.find(pointer, place + 12)
    rewrite(book, terms.name, bytes(entries))
    assert ask_everything(book) == -1
    assert not trace.exists()
    for reader in (
        Postings(book / "index", segment, 40),
        WhooshPostings(book / "index", segment, 40),
    ):
        with pytest.raises(PostingsDamaged):
            reader.read("refund")
        reader.close()
    assert not trace.exists()


def test_an_inlined_list_is_refused(book: Path, trace: Path) -> None:
    """Whoosh may keep short lists as a pickle in the term file; ours never are, so such a one is forged."""
    segment = segment_of(book)
    terms = book / "index" / f"{segment}.trm"
    raw = bytearray(terms.read_bytes())
    key = b"\0\0refund"
    place = raw.find(key) + len(key)
    assert raw[place] == 0
    raw[place] = 1
    trap = pickle.dumps(Evil(trace), 2)
    raw[place + 23 : place + 23 + 12] = trap[:12]
    rewrite(book, terms.name, bytes(raw))
    assert ask_everything(book) == -1
    for reader in (Postings(book / "index", segment, 40), WhooshPostings(book / "index", segment, 40)):
        with pytest.raises(PostingsDamaged):
            reader.read("refund")
        reader.close()
    assert not trace.exists()


def test_a_trap_in_the_extras_of_the_term_file_is_never_sprung(book: Path, trace: Path) -> None:
    segment = segment_of(book)
    terms = book / "index" / f"{segment}.trm"
    raw = terms.read_bytes()
    (length,) = struct.unpack("!i", raw[-4:])
    trap = pickle.dumps(Evil(trace), 2)
    rewrite(book, terms.name, raw[: -4 - length] + trap + struct.pack("!i", len(trap)))
    assert ask_everything(book) > 0, "the extras are not even looked at"
    with pytest.raises(PostingsDamaged):
        WhooshPostings(book / "index", segment, 40)
    assert not trace.exists()


def test_lists_of_something_else_than_numbers_are_damage(book: Path) -> None:
    segment = segment_of(book)
    postings = Postings(book / "index", segment, 3)
    with pytest.raises(PostingsDamaged):
        postings.read("refund")  # in sections 0 to 39, and the book is said to have three
    postings.close()


def segment_of(book: Path) -> str:
    name: str = json.loads((book / "index" / INDEX_FILE).read_bytes())["segment"]
    return name
