"""What a PDF shows on its pages, where they break, and what an export stopped or failed leaves."""

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

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import PageMissing
from helpviewer.core.files import ExportError
from helpviewer.page.around.theme import LIGHT
from helpviewer.page.output.job import Job
from helpviewer.page.output.progress import Cancelled
from helpviewer.paper.pdf import pdf_bytes, usual_layout, usual_paper, write_pdf
from helpviewer.paper.print_job import print_document
from tests.fixtures.pages import write_book
from tests.fixtures.pdfs import texts

pytestmark = pytest.mark.usefixtures("qapp")

PDFTOTEXT, PDFTOPPM = shutil.which("pdftotext"), shutil.which("pdftoppm")


def test_has_the_whole_answer_as_text_with_its_source_and_age(read: Callable[..., pypdf.PdfReader]) -> None:
    found = texts(read("everything"))
    assert "Do you train on my requests?" in found[0]
    assert (
        "As of 21 November 2026. Before you rely on this policy answer, check the live pages: General FAQ"
        in found[0]
    )
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
        assert (
            "Sources: General FAQ, Security FAQ · As of 21 November 2026 · Copy made on 3 December 2026"
            in text
        )


def test_every_page_of_the_book_begins_on_a_new_sheet(read: Callable[..., pypdf.PdfReader]) -> None:
    found = texts(read("refund", "start", "refund"))
    assert len(found) == 4
    assert "Contents" in found[0]
    assert "Welcome" in found[2]
    assert "Page 3 of 4" in found[2]


def test_paper(read: Callable[..., pypdf.PdfReader]) -> None:
    a4 = read("refund", layout=usual_layout(QPageSize(QPageSize.PageSizeId.A4))).pages[0].mediabox
    assert (round(a4.width), round(a4.height)) == (595, 842)
    letter = read("refund", layout=usual_layout(QPageSize(QPageSize.PageSizeId.Letter))).pages[0].mediabox
    assert (round(letter.width), round(letter.height)) == (612, 792)


@pytest.mark.parametrize(
    ("region", "paper"),
    [("en_US", "Letter"), ("en_CA", "Letter"), ("de_DE", "A4"), ("en_GB", "A4"), ("C", "A4")],
)
def test_the_paper_is_that_of_the_region(monkeypatch: pytest.MonkeyPatch, region: str, paper: str) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(region))
    assert usual_paper().id() == QPageSize.PageSizeId[paper]


def test_a_file_is_whole_or_not_there(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    write_pdf(Job(book, [Location("refund")]), file)
    assert len(pypdf.PdfReader(file).pages) == 1
    with pytest.raises(ExportError):
        write_pdf(Job(book, [Location("refund")]), file)
    with pytest.raises(PageMissing):
        write_pdf(Job(book, [Location("nowhere")]), tmp_path / "b.pdf")
    assert sorted(tmp_path.iterdir()) == [file, book.path]


def test_a_range_of_sheets(book: Book, today: date) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    places = [Location("refund"), Location("start"), Location("refund")]
    assert print_document(Job(book, places, today=today), writer, first=2, last=2).sheets == 4
    found = texts(pypdf.PdfReader(io.BytesIO(buffer.data().data())))
    assert len(found) == 1
    assert "Page 2 of 4" in found[0]


def test_a_device_that_cannot_be_written_to(book: Book, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="Nothing could be printed"):
        print_document(Job(book, [Location("refund")]), QPdfWriter(str(tmp_path / "missing" / "a.pdf")))


@pytest.mark.skipif(PDFTOTEXT is None, reason="poppler-utils is not installed")
def test_poppler_reads_it_in_order(book: Book, today: date, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    write_pdf(Job(book, [Location("everything")], today=today), file)
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
    write_pdf(Job(book, [Location("everything")], today=today), file)
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
        "from helpviewer.startup import immortal_none; immortal_none.protect()\n"
        "from helpviewer.book.book import Book, Location\n"
        "from helpviewer.paper.pdf import write_pdf\n"
        "from helpviewer.page.output.job import Job\n"
        f"job = Job(Book.open(Path({str(book.path)!r})), [Location('everything')])\n"
        f"write_pdf(job, Path({str(file)!r}))\n"
        "assert 'PySide6.QtWidgets' not in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env={"PATH": ""}, timeout=120, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Do you train on my requests?" in texts(pypdf.PdfReader(file))[0]


def test_every_sheet_names_book_and_page(read: Callable[..., pypdf.PdfReader]) -> None:
    for text in texts(read("everything")):
        assert "Sample Help — Do you train on my requests?" in text


def test_addresses_of_links_as_notes(read: Callable[..., pypdf.PdfReader]) -> None:
    whole = " ".join(texts(read("everything", link_notes=True)))
    assert "[1] https://example.org/trust?a=1&b=2" in whole
    assert "[1] https" not in " ".join(texts(read("everything")))


# -- where sheets end -----------------------------------------------------------------------------

FILLER = "<p>" + "Some words that fill a line of the page, again and again. " * 3 + "</p>"


def sheets_of(make_book: Callable[..., Book], fragment: str, today: date) -> list[list[str]]:
    """The lines of text on each sheet, without header and footer."""
    data = pdf_bytes(Job(make_book(fragment), [Location("everything")], today=today))
    found = []
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        lines = [" ".join(line.split()) for line in page.extract_text().splitlines()]
        found.append([line for line in lines if line])
    return found


@pytest.mark.parametrize("before", range(8, 24))
def test_no_heading_stands_alone_at_the_end_of_a_sheet(
    make_book: Callable[..., Book], today: date, before: int
) -> None:
    fragment = FILLER * before + '<h2 id="x">The heading</h2><p>What follows it.</p>' + FILLER * 4
    sheets = [" ".join(lines) for lines in sheets_of(make_book, fragment, today)]
    assert len([text for text in sheets if "The heading What follows it." in text]) == 1


@pytest.mark.skipif(PDFTOPPM is None, reason="poppler-utils is not installed")
@pytest.mark.parametrize("before", [11, 12, 13])
def test_no_line_of_code_and_no_row_is_cut(
    make_book: Callable[..., Book], today: date, tmp_path: Path, before: int
) -> None:
    code = "<pre class='code'><code>" + "\n".join(f"line {n:03}" for n in range(90)) + "</code></pre>"
    cell = "<br>".join(["tall"] * 4)
    rows = "".join(f"<tr><td>row {n:03}</td><td>{cell}</td></tr>" for n in range(40))
    table = f"<table><thead><tr><th>Name</th><th>Height</th></tr></thead><tbody>{rows}</tbody></table>"
    sheets = [" ".join(lines) for lines in sheets_of(make_book, FILLER * before + code + table, today)]
    whole = " ".join(sheets)
    for n in range(90):
        assert whole.count(f"line {n:03}") == 1
    for text in sheets:
        # A row with all of its lines, and each sheet of the table with its head.
        assert text.count("tall") == 4 * text.count("row ")
        assert ("Name Height" in text) == ("row " in text)
        assert text.count("row ") != 1


def test_long_code_wraps_with_a_mark_that_is_not_text(
    make_book: Callable[..., Book], today: date, tmp_path: Path
) -> None:
    code = "x = '" + "abcdefghi " * 30 + "'"
    book = make_book(f"<pre class='code'><code>{code}</code></pre>")
    data = pdf_bytes(Job(book, [Location("everything")]))
    page = pypdf.PdfReader(io.BytesIO(data)).pages[0]
    text = "".join(page.extract_text().split())
    assert "".join(code.split()) in text
    assert "↩" not in text
    other = Book.open(write_book(tmp_path / "short", "<pre class='code'><code>x</code></pre>"))
    short = pdf_bytes(Job(other, [Location("everything")]))

    def contents(page: pypdf.PageObject) -> bytes:
        stream = page.get_contents()
        assert stream is not None
        return stream.get_data()

    strokes = [contents(p).count(b" l\n") for p in (page, pypdf.PdfReader(io.BytesIO(short)).pages[0])]
    assert strokes[0] > strokes[1]


def test_ligatures_do_not_swallow_letters(make_book: Callable[..., Book], today: date) -> None:
    words = "office affluent fjord flow differs"
    book = make_book(f"<h2 id='a'>{words}</h2><p>{words} <b>{words}</b> <code>{words}</code></p>")
    text = " ".join(texts(pypdf.PdfReader(io.BytesIO(pdf_bytes(Job(book, [Location("everything")]))))))
    assert text.count("office affluent fjord flow differs") == 4


def test_a_picture_higher_than_a_sheet_is_made_to_fit(
    make_book: Callable[..., Book], png_bytes: Callable[..., bytes], today: date
) -> None:
    book = make_book('<p>Before.</p><p><img src="../images/high.png" alt="x" width="600" height="3000"></p>')
    (book.path / "images" / "high.png").write_bytes(png_bytes(60, 300))
    reader = pypdf.PdfReader(io.BytesIO(pdf_bytes(Job(book, [Location("everything")], today=today))))
    assert [len(page.images) for page in reader.pages] == [0, 1, 0]


# -- stopping and failing -------------------------------------------------------------------------


def test_progress_and_cancel(book: Book, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    places = [Location("everything"), Location("refund")]
    write_pdf(Job(book, places, progress=lambda done, total: seen.append((done, total))), tmp_path / "a.pdf")
    assert seen == sorted(seen)
    assert seen[0] == (0, 4)
    assert seen[-1] == (4, 4)

    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_pdf(Job(book, places, progress=stop), tmp_path / "b.pdf")
    assert sorted(tmp_path.iterdir()) == [tmp_path / "a.pdf", book.path]
