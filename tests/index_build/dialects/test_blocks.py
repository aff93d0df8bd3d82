"""Blocks as each generator of documentation writes them: notes, quotations, folds, tabs and code."""

from __future__ import annotations

import pytest

from helpviewer.page.nodes import CodeBlock, Fold, Note, Tabs
from helpviewer.page.serialise import serialise

from .conftest import Read, fragment


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("> [!WARNING]\n> a", "warning", "Warning"),
        ("> [!NOTE]\n> **Own**\n>\n> a", "note", "Own"),
        ("> [!info] Own *words*\n> a", "note", "Own words"),
        ('!!! danger "Own"\n    a', "caution", "Own"),
        ("!!! tip\n\n    a", "tip", "Tip"),
        ("::: tip\na\n:::", "tip", "Tip"),
        ("::: warning Own\na\n:::", "warning", "Own"),
        (":::note[Own]\na\n:::", "note", "Own"),
        (":::{note} Own\n:class: x\na\n:::", "note", "Own"),
        ("```{caution} Own\na\n```", "caution", "Own"),
        ("{: .note }\na", "note", "Note"),
        (
            '<div class="admonition important"><p class="admonition-title">Own</p><p>a</p></div>',
            "important",
            "Own",
        ),
        (
            '<div class="markdown-alert markdown-alert-tip"><p class="markdown-alert-title">Tip</p><p>a'
            "</p></div>",
            "tip",
            "Tip",
        ),
        (
            '<div class="warning custom-block"><p class="custom-block-title">Own</p><p>a</p></div>',
            "warning",
            "Own",
        ),
    ],
)
def test_notes_of_all_generators(read: Read, text: str, kind: str, title: str) -> None:
    (note,) = read(text).blocks

    assert isinstance(note, Note)
    assert (note.kind, note.title) == (kind, (title,))
    assert serialise(note.blocks) == "<p>a</p>\n"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("```{epigraph}\na\n\n-- Somebody\n```", "<blockquote><p>a</p><p>-- Somebody</p></blockquote>"),
        (":::{pull-quote}\na\n:::", "<blockquote><p>a</p></blockquote>"),
        ("```{toggle}\na\n```", "<details><summary>Details</summary><p>a</p></details>"),
        (":::{toggle} More\n:show:\na\n:::", "<details><summary>More</summary><p>a</p></details>"),
        ("<!-- a\n\n```js\nx\n```\n\nc -->\n\nb", "<p>b</p>"),
    ],
)
def test_quotations_folds_and_comments_of_myst(read: Read, text: str, html: str) -> None:
    assert fragment(read, text) == html


def test_notes_and_quotations_beside_each_other_stay_apart(read: Read) -> None:
    names = [type(b).__name__ for b in read("> [!NOTE]\n> a\n\n> b\n\nc\n\n> d\n\n> e").blocks]

    assert names == ["Note", "Quote", "Paragraph", "Quote", "Quote"]


def test_notes_below_each_other_in_one_quotation(read: Read) -> None:
    page = read("> [!NOTE]\n> a\n>\n> [!TIP]\n> b\n>\n> [!info] Own\n> c")

    assert [(note.kind, note.title) for note in page.blocks if isinstance(note, Note)] == [
        ("note", ("Note",)),
        ("tip", ("Tip",)),
        ("note", ("Own",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<details><summary>S</summary>\n\na\n\n</details>",
        '??? note "S"\n    a',
        "> [!tip]- S\n> a",
        "::: details S\na\n:::",
        ":::{dropdown} S\na\n:::",
    ],
)
def test_folds(read: Read, text: str) -> None:
    (fold,) = read(text).blocks

    assert isinstance(fold, Fold)
    assert (fold.summary, fold.is_open, serialise(fold.blocks)) == (("S",), False, "<p>a</p>\n")


@pytest.mark.parametrize(
    "text",
    [
        '=== "A"\n\n    a\n\n=== "B"\n\n    b',
        "::::{tab-set}\n:::{tab-item} A\na\n:::\n:::{tab-item} B\nb\n:::\n::::",
    ],
)
def test_tabs(read: Read, text: str) -> None:
    (tabs,) = read(text).blocks

    assert isinstance(tabs, Tabs)
    assert [(t.title, serialise(t.blocks)) for t in tabs.tabs] == [
        (("A",), "<p>a</p>\n"),
        (("B",), "<p>b</p>\n"),
    ]


def test_a_group_of_code_is_tabs(read: Read) -> None:
    (tabs,) = read("::: code-group\n```js [a.js]\na\n```\n```ts\nb\n```\n:::").blocks

    assert isinstance(tabs, Tabs)
    assert [(tab.title, tab.blocks[0].text) for tab in tabs.tabs if isinstance(tab.blocks[0], CodeBlock)] == [
        (("a.js",), "a"),
        (("ts",), "b"),
    ]


@pytest.mark.parametrize(
    ("info", "expected"),
    [
        ("js", ("js", "", 0, ())),
        ('js title="a.js"', ("js", "a.js", 0, ())),
        ("js {1,3-4}", ("js", "", 0, (1, 3, 4))),
        ("js{2}", ("js", "", 0, (2,))),
        ("js [a.js]", ("js", "a.js", 0, ())),
        ("js:line-numbers=7", ("js", "", 7, ())),
        ("js showLineNumbers", ("js", "", 1, ())),
        ('{.python linenums="3" hl_lines="1 2"}', ("python", "", 3, (1, 2))),
        ("rust,ignore", ("rust", "", 0, ())),
        ('title="x"', ("", "x", 0, ())),
    ],
)
def test_what_the_line_above_code_asks_for(
    read: Read, info: str, expected: tuple[str, str, int, tuple[int, ...]]
) -> None:
    (code,) = read(f"```{info}\na\n```").blocks

    assert isinstance(code, CodeBlock)
    assert (code.language, code.title, code.first_number, code.marked) == expected


def test_marks_within_code_are_taken_out(read: Read) -> None:
    (code,) = read(
        "```js\na // [!code ++]\nb // [!code --]\n// highlight-next-line\nc\nd // [!code highlight]\n```"
    ).blocks

    assert isinstance(code, CodeBlock)
    assert [line.rstrip() for line in code.text.split("\n")] == ["a", "b", "c", "d"]
    assert (code.added, code.removed, code.marked) == ((1,), (2,), (3, 4))


def test_numbers_in_comments_refer_to_the_list_below(read: Read) -> None:
    (code,) = read("```py\na = 1  # (1)!\nb = 2\nc = 3  # (2)\n```\n\n1. One.\n2. *Two*.").blocks

    assert isinstance(code, CodeBlock)
    assert code.text == "a = 1\nb = 2\nc = 3"
    assert [(note.line, serialise(note.blocks)) for note in code.notes] == [
        (1, "One.\n"),
        (3, "<em>Two</em>.\n"),
    ]
    assert len(read("```py\nf()  # (1)\n```\n\n1. One.\n2. Two.").blocks) == 2


def test_titles_of_boxes_know_the_footnotes_of_their_page(read: Read) -> None:
    page = read('a[^1]\n\n=== "A *b*"\n\n    c\n\n!!! note "D[^1]"\n    e\n\n[^1]: f')

    assert serialise(page.blocks).count('<section class="footnotes">') == 1
    assert isinstance(page.blocks[1], Tabs)
    assert serialise(page.blocks[1:2]).count("<em>b</em>") == 1
