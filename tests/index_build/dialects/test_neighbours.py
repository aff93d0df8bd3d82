"""Marks of other generators in plain Markdown: each is rendered as meant, or named with its line."""

from __future__ import annotations

import re

import pytest

from helpviewer.page.serialise import serialise

from .conftest import Read


def note(kind: str, title: str, text: str) -> str:
    return f'<aside class="note" data-kind="{kind}"><p class="note-title">{title}</p>{text}</aside>'


def tabs(*parts: tuple[str, str]) -> str:
    shown = "".join(
        f'<section class="tab"><p class="tab-title">{title}</p>{text}</section>' for title, text in parts
    )
    return f'<section class="tabs">{shown}</section>'


def drawing(language: str, source: str) -> str:
    return f'<figure class="diagram" data-language="{language}"><pre>{source}</pre></figure>'


def code(attributes: str) -> str:
    return f'<pre class="code" {attributes}><code>x</code></pre>'


def table(head: str, *cells: str, caption: str = "") -> str:
    rows = "".join(f"<td>{cell}</td>" for cell in cells)
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody><tr>{rows}</tr></tbody></table>"


RENDERED = [
    # GitLab
    ("{+ in *a* +} {- out -}", "<p><ins>in <em>a</em></ins> <del>out</del></p>"),
    ("[+ in +] [- out -] [- [a](b)", '<p><ins>in</ins> <del>out</del> [- <a href="b">a</a></p>'),
    (">>>\n**a**\n\nb\n>>>", "<blockquote><p><strong>a</strong></p><p>b</p></blockquote>"),
    ("[[_TOC_]]", ""),
    # Azure DevOps
    ("::: mermaid\ngraph LR;\n:::", drawing("mermaid", "graph LR;")),
    ("[[_TOSP_]]", ""),
    # HackMD
    ("```js=101\nx\n```", code('data-language="js" data-first="101"')),
    ("```js=\nx\n```", code('data-language="js" data-first="1"')),
    ("```sequence\nA->B\n```", drawing("sequence", "A-&gt;B")),
    # Pandoc
    ("::: {.note}\na\n:::", note("note", "Note", "<p>a</p>")),
    ('::: {#i .warning title="Own *t*"}\na\n:::',
     f'<div id="i">{note("warning", "Own t", "<p>a</p>")}</div>'),
    ("| a\n|  *b*\n| c", "<p>a<br><em>b</em><br>c</p>"),
    ("a) b\nc) d", "<p>a) b c) d</p>"),
    ("a) *b*\nb) d\n   e", '<ol type="a"><li><em>b</em></li><li>d e</li></ol>'),
    ("i. b\nii. d", '<ol type="i"><li>b</li><li>d</li></ol>'),
    ("#. b\n#. d", "<ol><li>b</li><li>d</li></ol>"),
    ("(@) b\n(@x) d", "<ol><li>b</li><li>d</li></ol>"),
    ("|a|\n|-|\n|1|\n\nTable: *c* {#t}",
     f'<div id="t">{table("<th>a</th>", "1", caption="<caption><em>c</em></caption>")}</div>'),
    ("+-----+---:+\n| a   | b  |\n+=====+====+\n| - c | d  |\n|   e |    |\n+-----+----+",
     table("<th>a</th><th>b</th>", "<ul><li>c e</li></ul>", "d")),
    ("`<b>x</b>`{=html}", "<p><strong>x</strong></p>"),
    ("```{=html}\n<b>x</b>\n```", "<p><strong>x</strong></p>"),
    ("## A {-}", '<h2 id="a">A</h2>'),
    ("\\newpage", ""),
    # Quarto, R Markdown, Bookdown
    ("::: {.callout-tip}\n## Own\na\n:::", note("tip", "Own", "<p>a</p>")),
    ('::: {.callout-tip collapse="true" title="S"}\na\n:::',
     '<details data-kind="tip"><summary>S</summary><p>a</p></details>'),
    ("::: {.panel-tabset}\n## A\na\n\n## B\nb\n:::", tabs(("A", "<p>a</p>"), ("B", "<p>b</p>"))),
    ("::: {.rmdwarning}\na\n:::", note("warning", "Warning", "<p>a</p>")),
    ('::: {.theorem #t name="Euler"}\na\n:::',
     f'<div id="t">{note("note", "Theorem: Euler", "<p>a</p>")}</div>'),
    ("```{python}\n#| echo: false\nx\n```", code('data-language="python"')),
    # MultiMarkdown, CriticMarkup
    ("{++a *b*++} {--c--} {~~d~>e~~} {==f==}",
     "<p><ins>a <em>b</em></ins> <del>c</del> <del>d</del><ins>e</ins> <mark>f</mark></p>"),
    ("{{TOC}}", ""),
    # Slate
    ('<aside class="notice">a</aside>', note("note", "Notice", "<p>a</p>")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "html"), RENDERED)
def test_what_is_meant_is_shown(read: Read, text: str, html: str) -> None:
    page = read(f"# T\n\nt\n\n{text}")
    shown = re.sub(r'<span class="nx?">x</span>', "x", serialise(page.blocks).replace("\n", ""))

    assert shown == f"<p>t</p>{html}"
    assert page.problems == ()


@pytest.mark.parametrize("text", ["$`a^2`$", "\\\\(a^2\\\\)", "$a^2$"])
def test_formulas(read: Read, text: str) -> None:
    assert 'data-tex="a^2"' in serialise(read(f"t {text} t").blocks)


def test_a_page_may_say_its_title_behind_a_sign(read: Read) -> None:
    page = read("% Title *a*\n% Author\n\nText.")

    assert (page.first_heading, serialise(page.blocks).replace("\n", "")) == (
        "Title a",
        "<p>Author</p><p>Text.</p>",
    )
    assert serialise(read("Text.\n\n% a").blocks).endswith("<p>% a</p>\n")


def test_the_label_of_a_formula_is_a_place(read: Read) -> None:
    page = read("t\n\n$$\na\n$$ {#eq-x}\n")

    assert serialise(page.blocks).count('id="eq-x"') == 1
    assert page.problems == ()


@pytest.mark.parametrize("dialect", ["", "python-markdown"])
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("\\note a", "doxygen"),
        ("@param a b", "doxygen"),
        ("see @ref a::b", "doxygen"),
        ("image::a.png[b]", "asciidoc"),
        ("[source,ruby]", "asciidoc"),
        ("see xref:a.adoc[b]", "asciidoc"),
        ("{{< note >}}", "shortcode"),
        ("{{% a %}}", "shortcode"),
        ('{% hint style="info" %}', "liquid"),
        ("{{ youtube(id=1) }}", "variable"),
        ("[block:callout]", "readme"),
        ("h2. a", "wiki"),
        ("||a||b||", "wiki"),
        ("[a|https://b.c]", "wiki"),
        ("{code:java}", "wiki"),
        ("[color=red]", "hackmd"),
        ("see [@doe99, p. 3]", "citation"),
        ("see @fig-a", "citation"),
        ("see \\@ref(fig:a)", "citation"),
        ("[!div a]", "alert"),
        ("{::comment}", "attributes"),
        ("<%= a %>", "raw"),
        ("see <% a %>", "raw"),
    ],
)
def test_what_is_not_known_is_named(read: Read, text: str, kind: str, dialect: str) -> None:
    page = read(f"# T\n\nt\n\n{text}", dialect)

    assert [(one.kind, one.line) for one in page.problems] == [(f"markup-{kind}", 5)]


@pytest.mark.parametrize("dialect", ["", "python-markdown"])
@pytest.mark.parametrize(
    "text",
    [
        "GET /u/{code}/{info} and {note}",
        "Mail a@b.de, @user, 5 @ 3 and @media",
        "Note: a. Link: b. Image: c",
        "a || b, !important, [a|b], x = y",
        "`h2. a` and `{code}` and `@ref a`",
        "```\n@param a\nimage::b[c]\n```",
        "#1 and # 2, C# and a #. b",
        "a - b\nc * d\ne + f",
        "Use \\`a\\` and \\*\\*b\\*\\*",
        "(a) one, (b) two",
    ],
)
def test_ordinary_text_is_not_named(read: Read, text: str, dialect: str) -> None:
    assert read(f"# T\n\n{text}", dialect).problems == ()
