"""What is opened and never closed does not take in the rest of the page, and is named with its line."""

from __future__ import annotations

import pytest

from helpviewer.page.nodes import Heading
from helpviewer.page.serialise import serialise

from .conftest import Read

REST = "\n\n## Head\n\n- [x] **rest**"
SHOWN_REST = '<h2 id="head">Head</h2><ul><li class="task done"><strong>rest</strong></li></ul>'


def fragment(read: Read, text: str, dialect: str = "") -> str:
    return serialise(read(text, dialect).blocks).replace("\n", "")


@pytest.mark.parametrize(
    ("text", "html", "kind"),
    [
        ("<!-- a", "<p>&lt;!-- a</p>", "unclosed"),
        ("b <!-- a", "<p>b &lt;!-- a</p>", "unclosed"),
        ("<?php a", "<p>&lt;?php a</p>", "unclosed"),
        ("<![CDATA[ a", "<p>&lt;![CDATA[ a</p>", "unclosed"),
        ("<!DOCTYPE", "<p>&lt;!DOCTYPE</p>", "unclosed"),
        ("<script>\na", "<p>&lt;script&gt; a</p>", "unclosed"),
        ("<textarea>\na", "<p>&lt;textarea&gt; a</p>", "unclosed"),
        ('<a href="x', '<p>&lt;a href="x</p>', "unclosed"),
        (
            "<details>\n<summary>S</summary>\n\na",
            "<details><summary>S</summary><p>a</p></details>",
            "unclosed-tag",
        ),
        (
            "<details><summary>S\n\na\n\n</details>",
            "<details><summary>S</summary><p>a</p></details>",
            "unclosed-tag",
        ),
        (
            "<center>\n\n<details><summary>S</summary>",
            "<details><summary>S</summary></details>",
            "unclosed-tag",
        ),
        ("<div>\n\na", "<p>a</p>", "unclosed-tag"),
        ("<table>\n<tr><td>a", "<table><tbody><tr><td>a</td></tr></tbody></table>", "unclosed-tag"),
        ("<ul>\n<li>a", "<ul><li>a</li></ul>", "unclosed-tag"),
        ("<blockquote>\n\na", "<blockquote><p>a</p></blockquote>", "unclosed-tag"),
        ("a <b>b\n\nc", "<p>a <strong>b</strong></p><p>c</p>", "unclosed-tag"),
        ("<b>\n\nc", "<p>c</p>", "unclosed-tag"),
        ("<pre>\na", '<pre class="code" data-language=""><code>a</code></pre>', "unclosed-tag"),
        (
            "```py\na",
            '<pre class="code" data-language="py"><code><span class="n">a</span></code></pre>',
            "unclosed-code",
        ),
        ("~~~\na\n\nb", '<pre class="code" data-language=""><code>ab</code></pre>', "unclosed-code"),
        (
            "- ```\n  a",
            '<ul><li><pre class="code" data-language=""><code>a</code></pre></li></ul>',
            "unclosed-code",
        ),
        ("$$\na", "<p>$$ a</p>", "formula_sign"),
        ("\\begin{align}\na", "<p>\\begin{align} a</p>", "formula_sign"),
        (
            "::: tip\na",
            '<aside class="note" data-kind="tip"><p class="note-title">Tip</p><p>a</p></aside>',
            "unclosed-box",
        ),
        (
            ":::{tip}\na",
            '<aside class="note" data-kind="tip"><p class="note-title">Tip</p><p>a</p></aside>',
            "unclosed-box",
        ),
        (
            "```{tip}\na",
            '<aside class="note" data-kind="tip"><p class="note-title">Tip</p><p>a</p></aside>',
            "unclosed-code",
        ),
        (
            "/// tip\na",
            '<aside class="note" data-kind="tip"><p class="note-title">Tip</p><p>a</p></aside>',
            "unclosed-box",
        ),
    ],
)
def test_the_rest_of_the_page_is_as_it_is(read: Read, text: str, html: str, kind: str) -> None:
    page = read(f"# T\n\n{text}{REST}")

    assert serialise(page.blocks).replace("\n", "") == html + SHOWN_REST
    line = next(number for number, one in enumerate(text.split("\n"), 3) if one not in ("", "<center>"))
    problems = [(one.kind, one.line) for one in page.problems if one.line == line]
    assert problems[:1] == [(f"markup-{kind}", line)]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<details>\n<summary>S</summary>\n\na", "<details><summary>S</summary><p>a</p></details>"),
        ("<div>\n**a**", "<p><strong>a</strong></p>"),
        ('<p align="center">\n**a**', "<p><strong>a</strong></p>"),
        ("<details markdown>\n<summary>S</summary>\n\na", "<details><summary>S</summary><p>a</p></details>"),
        ("<table>\n<tr><td>a", "<table><tbody><tr><td><p>a</p></td></tr></tbody></table>"),
        ("a <b>b", "<p>a <strong>b</strong></p>"),
        ("<!-- a", "<p>&lt;!-- a</p>"),
        ("<script>\na", "<p>&lt;script&gt;</p><p>a</p>"),
        ("<pre>\na", "<p>a</p>"),
    ],
)
def test_the_rest_of_a_page_for_python_markdown(read: Read, text: str, html: str) -> None:
    page = read(f"# T\n\n{text}{REST}", "python-markdown")

    assert serialise(page.blocks).replace("\n", "") == html + SHOWN_REST
    assert [one.line for one in page.problems] == ([] if text.startswith("<p") and "pre" not in text else [3])


@pytest.mark.parametrize(
    "text", ["<div></div>\n\n<p>a", "<ul><li>a</ul>", "<b>a <i>b</b></i>", "<a name=x>b"]
)
def test_what_needs_no_end_is_not_named(read: Read, text: str) -> None:
    assert read(f"# T\n\n{text}{REST}").problems == ()


def test_code_ends_with_the_first_sentence_below_it(read: Read) -> None:
    """And not with what may be a comment."""
    page = read("```sh\nls\n\n# Comment\nb\n\nThen **open** the [page](b.md) again.\n\n- a")

    assert fragment(read, "```\na\n\nIt is *so* and so.").endswith("<p>It is <em>so</em> and so.</p>")
    assert not any(isinstance(block, Heading) for block in page.blocks)
    assert len(page.blocks) == 3


def test_a_fence_of_code_within_code_is_named(read: Read) -> None:
    page = read("```py\na\n\nText.\n\n```sh\nb\n```\n\n## Head")

    assert [(one.kind, one.line) for one in page.problems] == [("markup-fence-in-code", 6)]


@pytest.mark.parametrize(
    "text", ["````md\n```js\na\n```\n````", "~~~md\n```js\na\n```\n~~~", "```\na ```b\n```"]
)
def test_code_that_shows_fences_is_code(read: Read, text: str) -> None:
    assert read(text).problems == ()


@pytest.mark.parametrize(
    "sign", ["<!-- ", "<script>", "<b>", "<details>\n\n", "::: tip\n\n", "```\n\n", "# a\n\n<div>\n\n"]
)
def test_very_many_take_their_time(read: Read, sign: str) -> None:
    """Each a line of its own, all of them open: not the square of their number."""
    read(f"{sign}\n" * 300)
