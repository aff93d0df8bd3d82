"""Printing from the window: the print job, its preview, and the page setup."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMarginsF, QTimer
from PySide6.QtGui import QPageLayout, QPageSize, QTextCursor
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Book, Location
from helpviewer.export.export import Options, one_place, write_export
from helpviewer.models.user_data.settings import Choices, Settings
from helpviewer.page.around.phrases import WORDS, Words
from helpviewer.paper.selection import Selection
from helpviewer.ui.output.page_setup import choices_for, page_layout
from helpviewer.ui.output.printing import Preview, make_printer, print_page, print_to
from helpviewer.ui.window.main_window import MainWindow
from tests.fixtures.windows import choose_file

Open = Callable[..., MainWindow]
PAGE = Location("zero-data-retention")


def answer_box(said: list[str], button: str, then: Callable[[], None] | None = None) -> None:
    """Press a button of the box that is about to open, and note what it says."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        if then:
            then()
        next(b for b in box.buttons() if b.text().replace("&", "") == button).click()

    QTimer.singleShot(0, press)


def text_of(file: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())


def pdf_printer(settings: Settings, file: Path) -> QPrinter:
    """A printer that prints into a file."""
    printer = make_printer("x", settings)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


def test_what_is_printed_equals_the_pdf(
    open_window: Open, bundled_book: Path, tmp_path: Path, settings: Settings
) -> None:
    book = Book.open(bundled_book)
    print_to(open_window(), book, PAGE, pdf_printer(settings, tmp_path / "paper.pdf"), settings)
    options = Options(page_layout(settings.choices))
    write_export(one_place(book, PAGE), "pdf", tmp_path / "file.pdf", options=options)
    paper, file = PdfReader(tmp_path / "paper.pdf").pages, PdfReader(tmp_path / "file.pdf").pages
    assert len(paper) == len(file)
    for printed, written in zip(paper, file, strict=True):
        assert printed.extract_text().split() == written.extract_text().split()
        assert printed.mediabox == written.mediabox
    assert "What is Zero Data Retention" in text_of(tmp_path / "paper.pdf")
    assert "Copy made on" in text_of(tmp_path / "paper.pdf")


def test_a_range_of_sheets_is_printed(
    open_window: Open, manual_book: Path, tmp_path: Path, settings: Settings
) -> None:
    printer = pdf_printer(settings, tmp_path / "paper.pdf")
    printer.setFromTo(2, 2)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    print_to(open_window(), Book.open(manual_book), Location("manual-markdown"), printer, settings)
    pages = PdfReader(tmp_path / "paper.pdf").pages
    assert len(pages) == 1
    assert "Page 2 of" in text_of(tmp_path / "paper.pdf")


@pytest.fixture(params=["en", "de"])
def words(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Words]:
    """The words of the window, in whose language it opens."""
    settings.change(language=request.param)
    yield WORDS[request.param]
    settings.change(language="en")


def test_only_the_selection_is_printed(
    words: Words, open_window: Open, bundled_book: Path, tmp_path: Path, settings: Settings
) -> None:
    window = open_window(page="zero-data-retention")
    window.resize(800, 500)  # with the list of headings, which is not printed
    cursor = window.page.document().find("How to enable ZDR")
    before = words.on_this_page
    assert before in window.page.toPlainText()
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    selection = Selection(cursor.selectionStart(), cursor.selectionEnd(), cursor.selectedText(), words)
    printer = pdf_printer(settings, tmp_path / "paper.pdf")
    printer.setPrintRange(QPrinter.PrintRange.Selection)
    print_to(window, Book.open(bundled_book), PAGE, printer, settings, words, selection)
    text = text_of(tmp_path / "paper.pdf")
    assert "How to enable ZDR" in text
    assert before not in text
    assert "What is Zero Data Retention" in text  # the header says of what it is a part
    assert "Copy made on" in text
    assert words.related in text  # as it was selected
    assert "/Annots" in PdfReader(tmp_path / "paper.pdf").pages[-1]  # with its links, so not as plain words


def test_a_printer_that_fails_is_a_sentence_and_a_pdf_is_offered(
    open_window: Open, bundled_book: Path, tmp_path: Path, settings: Settings
) -> None:
    printer = pdf_printer(settings, tmp_path / "no folder" / "paper.pdf")
    said: list[str] = []
    answer_box(said, "Cancel")
    print_to(open_window(), Book.open(bundled_book), PAGE, printer, settings)
    assert "Nothing could be printed" in said[0]


def test_without_a_printer_a_pdf_is_saved_instead(
    open_window: Open, bundled_book: Path, tmp_path: Path, settings: Settings, own_dialogs: None
) -> None:
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this machine has a printer")
    said: list[str] = []
    answer_box(said, "Save as PDF…", lambda: choose_file(tmp_path / "instead.pdf"))
    job = print_page(open_window(), Book.open(bundled_book), PAGE, settings)
    assert said == ["No printer is set up on this computer."]
    assert job is not None
    assert (job.kind, job.path) == ("pdf", str(tmp_path / "instead.pdf"))


def test_the_preview_shows_the_page(
    qtbot: QtBot, open_window: Open, bundled_book: Path, settings: Settings
) -> None:
    dialog = Preview(open_window(), Book.open(bundled_book), PAGE, settings)
    qtbot.addWidget(dialog)
    dialog.show()
    preview = dialog.findChild(QPrintPreviewWidget)
    assert isinstance(preview, QPrintPreviewWidget)
    qtbot.waitUntil(lambda: preview.pageCount() >= 1)
    dialog.close()


def test_the_page_setup_is_remembered(settings: Settings, tmp_path: Path) -> None:
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A5),
        QPageLayout.Orientation.Landscape,
        QMarginsF(11, 12, 13, 14.5),
        QPageLayout.Unit.Millimeter,
    )
    settings.change(**choices_for(layout))
    again = page_layout(Settings(tmp_path / "settings.json").choices)
    assert again.pageSize().key() == "A5"
    assert again.orientation() == QPageLayout.Orientation.Landscape
    margins = again.margins(QPageLayout.Unit.Millimeter)
    assert [round(m, 1) for m in (margins.left(), margins.top(), margins.right(), margins.bottom())] == [
        11, 12, 13, 14.5,
    ]  # fmt: skip
    assert choices_for(page_layout(Choices(paper="Letter"))) == {
        "paper": "Letter",
        "landscape": False,
        "margins_mm": "",
    }
    assert page_layout(Choices(paper="no paper")).isValid()
