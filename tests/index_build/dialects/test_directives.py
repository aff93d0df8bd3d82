"""Directives of MyST, between back-ticks and between colons."""

from __future__ import annotations

import pytest

from helpviewer.page.serialise import serialise

from .conftest import Read


def fragment(read: Read, text: str) -> str:
    return serialise(read(text).blocks).replace("\n", "")


PICTURE = '<p><img src="a.png" alt="A"></p><p>Cap</p>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("M{figure} a.png\n:alt: A\n\nCap\nM", PICTURE),
        ("> M{figure} a.png\n> :alt: A\n>\n> Cap\n> M", f"<blockquote>{PICTURE}</blockquote>"),
        ("- M{figure} a.png\n  :alt: A\n\n  Cap\n  M", f"<ul><li>{PICTURE}</li></ul>"),
        ("M{math}\nx\nM", 'data-tex="x"'),
        ("M{code-block} text\n*x*\nM", "<code>*x*</code>"),
        ("M{list-table}\n* - a\n  - b\nM", "<tbody><tr><td>a</td><td>b</td></tr></tbody>"),
        ("M{only} html\n*x*\nM", "<p><em>x</em></p>"),
        ("M{button-ref} a/b\n:ref-type: doc\n\n*Go*\nM", '<a href="a/b.md"><em>Go</em></a>'),
        ("M{button-link} https://x.y\nM", 'href="https://x.y">https://x.y</a>'),
        ("M{prf:theorem} N\na\nM", '<p class="note-title">Theorem: N</p><p>a</p>'),
        ("M{exercise}\na\nM", '<p class="note-title">Exercise</p><p>a</p>'),
        ("M{grid-item-card} T\n:link: a\n:link-type: doc\nx\nM", '<p><a href="a.md">T</a></p><p>x</p>'),
        (
            "M{card}\n:link: https://x.y/z\nx\nM",
            '<p>x</p><p><a class="external" href="https://x.y/z">z</a></p>',
        ),
        ("M{tableofcontents}\nM", ""),
        ("M{tip} T\n:::note U\na\n:::\nM", '<p class="note-title">U</p><p>a</p>'),
    ],
)
@pytest.mark.parametrize("marks", ["```", ":::"])
def test_what_they_show(read: Read, text: str, html: str, marks: str) -> None:
    if marks == ":::" and ":::" in text:
        marks = "::::"
    text = text.replace("M{", f"{marks}{{").replace("\nM", f"\n{marks}").replace("> M", f"> {marks}")
    text = text.replace("  M", f"  {marks}")
    found = fragment(read, text)
    assert html in found
    assert read(text).problems == () or "alternative" in read(text).problems[0].sentence


def test_boxes_within_boxes(read: Read) -> None:
    text = "::::{note} A\n```{tip} B\nx\n```\n:::{warning} C\ny\n:::\n::::"
    titles = fragment(read, text).count('class="note-title"')
    assert titles == 3


def test_names_of_figures_are_anchors(read: Read) -> None:
    page = read("# T\n\n## S\n\n```{figure} a.png\n:name: Fig\n```\n\n:::{note}\n:label: box\na\n:::")
    assert page.anchors["fig"] == page.anchors["box"] == "s"


def test_colons_that_nobody_closes_end_with_what_they_stand_in(read: Read) -> None:
    assert fragment(read, "> :::{tip}\n> a\n\nb").endswith("</blockquote><p>b</p>")
    assert fragment(read, ":::{tip}\na").count("<p>a</p>") == 1


def test_text_of_unknown_ones_between_colons_is_text(read: Read) -> None:
    page = read(":::{own} Word\n*a*\n:::")
    assert "<em>a</em>" in serialise(page.blocks)
    assert [(one.kind, one.line) for one in page.problems] == [("markup-container", 1)]


@pytest.mark.parametrize(
    ("heading", "anchor"), [("## A {#v1.2.0}", "v1.2.0"), ("## A {: #a.b .c}", "a.b"), ("## A {.c #d}", "d")]
)
def test_ids_may_have_dots(read: Read, heading: str, anchor: str) -> None:
    assert f'<h2 id="{anchor}">A</h2>' in fragment(read, f"x\n\n{heading}")
