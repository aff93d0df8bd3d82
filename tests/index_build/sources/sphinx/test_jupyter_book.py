"""Jupyter Book: its tables of contents, its notebooks, and words that stand for others."""

from __future__ import annotations

import json
from pathlib import Path

from index_build.sources.detect import find_kind
from index_build.sources.sphinx.jupyter_book import read_jupyter_book
from tests.sources_trees import body, kinds, tree, written

TOC = """format: jb-book
root: intro
parts:
- caption: Part
  chapters:
  - file: a/one
    title: First
    sections:
    - file: a/two.md
  - glob: more/*
- chapters:
  - url: https://x.org
    title: Web
  - file: gone
  - file: old.rst
"""


def test_the_order_of_its_contents(tmp_path: Path) -> None:
    files = {
        "_toc.yml": TOC,
        "_config.yml": "title: T\nexclude_patterns: [no*]",
        "intro.md": "# I",
        "no.md": "",
    }
    files |= {f"{name}.md": f"# {name}" for name in ("a/one", "a/two", "more/n-2", "more/n-10", "extra")}
    folder = written(tmp_path, {**files, "old.rst": "x"})
    found = find_kind(folder)
    assert found is not None
    assert found.kind.name == "jupyter-book"
    book = read_jupyter_book(folder, "_toc.yml")
    assert tree(book.navigation) == [
        *("intro.md", "[Part]", "  a/one.md = First", "    a/two.md", "  more/n-2.md", "  more/n-10.md"),
        "Web -> https://x.org",
    ]
    assert (book.title, book.home, len(book.pages)) == ("T", "intro.md", 6)
    assert kinds(book) == ["navigation-without-page", "other-markup"]


def test_the_contents_of_myst(tmp_path: Path) -> None:
    config = (
        "project:\n  title: P\n  toc:\n  - file: i.md\n  - title: S\n    children:\n    - pattern: p/*.md\n"
    )
    book = read_jupyter_book(written(tmp_path, {"myst.yml": config, "i.md": "", "p/a.md": ""}), "myst.yml")
    assert tree(book.navigation) == ["i.md", "[S]", "  p/a.md"]
    assert book.title == "P"


def test_a_configuration_that_cannot_be_read(tmp_path: Path) -> None:
    book = read_jupyter_book(written(tmp_path, {"_toc.yml": "- {", "a.md": "# A"}), "_toc.yml")
    assert [tree(book.navigation), kinds(book)] == [["a.md"], ["configuration"]]


def test_notebooks_show_text_code_and_what_it_wrote(tmp_path: Path) -> None:
    def cell(kind: str, source: object, *outputs: object, tags: tuple[str, ...] = ()) -> object:
        return {"cell_type": kind, "source": source, "outputs": outputs, "metadata": {"tags": list(tags)}}

    cells = [
        cell("markdown", ["# T\n", "{doc}`b`"]),
        cell("code", "x", {"text": ["1\n", "```\n"]}, {"data": {"image/png": "", "text/plain": "<Fig>"}}),
        cell("code", "hidden", {"data": {"text/markdown": "*m*"}}, tags=("remove-input",)),
        cell("code", "gone", tags=("remove-cell",)),
        cell("code", "e", {"traceback": ["\x1b[31mE\x1b[0m"]}, 7),
        cell("raw", "r"),
        7,
    ]
    notebook = json.dumps({"cells": cells, "metadata": {"language_info": {"name": "python"}}})
    files = {"_toc.yml": "root: a", "a.ipynb": notebook, "b.md": "# Bee", "c.ipynb": "[", "d.ipynb": "[1]"}
    book = read_jupyter_book(written(tmp_path, files), "_toc.yml")
    assert body(book, "a.ipynb").split("\n\n") == [
        *("# T\n[Bee](<b.md>)", "```python\nx\n```", "````text\n1\n```\n````", "*m*"),
        *("```python\ne\n```", "```text\nE\n```"),
    ]
    assert kinds(book) == ["configuration", "notebook-picture"]


def test_words_that_stand_for_others_and_names_of_figures(tmp_path: Path) -> None:
    matter = "---\nmyst:\n  substitutions:\n    own: '*o*'\n    ref: '[](fig)'\n---\n"
    page = (
        f"{matter}{{{{ own }}}} {{{{shared}}}} {{{{ none }}}} `{{{{ own }}}}`\n\n"
        "[](fig) {ref}`tab`\n\n```{figure} a.png\n:width: 3\n:name: fig\n\nWhat it *shows*\n```\n\n"
        ":::{list-table} Rows\n:name: tab\n* - a\n:::\n\n{{ ref }}\n\n"
        ":::{card} T\n:link: tab\n:link-type: ref\n:::\n"
    )
    files = {"_toc.yml": "root: a", "_config.yml": "parse: {myst_substitutions: {shared: s}}", "a.md": page}
    found = body(read_jupyter_book(written(tmp_path, files), "_toc.yml"), "a.md").split("\n")
    assert found[0] == "*o* s {{ none }} `{{ own }}`"
    assert found[2] == "[What it *shows*](<#fig>) [Rows](<#tab>)"
    assert "[What it *shows*](<#fig>)" in found[3:]
    assert ":link: #tab" in found
