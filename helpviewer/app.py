"""The start of Help Viewer, top to bottom. Nothing is loaded before it is needed: Qt only for a window,
search and printing only after the first page stands on the screen.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from helpviewer.book.errors import BookDamaged, BookError, BookMissing, BookTooNew
from helpviewer.book.reader import Book, Location
from helpviewer.core import paths
from helpviewer.single_instance import client
from helpviewer.startup import immortal_none, log, quick_qt
from helpviewer.startup.arguments import Arguments

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMessageLogContext, QtMsgType
    from PySide6.QtWidgets import QApplication

    from helpviewer.ui.window.main_window import MainWindow
    from helpviewer.ui.window.windows import Windows

STARTED = perf_counter()
"""When this file was imported, in seconds; the log counts from here."""

SETTLED_MS = 1500
"""After the first page, until search is warm and the start is over."""

NO_DISPLAY = (
    "{0.name} needs a graphical desktop and found none. Start it from a desktop, or use "
    "“{0.id} search”, “{0.id} export” or “{0.id} list”, which need no display."
)
ERROR_TITLES: dict[type[BookError], str] = {
    BookMissing: "There is no help book here",
    BookTooNew: "This help book is too new",
    BookDamaged: "This help book is damaged",
}
_log = logging.getLogger("helpviewer")


def main(argv: list[str] | None = None) -> int:
    """Run the program with these arguments (by default the process's own) and return its exit code:
    0 when all went well, 1 without a display, 2 without a book.
    """
    argv = sys.argv[1:] if argv is None else argv
    arguments = Arguments()
    if argv:
        from helpviewer.cli import commands

        argv = commands.spelled_out(argv)
        arguments = commands.parser().parse_args(argv, arguments)
        if arguments.command:
            return commands.run(argv)
    log.to_stderr(arguments.verbose)
    if not has_display():
        return refuse_display()
    log.catch_crashes(show_early_crash)
    problem = find_out_what_is_wanted(arguments)
    if problem is None and not arguments.new_window and taken_by_open_window(arguments):
        return 0
    application = make_application()
    log.to_file(own_file("log"))
    log.catch_crashes(lambda report: show_crash(application, report))
    windows = open_windows(application, arguments, problem)
    if windows is None:
        return 2
    if not arguments.new_window:
        listen(application, windows)
    if sys.platform == "darwin":
        application.answer_with(windows, paths.own_cache() / "books")  # type: ignore[attr-defined]
    windows.latest.show()
    return application.exec()


# -- what is wanted -------------------------------------------------------------------------------


def find_out_what_is_wanted(arguments: Arguments) -> BookError | None:
    """Turn a file, a link or a context id into ``book``, ``page`` and ``search``; what stands in the way."""
    arguments.book = arguments.book or paths.default_book()
    try:
        if arguments.open:
            from helpviewer.links import open_target

            wanted = open_target.resolve(arguments.open, arguments.book, paths.own_cache() / "books")
            arguments.book, arguments.page = wanted.book, wanted.page
        if arguments.context:
            page = Book.open(arguments.book).context_page(arguments.context)
            arguments.page = page
            if not page:
                from helpviewer.cli import commands

                arguments.search = " ".join(commands.words_of(arguments.context))
    except BookError as error:
        return error
    return None


def taken_by_open_window(arguments: Arguments) -> bool:
    """Whether a window with this book is open already and shows what is wanted."""
    book = arguments.book or paths.default_book()
    wanted = {"book": str(book.resolve()), "page": arguments.page, "search": arguments.search}
    return client.hand_over(client.address(book, paths.product().id), wanted)


def listen(application: QApplication, windows: Windows) -> None:
    """Take what later starts are asked for, as soon as the first page stands."""
    place = client.address(windows.book.path, paths.product().id)
    if place is None:
        return

    def begin() -> None:
        from helpviewer.single_instance.socket_server import make_listener

        listener = make_listener(place, windows.book.path, windows)
        listener.requested.connect(windows.answer)
        application.aboutToQuit.connect(listener.close)
        listener.start()

    windows.latest.ready.connect(begin)


# -- the display ----------------------------------------------------------------------------------


def has_display() -> bool:
    """Whether the environment names a display at all. Only Linux and its kin can be without one."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"))


def refuse_display() -> int:
    """Say that there is no display and return the exit code."""
    sys.stderr.write(NO_DISPLAY.format(paths.product()) + "\n")
    return 1


def on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Put what Qt says into the log. Qt would abort the process when a display is named but not there."""
    from PySide6.QtCore import QtMsgType

    if kind == QtMsgType.QtFatalMsg and "platform plugin" in message:
        _log.info("Qt: %s", message)
        os._exit(refuse_display())  # Qt aborts as soon as this returns; nothing is open yet
    if kind == QtMsgType.QtFatalMsg:
        _log.critical("Qt: %s", message)
        return
    level = logging.WARNING if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg) else logging.DEBUG
    _log.log(level, "Qt: %s", message)


def make_application() -> QApplication:
    """The Qt application, not yet showing anything."""
    quick_qt.load()
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    immortal_none.protect()
    qInstallMessageHandler(on_qt_message)
    # The same calm look everywhere; the desktop's own style would be loaded, then mixed with our colours.
    QApplication.setStyle("Fusion")
    if sys.platform == "darwin":
        from helpviewer.macos import FinderApplication as QApplication
    application = QApplication(sys.argv[:1])
    product = paths.product()
    application.setApplicationName(product.id)
    application.setApplicationDisplayName(product.name)
    application.setApplicationVersion(product.version)
    application.setDesktopFileName(product.id)
    return application


# -- the windows ----------------------------------------------------------------------------------


def open_windows(
    application: QApplication, arguments: Arguments, problem: BookError | None = None
) -> Windows | None:
    """The windows, for now one with its first page, or None when there is no book and the reader gave up.

    Args:
        problem: what is known already to stand in the way.
    """
    from helpviewer.models.session import Session
    from helpviewer.models.settings import Settings
    from helpviewer.ui.appearance.language import Language
    from helpviewer.ui.appearance.theme import ThemeKeeper, dress
    from helpviewer.ui.window.windows import Windows

    settings = Settings(own_file("settings"), application)
    language = Language(paths.resources() / "translations", settings, application)
    themes = ThemeKeeper(settings, application)
    dress(application, themes.theme)
    themes.changed.connect(lambda theme: dress(application, theme))

    path: Path | None = arguments.book or paths.default_book()
    while path is not None:
        try:
            if problem is not None:
                raise problem
            book = Book.open(path)
            windows = Windows(
                book,
                settings,
                Session(own_file("session")),
                own_file("bookmarks").with_suffix(""),
                themes,
                language,
                paths.resources() / "icons",
                application,
            )
            window = windows.first(Location.parse(arguments.page) if arguments.page else None)
        except BookError as error:
            _log.error("%s (%s)", error, error.detail)
            problem, path = None, ask_for_book(application, error)
        else:
            if arguments.search:
                window.search_for(arguments.search)
            after_first_paint(window, finish_start)
            return windows
    return None


def ask_for_book(application: QApplication, error: BookError) -> Path | None:
    """Show what is wrong with a book; the folder of another one, or None when the reader quits."""
    from helpviewer.ui.dialogs.error_window import ErrorWindow

    chosen: list[Path] = []
    window = ErrorWindow(ERROR_TITLES.get(type(error), "This help book cannot be opened"), str(error))
    window.book_chosen.connect(chosen.append)
    window.book_chosen.connect(window.close)
    window.show()
    application.exec()
    return chosen[0] if chosen else None


def after_first_paint(window: MainWindow, then: Callable[[MainWindow], None]) -> None:
    """Call ``then(window)`` once, as soon as the window was painted for the first time."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                window.removeEventFilter(self)
                QTimer.singleShot(0, lambda: then(window))  # the paint itself comes first
                self.deleteLater()
            return False

    window.installEventFilter(FirstPaint(window))


def finish_start(window: MainWindow) -> None:
    """What the first page need not wait for."""
    # What the start has made stays; looking through it for garbage again and again would be in vain.
    gc.freeze()
    gc.enable()
    _log.info("first page after %.0f ms", (perf_counter() - STARTED) * 1000)
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QGuiApplication, QIcon

    QGuiApplication.setWindowIcon(QIcon(str(paths.resources() / "icons" / "helpviewer.svg")))
    window.after_first_paint()
    QTimer.singleShot(SETTLED_MS, window, settle)


def settle() -> None:
    """What the start has used and nobody needs again, the system may have back."""
    from helpviewer.startup import memory

    memory.give_back()


# -- files of the reader's own, and crashes -------------------------------------------------------


def own_file(name: str) -> Path:
    """Where ``settings``, ``session``, ``bookmarks`` and the ``log`` are kept: each where the system wants
    such files.
    """
    from PySide6.QtCore import QStandardPaths

    places = QStandardPaths.StandardLocation
    kinds = {"settings": places.AppConfigLocation, "bookmarks": places.AppDataLocation}
    kind = kinds.get(name, places.StateLocation)
    suffix = "log" if name == "log" else "json"
    return Path(QStandardPaths.writableLocation(kind)) / f"{name}.{suffix}"


def show_early_crash(report: str) -> None:
    """The same before there is an application to show it in, or a log."""
    application = make_application()
    log.to_file(own_file("log"))
    _log.critical("%s", report)
    show_crash(application, report)


def show_crash(application: QApplication, report: str) -> None:
    """Show the report of an error nobody expected, one at a time, from whatever thread it comes."""
    from PySide6.QtCore import QThread, QTimer

    def show() -> None:
        from helpviewer.ui.dialogs.crash_window import CrashWindow

        if any(isinstance(widget, CrashWindow) for widget in application.topLevelWidgets()):
            return
        window = CrashWindow(report, own_file("log"), application.activeWindow())
        if not window.exec():
            application.exit(1)
        window.deleteLater()

    if QThread.currentThread() is application.thread() and QThread.currentThread().loopLevel() == 0:
        show()  # the start itself has failed; nothing would come back to us
    else:
        QTimer.singleShot(0, application, show)
