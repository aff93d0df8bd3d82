"""Runs a command: what the program does without a window or a display."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import cast

from helpviewer.book.book import Book
from helpviewer.cli.books import books
from helpviewer.cli.export import export
from helpviewer.cli.list_pages import list_pages
from helpviewer.cli.opening import Unknown, open_book
from helpviewer.cli.search import search, search_all
from helpviewer.core.messages import HelpError
from helpviewer.core.terminal import complain, stop_output
from helpviewer.startup.arguments import Arguments

DONE, FAILED = 0, 2

COMMANDS: dict[str, Callable[[argparse.Namespace, Book], int]] = {
    "search": search,
    "export": export,
    "list": list_pages,
}


def _run(own: argparse.Namespace, arguments: Arguments) -> int:
    """Run the command, whose own options are in ``own``."""
    if own.command == "books":
        return books(own)
    if own.command == "search" and own.all_books:
        return search_all(own)
    return COMMANDS[own.command](own, open_book(arguments))


def run(arguments: Arguments) -> int:
    """Run the command and return its exit code; what goes wrong is one sentence on stderr."""
    assert arguments.command
    try:
        code = _run(cast(argparse.Namespace, arguments), arguments)
        sys.stdout.flush()
    except Unknown as error:
        complain(str(error))
        return FAILED
    except HelpError as error:
        advice = " With --force it is replaced." if error.message.id == "file-exists" else ""
        complain(f"{error}{advice}", error.detail, verbose=arguments.verbose)
        return FAILED
    except KeyboardInterrupt:
        stop_output()
        complain("Stopped. Nothing was written.")
        return FAILED
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough.
        stop_output()
        return DONE
    except OSError as error:
        stop_output()
        complain("The output could not be written: there may be no room left.", repr(error))
        return FAILED
    return code
