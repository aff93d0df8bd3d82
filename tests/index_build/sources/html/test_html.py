"""A folder of HTML: the content of each page without its site, and a tree from what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpviewer.book.book import Book
from index_build.cli import main
from index_build.sources.html.page import read_html_page
from index_build.sources.html.read import read_html
from tests.sources_trees import body, tree, written


def page(title: str, content: str = "<p>Some text.</p>", head: str = "") -> str:
    return (
        f"<html lang=de><head><title>{title} — Site</title>{head}</head><body>"
        f"<nav><a href=x.html>Site</a></nav><main><h1>{title}<a class=headerlink href=#t>¶</a></h1>"
        f"{content}</main><footer>Foot</footer></body></html>"
    )


def test_the_content_of_a_page() -> None:
    found = read_html_page(page("Title", "<p id=here>Text</p><script>x()</script><nav>more</nav>"))
    assert (found.title, found.language) == ("Title", "de")
    assert found.body == '<main><h1>Title</h1><p id="here">Text</p></main>'
    assert read_html_page("<body><div id=x>A</div><main>B</main>", "#x").body == '<div id="x">A</div>'
    assert read_html_page("<title>T | Site</title><p>No main").title == "T"


def test_a_page_of_rustdoc_is_without_its_signs() -> None:
    found = read_html_page(
        "<section id=main-content><h1>Enum <span>Option</span></h1><rustdoc-toolbar></rustdoc-toolbar>"
        "<details class='toggle top-doc' open><summary class=hideme>Expand description</summary>"
        "<p>What it is.</p></details><h2 id=e><a class=doc-anchor href=#e>§</a>Examples</h2>"
        "<a class='src rightside' href=../src/x.html>Source</a></section>"
    )
    assert found.title == "Enum Option"
    assert found.body == (
        '<section id="main-content"><h1>Enum <span>Option</span></h1><p>What it is.</p>'
        '<h2 id="e">Examples</h2></section>'
    )


def test_pages_that_moved_lead_on() -> None:
    found = read_html_page('<meta http-equiv="refresh" content="0; url=new/x.html">')
    assert found.moved_to == "new/x.html"


def wrapper(*links: str) -> str:
    rows = "".join(f'<li><a href="{link}">{link}</a></li>' for link in links)
    return f"<p>T.</p><div class='toctree-wrapper'><p class=caption>Part</p><ul>{rows}</ul></div>"


NCX = """<?xml version="1.0"?>
<!DOCTYPE ncx PUBLIC "x" "y">
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>
  <navPoint><navLabel><text>B</text></navLabel><content src="b.xhtml"/>
    <navPoint><navLabel><text>A</text></navLabel><content src="a.xhtml#x"/></navPoint>
  </navPoint>
</navMap></ncx>"""
TREES = {
    "toctrees of Sphinx": (
        {
            "index.html": page("Home", wrapper("a.html", "b/c.html")),
            "a.html": page("A"),
            "b/c.html": page("C", wrapper("d.html").replace("<p class=caption>Part</p>", "")),
            "b/d.html": page("D"),
            "genindex.html": page("Index"),
        },
        ["index.html", "[Part]", "  a.html = a.html", "  b/c.html = b/c.html", "    b/d.html = d.html"],
    ),
    "pages above and next": (
        {
            "index.html": page("Home", head='<link rel=next href="two.html">'),
            "two.html": page("Two", head='<link rel=up href="index.html"><link rel=next href="one.html">'),
            "one.html": page("One", head='<link rel=up href="two.html"><link rel=next href="last.html">'),
            "last.html": page("Last", head='<link rel=up href="index.html">'),
        },
        ["index.html", "  two.html", "    one.html", "  last.html"],
    ),
    "a table of contents in XML": (
        {
            "OEBPS/toc.ncx": NCX,
            "OEBPS/a.xhtml": page("A"),
            "OEBPS/b.xhtml": page("B"),
        },
        ["OEBPS/b.xhtml = B", "  OEBPS/a.xhtml = A"],
    ),
    "the contents of Windows help": (
        {
            "x.hhc": "<ul><li><object><param name=Name value=Two><param name=Local value=two.htm></object>"
            "<ul><li><object><param name=Name value=One>"
            "<param name=Local value='sub\\one.htm'></object></ul></ul>",
            "two.htm": page("Two"),
            "sub/one.htm": page("One"),
        },
        ["two.htm = Two", "  sub/one.htm = One"],
    ),
    "contents that mdBook keeps beside the pages": (
        {
            "index.html": page("One", "<p>1</p>"),
            "one.html": page("One", "<p>1</p>"),
            "two.html": page("Two"),
            "three.html": page("Three"),
            "old.html": page("Old"),
            "toc.html": "<ol class=chapter><li><a href=one.html>One</a><ol class=section>"
            "<li><a href=two.html>1. Two</a></li></ol></li><li><a href=three.html>Three</a></li></ol>",
        },
        ["one.html = One", "  two.html = 1. Two", "three.html = Three"],
    ),
    "folders": (
        {
            "index.html": page("Home"),
            "b/index.html": page("B"),
            "b/10.html": page("X"),
            "b/9.html": page("Y"),
        },
        ["index.html", "b/index.html", "  b/9.html", "  b/10.html"],
    ),
}


@pytest.mark.parametrize("name", TREES)
def test_the_tree(name: str, tmp_path: Path) -> None:
    files, expected = TREES[name]
    folder = written(tmp_path, files)
    found = read_html(folder, "index.html" if "index.html" in files else "")
    assert tree(found.navigation) == expected


def test_entities_are_not_read(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><ncx><navMap>&b;</navMap></ncx>'
    found = read_html(written(tmp_path, {"toc.ncx": bomb, "a.html": page("A")}), "")
    assert [one.name for one in found.pages] == ["a.html"]


def test_a_book_of_html(tmp_path: Path) -> None:
    files = {
        "index.html": page("Home", '<p><a href="a.html#part">A</a> <a href="old.html">old</a></p>'),
        "a.html": page("A", '<div id="part"><p>Part.</p></div>'),
        "old.html": '<meta http-equiv="refresh" content="0; url=a.html">',
    }
    written(tmp_path / "src", files)
    assert main(["build", str(tmp_path / "src"), "-o", str(tmp_path / "book"), "--strict"]) == 0
    book = Book.open(tmp_path / "book")
    assert [(one.id, one.title) for one in book.pages()] == [("index", "Home"), ("a", "A")]
    assert 'href="a.html#part"' in book.html("index")
    assert "Foot" not in book.html("index")
    assert "<h" not in book.html("index"), "the title is said above the page"


def test_pages_without_a_navigation_are_in_the_order_of_their_folders(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ("index", "b/one", "b/two", "c/three")
    written(tmp_path / "src", {f"{name}.html": page(name) for name in names})

    assert main(["build", str(tmp_path / "src"), "-o", str(tmp_path / "book")]) == 0

    said = "Taken for a folder of HTML (index.html): 4 pages, in the order of their folders.\n"
    assert capsys.readouterr().out.startswith(said)


def test_a_page_that_is_there_twice_is_one(tmp_path: Path) -> None:
    files = {
        "index.html": page("One", "<p>1</p>"),
        "one.html": page("One", "<p>1</p>"),
        "two.html": page("Two", '<p><a href="index.html">One</a></p>'),
    }
    written(tmp_path / "src", files)

    assert main(["build", str(tmp_path / "src"), "-o", str(tmp_path / "book"), "--strict"]) == 0

    book = Book.open(tmp_path / "book")
    assert ([one.id for one in book.pages()], book.info.home) == (["one", "two"], "one")
    assert 'href="one.html"' in book.html("two")


def test_the_body_is_all_there_is_without_a_main(tmp_path: Path) -> None:
    found = read_html(written(tmp_path, {"a.html": "<h1>A</h1><p>Text</p>"}), "")
    assert body(found, "a.html") == "<body><h1>A</h1><p>Text</p></body>"


def test_boxes_that_most_pages_have_belong_to_the_site(tmp_path: Path) -> None:
    menu = '<div><a href="i.html">Start</a> <form>Search</form><p>About us</p></div>'
    files = {f"{n}.html": f"{menu}<h1>P{n}</h1><p>See also</p><p>Text {n}</p>" for n in range(9)}
    files["9.html"] = "<h1>Last</h1><p>About us and others</p>"
    found = read_html(written(tmp_path, {**files, "8.html": f"{files['8.html']}<p>Start</p>"}), "")
    assert body(found, "3.html") == "<body><h1>P3</h1><p>Text 3</p></body>"
    assert body(found, "8.html") == "<body><h1>P8</h1><p>Text 8</p><p>Start</p></body>"
    assert body(found, "9.html") == "<body><h1>Last</h1><p>About us and others</p></body>"
    few = read_html(written(tmp_path / "few", {f"{n}.html": f"{menu}<h1>P{n}</h1>" for n in range(3)}), "")
    assert "About us" in body(few, "1.html")


def test_links_to_indexes_and_listings_that_are_left_out_are_words(tmp_path: Path) -> None:
    links = (
        '<a href="genindex.html">Index</a> <a href="src-html/a%20b.html#l">source</a> <a href="c.html">c</a>'
    )
    files = {"a.html": page("A", links), "genindex.html": page("I"), "src-html/a b.html": page("S")}
    found = read_html(written(tmp_path, files), "")
    assert 'Index source <a href="c.html">c</a>' in body(found, "a.html")
    assert [one.name for one in found.pages] == ["a.html"]
    assert found.remarks == ("2 indexes or listings of sources left out",)


def test_drawings_in_frames_are_pictures() -> None:
    frame = '<iframe scrolling="no" src="a.svg" width="9"><p><b>This browser shows no SVG.</b></p></iframe>'
    text = f'<main><h1>A</h1>{frame}<object type="image/svg+xml" data="b.svg">No</object><p>T</p></main>'
    assert '<img src="a.svg" alt=""><img src="b.svg" alt=""><p>T</p>' in read_html_page(text).body
