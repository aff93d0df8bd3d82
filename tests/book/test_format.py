"""What goes into book.json comes out of it again, and ids are safe as file names."""

from __future__ import annotations

import json

import pytest

from helpviewer.book.format import BookInfo, Category, PageInfo, Section, Source, is_valid_id


def through_json(value: object) -> object:
    return json.loads(json.dumps(value))


@pytest.mark.parametrize(
    "page",
    [
        PageInfo("refunds", "Can credits be refunded?", "billing"),
        PageInfo(
            "refunds",
            "Guthaben zurück?",
            "billing",
            summary="No.",
            keywords=("money back", "返金"),
            sections=(Section("why", "Why?", 2), Section("how", "How?", 3)),
            sources=(Source("FAQ", "https://example.org/faq"),),
            as_of="2026-11-21",
            related=("charges",),
            aliases=("refund",),
            context=("billing.refund",),
            policy=True,
            words=120,
        ),
    ],
)
def test_a_page_survives_the_way_through_json(page: PageInfo) -> None:
    assert PageInfo.from_json(page.id, through_json(page.to_json())) == page  # type: ignore[arg-type]


def test_a_category_survives_the_way_through_json() -> None:
    tree = Category("a", "A", ("one", "two"), (Category("b", "B", ("three",)), Category("c", "C")))
    assert Category.from_json(through_json(tree.to_json())) == tree  # type: ignore[arg-type]


def test_the_book_survives_the_way_through_json() -> None:
    info = BookInfo(
        "faq", "FAQ", "1", "en", "start", "2026-11-21", "2027-02-21", Source("Docs", "https://e.org")
    )
    assert BookInfo.from_json(through_json(info.to_json())) == info  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["a", "zero-data-retention", "7.5-about_aliases", "x1", "a" * 120])
def test_ids_that_are_fine(text: str) -> None:
    assert is_valid_id(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "é",
        "a/b",
        "..",
        "a..b",
        ".a",
        "a.",
        "-a",
        "a b",
        "a\n",
        "con",
        "com1",
        "nul.txt",
        "a" * 121,
        "a\\b",
    ],
)
def test_ids_that_would_harm(text: str) -> None:
    assert not is_valid_id(text)
