"""A book from elsewhere may be damaged or hostile: a sentence or a normal answer, and never its code."""

from __future__ import annotations

import json
import pickle
import random
import shutil
import struct
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from helpviewer.book.book import Book
from helpviewer.book.errors import BookDamaged, BookError, BookTooNew
from helpviewer.book.format import Synonym
from helpviewer.search.index.files import INDEX_FILE, LAYOUT, PAGES, IndexInfo, Sections
from helpviewer.search.index.postings import (
    INLINED,
    PAGE_FIELD,
    SECTION_FIELD,
    Postings,
    PostingsDamaged,
)
from helpviewer.search.searcher import Searcher
from index_build.output.index.search_index import IndexEntry

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
    except BookError:
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
        existed = file.exists()
        raw = file.read_bytes() if existed else b""
        for content in (trap, raw + trap, trap + raw, raw[:4] + trap, zlib.compress(trap)):
            if name == INDEX_FILE:
                file.write_bytes(content)
            else:
                rewrite(book, name, content)
            ask_everything(book)
            assert not trace.exists(), name
        if existed:
            file.write_bytes(raw)
        else:
            file.unlink()
        (book / "index" / INDEX_FILE).write_bytes(index)
    assert ask_everything(book) > 0


class Fewer:
    """The first sections of a book, each of them a page."""

    def __init__(self, count: int) -> None:
        self.pages = [f"p{number}" for number in range(count)]
        self.page_numbers = self.openings = range(count)

    def __len__(self) -> int:
        return len(self.pages)


def postings_of(book: Path, sections: int | None = None) -> Postings:
    """The lists of a book that has so many sections."""
    info = IndexInfo.read(book / "index")
    known: Any = Sections(book / "index", info) if sections is None else Fewer(sections)
    return Postings(book / "index", info.segment, known)


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
    with closing(postings_of(book)) as reader, pytest.raises(PostingsDamaged):
        reader.read(SECTION_FIELD, "refund")
    assert not trace.exists()


@pytest.mark.parametrize("bytes_after", [b"r\xff\xff\xff\x7f", b"", b"cos\nsystem\n"])
def test_an_inlined_list_of_anything_but_numbers_is_refused(book: Path, bytes_after: bytes) -> None:
    """Short lists stand in the term file; ``r`` would make room for as many things as a number says."""
    segment = segment_of(book)
    terms = book / "index" / f"{segment}.trm"
    raw = bytearray(terms.read_bytes())
    key = b"\0\0refund"
    place = raw.find(key) + len(key)
    assert raw[place] == 0
    raw[place] = 1
    raw[place + 25 : place + 25 + 12] = (b")" + bytes_after).ljust(12, b".")[:12]
    rewrite(book, terms.name, bytes(raw))
    assert ask_everything(book) == -1
    with closing(postings_of(book)) as reader, pytest.raises(PostingsDamaged):
        reader.read(SECTION_FIELD, "refund")


def test_a_memo_that_takes_all_memory_is_refused(book: Path) -> None:
    """Six bytes of a pickle can ask for room for 2**31 things, twice that in gigabytes."""
    segment = segment_of(book)
    file = book / "index" / f"{segment}.pst"
    raw = file.read_bytes()
    head = pickle.dumps((1, 1, 1, 0, 0, 0), 2).replace(b"q\x00", b"r\xff\xff\xff\x7f")
    changed = bytearray(raw)
    for start in posting_lists(raw):
        changed[start + 8 : start + 8 + len(head)] = head[: len(raw) - start - 8]
    rewrite(book, file.name, bytes(changed))
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


def test_an_endless_term_table_is_given_up(book: Path) -> None:
    """A table of slots that are all taken would be walked to its end for every word."""
    segment = segment_of(book)
    terms = book / "index" / f"{segment}.trm"
    raw = terms.read_bytes()
    (extras,) = struct.unpack("!i", raw[-4:])
    start = len(raw) - 4 - extras - 256 * 12
    endless = struct.pack("!qi", 8, 2**30) * 256
    rewrite(book, terms.name, raw[:start] + endless + raw[start + len(endless) :])
    assert ask_everything(book) == -1


def test_a_trap_in_the_extras_of_the_term_file_is_never_sprung(book: Path, trace: Path) -> None:
    segment = segment_of(book)
    terms = book / "index" / f"{segment}.trm"
    raw = terms.read_bytes()
    (length,) = struct.unpack("!i", raw[-4:])
    trap = pickle.dumps(Evil(trace), 2)
    rewrite(book, terms.name, raw[: -4 - length] + trap + struct.pack("!i", len(trap)))
    assert ask_everything(book) > 0, "the extras are not even looked at"
    assert not trace.exists()


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


def segment_of(book: Path) -> str:
    name: str = json.loads((book / "index" / INDEX_FILE).read_bytes())["segment"]
    return name


def test_an_index_of_a_whoosh_that_is_not_known_says_so(book: Path) -> None:
    file = book / "index" / INDEX_FILE
    file.write_text(json.dumps(json.loads(file.read_text()) | {"whoosh": "9.9"}))
    with pytest.raises(BookTooNew):
        Searcher(Book.open(book))
