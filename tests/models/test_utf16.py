"""Positions as Qt counts them."""

from __future__ import annotations

import pytest

from helpviewer.models.utf16 import from_unit, to_units


@pytest.mark.parametrize("text", ["plain", "größe – нет", "😀 one 😀😀 two", ""])
def test_there_and_back(text: str) -> None:
    spans = [(start, len(text)) for start in range(len(text) + 1)]
    for (start, _), (units, end) in zip(spans, to_units(text, spans), strict=True):
        assert from_unit(text, units) == start
        assert from_unit(text, end) == len(text)


def test_an_emoji_is_two_units() -> None:
    assert to_units("😀 beta", [(2, 6)]) == [(3, 7)]
