"""A page's text cut into tokens, and what a book has to know of it before its words can be weighed.

All of it follows from the page alone, and is kept from build to build.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from sys import intern
from typing import NamedTuple

from helpviewer.search.index.names import HEADING, NAME, TITLE, name_key
from helpviewer.search.text.tokens import TOKEN, forms, is_unspaced, pieces
from index_build.output.index.index_entry import IndexEntry

LINE_BREAK = "\n"
"""The token that stands for the end of a line."""

FIELDS = ("title", "keywords", "text")
"""The parts of a section."""

# Longer texts lose no searches when joined words are looked for in pairs of at least these lengths.
_JOINED, _JOINED_PART = 5, 2

_PRIME = 2**61 - 1

_TOKENS = re.compile(rf"{TOKEN.pattern}|\n")


class Token(NamedTuple):
    """What a token is found by.

    Attributes:
        forms: its folded forms.
        spellings: how each is written.
        whole: the form of all of it; "" where there is none.
        length: in words.
        unspaced: whether it is of a script without spaces.
        plain: whether all forms are how they are written.
        joined: forms that others may write apart.
        part: a number that stands for the whole where others may write it together with the next one, or 0;
            and what the number of the one before is to be multiplied by. See :func:`apart_key`.
    """

    forms: tuple[str, ...]
    spellings: tuple[str, ...]
    whole: str
    length: int
    unspaced: bool
    plain: bool
    joined: tuple[str, ...]
    part: tuple[int, int]


KEPT_TOKENS = 2**16
"""Tokens that are not looked at again; most stand in a book only once."""


@lru_cache(KEPT_TOKENS)
def token_of(text: str) -> Token:
    """What a token is found by."""
    if text == LINE_BREAK:
        return Token((), (), "", 0, False, True, (), (0, 0))
    spelt = forms(text)
    found, spellings = tuple(spelt), tuple(spelt.values())
    plain = found == spellings
    whole = found[0] if found else ""
    part = (0, 0)
    if len(whole) >= _JOINED_PART and whole.isalpha():
        part = apart_key(whole), pow(256, len(whole.encode()), _PRIME)
    return Token(
        forms=found,
        spellings=found if plain else spellings,
        whole=whole,
        length=max(len(pieces(text)), 1),
        unspaced=is_unspaced(text),
        plain=plain,
        joined=tuple(form for form in found[:2] if len(form) >= _JOINED and form.isalpha()),
        part=part,
    )


def apart_key(word: str) -> int:
    """By what a word that some write apart is known: its letters as one number, modulo a prime, so that it
    follows from the numbers of its parts. Two words hardly ever share it."""
    return int.from_bytes(word.encode(), "big") % _PRIME


class PageText:
    """The sections of a page as tokens.

    Attributes:
        tokens: every different one, by its number.
        sections: for each section its fields, in the order of :data:`FIELDS`, as numbers of tokens.
    """

    def __init__(self, entries: Sequence[IndexEntry]) -> None:
        known: defaultdict[str, int] = defaultdict()
        known.default_factory = known.__len__
        self.sections = [
            tuple(
                array("I", map(known.__getitem__, (*_TOKENS.findall(text), LINE_BREAK)))
                for text in (entry.title, "\n".join(entry.keywords), entry.text)
            )
            for entry in entries
        ]
        known.default_factory = None  # it refers to the dictionary itself, which nothing would free then
        self.tokens = [intern(text) for text in known]  # most stand on other pages too


class PageFacts(NamedTuple):
    """What a book has to know of a page before it weighs its words.

    Attributes:
        sections: how many it has.
        lengths: words of its title, its other titles, its keywords, its texts.
        words: every folded word, with the number of sections that have it.
        odd: words whose folded form is not how they are written, or of another language than the book's; with
            spelling and language, and the number of sections. The plain spelling of these words is there too.
        joined: words that others may write apart, each with its number; see :func:`apart_key`.
        beside: what stands beside each other, written together, each as a number.
        names: what the page and its sections are called, folded; the kind; the section's number in the page.
    """

    sections: int
    lengths: tuple[int, int, int, int]
    words: dict[str, int]
    odd: dict[tuple[str, str, str], int]
    joined: dict[int, str]
    beside: array[int]
    names: tuple[tuple[str, str, int], ...]


def facts_of(page: PageText, entries: Sequence[IndexEntry]) -> PageFacts:
    """Look through a page that was cut into tokens."""
    tokens = [token_of(text) for text in page.tokens]
    lengths = [token.length for token in tokens]
    totals = [[sum(map(lengths.__getitem__, field)) for field in section] for section in page.sections]
    words: Counter[str] = Counter()
    spellings: Counter[tuple[str, str, str]] = Counter()
    languages = {entry.language for entry in entries}
    plain = languages == {""} and all(token.plain for token in tokens)
    for section, entry in zip(page.sections, entries, strict=True):
        found = [tokens[number] for number in set().union(*section)]
        words.update(set().union(*[token.forms for token in found]))
        if not plain:
            both = (row for token in found for row in zip(token.forms, token.spellings, strict=True))
            spellings.update({(*row, entry.language) for row in both})
    odd = {form for form, spelling, language in spellings if form != spelling or language}
    return PageFacts(
        sections=len(entries),
        lengths=(
            totals[0][0],
            sum(total[0] for total in totals[1:]),
            sum(total[1] for total in totals),
            sum(total[2] for total in totals),
        ),
        words=dict(words),
        odd={key: count for key, count in spellings.items() if key[0] in odd},
        joined={apart_key(form): form for token in tokens for form in token.joined},
        beside=_beside(page, tokens),
        names=tuple(_names(entries)),
    )


def _beside(page: PageText, tokens: Sequence[Token]) -> array[int]:
    numbers, shifts = zip(*(token.part for token in tokens), strict=True)
    both: set[tuple[int, int]] = set()
    for section in page.sections:
        for field in section:
            both.update(pairwise(field))
    keys = {(numbers[a] * shifts[b] + numbers[b]) % _PRIME for a, b in both if numbers[a] and numbers[b]}
    return array("Q", keys)


def _names(entries: Sequence[IndexEntry]) -> Iterator[tuple[str, str, int]]:
    for number, entry in enumerate(entries):
        called = [(HEADING if entry.section else TITLE, entry.title)]
        called.extend((NAME, name) for name in (*entry.keywords, *entry.aliases))
        for kind, name in called:
            if key := name_key(name):
                yield key, kind, number
