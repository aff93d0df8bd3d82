"""Parses pages on all processors: Markdown is by far the longest part of a build."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing.process import BaseProcess

from index_build.cache import Cache
from index_build.dialects.diagrams import Tool
from index_build.dialects.parse import ParsedPage, parse_pages
from index_build.progress import flat
from index_build.sources.source_page import SourcePage

WORTH_IT = 100
"""Pages from which starting more processes takes less time than it saves."""

_CHUNK = 16


def parse_all(
    pages: Sequence[SourcePage],
    language: str,
    progress: bool,
    cache: Cache | None = None,
    tools: Sequence[Tool] = (),
    before: Iterable[ParsedPage] = (),
) -> list[ParsedPage]:
    """Every page of a book in this language parsed, in the order given, its diagrams drawn by ``tools``.

    Those that are the same as ``before``, when language and tools were the same, come back as they were; then
    the cache is asked.
    """
    parse = partial(parse_pages, language=language, tools=tools)
    old = {(page.source.path, page.source.name): page for page in before}
    found = [_unchanged(page, old.get((page.path, page.name))) for page in pages]
    keys: dict[int, str] = {}
    if cache is not None:
        for number in _missing(found):
            page = pages[number]
            keys[number] = _key(page, language, cache, tools)
            found[number] = _kept(page, keys[number], cache)
    missing = _missing(found)
    made = _parse([pages[number] for number in missing], parse, progress)
    for number, one in zip(missing, made, strict=True):
        found[number] = parsed = replace(one, key=keys.get(number, ""))
        if cache is not None:
            bare = replace(parsed, source=replace(parsed.source, body="", lines=()))  # that is read anyway
            cache.put(parsed.key, pickle.dumps(bare, pickle.HIGHEST_PROTOCOL))
    return [one for one in found if one is not None]


def _unchanged(page: SourcePage, old: ParsedPage | None) -> ParsedPage | None:
    return old if old is not None and old.source == page else None


def _missing(found: Sequence[ParsedPage | None]) -> list[int]:
    return [number for number, one in enumerate(found) if one is None]


def _key(page: SourcePage, language: str, cache: Cache, tools: Sequence[Tool]) -> str:
    """What a parsed page follows from; where the file lies is not part of it."""
    title = page.front_matter.title
    asked = (language, page.dialect, *tools)
    place = (page.name, page.file, title, page.body_line, page.lines)
    return cache.key("page", asked, *place, page.body)


def _kept(page: SourcePage, key: str, cache: Cache) -> ParsedPage | None:
    data = cache.get(key)
    if data is None:
        return None
    parsed: ParsedPage = pickle.loads(data)
    return replace(parsed, source=page)


def _parse(
    pages: Sequence[SourcePage], parse: Callable[[Sequence[SourcePage]], list[ParsedPage]], progress: bool
) -> list[ParsedPage]:
    chunks = [pages[at : at + _CHUNK] for at in range(0, len(pages), _CHUNK)]
    if len(pages) < WORTH_IT or (os.cpu_count() or 1) < 2:
        return list(flat(map(parse, chunks), len(pages), "Reading", progress))
    # "spawn" works alike on all systems, and hands no open file (such as a lock) on to the workers.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(mp_context=context, initializer=start_worker) as pool:
        return list(flat(pool.map(parse, chunks), len(pages), "Reading", progress))


def start_worker() -> None:
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
