from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QLocale
from PySide6.QtGui import QImage, QPageSize, QPdfWriter

from helpviewer.book.errors import PageMissing
from helpviewer.book.reader import Book, Location
from helpviewer.render import pdf
from helpviewer.render.files import ExportError
from helpviewer.render.paged import print_document
from helpviewer.render.pdf import pdf_bytes, usual_paper, write_pdf
from helpviewer.render.theme import LIGHT

pytestmark = pytest.mark.usefixtures("qapp")

PDFTOTEXT, PDFTOPPM = shutil.which("pdftotext"), shutil.which("pdftoppm")


@pytest.fixture
def read(book: Book, today: date) -> Callable[..., pypdf.PdfReader]:
    def read(*places: str, **options: object) -> pypdf.PdfReader:
        data = pdf_bytes(book, [Location.parse(p) for p in places], today=today, **options)  # type: ignore[arg-type]
        return pypdf.PdfReader(io.BytesIO(data))

    return read


def links(reader: pypdf.PdfReader) -> set[str]:
    found: set[str] = set()
    for page in reader.pages:
        for annotation in page.get("/Annots", []):
            entry = annotation.get_object()
            found.add(str(entry["/Dest"] if "/Dest" in entry else entry["/A"]["/URI"]))
    return found


def texts(reader: pypdf.PdfReader) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_has_the_whole_answer_as_text_with_its_source_and_age(read: Callable[..., pypdf.PdfReader]) -> None:
    found = texts(read("everything"))
    assert "Do you train on my requests?" in found[0]
    assert "This is a policy answer." in found[0]
    assert "x-zero-data-retention" in found[0]
    whole = " ".join(found)
    for words in (
        "Keep the context on the client.",
        "Enterprise",
        "The sign-up form.",
        "Only when it is on.",
    ):
        assert words in whole
    assert "(https://example.org/faq/general)" in whole
    assert "On this page" not in whole
    for number, text in enumerate(found, 1):
        assert f"Page {number} of {len(found)}" in text
        assert "Sources: General FAQ, Security FAQ · As of 21 November 2026 (12 days ago)" in text


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


def test_every_page_of_the_book_begins_on_a_new_sheet(read: Callable[..., pypdf.PdfReader]) -> None:
    found = texts(read("refund", "start", "refund"))
    assert len(found) == 3
    assert "Welcome" in found[1]
    assert "Page 2 of 3" in found[1]


def test_paper(read: Callable[..., pypdf.PdfReader]) -> None:
    a4 = read("refund", page_size=QPageSize(QPageSize.PageSizeId.A4)).pages[0].mediabox
    assert (round(a4.width), round(a4.height)) == (595, 842)
    letter = read("refund", page_size=QPageSize(QPageSize.PageSizeId.Letter)).pages[0].mediabox
    assert (round(letter.width), round(letter.height)) == (612, 792)


@pytest.mark.parametrize(
    ("region", "paper"),
    [("en_US", "Letter"), ("en_CA", "Letter"), ("de_DE", "A4"), ("en_GB", "A4"), ("C", "A4")],
)
def test_the_paper_is_that_of_the_region(monkeypatch: pytest.MonkeyPatch, region: str, paper: str) -> None:
    monkeypatch.setattr(pdf.QLocale, "system", lambda: QLocale(region))
    assert usual_paper().id() == QPageSize.PageSizeId[paper]


def test_a_file_is_whole_or_not_there(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    write_pdf(book, [Location("refund")], file)
    assert len(pypdf.PdfReader(file).pages) == 1
    with pytest.raises(ExportError):
        write_pdf(book, [Location("refund")], file)
    with pytest.raises(PageMissing):
        write_pdf(book, [Location("nowhere")], tmp_path / "b.pdf")
    assert sorted(tmp_path.iterdir()) == [file, book.path]


def test_a_range_of_sheets(book: Book, today: date) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    places = [Location("refund"), Location("start"), Location("refund")]
    assert print_document(book, places, writer, first=2, last=2, today=today) == 3
    found = texts(pypdf.PdfReader(io.BytesIO(buffer.data().data())))
    assert len(found) == 1
    assert "Page 2 of 3" in found[0]


def test_a_device_that_cannot_be_written_to(book: Book, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="Nothing could be printed"):
        print_document(book, [Location("refund")], QPdfWriter(str(tmp_path / "missing" / "a.pdf")))


@pytest.mark.skipif(PDFTOTEXT is None, reason="poppler-utils is not installed")
def test_poppler_reads_it_in_order(book: Book, today: date, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    write_pdf(book, [Location("everything")], file, today=today)
    assert PDFTOTEXT
    done = subprocess.run([PDFTOTEXT, "-layout", str(file), "-"], capture_output=True, check=True, timeout=60)
    text = done.stdout.decode("utf-8")
    order = [
        "Do you train on my requests?",
        "Lists",
        "2. Second",
        "ls -l",
        "import requests",
        "Tables and pictures",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert done.stderr == b""


@pytest.mark.skipif(PDFTOPPM is None, reason="poppler-utils is not installed")
def test_paper_is_light_and_nothing_is_cut_at_the_edges(book: Book, today: date, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    write_pdf(book, [Location("everything")], file, today=today)
    assert PDFTOPPM
    subprocess.run([PDFTOPPM, "-r", "72", "-png", str(file), str(tmp_path / "p")], check=True, timeout=60)
    sheets = [QImage(str(p)) for p in sorted(tmp_path.glob("p-*.png"))]
    assert len(sheets) == len(pypdf.PdfReader(file).pages)
    seen = set()
    for sheet in sheets:
        edge = {sheet.pixelColor(x, y).name() for x in range(50) for y in range(0, sheet.height(), 3)}
        edge |= {
            sheet.pixelColor(sheet.width() - 1 - x, y).name() for x in range(50) for y in range(0, 800, 3)
        }
        assert edge == {"#ffffff"}
        seen |= {
            sheet.pixelColor(x, y).name() for x in range(0, sheet.width(), 3) for y in range(sheet.height())
        }
    assert {LIGHT.code.background, LIGHT.warning.background} <= seen


def test_without_an_application_or_a_display(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    code = (
        "import sys; from pathlib import Path\n"
        "from helpviewer import singletons; singletons.protect()\n"
        "from helpviewer.book.reader import Book, Location\n"
        "from helpviewer.render.pdf import write_pdf\n"
        f"write_pdf(Book.open(Path({str(book.path)!r})), [Location('everything')], Path({str(file)!r}))\n"
        "assert 'PySide6.QtWidgets' not in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env={"PATH": ""}, timeout=120, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Do you train on my requests?" in texts(pypdf.PdfReader(file))[0]
