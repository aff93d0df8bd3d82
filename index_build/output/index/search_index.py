"""Stage: the search index and its sidecars, written from the same tree as the pages."""

from __future__ import annotations

import gc
import zlib
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from helpviewer.book.format import Synonym
from helpviewer.search.index import files
from helpviewer.search.index.names import HEADING, MOST_ALIKE, name_key
from helpviewer.search.index.postings import POSTINGS_EXTENSION, TERMS_EXTENSION
from index_build.output.index.index_entry import IndexEntry
from index_build.output.index.search_analysis import Analysis
from index_build.output.index.search_lists import Lists
from index_build.output.index.search_pairs import PairWriter
from index_build.output.index.search_parts import Parts
from index_build.output.index.search_run import PREFIX_LAST, Prefixes
from index_build.output.index.section_texts import write_sections
from index_build.output.index.stop_words import stop_words
from index_build.output.index.whoosh_files import WHOOSH_VERSION, write_whoosh_files

__all__ = ["IndexEntry", "write_index"]


def write_index(
    folder: Path,
    entries: Sequence[IndexEntry],
    synonyms: Sequence[Synonym],
    language: str,
    title: str = "",
    parts: Parts | None = None,
) -> int:
    """Write the index of a book into ``folder``, which is made if need be.

    Args:
        folder: the book's ``index/`` folder; should be empty.
        entries: every section of every page, the sections of a page next to each other.
        synonyms: the book's synonyms; their words can then be corrected even if no page has them.
        language: BCP 47 tag, decides on stemming and stop words.
        title: the book's; its words say little in a question.
        parts: those of the last index, and then of this one.

    Returns:
        The bytes written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    collects = gc.isenabled()
    gc.disable()  # nothing of an index refers to itself, and it is a lot to look through
    try:
        return _write_index(folder, entries, language, title, Parts(keeps=False) if parts is None else parts)
    finally:
        if collects:
            gc.enable()


def _write_index(folder: Path, entries: Sequence[IndexEntry], language: str, title: str, parts: Parts) -> int:
    little = frozenset((*stop_words(language), *name_key(title).split()))
    analysis = Analysis(entries, language, little, parts)
    segment = f"MAIN_{analysis.digest.hex()[:16]}"
    prefixes, lists = Prefixes(), Lists()
    with closing(PairWriter()) as pairs:
        for run in analysis.runs():
            pairs.add(lists.pages, run.pairs)
            prefixes.add(lists.sections, run.prefixes)
            lists.add(run)
        pairs.write(folder, parts)
    terms = lists.terms(parts)
    write_whoosh_files(folder, segment, [(entry.page, entry.section) for entry in entries], terms)
    _write_words(folder, analysis)
    _write_names(folder, analysis.names)
    write_sections(folder, entries, parts)
    _write_prefixes(folder, prefixes)
    names = [
        files.WORDS_TEXT, files.WORDS_NUMBERS, files.STEMS, files.SECTIONS_TEXT, files.SECTIONS_NUMBERS,
        files.TEXTS, files.PREFIXES, files.PREFIX_NUMBERS, files.NAMES, files.PAIRS, files.PAGES,
        segment + TERMS_EXTENSION, segment + POSTINGS_EXTENSION,
    ]  # fmt: skip
    checksums = {}
    for name in names:
        raw = (folder / name).read_bytes()
        checksums[name] = (len(raw), zlib.crc32(raw))
    info = files.IndexInfo(
        language=language,
        sections=len(entries),
        pages=len(analysis.first_sections),
        words=len(analysis.word_sections),
        segment=segment,
        whoosh=WHOOSH_VERSION,
        stop_words=stop_words(language),
        book_words=tuple(name_key(title).split()),
        files=checksums,
    )
    (folder / files.INDEX_FILE).write_bytes(info.to_json())
    return sum(file.stat().st_size for file in folder.iterdir())


def _write_prefixes(folder: Path, prefixes: Prefixes) -> None:
    lines: list[str] = []
    numbers: list[int] = []
    for prefix, (total, best) in prefixes.best().items():
        lines.append(f"{prefix}\t{total}\t{len(numbers)}\t{len(best)}")
        numbers.extend(PREFIX_LAST - (row & PREFIX_LAST) << 8 | row >> 32 for row in best)
    (folder / files.PREFIXES).write_bytes("\n".join(lines).encode())
    (folder / files.PREFIX_NUMBERS).write_bytes(files.pack(numbers))


def _write_words(folder: Path, analysis: Analysis) -> None:
    """The words in order; their stems' numbers and counts; and the stems that no rule gives."""
    words = sorted(analysis.word_sections)
    stem_numbers: dict[str, int] = {}
    of_word = [stem_numbers.setdefault(analysis.stem_of(word), len(stem_numbers)) for word in words]
    numbers = [*of_word, *(analysis.word_sections[word] for word in words)]
    special = [f"{word}\t{stem}" for word, stem in sorted(analysis.special.items())]
    (folder / files.WORDS_TEXT).write_bytes(zlib.compress("\n".join(words).encode()))
    (folder / files.WORDS_NUMBERS).write_bytes(zlib.compress(files.planes(numbers)))
    (folder / files.STEMS).write_bytes("\n".join(special).encode())


def _write_names(folder: Path, names: Iterable[tuple[str, str, int]]) -> None:
    found: dict[str, list[str]] = {}
    for key, kind, number in names:
        found.setdefault(key, []).append(f"{kind}{number}")
    lines = []
    for key, items in found.items():
        if len(items) > MOST_ALIKE:
            items = [item for item in items if not item.startswith(HEADING)]
        if 0 < len(items) <= MOST_ALIKE:
            lines.append(key.encode() + b"\t" + " ".join(dict.fromkeys(items)).encode())
    lines.sort()
    (folder / files.NAMES).write_bytes(b"\n".join(lines))
