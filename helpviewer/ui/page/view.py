"""The page on the right: what its links, its marks, the mouse and the keyboard do."""

from __future__ import annotations

import logging
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from helpviewer.book.reader import Book, Location, WebLink
from helpviewer.page.phrases import ENGLISH, Words
from helpviewer.page.theme import Theme
from helpviewer.richtext.document import PageDocument
from helpviewer.richtext.inline import CATEGORY, COPY, PICTURE
from helpviewer.ui.common.mouse import is_history_button, wants_new_window
from helpviewer.ui.page.column import PageColumn
from helpviewer.ui.page.marks import PageMarks
from helpviewer.ui.page.outline import section_starts

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from helpviewer.ui.page.accessibility import PageAccess

_log = logging.getLogger(__name__)


class PageView(PageColumn):
    """Shows a place in the book, and what was searched for in it.

    Signals:
        location_asked: the :class:`Location` a link leads to.
        web_link_asked: the address of a link that leaves the book.
        new_window_asked: the :class:`Location` of a link that is to open in a window of its own.
        copy_link_asked: the :class:`Location` whose address is to be copied.
        category_asked: the id of a category that is to be shown in the contents.
        link_hovered: where the link under the mouse leads, in words; "" for none.
        said: a sentence about what was done, for the status bar.
        marks_changed: number of the present match (from 1, 0 for none) and how many there are.
        zoom_asked: steps of text size, from Ctrl and the wheel.
        escaped: the Escape key.
    """

    location_asked = Signal(object)
    web_link_asked = Signal(str)
    new_window_asked = Signal(object)
    copy_link_asked = Signal(object)
    category_asked = Signal(str)
    link_hovered = Signal(str)
    said = Signal(str)
    marks_changed = Signal(int, int)
    zoom_asked = Signal(int)
    escaped = Signal()

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
        super().__init__(book, theme, text_size, parent, words=words)
        self._marks = PageMarks(self, theme)
        self._access: PageAccess | None = None
        self._pressed_link = ""
        self._focused_link: tuple[int, int] | None = None
        self.setObjectName("page")
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._clicked)
        self.highlighted.connect(self._hovered)
        self._marks.changed.connect(self.marks_changed)
        _watch_for_screen_reader()
        self.document_changed.connect(self._new_document)

    def set_theme(self, theme: Theme) -> None:
        self._marks.theme = theme
        super().set_theme(theme)

    # -- what is marked ---------------------------------------------------------------------------

    def mark(self, pattern: str, *, in_section: bool = False) -> None:
        """Mark what a regular expression matches, on this page and on those that follow; "" for nothing.

        The first match below the top edge becomes the present one and is brought into sight; with
        ``in_section`` only a match in the section shown, so that a hit's section stays in sight.
        """
        if in_section and pattern:
            self._marks.find(pattern, *self._section_range())
        else:
            self._marks.find(pattern, self.position())
        self._show_match()

    def clear_marks(self) -> None:
        """Mark nothing any more."""
        if self.marked:
            self.mark("")

    @property
    def marked(self) -> bool:
        return bool(self._marks.pattern)

    def next_mark(self, step: int = 1) -> None:
        """Go ``step`` matches on (negative: back); after the last comes the first."""
        self._marks.step(step)
        self._show_match()

    # -- links ------------------------------------------------------------------------------------

    def target(self, href: str) -> Location | WebLink | None:
        """Where a link of this page leads; None for one that leads nowhere."""
        return self._book.resolve(href, self._location.page) if href else None

    def section_at(self, position: int) -> Location:
        """The section in which a character stands, or the page where it stands in none."""
        starts = [name for start, name in self._section_starts() if start <= position]
        return Location(self._location.page, starts[-1] if starts else "")

    def follow(self, href: str) -> None:
        """Do what a click on a link of this page does."""
        scheme, _, name = href.partition(":")
        target = self.target(href)
        if scheme == COPY:
            self._copy_code(name)
        elif scheme == PICTURE:
            self._show_picture(name)
        elif scheme == CATEGORY:
            self.category_asked.emit(name)
        elif isinstance(target, WebLink):
            self.web_link_asked.emit(target.url)
        elif target is not None:
            self.location_asked.emit(target)
        else:
            _log.warning("a link on %s was refused: %s", self._location, href)

    def follow_in_window(self, href: str) -> None:
        """Open a link in a window of its own; one that leaves the book opens in the browser as ever."""
        target = self.target(href)
        if isinstance(target, Location):
            self.new_window_asked.emit(target)
        else:
            self.follow(href)

    # -- Qt's events ------------------------------------------------------------------------------

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
        self._pressed_link = ""
        self._focused_link = None
        if is_history_button(event):
            event.ignore()
        elif wants_new_window(event) and (href := self.anchorAt(event.position().toPoint())):
            self._pressed_link = href
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if is_history_button(event):
            event.ignore()
        elif self._pressed_link:
            if self.anchorAt(event.position().toPoint()) == self._pressed_link:
                self.follow_in_window(self._pressed_link)
            self._pressed_link = ""
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from helpviewer.ui.page.context_menu import page_menu

        if event.reason() == QContextMenuEvent.Reason.Mouse:
            href = self.anchorAt(event.pos())
            position, at = self.cursorForPosition(event.pos()).position(), event.globalPos()
        else:
            cursor = self.textCursor()
            href = cursor.charFormat().anchorHref() if cursor.hasSelection() else ""
            position = cursor.selectionStart() if cursor.hasSelection() else self.position()
            at = self.viewport().mapToGlobal(self.cursorRect(self._cursor(position)).bottomLeft())
        page_menu(self, href, position).popup(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        cursor = self.textCursor()
        href = cursor.charFormat().anchorHref() if cursor.hasSelection() else ""
        with_ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() == Qt.Key.Key_F7:
            self._switch_caret()
        elif with_ctrl and href and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.follow_in_window(href)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes from link to link, then on to the next pane."""
        stayed = super().focusNextPrevChild(next)
        cursor = self.textCursor()
        self._focused_link = (cursor.selectionStart(), cursor.selectionEnd()) if stayed else None
        self.viewport().update()
        return stayed

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        cursor = self.textCursor()
        if self._focused_link and self._focused_link == (cursor.selectionStart(), cursor.selectionEnd()):
            self._frame_link(*self._focused_link)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What "Copy" takes: the page's words without the links of its boxes of code."""
        from helpviewer.ui.page.copy import without_buttons

        return without_buttons(super().createMimeDataFromSelection(), self.textCursor())

    # -- inside: the document, marks and sections -------------------------------------------------

    def _new_document(self, same_page: bool) -> None:
        self._marks.find_again(keep_present=same_page)
        self._tell_screen_reader(again=True)

    def _section_starts(self) -> list[tuple[int, str]]:
        names = {section.id for section in self._book.page(self._location.page).sections}
        return section_starts(self.document(), names)

    def _section_range(self) -> tuple[int, int | None]:
        """Where the section shown begins and ends; None stands for the page's end."""
        starts = self._section_starts()
        start = next((at for at, name in starts if name == self._location.section), 0)
        return start, next((at for at, _ in starts if at > start), self.document().characterCount())

    def _show_match(self) -> None:
        if self._marks.present:
            self._show_position(self._marks.present[0])

    def _show_position(self, position: int) -> None:
        self._lay_out()
        line = self.cursorRect(self._cursor(position))
        if line.top() < 0 or line.bottom() > self.viewport().height():
            # A third down: what leads to the passage is in sight as well.
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + line.top() - self.viewport().height() // 3)

    # -- inside: links and the keyboard -----------------------------------------------------------

    def _clicked(self, url: QUrl) -> None:
        self.follow(url.toString())

    def _hovered(self, url: QUrl) -> None:
        scheme = url.toString().partition(":")[0]
        target = self.target(url.toString())
        if scheme == COPY:
            self.link_hovered.emit(self.tr("Copy this code"))
        elif scheme == PICTURE:
            self.link_hovered.emit(self.tr("Show this picture larger"))
        elif scheme == CATEGORY:
            self.link_hovered.emit(self.tr("Show this category in the contents"))
        elif isinstance(target, WebLink):
            self.link_hovered.emit(target.url)
        elif target is not None:
            self.link_hovered.emit(self._book.page(target.page).title)
        else:
            self.link_hovered.emit("")

    def _frame_link(self, start: int, end: int) -> None:
        """Draw a frame that can be seen: Qt's own is a dotted hairline."""
        first, last = self.cursorRect(self._cursor(start)), self.cursorRect(self._cursor(end))
        if first.top() != last.top() and last.left() <= first.left():
            frame = first.united(last)  # over a line's end; a picture as well
            frame.setRight(self.viewport().width() - 2)
            frame.setLeft(2)
        else:
            frame = first.united(last)
        whole = QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.link), 2))
        painter.drawRoundedRect(QRectF(frame).adjusted(-3, -1, 3, 1).intersected(whole), 3, 3)
        painter.end()

    def _copy_code(self, number: str) -> None:
        document = self.document()
        if isinstance(document, PageDocument) and number.isdigit() and int(number) < len(document.codes):
            from PySide6.QtGui import QGuiApplication

            QGuiApplication.clipboard().setText(document.codes[int(number)])
            self.said.emit(self.tr("The code was copied."))

    def _show_picture(self, name: str) -> None:
        document = self.document()
        picture = document.picture(name) if isinstance(document, PageDocument) else None
        if picture is not None and picture.file is not None:
            from helpviewer.ui.page.image_window import PictureWindow

            PictureWindow(picture, self).show()

    def _switch_caret(self) -> None:
        from PySide6.QtCore import Qt

        by_keyboard = Qt.TextInteractionFlag.TextSelectableByKeyboard
        flags = self.textInteractionFlags() ^ by_keyboard
        self.setTextInteractionFlags(flags)
        if flags & by_keyboard:
            self.setTextCursor(self._cursor(self.position()))
            self.said.emit(self.tr("The arrow keys move a caret through the text. F7 switches it off."))
        else:
            self.said.emit(self.tr("The arrow keys scroll the page again."))

    def _tell_screen_reader(self, *, again: bool) -> None:
        """Make headings and links known where a screen reader is at work."""
        if not QAccessible.isActive() or (self._access and not again):
            return
        if self._access is None:
            from helpviewer.ui.page.accessibility import PageAccess

            self._access = PageAccess(self, self.follow, self._show_position)
        self._access.read_page()


@cache
def _watch_for_screen_reader() -> None:
    """A screen reader may come at any time; what Qt tells of it is that it asks for the page."""
    QAccessible.installFactory(_asked)


def _asked(_class_name: str, thing: QObject) -> None:
    if isinstance(thing, PageView):
        QTimer.singleShot(0, thing, lambda: thing._tell_screen_reader(again=False))
