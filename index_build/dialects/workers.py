"""Parses pages on all processors: Markdown is by far the longest part of a build."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing.process import BaseProcess

from index_build.dialects.parse import ParsedPage, parse_pages
from index_build.progress import flat
from index_build.sources.source_page import SourcePage

WORTH_IT = 100
"""Pages from which starting more processes takes less time than it saves."""

_CHUNK = 16


def parse_all(pages: Sequence[SourcePage], language: str, progress: bool) -> list[ParsedPage]:
    """Every page of a book in this language parsed, in the order given."""
    parse = partial(parse_pages, language=language)
    chunks = [pages[at : at + _CHUNK] for at in range(0, len(pages), _CHUNK)]
    if len(pages) < WORTH_IT or (os.cpu_count() or 1) < 2:
        return list(flat(map(parse, chunks), len(pages), "Reading", progress))
    # "spawn" works alike on all systems, and hands no open file (such as a lock) on to the workers.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(mp_context=context, initializer=_start_worker) as pool:
        return list(flat(pool.map(parse, chunks), len(pages), "Reading", progress))


def _start_worker() -> None:
    """Leave Ctrl+C to the builder, and end when the builder does, however it ends."""
    # Trees are many small objects that live as long as their page: looking for cycles among them more rarely
    # saves an eighth of the time.
    gc.set_threshold(50_000)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    builder = multiprocessing.parent_process()
    if builder is not None:
        threading.Thread(target=_end_with, args=(builder,), daemon=True).start()


def _end_with(builder: BaseProcess) -> None:
    builder.join()
    os._exit(1)
