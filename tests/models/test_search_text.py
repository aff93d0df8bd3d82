from __future__ import annotations

import pytest

from helpviewer.models.search_text import category_at, with_category

IDS = frozenset(("billing", "api-usage"))


@pytest.mark.parametrize(
    ("text", "category", "expected"),
    [
        ("refund", "billing", "category:billing refund"),
        ("category:billing refund", "api-usage", "category:api-usage refund"),
        ("refund category:billing card", "", "refund card"),
        ("category:billing", "", ""),
        ("", "billing", "category:billing "),
        ("Category:BILLING refund", "", "refund"),
        ("category:unknown refund", "billing", "category:billing category:unknown refund"),
        ('"category:billing"', "", '"category:billing"'),
    ],
)
def test_a_category_takes_the_place_of_another(text: str, category: str, expected: str) -> None:
    assert with_category(text, category, IDS) == expected


def test_the_cursor_is_in_the_category_or_not() -> None:
    text = "card category:bil more"
    assert category_at(text, len("card category:")) == (14, 17)
    assert category_at(text, len("card category:bil")) == (14, 17)
    assert category_at(text, 3) is None
    assert category_at(text, len(text)) is None
    assert category_at("category:", 9) == (9, 9)
