"""The page on the right. The only file that knows with what a page is shown (QTextBrowser)."""

from __future__ import annotations

import logging
from bisect import bisect_left

from PySide6.QtCore import QCoreApplication, QEvent, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from helpviewer.book.errors import BookError
from helpviewer.book.reader import Book, Location, WebLink
from helpviewer.models.matches import find_matches
from helpviewer.models.navigator import Visit
from helpviewer.render.document import PageDocument
from helpviewer.render.theme import Theme
from helpviewer.ui.mouse import is_history_button

BASE_SIZE_PT = 11.0
"""Body text at 100 percent."""

SAMPLE_LINE = "A column of about seventy letters a line is the easiest one to follow: eyes find back."
SIDE_MARGIN, TOP_MARGIN, BOTTOM_MARGIN = 20, 26, 56
"""Room around the text, in pixels; the side margin is the least there is in a narrow window."""

MARKS_DRAWN = 2000
"""Matches that are marked at most; all of them are counted."""

_log = logging.getLogger(__name__)


class PageView(QTextBrowser):
    """Shows a place in the book, and what was searched for in it.

    Signals:
        location_asked: the :class:`Location` a link leads to.
        web_link_asked: the address of a link that leaves the book.
        link_hovered: where the link under the mouse leads, in words; "" for none.
        marks_changed: number of the present match (from 1, 0 for none) and how many there are.
        zoom_asked: steps of text size, from Ctrl and the wheel.
        escaped: the Escape key.
    """

    location_asked = Signal(object)
    web_link_asked = Signal(str)
    link_hovered = Signal(str)
    marks_changed = Signal(int, int)
    zoom_asked = Signal(int)
    escaped = Signal()

    def __init__(self, book: Book, theme: Theme, text_size: int, parent: QWidget | None = None) -> None:
        """``text_size`` is in percent."""
        super().__init__(parent)
        self._book = book
        self._theme = theme
        self._text_size = text_size
        self._location = Location("")
        self._document: QTextDocument | None = None
        self._when_shown: Visit | None = None
        self._pattern = ""
        self._matches: list[tuple[int, int]] = []
        self._match = -1
        self._has_size = self._in_resize = False
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundRole(self.backgroundRole().Base)
        self.setAutoFillBackground(True)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._clicked)
        self.highlighted.connect(self._hovered)

    # -- what is shown ----------------------------------------------------------------------------

    def show_visit(self, visit: Visit) -> None:
        """Show a place: the page, then its section, or the position where the reader left it."""
        if visit.location.page != self._location.page:
            self._load(visit.location)
        self._location = visit.location
        if self.isVisible():
            self._scroll_to(visit)
        else:
            self._when_shown = visit  # without a size there is nothing to scroll

    def position(self) -> int:
        """The first line in sight, as in :class:`Visit`."""
        return self._place()[0]

    def set_theme(self, theme: Theme) -> None:
        """Show the page in another theme, at the same line."""
        self._theme = theme
        self._reload()

    def set_text_size(self, percent: int) -> None:
        """Show the page in another text size, at the same line."""
        if percent != self._text_size:
            self._text_size = percent
            self._reload()

    # -- what is marked ---------------------------------------------------------------------------

    def mark(self, pattern: str, *, in_section: bool = False) -> None:
        """Mark what a regular expression matches, on this page and on those that follow; "" for nothing.

        The first match below the top edge becomes the present one and is brought into sight; with
        ``in_section`` only a match in the section shown, so that a hit's section stays in sight.
        """
        self._pattern = pattern
        self._find_matches()
        self._match = -1
        if self._matches:
            start, end = self._section_range() if in_section else (self.position(), 0)
            first = bisect_left(self._matches, (start, 0))
            if not in_section:
                self._match = first % len(self._matches)
            elif first < len(self._matches) and (self._matches[first][0] < end or not end):
                self._match = first
            if self._match >= 0:
                self._show_match()
        self._draw_marks()

    def clear_marks(self) -> None:
        """Mark nothing any more."""
        if self._pattern:
            self.mark("")

    @property
    def marked(self) -> bool:
        return bool(self._pattern)

    def next_mark(self, step: int = 1) -> None:
        """Go ``step`` matches on (negative: back); after the last comes the first."""
        if self._matches:
            here = self._match if self._match >= 0 or step > 0 else 0
            self._match = (here + step) % len(self._matches)
            self._show_match()
            self._draw_marks()

    # -- Qt's events ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._in_resize:  # our own new margins
            super().resizeEvent(event)
            return
        self._has_size = self._in_resize = True
        place = self._place()
        self._set_margins()
        super().resizeEvent(event)
        self._fit()
        self._in_resize = False
        self._restore(*place)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            # Over the margins Qt would let it go; a page scrolls wherever the mouse is.
            return QCoreApplication.sendEvent(self.viewport(), event)
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        from PySide6.QtCore import (
            Qt,
        )  # here, not on top: its enums take 20 ms that the first page need not wait for

        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if is_history_button(event):
            event.ignore()
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if is_history_button(event):
            event.ignore()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._when_shown is not None:
            self._scroll_to(self._when_shown)
            self._when_shown = None

    # -- inside: the document ---------------------------------------------------------------------

    def _load(self, location: Location) -> None:
        self._set_margins()
        document: QTextDocument
        try:
            document = PageDocument(
                self._book,
                location,
                self._theme,
                text_size_pt=self._size_pt(),
                column_px=self._column(),
                device_pixel_ratio=self.devicePixelRatioF(),
                parent=self,
            )
            self.setAccessibleName(self._book.page(location.page).title)
        except BookError as error:
            _log.error("page %s: %s (%s)", location, error, error.detail)
            document = QTextDocument(self)
            document.setDocumentMargin(0)
            document.setPlainText(str(error))
            self.setAccessibleName(str(error))
        room = document.rootFrame().frameFormat()
        room.setTopMargin(TOP_MARGIN)
        room.setBottomMargin(BOTTOM_MARGIN)
        document.rootFrame().setFrameFormat(room)
        self.setDocument(document)
        if self._document is not None:
            self._document.deleteLater()
        self._document = document
        self._matches, self._match = [], -1
        self._find_matches()
        self._draw_marks()

    def _reload(self) -> None:
        if self._location.page:
            place, match = self._place(), self._match
            self._load(self._location)
            self._match = match if match < len(self._matches) else -1
            self._draw_marks()
            self._fit()
            self._restore(*place)

    def _size_pt(self) -> float:
        return BASE_SIZE_PT * self._text_size / 100

    def _column(self) -> int:
        """Width of the text in pixels: about seventy letters, or what a narrow window has."""
        font = QFont(self.font())
        font.setPointSizeF(self._size_pt())
        best = round(QFontMetricsF(font).horizontalAdvance(SAMPLE_LINE))
        if not self._has_size:
            return best
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * SIDE_MARGIN
        return max(120, min(best, room))

    def _set_margins(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        rest = self.width() - bar - self._column()
        left = max(SIDE_MARGIN, rest // 2)
        # The scroll bar's own room is kept while it is hidden: a short page must not sit elsewhere.
        bar_room = 0 if self.verticalScrollBar().isVisible() else bar
        self.setViewportMargins(left, 0, max(0, rest - left) + bar_room, 0)

    def _fit(self) -> None:
        document = self.document()
        if isinstance(document, PageDocument):
            document.set_column(self.viewport().width(), self.devicePixelRatioF())

    def _lay_out(self) -> None:
        self.document().size()  # Qt lays long pages out bit by bit; asking for the size finishes it

    def _scroll_to(self, visit: Visit) -> None:
        if visit.position is not None:
            self._restore(visit.position)
        elif visit.location.section:
            self._lay_out()
            self.scrollToAnchor(visit.location.section)
        else:
            self.verticalScrollBar().setValue(0)

    def _place(self) -> tuple[int, int]:
        """The first character of the first whole line in sight, and how far below the top edge it is."""
        if self.verticalScrollBar().value() == 0:
            return 0, 0
        cursor = self.cursorForPosition(self.viewport().rect().topLeft())
        if self.cursorRect(cursor).top() < 0:
            cursor.movePosition(QTextCursor.MoveOperation.Down)
        return cursor.position(), self.cursorRect(cursor).top()

    def _restore(self, position: int, offset: int = 0) -> None:
        if position == 0:
            self.verticalScrollBar().setValue(0)
            return
        self._lay_out()
        top = self.cursorRect(self._cursor(position)).top()
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top - offset)

    def _cursor(self, start: int, end: int | None = None) -> QTextCursor:
        last = max(self.document().characterCount() - 1, 0)
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(start, last))
        if end is not None:
            cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # -- inside: marks ----------------------------------------------------------------------------

    def _find_matches(self) -> None:
        text = self.document().toPlainText() if self._pattern else ""
        self._matches = find_matches(self._pattern, text)

    def _section_range(self) -> tuple[int, int]:
        """Where the section shown begins and ends; an end of 0 is the page's."""
        names = {section.id for section in self._book.page(self._location.page).sections}
        starts: list[int] = []
        start = 0
        block = self.document().begin()
        while block.isValid():
            fragments = block.begin()
            while not fragments.atEnd():
                anchors = fragments.fragment().charFormat().anchorNames()
                if names.intersection(anchors):
                    starts.append(block.position())
                if self._location.section and self._location.section in anchors:
                    start = block.position()
                fragments += 1
            block = block.next()
        return start, min((s for s in starts if s > start), default=0)

    def _show_match(self) -> None:
        self._lay_out()
        line = self.cursorRect(self._cursor(self._matches[self._match][0]))
        if line.top() < 0 or line.bottom() > self.viewport().height():
            # A third down: what leads to the passage is in sight as well.
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + line.top() - self.viewport().height() // 3)

    def _draw_marks(self) -> None:
        self.setExtraSelections(self._selections() if self._matches else [])
        self.marks_changed.emit(self._match + 1, len(self._matches))

    def _selections(self) -> list[QTextEdit.ExtraSelection]:
        mark, present = QTextCharFormat(), QTextCharFormat()
        mark.setBackground(QColor(self._theme.mark))
        mark.setForeground(QColor(self._theme.mark_text))
        present.setBackground(QColor(self._theme.link))
        present.setForeground(QColor(self._theme.background))
        first = max(0, min(self._match - MARKS_DRAWN // 2, len(self._matches) - MARKS_DRAWN))
        selections = []
        for number, span in enumerate(self._matches[first : first + MARKS_DRAWN], first):
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self._cursor(*span)
            selection.format = present if number == self._match else mark
            selections.append(selection)
        return selections

    # -- inside: links ----------------------------------------------------------------------------

    def _clicked(self, url: QUrl) -> None:
        target = self._book.resolve(url.toString(), self._location.page)
        if isinstance(target, WebLink):
            self.web_link_asked.emit(target.url)
        elif target is not None:
            self.location_asked.emit(target)
        else:
            _log.warning("a link on %s was refused: %s", self._location, url.toString())

    def _hovered(self, url: QUrl) -> None:
        target = self._book.resolve(url.toString(), self._location.page) if not url.isEmpty() else None
        if isinstance(target, WebLink):
            self.link_hovered.emit(target.url)
        elif target is not None:
            self.link_hovered.emit(self._book.page(target.page).title)
        else:
            self.link_hovered.emit("")
