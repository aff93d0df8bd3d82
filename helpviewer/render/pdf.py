"""Pages as a PDF file: A4 or Letter, real text, links that work. QtCore and QtGui only; needs no display."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPdfWriter

from helpviewer import __version__
from helpviewer.book.reader import Book, Location
from helpviewer.render.chosen import title_of
from helpviewer.render.files import write_beside
from helpviewer.render.paged import print_document

_log = logging.getLogger(__name__)

_DPI = 300
_MARGIN_MM = 20.0

# Where Letter is the usual paper: https://cldr.unicode.org (supplemental/measurementData, paperSize).
_LETTER = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})


def write_pdf(
    book: Book,
    locations: Sequence[Location],
    path: Path,
    *,
    force: bool = False,
    page_size: QPageSize | None = None,
    today: date | None = None,
) -> None:
    """Write pages or sections to ``path``, whole or not at all.

    Args:
        page_size: the paper; None for the one that is usual where the reader lives.
        today: the day from which ages are counted; None for the system's date.

    Raises:
        PageMissing: the book has no such page or section.
        BookDamaged: a page cannot be read.
        ExportError: the file cannot be written, or exists and ``force`` is false.
    """
    write_beside(path, pdf_bytes(book, locations, page_size=page_size, today=today), force)


def pdf_bytes(
    book: Book,
    locations: Sequence[Location],
    *,
    page_size: QPageSize | None = None,
    today: date | None = None,
) -> bytes:
    """The PDF file's content; arguments and errors as for :func:`write_pdf`."""
    application = _application()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM - 4)
    writer.setPageLayout(
        QPageLayout(
            page_size or usual_paper(),
            QPageLayout.Orientation.Portrait,
            margins,
            QPageLayout.Unit.Millimeter,
        )
    )
    writer.setTitle(title_of(book, list(locations)))
    writer.setAuthor(book.info.title)
    writer.setCreator(f"Help Viewer {__version__}")
    print_document(book, locations, writer, today=today)
    del writer, application
    return bytes(buffer.data().data())


def usual_paper() -> QPageSize:
    """A4, or Letter where the system's region uses it."""
    territory = QLocale.territoryToCode(QLocale.system().territory())
    return QPageSize(QPageSize.PageSizeId.Letter if territory in _LETTER else QPageSize.PageSizeId.A4)


def _application() -> QGuiApplication | None:
    """An application to draw with, made for a machine without a display when there is none yet."""
    if QGuiApplication.instance() is not None:
        return None
    arguments = [sys.argv[0]]
    if sys.platform not in ("win32", "darwin"):
        # The others have their fonts and can draw without a window anyway.
        arguments += ["-platform", "offscreen"]
    # What Qt has to say, of the locale for example, is no output of ours.
    before = qInstallMessageHandler(lambda _kind, _context, message: _log.info("Qt: %s", message))
    try:
        return QGuiApplication(arguments)
    finally:
        qInstallMessageHandler(before)
