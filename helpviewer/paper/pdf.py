"""Pages as a PDF file: A4 or Letter, real text, links that work, an outline. QtCore and QtGui only; needs no
display.
"""

from __future__ import annotations

import errno
import logging
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QFile, QIODevice, QLocale, QMarginsF, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPdfWriter

from helpviewer.book.book import Book
from helpviewer.book.format import PageInfo
from helpviewer.core.files import ExportError, replacing
from helpviewer.core.product import product
from helpviewer.page.output.chosen_pages import title_of
from helpviewer.page.output.job import Job
from helpviewer.paper.pdf_catalog import NotUnderstood, OutlineItem, PdfInfo, complete, xmp
from helpviewer.paper.print_job import Printed, print_document

_log = logging.getLogger(__name__)

_DPI = 300
_MARGIN_MM = 20.0
_PROBE = 2**20
"""Bytes; more than what was lost when a file was cut short at its end."""

_TAIL = 1024
"""Bytes in which the mark of a file's end stands."""

_TOP_MM, _BOTTOM_MM = 14.0, 14.0

# Where Letter is the usual paper: https://cldr.unicode.org (supplemental/measurementData, paperSize).
_LETTER = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})


def write_pdf(
    job: Job,
    path: Path,
    *,
    force: bool = False,
    layout: QPageLayout | None = None,
    link_notes: bool = False,
) -> None:
    """Write pages or sections to ``path``, whole or not at all.

    Args:
        layout: paper and margins; None for the paper that is usual where the reader lives.
        link_notes: print the addresses of links at each page's end.

    Raises:
        PageMissing: the book has no such page or section.
        BookDamaged: a page cannot be read.
        ExportError: the file cannot be written, or exists and ``force`` is false.
        Cancelled: the progress was told to stop.
    """
    with replacing(path, force) as temporary:
        _write(job, temporary, layout or usual_layout(), link_notes=link_notes)


def pdf_bytes(job: Job, *, layout: QPageLayout | None = None, link_notes: bool = False) -> bytes:
    """The PDF file's content; arguments and errors as for :func:`write_pdf`."""
    with tempfile.TemporaryDirectory(prefix="helpviewer-") as folder:
        path = Path(folder) / "export.pdf"
        write_pdf(job, path, layout=layout, link_notes=link_notes)
        return path.read_bytes()


def usual_paper() -> QPageSize:
    """A4, or Letter where the system's region uses it."""
    territory = QLocale.territoryToCode(QLocale.system().territory())
    return QPageSize(QPageSize.PageSizeId.Letter if territory in _LETTER else QPageSize.PageSizeId.A4)


def usual_layout(paper: QPageSize | None = None) -> QPageLayout:
    """Upright, with the margins that suit header and footer."""
    margins = QMarginsF(_MARGIN_MM, _TOP_MM, _MARGIN_MM, _BOTTOM_MM)
    return QPageLayout(
        paper or usual_paper(), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
    )


def paper_size(key: str) -> QPageSize | None:
    """The size with this key of Qt's; None for one that Qt does not know."""
    known = {
        QPageSize.key(kind): kind for kind in QPageSize.PageSizeId if kind != QPageSize.PageSizeId.Custom
    }
    return QPageSize(known[key]) if key in known else None


def make_layout(key: str, landscape: bool, margins_mm: tuple[float, float, float, float]) -> QPageLayout:
    """A paper by the key of its size, its orientation and its left, upper, right and lower margin."""
    orientation = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    size = paper_size(key) or usual_paper()
    return QPageLayout(size, orientation, QMarginsF(*margins_mm), QPageLayout.Unit.Millimeter)


def _info(job: Job) -> PdfInfo:
    book = job.book
    pages = [book.page(location.page) for location in job.places]
    alone = len(pages) == 1
    return PdfInfo(
        title=job.title or title_of(book, list(job.places)),
        author=book.info.imprint.publisher or book.info.title,
        subject=pages[0].summary if alone else book.info.title,
        keywords=pages[0].keywords if alone else _categories(book, pages),
        language=book.info.language,
        creator="{0.name} {0.version}".format(product()),
    )


def _categories(book: Book, pages: Sequence[PageInfo]) -> tuple[str, ...]:
    """The titles of the outermost categories of several pages: their own keywords would be hundreds."""
    paths = (book.category_path(page.category) for page in pages)
    return tuple(dict.fromkeys(path[0].title for path in paths if path))


def _write(job: Job, path: Path, layout: QPageLayout, *, link_notes: bool) -> None:
    info = _info(job)
    application = _application()
    file = QFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _failure(file)
    try:
        writer = QPdfWriter(file)
        writer.setResolution(_DPI)
        writer.setPageLayout(layout)
        writer.setTitle(info.title)
        writer.setAuthor(info.author)
        writer.setCreator(info.creator)
        writer.setDocumentXmpMetadata(QByteArray(xmp(info)))

        def step(done: int, total: int) -> None:
            if file.error() != QFile.FileError.NoError:
                raise _failure(file)
            job.tell(done, total)

        printed = print_document(job._replace(title=info.title, progress=step), writer, link_notes=link_notes)
        del writer
        if not file.flush() or file.error() != QFile.FileError.NoError:
            raise _failure(file)
    except ExportError:
        # A file that takes no more is told as such, not as a printer that does not.
        if file.error() != QFile.FileError.NoError:
            raise _failure(file) from None
        raise
    finally:
        file.close()
        del application
    finish(path, info, _outline(printed, layout))


def finish(path: Path, info: PdfInfo, items: list[OutlineItem]) -> None:
    """Add the outline to a file that Qt has written. A whole file that cannot be added to is left as it is.

    Raises:
        OSError: the file takes no more.
        ExportError: it is not whole.
    """
    try:
        complete(path, info, items)
    except NotUnderstood as error:
        _probe(path)
        with path.open("rb") as stream:
            stream.seek(-min(_TAIL, path.stat().st_size), os.SEEK_END)
            if not stream.read().rstrip().endswith(b"%%EOF"):
                raise ExportError("pdf-not-made", repr(error)) from error
        _log.warning("%s is left without an outline: %r", path, error)


def _outline(printed: Printed, layout: QPageLayout) -> list[OutlineItem]:
    margin = layout.margins(QPageLayout.Unit.Point).top()
    return [
        OutlineItem(mark.depth, mark.title, mark.sheet, mark.top_pt + (margin if mark.top_pt else 0.0))
        for mark in printed.outline
    ]


def _probe(path: Path) -> None:
    """Fail as the system does where no more can be written: Qt forgets an error once a write succeeds."""
    size = path.stat().st_size
    with path.open("rb+") as stream:
        stream.seek(size)
        stream.write(bytes(_PROBE))
        stream.flush()
        os.fsync(stream.fileno())
        stream.truncate(size)


def _failure(file: QFile) -> OSError:
    """Qt's error as Python's, so that it is told like any other; Qt keeps only the words of it."""
    file.flush()  # only then are the words those of the system
    words = file.errorString()
    for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES):
        if os.strerror(number) == words:
            return OSError(number, words)
    return OSError(errno.EIO, words)


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
