"""A page as a column of text in the middle of a pane, and the place in it. What links and marks do is in
``page_view.py``; these two files alone know with what a page is shown (QTextBrowser).
"""

from __future__ import annotations

import logging

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent, QShowEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from helpviewer.book.errors import BookError
from helpviewer.book.reader import Book, Location
from helpviewer.models.navigator import Visit
from helpviewer.page.phrases import ENGLISH, Words
from helpviewer.page.theme import Theme
from helpviewer.richtext.document import NORMAL_SIZE_PT, PageDocument

SAMPLE_LINE = "A column of about seventy letters a line is the easiest one to follow: eyes find back."
SIDE_MARGIN, TOP_MARGIN, BOTTOM_MARGIN = 20, 26, 56
"""Room around the text, in pixels; the side margin is the least there is in a narrow window."""

_log = logging.getLogger(__name__)


class PageColumn(QTextBrowser):
    """Shows a place in the book, about seventy letters wide, and keeps the line when the layout changes.

    Signals:
        document_changed: whether it is the same page, laid out anew.
    """

    document_changed = Signal(bool)

    def __init__(
        self,
        book: Book,
        theme: Theme,
        text_size: int,
        parent: QWidget | None = None,
        *,
        words: Words = ENGLISH,
    ) -> None:
        """``text_size`` is in percent; ``words`` are those said around the page."""
        super().__init__(parent)
        self._book = book
        self._theme = theme
        self._text_size = text_size
        self._words = words
        self._location = Location("")
        self._document: QTextDocument | None = None
        self._when_shown: Visit | None = None
        self._has_size = self._in_resize = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundRole(self.backgroundRole().Base)
        self.setAutoFillBackground(True)

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

    @property
    def location_shown(self) -> Location:
        """The place that is shown; an empty page id before the first."""
        return self._location

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

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._when_shown is not None:
            self._scroll_to(self._when_shown)
            self._when_shown = None

    # -- inside: the document ---------------------------------------------------------------------

    def _load(self, location: Location, *, again: bool = False) -> None:
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
                words=self._words,
                parent=self,
            )
            self.setAccessibleName(self._book.page(location.page).title)
        except BookError as error:
            _log.error("page %s: %s (%s)", location, error, error.detail)
            document = QTextDocument(self)
            document.setDocumentMargin(0)
            font = QFont(self.font())
            font.setPointSizeF(self._size_pt())
            document.setDefaultFont(font)
            from helpviewer.ui.common.sentences import in_our_words

            document.setPlainText(in_our_words(str(error)))
            self.setAccessibleName(in_our_words(str(error)))
        room = document.rootFrame().frameFormat()
        room.setTopMargin(TOP_MARGIN)
        room.setBottomMargin(BOTTOM_MARGIN)
        document.rootFrame().setFrameFormat(room)
        self.setDocument(document)
        if self._document is not None:
            self._document.deleteLater()
        self._document = document
        self.document_changed.emit(again)

    def _reload(self) -> None:
        if self._location.page:
            place = self._place()
            self._load(self._location, again=True)
            self._fit()
            self._restore(*place)

    def _size_pt(self) -> float:
        return NORMAL_SIZE_PT * self._text_size / 100

    def _column(self) -> int:
        """Width of the text in pixels: about seventy letters, or what a narrow window has."""
        font = QFont(self.font())
        if self._theme.text_fonts:
            font.setFamilies(list(self._theme.text_fonts))
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
            document.set_column(self._viewport_width(), self.devicePixelRatioF())

    def _viewport_width(self) -> int:
        """What ``viewport().width()`` says. To give us the viewport, PySide would have to know what kind of
        widget it is, and make the classes of all that there are: 7 ms of the start."""
        margins, bar = self.viewportMargins(), self.verticalScrollBar()
        bar_room = bar.width() if bar.isVisibleTo(self) else 0
        return self.contentsRect().width() - margins.left() - margins.right() - bar_room

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
        # Down keeps the distance from the edge, and in a page from right to left the corner is a line's end.
        cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
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
