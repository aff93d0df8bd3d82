"""Documentation in one file: EPUB, Qt's help, and files of which no book can be made."""

from __future__ import annotations

import sqlite3
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from helpviewer.book.book import Book
from index_build.build import build, check
from index_build.diagnostics import BuildFailed
from index_build.sources.archives import unpacking
from index_build.sources.archives.source_folder import unpacked
from tests.sources_trees import written

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
)
PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf"><metadata
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The  guide</dc:title>
 <dc:language>de</dc:language></metadata>
<manifest><item id="n" href="nav.xhtml" properties="nav"/><item id="a" href="text/z-first.xhtml"/>
<item id="b" href="text/second%20one.xhtml"/><item id="c" href="text/a-third.xhtml"/></manifest>
<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine></package>"""
NAV = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
<nav epub:type="toc"><ol><li><a href="text/z-first.xhtml">Start</a>
<ol><li><a href="text/a-third.xhtml">Third</a></li></ol></li></ol></nav></body></html>"""


def page(title: str, text: str) -> str:
    return (
        f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>'
        f'<body><h1>{title}</h1><a id="here"/><p>{text}</p></body></html>'
    )


FILES = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OEBPS/content.opf": PACKAGE,
    "OEBPS/nav.xhtml": NAV,
    "OEBPS/text/z-first.xhtml": page("First", '<a href="second%20one.xhtml#here">on</a>'),
    "OEBPS/text/second one.xhtml": page("Second", 'More. <img src="../p.svg" alt="p"/>'),
    "OEBPS/text/a-third.xhtml": page("Third", "Last."),
    "OEBPS/p.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
}


def zipped(path: Path, files: Mapping[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def test_an_epub_in_the_order_of_its_spine(tmp_path: Path) -> None:
    file = zipped(tmp_path / "guide.epub", FILES)
    summary = build(file, tmp_path / "book")
    assert summary.warnings == ()
    book = Book.open(tmp_path / "book")
    assert (book.info.title, book.info.language, book.info.home) == ("The guide", "de", "text-z-first")
    assert [page.title for page in book.pages()] == ["First", "Second", "Third"]
    assert 'href="text-second-one.html"' in book.html("text-z-first")
    assert "<img" in book.html("text-second-one")


def test_an_epub_that_was_unpacked_already(tmp_path: Path) -> None:
    build(written(tmp_path / "src", FILES).path, tmp_path / "book")
    assert [page.title for page in Book.open(tmp_path / "book").pages()] == ["First", "Second", "Third"]


@pytest.mark.parametrize("suffix", [".epub", ".qch", ".chm", ".pdf"])
def test_a_file_that_is_none(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"x{suffix}"
    file.write_bytes(b"no such thing")
    (problem,) = check(file)
    assert (problem.file, problem.severity) == (file.as_posix(), "error")


def test_nothing_is_unpacked_outside_of_the_folder(tmp_path: Path) -> None:
    bad = {"../out.html": "x", "/etc/out.html": "x", "a/../../out.html": "x", "a\\..\\..\\out.html": "x"}
    file = zipped(tmp_path / "bad.epub", {**FILES, **bad, "OEBPS": "a file that is a folder"})
    with unpacked(file) as docs:
        names = {
            path.relative_to(docs.folder).as_posix() for path in docs.folder.rglob("*") if path.is_file()
        }
        beside = {path.name for path in docs.folder.parent.iterdir()}
    assert names == {name for name in FILES if name != "mimetype"}
    assert "out.html" not in beside


def test_a_file_that_grows_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MOST_BYTES", 1000)
    file = zipped(tmp_path / "bomb.epub", {"a.html": "x" * 2000})
    (problem,) = check(file)
    assert "holds more than" in problem.sentence


def qt_text(text: str) -> bytes:
    data = text.encode("utf-16-be")
    return struct.pack(">I", len(data)) + data


def help_of_qt(path: Path, files: Mapping[str, str], contents: list[tuple[int, str, str]]) -> Path:
    database = sqlite3.connect(path)
    database.executescript(
        "CREATE TABLE FolderTable (Id INTEGER PRIMARY KEY, Name TEXT, NamespaceId INTEGER);"
        "CREATE TABLE FileNameTable (FolderId INTEGER, Name TEXT, FileId INTEGER, Title TEXT);"
        "CREATE TABLE FileDataTable (Id INTEGER PRIMARY KEY, Data BLOB);"
        "CREATE TABLE ContentsTable (Id INTEGER PRIMARY KEY, NamespaceId INTEGER, Data BLOB);"
        "INSERT INTO FolderTable VALUES (1, 'doc', 1); INSERT INTO FileDataTable VALUES (99, NULL);"
    )
    for number, (name, text) in enumerate(files.items(), 1):
        data = struct.pack(">I", len(text)) + zlib.compress(text.encode())
        database.execute("INSERT INTO FileNameTable VALUES (1, ?, ?, '')", (name, number))
        database.execute("INSERT INTO FileDataTable VALUES (?, ?)", (number, data))
    rows = (struct.pack(">i", depth) + qt_text(ref) + qt_text(title) for depth, ref, title in contents)
    database.execute("INSERT INTO ContentsTable VALUES (1, 1, ?)", (b"".join(rows),))
    database.commit()
    database.close()
    return path


def test_the_help_of_qt(tmp_path: Path) -> None:
    pages = {f"{name}.html": f"<html><body><h1>{name}</h1><p>Text.</p></body></html>" for name in "abcd"}
    rows = [(0, "d.html", "My program"), (1, "c.html", "C & <more>"), (2, "b.html", "B"), (1, "a.html", "A")]
    build(help_of_qt(tmp_path / "x.qch", pages, rows), tmp_path / "book")
    book = Book.open(tmp_path / "book")
    assert (book.info.title, book.info.home) == ("My program", "doc-d")
    assert [page.id for page in book.pages()] == ["doc-d", "doc-c", "doc-b", "doc-a"]


@pytest.mark.parametrize("cut", [2, 6, 30])
def test_contents_of_qt_that_end_too_soon_are_told(cut: int, tmp_path: Path) -> None:
    file = help_of_qt(tmp_path / "x.qch", {"a.html": "<h1>A</h1><p>x</p>"}, [(0, "a.html", "A")])
    database = sqlite3.connect(file)
    (data,) = database.execute("SELECT Data FROM ContentsTable").fetchone()
    database.execute("UPDATE ContentsTable SET Data = ?", (data[:cut],))
    database.commit()
    database.close()
    assert all(problem.severity == "error" for problem in check(file))


def test_a_view_without_an_end_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x.qch"
    database = sqlite3.connect(file)
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS Id, 'x' AS Name FROM n"
    )
    database.executescript(
        f"CREATE VIEW FolderTable AS {endless};"
        "CREATE TABLE FileNameTable (FolderId INTEGER, Name TEXT, FileId INTEGER);"
        "CREATE TABLE FileDataTable (Id INTEGER, Data BLOB); INSERT INTO FileNameTable VALUES (0, 'a', 1);"
        "INSERT INTO FileDataTable VALUES (1, x'00');"
    )
    database.close()
    monkeypatch.setattr("index_build.sources.archives.qch.MOST_SECONDS", 0.0)
    with pytest.raises(BuildFailed), unpacked(file):
        pass
