"""Cuts out the passage of a section's text that shows the words of a query best."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpviewer.search.marks import Needle, find
from helpviewer.search.text.folding import FoldedText

LENGTH = 200
"""Characters a snippet has at most, its ellipses not counted."""

_MOST = 24
_LOOKED_AT = 100
_LEAD = 50
_SENTENCE_END = re.compile(r"[.!?。！？…:]\s|\n")


def snippet(
    folded: FoldedText, needles: Sequence[Needle], worth: Sequence[float]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The best passage and where the needles stand in it.

    Args:
        folded: the section's text, one block a line.
        needles: what to show.
        worth: how much each term of the query counts.
    """
    text = folded.text
    found = find(folded, needles, most=_MOST)
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
    there = len({term for _, _, term in found})
    for i, (first, _, _) in enumerate(found[:_LOOKED_AT]):
        terms: dict[int, int] = {}
        last = first
        for _, end, term in found[i : i + 30]:
            if end - first > LENGTH - _LEAD:
                break
            terms[term] = terms.get(term, 0) + 1
            last = end
        value = -0.001 * (last - first)
        for term, times in terms.items():
            value += worth[term] * (1 + 0.15 * min(times - 1, 3))
        if value > best:
            best, anchor = value, first
        if len(terms) == there and there < 3:
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
