"""What goes into book.json comes out of it again, and ids are safe as file names."""

from __future__ import annotations

import json

import pytest

from helpviewer.book.format import (
    BookInfo,
    Category,
    CategoryItem,
    LinkItem,
    PageInfo,
    Section,
    Source,
    is_valid_id,
)


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
            tree_title="Money back",
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
    items = ("one", CategoryItem("b"), "two", LinkItem("Forum", "https://example.org"))
    tree = Category("a", "A", items, page="start", above="top")
    assert Category.from_json("a", through_json(tree.to_json())) == tree  # type: ignore[arg-type]
    assert tree.pages == ("start", "one", "two")
    assert tree.categories == ("b",)


def test_the_book_survives_the_way_through_json() -> None:
    info = BookInfo(
        "faq", "FAQ", "1", "en", "start", "2026-11-21", "2027-02-21", Source("Docs", "https://e.org")
    )
    assert BookInfo.from_json(through_json(info.to_json())) == info  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "zero-data-retention",
        "7.5-about_aliases",
        "x1",
        "a" * 200,
        "é",
        "установка",
        "安装",
        "हिन्दी",
        "straße",
    ],
)
def test_ids_that_are_fine(text: str) -> None:
    assert is_valid_id(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "É",
        "e\u0301",
        "\u00e9" * 101,
        "a b\u00e9",
        "con.\u00e9",
        "\ud800",
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
        "a" * 201,
        "a\\b",
    ],
)
def test_ids_that_would_harm(text: str) -> None:
    assert not is_valid_id(text)
