"""A navigation as a source gives it."""

from __future__ import annotations

from index_build.sources.navigation.items import NavLink, NavPage, NavSection, pages_of


def test_pages_come_in_the_order_of_the_tree() -> None:
    tree = (
        NavPage("one.md"),
        NavSection("More", (NavLink("Elsewhere", "https://example.org"), NavPage("two.md"))),
        NavPage("three.md", "Third", (NavPage("four.md"),)),
    )

    assert list(pages_of(tree)) == ["one.md", "two.md", "three.md", "four.md"]
