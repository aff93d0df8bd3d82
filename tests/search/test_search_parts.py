"""The parts of the search on their own: query, vocabulary, snippets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from helpviewer.search.index.files import IndexInfo, SidecarDamaged, Texts, pack, unpack
from helpviewer.search.index.files import Sections as SectionTable
from helpviewer.search.index.vocabulary import Vocabulary, distance
from helpviewer.search.marks import Marks, Needle, find
from helpviewer.search.query import MAX_TEXT, MAX_WORDS, parse
from helpviewer.search.snippets import LENGTH, snippet
from helpviewer.search.text.folding import FoldedText
from helpviewer.search.text.stemming import stemmer
from index_build.output.index.search_index import IndexEntry


def words(text: str) -> list[tuple[str, ...]]:
    return [part.tokens for part in parse(text).parts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what is ZDR?", [("what",), ("is",), ("ZDR",)]),
        ('the "rate limit" error', [("the",), ("rate", "limit"), ("error",)]),
        ("“rate limit”", [("rate", "limit")]),
        ('5" disk', [("5",), ("disk",)]),
        ('un"balanced', [("un",), ("balanced",)]),
        ('"open', [("open",)]),
        ('""', []),
        ("category:unknown", [("unknown",)]),
        ("-", []),
        ("--json", [("json",)]),
        ("a-b", [("a-b",)]),
    ],
)
def test_a_query_is_taken_apart(text: str, expected: list[tuple[str, ...]]) -> None:
    assert words(text) == expected


def test_exclusions_and_category() -> None:
    query = parse('red category:paint -green -"dark blue"', frozenset({"paint"}))
    assert [part.tokens for part in query.parts] == [("red",)]
    assert [part.tokens for part in query.excluded] == [("green",), ("dark", "blue")]
    assert query.category == "paint"
    assert parse("-green").excluded == ()


@pytest.mark.parametrize(
    "text", ["curl -X POST", "ls -la", "git commit -m", "python -m venv", "red -green blue", "red -unknown"]
)
def test_an_option_of_a_command_line_excludes_nothing(text: str) -> None:
    query = parse(text, has_word=lambda word: word != "unknown")
    assert query.excluded == ()
    assert [part.tokens[0] for part in query.parts] == text.replace(" -", " ").split()


def test_an_exclusion_can_be_taken_back() -> None:
    assert [part.tokens for part in parse("red -green", exclude=False).parts] == [("red",), ("green",)]


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("reten", True),
        ("reten ", False),
        ("reten?", False),
        ("x-zero-", True),
        ('"reten"', False),
        ("", False),
    ],
)
def test_only_a_word_at_the_very_end_is_still_growing(text: str, partial: bool) -> None:
    assert parse(text).partial is partial


def test_places_point_into_the_text() -> None:
    text = 'say "hello there" C++'
    assert [text[part.start : part.end] for part in parse(text).parts] == ["say", '"hello there"', "C++"]


def test_long_texts_are_cut() -> None:
    assert len(parse("word " * 10_000).parts) == MAX_WORDS
    assert parse("x" * (MAX_TEXT * 50)).parts[0].end == MAX_TEXT


# -- vocabulary -------------------------------------------------------------------------------------


@pytest.fixture
def vocabulary(make_book: Callable[..., Path], make_entry: Callable[..., IndexEntry]) -> Vocabulary:
    texts = (
        "retention retained retain account accounts according password passwords refund refunds",
        "account settings configuration configurations database invoice hello world rate_limit",
        "account paid pay payment straße",
    )
    book = make_book([make_entry(f"p{i}", "Page", text) for i, text in enumerate(texts)])
    return Vocabulary(book / "index", IndexInfo.read(book / "index"), stemmer("en"))


def test_completions_come_by_frequency(vocabulary: Vocabulary) -> None:
    assert vocabulary.completions("acc", 2) == ("account", "according")
    assert set(vocabulary.completions("account", 9)) == {"accounts"}
    assert vocabulary.completions("zzz", 9) == ()
    assert "strasse" in vocabulary.completions("stra", 9)


def test_families_share_a_stem(vocabulary: Vocabulary) -> None:
    assert vocabulary.family("retain")[0] == "retain"
    assert set(vocabulary.family("retain")) == {"retain", "retained", "retention"}
    assert set(vocabulary.family("paid")) == {"paid", "pay", "payment"}
    assert set(vocabulary.family("retaining")) >= {"retained", "retain"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("acount", "account"),
        ("accuont", "account"),
        ("acccount", "account"),
        ("accoumt", "account"),
        ("pasword", "password"),
        ("confguratoin", "configuration"),
        ("databsee", "database"),
        ("ncoice", ""),
        ("nvoice", "invoice"),
        ("hel", "help"),
        ("ho", ""),
        ("hell0", ""),
        ("qqqqqqqq", ""),
    ],
)
def test_corrections(vocabulary: Vocabulary, typed: str, meant: str) -> None:
    assert (vocabulary.corrections(typed) or ("",))[0] == meant


def test_joined_words_are_split(vocabulary: Vocabulary) -> None:
    assert vocabulary.split("helloworld") == ("hello", "world")
    assert vocabulary.split("xyzworld") is None


@pytest.mark.parametrize(
    ("first", "second", "edits"),
    [
        ("abc", "abc", 0),
        ("abc", "abd", 1),
        ("abc", "acb", 1),
        ("abc", "ab", 1),
        ("abcdef", "badcef", 2),
        ("a", "xyz", 3),
    ],
)
def test_distance(first: str, second: str, edits: int) -> None:
    assert distance(first, second, 2) == edits
    assert distance(second, first, 2) == edits


# -- snippets ---------------------------------------------------------------------------------------


def cut(text: str, *searched: str, prefix: bool = False) -> tuple[str, list[str]]:
    needles = [Needle(word, prefix, i) for i, word in enumerate(searched)]
    passage, marks = snippet(FoldedText.of(text), needles, [1.0] * len(needles))
    return passage, [passage[a:b] for a, b in marks]


def test_the_passage_with_most_of_the_words_is_shown() -> None:
    text = (
        "An apple a day. "
        + "Nothing to see here at all. " * 20
        + "The apple and the pear are fruit. "
        + "More. " * 50
    )
    passage, marked = cut(text, "apple", "pear")
    assert passage.startswith("The apple and the pear are fruit.")
    assert marked == ["apple", "pear"]
    assert len(passage) <= LENGTH + 2


def test_a_passage_is_cut_at_words() -> None:
    text = "lorem ipsum dolor sit amet " * 30 + "needle " + "consectetur adipiscing elit " * 30
    passage, marked = cut(text, "needle")
    assert marked == ["needle"]
    assert passage.startswith("…")
    assert passage.endswith("…")
    assert set(passage.strip("…").split()) <= set(text.split())


def test_without_a_match_the_beginning_is_shown() -> None:
    assert cut("First sentence. Second.", "absent") == ("First sentence. Second.", [])
    assert cut("", "absent") == ("", [])


def test_whole_words_pieces_and_beginnings_are_marked() -> None:
    assert cut("cat concat cats Cat", "cat")[1] == ["cat", "Cat"]
    assert cut("cat concat cats", "cat", prefix=True)[1] == ["cat", "cats"]
    assert cut("GetChildItem rate_limit soc2", "child", "limit", "soc")[1] == ["Child", "limit", "soc"]
    assert cut("機能を検索する", "検索")[1] == ["検索"]
    assert cut("Crème brûlée", "brulee")[1] == ["brûlée"]


def test_a_word_far_down_a_long_text_is_found() -> None:
    text = "filler " * 20_000 + "needle."
    assert cut(text, "needle")[1] == ["needle"]


@pytest.mark.parametrize(
    "text", ["The cat's Concat, CATS cat2 my_cat GetCatItem", "Crème BRÛLÉE brulees", "cat " * 10, ""]
)
def test_a_page_is_marked_as_the_snippet_is(text: str) -> None:
    for needles in ((Needle("cat", False, 0),), (Needle("cat", True, 0), Needle("brulee", False, 1))):
        expected = [(a, b) for a, b, _ in find(FoldedText.of(text), needles)]
        assert Marks(needles).find(text) == expected


# -- sidecars ---------------------------------------------------------------------------------------


def test_numbers_survive_packing() -> None:
    numbers = [0, 1, 255, 2**16, 2**32 - 1]
    assert list(unpack(pack(numbers))) == numbers
    assert pack([1]) == b"\x01\0\0\0"


def test_a_text_that_was_cut_off_is_damage(
    make_book: Callable[..., Path], make_entry: Callable[..., IndexEntry]
) -> None:
    folder = make_book([make_entry("p", "Page", "Some text that is long enough to be deflated.")]) / "index"
    info = IndexInfo.read(folder)
    sections = SectionTable(folder, info)
    sections.text_ends[0] -= 4
    texts = Texts(folder, info, sections)
    with pytest.raises(SidecarDamaged):
        texts.text(0)
    texts.close()
