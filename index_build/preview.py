"""Shows a book while it is being written: watches its sources and builds what changed, which the reader then
opens.

Mistakes do not stop it. They are told on standard error, and are a page of the book, the first of all.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from watchfiles import watch

from helpviewer.book.format import INDEX_DIR
from index_build.build import Options, checked
from index_build.diagnostics import BuildFailed, Problem
from index_build.dialects.parse import PageParser
from index_build.output.atomic_folder import swap_in, workspace
from index_build.output.book_folder import index_entries, write_book_file, write_pages
from index_build.output.pages import render_pages
from index_build.output.search_index import IndexEntry, write_index
from index_build.report import as_text, counted
from index_build.sources.front_matter import FrontMatter
from index_build.sources.source_page import SourcePage
from index_build.structure.check import CheckedBook
from index_build.structure.contents import Page

MISTAKES = "preview-mistakes"
"""The id of the page that lists the mistakes."""
_MOST_MISTAKES = 200
_LOOK_MS = 500
"""How often is looked whether the reader was closed."""
_HANDED_OVER_S = 5.0
"""A reader that ends sooner has given the book to one that was running."""


class Preview:
    """Builds the documentation in ``source`` into the book ``output`` again and again.

    ``say`` is told, for each time, what there is to know.
    """

    def __init__(self, source: Path, output: Path, options: Options, say: Callable[[str], None]) -> None:
        self._source = source
        self._output = output
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
        shown = with_mistakes(book)
        self._write(shown, entries, anew=self._indexed is None)
        self._tell(book.problems)
        self._say(f"Shown after {time.perf_counter() - started:.1f} s.")
        if self._indexed is not None and not same:
            self._write(shown, entries, anew=True)
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
                info = contents.info
                write_index(folder / INDEX_DIR, entries, contents.synonyms, info.language, info.title)
            else:
                shutil.copytree(self._output / INDEX_DIR, folder / INDEX_DIR, dirs_exist_ok=True)
            write_book_file(contents, folder, settle=False)
            swap_in(folder, self._output)

    def _tell(self, problems: Sequence[Problem]) -> None:
        for line in as_text(problems):
            self._say(line)


def with_mistakes(book: CheckedBook) -> CheckedBook:
    """The book with a page of its mistakes as the first in its contents; as it is when it has none."""
    if not book.problems:
        return book
    contents = book.contents
    lines = [f"- `{one.file}:{max(one.line, 1)}` {_escaped(one)}" for one in book.problems[:_MOST_MISTAKES]]
    if len(book.problems) > _MOST_MISTAKES:
        lines.append(f"- … {len(book.problems) - _MOST_MISTAKES:,} more")
    title = counted(len(book.problems), "mistake")
    source = SourcePage(Path(MISTAKES), MISTAKES, MISTAKES, FrontMatter(title=title), "\n".join(lines), 1)
    page = Page(MISTAKES, title, PageParser(contents.info.language).parse(source))
    top, *others = contents.categories
    return replace(
        book,
        contents=replace(
            contents,
            pages={MISTAKES: page, **contents.pages},
            categories=(top._replace(items=(MISTAKES, *top.items)), *others),
        ),
    )


def _escaped(problem: Problem) -> str:
    text = f"{problem.severity}: {problem.sentence} {problem.remedy}".strip()
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>()#+-!|~$:@^=" else char for char in text)


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
        output = Path(folder) / "book"
        shown = Preview(source, output, options._replace(lenient=True), say)
        if not shown.refresh():
            raise BuildFailed([])
        started = time.monotonic()
        process = subprocess.Popen([*reader, "--book", str(output)])
        handed_over = False
        try:
            for changes in _changes(shown):
                if process.poll() is not None and not handed_over:
                    handed_over = time.monotonic() - started < _HANDED_OVER_S
                    if not handed_over:
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
