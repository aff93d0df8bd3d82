"""A link that leads nowhere names the page it probably means, however its address is spelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index_build.build import check, checked
from index_build.output.pages import render_page

if TYPE_CHECKING:
    from tests.conftest import MakeSource


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("/docs/welcome/#top", "../welcome.md"),
        ("/welcom/", "../welcome.md"),
        ("other/welcome.html", "../welcome.md"),
        ("other/welcome", "../welcome.md"),
        ("too.md", "two.md"),
        ("too", "two.md"),
        ("too.html", "two.md"),
        ("/nowhere", "Use a path"),
        ("a#b.md", "“a%23b.md”"),
        ("what.md", "“what%3F.md”"),
        ("two%20word.md", "“two%20words.md”"),
    ],
)
def test_a_dead_link_names_the_nearest_page(make_source: MakeSource, address: str, meant: str) -> None:
    source = make_source(
        {
            "book.yml": "id: tiny\ntitle: Tiny\ncategories: folders\n",
            "welcome.md": "# Welcome\n\nHello.\n",
            "basics/one.md": f"# One\n\n[it]({address})\n",
            "basics/two.md": "# Two\n\nText.\n",
            "basics/a#b.md": "# AB\n\nText.\n",
            "basics/what?.md": "# What\n\nText.\n",
            "basics/two words.md": "# Words\n\nText.\n",
        }
    )

    problems = [problem for problem in check(source) if address in problem.sentence]

    assert [problem.line for problem in problems] == [3]
    assert meant in problems[0].remedy


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("https://docs.example.com/en/basics/two/", "basics-two.html"),
        ("https://docs.example.com/en/basics/two.html#more", "basics-two.html#more"),
        ("https://docs.example.com/en/elsewhere", "https://docs.example.com/en/elsewhere"),
        ("https://other.example.com/en/basics/two/", "https://other.example.com/en/basics/two/"),
    ],
)
def test_addresses_of_the_book_on_the_web_lead_into_the_book(
    make_source: MakeSource, address: str, leads_to: str
) -> None:
    book = checked(
        make_source(
            {
                "book.yml": "id: a\ntitle: A\ncategories: folders\nweb: https://docs.example.com/en/{page}\n",
                "one.md": f"# One\n\n[it]({address})\n",
                "basics/two.md": "# Two\n\nText.\n\n## More\n\nText.\n",
            }
        )
    )

    assert f'href="{leads_to}"' in render_page(book.contents.pages["one"], book)
