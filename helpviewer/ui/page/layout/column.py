"""The column of text in the middle of a pane: how wide it is, and which line stands on top."""

from __future__ import annotations

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from helpviewer.page.around.theme import Theme
from helpviewer.richtext.document import PageDocument
from helpviewer.richtext.render_options import NORMAL_SIZE_PT, RenderOptions

SAMPLE_LINE = "A column of about seventy letters a line is the easiest one to follow: eyes find back."
SIDE_MARGIN, TOP_MARGIN, BOTTOM_MARGIN = 20, 18, 56
"""Room around the text, in pixels; the side margin is the least there is in a narrow window."""
LEAST_WIDTH = 120
ROUNDED_UP = 2
"""Pixels by which Qt may make a table wider than its column, as it rounds each of its own columns up."""
WIDTHS = {"narrow": 0.78, "normal": 1.0, "wide": 1.7, "full": 1.0}
"""Of the sample line, for each of :data:`~helpviewer.models.user_data.settings.TEXT_WIDTHS`. The full width
is that of the pane; before that is known, the usual one."""


class Column:
    """Lays out the document that a view shows, as wide as is easy to read, and finds a line again.

    Args:
        view: shows the document; it tells :meth:`resized` when its size changes.
        text_size: in percent.
        text_width: one of :data:`WIDTHS`.
    """

    def __init__(self, view: QTextBrowser, theme: Theme, text_size: int, text_width: str) -> None:
        self._view = view
        self.theme = theme
        self.text_size = text_size
        self.text_width = text_width
        self.has_size = False
        """Whether the view has been given its size; before that the column has its best width."""
        self._has_no_bar = False

    # -- width ------------------------------------------------------------------------------------

    @property
    def size_pt(self) -> float:
        """Size of body text in points."""
        return NORMAL_SIZE_PT * self.text_size / 100

    def width(self) -> int:
        """Width of the text in pixels: that of so many letters, or what a narrow window has."""
        font = QFont(self._view.font())
        if self.theme.text_fonts:
            font.setFamilies(list(self.theme.text_fonts))
        font.setPointSizeF(self.size_pt)
        best = round(QFontMetricsF(font).horizontalAdvance(SAMPLE_LINE) * WIDTHS[self.text_width])
        if not self.has_size:
            return best
        room = self._view.width() - self._view.verticalScrollBar().sizeHint().width() - 2 * SIDE_MARGIN
        return max(LEAST_WIDTH, room if self.text_width == "full" else min(best, room))

    def render_options(self) -> RenderOptions:
        """The options for a page that is shown in this column."""
        return RenderOptions(
            self.theme,
            text_size_pt=self.size_pt,
            column_px=self.width(),
            device_pixel_ratio=self._view.devicePixelRatioF(),
            in_parts=True,
        )

    def margins(self) -> tuple[int, int]:
        """Width of the left and the right margin of the viewport."""
        bar = self._view.verticalScrollBar()
        bar_width = bar.sizeHint().width()
        rest = self._view.width() - bar_width - self.width()
        left = max(SIDE_MARGIN, rest // 2)
        # The scroll bar's own room is kept while it is hidden: a short page must not sit elsewhere.
        return left, max(0, rest - left) + (0 if bar.isVisible() else bar_width)

    def viewport_width(self) -> int:
        """What ``viewport().width()`` says. To give us the viewport, PySide would have to know what kind of
        widget it is, and make the classes of all that there are: 7 ms of the start."""
        margins, bar = self._view.viewportMargins(), self._view.verticalScrollBar()
        bar_room = bar.width() if bar.isVisibleTo(self._view) else 0
        return self._view.contentsRect().width() - margins.left() - margins.right() - bar_room

    def fit(self) -> None:
        """Lay tables and pictures out for the present width."""
        document = self._view.document()
        if isinstance(document, PageDocument):
            document.set_column(self.viewport_width(), self._view.devicePixelRatioF())

    def size_changed(self, size: QSizeF) -> None:
        """The page has this size now: no bar to scroll sideways by what Qt has only rounded up."""
        is_rounded = 0 < size.width() - self.viewport_width() <= ROUNDED_UP
        if is_rounded != self._has_no_bar:
            from PySide6.QtCore import Qt  # a hundred enums, which most pages do not need

            self._has_no_bar = is_rounded
            policies = Qt.ScrollBarPolicy
            self._view.setHorizontalScrollBarPolicy(
                policies.ScrollBarAlwaysOff if is_rounded else policies.ScrollBarAsNeeded
            )

    def lay_out(self) -> None:
        """Lay the whole page out; Qt does it bit by bit, and asking for the size finishes it. The scroll bar
        would be told later, and until then not go as far down as the page does."""
        document = self._view.document()
        document.documentLayout().documentSizeChanged.emit(document.size())

    # -- place ------------------------------------------------------------------------------------

    def place(self) -> tuple[int, int]:
        """The first character of the first whole line in sight, and how far below the top edge it is."""
        view = self._view
        if view.verticalScrollBar().value() == 0:
            return 0, 0
        cursor = view.cursorForPosition(view.viewport().rect().topLeft())
        if view.cursorRect(cursor).top() < 0:
            cursor.movePosition(QTextCursor.MoveOperation.Down)
        # Down keeps the distance from the edge, and in a page from right to left the corner is a line's end.
        cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
        return cursor.position(), view.cursorRect(cursor).top()

    def first_place(self) -> int:
        """Where a search on the page begins: at what is selected in sight, else at the first line."""
        view = self._view
        start = self.cursor(view.textCursor().selectionStart())
        in_sight = view.viewport().rect().contains(view.cursorRect(start).center())
        return start.position() if view.textCursor().hasSelection() and in_sight else self.place()[0]

    def restore(self, position: int, offset: int = 0) -> None:
        """Scroll so that the line with this character stands ``offset`` pixels below the top edge."""
        bar = self._view.verticalScrollBar()
        if position == 0:
            bar.setValue(0)
            return
        self.lay_out()
        bar.setValue(bar.value() + self._view.cursorRect(self.cursor(position)).top() - offset)

    def show_position(self, position: int) -> None:
        """Scroll a character into sight, where it is not there already."""
        self.lay_out()
        line = self._view.cursorRect(self.cursor(position))
        height = self._view.viewport().height()
        if line.top() < 0 or line.bottom() > height:
            # A third down: what leads to the passage is in sight as well.
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + line.top() - height // 3)

    def cursor(self, start: int, end: int | None = None) -> QTextCursor:
        """A cursor at a character, or over a range; positions beyond the end are moved to it."""
        document = self._view.document()
        last = max(document.characterCount() - 1, 0)
        cursor = QTextCursor(document)
        cursor.setPosition(min(start, last))
        if end is not None:
            cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor
