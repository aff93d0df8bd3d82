from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from helpviewer.book.reader import Book, Location
from helpviewer.render.files import ExportError
from helpviewer.ui.exporting import export_page, with_suffix, write_page
from helpviewer.ui.main_window import MainWindow
from helpviewer.ui.printing import Preview, make_printer, print_page, print_to

Open = Callable[..., MainWindow]
PAGE = Location("zero-data-retention")


def answer_box(said: list[str], button: str) -> None:
    """Press a button of the box that is about to open, and note what it says."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        next(b for b in box.buttons() if b.text().replace("&", "") == button).click()

    QTimer.singleShot(0, press)


def choose_file(path: Path) -> None:
    """Answer the file dialog that is about to open."""

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.selectFile(str(path))
        dialog.accept()

    QTimer.singleShot(0, choose)


@pytest.fixture
def own_dialogs(qtbot: QtBot):  # type: ignore[no-untyped-def]
    """Qt's own file dialog, which a test can answer."""
    from PySide6.QtCore import Qt

    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, True)
    yield
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


def test_a_page_is_printed_with_its_source_and_date(
    open_window: Open, bundled_book: Path, tmp_path: Path
) -> None:
    window = open_window()
    printer = make_printer("x")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    assert print_to(window, Book.open(bundled_book), PAGE, printer)
    pages = PdfReader(tmp_path / "paper.pdf").pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "What is Zero Data Retention" in text
    assert "As of 21 November 2026" in text


def test_a_printer_that_fails_is_a_sentence(open_window: Open, bundled_book: Path, tmp_path: Path) -> None:
    window = open_window()
    printer = make_printer("x")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no folder" / "paper.pdf"))
    said: list[str] = []
    answer_box(said, "OK")
    assert not print_to(window, Book.open(bundled_book), PAGE, printer)
    assert "Nothing could be printed" in said[0]


def test_without_a_printer_a_pdf_is_offered(open_window: Open, bundled_book: Path) -> None:
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this machine has a printer")
    said: list[str] = []
    answer_box(said, "Cancel")
    print_page(open_window(), Book.open(bundled_book), PAGE)
    assert said == ["No printer is set up on this computer."]


def test_the_preview_shows_the_page(qtbot: QtBot, open_window: Open, bundled_book: Path) -> None:
    dialog = Preview(open_window(), Book.open(bundled_book), PAGE)
    qtbot.addWidget(dialog)
    dialog.show()
    preview = dialog.findChild(QPrintPreviewWidget)
    assert isinstance(preview, QPrintPreviewWidget)
    qtbot.waitUntil(lambda: preview.pageCount() >= 1)
    dialog.close()


@pytest.mark.parametrize(
    ("suffix", "beginning"), [("pdf", b"%PDF-"), ("html", b"<!"), ("md", b"# What is"), ("txt", b"Privacy")]
)
def test_every_format_is_written(
    qtbot: QtBot, bundled_book: Path, tmp_path: Path, suffix: str, beginning: bytes
) -> None:
    file = tmp_path / f"page.{suffix}"
    write_page(Book.open(bundled_book), PAGE, file)
    content = file.read_bytes()
    if suffix in ("pdf", "html"):
        assert content.startswith(beginning)
    else:
        assert b"What is Zero Data Retention (ZDR)?" in content[:400]


def test_an_export_from_the_window_says_where_it_went(
    open_window: Open, tmp_path: Path, own_dialogs: None
) -> None:
    window = open_window(page=PAGE.page)
    choose_file(tmp_path / "mine.html")
    window.commands.export.trigger()
    assert "What is Zero Data Retention" in (tmp_path / "mine.html").read_text("utf-8")
    assert window.statusBar().currentMessage() == f"Saved as {tmp_path / 'mine.html'}"


def test_a_folder_that_cannot_be_written_is_a_sentence(
    open_window: Open, bundled_book: Path, tmp_path: Path
) -> None:
    with pytest.raises(ExportError, match="no folder"):
        write_page(Book.open(bundled_book), PAGE, tmp_path / "missing" / "page.html")


def test_cancelling_writes_nothing(open_window: Open, bundled_book: Path, own_dialogs: None) -> None:
    def cancel() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        assert dialog.selectedFiles()[0].endswith("What is Zero Data Retention (ZDR).pdf")
        dialog.reject()

    QTimer.singleShot(0, cancel)
    assert export_page(open_window(), Book.open(bundled_book), PAGE) == ""


@pytest.mark.parametrize(
    ("typed", "kind", "named"),
    [
        ("a", "pdf", "a.pdf"),
        ("a.html", "pdf", "a.html"),
        ("v1.2", "md", "v1.2.md"),
        ("a.TXT", "pdf", "a.TXT"),
    ],
)
def test_a_name_gets_the_suffix_of_what_is_in_it(typed: str, kind: str, named: str) -> None:
    assert with_suffix(Path(typed), kind) == Path(named)
