"""What a publisher says of a book reaches readers, files and paper."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from helpviewer.book.book import Book, Location
from helpviewer.book.imprint import EMPTY_IMPRINT, Imprint, Logo, filled
from helpviewer.export.epub import write_epub
from helpviewer.export.export import whole_book
from helpviewer.export.html.file import to_html
from helpviewer.links.publisher import correction_address, web_address
from helpviewer.page.around.phrases import GERMAN
from helpviewer.page.around.theme import DARK, LIGHT
from helpviewer.page.parse import parse
from helpviewer.richtext.page import RichPage
from helpviewer.richtext.render_options import RenderOptions
from index_build.build import build, check
from tests.conftest import MakeSource

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="{0}"><rect width="9" height="9"/></svg>'
BOOK = """\
id: acme
title: Acme Help
version: "2"
categories: folders
home: start
publisher: Acme Writers
licence: {title: CC BY 4.0, url: https://example.org/by}
web: https://docs.example.org/{page}#{section}
corrections: "https://git.example.org/edit/main/docs/{path}"
logo: {light: images/logo.svg, dark: images/dark.svg}
words: {related: See also}
"""
FILES = {
    "book.yml": BOOK,
    "start.md": "---\ntitle: Start\nrelated: [two]\n---\nText.\n",
    "more/two.md": "---\nid: two\ntitle: Two & more\n---\nText.\n\n## A part\n\nMore.\n",
    "images/logo.svg": LOGO.format(192),
    "images/dark.svg": LOGO.format(193),
}


@pytest.fixture
def acme(make_source: MakeSource, tmp_path: Path) -> Book:
    source = make_source(FILES)
    assert check(source) == []
    build(source, tmp_path / "book")
    return Book.open(tmp_path / "book")


def test_a_book_keeps_what_its_publisher_says(acme: Book) -> None:
    imprint = acme.info.imprint
    assert imprint.publisher == "Acme Writers"
    assert (imprint.licence, imprint.licence_url) == ("CC BY 4.0", "https://example.org/by")
    assert imprint.web_home == "https://docs.example.org/"
    assert imprint.logo is not None
    assert (imprint.logo.width, imprint.logo.height) == (300, 192)
    assert imprint.logo.dark.startswith("dark-")
    assert acme.page("two").file == "more/two.md"


def test_a_book_whose_publisher_says_nothing_holds_nothing_of_it(
    make_source: MakeSource, tmp_path: Path
) -> None:
    build(make_source({"welcome.md": "---\nid: welcome\ntitle: W\n---\nText.\n"}), tmp_path / "book")
    assert "imprint" not in (tmp_path / "book" / "book.json").read_text("utf-8")
    book = Book.open(tmp_path / "book")
    assert book.info.imprint == EMPTY_IMPRINT
    assert book.page("welcome").file == ""
    assert web_address(book, Location("welcome")) == ""
    assert correction_address("acme", book, Location("welcome")) == ""


def test_addresses_name_the_place(acme: Book) -> None:
    assert web_address(acme, Location("two", "a-part")) == "https://docs.example.org/two#a-part"
    assert web_address(acme, Location("two")) == "https://docs.example.org/two"
    address = correction_address("acme", acme, Location("two", "a-part"))
    assert address == "https://git.example.org/edit/main/docs/more/two.md"
    assert filled("https://e.org/?t={title}&x={nothing}", {"title": "A & b/ü"}) == (
        "https://e.org/?t=A%20%26%20b/%C3%BC&x="
    )


@pytest.mark.parametrize(
    ("given", "address"),
    [
        (
            "mailto:docs@example.org",
            "mailto:docs@example.org?subject=Acme%20Help%202%3A%20Two%20%26%20more&body=acme%3Aacme%2Ftwo%0A%0A",
        ),
        ("mailto:docs@example.org?subject={page}", "mailto:docs@example.org?subject=two"),
    ],
)
def test_a_mail_names_the_place(make_source: MakeSource, tmp_path: Path, given: str, address: str) -> None:
    text = BOOK.replace('"https://git.example.org/edit/main/docs/{path}"', f'"{given}"')
    build(make_source({**FILES, "book.yml": text}), tmp_path / "book")
    book = Book.open(tmp_path / "book")
    assert correction_address("acme", book, Location("two")) == address
    assert book.page("two").file == ""


def test_the_logo_stands_on_the_start_page_alone(acme: Book) -> None:
    def pictures(page: str, options: RenderOptions) -> list[tuple[str, int, int]]:
        rich = RichPage(acme, acme.page(page), parse(acme.html(page)), options)
        list(rich.pieces())
        files = [(one.file, one) for one in rich.pictures.values()]
        return [(file.name.split("-")[0], one.width, one.height) for file, one in files if file is not None]

    assert pictures("start", RenderOptions(LIGHT)) == [("logo", 150, 96)]
    assert pictures("start", RenderOptions(DARK)) == [("dark", 150, 96)]
    assert pictures("two", RenderOptions(LIGHT)) == []


def test_the_publisher_s_words_stand_around_pages(acme: Book) -> None:
    page = acme.page("start")
    html = "".join(
        RichPage(acme, page, parse(acme.html("start")), RenderOptions(LIGHT, words=GERMAN)).pieces()
    )
    assert "See also" in html
    assert "Verwandte" not in html
    assert "See also" in to_html(whole_book(acme))


def test_files_name_the_publisher_as_their_author(acme: Book, tmp_path: Path) -> None:
    assert '<meta name="author" content="Acme Writers">' in to_html(whole_book(acme))
    with (tmp_path / "x.epub").open("wb") as stream:
        write_epub(whole_book(acme)._replace(today=date(2026, 11, 26)), stream)
    with zipfile.ZipFile(tmp_path / "x.epub") as file:
        (name,) = [name for name in file.namelist() if name.endswith(".opf")]
        package = file.read(name).decode()
    assert "<dc:creator>Acme Writers</dc:creator>" in package
    assert "<dc:publisher>Acme Writers</dc:publisher>" in package
    assert "<dc:rights>CC BY 4.0 https://example.org/by</dc:rights>" in package


@pytest.mark.parametrize(
    ("line", "sentence", "remedy"),
    [
        ("web: docs.example.org", "“docs.example.org” in “web” is no address.", "Begin it with https://."),
        (
            "corrections: ftp://x",
            "“ftp://x” in “corrections” is no address.",
            "Begin it with https:// or mailto:.",
        ),
        ("web: https://e.org/{pages}", "“{pages}” in “web” stands for nothing.", "Did you mean “page”?"),
        ("logo: images/lgo.svg", "There is no picture “images/lgo.svg”.", ""),
        ("logo: [a]", "“logo” must be a picture.", "Write “logo: images/logo.svg”, or {light: …, dark: …}."),
        ("words: {relatd: X}", "Unknown key “relatd” in “words”.", "Did you mean “related”?"),
        ("words: [a]", "“words” must hold lines of the form “related: See also”.", ""),
        ("licence: {title: X}", "“licence” needs a “url” and a “title”.", ""),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    make_source: MakeSource, line: str, sentence: str, remedy: str
) -> None:
    book = f"id: a\ntitle: A\ncategories: folders\n{line}\n"
    problems = check(make_source({"book.yml": book, "start.md": "# S\n\nText.\n"}))
    (problem,) = problems
    assert (problem.sentence, problem.line) == (sentence, 4)
    assert remedy in problem.remedy or not remedy


def test_an_imprint_is_read_as_it_was_written() -> None:
    for imprint in (
        EMPTY_IMPRINT,
        Imprint("P", "L", "https://l", "https://w", "mailto:a@b", Logo("a.svg", 3, 4), {"related": "R"}),
    ):
        assert Imprint.from_json(imprint.to_json()) == imprint
    with pytest.raises(ValueError, match="logo"):
        Imprint.from_json({"logo": ["a.svg", 0, 4, ""]})
    assert Imprint.from_json({"words": {"long_date": "{9}"}}).words == {}


@pytest.mark.parametrize("logo", ["art/logo.svg", "img/logo.svg"])
def test_the_logo_of_other_documentation_lies_beside_book_yml_or_among_its_pages(
    make_source: MakeSource, tmp_path: Path, logo: str
) -> None:
    files = {"mkdocs.yml": "site_name: X\n", "docs/index.md": "# I\n\nText.\n"}
    pictures = {"art/logo.svg": LOGO.format(192), "docs/img/logo.svg": LOGO.format(192)}
    source = make_source({"book.yml": f"logo: {logo}\n", **files, **pictures})
    assert [problem for problem in check(source) if problem.severity == "error"] == []
    build(source, tmp_path / "book")
    assert Book.open(tmp_path / "book").info.imprint.logo is not None


def test_a_logo_that_is_missing_is_told_with_a_path_that_works(make_source: MakeSource) -> None:
    files = {**FILES, "book.yml": BOOK.replace("logo: {light: images/logo.svg", "logo: {light: logo.svg")}
    problem = next(problem for problem in check(make_source(files)) if problem.severity == "error")
    assert problem.remedy == "Did you mean “images/logo.svg”?"
