"""The data at the top of a page, in any of three languages."""

from __future__ import annotations

import pytest

from index_build.diagnostics import ProblemList
from index_build.sources.site_front_matter import split_site_front_matter


@pytest.mark.parametrize(
    "text",
    [
        "---\nTitle: A b\nweight: 3\ndraft: true\ntags: [x, y]\n---\nText\n",
        '+++\ntitle = "A b"\nweight = 3\ndraft = true\ntags = ["x", "y"]\n+++\nText\n',
        '{\n"title": "A b",\n"weight": 3,\n"draft": true, "tags": ["x", "y"]}\nText\n',
    ],
)
def test_yaml_toml_and_json(text: str) -> None:
    notes = ProblemList("a.md")
    matter = split_site_front_matter(text, notes)
    assert matter.text("title") == "A b"
    assert matter.number("weight") == 3
    assert matter.flag("draft")
    assert matter.texts("tags") == ("x", "y")
    assert text.split("\n")[matter.body_line - 1 :] == matter.body.split("\n") == ["Text", ""]
    assert not notes.items


@pytest.mark.parametrize("text", ["Text", "---\n\nText\n\n---\nmore", "---\nnever: closed", "{\nno json", ""])
def test_a_page_without(text: str) -> None:
    matter = split_site_front_matter(text, ProblemList("a.md"))
    assert (matter.values, matter.body, matter.body_line) == ({}, text, 1)


def test_what_cannot_be_read_is_noted_and_the_rest_is_used() -> None:
    notes = ProblemList("a.md")
    matter = split_site_front_matter("---\ntitle: A\nx: [1\n---\nText", notes)
    assert matter.text("title") == "A"
    assert matter.body == "Text"
    assert [problem.kind for problem in notes.items] == ["front-matter"]


def test_front_matter_without_an_end_is_told() -> None:
    notes = ProblemList("a.md")
    matter = split_site_front_matter("---\ntitle: A\n\n# A\n\nText\n", notes)
    assert matter.values == {}
    assert [(problem.line, problem.sentence) for problem in notes.items] == [
        (1, "The front matter is never closed.")
    ]


def test_what_only_a_book_knows_is_read_too() -> None:
    notes = ProblemList("a.md")
    text = '---\ntitle: A\nrelated: [b]\ncontext: [menu.a]\nerrors: ["Cannot open {file}"]\n---\nText\n'
    matter = split_site_front_matter(text, notes).front_matter
    assert (matter.title, matter.related, matter.context) == ("A", ("b",), ("menu.a",))
    assert [message.template for message in matter.errors] == ["Cannot open {file}"]
    assert matter.mapping.line_of("related", "b") == 3
    assert not notes.items
