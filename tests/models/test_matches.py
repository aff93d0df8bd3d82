from __future__ import annotations

import pytest

from helpviewer.models.matches import find_matches


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("", "anything", []),
        ("refund", "", []),
        ("refund", "Refunds and REFUND", [(0, 6), (12, 18)]),
        ("x*", "axxb", [(1, 3)]),
        ("b", "𝔘b", [(2, 3)]),
        ("𝔘", "a𝔘b", [(1, 3)]),
        ("abcd", "ab\u200bcd", [(0, 5)]),
        ("b c", "ab \u200b\u200b\nc", [(1, 7)]),
        ("c", "ab \u200b\u200b\nc \u200bc", [(6, 7), (9, 10)]),
        ("b", "b\u200b\u200b\n𝔘\u200bb", [(0, 1), (7, 8)]),
        ("a b", "a\u200b\nb", []),
        ("a", "\u200ba\u200b", [(1, 2)]),
    ],
)
def test_matches_are_counted_in_utf_16(pattern: str, text: str, found: list[tuple[int, int]]) -> None:
    assert find_matches(pattern, text) == found
