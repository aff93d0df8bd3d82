"""Stage: the search index and its sidecars, written from the same tree as the pages."""

from __future__ import annotations

import hashlib
import math
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from heapq import heappush, heappushpop
from pathlib import Path

from helpviewer.book.format import Synonym
from helpviewer.search.index import files
from helpviewer.search.index.names import HEADING, MOST_ALIKE, NAME, TITLE, name_key
from helpviewer.search.index.postings import POSTINGS_EXTENSION, TERMS_EXTENSION
from helpviewer.search.text.stemming import stemmer
from index_build.output.search_analysis import Analysis, IndexEntry
from index_build.output.search_pairs import PairWriter
from index_build.output.search_weights import Postings
from index_build.output.stop_words import stop_words
from index_build.output.whoosh_files import WHOOSH_VERSION, Terms, write_whoosh_files

__all__ = ["IndexEntry", "write_index"]

_READY_SCALE = 24


def write_index(
    folder: Path, entries: Sequence[IndexEntry], synonyms: Sequence[Synonym], language: str, title: str = ""
) -> int:
    """Write the index of a book into ``folder``, which is made if need be.

    Args:
        folder: the book's ``index/`` folder; should be empty.
        entries: every section of every page, the sections of a page next to each other.
        synonyms: the book's synonyms; their words can then be corrected even if no page has them.
        language: BCP 47 tag, decides on stemming and stop words.
        title: the book's; its words say little in a question.

    Returns:
        The bytes written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    analysis = Analysis(entries, language)
    prefixes = _Prefixes()
    little = frozenset((*stop_words(language), *name_key(title).split()))
    with closing(PairWriter(analysis.words.paired(little))) as pairs:
        analysis.weigh(prefixes.add, pairs.add)
        pairs.write(folder)
    digest = hashlib.sha256()
    for entry in entries:
        digest.update(repr(entry).encode())
    segment = f"MAIN_{digest.hexdigest()[:16]}"
    documents = [(entry.page, entry.section) for entry in entries]
    pages = _terms(analysis, analysis.pages, len(analysis.first_sections))
    write_whoosh_files(folder, segment, documents, pages, _terms(analysis, analysis.sections, len(entries)))
    _write_words(folder, analysis, language)
    _write_names(folder, entries)
    _write_sections(folder, entries)
    prefixes.write(folder)
    names = [
        files.WORDS_TEXT, files.WORDS_NUMBERS, files.STEMS, files.SECTIONS_TEXT, files.SECTIONS_NUMBERS,
        files.TEXTS, files.PREFIXES, files.PREFIX_NUMBERS, files.NAMES, files.PAIRS,
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


def _terms(analysis: Analysis, postings: Postings, documents: int) -> Terms:
    """Every stem of the postings in the order of its bytes."""
    stems = sorted((name.encode(), number) for name, number in analysis.words.stems.items())
    for name, number in stems:
        if number in postings:
            yield name, *postings.weighed(number, documents)


class _Prefixes:
    """Gathers the best sections for each prefix of one or two characters."""

    def __init__(self) -> None:
        self._best: dict[str, list[tuple[int, int]]] = {}
        self._total: Counter[str] = Counter()

    def add(self, number: int, gains: dict[str, float]) -> None:
        """Note what the words of a section gain there."""
        found: dict[str, float] = {}
        for word, gain in gains.items():
            for prefix in (word[:1], word[:2]):
                if gain > found.get(prefix, 0):
                    found[prefix] = gain
        self._total.update(found.keys())
        for prefix, gain in found.items():
            impact = min(max(round(_READY_SCALE * gain), 1), 255)
            best = self._best.setdefault(prefix, [])
            if len(best) < files.READY_SECTIONS:
                heappush(best, (impact, -number))
            else:
                heappushpop(best, (impact, -number))

    def write(self, folder: Path) -> None:
        lines: list[str] = []
        numbers: list[int] = []
        for prefix, best in sorted(self._best.items()):
            lines.append(f"{prefix}\t{self._total[prefix]}\t{len(numbers)}\t{len(best)}")
            numbers.extend(-negative << 8 | impact for impact, negative in sorted(best, reverse=True))
        (folder / files.PREFIXES).write_bytes("\n".join(lines).encode())
        (folder / files.PREFIX_NUMBERS).write_bytes(files.pack(numbers))


def _write_words(folder: Path, analysis: Analysis, language: str) -> None:
    """The words in order; their stems' numbers and counts; and the stems that no rule gives."""
    words = sorted(analysis.word_sections)
    stem_of, rule = analysis.words.stem_of, stemmer(language)
    stem_numbers: dict[str, int] = {}
    of_word = [stem_numbers.setdefault(stem_of[word], len(stem_numbers)) for word in words]
    numbers = [*of_word, *(analysis.word_sections[word] for word in words)]
    special = [f"{word}\t{stem_of[word]}" for word in words if stem_of[word] != rule(word)]
    (folder / files.WORDS_TEXT).write_bytes("\n".join(words).encode())
    (folder / files.WORDS_NUMBERS).write_bytes(files.pack(numbers))
    (folder / files.STEMS).write_bytes("\n".join(special).encode())


def _write_names(folder: Path, entries: Sequence[IndexEntry]) -> None:
    found: dict[str, list[str]] = {}
    for number, entry in enumerate(entries):
        for kind, name in _names(entry):
            if key := name_key(name):
                found.setdefault(key, []).append(f"{kind}{number}")
    lines = []
    for key, items in found.items():
        if len(items) > MOST_ALIKE:
            items = [item for item in items if not item.startswith(HEADING)]
        if 0 < len(items) <= MOST_ALIKE:
            lines.append(key.encode() + b"\t" + " ".join(dict.fromkeys(items)).encode())
    lines.sort()
    (folder / files.NAMES).write_bytes(b"\n".join(lines))


def _names(entry: IndexEntry) -> Iterator[tuple[str, str]]:
    yield (HEADING if entry.section else TITLE), entry.title
    for name in (*entry.keywords, *entry.aliases):
        yield NAME, name


def _write_sections(folder: Path, entries: Sequence[IndexEntry]) -> None:
    pages: dict[str, int] = {}
    page_numbers = [pages.setdefault(entry.page, len(pages)) for entry in entries]
    lines = list(pages)
    lines.extend(f"{entry.section}\t{' '.join(entry.title.split())}" for entry in entries)
    (folder / files.SECTIONS_TEXT).write_bytes("\n".join(lines).encode())
    dictionary = _dictionary(entries)
    ends: list[int] = []
    position = len(dictionary)
    with (folder / files.TEXTS).open("wb") as stream:
        stream.write(dictionary)
        for entry in entries:
            deflater = zlib.compressobj(6, zdict=dictionary)
            position += stream.write(deflater.compress(entry.text.encode()) + deflater.flush())
            ends.append(position)
    (folder / files.SECTIONS_NUMBERS).write_bytes(files.pack([*page_numbers, *ends]))


def _dictionary(entries: Sequence[IndexEntry]) -> bytes:
    """Lines that many sections share come last, where deflate finds them with the shortest distances."""
    lines = Counter(
        line for entry in entries for line in set(entry.text.split("\n")) if 8 <= len(line) <= 300
    )
    common = sorted(lines.items(), key=lambda row: (-row[1], row[0]))
    sample = b""
    for line, times in common[:2000]:
        if times < 2 or len(sample) > files.DICTIONARY_SIZE:
            break
        sample = line.encode() + b"\n" + sample
    step = max(math.ceil(len(entries) / 40), 1)
    filler = b"\n".join(entry.text.encode()[:600] for entry in entries[::step])
    return (filler + sample).rjust(files.DICTIONARY_SIZE)[-files.DICTIONARY_SIZE :]
