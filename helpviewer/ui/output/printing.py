"""Printing: dialog, preview and page setup. Loaded, with Qt's printing, when the reader first prints."""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtPrintSupport import (
    QAbstractPrintDialog,
    QPageSetupDialog,
    QPrintDialog,
    QPrinter,
    QPrinterInfo,
    QPrintPreviewDialog,
)
from PySide6.QtWidgets import QDialog, QWidget

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import BookError
from helpviewer.core.files import ExportError
from helpviewer.core.messages import Message
from helpviewer.core.product import product
from helpviewer.export.child import ExportJob
from helpviewer.export.export import one_place
from helpviewer.models.user_data.settings import Settings
from helpviewer.page.around.phrases import ENGLISH, Words, document_words
from helpviewer.page.output.job import Job
from helpviewer.paper.print_job import print_document
from helpviewer.paper.selection import Selection
from helpviewer.richtext.document import PageDocument
from helpviewer.ui.common import message
from helpviewer.ui.output.exporting import export_to_file
from helpviewer.ui.output.page_setup import choices_for, page_layout

_log = logging.getLogger(__name__)

translate = QCoreApplication.translate


def print_page(
    parent: QWidget,
    book: Book,
    location: Location,
    settings: Settings,
    words: Words = ENGLISH,
    selected: QTextCursor | None = None,
) -> ExportJob | None:
    """Ask how, then print the page, a range of it, or the selection; without a printer, or when it fails,
    offer to save a PDF, which is returned then. ``words``, here and below, are the window's."""
    if not QPrinterInfo.availablePrinterNames():
        sentence = translate("Printing", "No printer is set up on this computer.")
        return _offer_pdf(parent, book, location, settings, words, sentence)
    selection = None
    if selected is not None and selected.hasSelection():
        start, end = selected.selectionStart(), selected.selectionEnd()
        page = selected.document()
        lists_headings = not isinstance(page, PageDocument) or page.lists_headings
        selection = Selection(start, end, selected.selectedText(), words, lists_headings)
    printer = make_printer(book.page(location.page).title, settings)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintSelection, selection is not None)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    settings.change(**choices_for(printer.pageLayout()))
    return print_to(parent, book, location, printer, settings, words, selection)


def set_up_page(parent: QWidget, settings: Settings) -> bool:
    """Ask for paper, orientation and margins, which are remembered; whether they were changed."""
    printer = make_printer("", settings)
    dialog = QPageSetupDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    settings.change(**choices_for(printer.pageLayout()))
    return True


class Preview(QPrintPreviewDialog):
    """The page as it will be on paper, with buttons to print it and to change the paper.

    Signals:
        export_asked: the :class:`ExportJob` that the reader wants instead.
    """

    export_asked = Signal(object)

    def __init__(
        self, parent: QWidget, book: Book, location: Location, settings: Settings, words: Words = ENGLISH
    ) -> None:
        printer = make_printer(book.page(location.page).title, settings)
        super().__init__(printer, parent, Qt.WindowType.Window)
        self._printer = printer  # Qt only borrows it
        self.setWindowTitle(translate("Printing", "Print Preview"))
        self.resize(820, 760)

        def paint(paper: QPrinter) -> None:
            if job := print_to(self, book, location, paper, settings, words):
                self.export_asked.emit(job)

        self.paintRequested.connect(paint)
        self.finished.connect(lambda _result: settings.change(**choices_for(printer.pageLayout())))


def make_printer(title: str, settings: Settings) -> QPrinter:
    """A printer with the reader's paper; ``title`` names the job."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout(settings.choices))
    printer.setDocName(title)
    printer.setCreator(product().name)
    return printer


def print_to(
    parent: QWidget,
    book: Book,
    location: Location,
    printer: QPrinter,
    settings: Settings,
    words: Words = ENGLISH,
    selection: Selection | None = None,
) -> ExportJob | None:
    """Print the page. When that fails, say so and offer to save a PDF, which is returned then."""
    page_range = printer.printRange() == QPrinter.PrintRange.PageRange
    only_selection = printer.printRange() == QPrinter.PrintRange.Selection
    try:
        print_document(
            Job(book, [Location(location.page)], words=document_words(book.info.language, words)),
            printer,
            first=printer.fromPage() if page_range else 1,
            last=printer.toPage() if page_range else 0,
            link_notes=settings.choices.link_notes,
            selection=selection if only_selection else None,
        )
    except BookError as error:
        _log.error("printing %s: %s (%s)", location, error, error.detail)
        message.tell(parent, error.message)
        return None
    except ExportError as error:
        _log.error("printing %s: %s (%s)", location, error, error.detail)
        return _offer_pdf(parent, book, location, settings, words, error.message)
    if printer.printerState() == QPrinter.PrinterState.Error:
        sentence = translate("Printing", "The printer did not take the page.")
        return _offer_pdf(parent, book, location, settings, words, sentence)
    return None


def _offer_pdf(
    parent: QWidget, book: Book, location: Location, settings: Settings, words: Words, sentence: Message | str
) -> ExportJob | None:
    advice = translate("Printing", "You can save the page as a PDF file instead.")
    if not message.ask(parent, sentence, advice, translate("Printing", "&Save as PDF…")):
        return None
    what = one_place(book, Location(location.page))
    return export_to_file(parent, book, settings, what, "pdf", words)
