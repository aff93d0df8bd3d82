from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import PageMissing
from helpviewer.export.markdown.file import markdown_with_folder, to_markdown
from helpviewer.page.output.job import Job


@pytest.fixture
def tokens(book: Book, today: date) -> Callable[..., list[Token]]:
    def tokens(*places: str) -> list[Token]:
        locations = [Location.parse(place) for place in places]
        text = to_markdown(Job(book, locations, today=today))
        return MarkdownIt("gfm-like", {"linkify": False}).parse(text)

    return tokens


def inline(tokens: list[Token], opening: str, tag: str = "") -> list[str]:
    """The text of every block of a kind."""
    return [
        "".join(child.content for child in tokens[i + 1].children or [])
        for i, token in enumerate(tokens)
        if token.type == opening and token.tag.startswith(tag)
    ]


def addresses(tokens: list[Token]) -> list[str]:
    return [
        str(child.attrs["href"]) for t in tokens for child in t.children or [] if child.type == "link_open"
    ]


def test_says_what_a_page_must_say(book: Book, today: date) -> None:
    text = to_markdown(Job(book, [Location("everything")], today=today))
    found = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    assert inline(found, "heading_open", "h1") == ["Do you train on my requests?"]
    paragraphs = inline(found, "paragraph_open")
    assert paragraphs[0] == "Sample Help › Privacy & security › Retention"
    assert paragraphs[1] == (
        "As of 21 November 2026. Before you rely on this policy answer, check the live pages: "
        "General FAQ, Security FAQ"
    )
    assert (
        paragraphs[-1]
        == "Sources: General FAQ, Security FAQ · As of 21 November 2026 · Copy made on 3 December 2026"
    )
    assert addresses(found)[-2:] == ["https://example.org/faq/general", "https://example.org/faq/security"]


def test_blocks_come_through(tokens: Callable[..., list[Token]]) -> None:
    found = tokens("everything")
    assert inline(found, "heading_open", "h2") == [
        "Lists",
        "Code & notes",
        "Tables and pictures",
        "Related questions",
    ]
    fences = [(t.info, t.content) for t in found if t.type == "fence"]
    assert fences[0] == ("bash", "ls -l\n")
    assert fences[1][0] == "python"
    assert fences[1][1].startswith("import requests\n\n# Ask")
    assert inline(found, "th_open") == ["Plan", "Price", "Kept"]
    assert inline(found, "td_open")[3:6] == ["Invoiced", "$50", "none with ZDR"]
    assert len([t for t in found if t.type == "ordered_list_open"]) == 1
    assert [t.info for t in found if t.type == "list_item_open"].count("3") == 1
    assert "https://example.org/trust?a=1&b=2" in addresses(found)


def test_pictures_are_inlined_at_the_end_or_named(book: Book, today: date) -> None:
    text = to_markdown(Job(book, [Location("everything")], today=today))
    assert "![A wide picture][picture-1]" in text
    assert text.splitlines()[-1].startswith("[picture-1]: data:image/png;name=wide;base64,")
    found = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    images = [child for t in found for child in t.children or [] if child.type == "image"]
    assert [i.content for i in images] == ["A wide picture"]
    assert str(images[0].attrs["src"]).startswith("data:image/png;name=wide;base64,")
    assert '<img src="data:image/svg+xml;name=drawing;base64,' in text


@pytest.mark.parametrize(
    "words",
    [
        "*stars* _under_ `tick` [square](x) <b>tag</b> &amp; a|b ~~no~~ \\back",
        "# no heading",
        "- no item",
        "+ no item",
        "1. no item",
        "> no quote",
        "=== no rule",
        "--- no rule",
        "![no](picture)",
    ],
)
def test_text_stays_text(make_book: Callable[..., Book], words: str) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    book = make_book(f"<p>{escaped}</p>")
    text = to_markdown(Job(book, [Location("everything")]))
    found = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    paragraph = next(
        found[i + 1]
        for i, token in enumerate(found)
        if token.type == "paragraph_open" and token.level == 0 and i > 8
    )
    assert {child.type for child in paragraph.children or []} <= {"text", "text_special"}
    assert "".join(child.content for child in paragraph.children or []) == words


def test_bars_in_cells_and_ticks_in_code(make_book: Callable[..., Book]) -> None:
    book = make_book(
        "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td><code>a|b</code></td><td>c|d</td></tr>"
        "</tbody></table><p><code>``x`</code></p>"
        "<pre class='code' data-language=''><code>```\nx\n```\n</code></pre>"
    )
    found = MarkdownIt("gfm-like", {"linkify": False}).parse(to_markdown(Job(book, [Location("everything")])))
    assert inline(found, "td_open") == ["<code>a|b</code>", "c|d"]
    code = [c.content for t in found for c in t.children or [] if c.type == "code_inline"]
    assert code == ["``x`"]
    assert [t.content for t in found if t.type == "fence"] == ["```\nx\n```\n"]


def test_several_pages_and_a_section(tokens: Callable[..., list[Token]]) -> None:
    assert len(inline(tokens("everything", "refund"), "heading_open", "h1")) == 2
    part = tokens("everything#tables")
    assert inline(part, "heading_open", "h2") == ["Tables and pictures", "Related questions"]


def test_unknown_pages_are_refused(tokens: Callable[..., list[Token]]) -> None:
    with pytest.raises(PageMissing):
        tokens("nowhere")


def test_a_whole_page_is_a_source_file(book: Book, today: date) -> None:
    text = to_markdown(Job(book, [Location("everything")], today=today), as_source=True)
    _, front, body = text.split("---\n", 2)
    assert front.startswith("# Sample Help › Privacy & security › Retention\n# As of 21 November 2026.")
    assert "# As of 21 November 2026 · Copy made on 3 December 2026\n" in front
    row = yaml.safe_load(front)
    assert (row["id"], row["category"], row["policy"]) == ("everything", "retention", True)
    assert row["as_of"] == date(2026, 11, 21)
    assert row["sources"][0] == {"title": "General FAQ", "url": "https://example.org/faq/general"}
    assert body.startswith("\n# Do you train on my requests?\n")
    assert "[refunds](help:refund#how)" in body


def test_a_reader_gets_no_front_matter(book: Book, today: date) -> None:
    job = Job(book, [Location("everything")], today=today)
    for text in (to_markdown(job), markdown_with_folder(job, "pictures").text):
        assert text.startswith("# Do you train on my requests?\n")
        assert "keywords" not in text
        assert "> As of 21 November 2026. Before you rely on this policy answer" in text
        assert "Sources: [General FAQ](https://example.org/faq/general)" in text
    source = markdown_with_folder(job, "pictures", as_source=True)
    assert source.text.startswith("---\n")


def test_pictures_in_a_folder(book: Book, today: date) -> None:
    file = markdown_with_folder(Job(book, [Location("everything")], today=today), "my pictures")
    assert "](my%20pictures/wide.png" in file.text
    assert set(file.pictures) == {"wide.png", "drawing.svg"}
    assert "data:" not in file.text
