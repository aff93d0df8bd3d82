"""A page on which nothing stands is named, and why: whether it is empty or what it holds cannot be shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpviewer.book.book import Book
from index_build.build import build, check, checked
from index_build.output.pages import render_pages
from tests.sources_trees import written

if TYPE_CHECKING:
    from tests.conftest import MakeSource


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("", "This page is empty."),
        ("# T\n", "This page has a title, and no text."),
        ("# T\n\n<!-- a -->\n<Own/>\n", "Nothing of this page can be shown"),
        ("<Own/>\n", "Nothing of this page can be shown"),
    ],
)
def test_it_is_said_why_nothing_is_there(make_source: MakeSource, page: str, sentence: str) -> None:
    book = "id: a\ntitle: A\ncategories: folders\n"
    source = make_source({"book.yml": book, "b/one.md": "# One\n\nText.\n", "b/two.md": page})
    [problem] = [problem for problem in check(source) if problem.kind == "empty-page"]
    assert problem.sentence.startswith(sentence)


@pytest.mark.parametrize("suffix", ["mkdn", "mdwn", "mkdown", "mdtext", "MD"])
def test_files_of_markdown_are_pages(tmp_path: Path, suffix: str) -> None:
    written(tmp_path, {f"a.{suffix}": "# A\n\n[b](b) [b](b.md#head_one)", "b.md": "# B\n\n## Head One\n\nx"})
    assert check(tmp_path) == []


@pytest.mark.parametrize("suffix", ["rst", "ipynb", "mediawiki", "qmd", "docx"])
def test_files_of_other_documentation_are_named(tmp_path: Path, suffix: str) -> None:
    written(tmp_path, {f"a.{suffix}": "", "b.md": "# B\n\nx"})
    assert [problem.kind for problem in check(tmp_path)] == ["other-markup"]


@pytest.mark.parametrize(
    ("files", "page"),
    [
        ({"mkdocs.yml": "markdown_extensions: [pymdownx.snippets]"}, '# T\n\n--8<-- "../../x.md"\n'),
        ({"conf.py": ""}, "# T\n\n```{include} ../../x.md\n```\n"),
        ({"conf.py": ""}, "# T\n\n```{eval-rst}\n.. include:: ../../x.rst\n```\n"),
        ({"book.toml": "[book]", "src/SUMMARY.md": "- [T](t.md)"}, "# T\n\n{{#include ../../x.md}}\n"),
        ({".vitepress/config.js": ""}, "# T\n\n<!--@include: ../../x.md-->\n"),
        ({"docfx.json": "{}", "toc.yml": "- href: t.md"}, "# T\n\n[!INCLUDE [x](../../x.md)]\n"),
    ],
)
def test_a_page_of_what_lies_outside_is_named(tmp_path: Path, files: dict[str, str], page: str) -> None:
    folder = {"mkdocs.yml": "docs/", "book.toml": "src/"}.get(next(iter(files)), "")
    written(tmp_path, {**files, f"{folder}t.md": page})
    problems = check(tmp_path)
    assert [one.file.rpartition("/")[2] for one in problems if one.kind == "empty-page"] == ["t.md"]
    assert any("x." in one.sentence for one in problems if one.kind == "include")


def test_an_empty_page_shows_what_is_below_it(tmp_path: Path) -> None:
    source = tmp_path / "docs"
    written(
        source,
        {
            "mkdocs.yml": "site_name: S\n",
            "docs/index.md": "",
            "docs/a/index.md": "# All of a\n",
            "docs/a/one.md": "# One & two\n\nText.\n",
            "docs/b/deep/two.md": "# Two\n\nText.\n",
        },
    )
    assert [one for one in check(source) if one.kind == "empty-page"] == []
    build(source, tmp_path / "book")
    book = Book.open(tmp_path / "book")
    rows = ('<a href="a-index.html">A</a>', '<a href="b-deep-two.html">B</a>')
    assert book.html("index").replace("\n", "") == f"<ul><li>{rows[0]}</li><li>{rows[1]}</li></ul>"
    below = '<ul><li><a href="a-one.html">One &amp; two</a></li></ul>'
    assert book.html("a-index").replace("\n", "") == below


def test_what_is_below_follows_in_a_preview(make_source: MakeSource) -> None:
    book = "id: a\ntitle: A\ncategories: folders\nhome: b-index\n"
    files = {"book.yml": book, "b/index.md": "# B\n", "b/one.md": "# One\n\nText.\n"}
    before = checked(make_source(files))
    after = checked(make_source({**files, "b/one.md": "# Other\n\nText.\n"}), before=before)
    shown = {page.page.id: page.html for page in render_pages(after)}
    assert 'href="b-one.html">Other</a>' in shown["b-index"]
    assert after.as_before == frozenset()


def test_a_page_that_has_lost_its_text_is_named_as_well(tmp_path: Path) -> None:
    files = {
        ".vitepress/config.js": "",
        "index.md": "---\nlayout: home\n---\n<Home />\n",
        "a.md": "# A\n\nText.\n",
    }
    source = tmp_path / "docs"
    written(source, files)
    assert [one.file.rpartition("/")[2] for one in check(source) if one.kind == "empty-page"] == ["index.md"]
    build(source, tmp_path / "book")
    assert '<a href="a.html">A</a>' in Book.open(tmp_path / "book").html("index")
