"""Twice the input takes about twice the time, whatever it is made of."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from helpviewer.links.address import from_address
from helpviewer.page.parse import parse as parse_page
from helpviewer.search.query import parse as parse_query
from helpviewer.search.text.tokens import tokens
from index_build.diagnostics import ProblemList
from index_build.sources.front_matter import split_front_matter
from index_build.sources.hugo.shortcodes import common, render_shortcodes
from index_build.sources.jekyll import liquid
from index_build.sources.markup.components import ComponentText
from index_build.sources.markup.js_data import JavaScriptData
from index_build.sources.markup.js_tokens import NotJavaScript
from index_build.sources.site_front_matter import split_site_front_matter

ENOUGH_S = 0.03
"""Of the processor: less than that is too short to be measured."""
FACTOR = 3.2
"""n·log n gives 2.1, a square gives 4; the rest is the machine's."""
LIMIT = 2**19
PAGE, PAGE_S = 2**15, 2.0
"""Bytes and seconds; what grows with the square is far above."""

HTML = (
    *(
        "<b>",
        "</b>",
        "<p>",
        "<p><b>",
        "<",
        "</",
        "<a href='",
        "<!--",
        "<![CDATA[",
        "&#",
        "&",
        "a='",
        "<p a=b ",
    ),
    *(
        "<table><tr><td>",
        "<ul><li>",
        "<blockquote>",
        "<pre><code>",
        "<span class='x'>",
        "<p>x</p>",
        "\n",
        "\0",
    ),
)
QUERIES = ('"', "-", "a ", '"a" ', "a-b", "a.b", "a_B", "1,", "中", "in:", "x:", "é", "(", "\u200b", "A1")
JAVASCRIPT = (
    "[",
    "{a:",
    "(",
    "`${",
    "`",
    "'",
    "//",
    "/*",
    "a.",
    "a(",
    "export ",
    "const a = 1;",
    "...",
    "\\",
    "=>",
)
MATTER = ("a: 1\n", "- a\n", "[", "{", "&a ", "*a ", "? ", "  ", "'", '"', "|\n", "---\n", "a:\n ", "#")

SHORTCODES = (
    *("{{<", "{{% a", '{{< a "b" ', '{{< a b="', "{{<`", "{{</* a */>}}", "{{< note >}}x{{< /note >}}"),
    *('"', " ", "a "),
)
LIQUID = ("{%", "{{", "{{ a }}", "{% a", "{% for a in b %}", "{% if a %}{% endif %}", "{{ 'a", "{% a %}", " ")


COMPONENTS = (
    *(
        "<A a={",
        "<A a={>",
        '<A a="',
        "<A a='>",
        "<A ",
        "<A>",
        "</A>",
        "<p>",
        "<!--",
        "{",
        "<A {...",
        "<A a={`",
    ),
    "<A a={{}>",
)


def fill_in(text: str) -> None:
    template = liquid.Template({"a": "b"}, lambda _name: None, lambda name: name)
    with suppress(liquid.TooMuch, RecursionError):
        liquid.render(f"{{{{ {text}", template)


def read_javascript(text: str) -> None:
    with suppress(NotJavaScript):
        _ = JavaScriptData(f"export default {text}").exported


CASES: list[tuple[str, Callable[[str], object], tuple[str, ...]]] = [
    ("page", parse_page, HTML),
    ("query", parse_query, QUERIES),
    ("tokens", lambda text: list(tokens(text)), QUERIES),
    ("javascript", read_javascript, JAVASCRIPT),
    ("front matter", lambda text: split_front_matter(f"---\n{text}\n---\nX", ProblemList("x")), MATTER),
    ("site matter", lambda text: split_site_front_matter(f"+++\n{text}\n+++\nX", ProblemList("x")), MATTER),
    ("shortcodes", lambda text: render_shortcodes(f"{{{{< {text}", common), SHORTCODES),
    ("liquid", fill_in, LIQUID),
    ("components", ComponentText({}, lambda _name, _line: None).rewrite, COMPONENTS),
    ("address", lambda text: from_address("helpviewer", f"helpviewer:{text}"), ("/", "#", "a", "%20", " ")),
]


def seconds(read: Callable[[str], object], text: str) -> float:
    """The shortest of three times: the others waited for something."""
    shortest = float("inf")
    for _ in range(3):
        gc.collect()
        gc.disable()  # it walks through all that the tests before have left
        started = time.process_time()
        read(text)
        shortest = min(shortest, time.process_time() - started)
        gc.enable()
        if shortest > 1 or shortest < 0.01:
            break
    return shortest


CASES_BY_PIECE = [
    pytest.param(read, piece, id=f"{name} {piece!r}") for name, read, pieces in CASES for piece in pieces
]


@pytest.mark.parametrize(("read", "piece"), CASES_BY_PIECE)
def test_a_page_s_worth_of_anything_is_read_at_once(read: Callable[[str], object], piece: str) -> None:
    assert seconds(read, piece * (PAGE // len(piece))) < PAGE_S


@pytest.mark.slow
@pytest.mark.parametrize(("read", "piece"), CASES_BY_PIECE)
def test_time_grows_no_faster_than_the_input(read: Callable[[str], object], piece: str) -> None:
    count = 1000
    took = seconds(read, piece * count)
    while took < ENOUGH_S and len(piece) * count < LIMIT:
        count *= 4
        took = seconds(read, piece * count)
    if took < ENOUGH_S:
        return
    for _ in range(3):  # a busy machine may spoil one measurement, hardly three
        twice = seconds(read, piece * count * 2)
        if twice < took * FACTOR:
            return
        took = seconds(read, piece * count)
    pytest.fail(f"{count} pieces {took:.3f} s, twice as many {twice:.3f} s")
