"""Positions in a text as Qt counts them: in UTF-16 units, of which an emoji is two. Pure: no Qt."""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int]
"""Start and end."""


def to_units(text: str, spans: Iterable[Span]) -> list[Span]:
    """Spans of characters as spans of UTF-16 units."""
    spans = list(spans)
    if not spans or text.isascii() or max(text) <= "\uffff":
        return spans
    units = [0]
    for character in text:
        units.append(units[-1] + (2 if character > "\uffff" else 1))
    return [(units[start], units[end]) for start, end in spans]


def from_unit(text: str, unit: int) -> int:
    """The number of characters in the first ``unit`` UTF-16 units of a text."""
    if text.isascii():
        return unit
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * unit].decode("utf-16-le", "ignore"))
