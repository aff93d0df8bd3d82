"""The fragment on disk and the nodes of a page are the same, and no fragment is too much to read."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings

from helpviewer.page.nodes import (
    Block,
    Blocks,
    CodeBlock,
    Heading,
    Image,
    Inline,
    Link,
    List,
    Math,
    Paragraph,
    Quote,
    Styled,
    Table,
    Token,
)
from helpviewer.page.parse import MAX_BOXES, parse
from helpviewer.page.serialise import serialise
from helpviewer.page.walk import blocks_text, inlines_of, section_of, walk
from tests.fixtures.every_node import EVERY_NODE
from tests.fixtures.page_nodes import pages


@given(page=pages)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_what_is_written_is_read(page: Blocks) -> None:
    assert repr(parse(serialise(page))) == repr(page)


def test_every_node_is_read() -> None:
    assert repr(parse(serialise(EVERY_NODE))) == repr(EVERY_NODE)
    shown = {type(node).__name__ for node in (*walk(EVERY_NODE), *inlines_of(EVERY_NODE))}
    assert shown == {kind.__name__ for kind in (*get_args(Block), *get_args(Inline))}


def test_bundled_pages_are_spelled_as_they_are_read(bundled_book: Path) -> None:
    for file in sorted((bundled_book / "pages").iterdir()):
        fragment = file.read_text(encoding="utf-8")
        assert serialise(parse(fragment)) == fragment


def test_code_is_its_tokens() -> None:
    fragment = (
        '<pre class="code" data-language="python" data-title="a.py" data-first="10" data-marked="1 3-4">'
        '<code><span class="k">if</span> x:\n<br>  y &lt; 1\n\n</code></pre>'
    )

    (code,) = parse(fragment)

    assert code == CodeBlock((Token("k", "if"), Token("", " x:\n\n  y < 1")), "python", "a.py", 10, (1, 3, 4))
    assert isinstance(code, CodeBlock)
    assert code.text == "if x:\n\n  y < 1"


def test_links_around_blocks_become_links_in_their_lines() -> None:
    (items,) = parse("<ul><li>x</li></ul>")
    assert isinstance(items, List)
    assert parse('<a href="b.html"><p>One</p><ul><li>x</li></ul>Two</a>') == (
        Paragraph((Link("b.html", ("One",)),)),
        items,
        Paragraph((Link("b.html", ("Two",)),)),
    )


def test_emphasis_around_blocks_is_emphasis_in_their_lines() -> None:
    assert parse("<p>Some <strong>bold</strong></p><strong><p>Next</p></strong>") == (
        Paragraph(("Some ", Styled("strong", ("bold",)))),
        Paragraph((Styled("strong", ("Next",)),)),
    )


@pytest.mark.parametrize(
    "fragment",
    [
        "<p>&#" + "9" * 5000 + ";</p>",
        '<p><img src="../images/a.png" alt="" width="²" height="' + "9" * 5000 + '"></p>',
        '<ol start="²"><li value="²">a</li></ol>',
        '<table><tr><td colspan="2147483647" rowspan="²">a</td></tr></table>',
        '<pre data-marked="1-99999999 x ² -"><code>a</code></pre>',
        "<table></table><ul></ul><dl></dl><aside></aside><figure></figure><h2></h2><details></details>",
    ],
)
def test_numbers_that_are_none_count_as_not_given(fragment: str) -> None:
    page = parse(fragment)
    assert repr(parse(serialise(page))) == repr(page)
    for inline in inlines_of(page):
        assert not isinstance(inline, Image) or (inline.width, inline.height) == (0, 0)
    assert len(serialise(page)) < 60_000


@pytest.mark.parametrize("box", ["blockquote", "aside", "details", "table", "div class='annotated'"])
def test_boxes_are_not_endlessly_in_each_other(box: str) -> None:
    start, end = (f"<{box}>", f"</{box.split()[0]}>")
    if box == "table":
        start, end = "<table><tr><td>", "</td></tr></table>"
    page = parse(start * 24 + "deep" + end * 24)

    boxes = [block for block in walk(page) if isinstance(block, Quote | Table) or hasattr(block, "blocks")]
    assert len(boxes) <= MAX_BOXES
    assert "deep" in blocks_text(page) or "annotated" in box  # of which the code is missing


def test_a_page_of_nothing_but_starts_is_read() -> None:
    page = parse("<blockquote><ul><li><em>" * 20_000 + "deep")
    assert "deep" in blocks_text(page)


def test_long_attributes_take_no_memory_of_their_own() -> None:
    fragment = f'<p title="{"x" * 2_000_000}" class={"y" * 1_000_000}>a</p>'
    tracemalloc.start()
    page = parse(fragment)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert page == (Paragraph(("a",)),)
    assert peak < 20_000_000


def test_empty_parts_of_formulas_take_in_nothing() -> None:
    """The library that makes formulas spells them ``<mspace width="1em" />``."""
    formula = '<math><mspace width="1em" /><mi>x</mi><mrow/><mtd /><mo>+</mo></math>'

    (block,) = parse(f'<p><span class="math" data-tex="x">{formula}</span> b</p>')

    assert isinstance(block, Paragraph)
    assert isinstance(block.content[0], Math)
    assert block.content[0].mathml == (
        '<math><mspace width="1em"></mspace><mi>x</mi><mrow></mrow><mtd></mtd><mo>+</mo></math>'
    )
    assert block.content[1] == " b"


def test_formulas_hold_nothing_that_is_run() -> None:
    page = parse(
        '<p><math onclick="x()"><mi>x</mi><mtext><script>alert(1)</script>'
        '<a href="javascript:x">go</a></mtext>'
        "<annotation>tex</annotation></math></p>"
    )
    assert serialise(page) == (
        '<p><span class="math" data-tex="xgotex"><math><mi>x</mi><mtext>go</mtext></math></span></p>\n'
    )


def test_a_section_ends_at_the_next_of_its_level_and_brings_its_footnotes() -> None:
    page = parse(
        '<h2 id="a">A</h2><p>x<sup class="footnote-ref"><a href="#fn-2" id="fnref-2">2</a></sup></p>'
        '<h3 id="b">B</h3><h2 id="c">C</h2><section class="footnotes"><ol><li id="fn-1"><p>one</p></li>'
        '<li id="fn-2"><p>two <a href="#fnref-2" class="footnote-back">↩</a></p></li></ol></section>'
    )
    part = section_of(page, "a")

    assert [block.id for block in walk(part) if isinstance(block, Heading)] == ["a", "b"]
    assert '<li id="fn-2" value="2"><p>two' in serialise(part)
    assert "one" not in blocks_text(part)
    assert section_of(page, "missing") == page


def test_loose_text_becomes_paragraphs_and_unknown_containers_give_way() -> None:
    page = parse("one <b>two</b><p>three</p>four<article><p>five</p></article>")
    assert blocks_text(page).split("\n") == ["one two", "three", "four", "five"]
    assert all(isinstance(block, Paragraph) for block in page)


def test_a_thousand_pieces_of_text_are_one() -> None:
    assert parse("<p>" + "<span>x</span>" * 100_000 + "</p>") == (Paragraph(("x" * 100_000,)),)
