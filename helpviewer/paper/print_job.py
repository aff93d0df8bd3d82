"""Pages on paper: the same for a printer, a print preview and a PDF file. QtCore and QtGui only.

Paper is always light. A sheet has a header with the book and the page, the page's text, and a footer with
where the text came from, how old it is and "Page n of m". Several pages have a table of contents before them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPainter,
    QPalette,
    QTextDocument,
)

from helpviewer.book.book import Location
from helpviewer.book.format import PageInfo
from helpviewer.core.files import ExportError
from helpviewer.page.around.accent import in_accent
from helpviewer.page.around.parts import PageParts, direction, page_parts
from helpviewer.page.around.theme import LIGHT
from helpviewer.page.output.chosen_pages import entries
from helpviewer.page.output.job import Job
from helpviewer.paper.contents_page import ContentsRow, contents_html
from helpviewer.paper.layout_reader import Column, read_column
from helpviewer.paper.pagination import Slice, slices
from helpviewer.paper.selection import Selection, cut_to
from helpviewer.richtext.document import PageDocument, without_ligatures
from helpviewer.richtext.page import style_sheet
from helpviewer.richtext.render_options import Paper, RenderOptions

TEXT_SIZE_PT = 10.0
_EDGE_SIZE_PT = 8.0
_EDGE_GAP_PT = 14.0
_PICTURE_RATIO = 3.0
"""Pixels of a picture for each of the 96 per inch of CSS: 288 dpi, what an office printer can show."""

_LONG_BLOCK = 5_000
"""Characters: some sheets of them, which are drawn one after the other."""

_KEPT = 50
"""Pages that stay laid out between counting and drawing; more would cost a large book's worth of memory."""

_PAPER = in_accent(LIGHT)._replace(name="paper", background="#ffffff", text="#000000", heading="#000000")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where something begins: its depth in the outline from 0, its title, the sheet counted from 1, and the
    distance from the sheet's upper margin in points."""

    depth: int
    title: str
    sheet: int
    top_pt: float


@dataclass(frozen=True, slots=True)
class Printed:
    """``sheets`` is how many there are in all, ``outline`` what stands where, in order."""

    sheets: int
    outline: tuple[Mark, ...]


def print_document(
    job: Job,
    device: QPagedPaintDevice,
    *,
    first: int = 1,
    last: int = 0,
    link_notes: bool = False,
    selection: Selection | None = None,
) -> Printed:
    """Draw pages or sections, each starting on a new sheet, on a QPrinter or a QPdfWriter.

    Args:
        job: its title, by default the book's, is only shown when there are several pages.
        first, last: the sheets wanted, counted from 1; a ``last`` of 0 means all.
        link_notes: print the addresses of links at each page's end.
        selection: only this part of the one page.

    Raises:
        PageMissing: the book has no such page or section.
        BookDamaged: a page cannot be read.
        ExportError: the device cannot be drawn on.
        Cancelled: the progress was told to stop.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise ExportError("not-printed")
    try:
        sheets = _Sheets(job, _Sheet(device, direction(job.book.info.language)), link_notes, selection)
        sheets.count()
        sheets.add_contents(job.title or job.book.info.title)
        sheets.draw(painter, first, last)
        return Printed(sheets.total, tuple(sheets.outline()))
    finally:
        painter.end()


class _Sheet:
    """A sheet's measures in pixels of its device; the origin is the corner of the printable area."""

    def __init__(self, device: QPagedPaintDevice, direction: str) -> None:
        self.device = device
        self.rtl = direction == "rtl"
        self.dpi = device.logicalDpiX()
        self.width = float(device.width())
        self.height = float(device.height())
        self.edge_font = QFont()
        self.edge_font.setPointSizeF(_EDGE_SIZE_PT)
        without_ligatures(self.edge_font, direction)
        self.edge_line = QFontMetricsF(self.edge_font, device).height()
        self.foot_height = 2 * self.edge_line + self.points(_EDGE_GAP_PT)
        # Whole pixels, or a line on the border would show on both sheets.
        self.body_top = float(int(self.edge_line + self.points(_EDGE_GAP_PT)))
        self.body_height = float(int(self.height - self.foot_height - self.body_top))

    def points(self, points: float) -> float:
        return points * self.dpi / 72

    def css_px(self, pixels: float) -> int:
        return int(pixels * 96 / self.dpi)


@dataclass(slots=True)
class _Part:
    """One page or section: how it is divided, and its document as long as it is kept."""

    location: Location
    head: str
    foot: str
    slices: list[Slice]
    column: Column
    document: QTextDocument | None


class _Sheets:
    """Counts the sheets, then draws them; each document is laid out once, or twice in a large book."""

    def __init__(self, job: Job, sheet: _Sheet, link_notes: bool, selection: Selection | None) -> None:
        self._job = job
        self._words = job.said
        self._book = job.book
        self._locations = [job.book.locate(location) for location in job.places]
        self._sheet = sheet
        self._today = job.day
        self._selection = selection
        self._paper = Paper(
            frozenset(place.page for place in self._locations if not place.section),
            many=len(self._locations) > 1,
            link_notes=link_notes,
            tallest_px=sheet.css_px(sheet.body_height * 0.9),
        )
        self._parts: list[_Part] = []
        self._contents: _Part | None = None

    @property
    def total(self) -> int:
        return self._contents_sheets + sum(len(part.slices) for part in self._parts)

    @property
    def _contents_sheets(self) -> int:
        return len(self._contents.slices) if self._contents else 0

    # -- counting ---------------------------------------------------------------------------------

    def count(self) -> None:
        """Lay every page out and divide it."""
        for number, location in enumerate(self._locations):
            self._job.tell(number, 2 * len(self._locations))
            document = self._document(location)
            page = self._book.page(location.page)
            part = self._divided(document, document.theme.code_fonts)
            part.location = location
            part.head = f"{self._book.info.title} — {page.title}"
            part.foot = self._said(page).foot
            if number >= _KEPT:
                part.document = None
            self._parts.append(part)

    def _said(self, page: PageInfo) -> PageParts:
        return page_parts(self._book, page, self._today, copy=True, words=self._words)

    def _document(self, location: Location) -> PageDocument:
        options = RenderOptions(
            _PAPER,
            text_size_pt=TEXT_SIZE_PT,
            column_px=self._sheet.css_px(self._sheet.width),
            device_pixel_ratio=_PICTURE_RATIO,
            today=self._today,
            lists_headings=self._selection is None or self._selection.lists_headings,
            only_section=self._selection is None,
            paper=None if self._selection else self._paper,
            words=self._selection.words if self._selection else self._words,
        )
        document = PageDocument(self._book, location, options)
        if self._selection:
            cut_to(document, self._selection)
        self._lay_out(document)
        return document

    def _lay_out(self, document: QTextDocument) -> None:
        _keep_shaped(document)
        document.documentLayout().setPaintDevice(self._sheet.device)
        document.setTextWidth(self._sheet.width)

    def _divided(self, document: QTextDocument, code_fonts: tuple[str, ...]) -> _Part:
        height = self._sheet.body_height
        column = read_column(document, self._sheet.dpi, height, code_fonts)
        cuts = slices(column.strips, height)
        column.strips = []
        return _Part(Location(""), "", "", cuts, column, document)

    # -- contents ---------------------------------------------------------------------------------

    def add_contents(self, title: str) -> None:
        """Put a table of contents before several pages."""
        if len(self._parts) < 2:
            return
        sheets = 0
        while True:
            # The numbers depend on how many sheets the contents themselves take.
            part = self._divided(self._contents_document(title, sheets), ())
            part.head = self._book.info.title
            part.foot = self._said(self._book.page(self._parts[0].location.page)).as_of
            self._contents = part
            if len(part.slices) == sheets:
                return
            sheets = len(part.slices)

    def _contents_document(self, title: str, sheets: int) -> QTextDocument:
        rows: list[ContentsRow] = []
        number = sheets + 1
        for entry in entries(self._book, self._locations):
            if entry.place is None:
                rows.append(ContentsRow(entry.depth, entry.title, "", number))
                continue
            part = self._parts[entry.place]
            anchor = self._paper.anchor(part.location.page, part.location.section)
            rows.append(ContentsRow(entry.depth, entry.title, anchor, number))
            number += len(part.slices)
        info = self._book.info
        version = self._words.version.format(info.version) if info.version else ""
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        font = QFont()
        font.setPointSizeF(TEXT_SIZE_PT)
        without_ligatures(font, direction(info.language))
        document.setDefaultFont(font)
        document.setDefaultStyleSheet(style_sheet(_PAPER, TEXT_SIZE_PT))
        document.setHtml(contents_html(title, version, self._words.contents, rows, _PAPER, info.language))
        self._lay_out(document)
        return document

    def outline(self) -> list[Mark]:
        """Categories, pages and headings with their sheets."""
        found: list[Mark] = []
        if self._contents:
            found.append(Mark(0, self._words.contents, 1, 0.0))
        sheet = self._contents_sheets + 1
        for entry in entries(self._book, self._locations):
            found.append(Mark(entry.depth, entry.title, sheet, 0.0))
            if entry.place is None:
                continue
            part = self._parts[entry.place]
            for heading in part.column.headings:
                if heading.level > 1:
                    index, top = _place(part.slices, heading.top)
                    down = (self._sheet.body_top + top) * 72 / self._sheet.dpi
                    found.append(Mark(entry.depth + heading.level - 1, heading.title, sheet + index, down))
            sheet += len(part.slices)
        return found

    # -- drawing ----------------------------------------------------------------------------------

    def draw(self, painter: QPainter, first: int, last: int) -> None:
        """Draw the sheets from ``first`` to ``last``."""
        number = drawn = 0
        total = self.total
        parts = [*([self._contents] if self._contents else []), *self._parts]
        for position, part in enumerate(parts):
            done = len(self._parts) + min(position, len(self._parts) - 1)
            self._job.tell(done, 2 * len(self._parts))
            for cut in part.slices:
                number += 1
                if number < first or (last and number > last):
                    continue
                if drawn and not self._sheet.device.newPage():
                    raise ExportError("printing-stopped")
                drawn += 1
                if part.document is None:
                    part.document = self._document(part.location)
                self._draw_slice(painter, part, cut)
                self._draw_edges(painter, part, self._words.page_of.format(number, total))
            part.document = None
        self._job.tell(2 * len(self._parts), 2 * len(self._parts))

    def _draw_slice(self, painter: QPainter, part: _Part, cut: Slice) -> None:
        assert part.document is not None
        top = self._sheet.body_top
        if cut.head:
            self._draw_part(painter, part.document, cut.head, top)
        self._draw_part(painter, part.document, (cut.top, cut.bottom), top + cut.lead)
        for left, middle in part.column.wraps:
            if cut.top <= middle <= cut.bottom:
                self._draw_wrap(painter, left, top + cut.lead + middle - cut.top)

    def _draw_part(
        self, painter: QPainter, document: QTextDocument, part: tuple[float, float], to: float
    ) -> None:
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, QColor(_PAPER.text))
        # One pixel less on each side: Qt rounds a line's height, and the next line would show its top.
        context.clip = QRectF(0, part[0] + 1, self._sheet.width, part[1] - part[0] - 2)
        painter.save()
        painter.translate(0, to - part[0])
        painter.setClipRect(context.clip.adjusted(0, -1, 0, 1))
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _draw_wrap(self, painter: QPainter, left: float, middle: float) -> None:
        """An arrow that turns to the next line: drawn, not written, so that copied code has no such sign."""
        unit = self._sheet.points(1.6)
        x = left + 1.2 * unit
        painter.save()
        pen = painter.pen()
        pen.setColor(QColor(_PAPER.quiet))
        pen.setWidthF(self._sheet.points(0.6))
        painter.setPen(pen)
        corner = QPointF(x + 3 * unit, middle + unit)
        tip = QPointF(x, middle + unit)
        painter.drawPolyline([QPointF(x + 3 * unit, middle - 1.5 * unit), corner, tip])
        painter.drawPolyline([tip + QPointF(unit, -unit), tip, tip + QPointF(unit, unit)])
        painter.restore()

    def _draw_edges(self, painter: QPainter, part: _Part, number: str) -> None:
        sheet = self._sheet
        metrics = QFontMetricsF(sheet.edge_font, sheet.device)
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if sheet.rtl:
            start, end = end, start
        painter.save()
        painter.setFont(sheet.edge_font)
        painter.setPen(QColor(_PAPER.rule))
        line = round(sheet.edge_line + sheet.points(3))
        painter.drawLine(0, line, round(sheet.width), line)
        top = sheet.body_top + sheet.body_height + sheet.points(_EDGE_GAP_PT / 2)
        painter.drawLine(0, round(top), round(sheet.width), round(top))
        painter.setPen(QColor(_PAPER.quiet))
        head = metrics.elidedText(part.head, Qt.TextElideMode.ElideRight, sheet.width)
        painter.drawText(QRectF(0, 0, sheet.width, sheet.edge_line), start | Qt.AlignmentFlag.AlignTop, head)
        gap = sheet.points(4)
        area = QRectF(0, top + gap, sheet.width, sheet.height - top - gap)
        painter.drawText(area, end | Qt.AlignmentFlag.AlignTop, number)
        room = metrics.horizontalAdvance(number) + sheet.points(12)
        flags = start.value | Qt.AlignmentFlag.AlignTop.value | Qt.TextFlag.TextWordWrap.value
        rest = area.adjusted(room, 0, 0, 0) if sheet.rtl else area.adjusted(0, 0, -room, 0)
        painter.drawText(rest, flags, part.foot)
        painter.restore()


def _keep_shaped(document: QTextDocument) -> None:
    """Let Qt keep what it finds out of long paragraphs: it would do so again for each sheet that shows a
    part of them."""
    block = document.begin()
    while block.isValid():
        if block.length() > _LONG_BLOCK:
            block.layout().setCacheEnabled(True)
        block = block.next()


def _place(cuts: Sequence[Slice], y: float) -> tuple[int, float]:
    """The sheet of a point of the column, counted from 0, and its distance from the sheet's upper edge."""
    for index, cut in enumerate(cuts):
        if y < cut.bottom:
            return index, max(0.0, y - cut.top + cut.lead)
    return len(cuts) - 1, 0.0
