"""Finds the words of a query in a section's text and cuts out the passage that shows them best."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from helpviewer.search.text.tokens import is_unspaced

LENGTH = 200
"""Characters a snippet has at most, its ellipses not counted."""

_MOST = 24
_LOOKED_AT = 100
_NEAR = 40_000
_LEAD = 50
_SENTENCE_END = re.compile(r"[.!?。！？…:]\s|\n")


@dataclass(frozen=True, slots=True)
class Needle:
    """A folded word to find; ``prefix`` also finds words that begin with it. ``slot`` is whose word it is."""

    word: str
    prefix: bool
    slot: int


def find(text: str, folded: str, needles: Iterable[Needle]) -> list[tuple[int, int, int]]:
    """Where the needles stand as whole words, in order: (start, end, slot).

    ``folded`` is :func:`fold_in_place` of the text. Of a frequent word the first places are found.
    """
    found: dict[int, tuple[int, int, int]] = {}
    size = len(text)
    for needle in needles:
        word = needle.word
        loose = is_unspaced(word)
        position = folded.find(word)
        count = 0
        while position >= 0 and count < _MOST:
            end = position + len(word)
            if loose or (
                (position == 0 or not text[position - 1].isalnum() or _humps(text, position))
                and (needle.prefix or end >= size or not text[end].isalnum() or _humps(text, end))
            ):
                if needle.prefix:
                    while end < size and text[end].isalnum():
                        end += 1
                known = found.get(position)
                if known is None or known[1] < end:
                    found[position] = (position, end, needle.slot)
                count += 1
            position = folded.find(word, position + 1)
    ordered = sorted(found.values())
    return [
        m for i, m in enumerate(ordered) if i == 0 or m[0] >= ordered[i - 1][1] or m[2] != ordered[i - 1][2]
    ]


def snippet(
    text: str, folded: str, needles: Sequence[Needle], worth: Sequence[float]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The best passage and where the needles stand in it.

    Args:
        text: the section's text, one block a line.
        folded: :func:`fold_in_place` of it.
        needles: what to show.
        worth: how much each slot counts.
    """
    found = find(text, folded[:_NEAR], needles) or find(text, folded, needles)
    start, end = _passage(text, found, worth)
    before = "…" if start > 0 and text[start - 1] != "\n" and not _begins_sentence(text, start) else ""
    rest = text[end:].lstrip(" ")
    after = "…" if rest and text[end - 1 : end] not in (".", "!", "?", "。") and rest[0] != "\n" else ""
    marks: list[tuple[int, int]] = []
    for first, last, _ in found:
        if first >= start and last <= end:
            shift = len(before) - start
            if marks and first + shift < marks[-1][1]:
                marks[-1] = (marks[-1][0], max(marks[-1][1], last + shift))
            else:
                marks.append((first + shift, last + shift))
    passage = text[start:end].replace("\n", " ").replace("\t", " ")
    return before + passage + after, tuple(marks)


def _passage(text: str, found: Sequence[tuple[int, int, int]], worth: Sequence[float]) -> tuple[int, int]:
    """Start and end of the window with the most valuable words, closest together, earliest."""
    anchor, best = 0, -1.0
    there = len({slot for _, _, slot in found})
    for i, (first, _, _) in enumerate(found[:_LOOKED_AT]):
        slots: dict[int, int] = {}
        last = first
        for _, end, slot in found[i : i + 30]:
            if end - first > LENGTH - _LEAD:
                break
            slots[slot] = slots.get(slot, 0) + 1
            last = end
        value = -0.001 * (last - first)
        for slot, times in slots.items():
            value += worth[slot] * (1 + 0.15 * min(times - 1, 3))
        if value > best:
            best, anchor = value, first
        if len(slots) == there and there < 3:
            break
    start = _start(text, anchor)
    end = min(start + LENGTH, len(text))
    if end < len(text):
        end = _end(text, start, end)
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _start(text: str, anchor: int) -> int:
    """The beginning of the anchor's sentence when it is near, else of a word a little before."""
    near = max(anchor - 110, 0)
    ends = [m.end() for m in _SENTENCE_END.finditer(text, near, anchor)]
    if ends and ends[-1] <= anchor:
        return ends[-1]
    if near == 0:
        return 0
    start = max(anchor - _LEAD, 0)
    space = text.find(" ", start, anchor)
    return space + 1 if space >= 0 else anchor


def _end(text: str, start: int, end: int) -> int:
    ends = [m.start() + 1 for m in _SENTENCE_END.finditer(text, start + 110, end)]
    if ends:
        return ends[-1]
    space = max(text.rfind(" ", start + 100, end), text.rfind("\n", start + 100, end))
    return space if space > 0 else end


def _begins_sentence(text: str, start: int) -> bool:
    return start >= 2 and text[start - 1].isspace() and text[start - 2] in ".!?:。"


def _humps(text: str, position: int) -> bool:
    """Whether a new part of a camel-case word, or of one like SOC2, begins here."""
    before, here = text[position - 1], text[position]
    return (before.islower() and here.isupper()) or before.isdigit() != here.isdigit()


# Letters that fold to a plain one, for the pattern: text on a page keeps its accents.
_ACCENTS = {
    "a": "àáâãäåāăą", "c": "çćčĉċ", "d": "ďđ", "e": "èéêëēĕėęě", "g": "ğĝġģ", "i": "ìíîïĩīĭį",
    "l": "ĺļľł",
    "n": "ñńņň", "o": "òóôõöøōŏő", "r": "ŕŗř", "s": "śŝşš", "t": "ţťț", "u": "ùúûüũūŭůűų",
    "y": "ýÿ", "z": "źżž",
}  # fmt: skip


def pattern(needles: Iterable[Needle]) -> str:
    """A regular expression (for ``re.IGNORECASE``) that finds what :func:`find` finds; "" for no needle."""
    spaced: dict[str, None] = {}
    unspaced: dict[str, None] = {}
    for needle in sorted(needles, key=lambda n: -len(n.word)):
        escaped = _escaped(needle.word)
        if is_unspaced(needle.word):
            unspaced[escaped] = None
        else:
            spaced[escaped + (r"[^\W_]*" if needle.prefix else _WORD_END)] = None
    choices = [*unspaced]
    if spaced:
        choices.append(_WORD_START + "(?:" + "|".join(spaced) + ")")
    return "|".join(choices)


_PLAIN = {other: plain for plain, others in _ACCENTS.items() for other in others}
_ACCENTED = re.compile("[\u00c0-\u024f]")


def fold_in_place(text: str) -> str:
    """Like :func:`helpviewer.search.text.tokens.fold`, but every character keeps its place."""
    folded = text.lower()
    if len(folded) != len(text):  # the Turkish dotted capital I becomes two characters
        folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if folded.isascii() or not _ACCENTED.search(folded):
        return folded
    # A handful of different letters at most: replacing each is ten times faster than a table for every one.
    for accented in set(_ACCENTED.findall(folded)):
        folded = folded.replace(accented, _PLAIN.get(accented, accented))
    return folded


_CAMEL = r"(?-i:(?<=[a-z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_]))"
_WORD_START = rf"(?:(?<![^\W_])|{_CAMEL})"
_WORD_END = rf"(?:(?![^\W_])|{_CAMEL})"


@lru_cache(maxsize=2000)
def _escaped(word: str) -> str:
    letters = (f"[{c}{_ACCENTS[c]}]" if c in _ACCENTS else re.escape(c) for c in word)
    return "".join(letters)
