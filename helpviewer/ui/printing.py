"""Paper: the print dialog and the preview. Loaded, with Qt's printing, when the reader first prints."""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo, QPrintPreviewDialog
from PySide6.QtWidgets import QDialog, QWidget

from helpviewer.book.errors import BookError
from helpviewer.book.reader import Book, Location
from helpviewer.render.files import ExportError
from helpviewer.render.paged import print_document
from helpviewer.render.pdf import usual_paper
from helpviewer.ui import message
from helpviewer.ui.exporting import export_page

_log = logging.getLogger(__name__)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Printing", text)


def print_page(parent: QWidget, book: Book, location: Location) -> None:
    """Ask how, then print the page; without a printer, offer to save it as PDF."""
    if not QPrinterInfo.availablePrinterNames():
        question = _tr("No printer is set up on this computer.")
        if message.ask(
            parent, question, _tr("You can save the page as a PDF file instead."), _tr("&Save as PDF…")
        ):
            export_page(parent, book, location, first="pdf")
        return
    printer = make_printer(book.page(location.page).title)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        print_to(parent, book, location, printer)


def preview_page(parent: QWidget, book: Book, location: Location) -> None:
    """Show the page as it will be on paper."""
    Preview(parent, book, location).exec()


class Preview(QPrintPreviewDialog):
    """The page as it will be on paper, with buttons to print it."""

    def __init__(self, parent: QWidget, book: Book, location: Location) -> None:
        printer = make_printer(book.page(location.page).title)
        super().__init__(printer, parent, Qt.WindowType.Window)
        self._printer = printer  # Qt only borrows it
        self.setWindowTitle(_tr("Print Preview"))
        self.resize(820, 760)
        self.paintRequested.connect(lambda paper: print_to(self, book, location, paper))


def make_printer(title: str) -> QPrinter:
    """A printer with the paper that is usual where the reader lives; ``title`` names the job."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(usual_paper())
    printer.setDocName(title)
    printer.setCreator("Help Viewer")
    return printer


def print_to(parent: QWidget, book: Book, location: Location, printer: QPrinter) -> bool:
    """Print the page; whether that went well. What went wrong is told in a box."""
    page_range = printer.printRange() == QPrinter.PrintRange.PageRange
    try:
        print_document(
            book,
            [Location(location.page)],
            printer,
            first=printer.fromPage() if page_range else 1,
            last=printer.toPage() if page_range else 0,
        )
    except (BookError, ExportError) as error:
        _log.error("printing %s: %s (%s)", location, error, getattr(error, "detail", ""))
        message.tell(parent, str(error), _tr("You can save the page as a PDF file with File → Export."))
        return False
    if printer.printerState() == QPrinter.PrinterState.Error:
        message.tell(
            parent,
            _tr("The printer did not take the page."),
            _tr("Check the printer, or save the page as a PDF file with File → Export."),
        )
        return False
    return True
