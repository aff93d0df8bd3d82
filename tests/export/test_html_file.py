from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import PageMissing
from helpviewer.export.html.address import valid_address
from helpviewer.export.html.file import to_html
from helpviewer.export.html.text import escape
from helpviewer.export.html.writer import outside_link
from helpviewer.page.around.theme import DARK, LIGHT
from helpviewer.page.output.job import Job
from helpviewer.page.serialise import serialise
from tests.fixtures.every_node import EVERY_NODE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def parsed(html: str) -> Element:
    """The document; fails on whatever HTML5 calls an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    document = parser.parse(html)
    assert isinstance(document, Element)
    return document


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def find(document: Element, tag: str) -> list[Element]:
    return list(document.iter(tag))


@pytest.fixture
def export(book: Book, today: date) -> Callable[..., str]:
    def export(*places: str) -> str:
        return to_html(Job(book, [Location.parse(place) for place in places], today=today))

    return export


def test_stands_alone(export: Callable[..., str]) -> None:
    html = export("everything")
    document = parsed(html)
    assert html.startswith("<!DOCTYPE html>")
    assert not find(document, "script")
    assert not find(document, "link")
    fetched = [e.get("src", "") for e in document.iter() if e.get("src")]
    assert len(fetched) == 2
    assert all(address.startswith("data:image/") for address in fetched)
    assert "url(" not in html
    assert "@import" not in html


def test_says_what_a_page_must_say(export: Callable[..., str]) -> None:
    document = parsed(export("everything"))
    assert [words(e) for e in find(document, "h1")] == ["Do you train on my requests?"]
    assert words(find(document, "title")[0]) == "Do you train on my requests?"
    header, footer = words(find(document, "header")[0]), words(find(document, "footer")[-1])
    assert header.startswith("Sample Help › Privacy & security › Retention")
    assert (
        "As of 21 November 2026. Before you rely on this policy answer, check the live pages: "
        "General FAQ, Security FAQ" in header
    )
    assert (
        footer == "Sources: General FAQ, Security FAQ As of 21 November 2026 · Copy made on 3 December 2026"
    )
    assert "https://example.org/faq/general" in {a.get("href") for a in find(document, "a")}
    html = find(document, "html")
    assert document.tag == "html" or html
    assert [e.get("lang") for e in document.iter() if e.get("lang")] == ["en"]


def test_whole_answer_is_there(export: Callable[..., str], everything: str) -> None:
    text = words(find(parsed(export("everything")), "main")[0])
    stored = html5lib.parseFragment(everything, namespaceHTMLElements=False)
    for piece in (
        "".join(e.itertext()) for e in stored.iter() if e.tag in ("p", "td", "dt", "dd", "h2", "h3")
    ):
        assert " ".join(piece.split()) in text


def test_landmarks_and_heading_order(export: Callable[..., str]) -> None:
    for places in (["everything"], ["everything", "refund", "start"]):
        document = parsed(export(*places))
        assert len(find(document, "main")) == 1
        levels = [int(e.tag[1]) for e in document.iter() if re.fullmatch("h[1-6]", str(e.tag))]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(deeper - level <= 1 for level, deeper in pairwise(levels))


def test_headings_skip_no_level_whatever_the_page_does(make_book: Callable[..., Book]) -> None:
    book = make_book('<h4 id="a">A</h4><h2 id="b">B</h2><h6 id="c">C</h6>')
    document = parsed(to_html(Job(book, [Location("everything")])))
    assert [e.tag for e in document.iter() if re.fullmatch("h[1-6]", str(e.tag))][:4] == [
        "h1",
        "h2",
        "h2",
        "h3",
    ]


def test_anchors_are_unique_and_links_inside_lead_to_one(export: Callable[..., str]) -> None:
    for places in (["everything"], ["everything", "refund", "start"], ["everything", "everything#lists"]):
        document = parsed(export(*places))
        ids = [e.get("id") for e in document.iter() if e.get("id")]
        assert len(ids) == len(set(ids))
        inside = [e.get("href", "")[1:] for e in find(document, "a") if e.get("href", "").startswith("#")]
        assert inside
        assert set(inside) <= set(ids)
        assert all(
            href.startswith(("#", "https://", "mailto:"))
            for e in find(document, "a")
            if (href := e.get("href", ""))
        )


def test_a_link_to_a_page_that_is_not_there_says_where_to_look(export: Callable[..., str]) -> None:
    document = parsed(export("everything"))
    elsewhere = [e for e in find(document, "span") if e.get("class") == "elsewhere"]
    assert words(elsewhere[0]) == "refunds"
    assert elsewhere[0].get("title") == "In the help book “Sample Help”: Can prepaid credits be refunded?"
    both = parsed(export("everything", "refund"))
    assert "#refund--how" in {a.get("href") for a in find(both, "a")}


def test_several_pages_have_a_table_of_contents(export: Callable[..., str]) -> None:
    document = parsed(export("refund", "everything"))
    navigation = find(document, "nav")[0]
    assert words(navigation) == (
        "Billing Can prepaid credits be refunded? Privacy & security Retention Do you train on my requests?"
    )
    assert [a.get("href") for a in find(navigation, "a")] == ["#refund", "#everything"]
    assert not find(parsed(export("refund")), "nav")


def test_a_section_alone_keeps_question_and_source(export: Callable[..., str]) -> None:
    text = words(find(parsed(export("everything#tables")), "main")[0])
    assert "Do you train on my requests?" in text
    assert "Prepaid" in text
    assert "As of 21 November 2026" in text
    assert "Quoted words." not in text


def test_light_dark_and_paper(export: Callable[..., str]) -> None:
    html = export("refund")
    light, dark = html.split("@media screen and (prefers-color-scheme: dark)")
    assert LIGHT.background in light
    assert DARK.background in dark.split("}")[0]
    assert "@media print" in html


def test_drawings_have_light_ground_in_dark_colours(export: Callable[..., str]) -> None:
    dark = export("refund").split("@media screen and (prefers-color-scheme: dark)")[1].split("\n")[0]
    assert f"img {{ background: {LIGHT.background}; }}" in dark
    assert "picture > img { background: none; }" in dark


@pytest.mark.parametrize(
    ("typed", "valid"),
    [
        ("https://e.com/a b", "https://e.com/a%20b"),
        ("https://e.com/a%20b%zz", "https://e.com/a%20b%25zz"),
        ("https://e.com/[x]{y}|^`", "https://e.com/%5Bx%5D%7By%7D%7C%5E%60"),
        ("https://e.com/#a#b", "https://e.com/#a%23b"),
        ("https://e.com?q=[1]&b=ü#x", "https://e.com?q=%5B1%5D&b=%C3%BC#x"),
        ("https://münchen.de/ä", "https://xn--mnchen-3ya.de/%C3%A4"),
        ("http://[::1]:80/", "http://[::1]:80/"),
        ("HTTPS://e.com/(a)~b_c", "https://e.com/(a)~b_c"),
        ("mailto:a@b.example?subject=x y", "mailto:a@b.example?subject=x%20y"),
        ("https://", ""),
        ("mailto:", ""),
    ],
)
def test_addresses_are_spelt_as_standards_have_them(typed: str, valid: str) -> None:
    assert valid_address(typed) == valid
    assert (f'href="{escape(valid)}"' in outside_link(typed, "a")) == bool(valid)


@pytest.mark.parametrize("page", ["<dl><dd><p>a</p></dd></dl>", "<dl><dt>a</dt></dl>"])
def test_a_term_has_a_meaning_and_a_meaning_a_term(make_book: Callable[..., Book], page: str) -> None:
    document = parsed(to_html(Job(make_book(page), [Location("everything")])))
    assert [part.tag for part in find(document, "dl")[0]] == ["dt", "dd"]


def test_text_is_never_markup(make_book: Callable[..., Book]) -> None:
    title = '</title><script>alert("x")</script>'
    html = to_html(Job(make_book(title=title), [Location("everything")]))
    document = parsed(html)
    assert words(find(document, "title")[0]) == title
    assert "<script" not in html.lower()


def test_attributes_that_run_code_do_not_pass(make_book: Callable[..., Book]) -> None:
    book = make_book(
        '<p onclick="x()" style="color:red">a <a href="javascript:x()">b</a> <a class="external" '
        'href="https://example.org/&quot;onmouseover=&quot;x">c</a></p><iframe src="x"></iframe>'
    )
    document = parsed(to_html(Job(book, [Location("everything")])))
    names = {name for e in document.iter() for name in e.attrib}
    assert not [name for name in names if name.startswith("on") or name == "style"]
    assert not [e for e in find(document, "a") if e.get("href", "").startswith("javascript")]
    assert not find(document, "iframe")


def test_right_to_left_books(make_book: Callable[..., Book]) -> None:
    html = to_html(Job(make_book(language="he"), [Location("everything")]))
    assert '<html lang="he" dir="rtl">' in html
    parsed(html)


def test_unknown_pages_and_sections_are_refused(export: Callable[..., str]) -> None:
    for place in ("nowhere", "everything#nowhere"):
        with pytest.raises(PageMissing):
            export(place)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_opens_in_a_browser(export: Callable[..., str], tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(export("everything"), encoding="utf-8")
    assert CHROMIUM
    printed = subprocess.run(
        [
            *(
                CHROMIUM,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={tmp_path / 'profile'}",
            ),
            *("--dump-dom", file.as_uri()),
        ],
        capture_output=True,
        timeout=120,
        check=True,
    )
    dom = printed.stdout.decode("utf-8")
    assert "<h1>Do you train on my requests?</h1>" in dom
    assert "☑ Done thing" in dom


def test_every_node_is_shown(make_book: Callable[..., Book]) -> None:
    html = to_html(Job(make_book(serialise(EVERY_NODE)), [Location("everything")]))
    document = parsed(html)

    def texts(tag: str, name: str = "") -> list[str]:
        return [words(e) for e in find(document, tag) if e.get("class", "") == name]

    assert texts("p", "tab-title") == ["Linux", "Windows"]
    assert texts("summary") == ["More", "Open already"]
    assert [e.get("open") for e in find(document, "details")] == [None, "open"]
    assert texts("figcaption") == [
        *("example.py", "Caption of the figure", "Caption of the listing", "mermaid"),
    ]
    assert texts("caption") == ["Caption of the table"]
    assert texts("span", "marked") == ["10 if x:"]
    assert texts("span", "removed") == ["11 old()"]
    assert texts("span", "added") == ["12 new()"]
    assert texts("b", "code-note") == ["(1)"]
    assert [e.get("title") for e in find(document, "abbr")] == ["HyperText Markup Language"]
    assert html.count("<math xmlns=") == 2
    assert "e = mc^2" in texts("code")
    assert [e.get("scope") for e in find(document, "th")] == ["col", "col", "row"]
    assert find(document, "ol")[0].get("type") == "a"
    assert len(find(document, "source")) == 1
    assert "▶ A film" in texts("p")
    assert "https://example.org/embedded" in {a.get("href") for a in find(document, "a")}
