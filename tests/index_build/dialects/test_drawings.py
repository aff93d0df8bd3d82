"""Drawings that stand in a page (``<svg>``) are pictures of the book, and their words are found."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from helpviewer.page.nodes import Image
from helpviewer.page.walk import inlines_of
from index_build.build import Options, checked
from index_build.output.pages import render_page

from .conftest import Read

if TYPE_CHECKING:
    from tests.conftest import MakeSource

SIZE = 'width="90" height="40"'
RECT = '<rect width="9" height="4"/>'


def images(read: Read, html: str) -> list[Image]:
    return [
        node for node in inlines_of(read(f"# T\n\nText {html} text.\n").blocks) if isinstance(node, Image)
    ]


def drawn(image: Image) -> str:
    head, _, data = image.source.partition(",")
    assert head == "data:image/svg+xml;name=drawing;base64"
    return base64.b64decode(data).decode()


@pytest.mark.parametrize(
    ("svg", "alt"),
    [
        (f"<svg {SIZE}>{RECT}</svg>", ""),
        (f'<svg {SIZE} aria-label="Two  boxes">{RECT}</svg>', "Two boxes"),
        (f"<svg {SIZE}><title>Boxes</title>{RECT}</svg>", "Boxes"),
        (
            f"<svg {SIZE}>{RECT}<text>A &lt;b&gt;</text><g><text>C <tspan>d</tspan></text></g></svg>",
            "A <b> C d",
        ),
        (f"<svg {SIZE}><title>Boxes</title>{RECT}<text>A</text></svg>", "Boxes: A"),
        (f"<svg {SIZE}>{RECT}<foreignObject><div>In <b>HTML</b></div></foreignObject></svg>", "In HTML"),
    ],
)
def test_a_drawing_says_its_label_and_its_words(read: Read, svg: str, alt: str) -> None:
    assert [image.alt for image in images(read, svg)] == [alt]


def test_a_drawing_keeps_what_is_drawn_and_nothing_that_runs(read: Read) -> None:
    svg = (
        f'<svg {SIZE} onload="a()"><script>b()</script><style>.c{{fill:red}}</style><defs>'
        '<linearGradient id="g"><stop offset="1"/></linearGradient></defs>'
        '<rect class="c" fill="url(#g)" data-x="1" onclick="d()"/></svg>'
    )

    image = drawn(images(read, svg)[0])

    assert image == (
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><style>.c{fill:red}</style><defs>'
        '<linearGradient id="g"><stop offset="1"></stop></linearGradient></defs>'
        '<rect class="c" fill="url(#g)"></rect></svg>'
    )


@pytest.mark.parametrize(
    ("attributes", "size", "inside"),
    [
        ('viewBox="0 0 24 24"', (16, 16), 'viewBox="0 0 24 24"'),
        ('viewBox="0 0 40 20"', (0, 0), 'viewBox="0 0 40 20"'),
        ('width="1em" height="1.5em" viewBox="0 0 9 9"', (0, 0), 'width="16" height="24"'),
        ("", (0, 0), 'width="300" height="150"'),
    ],
)
def test_a_drawing_without_a_size_is_as_large_as_in_a_browser(
    read: Read, attributes: str, size: tuple[int, int], inside: str
) -> None:
    image = images(read, f"<svg {attributes}>{RECT}</svg>")[0]

    assert (image.width, image.height) == size
    assert inside in drawn(image)


@pytest.mark.parametrize(
    "svg",
    [
        f'<svg {SIZE} aria-hidden="true">{RECT}</svg>',
        f'<svg {SIZE} role="presentation">{RECT}</svg>',
        f'<svg style="display: none">{RECT}</svg>',
        f'<svg {SIZE}><symbol id="a">{RECT}</symbol></svg>',
        f'<svg {SIZE}><use href="#elsewhere"/></svg>',
    ],
)
def test_an_ornament_leaves_no_trace(read: Read, svg: str) -> None:
    page = read(f"# T\n\n{svg} Text.\n")

    assert page.blocks == read("# T\n\nText.\n").blocks
    assert page.problems == ()


def test_a_drawing_that_loads_something_gives_way_to_its_words_and_is_named(read: Read) -> None:
    svg = f'<svg {SIZE}><image href="https://evil.example/a.png"/><text>Far away</text></svg>'

    page = read(f"# T\n\n{svg}\n")

    assert page.texts[0].text == "Far away"
    assert [(problem.line, problem.sentence[:7]) for problem in page.problems] == [(3, "“<svg>”")]


def test_a_drawing_is_a_file_of_the_book(make_source: MakeSource) -> None:
    svg = f"<svg {SIZE}>{RECT}<text>First step</text></svg>"
    book = checked(make_source({"welcome.md": f"---\nid: welcome\ntitle: W\n---\nHello.\n\n{svg}\n"}))

    html = render_page(book.contents.pages["welcome"], book)

    assert '<img src="../images/drawing-' in html
    assert '.svg" alt="First step" width="90" height="40">' in html


def test_a_small_picture_that_leads_to_a_large_one_is_the_large_one(make_source: MakeSource) -> None:
    small, large = (f'<svg xmlns="http://www.w3.org/2000/svg" width="{n}" height="{n}"/>' for n in (20, 400))
    text = "---\nid: welcome\ntitle: W\n---\n[![A map](small.svg)](large.svg)\n\n[words](large.svg)\n"
    book = checked(
        make_source({"welcome.md": text, "small.svg": small, "large.svg": large}), Options(lenient=True)
    )

    html = render_page(book.contents.pages["welcome"], book)
    problems = [(problem.line, problem.sentence) for problem in book.problems]

    assert 'src="../images/large-' in html
    assert 'alt="A map" width="20" height="20">' in html
    assert problems == [(7, "The link “large.svg” leads to a picture.")]


def test_a_link_to_a_file_that_is_no_page_says_so(make_source: MakeSource) -> None:
    text = "---\nid: welcome\ntitle: W\n---\n[tool](tool.zip) and [gone](gone.zip)\n"
    book = checked(make_source({"welcome.md": text, "tool.zip": "PK"}), Options(lenient=True))

    assert [problem.sentence for problem in book.problems] == [
        "The link “gone.zip” leads to no page.",
        "The link “tool.zip” leads to a file that is no page of the book.",
    ]
