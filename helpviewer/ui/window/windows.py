"""The windows on one book: a first one, further ones side by side, and all anew in another language."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from helpviewer.book.reader import Book, Location
from helpviewer.models.bookmarks import Bookmarks
from helpviewer.models.session import Session
from helpviewer.models.settings import Settings
from helpviewer.ui.appearance.language import Language
from helpviewer.ui.appearance.theme import ThemeKeeper
from helpviewer.ui.window.main_window import MainWindow

STEP = 32
"""Pixels by which a further window stands to the right of and below the one it came from."""


class Windows(QObject):
    """Opens windows that share a book, settings, session and bookmarks; each has a history of its own.

    Args:
        bookmarks: the folder that holds a file of bookmarks for each book.
        icons: the folder of our icons.

    Signals:
        opened: a new :class:`MainWindow`, not the first one.
    """

    opened = Signal(object)

    def __init__(
        self,
        book: Book,
        settings: Settings,
        session: Session,
        bookmarks: Path,
        themes: ThemeKeeper,
        language: Language,
        icons: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._settings = settings
        self._session = session
        self._bookmarks = Bookmarks(bookmarks, book, self)
        self.themes = themes
        self._icons = icons
        self._language = language
        self.all: list[MainWindow] = []
        language.changed.connect(self._translate)

    @property
    def book(self) -> Book:
        """The book that all windows show."""
        return self._book

    @property
    def latest(self) -> MainWindow:
        """The window the reader used last."""
        return next((window for window in reversed(self.all) if window.isActiveWindow()), self.all[-1])

    def first(self, location: Location | None) -> MainWindow:
        """Make the first window, at a place or where the reader left. The caller shows it."""
        window = self._make()
        window.open_first(location)
        window.ready.connect(lambda: self._tell_damage(window))
        return window

    def open(self, location: Location, beside: MainWindow | None = None) -> MainWindow:
        """Open a further window at a place."""
        beside = beside or self.latest
        window = self._make()
        if not (beside.isMaximized() or beside.isFullScreen()):
            window.resize(beside.size())
            window.move(beside.x() + STEP, beside.y() + STEP)
        window.open_first(location)
        self._present(window)
        return window

    def answer(self, request: dict[str, Any]) -> None:
        """Show what a later start of the program was asked for, and come to the front."""
        if not self.all:
            return  # the last one has just been closed
        window = self.latest
        # Qt hands the desktop's token on when a window asks for the keyboard.
        os.environ.update(request["tokens"])
        from PySide6.QtCore import Qt  # here, not on top: the first page need not wait for its enums

        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        for name in request["tokens"]:
            os.environ.pop(name, None)
        if request["page"]:
            window.navigator.go(Location.parse(request["page"]))
        if request["search"]:
            window.search_for(request["search"])

    def close_all(self) -> None:
        """Close every window, the one used last at the end, so that it is the one that comes back."""
        latest = self.latest
        for window in [*(w for w in self.all if w is not latest), latest]:
            window.close()

    def _make(self) -> MainWindow:
        window = MainWindow(
            self._book,
            self._settings,
            self._session,
            self._bookmarks,
            self.themes,
            self._icons,
            self._language.words,
        )
        window.new_window_asked.connect(lambda location: self.open(location, window))
        window.quit_asked.connect(self.close_all)
        window.closed.connect(lambda: self._closed(window))
        self.all.append(window)
        return window

    def _present(self, window: MainWindow) -> None:
        window.show()
        QTimer.singleShot(0, window.after_first_paint)
        self.opened.emit(window)

    def _closed(self, window: MainWindow) -> None:
        self.all.remove(window)
        if self.all:
            # Not left to Python, which may tidy up in the thread that searches. The last window ends with
            # the program.
            window.deleteLater()

    def _translate(self) -> None:
        """Put a window in the new language in the place of each one."""
        for old in list(self.all):
            window = self._make()
            window.restoreGeometry(old.saveGeometry())
            window.continue_from(old)
            self._present(window)
            old.close()

    def _tell_damage(self, window: MainWindow) -> None:
        if self._settings.damaged:
            window.say(self.tr("Your settings could not be read; the usual ones hold."))
        elif self._bookmarks.damaged:
            window.say(self.tr("Your bookmarks could not be read. The damaged file was kept."))
        elif self._session.damaged:
            window.say(self.tr("Where you left could not be read, so the book opens at its start."))
        elif not self._session.can_be_saved:
            window.say(self.tr("Where you leave cannot be remembered: its file cannot be written."))
