"""Whatever a page holds, every file of it is well formed and none of its text is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt

from helpviewer.book.book import Book, Location
from helpviewer.export.html.article import article
from helpviewer.export.html.places import Places
from helpviewer.export.markdown.blocks import MarkdownWriter
from helpviewer.export.text.writer import TextWriter
from helpviewer.page.around.phrases import ENGLISH
from helpviewer.page.nodes import Blocks, CodeBlock, Diagram, Footnotes
from helpviewer.page.output.chosen_pages import ChosenPage, chosen_pages
from helpviewer.page.output.job import Job
from helpviewer.page.walk import inlines_of, walk
from tests.fixtures.page_nodes import pages

FEW = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def choose(book: Book, today: date) -> Callable[[Blocks], ChosenPage]:
    """A chosen page with these blocks in the place of its own."""
    (chosen,) = chosen_pages(Job(book, [Location("refund")], today=today))

    def choose(blocks: Blocks) -> ChosenPage:
        return ChosenPage(chosen.location, chosen.page, chosen.parts, blocks)

    return choose


def texts(blocks: Blocks) -> Iterator[str]:
    """The words of letters on a page: what no way of writing may lose."""
    for inline in inlines_of(blocks):
        if isinstance(inline, str):
            yield from letters(inline)
    for block in walk(blocks):
        if isinstance(block, CodeBlock):
            yield from letters(block.text)
        elif isinstance(block, Diagram):
            yield from letters(block.source)


def letters(text: str) -> list[str]:
    return "".join(c if c.isalpha() else " " for c in text).split()


@given(blocks=pages)
@FEW
def test_html_is_xml_and_keeps_all_text(
    book: Book, choose: Callable[[Blocks], ChosenPage], blocks: Blocks
) -> None:
    chosen = choose(blocks)
    document = ElementTree.fromstring(article(book, chosen, Places([chosen])))
    said = "".join("".join(document.itertext()).split())
    assert [word for word in texts(blocks) if word not in said] == []


@given(blocks=pages)
@FEW
def test_text_keeps_all_text(book: Book, choose: Callable[[Blocks], ChosenPage], blocks: Blocks) -> None:
    writer = TextWriter(ENGLISH)
    said = "".join("".join(writer.blocks(blocks)).split()).upper()
    assert [word for word in texts(blocks) if word.upper() not in said] == []


@given(blocks=pages)
@FEW
def test_markdown_keeps_all_text(book: Book, choose: Callable[[Blocks], ChosenPage], blocks: Blocks) -> None:
    # A footnote without a mark in the text is none.
    blocks = tuple(block for block in blocks if not isinstance(block, Footnotes))
    for text in (MarkdownWriter(book, "").blocks(blocks), MarkdownWriter(book, "").page(blocks)):
        html = MarkdownIt("gfm-like", {"linkify": False}).render("\n\n".join(text))
        said = "".join(unescape(re.sub("<[^>]*>", "", html)).split())
        assert [word for word in texts(blocks) if word not in said] == []
