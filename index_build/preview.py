"""Shows a book while it is being written: watches its sources and builds what changed, which the reader then
opens.

Mistakes do not stop it. They are told on standard error, and to the reader, which lists them below the page.
"""

from __future__ import annotations

import errno
import gc
import os
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
from index_build.output.index.index_entry import IndexEntry
from index_build.output.pages import render_pages
from index_build.output.written_before import WrittenBefore
from index_build.preview_index import Indexer
from index_build.report import as_text, in_order
from index_build.structure.check import CheckedBook

_LOOK_MS = 100
"""How often is looked whether the reader was closed, and whether the new search is ready."""
_FEW = 20
"""Up to so many new mistakes are told each by itself."""
_QUIET_MS = 20
"""Editors save in several steps; files must have been left alone for so long."""


class Preview:
    """Builds the documentation in ``source`` into a book in ``folder`` again and again, with notes for the
    reader beside it.

    ``say`` is told, for each time, what there is to know that was not said the time before.
    """

    def __init__(self, source: Path, folder: Path, options: Options, say: Callable[[str], None]) -> None:
        self._source = source
        self._output = folder / BOOK
        self._notes = folder / NOTES
        self._sources: dict[str, str] = {}
        self._options = options
        self._say = say
        self._said: frozenset[tuple[str, ...]] = frozenset()
        self._indexer = Indexer(folder / "work" / INDEX_DIR, options.cache)
        self._saved = 0.0
        self._book: CheckedBook | None = None
        self._entries: list[IndexEntry] = []
        self._written: WrittenBefore | None = None
        self._files: frozenset[str] = frozenset()
        self.folders: tuple[Path, ...] = (source.resolve(),)
        """What the book is made of, to be watched."""

    def refresh(self) -> bool:
        """Build what there is now; whether there is a book to be shown.

        The pages are shown at once, with the search of the time before; :meth:`search_anew` brings that up to
        date. What cannot be built at all leaves the book as it was.
        """
        self._saved = time.perf_counter()
        try:
            book = checked(self._source, self._options, self._book)
        except BuildFailed as failed:
            self._tell(failed.problems)
            return self._book is not None
        roots = (site.root for site in book.contents.sites)
        self.folders = tuple(dict.fromkeys((*self.folders, *roots)))
        broken = _unreadable(book) - _unreadable(self._book) if self._book is not None else frozenset()
        if broken:  # every page is read otherwise without it, and all that would be said follows from that
            self._tell([problem for problem in book.problems if problem.file in broken])
            return True
        if self._lost_to_mistakes(book):
            self._tell(book.problems)
            return True
        self._entries = index_entries(book.contents)
        if self._book is None:  # a book has an index
            self._start_indexer(book)
            index = self._indexer.take(wait=True)
            if index is None:
                raise OSError(errno.EIO, "its search index could not be made")
            self._write(book, index)
        else:
            self._write(book)
        self._sources = {page.id: str(page.parsed.source.path) for page in book.contents.pages.values()}
        self._say(f"Shown after {time.perf_counter() - self._saved:.1f} s.")
        self._tell(book.problems)
        return True

    def search_anew(self, *, wait: bool = False) -> None:
        """Put the new search in place if it is ready, and begin to make the next one if texts have changed
        since."""
        book = self._book
        if book is None:
            return
        if (index := self._indexer.take(wait=wait)) is not None:
            self._write(book, index)
            self._say(f"Searched after {time.perf_counter() - self._saved:.1f} s.")
        self._start_indexer(book)
        if wait and self._indexer.busy:
            self.search_anew(wait=True)

    def close(self) -> None:
        """End what is still being made."""
        self._indexer.stop()

    def _start_indexer(self, book: CheckedBook) -> None:
        self._indexer.start(self._entries, book.contents.synonyms, book.contents.info)

    def _lost_to_mistakes(self, book: CheckedBook) -> bool:
        """Whether a page that was shown cannot be read just now: its last good state is worth more."""
        files = frozenset(page.file for page in book.contents.pages.values())
        lost = self._files - files
        if any(problem.file in lost for problem in book.problems):
            return True
        self._files = files
        return False

    def _write(self, book: CheckedBook, index: Path | None = None) -> None:
        """Put the book in place, with the files of a new index or those of the time before."""
        before = self._written
        pages = render_pages(book, self._options.cache, before.fragments if before else {})
        with workspace(self._output) as folder:
            known = write_pages(book, pages, folder, before)
            if index is not None:
                (folder / INDEX_DIR).rmdir()
                index.rename(folder / INDEX_DIR)
            elif before is not None:
                known |= before.link_index(folder)
            files = write_book_file(book.contents, folder, sync=False, known=known)
            swap_in(folder, self._output)
            # What is “before” next time is what stands there, whole.
            fragments = {rendered.page.id: rendered.html for rendered in pages}
            self._book, self._written = book, WrittenBefore(self._output, fragments, files)

    def _tell(self, problems: Sequence[Problem]) -> None:
        if self._output.exists():
            shown = tuple(_mistake(problem) for problem in in_order(problems)[:MOST_MISTAKES])
            PreviewNotes(shown, len(problems), self._sources).write(self._notes)
        new = [problem for problem in problems if _words(problem) not in self._said]
        for line in as_text(new, every=bool(self._said) and len(new) <= _FEW):
            self._say(line)
        self._said = frozenset(map(_words, problems))


def _unreadable(book: CheckedBook) -> frozenset[str]:
    """The configurations that cannot be read, such as a ``mkdocs.yml`` while it is being written."""
    return frozenset(problem.file for problem in book.problems if problem.kind == "configuration")


def _words(problem: Problem) -> tuple[str, ...]:
    """What is said of a file, wherever it stands by now."""
    return problem.file, problem.sentence, problem.remedy


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
        try:
            if not shown.refresh():
                raise BuildFailed([])
            gc.freeze()  # what was read stays, and is not looked through for garbage again and again
            _follow(shown, [*reader, "--preview", folder])
        finally:
            shown.close()


def _follow(shown: Preview, reader: Sequence[str]) -> None:
    """Show the book in the reader, and keep it up to date until that is closed."""
    process = subprocess.Popen(reader)
    try:
        for changes in _changes(shown):
            if process.poll() is not None:
                return
            if changes:
                shown.refresh()
            else:  # a moment later: the reader needs the processors now
                shown.search_anew()
    finally:
        process.terminate()
        process.wait()


def _changes(shown: Preview) -> Iterable[bool]:
    """True each time when files were changed, False now and then in between."""
    folders: tuple[Path, ...] = ()
    while folders != shown.folders:  # other folders are included now
        folders = shown.folders
        for changes in watch(
            *folders, rust_timeout=_LOOK_MS, yield_on_timeout=True, debounce=200, step=_QUIET_MS
        ):
            yield bool(changes)
            if folders != shown.folders:
                break
