"""The start of Help Viewer, top to bottom: arguments, a window that is open already, or windows of our own.

Nothing is loaded before it is needed: Qt only for a window.
"""

from __future__ import annotations

import logging
import sys
from time import perf_counter
from typing import TYPE_CHECKING

from helpviewer.book.book import Book
from helpviewer.book.errors import BookError
from helpviewer.core import paths, preview_notes, user_folders
from helpviewer.core.product import product
from helpviewer.library.folders import library_folders
from helpviewer.single_instance.client import hand_over
from helpviewer.single_instance.instance_lock import InstanceLock
from helpviewer.single_instance.protocol import Request, address
from helpviewer.startup import display, log
from helpviewer.startup.arguments import Arguments

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpviewer.application import Application

STARTED = perf_counter()

_log = logging.getLogger("helpviewer")


def main(argv: list[str] | None = None, watch: Callable[[Application], None] | None = None) -> int:
    """Run the program.

    Args:
        argv: the arguments; by default the process's own.
        watch: is given the application before its first window is made, to connect to its signals.

    Returns:
        The exit code: 0 when all went well, 1 without a display, 2 without a book.
    """
    argv = sys.argv[1:] if argv is None else argv
    arguments = Arguments()
    if argv == ["export", "--job"]:
        from helpviewer.export import child
        from helpviewer.startup import immortal_none

        immortal_none.protect()
        return child.serve(sys.stdin.buffer, sys.stdout.buffer)
    if argv:
        from helpviewer.cli.parser import parse

        arguments = parse(argv)
        if arguments.command:
            from helpviewer.cli.run import run

            return run(arguments)
    log.to_stderr(arguments.verbose)
    if not display.has_display():
        return display.refuse()
    log.catch_crashes(lambda report: show_early_crash(report, watch))
    if arguments.preview is not None:
        arguments.book = arguments.preview / preview_notes.BOOK
    problem = resolve(arguments)
    if arguments.preview is not None:  # it ends with whoever started it, so it is nobody else's
        application = make_application(watch)
        return application.run() if application.open(arguments, problem) else 2
    place = address(product().id)
    lock = InstanceLock(place)
    if problem is None and hand_over(place, request(arguments), lock):
        return 0
    application = make_application(watch)
    return application.run(lock) if application.open(arguments, problem) else 2


def resolve(arguments: Arguments) -> BookError | None:
    """Turn a file, a link or a context id into ``book``, ``page`` and ``search``.

    Returns:
        Why the book cannot be opened, as far as that was found out.
    """
    arguments.named = bool(arguments.book or arguments.open or arguments.context)
    if not (arguments.named or arguments.page):
        arguments.book = paths.default_book()
        return None
    from helpviewer.book import archive
    from helpviewer.links import open_target

    cache = user_folders.own_cache() / "books"
    try:
        arguments.book = archive.book_folder(arguments.book or paths.default_book(), cache)
        target = arguments.open
        if not target and arguments.page and "/" in arguments.page.partition("#")[0]:
            target = f"{product().id}:{arguments.page}"
        if target:
            arguments.book, arguments.page = open_target.resolve(
                target, arguments.book, cache, library_folders()
            )
        if arguments.context:
            arguments.page = Book.open(arguments.book).context_page(arguments.context)
            if not arguments.page:
                arguments.search = " ".join(open_target.context_words(arguments.context))
    except BookError as error:
        return error
    return None


def request(arguments: Arguments) -> Request:
    """What the program that runs already is asked for; no book where none was named and any one will do."""
    named = arguments.named or arguments.page or arguments.search
    book = str((arguments.book or paths.default_book()).resolve()) if named else ""
    return Request(book, arguments.page or "", arguments.search or "", arguments.new_window)


def make_application(watch: Callable[[Application], None] | None = None) -> Application:
    """The application without a window yet. Loads Qt."""
    from helpviewer.startup import pyside_import

    pyside_import.load()
    from helpviewer.application import Application
    from helpviewer.startup.qt_application import make_qt_application
    from helpviewer.startup.user_files import user_file

    if sys.platform == "darwin":
        from helpviewer import macos

        application = macos.make_application(STARTED)
    else:
        application = Application(make_qt_application(), STARTED)
    log.to_file(user_file("log"))
    log.catch_crashes(application.show_crash)
    if watch is not None:
        watch(application)
    return application


def show_early_crash(report: str, watch: Callable[[Application], None] | None = None) -> None:
    """Show the report of an unexpected error from before there was an application, or a log file."""
    application = make_application(watch)
    _log.critical("%s", report)
    application.show_crash(report)
