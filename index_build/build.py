"""Builds a book: the stages, in order. Read this first."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from helpviewer.book.format import BOOK_FILE, INDEX_DIR
from index_build.cache import Cache
from index_build.diagnostics import BuildFailed, Problem
from index_build.dialects.diagrams import Tool
from index_build.dialects.workers import parse_all
from index_build.output.atomic_folder import CannotWrite, remove_leftovers, swap_in, workspace
from index_build.output.book_folder import index_entries, write_book_file, write_pages
from index_build.output.index_cache import write_cached_index
from index_build.output.pages import render_pages
from index_build.report import apply_severity_rules
from index_build.search_tests.names import NamesReport, ask_names
from index_build.search_tests.run import SearchReport
from index_build.search_tests.thresholds import ask_questions
from index_build.sources.archives.source_folder import SourceFolder, unpacked
from index_build.sources.read import read_sources
from index_build.structure.check import CheckedBook, check_contents
from index_build.structure.contents import arrange


def _nothing(_line: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What was built: counts, the index's size in bytes, the time in seconds, the warnings, how the search
    tests went (None when there are none), and whether the names of pages find them."""

    pages: int
    sections: int
    words: int
    index_bytes: int
    seconds: float
    warnings: tuple[Problem, ...]
    search: SearchReport | None
    names: NamesReport


class Options(NamedTuple):
    """How to build.

    Attributes:
        kind: whose documentation it is, "" to find out.
        strict: warnings are errors.
        progress: show a bar on stderr.
        tell: is told what the documentation was taken for.
        cache: where to look for what was made before.
        lenient: mistakes are told, but none keeps the book from being made.
        tools: programs of the publisher's own that draw diagrams.
    """

    kind: str = ""
    strict: bool = False
    progress: bool = False
    tell: Callable[[str], None] = _nothing
    cache: Cache | None = None
    lenient: bool = False
    tools: tuple[Tool, ...] = ()


def build(source: Path, output: Path, options: Options = Options()) -> Summary:  # noqa: B008 - never changed
    """Build the documentation in ``source`` into the book ``output``.

    Whatever happens, ``output`` is either the book it was before or the new one, whole.

    Raises:
        BuildFailed: the content has errors (if ``strict``: or warnings).
        CannotWrite: ``output`` is no book, or its folder cannot be written to.
        OSError: a file cannot be read or written.
    """
    started = time.perf_counter()
    _refuse_overlap(source, output)
    remove_leftovers(output)
    with unpacked(source) as docs:
        return _build(docs, output, options, started)


def _build(docs: SourceFolder, output: Path, options: Options, started: float) -> Summary:
    book = checked(docs, options)
    contents = book.contents
    with workspace(output) as folder:
        index_bytes = _write(book, folder, options, old=output if (output / BOOK_FILE).exists() else None)
        search = ask_questions(folder, contents, book.config)
        names = ask_names(folder)
        swap_in(folder, output)
    if options.cache is not None:
        options.cache.forget_old()
    return Summary(
        pages=len(contents.pages),
        sections=sum(len(page.parsed.sections) for page in contents.pages.values()),
        words=sum(page.parsed.words for page in contents.pages.values()),
        index_bytes=index_bytes,
        seconds=time.perf_counter() - started,
        warnings=book.problems,
        search=search,
        names=names,
    )


def _write(
    book: CheckedBook, folder: Path, options: Options, *, old: Path | None = None, sync: bool = True
) -> int:
    """Write the whole book into an empty folder, in the place of the ``old`` one; the bytes of its index."""
    write_pages(book, render_pages(book, options.cache), folder, old=old)
    return _write_searchable(book, folder, options, sync=sync)


def _write_searchable(book: CheckedBook, folder: Path, options: Options, *, sync: bool) -> int:
    """Write what is needed to search the book: all but its pages; the bytes of its index."""
    contents = book.contents
    index_bytes = write_cached_index(
        folder / INDEX_DIR, index_entries(contents), contents.synonyms, contents.info, options.cache
    )
    write_book_file(contents, folder, sync=sync)
    return index_bytes


def checked(
    source: Path | SourceFolder,
    options: Options = Options(),  # noqa: B008
    before: CheckedBook | None = None,
) -> CheckedBook:
    """The stages up to the check: everything that needs no place to write to. Files that hold a whole
    documentation must have been opened. What is as it was ``before``, with the same options, is not done
    again.

    Raises:
        BuildFailed: the content has errors.
    """
    sources = read_sources(source, options.kind)
    if sources.taken_for:
        options.tell(sources.taken_for)
    pages = [page for root in sources.roots for page in root.pages]
    language = sources.book.language
    old = before if before is not None and before.contents.info.language == language else None
    known = [page.parsed for page in old.contents.pages.values()] if old is not None else ()
    parsed = parse_all(pages, language, options.progress, options.cache, options.tools, known)
    contents = arrange(sources, parsed)
    book = check_contents(contents, sources.book, old)
    problems = apply_severity_rules(
        sources, (*sources.problems, *contents.problems, *book.problems), options.strict
    )
    has_errors = any(problem.severity == "error" for problem in problems)
    if has_errors and not (options.lenient and contents.pages):
        raise BuildFailed(problems)
    return replace(book, problems=problems)


class Checkup(NamedTuple):
    """What a check found: every problem, how the search tests went (None when they could not be asked or
    there are none), and whether names find their pages (None when there is no book to ask)."""

    problems: tuple[Problem, ...]
    search: SearchReport | None = None
    names: NamesReport | None = None


def examine(source: Path, options: Options = Options()) -> Checkup:  # noqa: B008
    """Check the documentation in ``source`` and ask its search tests; nothing is left behind.

    Raises:
        OSError: a file cannot be read, or there is no room for the book that is asked.
    """
    try:
        with unpacked(source) as docs:
            return _examine(docs, options)
    except BuildFailed as failed:
        return Checkup(failed.problems)


def _examine(docs: SourceFolder, options: Options) -> Checkup:
    book = checked(docs, options)
    with tempfile.TemporaryDirectory(prefix="index-build-") as folder:
        try:
            _write_searchable(book, Path(folder), options, sync=False)
            search = ask_questions(Path(folder), book.contents, book.config)
            return Checkup(book.problems, search, ask_names(Path(folder)))
        except BuildFailed as failed:
            return Checkup((*book.problems, *failed.problems))


def check(source: Path, options: Options = Options()) -> list[Problem]:  # noqa: B008
    """Every problem of the documentation in ``source``, errors and warnings; nothing is written."""
    return list(examine(source, options).problems)


def _refuse_overlap(source: Path, output: Path) -> None:
    """A book inside its own sources would be read by the next build."""
    inner, outer = output.resolve(), source.resolve()
    if inner == outer or outer in inner.parents or inner in outer.parents:
        raise CannotWrite(f"“{output}” overlaps with the content “{source}”. Choose a folder outside of it.")
