"""Shows a book while it is being written: watches its sources and builds what changed, which the reader then
opens.

Mistakes do not stop it. They are told on standard error, and to the reader, which lists them below the page.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from watchfiles import watch

from helpviewer.book.format import INDEX_DIR
from helpviewer.core.preview_notes import BOOK, MOST_MISTAKES, NOTES, Mistake, PreviewNotes
from index_build.build import Options, checked
from index_build.diagnostics import BuildFailed, Problem
from index_build.output.atomic_folder import swap_in, workspace
from index_build.output.book_folder import index_entries, write_book_file, write_pages
from index_build.output.kept_index import write_kept_index
from index_build.output.pages import render_pages
from index_build.output.search_analysis import IndexEntry
from index_build.report import as_text, in_order
from index_build.structure.check import CheckedBook

_LOOK_MS = 500
"""How often is looked whether the reader was closed."""


class Preview:
    """Builds the documentation in ``source`` into a book in ``folder`` again and again, with notes for the
    reader beside it.

    ``say`` is told, for each time, what there is to know.
    """

    def __init__(self, source: Path, folder: Path, options: Options, say: Callable[[str], None]) -> None:
        self._source = source
        self._output = folder / BOOK
        self._notes = folder / NOTES
        self._sources: dict[str, str] = {}
        self._options = options
        self._say = say
        self._indexed: list[IndexEntry] | None = None
        self._files: frozenset[str] = frozenset()
        self.folders: tuple[Path, ...] = (source.resolve(),)
        """What the book is made of, to be watched."""

    def refresh(self) -> bool:
        """Build what there is now; whether there is a book to be shown.

        The pages are shown first, with the search of the time before, and the new search follows. What
        cannot be built at all leaves the book as it was.
        """
        started = time.perf_counter()
        try:
            book = checked(self._source, self._options)
        except BuildFailed as failed:
            self._tell(failed.problems)
            return self._indexed is not None
        roots = (site.root for site in book.contents.sites)
        self.folders = tuple(dict.fromkeys((*self.folders, *roots)))
        if self._lost_to_mistakes(book):
            self._tell(book.problems)
            return True
        entries = index_entries(book.contents)
        same = entries == self._indexed
        self._write(book, entries, anew=self._indexed is None)
        self._sources = {page.id: str(page.parsed.source.path) for page in book.contents.pages.values()}
        self._tell(book.problems)
        self._say(f"Shown after {time.perf_counter() - started:.1f} s.")
        if self._indexed is not None and not same:
            self._write(book, entries, anew=True)
            self._say(f"Searched after {time.perf_counter() - started:.1f} s.")
        self._indexed = entries
        return True

    def _lost_to_mistakes(self, book: CheckedBook) -> bool:
        """Whether a page that was shown cannot be read just now: its last good state is worth more."""
        files = frozenset(page.file for page in book.contents.pages.values())
        lost = self._files - files
        if any(problem.file in lost for problem in book.problems):
            return True
        self._files = files
        return False

    def _write(self, book: CheckedBook, entries: list[IndexEntry], *, anew: bool) -> None:
        """Put the book in place, with a new index or that of the time before."""
        contents = book.contents
        with workspace(self._output) as folder:
            write_pages(book, render_pages(book, self._options.cache), folder)
            if anew:
                cache = self._options.cache
                write_kept_index(folder / INDEX_DIR, entries, contents.synonyms, contents.info, cache)
            else:
                shutil.copytree(self._output / INDEX_DIR, folder / INDEX_DIR, dirs_exist_ok=True)
            write_book_file(contents, folder, settle=False)
            swap_in(folder, self._output)

    def _tell(self, problems: Sequence[Problem]) -> None:
        for line in as_text(problems):
            self._say(line)
        if self._output.exists():
            shown = tuple(_mistake(problem) for problem in in_order(problems)[:MOST_MISTAKES])
            PreviewNotes(shown, len(problems), self._sources).write(self._notes)


def _mistake(problem: Problem) -> Mistake:
    text = f"{problem.sentence} {problem.remedy}".rstrip()
    line = max(problem.line, 1)
    return Mistake(problem.file, os.path.abspath(problem.file), line, problem.severity, text)  # noqa: PTH100


def preview(
    source: Path,
    options: Options,
    *,
    say: Callable[[str], None],
    reader: Sequence[str] = (sys.executable, "-m", "helpviewer"),
) -> None:
    """Show the documentation in the reader until that is closed, or until Ctrl+C; nothing is left behind.

    Raises:
        BuildFailed: there is nothing that could be shown.
        OSError: no book can be written, or the reader does not start.
    """
    with tempfile.TemporaryDirectory(prefix="preview-") as folder:
        shown = Preview(source, Path(folder), options._replace(lenient=True), say)
        if not shown.refresh():
            raise BuildFailed([])
        process = subprocess.Popen([*reader, "--preview", folder])
        try:
            for changes in _changes(shown):
                if process.poll() is not None:
                    return
                if changes:
                    shown.refresh()
        finally:
            process.terminate()
            process.wait()


def _changes(shown: Preview) -> Iterable[bool]:
    """True each time when files were changed, False now and then in between."""
    folders: tuple[Path, ...] = ()
    while folders != shown.folders:  # other folders are included now
        folders = shown.folders
        for changes in watch(*folders, rust_timeout=_LOOK_MS, yield_on_timeout=True, debounce=200, step=20):
            yield bool(changes)
            if folders != shown.folders:
                break
