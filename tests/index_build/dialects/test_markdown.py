"""Markdown becomes exactly the fragment vocabulary that a book promises."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index_build.build import checked
from index_build.dialects.code import coloured
from index_build.dialects.section_text import SectionText
from index_build.output.pages import render_page

if TYPE_CHECKING:
    from index_build.structure.contents import Page
    from tests.conftest import MakeSource

Parse = Callable[[str], "tuple[Page, str]"]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"/>'


@pytest.fixture
def parse(make_source: MakeSource) -> Parse:
    """Markdown to its page and its fragment."""

    def run(text: str) -> tuple[Page, str]:
        files = {
            "book.yml": "id: a\ntitle: A\ncategories: folders\n",
            "x/a.md": text,
            "x/b.md": "# B\n\n## S\n\nb",
        }
        book = checked(make_source({**files, "x/pic.svg": SVG}))
        page = book.contents.pages["x-a"]
        return page, render_page(page, book).replace("\n", "")

    return run


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "# T\n\na *b* **c** `d` ~~e~~",
            "<p>a <em>b</em> <strong>c</strong> <code>d</code> <del>e</del></p>",
        ),
        ("a<br>b <kbd>F1</kbd> H<sub>2</sub>O", "<p>a<br>b <kbd>F1</kbd> H<sub>2</sub>O</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("Text:\n- a\n- b", "<p>Text:</p><ul><li>a</li><li>b</li></ul>"),
        ("- a\n  - b\n    - c", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>"),
        ("- a\n    - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
        (
            "1. a\n\n   ```\n   x\n     y\n   ```\n\n2. b",
            '<ol><li><p>a</p><pre class="code" data-language=""><code>x  y</code></pre></li>'
            "<li><p>b</p></li></ol>",
        ),
        (
            "- ```nosuch\n    ls\n\n  cd\n  ```\n- - a\n\n    b\n  - 1. c",
            '<ul><li><pre class="code" data-language="nosuch"><code>  lscd</code></pre></li>'
            "<li><ul><li><p>a</p><p>b</p></li><li><ol><li>c</li></ol></li></ul></li></ul>",
        ),
        ("- [ ] a\n- [x] b", '<ul><li class="task">a</li><li class="task done">b</li></ul>'),
        ("T\n: d", "<dl><dt>T</dt><dd>d</dd></dl>"),
        (
            "|a|b|\n|-|-:|\n|1|2|",
            '<table><thead><tr><th>a</th><th class="right">b</th></tr></thead>'
            '<tbody><tr><td>1</td><td class="right">2</td></tr></tbody></table>',
        ),
        (
            "```nosuch\n<a & b>\n```",
            '<pre class="code" data-language="nosuch"><code>&lt;a &amp; b&gt;</code></pre>',
        ),
        (
            '```json title="x"\n1\n```',
            '<pre class="code" data-language="json" data-title="x"><code>'
            '<span class="mi">1</span></code></pre>',
        ),
        ("text\n\n    code", '<p>text</p><pre class="code" data-language=""><code>code</code></pre>'),
        (
            '!!! warning "Hot"\n    Mind it.',
            '<aside class="note" data-kind="warning"><p class="note-title">Hot</p><p>Mind it.</p></aside>',
        ),
        (
            "> [!NOTE]\n> One.\n\n> [!CAUTION]\n> Two.",
            '<aside class="note" data-kind="note"><p class="note-title">Note</p><p>One.</p></aside>'
            '<aside class="note" data-kind="caution"><p class="note-title">Caution</p><p>Two.</p></aside>',
        ),
        (
            "> [!TIP]\n> **A *title***\n>\n> b\n\n> [!NOTE]\n>\n> **c**\n\n> [!NOTE]\n> **d** e",
            '<aside class="note" data-kind="tip"><p class="note-title">A title</p><p>b</p></aside>'
            '<aside class="note" data-kind="note"><p class="note-title">Note</p>'
            "<p><strong>c</strong></p></aside>"
            '<aside class="note" data-kind="note"><p class="note-title">Note</p>'
            "<p><strong>d</strong> e</p></aside>",
        ),
        (
            '<pre><code class="language-json">1\n</code></pre>',
            '<pre class="code" data-language="json"><code><span class="mi">1</span></code></pre>',
        ),
        (
            "## <a id='own'></a>A *b*\n\n## C <a id='no'></a>\n\n[d](#own) [e](#a-b) [f](#no)",
            '<h2 id="own">A <em>b</em></h2><h2 id="c">C</h2>'
            '<p><a href="#own">d</a> <a href="#own">e</a> <a href="#c">f</a></p>',
        ),
        ("> quoted", "<blockquote><p>quoted</p></blockquote>"),
        (
            "A[^x].\n\n[^x]: Why.",
            '<p>A<sup class="footnote-ref"><a href="#fn-x" id="fnref-x">1</a></sup>.</p>'
            '<section class="footnotes"><ol><li id="fn-x"><p>Why.\xa0'
            '<a href="#fnref-x" class="footnote-back">↩</a></p></li></ol></section>',
        ),
        ("# T\n\n# Second\n\nx", '<h2 id="second">Second</h2><p>x</p>'),
        (
            "x\n\n## A {#own}\n\n## A\n\n## A",
            '<p>x</p><h2 id="own">A</h2><h2 id="a">A</h2><h2 id="a-1">A</h2>',
        ),
        (
            "a\n\n## Größe & `x_y`!\n\nx",
            '<p>a</p><h2 id="größe--x_y">Größe &amp; <code>x_y</code>!</h2><p>x</p>',
        ),
        ("[b](b.md)", '<p><a href="x-b.html">b</a></p>'),
        ("[b](../x/b.md#s)", '<p><a href="x-b.html#s">b</a></p>'),
        ("[b](help:x-b#s)", '<p><a href="x-b.html#s">b</a></p>'),
        ("[b](b.md#b)", '<p><a href="x-b.html">b</a></p>'),
        ("[a](//a.example/b)", '<p><a class="external" href="https://a.example/b">a</a></p>'),
        ("<https://a.example>", '<p><a class="external" href="https://a.example">https://a.example</a></p>'),
        ("[m](mailto:a@b.example)", '<p><a class="mail" href="mailto:a@b.example">m</a></p>'),
        ("<div>a\n\n<p>b</div>", "<p>a</p><p>b</p>"),
        ("a\n\n---\n\nb", "<p>a</p><hr><p>b</p>"),
        ("a\n b  *c* \n**d\ne**", "<p>a b <em>c</em> <strong>d e</strong></p>"),
        ("a *b * c  \n d<br> e<br><br>f", "<p>a *b * c<br>d<br>e<br><br>f</p>"),
        ("a <em> b </em> c`d  e`", "<p>a <em>b </em>c<code>d  e</code></p>"),
        ("<span>a</span> b<em></em>\n\n<p><strong> </strong></p>", "<p>a b</p>"),
        ("&nbsp;a&nbsp; b", "<p>\xa0a\xa0 b</p>"),
        (
            'a <a name="x"></a>[b](#x)\n\n## T\n\n<a name="y"></a>\n\n[c](#y)',
            '<p>a <a id="x"></a><a href="#x">b</a></p><h2 id="t">T</h2>'
            '<p><a id="y"></a><a href="#y">c</a></p>',
        ),
    ],
)
def test_fragment(parse: Parse, text: str, html: str) -> None:
    assert parse(text)[1] == html


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("![p](pic.svg)", 'width="200" height="100"'),
        ("![p](pic.svg){width=100}", 'width="100" height="50"'),
        ('<img src="pic.svg" alt="p" height="10">', 'width="20" height="10"'),
        ('<img src="pic.svg" alt="p" width="100%">', 'width="200" height="100"'),
    ],
)
def test_images_have_a_size(parse: Parse, text: str, size: str) -> None:
    html = parse(text)[1]

    assert html.startswith('<p><img src="../images/pic-')
    assert html.endswith(f'.svg" alt="p" {size}></p>')


def test_a_lone_image_with_a_title_is_a_figure(parse: Parse) -> None:
    html = parse('![p](pic.svg "What it is")')[1]

    assert html.startswith("<figure><img ")
    assert html.endswith("<figcaption>What it is</figcaption></figure>")


@pytest.mark.parametrize("text", ["![p](pic.svg)  \n*What* ", "![p](pic.svg)<br>\n_What_"])
def test_a_lone_image_above_an_emphasised_line_is_a_figure(parse: Parse, text: str) -> None:
    html = parse(text)[1]

    assert html.startswith("<figure><img ")
    assert html.endswith("<figcaption>What</figcaption></figure>")


@pytest.mark.parametrize("text", ["![p](pic.svg) *a*", "![p](pic.svg)<br>*a* b", "a<br>*b*"])
def test_other_emphasis_is_no_caption(parse: Parse, text: str) -> None:
    assert "figure" not in parse(text)[1]


def test_text_by_section(parse: Parse) -> None:
    page, _ = parse(
        "# T\n\nOpening\nline.\n\n## One\n\n- a\n- b `c`\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n"
        "### Deep\n\n```sh\nls  -l\n\ncd\n```\n\n> [!NOTE]\n> Mind.\n\n"
        "## Two\n\n![alt text](pic.svg) A[^1].\n\n[^1]: Foot.\n"
    )

    assert page.parsed.texts == (
        SectionText("", "Opening line."),
        SectionText("one", "a\nb c\nx | y\n1 | 2"),
        SectionText("deep", "ls  -l\ncd\nMind."),
        SectionText("two", "alt text A.\nFoot."),
    )
    assert [(s.id, s.title, s.level) for s in page.parsed.sections] == [
        ("one", "One", 2),
        ("deep", "Deep", 3),
        ("two", "Two", 2),
    ]


def test_old_anchors_lead_to_their_place(make_source: MakeSource) -> None:
    files = {
        "book.yml": "id: a\ntitle: A\ncategories: folders\n",
        "x/a.md": 'text\n\n## S\n\n<a name="old"></a>more',
        "x/b.md": "[l](a.md#old)",
    }
    book = checked(make_source(files))

    assert render_page(book.contents.pages["x-b"], book) == '<p><a href="x-a.html#old">l</a></p>\n'


def test_front_matter_title_wins_and_another_heading_stays(parse: Parse) -> None:
    page, html = parse("---\ntitle: From above\n---\n# Heading\n\nText.")

    assert page.title == "From above"
    assert html == '<h2 id="heading">Heading</h2><p>Text.</p>'


def test_equal_heading_is_not_repeated(parse: Parse) -> None:
    page, html = parse("---\ntitle: The page\n---\n# The page\n\nText.")

    assert page.title == "The page"
    assert html == "<p>Text.</p>"


def test_windows_line_ends_and_byte_order_mark(make_source: MakeSource) -> None:
    text = "\ufeff---\r\nid: a\r\ntitle: A\r\n---\r\nOne.\r\n\r\n```sh\r\nls\r\n```\r\n"
    source = make_source({"welcome.md": "---\nid: welcome\ntitle: W\n---\nx", "basics/a.md": text})
    book = checked(source)

    assert book.problems == ()
    html = render_page(book.contents.pages["a"], book)
    assert "\r" not in html
    assert html.startswith("<p>One.</p>")
    assert Path(book.contents.pages["a"].parsed.source.path).name == "a.md"


@pytest.mark.parametrize("language", ["console", "pycon", "python", "json", "nothing-known", "powershell"])
def test_no_line_of_code_is_lost(language: str, make_source: MakeSource, tmp_path: Path) -> None:
    # Pygments' session lexers lose a last line that has no line end.
    assert "".join(piece.text for piece in coloured("$ first\n$ last", language)) == "$ first\n$ last"
    assert "".join(piece.text for piece in coloured("\n  a\n\n", language)) == "\n  a\n\n"
