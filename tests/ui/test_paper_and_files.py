from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMarginsF, QObject, QPoint, QTimer, QUrl, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDesktopServices,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QTextCursor,
)
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QMessageBox, QProgressDialog
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Book, Location
from helpviewer.core.formats import EXPORT_FORMATS
from helpviewer.export.child import ExportJob
from helpviewer.export.export import Options, hit_list, one_place, whole_book, write_export
from helpviewer.models.user_data.settings import Choices, Settings
from helpviewer.page.around.phrases import WORDS, Words
from helpviewer.page.output.job import Job
from helpviewer.paper.selection import Selection
from helpviewer.ui.output.export_dialog import ExportDialog
from helpviewer.ui.output.export_task import ExportTask
from helpviewer.ui.output.exporting import category_offers, export_to_file, offers, with_suffix
from helpviewer.ui.output.page_setup import choices_for, page_layout
from helpviewer.ui.output.printing import Preview, make_printer, print_page, print_to
from helpviewer.ui.window.main_window import MainWindow

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


def answer_export(kind: str, then: Callable[[], None]) -> None:
    """Choose a format in the dialog that is about to open, and go on."""

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        dialog.format_box.setCurrentIndex(EXPORT_FORMATS.index(kind))
        then()
        dialog.accept()

    QTimer.singleShot(0, choose)


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


def text_of(file: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())


def pdf_printer(settings: Settings, file: Path) -> QPrinter:
    """A printer that prints into a file."""
    printer = make_printer("x", settings)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    return printer


# -- paper ----------------------------------------------------------------------------------------


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


# -- files ----------------------------------------------------------------------------------------


def test_what_can_be_exported_from_a_page(
    bundled_book: Path, manual_book: Path, typed: Callable[..., None], open_window: Open
) -> None:
    book = Book.open(bundled_book)
    window = open_window()
    typed(window, "retention")
    found = offers(book, Location("zero-data-retention", "how-it-works"), window.side.search.answer)
    assert [offer.name for offer in found] == [
        "Page: What is Zero Data Retention (ZDR)?",
        "Section: How it works",
        "Search results: retention",
        "Category: Privacy & security",
        "The whole book: xAI API FAQ",
    ]
    for offer in found:
        assert offer.make().places
    assert found[1].make().places == (Location("zero-data-retention", "how-it-works"),)
    assert [offer.name for offer in category_offers(Book.open(manual_book), "readers")][:2] == [
        "Category: For readers",
        "The whole book: Using Help Viewer",
    ]


def test_the_dialog_shows_the_options_of_the_format_and_remembers(
    qtbot: QtBot, bundled_book: Path, settings: Settings
) -> None:
    dialog = ExportDialog(offers(Book.open(bundled_book), PAGE), 0, settings.choices)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.kind == "pdf"
    assert dialog.paper_box.isVisible()
    assert not dialog.pictures_box.isVisible()
    dialog.format_box.setCurrentIndex(EXPORT_FORMATS.index("md"))
    assert not dialog.paper_box.isVisible()
    assert dialog.pictures_box.isVisible()
    dialog.pictures_box.setChecked(True)
    settings.change(**dialog.settings())
    other = ExportDialog(offers(Book.open(bundled_book), PAGE), 0, settings.choices)
    qtbot.addWidget(other)
    assert other.kind == "md"
    assert other.pictures_box.isChecked()


class Catcher(QObject):
    """Takes what would be opened outside."""

    def __init__(self, opened: list[str]) -> None:
        super().__init__()
        self._opened = opened

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self._opened.append(url.toString())


def test_an_export_from_the_window_says_where_it_went(
    qtbot: QtBot, open_window: Open, tmp_path: Path, own_dialogs: None
) -> None:
    window = open_window(page=PAGE.page)
    answer_export("html", lambda: choose_file(tmp_path / "mine.html"))
    window.do.export.trigger()
    qtbot.waitUntil(lambda: bool(window.statusBar().currentMessage()), timeout=30_000)
    assert window.statusBar().currentMessage() == f"Saved as {tmp_path / 'mine.html'}"
    assert "What is Zero Data Retention" in (tmp_path / "mine.html").read_text("utf-8")
    links = window.findChild(QLabel, "saved-links")
    assert isinstance(links, QLabel)
    assert links.isVisible()
    opened: list[str] = []
    catcher = Catcher(opened)
    QDesktopServices.setUrlHandler("file", catcher, "take")  # type: ignore[arg-type] # its stubs say bytes
    links.linkActivated.emit("folder")
    links.linkActivated.emit("file")
    QDesktopServices.unsetUrlHandler("file")
    assert opened == [f"file://{tmp_path}", f"file://{tmp_path / 'mine.html'}"]


def test_a_category_is_exported_from_the_tree(
    qtbot: QtBot, open_window: Open, tmp_path: Path, own_dialogs: None
) -> None:
    window = open_window()
    answer_export("txt", lambda: choose_file(tmp_path / "category.txt"))
    with qtbot.waitSignal(window.commands.saved, timeout=30_000):
        window.side.contents.export_asked.emit("", "billing")
    assert "When will I be charged?" in (tmp_path / "category.txt").read_text("utf-8")
    assert window.statusBar().currentMessage().startswith("Saved as")


@pytest.mark.parametrize("row", ["page", "category"])
def test_the_menu_of_the_tree_offers_an_export(open_window: Open, row: str) -> None:
    window = open_window(page=PAGE.page)
    tree = window.side.contents
    index = tree.currentIndex() if row == "page" else tree.currentIndex().parent()
    tree.setCurrentIndex(index)
    asked: list[tuple[str, str]] = []
    tree.export_asked.disconnect()  # the dialog is another test's matter
    tree.export_asked.connect(lambda page, category: asked.append((page, category)))
    QApplication.sendEvent(tree, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    menu = tree.findChildren(QMenu)[-1]
    next(action for action in menu.actions() if action.text() == "&Export…").trigger()
    menu.close()
    assert asked == [("zero-data-retention", "") if row == "page" else ("", "privacy-security")]


def test_cancelling_writes_nothing(
    open_window: Open, bundled_book: Path, settings: Settings, own_dialogs: None
) -> None:
    book = Book.open(bundled_book)

    def cancel() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        assert dialog.selectedFiles()[0].endswith("What is Zero Data Retention (ZDR).pdf")
        dialog.reject()

    QTimer.singleShot(0, cancel)
    assert export_to_file(open_window(), book, settings, one_place(book, PAGE), "pdf") is None


def job_of(book: Book, what: Job, kind: str, path: Path) -> ExportJob:
    places = tuple(str(place) for place in what.places)
    return ExportJob(str(book.path), places, what.title, kind, str(path), pictures_beside=True)


@pytest.mark.parametrize("kind", EXPORT_FORMATS)
def test_every_format_is_written_in_a_process_of_its_own(
    qtbot: QtBot, open_window: Open, bundled_book: Path, tmp_path: Path, kind: str
) -> None:
    book = Book.open(bundled_book)
    task = ExportTask(job_of(book, one_place(book, PAGE), kind, tmp_path / f"page.{kind}"), open_window())
    with qtbot.waitSignal(task.saved, timeout=30_000) as told:
        task.start()
    assert told.args == [str(tmp_path / f"page.{kind}")]
    assert (tmp_path / f"page.{kind}").stat().st_size > 500


@pytest.mark.parametrize("by", ["button", "window"])
def test_a_long_export_can_be_cancelled_and_ends_with_its_window(
    qtbot: QtBot, open_window: Open, bundled_book: Path, tmp_path: Path, by: str
) -> None:
    window = open_window()
    book = Book.open(bundled_book)
    file = tmp_path / "out" / "all.pdf"
    file.parent.mkdir()
    file.write_text("old")
    whole = whole_book(book)
    everything = whole._replace(places=tuple(whole.places) * 40)
    task = window.commands.write(job_of(book, everything, "pdf", file))
    assert task is not None
    saved: list[str] = []
    task.saved.connect(saved.append)
    bar = window.findChild(QProgressDialog)
    assert isinstance(bar, QProgressDialog)
    qtbot.waitUntil(lambda: bar.maximum() > 100, timeout=30_000)  # it is at work
    with qtbot.waitSignal(task.ended, timeout=30_000):
        if by == "button":
            bar.canceled.emit()  # as its button does
        else:
            window.close()
    assert saved == []
    assert file.read_text() == "old"
    assert [entry.name for entry in file.parent.iterdir()] == ["all.pdf"]


def test_a_file_that_cannot_be_written_is_a_sentence(
    qtbot: QtBot, open_window: Open, bundled_book: Path, tmp_path: Path
) -> None:
    book = Book.open(bundled_book)
    window = open_window()
    task = ExportTask(job_of(book, one_place(book, PAGE), "html", tmp_path / "missing" / "page.html"), window)
    with qtbot.waitSignal(task.failed, timeout=30_000) as told:
        task.start()
    assert told.args is not None
    assert told.args[0].id == "folder-missing"


@pytest.mark.parametrize(
    ("typed", "kind", "named"),
    [
        ("a", "pdf", "a.pdf"),
        ("a.htm", "html", "a.htm"),
        ("a.html", "pdf", "a.html.pdf"),
        ("v1.2", "md", "v1.2.md"),
        ("a.TXT", "txt", "a.TXT"),
    ],
)
def test_a_name_gets_the_suffix_of_what_is_in_it(typed: str, kind: str, named: str) -> None:
    assert with_suffix(Path(typed), kind) == Path(named)


def test_hits_of_a_page_that_is_there_as_a_whole_are_left_out(bundled_book: Path) -> None:
    book = Book.open(bundled_book)
    what = hit_list(book, "x", [Location("a", "b"), Location("c", "d"), Location("a"), Location("c", "d")])
    assert what.places == (Location("c", "d"), Location("a"))


# -- the clipboard --------------------------------------------------------------------------------


def test_a_page_is_copied_as_markdown_and_as_rich_text(open_window: Open) -> None:
    window = open_window(page=PAGE.page)
    window.do.copy_markdown.trigger()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("# What is Zero Data Retention (ZDR)?")
    assert "As of 21 November 2026" in text
    window.do.copy_rich_text.trigger()
    mime = QGuiApplication.clipboard().mimeData()
    assert "<h1>What is Zero Data Retention (ZDR)?</h1>" in mime.html()
    assert "What is Zero Data Retention (ZDR)?" in mime.text()
