"""A page on which nothing stands is named, and why: whether it is empty or what it holds cannot be shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index_build.build import check
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
