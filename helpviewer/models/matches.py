"""Where a text matches a pattern, counted as Qt counts. Pure: no Qt."""

from __future__ import annotations

import re
from itertools import accumulate


def find_matches(pattern: str, text: str) -> list[tuple[int, int]]:
    """The ``(start, end)`` of every match, in UTF-16 units as a QTextCursor has them.

    Args:
        pattern: a regular expression, used without regard to case; "" matches nothing.
        text: what a QTextDocument gives as plain text.
    """
    if not pattern:
        return []
    spans = [match.span() for match in re.finditer(pattern, text, re.IGNORECASE) if match.group()]
    if not spans or max(text) <= "\uffff":
        return spans
    # Python counts characters; those above U+FFFF are two units.
    at = [0, *accumulate(2 if character > "\uffff" else 1 for character in text)]
    return [(at[start], at[end]) for start, end in spans]
