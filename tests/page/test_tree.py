from __future__ import annotations

import html5lib
import pytest

from helpviewer.page import tree
from helpviewer.page.tree import MAX_DEPTH, Element, blocks_in, parse, section


def outline(root: Element) -> object:
    return [
        child if isinstance(child, str) else (child.tag, child.attributes, outline(child))
        for child in root.children
    ]


def test_reads_what_a_browser_reads(everything: str) -> None:
    """Against html5lib, which follows the standard's own algorithm."""
    theirs = html5lib.parseFragment(everything, namespaceHTMLElements=False)

    def flat(element: Element) -> list[tuple[str, dict[str, str], str]]:
        return [(e.tag, e.attributes, e.text()) for e in element.walk()][1:]

    expected = [(e.tag, dict(e.attrib), "".join(e.itertext())) for e in theirs.iter()][1:]
    assert flat(parse(everything)) == expected


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("a &amp; b &lt;c&gt; &nbsp;&eacute;&#8211;&unknown;", ["a & b <c> \u00a0é–&unknown;"]),
        ("1 < 2 > 1", ["1 < 2 > 1"]),
        ('<a href="x?a=1&amp;b=2" HREF="second">t</a>', [("a", {"href": "x?a=1&b=2"}, ["t"])]),
        ("<p>open", [("p", {}, ["open"])]),
        ("</p>x", ["x"]),
        ("<b><i>x</b>y", [("b", {}, [("i", {}, ["x"])]), "y"]),
        ("<br/>x<BR>", [("br", {}, []), "x", ("br", {}, [])]),
        ("<!-- <b> -->x<!DOCTYPE html>", ["<!-- ", ("b", {}, [" -->x"])]),
        ("a<script>alert('<b>')</script>b", ["a", "b"]),
        ("a<style>p{}", ["a"]),
        ("<p class='x y' hidden>t</p>", [("p", {"class": "x y", "hidden": ""}, ["t"])]),
    ],
)
def test_odd_fragments(fragment: str, expected: object) -> None:
    assert outline(parse(fragment)) == expected


def test_deep_nesting_is_flattened() -> None:
    root = parse("<div>" * 50_000 + "text" + "</div>" * 50_000 + "<p>after</p>")

    def depth(element: Element) -> int:
        return 1 + max((depth(child) for child in element.elements()), default=0)

    assert depth(root) <= MAX_DEPTH + 2
    assert root.text() == "textafter"
    assert [child.tag for child in root.elements()] == ["div", "p"]


@pytest.mark.parametrize("piece", ['<a "', "<!--", "<a b='", "&", "<" * 3])
def test_damage_is_read_in_one_pass(piece: str) -> None:
    # A pattern that goes back would need hours for this; the test then never ends.
    assert parse(piece * 200_000).text() == piece * 200_000


def test_a_section_ends_before_the_next_heading_of_its_level(everything: str) -> None:
    part = section(parse(everything), "code")
    assert [e.get("id") for e in part.elements() if e.tag in tree.HEADINGS] == ["code", "deeper"]
    assert "Text before the rule." in part.text()
    assert "Prepaid" not in part.text()


def test_a_section_takes_its_footnotes_along_under_their_numbers() -> None:
    page = parse(
        '<p>x</p><h2 id="one">One</h2>'
        '<p>a<sup class="footnote-ref"><a href="#fn-2" id="fnref-2">2</a></sup></p>'
        '<h2 id="two">Two</h2><section class="footnotes"><ol><li id="fn-1">first</li>'
        '<li id="fn-2">second</li></ol></section>'
    )
    one = section(page, "one")
    notes = next(e for e in one.elements() if e.has_class("footnotes"))
    assert [(e.get("value"), e.text()) for e in notes.walk() if e.tag == "li"] == [("2", "second")]
    assert "second" not in section(page, "two").text()


def test_an_unknown_section_gives_the_whole_page(everything: str) -> None:
    root = parse(everything)
    assert section(root, "nowhere") is root
    assert section(root, "") is root


def test_loose_text_becomes_paragraphs_and_unknown_containers_give_way() -> None:
    blocks = blocks_in(parse("one <b>two</b><p>three</p>four<details><p>five</p></details>"))
    assert [(b.tag, b.text()) for b in blocks] == [
        ("p", "one two"),
        ("p", "three"),
        ("p", "four"),
        ("div", "five"),
    ]
