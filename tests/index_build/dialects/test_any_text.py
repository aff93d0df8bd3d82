"""No letter of any text is lost: what the parsers themselves show of a page, the page shows."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from helpviewer.page.walk import blocks_text, images_of

from .conftest import read_page

PIECES = [
    "# ", "## ", "- ", "  - ", "1. ", "   ", "    ", "> ", "> [!NOTE]\n", "> [!tip]- ", "```\n", "```py\n",
    "~~~\n", "|", "|-|-|\n", "[a](b.md) ", "[", "]", "](x)", "[^1]", "\n[^1]: ", "![", "](i.png)",
    "!!! note\n", "??? tip\n", '=== "tab"\n', "::: tip\n", "\n:::\n", "::: what\n", "<div>", "</div>",
    "<b>", "</b>", "<details>", "</details>", "<summary>", "</summary>", "<p>", "<ul><li>",
    "<table><tr><td>", "</td>", "<x-y>", "</x-y>", "<your-name>", "<pre>", "</pre>", "**", "_", "`", "~~",
    "==", "++", "^", "$", "$$\n", "\\(", "\\)", "\\", "&amp;", "&lt;", "<", ">", "{", "}", "{.x}", "{#a}",
    "{{ ", " }}", "{% ", ": ", "\n: ", "---\n", "\n", "\n\n", "\t", " ", "é", "中", "[ ] ",
]  # fmt: skip
"""Signs of all dialects, to be put between words in any order."""

TEXTS = st.lists(st.sampled_from(PIECES) | st.just("WORD"), min_size=1, max_size=25)


def with_words(pieces: list[str]) -> str:
    """The pieces as a text, whose words all differ."""
    return "".join(
        f"wo{number}rd" if piece == "WORD" else piece.replace("[^1]:", f"[^{number}]:")
        for number, piece in enumerate(pieces)
    )


def shown(html: str) -> set[str]:
    """The words that a browser shows of HTML."""
    body = LexborHTMLParser(f"<!DOCTYPE html><body>{html}").body
    return set(re.findall(r"wo\d+rd", body.text() if body is not None else ""))


def kept(text: str, dialect: str = "") -> set[str]:
    """The words on the page that the builder makes."""
    page = read_page(f"---\ntitle: T\n---\n{text}", dialect)
    images = "".join(image.alt + image.title for image in images_of(page.blocks))
    return set(re.findall(r"wo\d+rd", blocks_text(page.blocks) + page.first_heading + images))


@given(TEXTS)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_commonmark_keeps_what_github_shows(pieces: list[str]) -> None:
    text = with_words(pieces)

    assert shown(MarkdownIt("gfm-like", {"linkify": False}).render(text)) <= kept(text), text


@given(TEXTS)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_python_markdown_keeps_what_its_parser_shows(pieces: list[str]) -> None:
    text = with_words(pieces)

    assert shown(markdown.markdown(text, extensions=["tables"])) <= kept(text, "python-markdown"), text


@pytest.mark.parametrize("dialect", ["", "python-markdown"])
@pytest.mark.parametrize(
    "text",
    [
        "a <script>b</script> c",
        "a <!-- b",
        "<style>\na",
        "<textarea>a",
        "<title>a",
        "<select>a",
        "<frameset>a",
        "<div><c<x-y>a",
        "<div><c<Tabs a=b>",
    ],
)
def test_nothing_swallows_the_rest_of_a_page(text: str, dialect: str) -> None:
    page = read_page(f"{text}\n\nwo1rd\n\n<b>wo2rd", dialect)

    assert set(re.findall(r"wo\dr?d", blocks_text(page.blocks))) == {"wo1rd", "wo2rd"}
