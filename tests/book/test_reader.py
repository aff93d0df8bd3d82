"""Opening books, whole and broken, and what the reader hands out of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from helpviewer.book.book import Book, Location, WebLink
from helpviewer.book.errors import BookDamaged, BookError, BookMissing, BookTooNew, PageMissing
from helpviewer.book.format import FORMAT_VERSION, CategoryItem
from tests.fixtures.books import write_as_today

CONTENT: dict[str, Any] = {
    "format": 1,
    "book": {"id": "b", "title": "B", "version": "1", "language": "en", "home": "start"},
    "categories": [
        {
            "id": "billing",
            "title": "Billing",
            "pages": ["refunds"],
            "categories": [{"id": "cards", "title": "Cards", "pages": ["indian-cards"]}],
        },
        {"id": "account", "title": "Account", "pages": ["delete"]},
    ],
    "pages": {
        "start": {"title": "Start", "category": ""},
        "refunds": {
            "title": "Refunds",
            "category": "billing",
            "aliases": ["money-back"],
            "context": ["billing.refund"],
            "sections": [["why", "Why", 2]],
        },
        "indian-cards": {"title": "Indian cards", "category": "cards"},
        "delete": {"title": "Delete", "category": "account"},
    },
    "files": {"pages/refunds.html": [11, "de9ea1ae81cd1b2b1ba0f8d9e8b8d9c7c9a4d1d8b4b3c7e2ad6a2a58f1d1a1a2"]},
}


@pytest.fixture(params=["format 1", "today"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A book in the format before this one, and in today's."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "images").mkdir()
    (tmp_path / "pages" / "refunds.html").write_text("<p>None</p>")
    (tmp_path / "images" / "a.png").write_bytes(b"png")
    if request.param == "today":
        write_as_today(tmp_path, CONTENT)
    else:
        write(tmp_path, CONTENT)
    return tmp_path


def write(folder: Path, content: object) -> None:
    (folder / "book.json").write_text(json.dumps(content))


def changed(**values: Any) -> dict[str, Any]:
    return {**CONTENT, **values}


# -- opening --------------------------------------------------------------------------------------


def test_opening_reads_no_page(folder: Path) -> None:
    for file in folder.rglob("*.html"):
        file.unlink()
    assert [p.id for p in Book.open(folder).pages()] == ["start", "refunds", "indian-cards", "delete"]


def test_no_folder_no_book(tmp_path: Path) -> None:
    with pytest.raises(BookMissing, match=r"There is no help book in .*Choose the folder"):
        Book.open(tmp_path / "nowhere")
    (tmp_path / "file").write_text("")
    with pytest.raises(BookMissing):
        Book.open(tmp_path / "file")


def test_a_newer_book_asks_for_an_update(folder: Path) -> None:
    # Everything else may look different in a newer format; only "format" must be understood.
    write(folder, {"format": FORMAT_VERSION + 1, "something": "else"})
    with pytest.raises(BookTooNew, match="Update it"):
        Book.open(folder)


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"[]", b"null", b'{"format": "1"}', b'{"format": 1}', b"\xff\xfe\x00", b"[" * 100_000],
)
def test_a_book_json_that_is_none(folder: Path, raw: bytes) -> None:
    (folder / "book.json").write_bytes(raw)
    with pytest.raises(BookDamaged, match="damaged") as caught:
        Book.open(folder)
    assert caught.value.detail
    assert "Traceback" not in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        changed(book={"id": "b"}),
        changed(book=[]),
        changed(categories=[{"title": "no id"}]),
        changed(categories=[7]),
        changed(pages=[]),
        changed(pages={}),
        changed(synonyms=[1]),
        changed(book={**CONTENT["book"], "home": "nowhere"}),
    ],
)
def test_a_book_json_with_wrong_parts(folder: Path, content: object) -> None:
    write(folder, content)
    with pytest.raises(BookDamaged):
        Book.open(folder).check()


@pytest.mark.parametrize("row", [{}, [], 7, {"title": "x"}, {"title": "x", "category": "", "sections": [1]}])
def test_a_damaged_row_spoils_only_its_page(folder: Path, row: object) -> None:
    write_as_today(folder, changed(pages={**CONTENT["pages"], "delete": row}))
    book = Book.open(folder)
    assert book.page("refunds").title == "Refunds"
    with pytest.raises(BookDamaged):
        book.page("delete")


def test_an_oversized_book_json_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("helpviewer.book.format_1.MAX_BOOK_FILE", 10)
    with pytest.raises(BookDamaged):
        Book.open(folder)


# -- pages ----------------------------------------------------------------------------------------


def test_pages_by_id_and_alias(folder: Path) -> None:
    book = Book.open(folder)
    assert book.page("money-back") == book.page("refunds")
    assert book.locate(Location("money-back", "why")) == Location("refunds", "why")
    assert book.context_page("billing.refund") == "refunds"
    assert book.context_page("unknown") == ""
    with pytest.raises(PageMissing, match="no page “nothing”"):
        book.page("nothing")
    with pytest.raises(PageMissing, match="no section “nothing”"):
        book.locate(Location("refunds", "nothing"))


def test_a_page_cut_short_is_told_from_a_whole_one(folder: Path) -> None:
    book = Book.open(folder)
    assert book.html("refunds") == "<p>None</p>"
    (folder / "pages" / "refunds.html").write_text("<p>No")
    with pytest.raises(BookDamaged, match="“Refunds” cannot be read"):
        book.html("refunds")
    with pytest.raises(BookDamaged):
        book.html("delete")


@pytest.mark.parametrize("bad_id", ["../secret", "/etc/passwd", "A", "a/../../b"])
def test_an_id_never_leads_out_of_the_book(folder: Path, bad_id: str) -> None:
    write(folder, changed(pages={**CONTENT["pages"], bad_id: {"title": "x", "category": "account"}}))
    with pytest.raises(BookError):
        Book.open(folder).html(bad_id)


def test_a_row_is_read_once_however_many_hits_are_below_it(folder: Path) -> None:
    book = Book.open(folder)

    assert book.category_path("cards")[0] is book.category_path("billing")[0]
    assert book.page("refunds") is book.page("refunds")


def test_categories(folder: Path) -> None:
    book = Book.open(folder)
    assert [(c.id, c.depth) for c in book.categories] == [("billing", 0), ("cards", 1), ("account", 0)]
    assert book.category("billing").items == ("refunds", CategoryItem("cards"))
    assert book.category("").items == ("start", CategoryItem("billing"), CategoryItem("account"))
    assert [c.id for c in book.category_path("cards")] == ["billing", "cards"]
    assert book.category_path("nothing") == ()
    assert book.pages_in("billing") == ("refunds", "indian-cards")
    with pytest.raises(PageMissing):
        book.pages_in("nothing")


# -- links and pictures ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("delete.html", Location("delete")),
        ("refunds.html#why", Location("refunds", "why")),
        ("money-back.html", Location("refunds")),
        ("#why", Location("start", "why")),
        ("#%C3%BC", Location("start", "ü")),
        ("https://example.org/a?b=c", WebLink("https://example.org/a?b=c")),
        ("mailto:a@example.org", WebLink("mailto:a@example.org")),
        ("nothing.html", None),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("JavaScript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org/x.html", None),
        ("../book.json", None),
        ("refunds.html?x=1", None),
        (" javascript:alert(1)", None),
        ("a:b.html", None),
    ],
)
def test_where_links_lead(folder: Path, href: str, target: object) -> None:
    assert Book.open(folder).resolve(href, "start") == target


def test_pictures_come_from_the_book_alone(folder: Path, tmp_path: Path) -> None:
    book = Book.open(folder)
    assert book.image_path("../images/a.png") == folder.resolve() / "images" / "a.png"
    (folder / "images" / "link.png").symlink_to(folder / "book.json")
    (folder / "images" / ".hidden").write_text("")
    for src in ("../images/b.png", "../book.json", "../images/../book.json", "../images/link.png", "a.png"):
        assert book.image_path(src) is None
    for src in (
        "../images/.hidden",
        "file:///etc/passwd",
        "https://example.org/a.png",
        "../images/..\\a",
        "",
    ):
        assert book.image_path(src) is None


def test_damage_names_every_changed_file(folder: Path) -> None:
    book = Book.open(folder)
    assert book.damage() == ["pages/refunds.html"]  # the table above holds no true checksum
