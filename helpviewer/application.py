"""The running program: its windows, from the first page on the screen to the last crash report."""

from __future__ import annotations

import gc
import logging
import sys
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QThread, QTimer, Signal
from PySide6.QtWidgets import QApplication

from helpviewer.book.book import Location
from helpviewer.book.errors import BookError
from helpviewer.core import paths
from helpviewer.core.product import product
from helpviewer.startup.arguments import Arguments
from helpviewer.startup.user_files import user_file

if TYPE_CHECKING:
    from helpviewer.library.library import Library
    from helpviewer.models.user_data.settings import Settings
    from helpviewer.single_instance.instance_lock import InstanceLock
    from helpviewer.ui.window.main_window import MainWindow
    from helpviewer.ui.window.windows import Windows

SWITCH_INTERVAL_S = 0.0005
"""How long Python lets a search run before the window has its turn. Its own 5 ms can be seen while typing."""

SETTLED_MS = 1500
"""After the first page, until search is warm and the start is over."""

_log = logging.getLogger("helpviewer")


class Application(QObject):
    """Opens the first window and everything that belongs to a running program.

    Args:
        qt: the Qt application.
        started: the ``perf_counter`` of the start; the log counts from there.

    Signals:
        opened: the :class:`Windows`; the first one is made, not yet shown.
        painted: the first :class:`MainWindow`; its page is on the screen, nothing else has been loaded.
        ready: the same window; what the first page did not wait for is there, later starts are listened to.
        settled: the start is over and its memory freed.
        answered: the request of a later start was shown.
        crashed: the window with a report is about to be shown.
    """

    opened = Signal(object)
    painted = Signal(object)
    ready = Signal(object)
    settled = Signal()
    answered = Signal(object)
    crashed = Signal(object)

    def __init__(self, qt: QApplication, started: float | None = None) -> None:
        super().__init__(qt)
        self.qt = qt
        self._started = perf_counter() if started is None else started
        self.windows: Windows | None = None
        self._lock: InstanceLock | None = None

    # -- the windows ------------------------------------------------------------------------------

    def open(self, arguments: Arguments, problem: BookError | None = None) -> bool:
        """Make the first window, not yet shown; False when there is no book and the reader gave up.

        Args:
            problem: why the book that was asked for cannot be opened, if that is known already.
        """
        # Not on top: a program that cannot load its windows still shows a report that says so.
        from helpviewer.models.books.open_books import OpenBooks
        from helpviewer.models.user_data.session import Session
        from helpviewer.models.user_data.settings import Settings
        from helpviewer.ui.appearance.language import Language
        from helpviewer.ui.appearance.theme_keeper import ThemeKeeper, apply_theme
        from helpviewer.ui.window.app_context import AppContext
        from helpviewer.ui.window.windows import Windows

        settings = Settings(user_file("settings"), self.qt)
        language = Language(paths.resources() / "translations", settings, self.qt)
        themes = ThemeKeeper(settings, self.qt)
        apply_theme(self.qt, themes.theme)
        themes.changed.connect(lambda theme: apply_theme(self.qt, theme))
        session = Session(user_file("session"), self.qt)
        books = OpenBooks(session, settings, user_file("bookmarks"), self.qt)
        icons = paths.resources() / "icons"
        self.windows = Windows(
            AppContext(books, settings, session, themes, language, icons, cache(make_library)), self.qt
        )

        path: Path | None = arguments.book or paths.default_book()
        while path is not None:
            try:
                if problem is not None:
                    raise problem
                window = self.windows.first(path, Location.parse(arguments.page) if arguments.page else None)
            except BookError as error:
                _log.error("%s (%s)", error, error.detail)
                problem, path = None, self.ask_for_book(error)
            else:
                if arguments.search:
                    window.search_for(arguments.search)
                if arguments.preview is not None:
                    self._follow_preview(window, arguments.preview, settings)
                self._follow_start(window)
                self.opened.emit(self.windows)
                return True
        return False

    def run(self, lock: InstanceLock | None = None) -> int:
        """Show the first window and run until the last one is closed; the exit code.

        Args:
            lock: of the program that later starts ask; without it none of them is listened to.
        """
        assert self.windows is not None, "open() comes first"
        self._lock = lock
        self.ready.connect(self._end_when_told)
        self.windows.latest.show()
        return self.qt.exec()

    def ask_for_book(self, error: BookError) -> Path | None:
        """Show what is wrong with a book; the folder of another one, or None when the reader quits."""
        from helpviewer.ui.dialogs.error_window import ErrorWindow

        chosen: list[Path] = []
        window = ErrorWindow(error)
        window.book_chosen.connect(chosen.append)
        window.book_chosen.connect(window.close)
        window.show()
        self.qt.exec()
        return chosen[0] if chosen else None

    def _follow_preview(self, window: MainWindow, folder: Path, settings: Settings) -> None:
        from helpviewer.core.preview_notes import NOTES
        from helpviewer.ui.preview.publishing import Publishing

        publishing = Publishing(folder / NOTES, settings, self.qt)
        window.ready.connect(lambda: publishing.add_to(window))
        assert self.windows is not None
        self.windows.is_preview = True
        self.windows.opened.connect(publishing.add_to)

    # -- after the first page ---------------------------------------------------------------------

    def _follow_start(self, window: MainWindow) -> None:
        def painted() -> None:
            _log.info("first page after %.0f ms", (perf_counter() - self._started) * 1000)
            self.painted.emit(window)
            self._load_the_rest(window)

        def ready() -> None:
            self._listen()
            self.ready.emit(window)

        window.ready.connect(ready)
        FirstPaint(window).seen.connect(painted)

    def _load_the_rest(self, window: MainWindow) -> None:
        """Load what the first page did not wait for."""
        # What the start has made stays; looking through it for garbage again and again would be in vain.
        gc.freeze()
        gc.enable()
        sys.setswitchinterval(SWITCH_INTERVAL_S)  # or the window waits 5 ms for a search
        from PySide6.QtGui import QGuiApplication, QIcon

        QGuiApplication.setWindowIcon(QIcon(str(paths.resources() / "icons" / "helpviewer.svg")))
        window.after_first_paint()
        QTimer.singleShot(SETTLED_MS, self, self._free_startup_memory)

    def _free_startup_memory(self) -> None:
        """Free start-up memory."""
        from helpviewer.startup import memory

        memory.give_back()
        self.settled.emit()

    def _listen(self) -> None:
        """Take what later starts are asked for."""
        from helpviewer.single_instance.protocol import address
        from helpviewer.single_instance.server import InstanceServer

        place = address(product().id)
        if place is None or self._lock is None or not self._lock.take():
            return
        assert self.windows is not None
        server = InstanceServer(place, self)
        server.requested.connect(self.windows.answer)
        server.requested.connect(self.answered)
        self.qt.aboutToQuit.connect(server.close)
        server.start()

    def _end_when_told(self) -> None:
        """Lose nothing when the system ends the program."""
        from helpviewer.startup.told_to_end import ToldToEnd

        assert self.windows is not None
        told = ToldToEnd(self.qt)
        told.log_out.connect(self.windows.save)
        told.end.connect(self.windows.close_all)
        told.end.connect(self.qt.quit)

    # -- crashes ----------------------------------------------------------------------------------

    def show_crash(self, report: str) -> None:
        """Show the report of an unexpected error, one at a time, from whatever thread it comes."""
        qt = self.qt

        def show() -> None:
            from helpviewer.ui.dialogs.crash_window import CrashWindow

            if any(isinstance(widget, CrashWindow) for widget in qt.topLevelWidgets()):
                return
            window = CrashWindow(report, user_file("log"), qt.activeWindow())
            self.crashed.emit(window)
            if not window.exec():
                qt.exit(1)
            window.deleteLater()

        if QThread.currentThread() is qt.thread() and QThread.currentThread().loopLevel() == 0:
            show()  # the start itself has failed; nothing would come back to us
        else:
            QTimer.singleShot(0, qt, show)


def make_library() -> Library:
    """The reader's library."""
    from helpviewer.library.library import user_library

    return user_library()


class FirstPaint(QObject):
    """Tells when a window was painted for the first time.

    Signals:
        seen: the paint is over.
    """

    seen = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._painted)  # the paint itself comes first
        return False

    def _painted(self) -> None:
        self.seen.emit()
        self.deleteLater()
