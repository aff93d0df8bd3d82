"""No text breaks the builder, and whatever it makes of it keeps the promises of a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index_build.output.pages import render_page
from index_build.sources.book_yml.read import BookConfig
from index_build.structure.check import check_contents

if TYPE_CHECKING:
    from index_build.structure.contents import Contents

PIECES = [
    "# ",
    "## A\n",
    "- ",
    "  - ",
    "1. ",
    "   ",
    "    ",
    "> ",
    "> [!NOTE]\n",
    "```",
    "```py\n",
    "~~~\n",
    "|a|b|\n|-|-|\n",
    "|",
    "[a](b.md)",
    "[a][b]",
    "[^1]",
    "[^1]: x\n",
    "![i](i.png)",
    "!!! note\n",
    "<div>",
    "</div>",
    "<a name=x>",
    "<pre>",
    "<li>",
    "<!--",
    "-->",
    "<h2 id='a'>",
    "</h2>",
    "{#a}",
    "{: .x}",
    ": d",
    "[ ] ",
    "**",
    "_",
    "`",
    "~~",
    "\\",
    "&amp;",
    "&",
    "<",
    "---\n",
    "\n",
    "\n\n",
    "\t",
    " ",
    "word",
    "é",
    "\u202e",
    "\x00",
    "\x02",
    "\x03",
    "data-node",
    '<pre data-node="0">',
    '=== "t"\n',
    "::: tip\n",
    ":::\n",
    "??? note\n",
    "```{note} t\n",
    "(x)=\n",
    "*[a]: b\n",
    "$",
    "$$\n",
    "++",
    "==",
    "{ref}`",
    "<details>",
    "<summary>",
    "<table><td>",
    "<script>",
    "<x-y>",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map("".join))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_becomes_a_page(contents_of: Callable[[str], Contents], text: str) -> None:
    contents = contents_of(text)
    book = check_contents(contents, BookConfig(file="book.yml"))
    (page,) = contents.pages.values()

    html = render_page(page, book)

    for section in page.parsed.sections:
        assert html.count(f' id="{section.id}"') == 1
    known = {section.id for section in page.parsed.sections}
    assert all(not part.section or part.section in known for part in page.parsed.texts)
    assert not re.search(r'<\w+(?: [\w-]+="[^"]*")* data-(?:node|line|anchor|href|src)=', html)


@pytest.mark.parametrize(
    "text",
    [
        "> " * 500 + "x",
        "\n".join("  " * n + "- x" for n in range(300)),
        "<div>" * 900 + "x",
        "<b>" * 900 + "x",
        "[" * 500,
    ],
)
def test_deep_nesting_breaks_nothing(contents_of: Callable[[str], Contents], text: str) -> None:
    contents = contents_of(text)
    book = check_contents(contents, BookConfig(file="book.yml"))

    assert render_page(contents.pages["x-a"], book)
