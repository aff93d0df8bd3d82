"""The command ``index-build``: what it understands, and what it says."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import helpviewer
from helpviewer.book import archive
from helpviewer.book.book import Book
from helpviewer.book.changes import compare, marked_pages
from helpviewer.core import user_folders
from helpviewer.core.messages import HelpError
from helpviewer.core.terminal import complain, printable, speak_utf8, stop_output
from index_build.build import Options, Summary, build, examine
from index_build.cache import Cache
from index_build.diagnostics import BuildFailed, Problem
from index_build.dialects.diagrams import Tool, read_tool
from index_build.explain import explain
from index_build.new import NotNew, new_book, new_copy, new_from_docs
from index_build.output.atomic_folder import CannotWrite
from index_build.report import as_github, as_json, as_text, changes_told, counted, size
from index_build.search_tests.add import NotAdded, add_tests
from index_build.search_tests.names import NamesReport, dead_ends_told, names_told
from index_build.search_tests.run import SearchReport
from index_build.search_tests.thresholds import miss_sentence, shares
from index_build.sources import detect

_LEFT = "An existing book was left as it was."

FORMATS = ("text", "json", "github")


class Result(NamedTuple):
    """How a command ended: its exit code, and the lines for standard error and standard output."""

    code: int = 0
    errors: Sequence[str] = ()
    lines: Sequence[str] = ()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns 0 when all is well, 1 for mistakes in the content, an output that cannot be written or a book that
    cannot be read, 130 when interrupted. A wrong command line exits with 2.
    """
    speak_utf8()
    arguments = _parser().parse_args(argv)
    signal.signal(signal.SIGTERM, _interrupt)
    result = _run(arguments)
    try:
        for line in result.errors:
            sys.stderr.write(printable(f"{line}\n"))
        for line in result.lines:
            sys.stdout.write(printable(f"{line}\n"))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output (head, less) has seen enough
        stop_output()
    except OSError:  # what was done is done
        stop_output()
        complain("The output could not be written: there may be no room left.")
    return result.code


def _run(arguments: argparse.Namespace) -> Result:
    commands: dict[str, Callable[[argparse.Namespace], Result]] = {
        "build": _build,
        "check": _check,
        "explain": _explain,
        "new": _new,
        "pack": _pack,
        "preview": _preview,
        "tests": _tests,
    }
    if sys.getfilesystemencoding().lower() != "utf-8":
        # Ids follow from file names, so they would differ from those of another machine.
        return Result(1, ["File names cannot be read as UTF-8 here. Set LC_ALL=C.UTF-8 and start again."])
    try:
        return commands[arguments.command](arguments)
    except (CannotWrite, HelpError, NotAdded, NotNew) as error:
        return Result(1, [str(error)])
    except OSError as error:
        where = f"“{error.filename}”: " if error.filename else ""
        return Result(1, [f"The book was not built: {where}{error.strerror or error}. {_LEFT}"])
    except KeyboardInterrupt:
        return Result(130, [f"Interrupted. {_LEFT}"])


# -- what it understands --------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="index-build", description="Turns documentation into a help book.")
    parser.add_argument("--version", action="version", version=f"index-build {helpviewer.__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    build_command = commands.add_parser("build", help="check the content and write the book")
    _add_source(build_command)
    build_command.add_argument(
        "-o", "--output", metavar="BOOK", type=Path, required=True, help="the folder to write the book to"
    )
    build_command.add_argument("--strict", action="store_true", help="treat warnings as errors")
    build_command.add_argument(
        "--since",
        metavar="OLD",
        type=Path,
        help="name the pages that are new, changed or gone since this book",
    )

    check_command = commands.add_parser(
        "check", help="report mistakes and ask the search tests; writes nothing"
    )
    _add_source(check_command)

    new_command = commands.add_parser("new", help="begin a book: a folder with files to change")
    new_command.add_argument(
        "folder", metavar="DIR", type=Path, nargs="?", help="the folder to make: an example of all there is"
    )
    new_command.add_argument(
        "--from",
        dest="docs",
        metavar="DOCS",
        type=Path,
        help="documentation: copy it into DIR, with a small book.yml; without DIR, write that beside it",
    )

    pack_command = commands.add_parser("pack", help="put a finished book into one file for readers")
    pack_command.add_argument("book", metavar="BOOK", type=Path, help="a finished book")
    pack_command.add_argument(
        "-o", "--output", metavar="FILE", type=Path, required=True, help=f"the file, NAME{archive.SUFFIX}"
    )

    preview_command = commands.add_parser("preview", help="show the book in the reader while you write it")
    _add_source(preview_command)

    explain_command = commands.add_parser("explain", help="say why a search answers as it does")
    explain_command.add_argument("book", metavar="BOOK", type=Path, help="a finished book")
    explain_command.add_argument("query", metavar="QUERY", help="what a reader would type, in quotes")

    tests_command = commands.add_parser("tests", help="make search tests of what readers looked for in vain")
    tests_command.add_argument("action", choices=("add",))
    tests_command.add_argument("file", metavar="FILE", type=Path, help="a list that a reader saved")
    tests_command.add_argument(
        "source",
        metavar="SRC",
        type=Path,
        nargs="?",
        default=Path(),
        help="the folder with book.yml (default: here)",
    )
    return parser


def _add_source(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "source", metavar="SRC", type=Path, help="the folder of the documentation, or one file"
    )
    command.add_argument(
        "--as", dest="kind", choices=detect.NAMES, default="", help="whose documentation it is"
    )
    command.add_argument(
        "--format", choices=FORMATS, default="text", help="how to report: text, json, or github's annotations"
    )
    command.add_argument(
        "--all", action="store_true", help="name every place of a mistake, not only the first"
    )
    command.add_argument(
        "--no-cache", action="store_true", help="make everything anew, whatever was made before"
    )
    command.add_argument(
        "--draw",
        metavar="LANGUAGE=COMMAND",
        type=_tool,
        action="append",
        default=[],
        help="draw diagrams by a program of yours, such as “dot=dot -Tsvg”; {source} stands for a file of "
        "the diagram, {picture} and {drawing} for the PNG or SVG to write",
    )


def _tool(text: str) -> Tool:
    try:
        return read_tool(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


# -- the commands ---------------------------------------------------------------------------------


def _build(arguments: argparse.Namespace) -> Result:
    old = Book.open(_folder(arguments.since)) if arguments.since else None
    before = {page.id: mark for page, mark in marked_pages(old)} if old else {}  # now: it may be replaced
    try:
        summary = build(arguments.source, arguments.output, _options(arguments))
    except BuildFailed as failed:
        return _report(arguments, failed.problems, [f"{failed} {_LEFT}"])
    lines = _built(arguments.output, summary)
    if old:
        book = Book.open(arguments.output)
        lines += changes_told(old.info.version, compare(before, marked_pages(book)), book)
    return _report(arguments, summary.warnings, lines, summary.search, summary.names)


def _options(arguments: argparse.Namespace) -> Options:
    return Options(
        kind=arguments.kind,
        strict=getattr(arguments, "strict", False),
        progress=arguments.command == "build",
        tell=_teller(arguments),
        cache=None if arguments.no_cache else Cache.of_user(),
        tools=tuple(arguments.draw),
    )


def _teller(arguments: argparse.Namespace) -> Callable[[str], None]:
    """Says at once what the folder was taken for, unless a program reads along or it was said before."""
    said: list[str] = []

    def tell(line: str) -> None:
        if arguments.format == "text" and line not in said[-1:]:
            said.append(line)
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()

    return tell


def _built(output: Path, summary: Summary) -> list[str]:
    counts = (
        counted(summary.pages, "page"),
        counted(summary.sections, "section"),
        counted(summary.words, "word"),
        f"index {size(summary.index_bytes)}",
        f"{summary.seconds:.1f} s",
    )
    lines = [f"{output}: {', '.join(counts)}"]
    return [*lines, *_quality(summary.warnings, summary.search, summary.names)]


def _quality(
    problems: tuple[Problem, ...], search: SearchReport | None, names: NamesReport | None
) -> list[str]:
    """How well the book is found."""
    lines = names_told(names) if names is not None and names.count else []
    if search is not None:
        lines.append(f"Search: {shares(search)}")
        lines.extend(f"  {miss_sentence(miss)}" for miss in search.misses)
    return [*lines, *dead_ends_told(problems, search)]


def _check(arguments: argparse.Namespace) -> Result:
    problems, search, names = examine(arguments.source, _options(arguments))
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = counted(len(problems) - errors, "warning")
    lines = [
        f"{arguments.source}: {counted(errors, 'error')}, {warnings}",
        *_quality(problems, search, names),
    ]
    return _report(arguments, problems, lines, search, names)


def _preview(arguments: argparse.Namespace) -> Result:
    from index_build.preview import preview  # loads what watches files

    def say(line: str) -> None:
        sys.stderr.write(printable(f"{line}\n"))
        sys.stderr.flush()

    try:
        preview(arguments.source, _options(arguments), say=say)
    except BuildFailed:
        return Result(1, ["There is nothing to show yet. Mend this first."])
    except KeyboardInterrupt:
        pass  # that is how it is ended
    return Result()


def _report(
    arguments: argparse.Namespace,
    problems: Sequence[Problem],
    lines: list[str],
    search: SearchReport | None = None,
    names: NamesReport | None = None,
) -> Result:
    """The problems in the format asked for; for people with some lines after them."""
    code = int(any(problem.severity == "error" for problem in problems))
    if arguments.format == "json":
        return Result(code, lines=[as_json(problems, search, names)])
    if arguments.format == "github":
        return Result(code, lines=[*as_github(problems), *lines])
    told_lines = as_text(problems, every=arguments.all)
    if len(told_lines) < len(problems) and not arguments.all:
        lines = [*lines, "With --all every place is named."]
    return Result(code, told_lines, lines)


def _new(arguments: argparse.Namespace) -> Result:
    folder, docs = arguments.folder, arguments.docs
    if folder is None and docs is None:
        return Result(2, ["Name the folder to make, or with --from a folder of documentation."])
    try:
        if folder is None:
            return Result(lines=[f"{new_from_docs(docs)} was written. Change it, or leave it out."])
        if docs is None:
            new_book(folder)
        else:
            new_copy(folder, docs)
    except BuildFailed as failed:
        return Result(1, as_text(failed.problems))
    steps = (f"check {folder}", f"preview {folder}", f"build {folder} -o BOOK")
    return Result(
        lines=[f"A book was begun in {folder}. Next:", *(f"  index-build {step}" for step in steps)]
    )


def _explain(arguments: argparse.Namespace) -> Result:
    return Result(lines=[explain(_folder(arguments.book), arguments.query)])


def _tests(arguments: argparse.Namespace) -> Result:
    try:
        file, count = add_tests(arguments.file, arguments.source)
    except OSError as error:
        return Result(
            1, [f"“{error.filename or arguments.file}”: {error.strerror or error}. Nothing was added."]
        )
    except UnicodeDecodeError:
        return Result(1, [f"A file of “{arguments.source}” is not UTF-8. Save it with the encoding UTF-8."])
    if not count:
        return Result(lines=[f"{file}: nothing new."])
    return Result(
        lines=[f"{file}: {counted(count, 'search test')} added. Write the page that answers behind each."]
    )


def _pack(arguments: argparse.Namespace) -> Result:
    output: Path = arguments.output
    if output.suffix != archive.SUFFIX:
        name = f"{output.stem}{archive.SUFFIX}"
        return Result(1, [f"Readers' desktops know a book by its name: call it “{name}”."])
    book = Book.open(_folder(arguments.book))
    try:
        archive.pack(book, output)
    except OSError as error:
        return Result(1, [f"“{output}” could not be written: {error.strerror or error}."])
    return Result(lines=[f"{output}: {size(output.stat().st_size)}"])


def _folder(book: Path) -> Path:
    """The folder of a book; that of a file is unpacked."""
    return archive.book_folder(book, user_folders.own_cache() / "books")


def _interrupt(*_args: object) -> None:
    raise KeyboardInterrupt
