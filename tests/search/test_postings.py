"""Reading Whoosh's files directly must give what Whoosh gives."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from helpviewer.book.reader import Book
from helpviewer.search.index.postings import FIELD, KNOWN_WHOOSH, Postings
from helpviewer.search.index.schema import WHOOSH_VERSION, WhooshPostings
from helpviewer.search.searcher import Searcher
from index_build.output.search_index import IndexEntry


@pytest.fixture
def book(make_book: Callable[..., Path], make_entry: Callable[..., IndexEntry]) -> Path:
    chance = random.Random(5)
    words = [f"{a}{b}" for a in ("al", "be", "ga", "de", "ep") for b in ("pha", "ta", "mma", "lta", "silon")]
    return make_book(
        [
            make_entry(f"p{i}", f"Page {i} of {chance.choice(words)}", " ".join(chance.choices(words, k=30)))
            for i in range(300)
        ]
    )


def test_the_installed_whoosh_is_one_whose_files_are_known() -> None:
    assert WHOOSH_VERSION in KNOWN_WHOOSH


def test_direct_reading_agrees_with_whooshs_matchers(book: Path) -> None:
    """Every list, against both Whoosh's own reader of the index and the fallback through its matchers."""
    from whoosh.index import open_dir

    segment = json.loads((book / "index/index.json").read_bytes())["segment"]
    direct = Postings(book / "index", segment, 300)
    fallback = WhooshPostings(book / "index", segment, 300)
    index = open_dir(str(book / "index"))
    with index.reader() as reader:
        stems = [term.decode() for term in reader.lexicon(FIELD)]
        assert len(stems) > 300
        for stem in stems:
            matcher = reader.postings(FIELD, stem.encode())
            expected = {}
            while matcher.is_active():
                expected[matcher.id()] = matcher.weight()
                matcher.next()
            assert direct.read(stem) == expected
            assert fallback.read(stem) == expected
    assert direct.read("nowhere") == fallback.read("nowhere") == {}
    direct.close()
    fallback.close()
    index.close()


def test_an_index_of_an_unknown_whoosh_is_read_by_whoosh(book: Path) -> None:
    searcher = Searcher(Book.open(book))
    expected = [hit.page for hit in searcher.search("alpha beta").hits]
    searcher.close()
    file = book / "index/index.json"
    content = json.loads(file.read_bytes())
    content["whoosh"] = "9.9"
    file.write_text(json.dumps(content))
    searcher = Searcher(Book.open(book))
    assert [hit.page for hit in searcher.search("alpha beta").hits] == expected
    searcher.close()


def test_searching_does_not_load_whoosh_itself(book: Path) -> None:
    """Whoosh draws in ssl, asyncio and urllib and takes 100 ms; only its stemmer is needed."""
    code = (
        "import sys; from pathlib import Path\n"
        "from helpviewer.book.reader import Book; from helpviewer.search.searcher import Searcher\n"
        f"s = Searcher(Book.open(Path({str(book)!r}))); assert s.search('alpha').hits\n"
        "bad = {'whoosh.fields', 'whoosh.index', 'whoosh.codec', 'ssl', 'asyncio', 'urllib.request'}\n"
        "print(', '.join(sorted(bad & set(sys.modules))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout == "\n"
