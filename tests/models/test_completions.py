from __future__ import annotations

import pytest

from helpviewer.models.completions import completed, completions
from helpviewer.search.results import Hit


def hit(snippet: str, title: str = "") -> Hit:
    return Hit("page", "", title, title, "", snippet, (), 1.0)


HITS = (
    hit("Refunds are rare. Ask for refunds in time.", "Refundable orders"),
    hit("A refund of 5 €; refund-like credits. Überweisungen dauern, überweisen hilft."),
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ref", ["refunds", "refund", "Refundable"]),
        ("no refund", ["refunds", "Refundable"]),
        ("no refund ", []),
        ("r", []),
        ("uber", ["Überweisungen", "überweisen"]),
        ("Üb", ["Überweisungen", "überweisen"]),
        ("refunds", []),
        ("", []),
        ("zz", []),
    ],
)
def test_a_word_goes_on_with_the_words_of_the_hits(text: str, words: list[str]) -> None:
    assert completions(text, HITS) == words


def test_very_long_words_are_not_offered() -> None:
    assert completions("re", [hit("re" + "x" * 40)]) == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [("my re", "my refund"), ("re", "refund"), ("category:billing re", "category:billing refund")],
)
def test_only_the_last_word_is_completed(text: str, whole: str) -> None:
    assert completed(text, "refund") == whole
