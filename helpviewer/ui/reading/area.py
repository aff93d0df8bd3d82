"""The right side of the window: the page, the trail above it, its outline beside it, and the bar for finding
words below."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import BookError
from helpviewer.book.format import PageInfo
from helpviewer.models.navigator import Visit
from helpviewer.models.user_data.settings import Choices
from helpviewer.page.around.phrases import Words, in_own_words
from helpviewer.ui.page.view import PageView
from helpviewer.ui.reading.trail import Crumb, Trail

if TYPE_CHECKING:
    from helpviewer.search.marks import Marks
    from helpviewer.ui.reading.find_bar import FindBar
    from helpviewer.ui.reading.headings_button import HeadingsButton
    from helpviewer.ui.reading.outline_pane import OutlinePane

OUTLINE_FROM = 1000
"""Pixels of a window, from which on it has room for an outline; more where the text is larger."""

OUTLINE_WIDTH, OUTLINE_SHARE = 220, 0.3
"""Pixels of the outline at the usual size of text, and the part of the right side that it takes at most."""

LEAST_HEADINGS = 3
"""A page with fewer has no outline."""


class PageArea(QWidget):
    """Keeps these parts at the same place of the book.

    Attributes:
        column: tabs may be put on top of it.
        body: the page and what belongs to it alone.
        trail: above the page.

    Signals:
        location_asked: the :class:`Location` that a part of the trail or of the outline leads to.
        new_tab_asked: the same for a tab of its own.
    """

    location_asked = Signal(object)
    new_tab_asked = Signal(object)

    def __init__(
        self, book: Book, page: PageView, icon_of: Callable[[str], QIcon], choices: Choices, words: Words
    ) -> None:
        """``words`` are those said around the page."""
        super().__init__()
        self._book = book
        self._page = page
        self._icon_of = icon_of
        self._choices = choices
        self._words = words
        self._find_bar: FindBar | None = None
        self._searched: str | Marks = ""
        self._outline: OutlinePane | None = None
        self._button: HeadingsButton | None = None
        self._outlined = ""
        self._has_size = False
        self._follows = False
        self.trail = Trail(book)
        self.trail.location_asked.connect(self.location_asked)
        self.trail.new_tab_asked.connect(self.new_tab_asked)
        self._outline_place = QFrame()
        self._outline_place.setObjectName("outline")
        self._outline_place.hide()
        self.body = QWidget()
        self.column, row = QVBoxLayout(self), QHBoxLayout()
        self._inner, self._beside = QVBoxLayout(self.body), QVBoxLayout(self._outline_place)
        for layout in (self.column, self._inner, row, self._beside):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._inner.addWidget(self.trail)
        self._inner.addLayout(row, 1)
        row.addWidget(page, 1)
        row.addWidget(self._outline_place)
        self.column.addWidget(self.body, 1)

    def show_visit(self, visit: Visit) -> None:
        """Show a place in the book."""
        self._arrange(visit.location.page)
        self._page.show_visit(visit)
        self.trail.show_page(visit.location.page)
        self._follow()

    def set_choices(self, choices: Choices) -> None:
        """Use the sizes and widths that the reader chose."""
        self._choices = choices
        self._page.set_choices(choices)
        if self._outline is not None:
            self._outline.set_text_size(choices.text_size)
        self._arrange(self._page.location_shown.page)
        self._follow()

    def after_first_paint(self) -> None:
        """Say from now on which section is in view."""
        self._follows = True
        self._page.verticalScrollBar().valueChanged.connect(self._follow)
        self._follow()

    @property
    def find_bar(self) -> FindBar:
        """The bar for finding on the page, made when it is first asked for."""
        if self._find_bar is None:
            from helpviewer.ui.reading.find_bar import FindBar

            bar = self._find_bar = FindBar()
            self.column.addWidget(bar)
            bar.pattern_changed.connect(self._mark)
            bar.stepped.connect(self._page.next_mark)
            bar.left.connect(self._page.setFocus)
            self._page.marks_changed.connect(bar.show_count)
            bar.set_icons(self._icon_of)
        return self._find_bar

    def open_find(self) -> None:
        """Let the reader find words on the page: those that are selected, to begin with."""
        self.find_bar.open(self._page.selected_words())

    @property
    def finds(self) -> bool:
        """Whether the bar for finding is there."""
        return self._find_bar is not None and self._find_bar.isVisible()

    @property
    def finds_or_marks(self) -> bool:
        """Whether there is anything to leave: the bar, or marks on the page."""
        return self.finds or self._page.marked

    def leave_find(self) -> None:
        """Hide the bar for finding, and its marks; those of the search come back."""
        if self._find_bar is not None:
            self._find_bar.leave()

    def mark_hit(self, marks: Marks) -> None:
        """Mark what a search found, until that is left; what is looked for on the page goes before."""
        self._searched = marks
        self._page.mark(marks, in_section=True)

    def clear_marks(self) -> None:
        """Mark nothing any more."""
        self._searched = ""
        self._page.clear_marks()

    def _mark(self, pattern: str) -> None:
        """Mark what is looked for on the page; where that is nothing, again what the search found, without
        leaving the line."""
        bar = self._page.verticalScrollBar()
        at = bar.value()
        self._page.mark(pattern or self._searched)
        if not pattern:
            bar.setValue(at)

    @property
    def panes(self) -> list[QWidget]:
        """Where the keyboard goes from one part of the window to the next."""
        outline = [self.outline.list] if self._outline_place.isVisible() else []
        return [self._page, *outline, *([self.find_bar.field] if self.finds else [])]

    @property
    def outline(self) -> OutlinePane:
        """The outline, made when it is first needed. The room for it is there before."""
        if self._outline is None:
            from helpviewer.ui.reading.outline_pane import OutlinePane  # no first page needs it

            words = in_own_words(self._words, self._book.info.imprint.words)
            self._outline = OutlinePane(words.on_this_page)
            self._outline.set_text_size(self._choices.text_size)
            self._outline.chosen.connect(self.location_asked)
            self._outline.new_tab_asked.connect(self.new_tab_asked)
            self._beside.addWidget(self._outline)
        return self._outline

    @property
    def headings(self) -> HeadingsButton:
        """The button that lists the headings where there is no room for the outline."""
        if self._button is None:
            from helpviewer.ui.reading.headings_button import HeadingsButton

            words = in_own_words(self._words, self._book.info.imprint.words)
            self._button = HeadingsButton(words.on_this_page, self.trail)
            self._button.setIcon(self._icon_of("outline"))
            self._button.chosen.connect(self.location_asked)
            self.trail.put_at_end(self._button)
        return self._button

    def open_headings(self) -> bool:
        """List the headings where the window is too narrow for the outline; whether they are listed."""
        listed = not self._has_room() and self._button is not None and self._button.isVisible()
        if listed:
            self.headings.open()
        return listed

    def why_no_outline(self) -> str:
        """What the reader is told who wants the outline and does not see it; "" where it is shown."""
        if not self._choices.outline or self._outline_place.isVisible():
            return ""
        return self.tr("This page has too few headings for an outline.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._has_size = True
        self._arrange(self._page.location_shown.page)
        self._follow()

    def update_icons(self) -> None:
        """Draw the icons in the colours of the theme."""
        if self._find_bar is not None:
            self._find_bar.set_icons(self._icon_of)
        if self._button is not None:
            self._button.setIcon(self._icon_of("outline"))

    # -- inside -----------------------------------------------------------------------------------

    def _shown(self, page_id: str) -> PageInfo | None:
        try:
            return self._book.page(page_id)
        except BookError:  # the page says so itself
            return None

    def _arrange(self, page_id: str) -> None:
        """Give the outline its room, where a page has one. Its list of headings then stands on it no more."""
        page = self._shown(page_id) if self._choices.outline and self._has_room() else None
        wanted = page is not None and len(page.sections) >= LEAST_HEADINGS
        width = min(round(OUTLINE_WIDTH * self._scale), round(self.width() * OUTLINE_SHARE))
        if self._has_size:
            self._outline_place.setFixedWidth(width)
        if wanted == self._outline_place.isHidden():
            had_focus = self._outline is not None and self._outline.list.hasFocus()
            self._outline_place.setVisible(wanted)
            if had_focus:
                self._page.setFocus()
        self._page.set_lists_headings(not wanted, page_id)
        self._inner.activate()

    @property
    def _scale(self) -> float:
        return max(1.0, self._choices.text_size / 100)

    def _has_room(self) -> bool:
        return self.window().width() >= OUTLINE_FROM * self._scale

    def _follow(self) -> None:
        """Say where on the page the reader is."""
        page = self._shown(self._page.location_shown.page) if self._follows else None
        if page is None:
            return
        top = self._page.column.place()[0]
        section = self._page.sections.in_view(top)
        if not self._outline_place.isHidden():
            if self._outlined != page.id:
                self.outline.show_page(page.id, page.sections)
                self._outlined = page.id
            self.outline.show_section(section)
        elif len(page.sections) >= LEAST_HEADINGS:
            self.headings.show_page(page.id, page.sections, section)
        if self._button is not None:
            self._button.setVisible(self._outline_place.isHidden() and len(page.sections) >= LEAST_HEADINGS)
        crumbs = []
        if top > self._page.sections.title:
            crumbs = [Crumb(page.title, Location(page.id))]
            crumbs += [
                Crumb(part.title, Location(page.id, part.id)) for part in page.sections if part.id == section
            ]
        self.trail.show_place(crumbs)
