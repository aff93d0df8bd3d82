"""Words between angle brackets are shown and named, whatever HTML would make of them."""

from __future__ import annotations

import pytest

from helpviewer.page.serialise import serialise
from helpviewer.page.walk import lines_in, plain_text, walk

from .conftest import Read


def words(read: Read, text: str, dialect: str) -> str:
    return " ".join(
        plain_text(line) for block in walk(read(text, dialect).blocks) for line in lines_in(block)
    )


@pytest.mark.parametrize("dialect", ["", "python-markdown"])
@pytest.mark.parametrize(
    "tag",
    [
        *("<source>", "<target>", "<your name>", "<Your Name>", "<a b>", "<data dir>", "<time>", "<label>"),
        *(
            "<link text>",
            "<n+1>",
            "<-x>",
            "<x/y>",
            "<T extends U>",
            "<my-widget hidden>",
            "<output file name>",
        ),
    ],
)
def test_placeholders_are_text(read: Read, tag: str, dialect: str) -> None:
    assert words(read, f"cp {tag} now", dialect) == f"cp {tag} now"
    assert words(read, f"- {tag} now", dialect) == f"{tag} now"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<label>x</label> <time>1</time>", "<p>x 1</p>"),
        ("a <input checked> b", "<p>a  b</p>"),
        ('<a id="x">b', '<p><a id="x"></a>b</p>'),
        ("<Own value=1>b</Own>", "<p>b</p>"),
    ],
)
def test_elements_are_elements(read: Read, text: str, html: str) -> None:
    assert serialise(read(text).blocks).replace("\n", "").replace("  ", " ") == html.replace("  ", " ")


def test_placeholders_are_named(read: Read) -> None:
    problems = read("x\n\ncp <source> <your name>").problems
    assert [(one.kind, one.line) for one in problems] == [("markup-no-html", 3), ("markup-no-html", 3)]
