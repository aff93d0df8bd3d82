"""Builds a book: the stages, in order. Read this first."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import helpviewer
from helpviewer.book import archive
from helpviewer.book.errors import BookError
from helpviewer.book.format import INDEX_DIR
from helpviewer.book.reader import Book
from index_build.diagnostics import BuildFailed, Problem
from index_build.dialects.workers import parse_all
from index_build.explain import explain
from index_build.output.atomic_folder import CannotWrite, remove_leftovers, swap_in, workspace
from index_build.output.book_folder import index_entries, write_book_file, write_pages
from index_build.output.pages import render_pages
from index_build.output.search_index import write_index
from index_build.report import alike_as_one, counted, same_as_one, size, weighed
from index_build.search_tests.gate import ask_questions, shares, told
from index_build.search_tests.run import SearchReport
from index_build.sources.read import read_sources
from index_build.structure.check import CheckedBook, check_contents
from index_build.structure.contents import arrange


@dataclass(frozen=True, slots=True)
class Summary:
    """What was built: counts, the index's size in bytes, the time in seconds, the warnings, and how the
    search tests went (None when there are none)."""

    pages: int
    sections: int
    words: int
    index_bytes: int
    seconds: float
    warnings: tuple[Problem, ...]
    search: SearchReport | None


def build(source: Path, output: Path, *, strict: bool = False, progress: bool = False) -> Summary:
    """Build the content root ``source`` into the book ``output``.

    Whatever happens, ``output`` is either the book it was before or the new one, whole.

    Raises:
        BuildFailed: the content has errors (with ``strict``: or warnings).
        CannotWrite: ``output`` is no book, or its folder cannot be written to.
        OSError: a file cannot be read or written.
    """
    started = time.perf_counter()
    _refuse_overlap(source, output)
    remove_leftovers(output)
    book = checked(source, strict=strict, progress=progress)
    contents = book.contents
    pages = render_pages(book)
    entries = index_entries(contents)
    with workspace(output) as folder:
        write_pages(book, pages, folder)
        index_bytes = write_index(folder / INDEX_DIR, entries, contents.synonyms, contents.info.language)
        write_book_file(contents, folder)
        search = ask_questions(folder, contents, book.config)
        swap_in(folder, output)
    return Summary(
        pages=len(pages),
        sections=sum(len(page.parsed.sections) for page in contents.pages.values()),
        words=sum(page.parsed.words for page in contents.pages.values()),
        index_bytes=index_bytes,
        seconds=time.perf_counter() - started,
        warnings=book.problems,
        search=search,
    )


def checked(source: Path, *, strict: bool = False, progress: bool = False) -> CheckedBook:
    """The stages up to the check: everything that needs no place to write to.

    Raises:
        BuildFailed: the content has errors.
    """
    sources = read_sources(source)
    pages = [page for root in sources.roots for page in root.pages]
    parsed = parse_all(pages, sources.book.language, progress)
    contents = arrange(sources, parsed)
    book = check_contents(contents, sources.book)
    problems = weighed(sources, (*sources.problems, *contents.problems, *book.problems), strict)
    if any(problem.severity == "error" for problem in problems):
        raise BuildFailed(problems)
    return replace(book, problems=problems)


def check(source: Path) -> list[Problem]:
    """Every problem of the content root ``source``, errors and warnings; nothing is written."""
    try:
        return list(checked(source).problems)
    except BuildFailed as failed:
        return list(failed.problems)


_LEFT = "An existing book was left as it was."


def main(argv: Sequence[str] | None = None) -> int:
    """The command ``index-build``.

    Returns 0 when all is well, 1 for mistakes in the content, an output that cannot be written or a book that
    cannot be read, 130 when interrupted. A wrong command line exits with 2.
    """
    arguments = _parser().parse_args(argv)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        if arguments.command == "check":
            return _check(arguments.source)
        if arguments.command == "explain":
            return _explain(arguments.book, arguments.query)
        if arguments.command == "pack":
            return _pack(arguments.book, arguments.output)
        return _build(arguments)
    except BuildFailed as failed:
        _say(same_as_one(failed.problems))
        sys.stdout.write(f"{failed} {_LEFT}\n")
    except CannotWrite as reason:
        sys.stderr.write(f"{reason}\n")
    except OSError as error:
        where = f"“{error.filename}”: " if error.filename else ""
        sys.stderr.write(f"The book was not built: {where}{error.strerror or error}. {_LEFT}\n")
    except KeyboardInterrupt:
        sys.stderr.write(f"Interrupted. {_LEFT}\n")
        return 130
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="index-build", description="Turns a folder of Markdown into a help book."
    )
    parser.add_argument("--version", action="version", version=f"index-build {helpviewer.__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    build_command = commands.add_parser("build", help="check the content and write the book")
    build_command.add_argument("source", metavar="SRC", type=Path, help="the folder with book.yml")
    build_command.add_argument(
        "-o", "--output", metavar="BOOK", type=Path, required=True, help="the folder to write the book to"
    )
    build_command.add_argument("--strict", action="store_true", help="treat warnings as errors")
    check_command = commands.add_parser("check", help="report every mistake and write nothing")
    check_command.add_argument("source", metavar="SRC", type=Path, help="the folder with book.yml")
    explain_command = commands.add_parser("explain", help="say why a search answers as it does")
    explain_command.add_argument("book", metavar="BOOK", type=Path, help="the folder of a finished book")
    explain_command.add_argument("query", metavar="QUERY", help="what a reader would type, in quotes")
    pack_command = commands.add_parser("pack", help="put a finished book into one file for readers")
    pack_command.add_argument("book", metavar="BOOK", type=Path, help="the folder of a finished book")
    pack_command.add_argument(
        "-o", "--output", metavar="FILE", type=Path, required=True, help=f"the file, NAME{archive.SUFFIX}"
    )
    return parser


def _build(arguments: argparse.Namespace) -> int:
    summary = build(arguments.source, arguments.output, strict=arguments.strict, progress=True)
    _say(alike_as_one(summary.warnings))
    sys.stdout.write(
        f"{arguments.output}: {counted(summary.pages, 'page')}, {counted(summary.sections, 'section')}, "
        f"{counted(summary.words, 'word')}, index {size(summary.index_bytes)}, {summary.seconds:.1f} s\n"
    )
    if summary.search is not None:
        sys.stdout.write(f"Search: {shares(summary.search)}\n")
        for miss in summary.search.misses:
            sys.stdout.write(f"  {told(miss)}\n")
    return 0


def _check(source: Path) -> int:
    problems = check(source)
    _say(same_as_one(problems))
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = counted(len(problems) - errors, "warning")
    sys.stdout.write(f"{source}: {counted(errors, 'error')}, {warnings}\n")
    return 1 if errors else 0


def _explain(book: Path, query: str) -> int:
    try:
        sys.stdout.write(f"{explain(book, query)}\n")
    except BookError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _pack(book: Path, output: Path) -> int:
    if output.suffix != archive.SUFFIX:
        name = f"{output.stem}{archive.SUFFIX}"
        sys.stderr.write(f"Readers' desktops know a book by its name: call it “{name}”.\n")
        return 1
    try:
        archive.pack(Book.open(book), output)
    except BookError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"“{output}” could not be written: {error.strerror or error}.\n")
        return 1
    sys.stdout.write(f"{output}: {size(output.stat().st_size)}\n")
    return 0


def _say(problem_lines: Iterable[str]) -> None:
    for line in problem_lines:
        sys.stderr.write(f"{line}\n")


def _refuse_overlap(source: Path, output: Path) -> None:
    """A book inside its own sources would be read by the next build."""
    inner, outer = output.resolve(), source.resolve()
    if inner == outer or outer in inner.parents or inner in outer.parents:
        raise CannotWrite(f"“{output}” overlaps with the content “{source}”. Choose a folder outside of it.")


def _interrupt(*_args: object) -> None:
    raise KeyboardInterrupt
