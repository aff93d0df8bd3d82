"""The outline, metadata, links and page numbers that a PDF has beside its text."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest

from helpviewer.book.book import Book, Location
from helpviewer.core.files import ExportError
from helpviewer.page.output.job import Job
from helpviewer.paper.pdf import finish, pdf_bytes
from helpviewer.paper.pdf_catalog import NotUnderstood, PdfInfo, complete
from tests.fixtures.pdfs import texts

pytestmark = pytest.mark.usefixtures("qapp")


def links(reader: pypdf.PdfReader) -> set[str]:
    found: set[str] = set()
    for page in reader.pages:
        for annotation in page.get("/Annots", []):
            entry = annotation.get_object()
            found.add(str(entry["/Dest"] if "/Dest" in entry else entry["/A"]["/URI"]))
    return found


def test_metadata(read: Callable[..., pypdf.PdfReader]) -> None:
    information = read("everything").metadata
    assert information is not None
    assert information.title == "Do you train on my requests?"
    assert information.author == "Sample Help"
    several = read("everything", "refund").metadata
    assert several is not None
    assert several.title == "Sample Help"


def test_links_can_be_clicked(read: Callable[..., pypdf.PdfReader]) -> None:
    alone = read("everything")
    assert {"https://example.org/trust?a=1&b=2", "mailto:sales@example.org", "code", "fn-1"} <= links(alone)
    targets = set(alone.named_destinations)
    assert {name for name in links(alone) if ":" not in name} <= targets
    both = read("everything", "refund")
    assert {"refund", "refund--how", "everything--code"} <= links(both)
    assert {name for name in links(both) if ":" not in name} <= set(both.named_destinations)
    part = read("everything#tables")
    assert {name for name in links(part) if ":" not in name} <= set(part.named_destinations)


def outline(
    reader: pypdf.PdfReader, items: list[Any] | None = None, depth: int = 0
) -> list[tuple[int, str, int]]:
    """Depth, title and sheet (from 1) of each entry."""
    found: list[tuple[int, str, int]] = []
    for item in reader.outline if items is None else items:
        if isinstance(item, list):
            found += outline(reader, item, depth + 1)
        else:
            number = reader.get_destination_page_number(item)
            assert number is not None
            found.append((depth, str(item.title), number + 1))
    return found


def test_the_outline_has_categories_pages_and_headings(read: Callable[..., pypdf.PdfReader]) -> None:
    reader = read("everything", "refund")
    found = outline(reader)
    assert found[:7] == [
        (0, "Contents", 1),
        (0, "Privacy & security", 2),
        (1, "Retention", 2),
        (2, "Do you train on my requests?", 2),
        (3, "Lists", 2),
        (3, "Code & notes", 2),
        (4, "A deeper heading", 3),
    ]
    assert found[-3:] == [
        (0, "Billing", len(reader.pages)),
        (1, "Can prepaid credits be refunded?", len(reader.pages)),
        (2, "How it works", len(reader.pages)),
    ]
    pages = texts(reader)
    for _, title, sheet in found:
        if title not in ("Privacy & security", "Retention", "Billing"):
            assert title in pages[sheet - 1]


def test_an_entry_of_the_outline_leads_to_its_heading(read: Callable[..., pypdf.PdfReader]) -> None:
    reader = read("refund")
    entry: Any = reader.outline[1][0]
    page = reader.pages[0]
    found: list[float] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, _size: object) -> None:
        if text.startswith("How"):
            found.append(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])

    page.extract_text(visitor_text=visit)
    assert 0 < float(entry.top) - found[0] < 30  # points above the heading's base line


def test_what_the_file_says_of_itself(make_book: Callable[..., Book], today: date) -> None:
    book = make_book(language="de", title="Größe (x\\y) “ß” 日本")
    reader = pypdf.PdfReader(io.BytesIO(pdf_bytes(Job(book, [Location("everything")], today=today))))
    assert reader.metadata is not None
    assert reader.metadata.title == "Größe (x\\y) “ß” 日本"
    assert reader.metadata.author == "Sample Help"
    assert reader.metadata.subject == "What is kept, and for how long."
    assert reader.metadata.keywords == "retention, 30 days"
    assert str(reader.metadata.creator).startswith("Help Viewer ")
    root: Any = reader.root_object
    assert root["/Lang"] == "de"
    assert root["/PageMode"] == "/UseOutlines"
    packet = reader.xmp_metadata
    assert packet is not None
    assert packet.dc_title == {"x-default": "Größe (x\\y) “ß” 日本"}
    assert packet.dc_language == ["de"]
    assert packet.pdf_keywords == "retention, 30 days"


def test_the_contents_name_the_sheets(read: Callable[..., pypdf.PdfReader]) -> None:
    reader = read("everything", "refund")
    first = texts(reader)[0]
    last = len(reader.pages)
    assert "Contents Privacy & security Retention Do you train on my requests? 2" in first
    assert f"Can prepaid credits be refunded? {last}" in first
    inside = {str(a.get_object().get("/Dest", "")) for a in reader.pages[0]["/Annots"]}  # type: ignore[attr-defined]
    assert {"everything", "refund"} <= inside


def test_a_file_cut_short_is_not_completed(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    whole = pdf_bytes(Job(book, [Location("refund")]))
    for end in (0, 100, len(whole) // 2, len(whole) - 30):
        file.write_bytes(whole[:end])
        with pytest.raises(NotUnderstood):
            complete(file, PdfInfo("x"), [])
        assert file.read_bytes() == whole[:end]


def test_a_whole_file_is_kept_without_its_outline(
    book: Book, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "a.pdf"
    strange = pdf_bytes(Job(book, [Location("refund")])).replace(b"/Catalog", b"/Katalog")
    file.write_bytes(strange)
    finish(file, PdfInfo("x"), [])
    assert file.read_bytes() == strange
    assert "without an outline" in caplog.text

    file.write_bytes(strange[: len(strange) // 2])
    with pytest.raises(ExportError):
        finish(file, PdfInfo("x"), [])
