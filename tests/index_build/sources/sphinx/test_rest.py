"""reStructuredText within MyST: what is plain text is taken over, the rest keeps its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from index_build.sources.site import same_lines
from index_build.sources.sphinx.read import read_sphinx
from index_build.sources.sphinx.rest import myst_of
from tests.sources_trees import body, written

CASES = {
    "inline": (
        "Some *em* with ``co`de``, :func:`~a.b`, a `link <https://x.y>`_, Py_ and `two words`_; `cited`.\n\n"
        ".. _Py: https://p.y\n.. _two words: https://t.w",
        "Some *em* with ``co`de``, {func}`~a.b`, a [link](<https://x.y>), [Py](https://p.y) and "
        "[two words](https://t.w); *cited*.",
    ),
    "signs": (r"A <b> [x] \*no\* a_b_ \ s", r"A \<b> \[x\] \*no\* a_b s"),
    "note": (".. note:: One\n   two\n\n   - item", "```{note}\nOne\ntwo\n\n- item\n```"),
    "title": (
        ".. admonition:: A ``b``\n   :class: tip\n\n   Words.",
        "```{admonition} A `b`\n:class: tip\n\nWords.\n```",
    ),
    "nested": (
        ".. tabs::\n\n   .. group-tab:: X\n\n      .. code-block:: sh\n\n         # a\n\n         b",
        "`````{tabs}\n````{group-tab} X\n```{code-block} sh\n# a\n\nb\n```\n````\n`````",
    ),
    "unknown": (".. click:run::\n\n    *no* text", "```{click:run}\n*no* text\n```"),
    "lists": (
        "- a\n  goes on\n- b\n\n  c\n\n#. one\n#. two\n\n   * in\n\n* d\n\nA. E",
        "- a\n  goes on\n- b\n\n  c\n\n\n1. one\n1. two\n\n   - in\n\n\n- d\n\nA. E",
    ),
    "definitions": ("term : kind\n    About ``it``.", "term : *kind*\n: About `it`."),
    "fields": (":param x: the x\n:returns:", "- **param x**: the x\n- **returns**:"),
    "literal": ("Like this::\n\n    a\n      b\n\nEnd.", "Like this:\n\n```\na\n  b\n```\n\nEnd."),
    "literal alone": ("::\n\n    a", "```\na\n```"),
    "doctest": (">>> 1 + 1\n2", "```pycon\n>>> 1 + 1\n2\n```"),
    "quotation": ("Text.\n\n   Said *so*.", "Text.\n\n> Said *so*."),
    "headings": ("===\nTop\n===\n\nSub\n---\n\nSub 2\n-----", "## Top\n\n### Sub\n\n### Sub 2"),
    "simple table": (
        "=== ===\nA   B\n=== ===\n1   2|3\n    more\n=== ===",
        "| A | B |\n|---|---|\n| 1 | 2\\|3 more |",
    ),
    "grid table": (
        "+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+",
        "| a | b |\n|---|---|\n| 1 | 2 |",
    ),
    "table with empty lines": (
        "== ==\na  b\n== ==\n1  2\n\n3  4\n== ==\n\nEnd",
        "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\nEnd",
    ),
    "table without an end": ("== ==\na  b\n\nEnd", "|  |  |\n|---|---|\n| a | b |\n\nEnd"),
    "table over columns": (
        "+---+---+\n| a     |\n+---+---+",
        "```text\n+---+---+\n| a     |\n+---+---+\n```",
    ),
    "lines": ("| one\n| two", "one\\\ntwo"),
    "footnote": ("See [1]_.\n\n.. [1] Words.", "See [^1].\n\n[^1]: Words."),
    "label, words, comment": (
        ".. _a b:\n\n.. |v| replace:: 1.0\n\n.. a comment\n   of two lines\n\nIs |v|.",
        "(a b)=\n\nIs 1.0.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_plain_text_is_taken_over(case: str) -> None:
    rest, myst = CASES[case]
    assert myst_of(rest) == myst


def test_it_ends_however_deep_lists_are() -> None:
    deep = "\n".join("  " * depth + "- x" for depth in range(200))
    assert myst_of(deep).count("x") == 200


def test_it_stands_in_the_place_of_its_block_and_leads_where_it_says(tmp_path: Path) -> None:
    page = (
        "# P\n\n- item\n\n  ```{eval-rst}\n  .. tip:: See :ref:`there`.\n  ```\n\n"
        "````\n```{eval-rst}\n.. tip:: x\n```\n````\n\n```{include} part.rst\n```\n"
    )
    files = {
        "conf.py": "", "p.md": page, "part.rst": "Of *it*::\n\n  code\n",
        "q.md": "(there)=\n# Q\n", "index.md": "# H\n\n```{eval-rst}\n.. toctree::\n\n   q\n   p\n```\n",
    }  # fmt: skip
    found = read_sphinx(written(tmp_path, files), "conf.py")
    assert body(found, "p.md") == (
        "# P\n\n- item\n\n\n  ```{tip}\n  See [Q](<q.md#there>).\n  ```\n\n\n"
        "````\n```{eval-rst}\n.. tip:: x\n```\n````\n\nOf *it*:\n\n```\ncode\n```\n"
    )
    assert [item.page for item in found.navigation if hasattr(item, "page")] == ["index.md", "q.md", "p.md"]


def test_a_line_is_found_by_its_words() -> None:
    before = "a\n```{eval-rst}\n.. run:: x\n\n    code\n```\n```\nend"
    assert same_lines(before, "a\n\n```{run} x\ncode\n```\n\nend", 1) == (1, 1, 3, 5, 6, 7, 8)
