"""Reads and writes the ``category:`` in the text of a search."""

from __future__ import annotations

import re
from collections.abc import Collection

_OPERATOR = re.compile(r"(?<!\S)category:(\S*)\s*", re.IGNORECASE)


def with_category(text: str, category: str, ids: Collection[str]) -> str:
    """The same search limited to ``category``; "" for all of them."""
    rest = _OPERATOR.sub(lambda found: "" if found[1].lower() in ids else found[0], text)
    return f"category:{category} {rest.lstrip()}" if category else rest


def category_at(text: str, cursor: int) -> tuple[int, int] | None:
    """Start and end of the id after the ``category:`` that the cursor stands in, or None."""
    for found in _OPERATOR.finditer(text):
        if found.start(1) <= cursor <= found.end(1):
            return found.span(1)
    return None
