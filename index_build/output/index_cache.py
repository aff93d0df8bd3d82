"""Caches the search index of a book: the last one is used again while all that it is made from is the same,
else those of its parts that did not change.

A book has one index in the cache, the last: an index is large, and no older one is asked for.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Sequence
from pathlib import Path

from helpviewer.book.format import BookInfo, Synonym
from index_build.cache import Cache
from index_build.output.index.index_entry import IndexEntry, entries_as_bytes
from index_build.output.index.search_index import write_index
from index_build.output.index.search_parts import PORTIONS, Parts


def write_cached_index(
    folder: Path,
    entries: Sequence[IndexEntry],
    synonyms: Sequence[Synonym],
    info: BookInfo,
    cache: Cache | None = None,
) -> int:
    """Write the index of the book ``info`` into ``folder`` or copy it from the cache; the bytes written.

    The arguments are those of :func:`~index_build.output.index.search_index.write_index`.
    """
    if cache is None:
        return write_index(folder, entries, synonyms, info.language, info.title)
    place = cache.key("index", info.id)
    mark = _mark(entries, synonyms, info)
    kept = cache.get(place) or b""
    if kept[: len(mark)] == mark:
        files: dict[str, bytes] = pickle.loads(kept[len(mark) :])
        folder.mkdir(parents=True, exist_ok=True)
        return sum((folder / name).write_bytes(data) for name, data in files.items())
    del kept  # it takes room
    places = [cache.key("index parts", info.id, number) for number in range(PORTIONS)]
    parts = Parts(data for data in map(cache.get, places) if data is not None)
    size = write_index(folder, entries, synonyms, info.language, info.title, parts)
    for parts_place, portion in zip(places, parts.to_keep(), strict=True):
        cache.put(parts_place, portion)
    files = {file.name: file.read_bytes() for file in sorted(folder.iterdir())}
    cache.put(place, mark + pickle.dumps(files, pickle.HIGHEST_PROTOCOL))
    return size


def _mark(entries: Sequence[IndexEntry], synonyms: Sequence[Synonym], info: BookInfo) -> bytes:
    """A checksum of all that an index is made from."""
    digest = hashlib.blake2b(repr((info.language, info.title, tuple(synonyms))).encode(), digest_size=32)
    digest.update(entries_as_bytes(entries))
    return digest.digest()
