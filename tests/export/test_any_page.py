"""Whatever stands in a page's lines, its Markdown says the same to the builder and to other programs."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from helpviewer.book.book import Book
from helpviewer.export.markdown.blocks import MarkdownWriter
from helpviewer.page.parse import parse
from index_build.output.pages import render_page
from index_build.sources.book_yml.read import BookConfig
from index_build.structure.check import check_contents
from index_build.structure.contents import Contents

SIGNS = [
    *"abé1 .,:;!?()[]{}<>\"'*_`~|\\#+-=&/\u00a0",
    *("a_b", "&amp;", "{.x}", "1. ", "- ", "](x)", "~~"),
]
TEXT = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6).map(lambda parts: escape("".join(parts)))
CODE = TEXT.map(lambda text: f"<code>{text}</code>")


def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Lines of texts, with ``inner`` in tags."""
    tags = st.sampled_from(["em", "strong", "del", "kbd", "sub", 'a href="https://example.org/(x)_y_*z*"'])
    tagged = st.tuples(tags, inner).map(lambda t: f"<{t[0]}>{t[1]}</{t[0].split()[0]}>")
    pieces = st.one_of(TEXT, CODE, tagged, st.just("<br>"))
    return st.lists(pieces, min_size=1, max_size=5).map("".join)


LINES = around(around(TEXT))
BLOCKS = st.sampled_from(
    [
        "<p>{}</p><p>z</p>",
        "<h2>{}</h2><p>z</p>",
        "<ul><li>{}</li><li>z</li></ul>",
        "<ol><li><p>{}</p><p>y</p></li><li><p>z</p></li></ol>",
        "<blockquote><p>{}</p></blockquote>",
        "<table><thead><tr><th>x</th><th>y</th></tr></thead><tbody><tr><td>{}</td><td>z</td></tr></tbody></table>",
        "<table><tbody><tr><td>{}</td><td>z</td></tr></tbody></table>",
        "<dl><dt>y</dt><dd>{}</dd></dl>",
    ]
)


@given(BLOCKS, LINES)
@settings(max_examples=500, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_any_line(contents_of: Callable[[str], Contents], tiny_book: Path, block: str, line: str) -> None:
    def built(text: str) -> str:
        contents = contents_of(f"---\ntitle: T\n---\n{text}")
        return render_page(contents.pages["x-a"], check_contents(contents, BookConfig(file="book.yml")))

    if "<a" in line:  # a link holds none
        line = re.sub(r"(<a [^>]*>.*?)</a>", lambda m: re.sub(r"(?!^)<a [^>]*>", "", m[1]) + "</a>", line)
    page = built(block.format(line))
    text = "\n\n".join(MarkdownWriter(Book.open(tiny_book), "pictures").page(parse(page)))
    assert built(text) == page, text
    assert as_read(MarkdownIt("gfm-like", {"linkify": False}).render(text)) == as_read(page), text


def as_read(html: str) -> str:
    """The HTML without what differs from program to program and shows nothing."""
    html = html.replace("<s>", "<del>").replace("</s>", "</del>").replace("<br />", "<br>")
    html = re.sub(r"</?(?:p|dl|ul|ol|thead|tbody)\b[^>]*>|<a id=[^>]*></a>|<!--.*?-->", " ", html)
    html = re.sub(r"<(\w+)(?: (?!colspan)[^>]*)?>", r"<\1>", html)
    html = re.sub(r"[ \n]*(</?(?:li|td|th|tr|table|blockquote|h2|dd|dt|br)>)[ \n]*", r"\1", html)
    return re.sub(r"[ \n]+", " ", unescape(html)).strip()
