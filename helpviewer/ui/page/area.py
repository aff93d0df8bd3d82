"""The right side of the window: the page, the trail above it, and the bar for finding words below."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QVBoxLayout, QWidget

from helpviewer.book.reader import Book, Location
from helpviewer.models.navigator import Visit
from helpviewer.ui.page.trail import Crumb, Trail
from helpviewer.ui.page.view import PageView

if TYPE_CHECKING:
    from helpviewer.ui.page.find_bar import FindBar


class PageArea(QWidget):
    """Holds these together: what the one shows, the others say.

    Attributes:
        column: tabs may be put on top of it.
        body: the page and what belongs to it alone.
        trail: above the page.
    """

    def __init__(self, book: Book, page: PageView, icon_of: Callable[[str], QIcon]) -> None:
        super().__init__()
        self._book = book
        self._page = page
        self._icon_of = icon_of
        self._find_bar: FindBar | None = None
        self._follows = False
        self.trail = Trail(book)
        self.body = QWidget()
        self.column, inner = QVBoxLayout(self), QVBoxLayout(self.body)
        for layout in (self.column, inner):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        inner.addWidget(self.trail)
        inner.addWidget(page, 1)
        self.column.addWidget(self.body, 1)

    def show_visit(self, visit: Visit) -> None:
        """Show a place in the book."""
        self._page.show_visit(visit)
        self.trail.show_page(visit.location.page)
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
            from helpviewer.ui.page.find_bar import FindBar

            bar = self._find_bar = FindBar()
            self.column.addWidget(bar)
            bar.pattern_changed.connect(self._page.mark)
            bar.stepped.connect(self._page.next_mark)
            bar.left.connect(self._page.setFocus)
            self._page.marks_changed.connect(bar.show_count)
            bar.dress(self._icon_of)
        return self._find_bar

    @property
    def finds(self) -> bool:
        """Whether the bar for finding is there."""
        return self._find_bar is not None and self._find_bar.isVisible()

    def leave_find(self) -> None:
        """Hide the bar for finding, and its marks."""
        if self._find_bar is not None:
            self._find_bar.leave()

    def dress(self) -> None:
        """Draw in the colours in force."""
        if self._find_bar is not None:
            self._find_bar.dress(self._icon_of)

    # -- inside -----------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Say where on the page the reader is."""
        if not self._follows:
            return
        here = self._page.location_shown
        top = self._page.position()
        section = self._page.sections.in_view(top)
        crumbs = []
        if here.page in self._book and top > self._page.sections.title:
            page = self._book.page(here.page)
            crumbs = [Crumb(page.title, Location(page.id))]
            crumbs += [
                Crumb(part.title, Location(page.id, part.id)) for part in page.sections if part.id == section
            ]
        self.trail.show_place(crumbs)
