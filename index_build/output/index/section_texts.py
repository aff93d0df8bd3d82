"""Writes the sections of a book and their texts, deflated with what many of them share."""

from __future__ import annotations

import pickle
import zlib
from collections import Counter
from collections.abc import Sequence
from heapq import nsmallest
from itertools import groupby
from pathlib import Path

from helpviewer.search.index import files
from index_build.output.index.index_entry import IndexEntry
from index_build.output.index.search_parts import Parts, key_of

_SAMPLES, _SAMPLE = 40, 600
"""Sections whose beginning is in the dictionary, and bytes of it."""

_COMMON = 2000
"""Lines that many sections share are looked for among so many."""


def write_sections(folder: Path, entries: Sequence[IndexEntry], parts: Parts) -> None:
    """Write pages, titles and texts of sections."""
    pages: dict[str, int] = {}
    page_numbers = [pages.setdefault(entry.page, len(pages)) for entry in entries]
    lines = list(pages)
    lines.extend(f"{entry.section}\t{' '.join(entry.title.split())}" for entry in entries)
    (folder / files.SECTIONS_TEXT).write_bytes("\n".join(lines).encode())
    texts = [entry.text.encode() for entry in entries]
    dictionary = _dictionary(texts)
    ends: list[int] = []
    position = len(dictionary)
    with (folder / files.TEXTS).open("wb") as stream:
        stream.write(dictionary)
        for _, group in groupby(range(len(entries)), key=page_numbers.__getitem__):
            of_page = [texts[number] for number in group]
            key = key_of("texts", dictionary, *of_page)
            for deflated in pickle.loads(parts.get(key, _deflated, of_page, dictionary)):
                position += stream.write(deflated)
                ends.append(position)
    (folder / files.SECTIONS_NUMBERS).write_bytes(files.pack([*page_numbers, *ends]))


def _deflated(texts: Sequence[bytes], dictionary: bytes) -> bytes:
    found = []
    for text in texts:
        deflater = zlib.compressobj(6, zdict=dictionary)
        found.append(deflater.compress(text) + deflater.flush())
    return pickle.dumps(found, pickle.HIGHEST_PROTOCOL)


def _dictionary(texts: Sequence[bytes]) -> bytes:
    """Lines that many sections share come last, where deflate finds them with the shortest distances.

    Most changes to a book leave it as it was: how often a line stands counts roughly, and the samples are
    those whose checksums are lowest.
    """
    lines = Counter(line for text in texts for line in set(text.split(b"\n")) if 8 <= len(line) <= 300)
    often = [(-times.bit_length(), line) for line, times in lines.items() if times > 1]
    sample = b""
    for _, line in nsmallest(_COMMON, often):
        if len(sample) > files.DICTIONARY_SIZE:
            break
        sample = line + b"\n" + sample
    samples = nsmallest(_SAMPLES, {(zlib.crc32(text), text[:_SAMPLE]) for text in texts})
    filler = b"\n".join(text for _, text in samples)
    return (filler + sample).rjust(files.DICTIONARY_SIZE)[-files.DICTIONARY_SIZE :]
