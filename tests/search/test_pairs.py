"""Words that stand close together: what the builder notes, what the reader reads, and what that decides."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from helpviewer.search.index.files import PAIRS, IndexInfo, SidecarDamaged, from_planes, planes
from helpviewer.search.index.pairs import MOST_TIMES, REACH, Pairs
from helpviewer.search.searcher import Searcher
from index_build.output.index import search_pairs
from index_build.output.index.search_index import IndexEntry
from index_build.output.index.search_page import PageText
from index_build.output.index.search_page_lists import BookWords, lists_of
from index_build.output.index.search_pairs import PairWriter
from index_build.output.index.search_parts import Parts
from index_build.output.index.search_weights import PAGE_FIELDS, SECTION_FIELDS

MakeBook = Callable[..., Path]
Entry = Callable[..., IndexEntry]


@pytest.fixture
def pairs_of(make_book: MakeBook, make_entry: Entry) -> Iterator[Callable[[str], Pairs]]:
    """The pairs of a book of one page with a text."""
    opened: list[Pairs] = []

    def read(text: str) -> Pairs:
        folder = make_book([make_entry("page", "Title", text)]) / "index"
        opened.append(Pairs(folder, IndexInfo.read(folder)))
        return opened[-1]

    yield read
    for pairs in opened:
        pairs.close()


def test_neighbours_are_a_pair_in_either_order(pairs_of: Callable[[str], Pairs]) -> None:
    pairs = pairs_of("A rate limit.\nWhat limit has the rate?")
    assert pairs.pages("rate", "limit") == {0: 2}
    assert pairs.pages("limit", "rate") == {0: 2}


def test_words_that_say_little_are_no_distance(pairs_of: Callable[[str], Pairs]) -> None:
    pairs = pairs_of("The cost of the use of the tokens.")
    assert pairs.pages("cost", "token") == {0: 1}
    assert pairs.pages("the", "cost") == {}


def test_a_pair_reaches_so_far_and_not_over_the_end_of_a_line(pairs_of: Callable[[str], Pairs]) -> None:
    words = ["apple", "berry", "cherry", "damson", "elder"]
    pairs = pairs_of(" ".join(words) + "\nfennel")
    for number, word in enumerate(words[1:], 1):
        assert pairs.pages("appl", stem(word)) == ({0: 1} if number <= REACH else {})
    assert pairs.pages("elder", "fennel") == {}


def test_a_pair_is_counted_so_often_at_most(pairs_of: Callable[[str], Pairs]) -> None:
    pairs = pairs_of("\n".join(["rate limit"] * (MOST_TIMES + 50)))
    assert pairs.pages("rate", "limit") == {0: MOST_TIMES}


def test_every_pair_of_many_pages_is_read_as_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(7)
    stems = [f"stem{number}" for number in range(300)]
    pages = [chance.choices(stems, k=chance.randrange(60)) for _ in range(500)]
    for page in pages[::3]:
        page.insert(len(page) // 2, "\n")
    written = []
    for rows_in_memory in (10**6, 50):
        monkeypatch.setattr(search_pairs, "_IN_MEMORY", rows_in_memory)
        with closing(PairWriter()) as writer:
            for number, page in enumerate(pages):
                writer.add(number, pairs_in(page))
            writer.write(tmp_path, Parts())
        written.append((tmp_path / PAIRS).read_bytes())
    assert written[0] == written[1], "rows kept outside the memory make another file"
    expected: dict[tuple[str, str], dict[int, int]] = {}
    for number, page in enumerate(pages):
        for place, first in enumerate(page):
            for second in page[place + 1 : place + 1 + REACH]:
                if "\n" in (first, second):
                    break
                if first != second:
                    low, high = sorted((first, second))
                    found = expected.setdefault((low, high), {})
                    found[number] = found.get(number, 0) + 1
    with closing(Pairs(tmp_path, info(len(pages)))) as pairs:
        assert sum(pairs.pages(*pair) != found for pair, found in expected.items()) < len(expected) / 200
        strangers = [pairs.pages(f"stem{n}", f"none{n}") for n in range(300)]
        assert sum(map(bool, strangers)) <= 1, "pairs that share a number are rare"


def test_a_page_that_the_book_does_not_have_is_damage(tmp_path: Path) -> None:
    with closing(PairWriter()) as writer:
        writer.add(7, pairs_in(["rate", "limit"]))
        writer.write(tmp_path, Parts())
    with closing(Pairs(tmp_path, info(7))) as pairs, pytest.raises(SidecarDamaged, match="no such page"):
        pairs.pages("rate", "limit")


@pytest.mark.parametrize("numbers", [[], [0], [1, 2**32 - 1, 77, 256]])
def test_planes_give_their_numbers_back(numbers: list[int]) -> None:
    assert list(from_planes(planes(numbers))) == numbers
    assert list(from_planes(planes(numbers), start=1, end=3)) == numbers[1:3]


def test_the_page_that_has_the_words_together_comes_first(
    make_searcher: Callable[..., Searcher], make_entry: Entry
) -> None:
    apart = "The rate is a number.\nWhere there is a limit, it is told.\nA limit is no price.\nA rate is one."
    others = [
        make_entry(f"other{n}", f"Other {n}", "Some other text about nothing at all.") for n in range(6)
    ]
    searcher = make_searcher(
        [
            make_entry("apart", "One", apart),
            make_entry("together", "Two", "This is told.\nHere is the rate limit.\nYou may ask for more."),
            *others,
        ]
    )
    assert searcher.search("rate limit ").hits[0].page == "together"
    assert searcher.search("what limit has my rate ").hits[0].page == "together"


def test_the_page_that_has_more_of_what_was_asked_comes_first(
    make_searcher: Callable[..., Searcher], make_entry: Entry
) -> None:
    searcher = make_searcher(
        [
            make_entry("one", "One", "An invoice.\nAn invoice again.\nOne invoice more.\nInvoice."),
            make_entry("both", "Two", "An invoice comes.\nNothing else is said.\nThe address is there."),
            make_entry("other", "Three", "An address, and an address, and an address."),
        ]
    )
    assert searcher.search("invoice address ").hits[0].page == "both"


def pairs_in(words: Sequence[str]) -> Sequence[int]:
    """The pairs of a page with these words, which are their own stems."""
    entry = IndexEntry("page", "", "", "", "all", (), " ".join(words).replace(" \n ", "\n"))
    book = BookWords(
        str, {}, frozenset(), dict.fromkeys(SECTION_FIELDS, 1.0), dict.fromkeys(PAGE_FIELDS, 1.0)
    )
    return lists_of(PageText([entry]), book, frozenset(), low=False).pairs


def stem(word: str) -> str:
    return {"berry": "berri", "cherry": "cherri"}.get(word, word)


def info(pages: int) -> IndexInfo:
    return IndexInfo("en", pages, pages, 1, "MAIN", "2.7", (), (), {})
