"""Shows in a window which pages of its book changed since the reader read it last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from helpviewer.models.navigator import Visit
from helpviewer.ui.reading.page_overlay import PageOverlay
from helpviewer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from helpviewer.ui.library.changes_page import ChangesPage


class ChangesKeeper(QObject):
    """Has the contents mark changed pages until they are read, shows the list of them in the place of the
    page, and notes what is read in the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._changes = window.opened_book.page_changes
        self._cover = PageOverlay(window.area.body, window.page, window.navigator)
        self._page: ChangesPage | None = None
        self._changes.found.connect(self._offer)
        self._changes.unread_changed.connect(self._mark)
        window.navigator.location_changed.connect(self._arrived)
        window.do.changes.triggered.connect(self.show_changes)
        window.do.find.triggered.connect(self._find)

    def look(self) -> None:
        """Find out what changed, or show what is known."""
        self._changes.look()
        if self._changes.changes:
            self._offer()
        if self._changes.unread:
            self._mark()

    def show_changes(self) -> None:
        """Show the list of the pages that changed."""
        from helpviewer.ui.library.changes_page import ChangesPage

        if self._page is None:
            page = self._page = ChangesPage(self._changes, self._window.book, self._window)
            page.opened.connect(self._window.navigator.go)
            page.left.connect(self._window.navigator.back)
        self._cover.show(self._page, self._page.list)

    def _find(self) -> None:
        if self._page is not None and self._page.isVisible():  # words are found on the page
            self._window.navigator.back()

    def _arrived(self, visit: Visit) -> None:
        self._changes.note_read(visit.location.page)

    def _offer(self) -> None:
        self._window.do.changes.setEnabled(True)
        self._changes.note_read(self._window.navigator.location.page)  # the page on the screen is being read
        if self._changes.are_fresh and self._changes.unread:
            self._changes.are_fresh = False
            told = self.tr("Pages are new or changed since you last read this book: Help, What Changed.")
            self._window.say(told)

    def _mark(self) -> None:
        changes = self._changes
        self._window.side.contents.mark_changed_pages(changes.unread, changes.categories())
