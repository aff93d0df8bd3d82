"""The start of Help Viewer, top to bottom. Nothing is loaded before it is needed: Qt only for a window,
search and printing only after the first page stands on the screen.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from helpviewer import __version__, cli, paths, singletons
from helpviewer.book.errors import BookDamaged, BookError, BookMissing, BookTooNew
from helpviewer.book.reader import Book, Location

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from PySide6.QtCore import QMessageLogContext, QtMsgType
    from PySide6.QtWidgets import QApplication

    from helpviewer.ui.main_window import MainWindow

STARTED = perf_counter()
"""When this file was imported, in seconds; the log counts from here."""

NO_DISPLAY = (
    "Help Viewer needs a graphical desktop and found none. Start it from a desktop, or use "
    "“helpviewer search”, “helpviewer export” or “helpviewer list”, which need no display."
)
ERROR_TITLES: dict[type[BookError], str] = {
    BookMissing: "There is no help book here",
    BookTooNew: "This help book is too new",
    BookDamaged: "This help book is damaged",
}
MAX_LOG_FILE = 2**20
"""Bytes; a longer log starts anew."""

_log = logging.getLogger("helpviewer")


def main(argv: list[str] | None = None) -> int:
    """Run the program with these arguments (by default the process's own) and return its exit code:
    0 when all went well, 1 without a display, 2 without a book.
    """
    argv = sys.argv[1:] if argv is None else argv
    arguments = cli.parser().parse_args(argv)
    if arguments.command:
        return cli.run(argv)
    catch_crashes(arguments.verbose)
    if not has_display():
        return refuse_display()
    application = make_application()
    log_to_file()
    window = open_window(application, arguments)
    if window is None:
        return 2
    window.show()
    return application.exec()


# -- the display ----------------------------------------------------------------------------------


def has_display() -> bool:
    """Whether the environment names a display at all. Only Linux and its kin can be without one."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"))


def refuse_display() -> int:
    """Say that there is no display and return the exit code."""
    sys.stderr.write(NO_DISPLAY + "\n")
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
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    singletons.protect()
    qInstallMessageHandler(on_qt_message)
    # The same calm look everywhere; the desktop's own style would be loaded, then mixed with our colours.
    QApplication.setStyle("Fusion")
    application = QApplication(sys.argv[:1])
    application.setApplicationName("helpviewer")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("helpviewer")
    return application


# -- the window -----------------------------------------------------------------------------------


def open_window(application: QApplication, arguments: Namespace) -> MainWindow | None:
    """The window with its first page, or None when there is no book and the reader gave up."""
    from helpviewer.models.session import Session
    from helpviewer.models.settings import Settings
    from helpviewer.ui.main_window import MainWindow
    from helpviewer.ui.theme import ThemeKeeper, dress

    settings = Settings(own_file("settings"), application)
    themes = ThemeKeeper(settings, application)
    dress(application, themes.theme)
    themes.changed.connect(lambda theme: dress(application, theme))

    path: Path | None = arguments.book or paths.default_book()
    while path is not None:
        try:
            book = Book.open(path)
            session = Session(own_file("session"))
            window = MainWindow(book, settings, session, themes, paths.resources() / "icons")
            window.open_first(Location.parse(arguments.page) if arguments.page else None)
        except BookError as error:
            _log.error("%s (%s)", error, error.detail)
            path = ask_for_book(application, error)
        else:
            if arguments.search:
                window.search_for(arguments.search)
            after_first_paint(window, finish_start)
            return window
    return None


def ask_for_book(application: QApplication, error: BookError) -> Path | None:
    """Show what is wrong with a book; the folder of another one, or None when the reader quits."""
    from helpviewer.ui.error_window import ErrorWindow

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
    _log.info("first page after %.0f ms", (perf_counter() - STARTED) * 1000)
    from PySide6.QtGui import QGuiApplication, QIcon

    QGuiApplication.setWindowIcon(QIcon(str(paths.resources() / "icons" / "helpviewer.svg")))
    window.after_first_paint()


# -- files of the reader's own, and the log -------------------------------------------------------


def own_file(name: str) -> Path:
    """Where ``settings``, ``session`` and the ``log`` are kept: each where the system wants such files."""
    from PySide6.QtCore import QStandardPaths

    places = QStandardPaths.StandardLocation
    kind = places.AppConfigLocation if name == "settings" else places.StateLocation
    suffix = "log" if name == "log" else "json"
    return Path(QStandardPaths.writableLocation(kind)) / f"{name}.{suffix}"


def catch_crashes(verbose: bool) -> None:
    """Send warnings, and with ``verbose`` everything, to stderr; exceptions nobody caught to the log."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.DEBUG if verbose else logging.CRITICAL)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)

    def crashed(kind: type[BaseException], value: BaseException, trace: Any) -> None:
        _log.critical("an error nobody expected", exc_info=(kind, value, trace))

    sys.excepthook = crashed
    threading.excepthook = lambda args: crashed(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )


def log_to_file() -> None:
    """Keep the log in a file as well, where one can be written."""
    path = own_file("log")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        too_long = path.exists() and path.stat().st_size > MAX_LOG_FILE
        handler = logging.FileHandler(path, mode="w" if too_long else "a", encoding="utf-8", delay=True)
    except OSError as error:
        _log.warning("no log is kept: %s", error)
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)
