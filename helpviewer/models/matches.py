"""Where a text matches a pattern, counted as Qt counts. Pure: no Qt."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from helpviewer.models.utf16 import Span, to_units

if TYPE_CHECKING:
    from helpviewer.search.marks import Marks

_JOINT = re.compile("\u200b(?:\u200b\n)?")
"""Where a page is parted that was written in one: see ``richtext/long_blocks.py``."""


def find_matches(pattern: str | Marks, text: str) -> list[tuple[int, int]]:
    """The ``(start, end)`` of every match, in UTF-16 units as a QTextCursor has them.

    Args:
        pattern: a regular expression, used without regard to case ("" matches nothing), or what a search
            asks to mark.
        text: what a QTextDocument gives as plain text.
    """
    if not pattern:
        return []
    joints = [joint.span() for joint in _JOINT.finditer(text)] if "\u200b" in text else []
    said = _JOINT.sub("", text) if joints else text
    if not isinstance(pattern, str):
        spans = [*pattern.find(said)]
    else:
        spans = [match.span() for match in re.finditer(pattern, said, re.IGNORECASE) if match.group()]
    return to_units(text, _put_back(spans, joints) if joints else spans)


def _put_back(spans: list[Span], joints: list[Span]) -> list[Span]:
    """The spans in a text that has the joints, which were found in the text without them."""
    taken = [0, *accumulate(end - start for start, end in joints)]
    places = [start - before for (start, _), before in zip(joints, taken, strict=False)]
    return [
        (start + taken[bisect_right(places, start)], end + taken[bisect_left(places, end)])
        for start, end in spans
    ]
