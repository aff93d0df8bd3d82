"""Where a text matches a pattern, counted as Qt counts. Pure: no Qt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from helpviewer.models.utf16 import to_units

if TYPE_CHECKING:
    from helpviewer.search.marks import Marks


def find_matches(pattern: str | Marks, text: str) -> list[tuple[int, int]]:
    """The ``(start, end)`` of every match, in UTF-16 units as a QTextCursor has them.

    Args:
        pattern: a regular expression, used without regard to case ("" matches nothing), or what a search
            asks to mark.
        text: what a QTextDocument gives as plain text.
    """
    if not pattern:
        return []
    if not isinstance(pattern, str):
        return to_units(text, pattern.find(text))
    spans = [match.span() for match in re.finditer(pattern, text, re.IGNORECASE) if match.group()]
    return to_units(text, spans)
