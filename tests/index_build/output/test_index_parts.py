"""An index made of parts that were kept: the same bytes as without, whatever was changed."""

from __future__ import annotations

import gc
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from index_build.output.index import search_analysis
from index_build.output.index.index_entry import IndexEntry
from index_build.output.index.search_analysis import Analysis
from index_build.output.index.search_index import write_index
from index_build.output.index.search_page import PageText
from index_build.output.index.search_page_lists import lists_of
from index_build.output.index.search_parts import Parts

WORDS = [
    *(
        [
            "alpha",
            "beta",
            "gamma",
            "delta",
            "epsilon",
            "sign",
            "in",
            "signin",
            "log-in",
            "login",
            "Resume",
            "résumé",
            "RÉSUMÉ",
            "naïve",
            "straße",
        ]
    ),
    *(
        [
            "previous_response_id",
            "GetItem",
            "C++",
            "日本語",
            "1,234",
            "l'index",
            "Größe",
            "grosse",
            "wordpress",
            "word",
            "press",
        ]
    ),
]


def book(chance: random.Random, pages: int = 40) -> list[IndexEntry]:
    """Pages with words that are written in several ways, together and apart, and in two languages."""
    return [section for number in range(pages) for section in page(chance, f"p{number}")]


def page(chance: random.Random, name: str) -> list[IndexEntry]:
    def words(most: int) -> str:
        return " ".join(chance.choices(WORDS, k=chance.randrange(most)))

    language, low = chance.choice(("", "", "de")), chance.random() < 0.2
    keywords = tuple(chance.choices(WORDS, k=chance.randrange(3)))
    first = IndexEntry(name, "", words(5), name, "c", keywords, words(60), (words(3),), language, low)
    rest = (
        IndexEntry(
            name,
            f"s{n}",
            words(4),
            name,
            "c",
            (),
            f"{words(40)}\nIn every section this line.",
            (),
            language,
            low,
        )
        for n in range(chance.randrange(4))
    )
    return [first, *rest]


def changed(entries: Sequence[IndexEntry], chance: random.Random) -> list[IndexEntry]:
    """The book after an edit: a word, a section, a page more or less, or pages in another order."""
    names = list(dict.fromkeys(entry.page for entry in entries))
    pages = [[entry for entry in entries if entry.page == name] for name in names]
    at = chance.randrange(len(pages))
    one = pages[at]
    match chance.randrange(6):
        case 0:
            pages[at] = [replace(one[0], text=f"{one[0].text} {chance.choice(WORDS)}"), *one[1:]]
        case 1:
            pages[at] = [
                *one,
                IndexEntry(one[0].page, f"n{chance.random()}", "New", "", "c", (), "unheard of"),
            ]
        case 2:
            pages[at] = page(chance, one[0].page)
        case 3:
            pages.insert(at, page(chance, f"new{chance.random()}"))
        case 4:
            del pages[at]
        case _:
            chance.shuffle(pages)
    return [entry for sections in pages for entry in sections]


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix != ".toc"}


@pytest.mark.parametrize("seed", range(4))
def test_an_index_of_kept_parts_is_the_same_as_one_without(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    entries = book(chance)
    kept: list[bytes] = []
    for number in range(12):
        parts = Parts(kept)
        write_index(tmp_path / f"kept{number}", entries, (), "en", "Delta", parts)
        write_index(tmp_path / f"fresh{number}", entries, (), "en", "Delta")
        assert content(tmp_path / f"kept{number}") == content(tmp_path / f"fresh{number}")
        kept = list(parts.to_keep())
        entries = changed(entries, chance)


def test_what_a_page_gives_is_not_made_again_for_other_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def counting(*arguments: object) -> object:
        made.append(1)
        return lists_of(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(search_analysis, "lists_of", counting)
    entries = book(random.Random(1), 200)
    parts = Parts()
    write_index(tmp_path / "one", entries, (), "en", "", parts)
    assert len(made) == 200
    made.clear()
    again = Parts(parts.to_keep())
    write_index(tmp_path / "two", entries, (), "en", "", again)
    assert not made
    words = [replace(entries[0], text=f"{entries[0].text} alpha"), *entries[1:]]
    write_index(tmp_path / "three", words, (), "en", "", Parts(again.to_keep()))
    assert 0 < len(made) <= 64, "only the run of pages that it is in"
    made.clear()
    more = [*page(random.Random(2), "before"), *entries]
    write_index(tmp_path / "four", more, (), "en", "", Parts(again.to_keep()))
    assert 0 < len(made) <= 64, "a page more moves the others, and alters none"


def test_a_word_that_becomes_known_joins_the_two_that_stand_apart_on_old_pages() -> None:
    apart = IndexEntry("a", "", "One", "One", "c", (), "Please sign in here.")
    other = IndexEntry("b", "", "Two", "Two", "c", (), "Nothing.")
    parts = Parts()
    before = [stem for run in Analysis([apart, other], "en", frozenset(), parts).runs() for stem in run.stems]
    assert "signin" not in before
    known = replace(other, text="The sign-in page.")
    kept = Parts(parts.to_keep())
    (run,) = Analysis([apart, known], "en", frozenset(), kept).runs()
    rows = dict(zip(run.stems, run.page_ends, strict=True))
    assert "signin" in rows
    assert [row >> 32 for row in run.page_rows[rows["signin"] - 2 : rows["signin"]]] == [0, 1]


def test_what_nobody_asks_for_again_takes_no_room() -> None:
    parts = Parts(keeps=False)
    assert parts.get(b"key", bytes, 3) == bytes(3)
    assert b"".join(parts.to_keep()) == b"".join(Parts().to_keep())
    assert [parts.get_again(b"key", bytes, size) for size in (1, 2)] == [bytes(1)] * 2


def test_the_words_of_a_page_are_free_when_nobody_needs_them() -> None:
    entries = page(random.Random(3), "one")
    gc.collect()
    PageText(entries)
    assert gc.collect() == 0, "while an index is made nothing looks for what refers to itself"
