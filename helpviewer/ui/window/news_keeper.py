"""Shows in a window what changed in its book since it was read last."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from helpviewer.models.navigator import Visit
from helpviewer.ui.window.main_window import MainWindow


class NewsKeeper(QObject):
    """Marks unread pages in the tree, opens the list of them, and notes what is read in the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._news = window.opened_book.news
        self._dialog: QDialog | None = None
        self._news.found.connect(self._offer)
        self._news.changed.connect(self._mark)
        window.navigator.location_changed.connect(self._arrived)
        window.commands.changes.triggered.connect(self.show_changes)

    def look(self) -> None:
        """Find out what changed, or show what is known."""
        self._news.look()
        if self._news.changes:
            self._offer()
        if self._news.unread:
            self._mark()

    def show_changes(self) -> None:
        """Open the list of the pages that changed."""
        from helpviewer.ui.dialogs.changes import ChangesDialog

        if self._dialog is None:
            dialog = self._dialog = ChangesDialog(self._news, self._window.book, self._window)
            dialog.opened.connect(self._window.navigator.go)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _arrived(self, visit: Visit) -> None:
        self._news.note_read(visit.location.page)

    def _offer(self) -> None:
        self._window.commands.changes.setEnabled(True)
        self._news.note_read(self._window.navigator.location.page)  # the page on the screen is being read
        if self._news.are_fresh and self._news.unread:
            self._news.are_fresh = False
            told = self.tr("Pages are new or changed since you last read this book: Help, What Changed.")
            self._window.say(told)

    def _mark(self) -> None:
        news = self._news
        self._window.side.contents.show_unread(news.unread, news.categories())
