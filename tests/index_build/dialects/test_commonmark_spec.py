"""Every example of the specifications of CommonMark and of GitHub's Markdown makes the same nodes as the HTML
that the specification gives for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from markdown_it.common.normalize_url import normalizeLink

from helpviewer.page.around.phrases import document_words
from helpviewer.page.nodes import Blocks
from index_build.dialects.commonmark.parser import CommonMark
from index_build.dialects.html.document import read_body, read_tree
from index_build.dialects.reading import Reading

EXAMPLES = json.loads(
    (Path(__file__).resolve().parents[2] / "fixtures" / "data" / "markdown-spec.json").read_text("utf-8")
)
"""Number, section, Markdown, HTML; see ``about`` in the file for their source and licence."""

EXCEPTIONS = {
    ("commonmark", 173): "a style that is never closed does not take in the rest of the page",
    ("commonmark", 608): "an address is a link without angle brackets, too, as on GitHub",
    ("commonmark", 611): "an address is a link without angle brackets, too, as on GitHub",
    ("commonmark", 612): "an address is a link without angle brackets, too, as on GitHub",
    ("gfm", 628): "a book may not link to ftp, so a bare address of it stays text",
}


@pytest.fixture(scope="module")
def parser() -> CommonMark:
    return CommonMark()


def reading() -> Reading:
    return Reading(document_words("en").notes)


def nodes(html: str, page: Reading) -> Blocks:
    """The nodes of HTML, whose addresses the specification spells as browsers send them."""
    tree = read_tree(html, page)
    for element in tree.walk():
        for name in {"href", "src"} & element.attrs.keys():
            element.attrs[name] = normalizeLink(element.attrs[name])
    return read_body(tree, page)[0]


def test_the_whole_specification_is_here() -> None:
    assert (len(EXAMPLES["commonmark"]), len(EXAMPLES["gfm"])) == (652, 24)


@pytest.mark.parametrize("specification", ["commonmark", "gfm"])
def test_every_example_makes_the_same_nodes(specification: str, parser: CommonMark) -> None:
    wrong = []
    for number, section, markdown, html in EXAMPLES[specification]:
        page = reading()
        made = nodes(parser.html(markdown, page), page)
        # Nodes of different kinds with equal fields are equal: their repr is not.
        if (repr(made) == repr(nodes(html, reading()))) == ((specification, number) in EXCEPTIONS):
            wrong.append((number, section, markdown, made))
    assert wrong == []
