"""Mistakes in book.yml and in the book as a whole, all of them reported in one run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index_build.build import check
from tests.fixtures.mistakes import HOME, page, said

if TYPE_CHECKING:
    from tests.conftest import MakeSource

BOOK = "id: tiny\ntitle: Tiny\nhome: welcome\n"
CATEGORIES = "categories:\n  - id: basics\n    title: Basics\n"
BOOK_MISTAKES = {
    "unknown key": (BOOK + CATEGORIES + "homepage: x\n", 7, "warning", "Unknown key “homepage”", "“home”"),
    "no id": ("title: A\nhome: welcome\n" + CATEGORIES, 1, "error", "no “id”", ""),
    "home that is no page": (
        BOOK.replace("welcome", "welcom") + CATEGORIES,
        3,
        "error",
        "home page “welcom” does not exist",
        "“welcome”",
    ),
    "include of nothing": (
        BOOK + CATEGORIES + "include: [../manuel]\n",
        7,
        "error",
        "“../manuel” has no book.yml",
        "",
    ),
    "include of itself": (
        BOOK + CATEGORIES + "include:\n  - .\n",
        8,
        "error",
        "includes this book in turn",
        "",
    ),
    "synonym of one word": (
        BOOK + CATEGORIES + "synonyms:\n  - [a, b]\n  - [lonely]\n",
        9,
        "error",
        "synonym cannot be understood",
        "[one, two]",
    ),
    "synonym without words": (
        BOOK + CATEGORIES + "synonyms:\n  - {word: [a], also: [b]}\n",
        8,
        "error",
        "synonym cannot be understood",
        "",
    ),
    "threshold above one": (
        BOOK + CATEGORIES + "search:\n  success_at_1: 90\n",
        8,
        "error",
        "“success_at_1” is “90”",
        "0.9",
    ),
    "category without title": (BOOK + "categories:\n  - id: basics\n", 5, "error", "no title", ""),
    "category with an unknown key": (
        BOOK + CATEGORIES + "    page: [a]\n",
        5,
        "warning",
        "Unknown key “page”",
        "“pages”",
    ),
    "category given twice": (
        BOOK + CATEGORIES + "  - id: basics\n    title: B\n",
        5,
        "error",
        "exists already",
        "",
    ),
    "category listing no page": (
        BOOK + CATEGORIES + "    pages: [oen]\n",
        7,
        "error",
        "lists “oen”",
        "“one”",
    ),
    "bad date": (BOOK + CATEGORIES + "as_of: yesterday\n", 7, "error", "no date", ""),
    "ask without address": (BOOK + CATEGORIES + "ask: {title: A}\n", 7, "error", "“url”", ""),
    "mistakes of another kind": (BOOK + CATEGORIES + "mistakes: ignore\n", 7, "error", "“ignore”", "“warn”"),
}


@pytest.mark.parametrize("name", BOOK_MISTAKES)
def test_a_mistake_in_book_yml_is_reported(name: str, make_source: MakeSource) -> None:
    text, line, severity, sentence, suggestion = BOOK_MISTAKES[name]

    problems = said(check(make_source({"welcome.md": HOME, "basics/one.md": page(), "book.yml": text})))

    assert any(
        problem[:3] == ("book.yml", line, severity) and sentence in problem[3] and suggestion in problem[4]
        for problem in problems
    ), problems


def test_book_yml_that_is_no_yaml(make_source: MakeSource) -> None:
    (problem,) = check(make_source({"book.yml": "id: a\ntitle: [a\n"}))

    assert (problem.line, problem.severity) == (3, "error")
    assert "not valid YAML" in problem.sentence


def test_include_cycle(make_source: MakeSource) -> None:
    source = make_source(
        {
            "book.yml": "id: a\ntitle: A\nhome: welcome\ninclude: [../other]\n",
            "welcome.md": HOME,
            "../other/book.yml": "id: b\ntitle: B\ninclude: [../source]\n",
        }
    )

    (problem,) = check(source)

    assert problem.file.endswith("other/book.yml")
    assert (problem.line, problem.severity) == (3, "error")


def test_every_mistake_is_reported_in_one_run(make_source: MakeSource) -> None:
    files = {f"basics/p{n}.md": page(f"[x](gone-{n}.md)", id=f"p{n}", as_of="never") for n in range(3)}

    problems = check(make_source({"welcome.md": HOME, **files, "basics/empty.md": page("", id="empty")}))

    assert len([p for p in problems if p.severity == "error"]) == 7


def test_good_content_has_no_problems(make_source: MakeSource) -> None:
    assert check(make_source({"welcome.md": HOME, "basics/one.md": page("[w](../welcome.md)")})) == []


def test_mistakes_of_foreign_content_are_warnings(make_source: MakeSource, tmp_path: Path) -> None:
    from helpviewer.book.book import Book
    from index_build.build import build

    source = make_source(
        {
            "book.yml": "id: a\ntitle: A\ncategories: folders\nmistakes: warn\n",
            "x/one.md": "# One\n\n[broken](gone.md) and ![a picture](gone.png), [top](two.md#gone)\n",
            "x/two.md": "---\nauthor: A\n---\n# Two\n\nText.\n",
            "x/three.md": b"\xff\xfe",
        }
    )

    summary = build(source, tmp_path / "book")

    assert {p.severity for p in summary.warnings} == {"warning"}
    assert len(summary.warnings) == 5
    html = Book.open(tmp_path / "book").html("x-one")
    assert html == '<p>broken and a picture, <a href="x-two.html">top</a></p>\n'
