from __future__ import annotations

import html5lib
import pytest

from helpviewer.page.tree import MAX_DEPTH, Element, parse_tree


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
    assert flat(parse_tree(everything)) == expected


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
    assert outline(parse_tree(fragment)) == expected


def test_deep_nesting_is_flattened() -> None:
    root = parse_tree("<div>" * 50_000 + "text" + "</div>" * 50_000 + "<p>after</p>")

    def depth(element: Element) -> int:
        return 1 + max((depth(child) for child in element.elements()), default=0)

    assert depth(root) <= MAX_DEPTH + 2
    assert root.text() == "textafter"
    assert [child.tag for child in root.elements()] == ["div", "p"]


@pytest.mark.parametrize("piece", ['<a "', "<!--", "<a b='", "&", "<" * 3])
def test_damage_is_read_in_one_pass(piece: str) -> None:
    # A pattern that goes back would need hours for this; the test then never ends.
    assert parse_tree(piece * 200_000).text() == piece * 200_000
