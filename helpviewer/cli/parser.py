"""Everything the program understands on its command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, NoReturn

from helpviewer.book.archive import SUFFIX
from helpviewer.book.format import BOOK_FILE
from helpviewer.core.files import is_folder
from helpviewer.core.formats import EXPORT_FORMATS
from helpviewer.core.product import product
from helpviewer.core.terminal import complain, speak_utf8
from helpviewer.startup.arguments import Arguments

VALUED = ("--book", "--page", "--search", "--context", "--preview")
"""Options that are followed by a value."""

A_BOOK = "a book's folder or its .helpbook file"

USAGE_ERROR = 2
"""Exit code for a wrong command line, as for a book or a file that fails."""


def parse(argv: list[str]) -> Arguments:
    """What the program is asked to do. A wrong command line, ``--help`` and ``--version`` end it."""
    speak_utf8()
    return parser().parse_args(with_open_option(argv), Arguments())


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """A sentence or two instead of argparse's page of usage."""
        sentence = f"{message[:1].upper()}{message[1:].rstrip('.')}."
        if message.endswith("required: TEXT"):
            sentence += " Put “--” before a text that begins with “-”."
        complain(f"{sentence} “{self.prog} --help” says what is possible.")
        raise SystemExit(USAGE_ERROR)


def parser() -> argparse.ArgumentParser:
    """Everything ``helpviewer`` understands. ``command`` is None when a window is wanted."""
    top = _Parser(
        prog=product().id,
        usage="%(prog)s [OPTION]... [FILE.helpbook | FOLDER | %(prog)s:BOOK/PAGE#SECTION | COMMAND ...]",
        description="Reads help books offline. Without a command it opens the window.",
        allow_abbrev=False,
    )
    top.add_argument("--book", type=Path, metavar="BOOK", help=f"{A_BOOK} (default: the bundled book)")
    top.add_argument("--page", metavar="[BOOK/]ID[#SECTION]", help="open this page")
    top.add_argument("--search", metavar="TEXT", help="search for this text in the window")
    top.add_argument("--context", metavar="ID", help="open the page for this context id of a program")
    top.add_argument("--new-window", action="store_true", help="open a window even if one is open")
    top.add_argument("--open", metavar="FILE|LINK", help=argparse.SUPPRESS)
    top.add_argument("--preview", type=Path, metavar="FOLDER", help=argparse.SUPPRESS)
    top.add_argument("--verbose", action="store_true", help="say more about what happens, on stderr")
    top.add_argument("--version", action="version", version="{0.name} {0.version}".format(product()))
    commands = top.add_subparsers(dest="command", metavar="COMMAND", prog=top.prog)

    search = _command(commands, "search", "find sections, best first; exit code 1 when there is none")
    search.add_argument("--json", action="store_true", help="print JSON")
    search.add_argument("--limit", type=_count, default=20, metavar="N", help="print at most N hits")
    search.add_argument("--as-typed", action="store_true", help="correct no word and leave none out")
    search.add_argument("--category", default="", metavar="ID", help="search in this category only")
    search.add_argument("text", metavar="TEXT", help="what to find; put -- before a text that begins with -")

    export = _command(commands, "export", "write pages to a file")
    what = export.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "page_id", nargs="?", metavar="[BOOK/]PAGE[#SECTION]", help="a page, or one section of it"
    )
    what.add_argument("--category", metavar="ID", help="all pages of a category")
    what.add_argument("--all", action="store_true", help="all pages of the book")
    what.add_argument("--search", metavar="TEXT", help="the sections that a search finds, best first")
    export.add_argument("--format", choices=EXPORT_FORMATS, required=True)
    export.add_argument("-o", "--output", metavar="FILE", help="where to; - is standard output")
    export.add_argument("--force", action="store_true", help="replace an existing file")
    export.add_argument("--limit", type=_count, default=20, metavar="N", help="with --search: at most N hits")
    export.add_argument("--paper", choices=("a4", "letter"), help="of a PDF (default: the region's)")
    export.add_argument(
        "--link-notes", action="store_true", help="print the addresses of links at the end of a PDF's pages"
    )
    export.add_argument(
        "--pictures",
        choices=("inside", "beside"),
        default="inside",
        help="of Markdown: in the file, or in a folder",
    )
    export.add_argument(
        "--source",
        action="store_true",
        help="of Markdown: a whole page as a source file, of which index-build makes the page again",
    )

    search.add_argument("--all-books", action="store_true", help="search in every book of the library")

    books = _command(commands, "books", "list, add, remove or bring back the books of your library")
    actions = ("list", "add", "remove", "info", "bring-back")
    books.add_argument("action", nargs="?", choices=actions, default="list")
    books.add_argument("target", nargs="?", metavar="FILE|ID", help="for add a file, otherwise a book's id")
    books.add_argument("--json", action="store_true", help="print JSON")
    books.add_argument(
        "--beside", action="store_true", help="with add: keep other versions of the book beside it"
    )

    listing = _command(commands, "list", "list the pages and sections of the book")
    listing.add_argument("--json", action="store_true", help="print JSON")
    return top


def with_open_option(argv: list[str]) -> list[str]:
    """The arguments with ``--open`` put before a book's file or folder, or a link, which stand alone."""
    at = 0
    while at < len(argv) and argv[at].startswith("-"):
        at += 2 if argv[at] in VALUED else 1
    target = argv[at].lower() if at < len(argv) else ""
    is_link = target.startswith((f"{product().id}:", "helpviewer:", "file:"))
    folder = Path(argv[at]) if at < len(argv) else None
    is_book = folder is not None and is_folder(folder) and (folder / BOOK_FILE).is_file()
    if is_link or target.endswith(SUFFIX) or is_book:
        return [*argv[:at], "--open", *argv[at:]]
    if target == "books":  # argparse takes no file behind an option here: it holds the file for left out
        rest = argv[at + 1 :]
        switches = [text for text in rest if text in ("--beside", "--json")]
        return [*argv[: at + 1], *(text for text in rest if text not in switches), *switches]
    return argv


def _command(commands: Any, name: str, summary: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=summary, description=summary[:1].upper() + summary[1:] + ".", allow_abbrev=False
    )
    # No default of its own, or it would overrule a --book before the command.
    command.add_argument("--book", type=Path, metavar="BOOK", default=argparse.SUPPRESS, help=A_BOOK)
    command.add_argument("--verbose", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return command


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
