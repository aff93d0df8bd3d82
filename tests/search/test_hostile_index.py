"""An index made to do harm: no code in it is run, and nothing in it takes all memory or time."""

from __future__ import annotations

import json
import pickle
import struct
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from helpviewer.search.index.files import INDEX_FILE
from helpviewer.search.index.postings import SECTION_FIELD, PostingsDamaged
from tests.fixtures.damaged_index import ask_everything, index_files, postings_of, rewrite


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


def segment_of(book: Path) -> str:
    name: str = json.loads((book / "index" / INDEX_FILE).read_bytes())["segment"]
    return name
