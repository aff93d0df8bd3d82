"""Places that links can lead to: every element may have an id."""

from __future__ import annotations

import pytest

from helpviewer.page.serialise import serialise

from .conftest import Read


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a <b id=x>b</b>", '<p>a <a id="x"></a><strong>b</strong></p>'),
        ("a <code id=x>b</code>", '<p>a <a id="x"></a><code>b</code></p>'),
        ("a <kbd id=x>b</kbd>", '<p>a <a id="x"></a><kbd>b</kbd></p>'),
        ("a <abbr id=x title=T>b</abbr>", '<p>a <a id="x"></a><abbr title="T">b</abbr></p>'),
        ('<img id="x" src="p.svg" alt="a">', '<p><a id="x"></a><img src="p.svg" alt="a"></p>'),
        (
            "<table><tr id=r><td>a</td><td id=x>b</td></tr></table>",
            '<table><tbody><tr><td><a id="r"></a>a</td><td><a id="x"></a>b</td></tr></tbody></table>',
        ),
        (
            "<table><tr></tr><tr id=r><td id=x><p>a</p></td></tr></table>",
            '<table><tbody><tr><td><p><a id="x"></a><a id="r"></a>a</p></td></tr></tbody></table>',
        ),
        ("<ul><li id=x><p>a</p></li></ul>", '<ul><li><p><a id="x"></a>a</p></li></ul>'),
        ("<details><summary id=x>a</summary>b</details>",
         '<details><summary><a id="x"></a>a</summary><p>b</p></details>'),
        ("<figure>a<figcaption id=x>b</figcaption></figure>",
         '<figure>a<figcaption><a id="x"></a>b</figcaption></figure>'),
        # Places without text of their own are where the next block is.
        ("<div id=x></div>\n\na", '<p><a id="x"></a>a</p>'),
        ("<a id=x></a>\n\n> a", '<div id="x"><blockquote><p>a</p></blockquote></div>'),
        ("<a name=x></a><a name=y></a>\n\n***", '<div id="x"><div id="y"><hr></div></div>'),
    ],
)  # fmt: skip
def test_an_id_on_any_element_is_a_place(read: Read, text: str, html: str) -> None:
    page = read(text)
    assert serialise(page.blocks).replace("\n", "") == html
    assert "x" in page.places


def test_a_place_before_a_heading_is_the_heading(read: Read) -> None:
    page = read("a\n\n<a id=x></a>\n\n## B")
    assert serialise(page.blocks).replace("\n", "") == '<p>a</p><h2 id="b">B</h2>'
    assert page.anchors["x"] == "b"
