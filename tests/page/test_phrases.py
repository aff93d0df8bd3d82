"""The words around pages: every language has them all, and each document is in the right one."""

from __future__ import annotations

from string import Formatter

import pytest

from helpviewer.page.around.phrases import ARABIC, ENGLISH, GERMAN, WORDS, Words, document_words

OTHERS = [words for words in WORDS.values() if words is not ENGLISH]

# Alike in both languages.
SAME = {("de", "links"), ("de", "version"), ("ar", "long_date")}


def gaps(text: str) -> list[str]:
    return sorted(field for _, field, _, _ in Formatter().parse(text) if field is not None)


@pytest.mark.parametrize("words", OTHERS, ids=lambda words: words.language)
def test_a_language_has_words_of_its_own_with_the_same_gaps(words: Words) -> None:
    for name in Words._fields:
        own, english = getattr(words, name), getattr(ENGLISH, name)
        if isinstance(own, str):
            assert (own == english) == ((words.language, name) in SAME), name
            assert gaps(own) == gaps(english), name
    assert words.notes.keys() == ENGLISH.notes.keys()
    assert not set(words.notes.values()) & set(ENGLISH.notes.values())
    assert len(set(words.months)) == 12


@pytest.mark.parametrize(
    ("number", "arabic"),
    [
        (2, "قبل يومين"),
        (3, "قبل 3 أيام"),
        (10, "قبل 10 أيام"),
        (11, "قبل 11 يومًا"),
        (60, "قبل 60 يومًا"),
        (100, "قبل 100 يوم"),
        (103, "قبل 103 أيام"),
    ],
)
def test_numbers_follow_the_rules_of_the_language(number: int, arabic: str) -> None:
    assert ARABIC.days_ago(number) == arabic
    assert GERMAN.days_ago(number) == f"vor {number} Tagen"
    assert ENGLISH.days_ago(number) == f"{number} days ago"


@pytest.mark.parametrize(
    ("language", "window", "said"),
    [
        ("de-AT", ENGLISH, GERMAN),
        ("ar", GERMAN, ARABIC),
        ("en-GB", ARABIC, ENGLISH),
        ("EN", GERMAN, ENGLISH),
        ("fr", GERMAN, GERMAN),
        ("fr", ENGLISH, ENGLISH),
    ],
)
def test_a_document_is_in_the_books_language_else_in_the_windows(
    language: str, window: Words, said: Words
) -> None:
    assert document_words(language, window) is said
