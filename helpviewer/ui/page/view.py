"""The page on the right: what is shown, and what its links, its marks, the mouse and the keyboard do.

With what a page is shown (QTextBrowser) is known in this folder only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from helpviewer.book.book import Book, Location
from helpviewer.models.navigator import Visit
from helpviewer.models.user_data.settings import Choices
from helpviewer.page.around.phrases import ENGLISH, Words
from helpviewer.page.around.theme import Theme
from helpviewer.richtext.document import PageDocument
from helpviewer.ui.common.mouse import is_history_button, wants_new_tab
from helpviewer.ui.page.accessible.screen_reader import answer_screen_readers
from helpviewer.ui.page.document_scan import links
from helpviewer.ui.page.layout.caret import has_caret, switch_caret
from helpviewer.ui.page.layout.column import Column
from helpviewer.ui.page.layout.link_frame import FocusLine, draw_link_frame
from helpviewer.ui.page.layout.load import load_page
from helpviewer.ui.page.layout.long_page import LongPage
from helpviewer.ui.page.layout.tabs_and_folds import TabsAndFolds
from helpviewer.ui.page.links import PageLinks
from helpviewer.ui.page.marks import PageMarks
from helpviewer.ui.page.sections import Sections

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from helpviewer.search.marks import Marks
    from helpviewer.ui.page.accessible.accessibility import PageAccess


class PageView(QTextBrowser):
    """Shows a place in the book, and what was searched for in it. Keeps its line when the layout changes.

    Signals:
        new_window_asked: the :class:`Location` of a link that is to open in a window of its own.
        copy_link_asked: the :class:`Location` whose address is to be copied.
        search_asked: a text of the page that is to be searched for.
        said: a sentence about what was done, for the status bar.
        marks_changed: number of the present match (from 1, 0 for none) and how many there are.
        zoom_asked: steps of text size, from Ctrl and the wheel.
        escaped, slash: the Escape key, the key ``/``.
    """

    new_window_asked = Signal(object)
    copy_link_asked = Signal(object)
    search_asked = Signal(str)
    said = Signal(str)
    marks_changed = Signal(int, int)
    zoom_asked = Signal(int)
    escaped = Signal()
    slash = Signal()

    def __init__(
        self,
        book: Book,
        theme: Theme,
        choices: Choices,
        parent: QWidget | None = None,
        *,
        words: Words = ENGLISH,
    ) -> None:
        """``words`` are those said around the page."""
        super().__init__(parent)
        self._book = book
        self._words = words
        self._location = Location("")
        self._document: QTextDocument | None = None
        self._lists_headings = True
        self._when_shown: Visit | None = None
        self._in_resize = False
        self.sections = Sections(self, book)
        self.column = Column(self, theme, choices.text_size, choices.text_width)
        self._marks = PageMarks(self, theme)
        self._long = LongPage(self, self._content_changed)
        self._parts = TabsAndFolds()
        self.more_actions: tuple[QAction | None, ...] = ()
        """What the window offers in the context menu, None for a line."""
        self._access: PageAccess | None = None
        self._pressed_link = ""
        self._focused_link: tuple[int, int] | None = None
        self._focus_line = FocusLine(self)
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundRole(self.backgroundRole().Base)
        self.setAutoFillBackground(True)
        self.setOpenLinks(False)
        self.links = PageLinks(book, self)
        self.links.said.connect(self.said)
        self.links.switch_asked.connect(self._switch_part)
        self._marks.changed.connect(self.marks_changed)
        answer_screen_readers()

    # -- what is shown ----------------------------------------------------------------------------

    def show_visit(self, visit: Visit) -> None:
        """Show a place: the page, then its section, or the position where the reader left it."""
        self._parts.show_section(visit.location.page, visit.location.section)
        if visit.location.page != self._location.page:
            self.links.page = self.sections.page = visit.location.page
            self._load(visit.location)
        self._long.add_section(visit.location.section)
        if visit.location.section and self._hides(visit.location.section):
            self._load(visit.location, again=True)
            self._long.add_section(visit.location.section)
        if visit.position is not None:
            self._long.add_screen(lambda: self.sections.from_kept(visit.position or 0))
        self._location = visit.location
        self._when_shown = None if self.isVisible() else visit  # without a size there is nothing to scroll
        if self.isVisible():
            self._scroll_to(visit)

    @property
    def location_shown(self) -> Location:
        """The place that is shown; an empty page id before the first."""
        return self._location

    def position(self) -> int:
        """The first line in sight, as in :class:`Visit`: the same with and without the list of headings."""
        return self.sections.to_keep(self.column.place()[0])

    def set_theme(self, theme: Theme) -> None:
        """Show the page in another theme, at the same line."""
        self._marks.theme = self.column.theme = theme
        self._reload()

    def set_choices(self, choices: Choices) -> None:
        """Show the page as wide and as large as the reader chose, at the same line."""
        chosen = choices.text_size, choices.text_width
        if chosen != (self.column.text_size, self.column.text_width):
            self.column.text_size, self.column.text_width = chosen
            self._reload()

    def set_lists_headings(self, lists_headings: bool, page_id: str) -> None:
        """Whether pages have a list of their headings at the top, at once where this page is shown."""
        if lists_headings != self._lists_headings:
            self._lists_headings = lists_headings
            if page_id == self._location.page:
                kept = self.position()
                self._reload()
                self.column.restore(self.sections.from_kept(kept))

    # -- what is marked ---------------------------------------------------------------------------

    def mark(self, pattern: str | Marks, *, in_section: bool = False) -> None:
        """Mark what a regular expression matches, on this page and on those that follow; "" for nothing.

        The first match below the top edge becomes the present one and is brought into sight; with
        ``in_section`` only a match in the section shown, so that a hit's section stays in sight.
        """
        self._parts.show_matches(self._location.page, pattern)
        if pattern and not in_section:
            self._long.add_all()
        if pattern and self._hides_something:
            self._reload()
        span = self.sections.span(self._location.section)
        self._marks.find(pattern, *(span if in_section and pattern else (self.column.first_place(),)))
        self._show_match()

    def selected_words(self) -> str:
        """What is selected within a line, to be looked for; "" for more, and for a link with the keyboard."""
        from helpviewer.ui.page.copy import words_of_a_line

        cursor = self.textCursor()
        is_link = self._focused_link == (cursor.selectionStart(), cursor.selectionEnd())
        return "" if is_link else words_of_a_line(cursor)

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

    def section_at(self, position: int) -> Location:
        """The section in which a character stands, or the page where it stands in none."""
        return Location(self._location.page, self.sections.at(position))

    def place(self) -> Location:
        """The section that is being read."""
        return Location(self._location.page, self.sections.in_view(self.column.place()[0]))

    # -- Qt's events ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._in_resize:  # our own new margins
            super().resizeEvent(event)
            return
        self.column.has_size = self._in_resize = True
        place = self.column.place()
        self._set_margins()
        super().resizeEvent(event)
        self.column.fit()
        self._in_resize = False
        self.column.restore(*place)
        self._focus_line.follow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._when_shown is not None:
            self._scroll_to(self._when_shown)
            self._when_shown = None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            # Over the margins Qt would let it go; a page scrolls wherever the mouse is.
            return QCoreApplication.sendEvent(self.viewport(), event)
        done = super().event(event)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._focus_line.setVisible(event.type() == QEvent.Type.FocusIn)
        return done

    def wheelEvent(self, event: QWheelEvent) -> None:
        from PySide6.QtCore import Qt  # not on top: its enums take 20 ms of the start

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
        elif wants_new_tab(event) and (href := self.anchorAt(event.position().toPoint())):
            self._pressed_link = href
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if is_history_button(event):
            event.ignore()
        elif self._pressed_link:
            if self.anchorAt(event.position().toPoint()) == self._pressed_link:
                self.links.follow_in_tab(self._pressed_link)
            self._pressed_link = ""
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from helpviewer.ui.page.context_menu import open_page_menu

        open_page_menu(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        cursor = self.textCursor()
        href = cursor.charFormat().anchorHref() if cursor.hasSelection() else ""
        with_ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.text() == "/":
            self.slash.emit()
        elif event.key() == Qt.Key.Key_F7:
            self.said.emit(switch_caret(self, self.column))
        elif event.key() == Qt.Key.Key_Space and not has_caret(self):
            bar = self.verticalScrollBar()
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            bar.triggerAction(
                bar.SliderAction.SliderPageStepSub if back else bar.SliderAction.SliderPageStepAdd
            )
        elif with_ctrl and href and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.links.follow_in_tab(href)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes from link to link, then on to the next pane."""
        stayed = super().focusNextPrevChild(next)
        cursor = self.textCursor()
        self._focus_link((cursor.selectionStart(), cursor.selectionEnd()) if stayed else None)
        self.viewport().update()
        return stayed

    def _focus_link(self, link: tuple[int, int] | None) -> None:
        self._focused_link = link
        if link is not None and self._access is not None:
            self._access.link_focused(link[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        cursor = self.textCursor()
        if self._focused_link and self._focused_link == (cursor.selectionStart(), cursor.selectionEnd()):
            draw_link_frame(self, self.column, *self._focused_link)
        self._long.go_on()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What "Copy" takes: the page's words without the links of its boxes of code."""
        from helpviewer.ui.page.copy import as_written

        return as_written(super().createMimeDataFromSelection(), self.textCursor())

    # -- inside: the document, marks and sections -------------------------------------------------

    def _load(self, location: Location, *, again: bool = False) -> None:
        self._set_margins()
        options = self.column.render_options()._replace(
            words=self._words, lists_headings=self._lists_headings, shown=self._parts.shown(location.page)
        )
        document, name = load_page(self._book, location, options, self)
        self.setAccessibleName(name)
        self.setDocument(document)
        document.documentLayout().documentSizeChanged.connect(self.column.size_changed)
        if self._document is not None:
            self._document.deleteLater()
        self._document = document
        if again and self.marked:
            self._long.add_all()
        self._content_changed(again)

    def _content_changed(self, keep_present: bool = True) -> None:
        self._marks.find_again(keep_present=keep_present)
        if self._access is not None:
            self._access.page_changed()

    @property
    def _hides_something(self) -> bool:
        return isinstance(self._document, PageDocument) and self._document.hides

    def _reload(self) -> None:
        if self._location.page:
            place = self.column.place()
            self._load(self._location, again=True)
            self._long.add_screen(lambda: place[0])
            self.column.fit()
            self.column.restore(*place)

    def _hides(self, section: str) -> bool:
        """Whether a section of this page stands in a fold that is closed, or in a tab that is not shown."""
        return self._hides_something and all(name != section for _, name in self.sections.starts)

    def _switch_part(self, href: str) -> None:
        """Choose a tab, or open or close a fold; the keyboard stays at its link."""
        document = self._document
        if isinstance(document, PageDocument) and self._parts.switch(self._location.page, document, href):
            had_focus = self.textCursor().charFormat().anchorHref() == href
            self._reload()
            found = next((link for link in links(self.document()) if link.href == href), None)
            if had_focus and found is not None:
                self.setTextCursor(self.column.cursor(found.start, found.end))
                self._focus_link((found.start, found.end))

    def _set_margins(self) -> None:
        left, right = self.column.margins()
        self.setViewportMargins(left, 0, right, 0)

    def _scroll_to(self, visit: Visit) -> None:
        if visit.position is not None:
            self.column.restore(self.sections.from_kept(visit.position))
        elif visit.location.section:
            self.column.lay_out()
            self.scrollToAnchor(visit.location.section)
        else:
            self.verticalScrollBar().setValue(0)
        self.sections.arrived("" if visit.position is not None else visit.location.section)

    def _show_match(self) -> None:
        if self._marks.present:
            self.column.show_position(self._marks.present[0])

    def accessible(self) -> PageAccess:
        """What a screen reader is told of the page; another object each time, see screen_reader.py."""
        from helpviewer.ui.page.accessible.accessibility import PageAccess
        from helpviewer.ui.page.accessible.accessible_parts import Pane

        if self._access is not None:
            self._access.page_changed()
        at = lambda: self._focused_link[0] if self._focused_link else None  # noqa: E731
        pane = Pane(self, self.column, self.links.follow, at, self._book.info.language)
        self._access = PageAccess(pane)
        return self._access
