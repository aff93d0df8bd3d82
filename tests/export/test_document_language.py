"""What stands around the pages of a file is in the book's language, in every format."""

from __future__ import annotations

import subprocess
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from helpviewer.book.book import Book, Location
from helpviewer.cli.parser import parse
from helpviewer.cli.run import run
from helpviewer.core.formats import EXPORT_FORMATS
from helpviewer.export.export import whole_book, write_export
from helpviewer.page.around.parts import long_date
from helpviewer.page.around.phrases import ENGLISH, GERMAN, WORDS, Words
from helpviewer.page.around.theme import LIGHT
from helpviewer.richtext.document import PageDocument
from helpviewer.richtext.render_options import Paper, RenderOptions
from index_build.build import build

PAGE = """\
---
id: {id}
title: {title}
as_of: 2026-03-05
policy: true
related: [{other}]
sources: [{{title: FAQ, url: "https://example.org/faq"}}]
---
{text} [{text}](https://example.org/more)[^1]

> [!WARNING]
> {text}

!!! note
    {text}

!!! tip "{title}"
    {text}

[^1]: {text}
"""

BOOKS = {
    "de": ("Die Hilfe", "Äpfel lagern", "Birnen lagern", "Kühl und dunkel."),
    "ar": ("كتاب المساعدة", "تخزين التفاح", "تخزين الكمثرى", "بارد ومظلم."),
    "fr": ("Le livre", "Garder les pommes", "Garder les poires", "Au frais."),
}

ENGLISH_ONLY = (
    *("Related questions", "Source", "As of", "Copy made", "March", "Before you rely", "Warning", "Note"),
    *("Contents", "Page 1", "Page 2", "due for a review", "Footnotes"),
)

MakeBook = Callable[[str], Path]

# Or the first PDF would make an application that later tests of windows cannot use.
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def translated_book(make_source: Callable[[Mapping[str, str]], Path], tmp_path: Path) -> MakeBook:
    """Builds a book of two pages in a language."""

    def make(language: str) -> Path:
        title, first, second, text = BOOKS[language]
        book_yml = (
            f'id: help\ntitle: {title}\nversion: "2"\nlanguage: {language}\nhome: one\n'
            f"review_after: 2026-06-01\ncategories:\n  - {{id: fruit, title: {second}}}\n"
        )
        one = PAGE.format(id="one", title=first, other="two", text=text)
        two = PAGE.format(id="two", title=second, other="one", text=text)
        source = make_source({"book.yml": book_yml, "fruit/one.md": one, "fruit/two.md": two})
        build(source, tmp_path / "book")
        return tmp_path / "book"

    return make


def text_in(file: Path) -> str:
    """Everything that can be read in the file, and in a PDF what its outline says."""
    if file.suffix == ".pdf":
        outline = [str(item.title) for item in PdfReader(file).outline if not isinstance(item, list)]
        done = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True)
        return " ".join(f"{done.stdout} {' '.join(outline)}".split())
    if file.suffix == ".epub":
        with zipfile.ZipFile(file) as archive:
            parts = [archive.read(name).decode() for name in archive.namelist() if name.endswith("html")]
        return " ".join(" ".join(parts).split())
    return " ".join(file.read_text("utf-8").split())


def said_in_every_format(words: Words, kind: str) -> list[str]:
    """What must be read in a file of several pages."""
    said = [words.related, words.source, words.as_of.format(long_date("2026-03-05", words))]
    if kind == "md":
        return said  # its alerts have no words of ours
    name = str.upper if kind == "txt" else str
    said += [name(words.notes["warning"]), name(words.notes["note"])]
    if kind in ("pdf", "epub", "html"):
        said += [words.contents]
    if kind in ("html", "epub"):
        said += [words.footnotes]
    return said


@pytest.mark.parametrize("kind", EXPORT_FORMATS)
def test_a_german_book_is_german_throughout(translated_book: MakeBook, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"all.{kind}"
    book = ["--book", str(translated_book("de"))]
    assert run(parse(["export", *book, "--all", "--format", kind, "-o", str(file)])) == 0
    text = text_in(file)
    for said in (*said_in_every_format(GERMAN, kind), "5. März 2026", "Kopie vom", "am 1. Juni 2026"):
        assert said in text, said
    assert [word for word in ENGLISH_ONLY if word in text] == []
    if kind == "pdf":
        assert "Seite 1 von 3" in text
        assert "Version 2" in text


def test_sheets_of_an_arabic_book_run_from_right_to_left(translated_book: MakeBook, tmp_path: Path) -> None:
    file = tmp_path / "all.pdf"
    book = ["--book", str(translated_book("ar"))]
    assert run(parse(["export", *book, "--all", "--format", "pdf", "-o", str(file)])) == 0
    root: Any = PdfReader(file).root_object
    assert root["/ViewerPreferences"]["/Direction"] == "/R2L"
    # Fonts have Arabic letters in the form that each place asks for; searching makes them one again.
    text = unicodedata.normalize("NFKC", text_in(file))
    for said in ("المحتويات", "صفحة", "تخزين التفاح", "أسئلة ذات صلة"):
        assert said in text, said


@pytest.mark.parametrize("kind", ["html", "epub", "txt", "md"])
def test_an_arabic_book_is_arabic_from_right_to_left(
    translated_book: MakeBook, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / f"all.{kind}"
    book = ["--book", str(translated_book("ar"))]
    assert run(parse(["export", *book, "--all", "--format", kind, "-o", str(file)])) == 0
    text = text_in(file)
    for said in (*said_in_every_format(WORDS["ar"], kind), "5 مارس 2026"):
        assert said in text, said
    assert [word for word in ENGLISH_ONLY if word in text] == []
    if kind == "html":
        assert '<html lang="ar" dir="rtl">' in text
    if kind == "epub":
        with zipfile.ZipFile(file) as archive:
            assert 'page-progression-direction="rtl"' in archive.read("EPUB/book.opf").decode()


@pytest.mark.parametrize("kind", EXPORT_FORMATS)
def test_a_language_without_words_gets_those_of_the_window(
    translated_book: MakeBook, tmp_path: Path, kind: str
) -> None:
    book = Book.open(translated_book("fr"))
    for words in (ENGLISH, GERMAN):
        file = tmp_path / f"{words.language}.{kind}"
        write_export(whole_book(book)._replace(words=words), kind, file)
        text = text_in(file)
        assert words.related in text
        assert words.copied_on.split(" {")[0] in text
        if kind in ("html", "epub"):
            assert f'<p class="origin" lang="{words.language}" dir="ltr">' in text


def test_hits_are_called_so_in_the_books_language(
    translated_book: MakeBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    book = ["--book", str(translated_book("de"))]
    assert run(parse(["export", *book, "--search", "kühl dunkel", "--format", "txt"])) == 0
    assert (tmp_path / "Suche kühl dunkel.txt").read_text("utf-8").startswith("Suche: kühl dunkel\n")


@pytest.mark.parametrize(("language", "features"), [("ar", 0), ("de", 4)])
def test_letters_are_joined_where_they_must_be(
    translated_book: MakeBook, language: str, features: int
) -> None:
    book = Book.open(translated_book(language))
    paper = Paper(frozenset({"one"}), many=False)
    document = PageDocument(book, Location("one"), RenderOptions(LIGHT, paper=paper))
    # In other scripts a ligature is found neither by searching nor by copying.
    assert len(document.defaultFont().featureTags()) == features
