"""The trail above the page: book › category › page › section. Each part is a link."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QWidget

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import BookError
from helpviewer.models.tips import as_tip
from helpviewer.ui.common.bidi import isolate
from helpviewer.ui.common.mouse import wants_new_tab

HEIGHT, PART_HEIGHT, MARGIN, GAP, FRAME = 34, 26, 14, 14, 6
"""Pixels: the least height of the trail and of a part, the room at its ends, that of an arrow between two
parts, and that around the text of a part, as the style sheet has it."""

END, END_WIDTH = 40, 28
"""Pixels that are left at the end for a button, and of the button."""

ABOVE = 0.6
"""Of the room, at most, for what is above the page, whatever follows."""

LEAST_LETTERS = 6
"""Letters of a part that must be seen; where there is no room for so many, the outermost parts fold into a
menu, and the page's title goes before its section does."""


class Crumb(NamedTuple):
    """A part of the trail. It leads to a place of the book, or to a category in the contents, by its id."""

    title: str
    target: Location | str


class _Part(QToolButton):
    """A part on the screen: cut where there is not enough room, and whole for a screen reader.

    Signals:
        tab_asked: it was clicked so that a tab of its own is wanted.
    """

    tab_asked = Signal()

    def show_title(self, title: str, hint: str) -> None:
        """Show a crumb; ``hint`` says what a click does where that is not plain."""
        self._title, self._hint = title, hint
        self.setAccessibleName(title)
        self.setAccessibleDescription(hint)

    @property
    def wanted(self) -> int:
        """Pixels that the whole text takes."""
        return self.fontMetrics().horizontalAdvance(self._title) + 2 * FRAME + 1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not wants_new_tab(event):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not wants_new_tab(event):
            super().mouseReleaseEvent(event)
        elif self.rect().contains(event.position().toPoint()):
            self.tab_asked.emit()

    def put(self, place: QRect) -> None:
        """Move there, and show as much of the text as there is room for."""
        text = self._title
        is_cut = place.width() < self.wanted
        if is_cut:
            from PySide6.QtCore import Qt  # not on top: its enums take 20 ms of the start

            room = place.width() - 2 * FRAME - 1
            text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        self.setText(isolate(text.replace("&", "&&")))
        self.setToolTip(as_tip("\n".join(filter(None, (self._title if is_cut else "", self._hint)))))
        self.setGeometry(place)


class Trail(QFrame):
    """Says where the page in view belongs. It keeps its height, and what is above the page keeps its place,
    whatever follows.

    Signals:
        location_asked: the :class:`Location` that a part leads to.
        new_tab_asked: the same for a tab of its own.
        category_asked: the id of a category that is to be shown in the contents.
    """

    location_asked = Signal(object)
    new_tab_asked = Signal(object)
    category_asked = Signal(str)

    def __init__(self, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._with_book = False
        self._page = ""
        self._above: list[Crumb] = []
        self._below: list[Crumb] = []
        self._shown: list[_Part] = []
        self._end: QWidget | None = None
        self._has_size = False
        self._parts: list[_Part] = []
        self._more = _Part(self)  # now: the Tab key comes by in the order in which these are made
        self._more.setAutoRaise(True)
        self._more.show_title("…", "")
        self._more.setAccessibleName(self.tr("What is above"))
        self._more.hide()
        self.setObjectName("trail")
        self.setAccessibleName(self.tr("Where this page belongs"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_with_book(self, with_book: bool) -> None:
        """Whether the reader has several books, so that the title of this one comes first."""
        if with_book != self._with_book:
            self._with_book = with_book
            self.show_page(self._page)

    def put_at_end(self, button: QWidget) -> None:
        """Show a button at the end, for which there always is room."""
        self._end = button
        QWidget.setTabOrder(self._parts[-1] if self._parts else self._more, button)
        self._lay_out()

    def show_page(self, page_id: str) -> None:
        """Say where a page belongs."""
        self._page = page_id
        self._above = self._way()
        self._show()

    def show_place(self, crumbs: Sequence[Crumb]) -> None:
        """Say where on the page the reader is: its title, and the section, when these are out of sight."""
        if list(crumbs) != self._below:
            self._below = list(crumbs)
            self._show()

    @property
    def crumbs(self) -> list[Crumb]:
        """All parts, the outermost first."""
        return [*self._above, *self._below]

    # -- Qt's events ------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(0, max(HEIGHT, self._part_height() + HEIGHT - PART_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._has_size = True
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self.updateGeometry()
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for part in self._shown[:-1]:
            place = part.geometry()
            at = place.left() - GAP / 2 if self.isRightToLeft() else place.right() + 1 + GAP / 2
            painter.fillPath(self._arrow(at), self.palette().placeholderText())
        painter.end()

    def _arrow(self, at: float) -> QPainterPath:
        """An arrow to what follows. Filled: a pen would load the enums of Qt, 20 ms of the start."""
        sign = -1 if self.isRightToLeft() else 1
        corners = ((-2, -4), (2, 0), (-2, 4), (-3, 3), (0, 0), (-3, -3))
        path = QPainterPath()
        for number, (x, y) in enumerate(corners):
            corner = QPointF(at + sign * x, self.height() / 2 + y)
            if number:
                path.lineTo(corner)
            else:
                path.moveTo(corner)
        return path

    # -- inside -----------------------------------------------------------------------------------

    def _way(self) -> list[Crumb]:
        """The book, where there are several, and the categories of the page."""
        info = self._book.info
        way = [Crumb(info.title, Location(info.home))] if self._with_book else []
        try:
            categories = self._book.category_path(self._book.page(self._page).category)
        except BookError:  # the page says so itself
            return way
        return way + [
            Crumb(category.title, Location(category.page) if category.page else category.id)
            for category in categories
            if category.page != self._page
        ]

    def _show(self) -> None:
        crumbs = self.crumbs
        while len(self._parts) < len(crumbs):
            self._add_part()
        for part, crumb in zip(self._parts, crumbs, strict=False):
            in_contents = isinstance(crumb.target, str)
            part.show_title(crumb.title, self.tr("Show this category in the contents") if in_contents else "")
        self._lay_out()

    def _add_part(self) -> None:
        part, number = _Part(self), len(self._parts)
        part.setAutoRaise(True)
        part.clicked.connect(lambda: self._follow(self.crumbs[number]))
        part.tab_asked.connect(lambda: self._follow(self.crumbs[number], in_tab=True))
        QWidget.setTabOrder(self._parts[-1] if self._parts else self._more, part)
        self._parts.append(part)

    def _follow(self, crumb: Crumb, *, in_tab: bool = False) -> None:
        if isinstance(crumb.target, str):
            self.category_asked.emit(crumb.target)
        elif in_tab:
            self.new_tab_asked.emit(crumb.target)
        else:
            self.location_asked.emit(crumb.target)

    # -- inside: who stands where -----------------------------------------------------------------

    def _lay_out(self) -> None:
        if not self._has_size:
            return
        above = self._parts[: len(self._above)]
        below = self._parts[len(above) : len(self.crumbs)]
        room = self.width() - MARGIN - END
        least = self.fontMetrics().averageCharWidth() * LEAST_LETTERS + 2 * FRAME
        row = self._row_above(above, round(room * ABOVE), least)
        left = room - sum(width + GAP for _, width in row)
        if len(below) > 1:
            half = (left - GAP) // 2
            if half < 2 * least:
                below = below[1:]
            else:
                row.append((below[0], min(below[0].wanted, half)))
                left -= row[-1][1] + GAP
        row += [(part, min(part.wanted, max(left, least))) for part in below[-1:]]
        self._put(row)

    def _row_above(self, parts: list[_Part], room: int, least: int) -> list[tuple[_Part, int]]:
        """What is above the page in so many pixels, which are less than there are: it must not move when the
        reader scrolls into another section."""
        for folded in range(len(parts)):
            rest = parts[folded:]
            row = [(self._more_part(self._above[:folded]), least)] if folded else []
            free = room - sum(width + GAP for _, width in row) - GAP * len(rest)
            widths = shares([part.wanted for part in rest], free)
            if len(rest) == 1 or all(
                width >= min(part.wanted, least) for part, width in zip(rest, widths, strict=True)
            ):
                return row + [
                    (part, max(width, min(part.wanted, least)))
                    for part, width in zip(rest, widths, strict=True)
                ]
        return []

    def _put(self, row: list[tuple[_Part, int]]) -> None:
        height, x = self._part_height(), MARGIN
        for part, width in row:
            left = self.width() - x - width if self.isRightToLeft() else x
            part.put(QRect(left, (self.height() - height) // 2, width, height))
            x += width + GAP
        if self._end is not None:
            left = self.width() - END + (END - END_WIDTH) // 2
            left = self.width() - left - END_WIDTH if self.isRightToLeft() else left
            self._end.setGeometry(left, (self.height() - height) // 2, END_WIDTH, height)
        self._shown = [part for part, _ in row]
        for part in (self._more, *self._parts):
            part.setVisible(part in self._shown)
        self.update()

    def _part_height(self) -> int:
        return max(PART_HEIGHT, self.fontMetrics().height() + 8)

    def _more_part(self, folded: list[Crumb]) -> _Part:
        """The part that opens a menu of those that have no room."""
        menu = self._more.menu()
        if menu is None:
            from PySide6.QtWidgets import QMenu

            menu = QMenu(self._more)
            self._more.setPopupMode(_Part.ToolButtonPopupMode.InstantPopup)
            self._more.setMenu(menu)
        menu.clear()
        for crumb in folded:
            menu.addAction(crumb.title.replace("&", "&&")).triggered.connect(
                lambda checked=False, crumb=crumb: self._follow(crumb)
            )
        return self._more


def shares(wanted: Sequence[int], room: int) -> list[int]:
    """How much of the room each gets: what it wants, or as much as the others that do not get it."""
    given = list(wanted)
    left, open_ones = room, sorted(range(len(wanted)), key=lambda number: wanted[number])
    while open_ones:
        number = open_ones.pop(0)
        given[number] = max(0, min(wanted[number], left // (len(open_ones) + 1)))
        left -= given[number]
    return given
