from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import PageMissing
from helpviewer.export.epub import write_epub
from helpviewer.page.output.job import Job
from helpviewer.page.output.progress import Cancelled
from index_build.build import build

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"


def made(book: Book, *places: str) -> zipfile.ZipFile:
    stream = io.BytesIO()
    write_epub(Job(book, [Location.parse(place) for place in places], today=date(2026, 12, 3)), stream)
    return zipfile.ZipFile(stream)


@pytest.fixture
def epub(book: Book) -> Callable[..., zipfile.ZipFile]:
    return lambda *places: made(book, *places)


def parsed(archive: zipfile.ZipFile, name: str) -> ET.Element:
    return ET.fromstring(archive.read(name))


def words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_is_a_container_of_the_kind(epub: Callable[..., zipfile.ZipFile]) -> None:
    archive = epub("everything", "refund")
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert archive.read("mimetype") == b"application/epub+zip"
    package = parsed(archive, "EPUB/book.opf")
    listed = {item.get("href") for item in package.iter(f"{OPF}item")}
    inside = {name.removeprefix("EPUB/") for name in archive.namelist() if name.startswith("EPUB/")}
    assert listed == inside - {"book.opf"}
    order = [item.get("idref") for item in package.iter(f"{OPF}itemref")]
    assert order == ["title", "nav", "p0001", "p0002"]


def test_says_what_it_is(epub: Callable[..., zipfile.ZipFile]) -> None:
    package = parsed(epub("everything", "refund"), "EPUB/book.opf")
    assert [e.text for e in package.iter(f"{DC}title")] == ["Sample Help"]
    assert [e.text for e in package.iter(f"{DC}language")] == ["en"]
    assert [e.text for e in package.iter(f"{DC}date")] == ["2026-11-21"]
    assert [e.text for e in package.iter(f"{DC}source")] == [
        "https://example.org/faq/general",
        "https://example.org/faq/security",
    ]


def test_every_page_says_where_it_came_from(epub: Callable[..., zipfile.ZipFile]) -> None:
    page = parsed(epub("everything", "refund"), "EPUB/p0001.xhtml")
    text = words(page)
    assert "Do you train on my requests?" in text
    assert (
        "As of 21 November 2026. Before you rely on this policy answer, check the live pages: General FAQ"
        in text
    )
    assert "As of 21 November 2026 · Copy made on 3 December 2026" in text


def test_the_contents_follow_the_categories(epub: Callable[..., zipfile.ZipFile]) -> None:
    archive = epub("everything", "refund")
    navigation = next(parsed(archive, "EPUB/nav.xhtml").iter(f"{XHTML}nav"))
    assert words(navigation) == (
        "Contents Privacy & security Retention Do you train on my requests? "
        "Billing Can prepaid credits be refunded?"
    )
    assert [a.get("href") for a in navigation.iter(f"{XHTML}a")] == ["p0001.xhtml", "p0002.xhtml"]


def test_links_lead_to_files_and_anchors_that_exist(epub: Callable[..., zipfile.ZipFile]) -> None:
    archive = epub("everything", "refund")
    ids = {
        name: {e.get("id") for e in parsed(archive, f"EPUB/{name}").iter() if e.get("id")}
        for name in ("p0001.xhtml", "p0002.xhtml")
    }
    inside = 0
    for name in ids:
        for link in parsed(archive, f"EPUB/{name}").iter(f"{XHTML}a"):
            address = link.get("href", "")
            if address.startswith(("https:", "mailto:")):
                continue
            file, _, anchor = address.partition("#")
            assert not anchor or anchor in ids[file or name]
            assert file in ("", *ids)
            inside += 1
    assert inside > 4


def test_pictures_are_in_it_once(epub: Callable[..., zipfile.ZipFile], book: Book) -> None:
    archive = epub("everything", "everything#tables")
    assert archive.read("EPUB/images/i1.png") == (book.path / "images" / "wide.png").read_bytes()
    assert len([name for name in archive.namelist() if "/images/" in name]) == 2


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        (b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/1/svg11.dtd">', b""),
        (b"<!DOCTYPE svg SYSTEM 'http://www.w3.org/1/svg11.dtd'\n>", b""),
        (b'<!DOCTYPE svg SYSTEM "a.dtd" [<!ENTITY a "b">]>', b'<!DOCTYPE svg [<!ENTITY a "b">]>'),
    ],
)
def test_drawings_name_no_grammar_on_the_web(book: Book, head: bytes, kept: bytes) -> None:
    rest = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    (book.path / "images" / "drawing.svg").write_bytes(b'<?xml version="1.0"?>' + head + rest)
    archive = made(book, "everything")
    name = next(name for name in archive.namelist() if name.endswith(".svg"))
    assert archive.read(name) == b'<?xml version="1.0"?>' + kept + rest


def test_the_same_pages_give_the_same_bytes(book: Book, today: date) -> None:
    found = []
    for _ in range(2):
        stream = io.BytesIO()
        write_epub(Job(book, [Location("everything")], today=today), stream)
        found.append(stream.getvalue())
    assert found[0] == found[1]


def test_characters_that_xml_cannot_hold_are_left_out(make_book: Callable[..., Book]) -> None:
    archive = made(make_book("<p>a\x0bb\x1fc</p>", title="x\x00y & <z>"), "everything")
    assert "abc" in words(parsed(archive, "EPUB/p0001.xhtml"))


def test_right_to_left_books(make_book: Callable[..., Book]) -> None:
    archive = made(make_book(language="he"), "everything")
    assert b'page-progression-direction="rtl"' in archive.read("EPUB/book.opf")
    assert parsed(archive, "EPUB/p0001.xhtml").get("dir") == "rtl"


def test_cancelling_and_unknown_pages(book: Book, epub: Callable[..., zipfile.ZipFile]) -> None:
    def stop(done: int, total: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_epub(Job(book, [Location("everything"), Location("refund")], progress=stop), io.BytesIO())
    with pytest.raises(PageMissing):
        epub("nowhere")


INLINE = ("em", "strong", "a", "del", "ins", "code", "kbd", "sub", "sup", "mark", "small", "span", "abbr")
BLOCKS = ("p", "ul", "ol", "dl", "pre", "table", "blockquote", "aside", "figure", "section", "hr", "h2", "h3")


@pytest.mark.parametrize(
    "text",
    [
        "Some <b>bold text that is never closed.\n\nNext paragraph.\n\n- list\n",
        "<em>one\n\ntwo</em>\n\n<a href='https://example.org'>\n\n- list\n\n> quote\n\n</a>\n",
        "<a name='x'>\n\n## Heading\n\n<strong><ul><li>item</li></ul></strong>\n",
        "<ul>\n<b><li>one</li></b>\n<li><i><p>two</p></i></li>\n</ul>\n\n<p><table><tr><td>x</table></p>\n",
        "<kbd><pre>code</pre></kbd> <sub><h3>x</h3></sub> <mark><hr></mark>\n",
    ],
)
def test_no_block_stands_within_a_line(make_source: Callable[..., Path], tmp_path: Path, text: str) -> None:
    source = make_source({"welcome.md": f"---\nid: welcome\ntitle: Welcome\nmistakes: warn\n---\n{text}"})
    book_yml = source / "book.yml"
    book_yml.write_text(book_yml.read_text("utf-8") + "mistakes: warn\n", "utf-8")
    build(source, tmp_path / "book")
    page = parsed(made(Book.open(tmp_path / "book"), "welcome"), "EPUB/p0001.xhtml")
    for element in page.iter():
        name = str(element.tag).removeprefix(XHTML)
        inside = {str(inner.tag).removeprefix(XHTML) for inner in element.iter() if inner is not element}
        assert name not in INLINE or not inside & set(BLOCKS)
        assert name not in ("p", "h2", "h3") or not inside & set(BLOCKS)
    assert letters(text) == letters(" ".join(page.itertext()), text)


def letters(text: str, wanted: str = "") -> list[str]:
    """The words of a text without tags and marks; only those of another one where it is given."""
    found: list[str] = re.findall(r"[a-z]+", re.sub(r"<[^>]*>", " ", text).lower())
    known = set(letters(wanted)) if wanted else set(found)
    return [word for word in found if word in known]
