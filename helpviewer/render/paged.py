"""Pages on paper: the same for a printer, a print preview and a PDF file. QtCore and QtGui only.

Paper is always light. A sheet has the page's text, and a footer with where the text came from, how old it is
and "page n of m".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPainter,
    QPalette,
)

from helpviewer.book.reader import Book, Location
from helpviewer.render.document import PageDocument
from helpviewer.render.files import ExportError
from helpviewer.render.page_parts import page_parts
from helpviewer.render.rich_inline import Paper
from helpviewer.render.theme import LIGHT

TEXT_SIZE_PT = 10.0
_FOOT_SIZE_PT = 8.0
_FOOT_GAP_PT = 14.0
_PICTURE_RATIO = 3.0
"""Pixels of a picture for each of the 96 per inch of CSS: 288 dpi, what an office printer can show."""

_PAPER = replace(LIGHT, name="paper", background="#ffffff", text="#000000", heading="#000000")


def print_document(
    book: Book,
    locations: Sequence[Location],
    device: QPagedPaintDevice,
    *,
    first: int = 1,
    last: int = 0,
    today: date | None = None,
) -> int:
    """Draw pages or sections, each starting on a new sheet, on a QPrinter or a QPdfWriter.

    Args:
        first, last: the sheets wanted, counted from 1; a ``last`` of 0 means all.

    Returns:
        how many sheets there are in all.

    Raises:
        PageMissing: the book has no such page or section.
        BookDamaged: a page cannot be read.
        ExportError: the device cannot be drawn on.
    """
    day = today or date.today()
    painter = QPainter()
    if not painter.begin(device):
        raise ExportError("Nothing could be printed: the printer or the file cannot be written to.")
    try:
        sheet = _Sheet(device)
        counts = [document.pageCount() for document in _documents(book, locations, sheet, day)]
        total = sum(counts)
        number = 0
        drawn = 0
        for document in _documents(book, locations, sheet, day):
            page = book.page(document.location.page)
            foot = page_parts(book, page, day).foot
            for index in range(document.pageCount()):
                number += 1
                if number < first or (last and number > last):
                    continue
                if drawn and not device.newPage():
                    raise ExportError("Printing stopped: the printer or the file takes no more pages.")
                drawn += 1
                _draw_text(painter, document, sheet, index)
                _draw_foot(painter, sheet, foot, f"Page {number} of {total}")
    finally:
        painter.end()
    return total


class _Sheet:
    """A sheet's measures in pixels of its device; the origin is the corner of the printable area."""

    def __init__(self, device: QPagedPaintDevice) -> None:
        self.device = device
        self.dpi = device.logicalDpiX()
        self.width = float(device.width())
        self.height = float(device.height())
        self.foot_font = QFont()
        self.foot_font.setPointSizeF(_FOOT_SIZE_PT)
        self.foot_height = 2 * QFontMetricsF(self.foot_font, device).height() + self.points(_FOOT_GAP_PT)
        # Whole pixels, or a line on the border would show on both sheets.
        self.body_height = float(int(self.height - self.foot_height))

    def points(self, points: float) -> float:
        return points * self.dpi / 72


def _documents(
    book: Book, locations: Sequence[Location], sheet: _Sheet, today: date
) -> Iterator[PageDocument]:
    """One document after the other, each laid out for the sheet, so that only one is in memory."""
    found = [book.locate(location) for location in locations]
    paper = Paper(frozenset(place.page for place in found if not place.section), many=len(found) > 1)
    for location in found:
        document = PageDocument(
            book,
            location,
            _PAPER,
            text_size_pt=TEXT_SIZE_PT,
            column_px=int(sheet.width * 96 / sheet.dpi),
            device_pixel_ratio=_PICTURE_RATIO,
            today=today,
            only_section=True,
            paper=paper,
        )
        document.documentLayout().setPaintDevice(sheet.device)
        document.setPageSize(QSizeF(sheet.width, sheet.body_height))
        yield document


def _draw_text(painter: QPainter, document: PageDocument, sheet: _Sheet, index: int) -> None:
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, QColor(_PAPER.text))
    # One pixel less: Qt rounds a line's height, and a picture at the top of the next sheet reaches above it.
    context.clip = QRectF(0, index * sheet.body_height, sheet.width, sheet.body_height - 1)
    painter.save()
    painter.translate(0, -index * sheet.body_height)
    painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _draw_foot(painter: QPainter, sheet: _Sheet, foot: str, number: str) -> None:
    painter.save()
    painter.setFont(sheet.foot_font)
    painter.setPen(QColor(_PAPER.rule))
    top = sheet.body_height + sheet.points(_FOOT_GAP_PT / 2)
    painter.drawLine(0, round(top), round(sheet.width), round(top))
    painter.setPen(QColor(_PAPER.quiet))
    area = QRectF(0, top + sheet.points(3), sheet.width, sheet.height - top - sheet.points(3))
    metrics = QFontMetricsF(sheet.foot_font, sheet.device)
    room = metrics.horizontalAdvance(number) + sheet.points(12)
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, number)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    painter.drawText(area.adjusted(0, 0, -room, 0), flags.value | Qt.TextFlag.TextWordWrap.value, foot)
    painter.restore()
