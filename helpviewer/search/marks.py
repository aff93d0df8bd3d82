"""Finds the words of a query in a text, for snippets and for the marks on an opened page alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from helpviewer.search.text.folding import SIGN_CLASS, FoldedText
from helpviewer.search.text.tokens import is_symbol, is_unspaced

_WORD = re.compile(rf"(?:[^\W_]|[{SIGN_CLASS}])+")
_GAPS = frozenset(("-", "'", '"', ",", " "))
"""What may stand within a word that is looked up without it: log in, e-mail, O'Reilly, 1,234."""
_WITHOUT_GAPS = str.maketrans("", "", "".join(_GAPS))
_MOST_PARTS = 4

Span = tuple[int, int]
"""Start and end, counted in characters."""


class Needle(NamedTuple):
    """A folded word to find; ``prefix`` also finds words that begin with it. ``term`` is whose word it is."""

    word: str
    prefix: bool
    term: int


class Marks(NamedTuple):
    """What is to be marked on an opened page. False when there is nothing to mark."""

    needles: tuple[Needle, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.needles)

    def find(self, text: str) -> list[Span]:
        """Where the words stand in a text, in order, without overlaps."""
        spans: list[Span] = []
        for start, end, _ in find(FoldedText.of(text), self.needles):
            if spans and start < spans[-1][1]:
                spans[-1] = spans[-1][0], max(spans[-1][1], end)
            else:
                spans.append((start, end))
        return spans


NO_MARKS = Marks()
"""Nothing to mark."""


def find(text: FoldedText, needles: Iterable[Needle], *, most: int = 0) -> list[tuple[int, int, int]]:
    """Where the needles stand as whole words, in order: (start, end, term).

    Pieces of words such as GetItem and rate_limit are words, too. With ``most`` only so many places of each
    needle are found, the first ones.
    """
    needles = tuple(needles)
    found: dict[int, tuple[int, int, int]] = {}
    folded, size = text.folded, len(text.folded)
    for needle in needles:
        word = needle.word
        position = folded.find(word)
        if position < 0:
            continue
        loose = is_unspaced(word) or is_symbol(word)
        count = 0
        while position >= 0:
            end = position + len(word)
            if loose or (
                (position == 0 or not _joins(folded[position - 1]) or _humps(text, position))
                and (needle.prefix or end >= size or not _joins(folded[end]) or _humps(text, end))
            ):
                if needle.prefix:
                    while end < size and folded[end].isalnum():
                        end += 1
                known = found.get(position)
                if known is None or known[1] < end:
                    found[position] = (position, end, needle.term)
                count += 1
                if count == most:
                    break
            position = folded.find(word, position + 1)
    marked = {term for _, _, term in found.values()}
    for start, end, term in _in_parts(folded, [n for n in needles if n.term not in marked]):
        found.setdefault(start, (start, end, term))
    ordered = sorted(found.values())
    return [
        (*_place(text, start, end), term)
        for i, (start, end, term) in enumerate(ordered)
        if i == 0 or start >= ordered[i - 1][1] or term != ordered[i - 1][2]
    ]


def _in_parts(folded: str, needles: Sequence[Needle]) -> Iterator[tuple[int, int, int]]:
    """Where needles stand in several parts."""
    whole = {needle.word: needle.term for needle in needles if not is_unspaced(needle.word)}
    closed = folded.translate(_WITHOUT_GAPS)
    if not any(needle.word in closed for needle in needles):
        return  # so it is with nearly every text, and looking for parts takes longer
    growing = [needle for needle in needles if needle.prefix]
    heads = {word[:length] for word in whole for length in range(1, len(word))}
    words = [match.span() for match in _WORD.finditer(folded)]
    for i, (start, end) in enumerate(words):
        joined = folded[start:end]
        for after, until in words[i + 1 : i + _MOST_PARTS]:
            if joined not in heads or folded[end:after] not in _GAPS:
                break
            joined += folded[after:until]
            end = until
            term = whole.get(joined)
            if term is None:
                term = next((n.term for n in growing if joined.startswith(n.word)), None)
            if term is not None:
                yield start, end, term
                break


def _joins(character: str) -> bool:
    """Whether a character beside a word makes it a longer word."""
    return character.isalnum() and not is_unspaced(character)


def _place(text: FoldedText, start: int, end: int) -> Span:
    """Start and end in the text itself; a character that folds to two is taken whole."""
    offsets = text.offsets
    if offsets is None:
        return start, end
    if end < len(text.folded) and offsets[end] == offsets[end - 1]:
        end = next((i for i in range(end, len(offsets)) if offsets[i] > offsets[end - 1]), end)
    return offsets[start], offsets[end]


def _humps(text: FoldedText, position: int) -> bool:
    """Whether a new part of a camel-case word, or of one like SOC2, begins here."""
    at = text.offsets[position] if text.offsets is not None else position
    if at == 0:
        return False
    before, here = text.text[at - 1], text.text[at]
    return (before.islower() and here.isupper()) or before.isdigit() != here.isdigit()
