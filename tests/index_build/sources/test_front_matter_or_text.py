"""A page may begin with a rule: what stands between two of them is text, unless it is front matter."""

from __future__ import annotations

import pytest

from index_build.diagnostics import ProblemList
from index_build.sources.front_matter import split_front_matter
from index_build.sources.site_front_matter import split_site_front_matter

TEXT = [
    "---\nText between rules\n\n---\n\nAfter",
    "---\n- a\n- b\n---\nx",
    "---\nHello: a sentence: with colons\n---\nx",
    "---\nHello, world: see [x](y)\n---\nx",
    "---\n\n# T\n\nSee: the text.\n\n---\nmore",
    "---\n**Bold** text\n---\nx",
    "---\n# Heading\n---\nx",
    "---\n| a: |\n|-|\n---\nx",
    "---\n> quoted: yes\n---\nx",
    "-----\ntitle: T\n-----\nx",
]
MATTER = [
    "---\ntitle: T\n---\nx",
    "---\n\ntitle: T\n---\nx",
    "---\n# of the page\ntitle: T\n---\nx",
    '---\n"title": T\n---\nx',
    "---\nown key: a\ntitle: T\n---\nx",
    "---\nms.topic: a\n---\nx",
    "---\n{title: T}\n---\nx",
    "---\n---\nx",
    "---\ntitle: T\n...\nx",
]


@pytest.mark.parametrize("page", TEXT)
def test_text_is_kept(page: str) -> None:
    assert split_front_matter(page, ProblemList("a.md"))[1:] == (page, 1)
    assert split_site_front_matter(page, ProblemList("a.md")).body == page


@pytest.mark.parametrize("page", MATTER)
def test_front_matter_is_taken_off(page: str) -> None:
    assert split_front_matter(page, ProblemList("a.md"))[1] == "x"
    assert split_site_front_matter(page, ProblemList("a.md")).body == "x"


def test_front_matter_that_cannot_be_read_is_told_of() -> None:
    notes = ProblemList("a.md")
    assert split_site_front_matter("---\ntitle: a: b\n---\nx", notes).body == "x"
    assert [problem.kind for problem in notes.items] == ["front-matter"]
