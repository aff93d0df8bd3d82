"""The command line: every option of the program, and the commands that need neither window nor display.

Qt is imported for PDF only, and then without its widgets.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from helpviewer.book.errors import PageMissing
from helpviewer.book.reader import Book, Location
from helpviewer.core import paths
from helpviewer.core.formats import EXPORT_FORMATS
from helpviewer.core.messages import HelpError

if TYPE_CHECKING:
    from PySide6.QtGui import QPageLayout

    from helpviewer.export.export import What
    from helpviewer.search.results import Hit, SearchAnswer

VALUED = ("--book", "--page", "--search", "--context")
"""Options that are followed by a value."""

DONE, NOTHING_FOUND, FAILED = 0, 1, 2
"""Exit codes: 1 is for a search without hits, 2 for a wrong command line, a book or a file that fails."""


class _Unknown(Exception):
    """The command line names what the book does not have; the text says what may have been meant."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One sentence instead of argparse's page of usage."""
        _complain(
            f"{message[:1].upper()}{message[1:].rstrip('.')}. “{self.prog} --help” says what is possible."
        )
        raise SystemExit(FAILED)


def parser() -> argparse.ArgumentParser:
    """Everything ``helpviewer`` understands. ``command`` is None when a window is wanted."""
    top = _Parser(
        prog=paths.product().id,
        usage="%(prog)s [OPTION]... [FILE.helpbook | %(prog)s:BOOK/PAGE#SECTION | COMMAND ...]",
        description="Reads help books offline. Without a command it opens the window.",
        allow_abbrev=False,
    )
    top.add_argument("--book", type=Path, metavar="DIR", help="the book's folder (default: the bundled book)")
    top.add_argument("--page", metavar="ID[#SECTION]", help="open this page")
    top.add_argument("--search", metavar="TEXT", help="search for this text in the window")
    top.add_argument("--context", metavar="ID", help="open the page for this context id of a program")
    top.add_argument("--new-window", action="store_true", help="open a window even if one is open")
    top.add_argument("--open", metavar="FILE|LINK", help=argparse.SUPPRESS)
    top.add_argument("--verbose", action="store_true", help="say more about what happens, on stderr")
    top.add_argument("--version", action="version", version="{0.name} {0.version}".format(paths.product()))
    commands = top.add_subparsers(dest="command", metavar="COMMAND")

    search = _command(commands, "search", "find sections, best first; exit code 1 when there is none")
    search.add_argument("--json", action="store_true", help="print JSON")
    search.add_argument("--limit", type=_count, default=20, metavar="N", help="print at most N hits")
    search.add_argument("--category", default="", metavar="ID", help="search in this category only")
    search.add_argument("text", metavar="TEXT", help="what to find; put -- before a text that begins with -")

    export = _command(commands, "export", "write pages to a file")
    what = export.add_mutually_exclusive_group(required=True)
    what.add_argument("page_id", nargs="?", metavar="PAGE[#SECTION]", help="a page, or one section of it")
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

    listing = _command(commands, "list", "list the pages and sections of the book")
    listing.add_argument("--json", action="store_true", help="print JSON")
    return top


def spelled_out(argv: list[str]) -> list[str]:
    """The arguments with ``--open`` put before a file or a link, which a desktop gives alone."""
    at = 0
    while at < len(argv) and argv[at].startswith("-"):
        at += 2 if argv[at] in VALUED else 1
    target = argv[at].lower() if at < len(argv) else ""
    if target.endswith(".helpbook") or target.startswith((f"{paths.product().id}:", "helpviewer:", "file:")):
        return [*argv[:at], "--open", *argv[at:]]
    return argv


def words_of(context_id: str) -> list[str]:
    """The words an unknown context id is made of, to search for: ``billing.card_lost`` has three."""
    return re.findall(r"[^\W_]+", context_id)


def _command(commands: Any, name: str, summary: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=summary, description=summary[:1].upper() + summary[1:] + ".", allow_abbrev=False
    )
    # No default of its own, or it would overrule a --book before the command.
    command.add_argument(
        "--book", type=Path, metavar="DIR", default=argparse.SUPPRESS, help="the book's folder"
    )
    command.add_argument("--verbose", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return command


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def run(argv: list[str]) -> int:
    """Run a command and return its exit code; what goes wrong is one sentence on stderr."""
    _speak_utf8()
    try:
        arguments = parser().parse_args(argv)
        commands: dict[str, Callable[[argparse.Namespace, Book], int]] = {
            "search": _search,
            "export": _export,
            "list": _list,
        }
        book = Book.open(arguments.book or paths.default_book())
        code = commands[arguments.command](arguments, book)
        sys.stdout.flush()
    except _Unknown as error:
        _complain(str(error))
        return FAILED
    except HelpError as error:
        advice = " With --force it is replaced." if error.message.id == "file-exists" else ""
        _complain(f"{error}{advice}", error.detail, verbose=arguments.verbose)
        return FAILED
    except KeyboardInterrupt:
        _stop_output()
        _complain("Stopped. Nothing was written.")
        return FAILED
    except BrokenPipeError:
        # The reader of our output (head, less) has seen enough.
        _stop_output()
        return DONE
    except OSError as error:
        _stop_output()
        _complain("The output could not be written: there may be no room left.", repr(error))
        return FAILED
    return code


# -- search ---------------------------------------------------------------------------------------


def _search(arguments: argparse.Namespace, book: Book) -> int:
    from helpviewer.search.searcher import Searcher  # loads Whoosh

    if arguments.category and not book.category_path(arguments.category):
        raise _unknown("category", arguments.category, (c.id for c in book.walk_categories()))
    searcher = Searcher(book)
    try:
        answer = searcher.search(arguments.text, limit=arguments.limit, category=arguments.category)
    finally:
        searcher.close()
    if arguments.json:
        _print_json(
            {
                "query": answer.query,
                "corrected": answer.corrected or None,
                "also_searched": list(answer.also_searched),
                "total": answer.total,
                "took_ms": round(answer.took_ms, 3),
                "hits": [_hit_json(hit) for hit in answer.hits],
            }
        )
    else:
        _print_answer(book, answer)
    return DONE if answer.hits else NOTHING_FOUND


def _hit_json(hit: Hit) -> dict[str, Any]:
    names = ("page", "section", "title", "page_title", "category", "snippet", "score")
    return {name: getattr(hit, name) for name in names}


def _print_answer(book: Book, answer: SearchAnswer) -> None:
    if answer.corrected:
        _print(f"Searched for: {answer.corrected}")
    if answer.also_searched:
        _print(f"Also searched: {', '.join(answer.also_searched)}")
    if answer.missing:
        _print(f"Not in this book: {', '.join(answer.missing)}")
    for number, hit in enumerate(answer.hits, 1):
        title = hit.page_title if not hit.section else f"{hit.page_title} › {hit.title}"
        _print(f"{number}. {title}")
        _print(f"   {Location(hit.page, hit.section)}")
        if hit.snippet:
            _print(f"   {' '.join(hit.snippet.split())}")
    if not answer.hits:
        _print("Nothing was found.")
        for page_id in answer.nearest:
            _print(f"Perhaps: {book.page(page_id).title} ({page_id})")
    elif answer.total > len(answer.hits):
        _print(f"{len(answer.hits)} of {answer.total} hits; --limit shows more.")


# -- export ---------------------------------------------------------------------------------------


def _export(arguments: argparse.Namespace, book: Book) -> int:
    from helpviewer.core.names import file_name
    from helpviewer.export.export import Options, export_bytes, write_export

    what = _wanted(arguments, book)
    kind = arguments.format
    output = arguments.output or file_name(what.title, f".{kind}")
    layout = None
    if kind == "pdf":
        layout = _prepare_pdf(arguments.paper)
    options = Options(layout, arguments.link_notes, arguments.pictures == "beside")
    if output == "-":
        sys.stdout.buffer.write(export_bytes(book, what, kind, options=options, progress=_Percent()))
    else:
        write_export(
            book, what, kind, Path(output), force=arguments.force, options=options, progress=_Percent()
        )
    if not arguments.output:
        _print(output)
    return DONE


def _wanted(arguments: argparse.Namespace, book: Book) -> What:
    from helpviewer.export import export

    if arguments.all:
        return export.whole_book(book)
    if arguments.category is not None:
        if not book.category_path(arguments.category):
            known = (c.id for c in book.walk_categories())
            raise _unknown("category", arguments.category, known)
        return export.category_pages(book, arguments.category)
    if arguments.search is not None:
        from helpviewer.page.phrases import document_words
        from helpviewer.search.searcher import Searcher  # loads Whoosh

        searcher = Searcher(book)
        try:
            hits = searcher.search(arguments.search, limit=arguments.limit).hits
        finally:
            searcher.close()
        places = (Location(hit.page, hit.section) for hit in hits)
        return export.hit_list(arguments.search, places, document_words(book.info.language))
    return export.one_place(book, _find(book, Location.parse(arguments.page_id)))


def _prepare_pdf(paper: str | None) -> QPageLayout | None:
    from helpviewer.startup import immortal_none

    immortal_none.protect()
    if paper is None:
        return None
    from PySide6.QtGui import QPageSize

    from helpviewer.paper.pdf import usual_layout

    sizes = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
    return usual_layout(QPageSize(sizes[paper]))


class _Percent:
    """Says on a terminal how far a long export is."""

    def __init__(self) -> None:
        self._shown = -1
        self._wanted = sys.stderr is not None and sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        percent = done * 100 // max(total, 1)
        if not self._wanted or total < 100 or percent == self._shown:
            return
        self._shown = percent
        sys.stderr.write(f"\r{percent:3} %" if done < total else "\r     \r")
        sys.stderr.flush()


def _find(book: Book, asked: Location) -> Location:
    """The location under today's id.

    Raises:
        _Unknown: there is none.
    """
    try:
        page = book.page(asked.page)
    except PageMissing as error:
        raise _unknown("page", asked.page, (p.id for p in book.pages())) from error
    if asked.section and asked.section not in {s.id for s in page.sections}:
        raise _unknown("section", str(asked), (f"{page.id}#{s.id}" for s in page.sections))
    return book.locate(asked)


def _unknown(kind: str, asked: str, known: Iterable[str]) -> _Unknown:
    from difflib import get_close_matches

    near = get_close_matches(asked, list(known), n=1)
    advice = f"Did you mean “{near[0]}”?" if near else f"“{paths.product().id} list” shows what there is."
    return _Unknown(f"This book has no {kind} “{asked}”. {advice}")


# -- list -----------------------------------------------------------------------------------------


def _list(arguments: argparse.Namespace, book: Book) -> int:
    if arguments.json:
        rows = [
            {
                "page": page.id,
                "title": page.title,
                "category": page.category,
                "sections": [{"id": s.id, "title": s.title} for s in page.sections],
                "sources": [{"title": s.title, "url": s.url} for s in page.sources],
                "as_of": page.as_of or book.info.as_of,
            }
            for page in book.pages()
        ]
        _print_json({"book": book.info.to_json(), "pages": rows})
        return DONE
    _print(f"{book.info.title} {book.info.version}".rstrip())
    category = None
    for page in book.pages():
        if page.category != category:
            category = page.category
            trail = " › ".join(c.title for c in book.category_path(category))
            if trail:
                _print(f"\n{trail} ({category})")
        _print(f"  {page.title} ({page.id})")
        for section in page.sections:
            _print(f"  {'  ' * (section.level - 1)}{section.title} (#{section.id})")
    return DONE


# -- what goes out --------------------------------------------------------------------------------


def _speak_utf8() -> None:
    if sys.stdout is None:  # a program of Windows without a console; nobody sees what is said
        sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    # A Windows console, or a pipe under the C locale, would fail at the first curly quote.
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _stop_output() -> None:
    """Send what is still to be written nowhere: Python would try again at exit, and fail once more."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")


def _print_json(value: Any) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _complain(sentence: str, detail: str = "", *, verbose: bool = False) -> None:
    # A frozen program without a console has no stderr.
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n" + (f"{detail}\n" if verbose and detail else ""))
