"""The title of a page: its first heading before any text, wherever that stands."""

from __future__ import annotations

import pytest

from helpviewer.page.serialise import serialise

from .conftest import Read


@pytest.mark.parametrize(
    ("text", "title", "html"),
    [
        ("# \n\n## Two\n\n# Three", "Two", '<h2 id="two">Two</h2><h2 id="three">Three</h2>'),
        (
            '<div align="center">\n\n![l](p.svg)\n\n# Real\n\n</div>\n\na',
            "Real",
            '<p><img src="p.svg" alt="l"></p><p>a</p>',
        ),
        ("<center><img src=p.svg alt=x><h1>Real</h1></center>", "Real", '<p><img src="p.svg" alt="x"></p>'),
        ("<div class=x><div>\n\n# Deep\n\n</div></div>", "Deep", ""),
        ("<div>intro\n\n# Not\n\n</div>\n\n# Is", "Is", '<p>intro</p><h2 id="not">Not</h2>'),
        ("<div>\n\n## Two\n\n</div>\n\n# One", "One", '<h2 id="two">Two</h2>'),
        ("[toc]\n\n# T", "T", ""),
        # Nothing above it, and no other of its level: those below rise.
        (
            "## Two\n\na\n\n### Three\n\n#### Four",
            "Two",
            '<p>a</p><h2 id="three">Three</h2><h3 id="four">Four</h3>',
        ),
        ("## Two\n\na\n\n## Other", "Two", '<h2 id="two">Two</h2><p>a</p><h2 id="other">Other</h2>'),
        # Lines that lead to other pages are no text.
        (
            "[Home](a.md) | **[B](b.md)**\n\n# T",
            "T",
            '<p><a href="a.md">Home</a> | <strong><a href="b.md">B</a></strong></p>',
        ),
        ("English | [中文](a.zh.md)\n\n# T", "T", '<p>English | <a href="a.zh.md">中文</a></p>'),
        ("See [all of this](a.md) before you go on.\n\n# T", "T", None),
        # A picture with a name is one where no heading has words; it is no section.
        (
            "# ![Tool logo](l.svg)\n\na\n\n## Use",
            "Tool",
            '<p><img src="l.svg" alt="Tool logo"></p><p>a</p><h2 id="use">Use</h2>',
        ),
        ("# ![logo](l.svg)\n\n# Tool\n\na", "Tool", '<p><img src="l.svg" alt="logo"></p><p>a</p>'),
    ],
)
def test_the_title(read: Read, text: str, title: str, html: str | None) -> None:
    page = read(text)
    assert page.first_heading == title
    assert html is None or serialise(page.blocks).replace("\n", "") == html


@pytest.mark.parametrize(
    "heading",
    [
        "# T {#own}",
        '# T <a name="own"></a>',
        '# <a id="own"></a>T',
        '<h1><a name="own">T</a></h1>',
        "## T {#own}",
        "<a id=own></a>\n\n# T",
        "<div id=own></div>\n\n# T",
    ],
)
def test_what_leads_to_the_title_leads_to_the_page(read: Read, heading: str) -> None:
    page = read(f"{heading}\n\na [b](#own)")
    assert page.first_heading == "T"
    assert page.anchors["own"] == page.anchors["t"] == ""
    assert page.title_anchor == "t"


def test_a_heading_of_pictures_alone_is_called_by_their_words(read: Read) -> None:
    page = read("# T\n\na\n\n## ![Second step](a.svg)\n\nb")
    assert [section.title for section in page.sections] == ["Second step"]


def test_a_heading_in_a_note_is_no_title(read: Read) -> None:
    page = read("::: tip\n# x\n:::\n\n# T")
    assert page.first_heading == "T"
    assert [section.title for section in page.sections] == ["x"]
