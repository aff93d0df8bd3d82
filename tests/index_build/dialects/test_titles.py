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
    ],
)
def test_the_title(read: Read, text: str, title: str, html: str) -> None:
    page = read(text)
    assert page.first_heading == title
    assert serialise(page.blocks).replace("\n", "") == html


def test_a_heading_in_a_note_is_no_title(read: Read) -> None:
    page = read("::: tip\n# x\n:::\n\n# T")
    assert page.first_heading == "T"
    assert [section.title for section in page.sections] == ["x"]
