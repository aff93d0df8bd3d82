"""The index is Whoosh's: stock Whoosh opens and ranks it; our own reader gives what Whoosh gives."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from helpviewer.book.book import Book
from helpviewer.search.index.files import IndexInfo, Sections
from helpviewer.search.index.postings import INLINED, KNOWN_WHOOSH, PAGE_FIELD, SECTION_FIELD, Postings
from helpviewer.search.searcher import Searcher
from index_build.output.index.search_index import IndexEntry
from index_build.output.index.whoosh_files import WHOOSH_VERSION

COUNT = 300

# What docs/search.md tells anybody to do; nothing of ours can be imported there.
STOCK = """
import sys
sys.modules["helpviewer"] = sys.modules["index_build"] = None
from whoosh.index import open_dir
from whoosh.query import Or, Term
stems = sys.argv[2:]
with open_dir(sys.argv[1]).searcher() as searcher:
    for hit in searcher.search(Or([Term("stems", stem) for stem in stems]), limit=40):
        print(hit["page"], hit["section"] or "-", hit.score)
"""


@pytest.fixture
def book(make_book: Callable[..., Path], make_entry: Callable[..., IndexEntry]) -> Path:
    chance = random.Random(5)
    words = [f"{a}{b}" for a in ("al", "be", "ga", "de", "ep") for b in ("pha", "ta", "mma", "lta", "silon")]
    entries = []
    for i in range(COUNT // 2):
        title = f"Page {i} of {chance.choice(words)}"
        entries.append(make_entry(f"p{i}", title, " ".join(chance.choices(words, k=30))))
        text = " ".join(chance.choices(words, k=20))
        entries.append(make_entry(f"p{i}", chance.choice(words), text, section="s", page_title=title))
    return make_book(entries)


def postings(book: Path) -> Postings:
    info = IndexInfo.read(book / "index")
    return Postings(book / "index", info.segment, Sections(book / "index", info))


def stock(book: Path, *stems: str) -> list[tuple[str, str, float]]:
    command = [sys.executable, "-I", "-c", STOCK, str(book / "index"), *stems]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    rows = (line.split() for line in done.stdout.splitlines())
    return [(page, "" if section == "-" else section, float(score)) for page, section, score in rows]


def test_the_installed_whoosh_is_one_whose_files_are_known() -> None:
    assert WHOOSH_VERSION in KNOWN_WHOOSH


def test_direct_reading_agrees_with_whooshs_matchers(book: Path) -> None:
    from whoosh.index import open_dir

    direct = postings(book)
    index = open_dir(str(book / "index"))
    with index.reader() as reader:
        stems = [term.decode() for term in reader.lexicon(SECTION_FIELD)]
        assert len(stems) > COUNT // 2
        lengths = set()
        for stem in stems:
            matcher = reader.postings(SECTION_FIELD, stem.encode())
            expected = {}
            while matcher.is_active():
                expected[matcher.id()] = matcher.weight()
                matcher.next()
            assert direct.read(SECTION_FIELD, stem) == expected
            assert direct.count(stem) == len(expected) == reader.doc_frequency(SECTION_FIELD, stem)
            pages = direct.read(PAGE_FIELD, stem)
            assert list(pages) == list(dict.fromkeys(number // 2 * 2 for number in expected))
            assert all(pages.values())
            lengths.add(len(expected))
        assert min(lengths) <= INLINED < max(lengths)
        assert direct.read(SECTION_FIELD, "nowhere") == direct.read(PAGE_FIELD, "nowhere") == {}
    direct.close()
    index.close()


def test_stock_whoosh_ranks_as_the_sums_of_our_weights(book: Path) -> None:
    stems = ("alpha", "betta", "gamma")
    direct = postings(book)
    sums: dict[int, int] = {}
    for stem in stems:
        for number, weight in direct.read(SECTION_FIELD, stem).items():
            sums[number] = sums.get(number, 0) + weight
    direct.close()
    best = sorted(sums, key=lambda number: (-sums[number], number))[:40]
    expected = [(f"p{n // 2}", "s" if n % 2 else "", float(sums[n])) for n in best]
    assert stock(book, *stems) == expected


def test_the_first_pages_of_a_search_are_those_of_stock_whoosh(book: Path) -> None:
    searcher = Searcher(Book.open(book))
    ours = list(dict.fromkeys(hit.page for hit in searcher.search("epsilon delta ").hits))
    searcher.close()
    theirs = [page for page, _, _ in stock(book, "epsilon", "delta")]
    assert ours[0] in theirs[:3]
    assert len(set(ours[:5]) & set(theirs)) >= 4


def test_searching_does_not_load_whoosh_itself(book: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from helpviewer.book.book import Book; from helpviewer.search.searcher import Searcher\n"
        f"s = Searcher(Book.open(Path({str(book)!r}))); assert s.search('alpha').hits\n"
        "bad = {'whoosh', 'ssl', 'asyncio', 'urllib.request'}\n"
        "print(', '.join(sorted(bad & set(sys.modules))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout == "\n"
