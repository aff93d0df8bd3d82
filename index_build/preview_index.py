"""Makes the search index of a previewed book in a process of its own, so that pages are shown meanwhile."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path

from helpviewer.book.format import BookInfo, Synonym
from index_build.cache import Cache
from index_build.dialects.workers import start_worker
from index_build.output.index.index_entry import IndexEntry
from index_build.output.index_cache import write_cached_index


class Indexer:
    """Makes one index after the other in ``folder``, which it has for itself."""

    def __init__(self, folder: Path, cache: Cache | None) -> None:
        self._folder = folder
        self._cache = cache
        self._process: BaseProcess | None = None
        self._made_from: tuple[object, ...] = ()

    @property
    def busy(self) -> bool:
        """Whether an index is being made, or waits to be taken."""
        return self._process is not None

    def start(self, entries: Sequence[IndexEntry], synonyms: Sequence[Synonym], info: BookInfo) -> None:
        """Begin to make the index of these sections, if it is another one than the last and nothing else is
        being made."""
        made_from = (entries, synonyms, info.language, info.title)
        if self.busy or made_from == self._made_from:
            return
        shutil.rmtree(self._folder, ignore_errors=True)
        self._made_from = made_from
        arguments = (self._folder, entries, synonyms, info, self._cache)
        process = multiprocessing.get_context("spawn").Process(target=_make, args=arguments)
        with _uninterrupted():  # half started, it would complain, and nobody would end it
            process.start()
            self._process = process

    def take(self, *, wait: bool = False) -> Path | None:
        """The folder with the index that was finished since the last call, if there is one and it could be
        made."""
        if self._process is None:
            return None
        self._process.join(None if wait else 0)
        if self._process.exitcode is None:
            return None
        made = self._process.exitcode == 0
        self._process.close()
        self._process = None
        return self._folder if made else None

    def stop(self) -> None:
        """End what is being made."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._process = None


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl+C wait until this is done."""
    if threading.current_thread() is not threading.main_thread():  # no other one is interrupted
        yield
        return
    came: list[int] = []
    ways = {
        kind: signal.signal(kind, lambda number, _frame: came.append(number))
        for kind in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield
    finally:
        for kind, way in ways.items():
            signal.signal(kind, way)
    for number in came[:1]:
        signal.raise_signal(number)


def _make(
    folder: Path,
    entries: Sequence[IndexEntry],
    synonyms: Sequence[Synonym],
    info: BookInfo,
    cache: Cache | None,
) -> None:
    start_worker()
    if sys.platform != "win32":
        os.nice(10)  # whoever looks at the page comes first
    try:
        write_cached_index(folder, entries, synonyms, info, cache)
    except OSError as error:
        sys.exit(f"The search is as it was: its index could not be written. {error.strerror or error}.")
