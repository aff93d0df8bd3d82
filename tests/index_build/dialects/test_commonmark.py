"""CommonMark as GitHub and the generators of documentation write it."""

from __future__ import annotations

import base64

import pytest

from helpviewer.page.nodes import Diagram, Image, MathBlock, Media
from helpviewer.page.serialise import serialise
from helpviewer.page.walk import images_of, walk

from .conftest import Read, fragment


@pytest.mark.parametrize(
    ("text", "html"),
    [
        # Braces that are no attributes are text.
        ("# T\n\n## Use of {name}", '<h2 id="use-of-name">Use of {name}</h2>'),
        ("The `/u`{id} and **x**{y}\n{z}", "<p>The <code>/u</code>{id} and <strong>x</strong>{y} {z}</p>"),
        (
            "|a {1}|\n|-|\n|b {2}|",
            "<table><thead><tr><th>a {1}</th></tr></thead><tbody><tr><td>b {2}</td></tr></tbody></table>",
        ),
        ("# T\n\n## A {#own .c}", '<h2 id="own">A</h2>'),
        ("# T\n\n## A {/* #own */}", '<h2 id="own">A</h2>'),
        ("a\n{: .x #y}", '<p><a id="y"></a>a</p>'),
        ("[a](b){target=_blank} `c`{.d} *e*{:.f}", '<p><a href="b">a</a> <code>c</code> <em>e</em></p>'),
        # What stands in angle brackets and is no element of HTML is text.
        (
            "as <your-name>, List<String> or <T>.",
            "<p>as &lt;your-name&gt;, List&lt;String&gt; or &lt;T&gt;.</p>",
        ),
        ("a <b>c</b> <script> d", "<p>a <strong>c</strong> &lt;script&gt; d</p>"),
        ("a <!-- b", "<p>a &lt;!-- b</p>"),
        # Lists, tables and code where GitHub sees them.
        (
            "> Steps:\n> - a\n>   - b",
            "<blockquote><p>Steps:</p><ul><li>a<ul><li>b</li></ul></li></ul></blockquote>",
        ),
        ("- a\n\n  b\n- c", "<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>"),
        (
            "|a|\n|-|\n|1|\n## H",
            "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table><h2 id="
            '"h">H</h2>',
        ),
        ("- #123 a\n\n#include", "<ul><li>#123 a</li></ul><p>#include</p>"),
        ("one\\\ntwo \\$5 \\< \\& it\\'s", "<p>one<br>two $5 &lt; &amp; it's</p>"),
        (
            "|a|\n|-|\n|`b \\| c`|",
            "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><code>b | c</code></td></tr></tbod"
            "y></table>",
        ),
        (
            "```make\nall:\n\tcc x.c\n```",
            '<pre class="code" data-language="make"><code><span class="nf">all</span><span class="o">:<'
            '/span><span class="w">\t</span>cc<span class="w"> </span>x.c</code></pre>',
        ),
        # Markdown in HTML.
        (
            "<div>\n\n**b** [l](x)\n\n## H\n\n</div>",
            '<p><strong>b</strong> <a href="x">l</a></p><h2 id="h">H</h2>',
        ),
        (
            "<details open>\n<summary>More *x*</summary>\n\n- a\n\n</details>",
            "<details open><summary>More *x*</summary><ul><li>a</li></ul></details>",
        ),
        ('<a href="x"><div>card</div></a>', '<p><a href="x">card</a></p>'),
        ("<p>a<p>b<ul><li>c", "<p>a</p><p>b</p><ul><li>c</li></ul>"),
        # Links.
        (
            "https://example.com/a_b. www.example.com",
            '<p><a class="external" href="https://example.com/a_b">https://example.com/a_b</a>. <a clas'
            's="external" href="http://www.example.com">www.example.com</a></p>',
        ),
        (
            "first_last@example.com",
            '<p><a class="mail" href="mailto:first_last@example.com">first_last@example.com</a></p>',
        ),
        ("[`a`][] [b][c]\n\n[`a`]: x\n[c]: y", '<p><a href="x"><code>a</code></a> <a href="y">b</a></p>'),
        # Marks within a line.
        (
            "==a== ++new++ x^2^ ~~c~~ a ++ b",
            "<p><mark>a</mark> <ins>new</ins> x<sup>2</sup> <del>c</del> a ++ b</p>",
        ),
        ("++ctrl+shift+p++", "<p><kbd>Ctrl</kbd>+<kbd>Shift</kbd>+<kbd>P</kbd></p>"),
        (":smile: :material-menu: :nothing: 10:30:15", "<p>😄 :nothing: 10:30:15</p>"),
        (
            "*[API]: An interface\n\nAn API, not APIs",
            '<p>An <abbr title="An interface">API</abbr>, not APIs</p>',
        ),
        ("It costs $5 and $6; $HOME and `$PATH`", "<p>It costs $5 and $6; $HOME and <code>$PATH</code></p>"),
        ("\\[a\\] and \\(b c\\)", "<p>[a] and (b c)</p>"),
        ("term\n: one\n: two", "<dl><dt>term</dt><dd>one</dd><dd>two</dd></dl>"),
        ("- [ ] a\n- [x] b", '<ul><li class="task">a</li><li class="task done">b</li></ul>'),
        ("[[toc]]\n\na", "<p>a</p>"),
    ],
)
def test_a_page_says_what_its_author_wrote(read: Read, text: str, html: str) -> None:
    assert fragment(read, text) == html


def test_roles_and_targets_of_myst(read: Read) -> None:
    page = read(
        "# T\n\n(there)=\n## Title\n\n"
        "{kbd}`Ctrl` {sub}`2` {math}`x_1` {doc}`text <a/b>` {ref}`words <there>` "
        "{py:class}`~a.B` {id}`no role` [span]{#own .c}"
    )

    assert (page.anchors["there"], page.anchors["own"]) == ("title", "title")
    html = serialise(page.blocks[1:])
    assert html.startswith("<p><kbd>Ctrl</kbd> <sub>2</sub> <span")
    assert html.endswith(
        '</span> <a href="a/b.md">text</a> words <code>a.B</code> {id}<code>no role</code> '
        '<a id="own"></a>span</p>\n'
    )


def test_formulas_and_diagrams(read: Read) -> None:
    page = read(
        "A $x_1$ and \\(\\alpha\\).\n\n$$\n\\frac{a}{b}\n$$\n\n```math\nc\n```\n\n```mermaid\ngraph TD\n```"
    )

    assert '<span class="math" data-tex="x_1"' in serialise(page.blocks)
    assert '<span class="math" data-tex="\\alpha"' in serialise(page.blocks)
    assert [block.tex for block in page.blocks if isinstance(block, MathBlock)] == ["\\frac{a}{b}", "c"]
    assert page.blocks[-1] == Diagram("mermaid", "graph TD")
    drawings = list(images_of(page.blocks))
    assert len(drawings) == 4
    for drawing in drawings:
        svg = base64.b64decode(drawing.source.partition("base64,")[2]).decode()
        assert "<path" in svg
        assert "<use" not in svg  # Qt shows none
    assert page.texts[0].text.splitlines() == ["A x_1 and \\alpha.", "\\frac{a}{b}", "c", "graph TD"]


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("![p](a.png =100x20)", (100, 20)),
        ("![p](a.png){width=50}", (50, 0)),
        ('<img src="a.png" alt="p" width="30" height="40px">', (30, 40)),
        ('<img src="a.png" alt="p" style="width: 60px">', (60, 0)),
        ("```{image} a.png\n:alt: p\n:width: 70px\n```", (70, 0)),
    ],
)
def test_sizes_of_pictures(read: Read, text: str, size: tuple[int, int]) -> None:
    (image,) = images_of(read(text).blocks)

    assert (image.source, image.alt, image.width, image.height) == ("a.png", "p", *size)


@pytest.mark.parametrize(
    "text",
    [
        "![p](l.png#only-light)![p](d.png#only-dark)",
        "![p](l.png#gh-light-mode-only) ![p](d.png#gh-dark-mode-only)",
        '<picture><source media="(prefers-color-scheme: dark)" srcset="d.png"><img src="l.png" alt="p">'
        "</picture>",
    ],
)
def test_pictures_for_light_and_dark_are_one(read: Read, text: str) -> None:
    (image,) = images_of(read(text).blocks)

    assert isinstance(image, Image)
    assert (image.source.split("#")[0], image.dark.split("#")[0]) == ("l.png", "d.png")


def test_films_and_embedded_pages_are_links(read: Read) -> None:
    page = read(
        '<video src="https://a.example/v.mp4" title="Film"></video>\n\n'
        '<iframe src="//b.example/x" title="Map"></iframe>\n\n<video src="local.mp4"></video>'
    )

    assert page.blocks == (
        Media("video", "https://a.example/v.mp4", "Film"),
        Media("page", "https://b.example/x", "Map"),
    )
    assert [problem.kind for problem in page.problems] == ["markup-media"]


def test_footnotes(read: Read) -> None:
    assert fragment(read, "A[^x] b[^x].\n\n[^x]: Why.") == (
        '<p>A<sup class="footnote-ref"><a href="#fn-x" id="fnref-x">1</a></sup> b'
        '<sup class="footnote-ref"><a href="#fn-x" id="fnref-x-2">1</a></sup>.</p>'
        '<section class="footnotes"><ol><li id="fn-x"><p>Why.\xa0<a href="#fnref-x" class="footnote-bac'
        'k">↩</a>'
        '\xa0<a href="#fnref-x-2" class="footnote-back">↩</a></p></li></ol></section>'
    )


def test_headings_of_any_script_have_anchors_and_those_of_all_generators_lead_to_them(read: Read) -> None:
    page = read("## Caret, Mark & Tilde\n\n## 中文 标题\n\n## Größe: `a_b`\n\n## 1. First")

    assert [section.id for section in page.sections] == [
        "caret-mark--tilde",
        "中文-标题",
        "größe-a_b",
        "1-first",
    ]
    assert page.anchors["caret-mark-tilde"] == "caret-mark--tilde"  # MkDocs, VitePress
    assert page.anchors["groe-a_b"] == "größe-a_b"  # MkDocs
    assert page.anchors["_1-first"] == "1-first"  # VitePress


def test_anchors_of_any_element(read: Read) -> None:
    page = read(
        '<div id="one"><p>text</p></div>\n\n<section id="two"><h2>Second</h2></section>\n\n'
        '<a name="three"></a>\n\n## Third\n\n<span id="four">x</span>'
    )

    assert {name: page.anchors[name] for name in ("one", "two", "three", "four")} == {
        "one": "",
        "two": "second",
        "three": "third",
        "four": "third",
    }
    assert {"one", "four"} <= page.places


@pytest.mark.parametrize(
    ("text", "title", "is_title"),
    [
        ("# T\n\na", "T", True),
        ("[![b](p.svg)](https://e.com)\n\n# Real title\n\ntext", "Real title", True),
        ("!!! tip\n    x\n\n# T\n\na", "T", True),
        ("## Second\n\na", "Second", True),
        ("## Second\n\na\n\n## Third", "Second", False),
        ("a\n\n# T", "T", False),
        ("Title\n=====\n\na", "Title", True),
    ],
)
def test_the_title_is_the_first_heading(read: Read, text: str, title: str, is_title: bool) -> None:
    page = read(text)

    assert page.first_heading == title
    assert (title not in [section.title for section in page.sections]) == is_title


def test_a_page_that_begins_with_a_rule_is_whole(read: Read) -> None:
    page = read("---\n\n# Title\n\nThis paragraph.\n\n---\n\nsecond part")

    assert "This paragraph." in page.texts[-1].text or "This paragraph." in page.texts[0].text
    assert "second part" in serialise(page.blocks)


def test_no_depth_is_lost_in_silence(read: Read) -> None:
    for text in ("> " * 150 + "deep", "\n".join("  " * n + "- x" for n in range(120)) + "deep"):
        page = read(text)
        assert "deep" in page.texts[0].text
        assert page.problems or len(list(walk(page.blocks))) > 100
