"""Stage: the search index and its sidecars, written from the same tree as the pages."""

from __future__ import annotations

import hashlib
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappush, heappushpop
from itertools import pairwise
from pathlib import Path

from helpviewer.book.format import Synonym
from helpviewer.search.index import files
from helpviewer.search.index.postings import FIELD, POSTINGS_EXTENSION, TERMS_EXTENSION
from helpviewer.search.text.stemming import stemmer
from helpviewer.search.text.stop_words import stop_words
from helpviewer.search.text.tokens import surfaces, tokens

# BM25's constants, and how much a word counts by where it stands.
# Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009.
K1, B = 1.2, 0.7
WEIGHTS = {"title": 2.0, "keywords": 1.4, "headings": 0.8, "text": 1.0}
# Short fields say little by their length.
_LENGTH_MATTERS = {"title": 0.3, "keywords": 0.1, "headings": 0.3, "text": B}
IMPACT_SCALE = 24
MAX_IMPACT = 255

# Longer texts lose no searches when joined words are looked for in pairs of at least these lengths.
_JOINED, _JOINED_PART = 5, 2


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What search knows of one section.

    ``section`` is "" for the page's opening (before its first heading); ``title`` is then the page's title.
    ``keywords`` are the page's, on its opening entry only. ``text`` is the section's plain text without
    its heading, one line per block (paragraph, list item, table row, line of code).
    """

    page: str
    section: str
    title: str
    page_title: str
    category: str
    keywords: tuple[str, ...]
    text: str


def write_index(
    folder: Path, entries: Sequence[IndexEntry], synonyms: Sequence[Synonym], language: str
) -> int:
    """Write the index of a book into ``folder``, which is made if need be.

    Args:
        folder: the book's ``index/`` folder; should be empty.
        entries: every section of every page, the sections of a page next to each other.
        synonyms: the book's synonyms; their words can then be corrected even if no page has them.
        language: BCP 47 tag, decides on stemming and stop words.

    Returns:
        The bytes written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    analysis = _Analysis(entries, language)
    digest = hashlib.sha256()
    for entry in entries:
        digest.update(repr(entry).encode())
    segment = f"MAIN_{digest.hexdigest()[:16]}"
    whoosh = _write_postings(folder, analysis, segment)
    _write_words(folder, analysis)
    _write_sections(folder, entries)
    analysis.prefixes.write(folder)
    names = [
        files.WORDS_TEXT, files.WORDS_NUMBERS, files.SECTIONS_TEXT, files.SECTIONS_NUMBERS,
        files.TEXTS, files.PREFIXES, files.PREFIX_NUMBERS,
        segment + TERMS_EXTENSION, segment + POSTINGS_EXTENSION,
    ]  # fmt: skip
    checksums = {}
    for name in names:
        raw = (folder / name).read_bytes()
        checksums[name] = (len(raw), zlib.crc32(raw))
    info = files.IndexInfo(
        language=language,
        sections=len(entries),
        pages=len({entry.page for entry in entries}),
        words=len(analysis.word_sections),
        segment=segment,
        whoosh=whoosh,
        stop_words=stop_words(language),
        files=checksums,
    )
    (folder / files.INDEX_FILE).write_bytes(info.to_json())
    return sum(file.stat().st_size for file in folder.iterdir())


class _Analysis:
    """The words of a book: walks through its sections once, then answers in how many each one is."""

    def __init__(self, entries: Sequence[IndexEntry], language: str) -> None:
        self.entries = entries
        self.stem = stemmer(language)
        self.word_sections: Counter[str] = Counter()
        self.prefixes = _Prefixes()
        self._headings = _page_headings(entries)
        self._known: dict[str, dict[str, str]] = {}
        self._whole: dict[str, str] = {}
        self._stems: dict[str, tuple[str, ...]] = {}
        self._joined: set[str] = set()
        self._mean: dict[str, float] = {}
        self._measure()

    def _fields(self, entry: IndexEntry) -> dict[str, str]:
        headings = entry.page_title if entry.section else self._headings.get(entry.page, "")
        return {
            "title": entry.title,
            "keywords": "\n".join(entry.keywords),
            "headings": headings,
            "text": entry.text,
        }

    def _measure(self) -> None:
        """Mean field lengths, and every word that is written as one somewhere in the book."""
        lengths: Counter[str] = Counter()
        seen: set[str] = set()
        for entry in self.entries:
            for name, text in self._fields(entry).items():
                found = tokens(text)
                lengths[name] += len(found)
                seen.update(found)
        for name, total in lengths.items():
            self._mean[name] = max(total / max(len(self.entries), 1), 1.0)
        for token in seen:
            forms = surfaces(token)
            self._known[token] = {form: self.stem(form) for form in forms}
            self._stems[token] = tuple(dict.fromkeys(self._known[token].values()))
            self._whole[token] = forms[0] if forms else ""
            self._joined.update(form for form in forms[:2] if len(form) >= _JOINED and form.isalpha())

    def impacts(self) -> Iterator[dict[str, int]]:
        """For each section in order: stem to impact, 1 to 255."""
        known, stems_of, joined, whole = self._known, self._stems, self._joined, self._whole
        for number, entry in enumerate(self.entries):
            gains: dict[str, float] = {}
            words: dict[str, str] = {}
            for name, text in self._fields(entry).items():
                found = tokens(text)
                counts: Counter[str] = Counter()
                tally = Counter(found)
                for token, times in tally.items():
                    for stem in stems_of[token]:
                        counts[stem] += times
                    words.update(known[token])
                for first, second in pairwise(found):
                    form = whole[first] + whole[second]
                    if form in joined and min(len(first), len(second)) >= _JOINED_PART:
                        words[form] = self.stem(form)
                        counts[words[form]] += 1
                b = _LENGTH_MATTERS[name]
                norm = K1 * (1 - b + b * len(found) / self._mean[name])
                weight = WEIGHTS[name]
                for stem, count in counts.items():
                    gains[stem] = gains.get(stem, 0.0) + weight * count * (K1 + 1) / (count + norm)
            result = {
                stem: min(max(round(IMPACT_SCALE * gain), 1), MAX_IMPACT) for stem, gain in gains.items()
            }
            self.word_sections.update(words.keys())
            self.prefixes.add(number, {word: result[stem] for word, stem in words.items()})
            yield result


def _page_headings(entries: Iterable[IndexEntry]) -> dict[str, str]:
    headings: dict[str, list[str]] = {}
    for entry in entries:
        if entry.section:
            headings.setdefault(entry.page, []).append(entry.title)
    return {page: "\n".join(titles) for page, titles in headings.items()}


class _Prefixes:
    """Gathers the best sections for each prefix of one or two characters."""

    def __init__(self) -> None:
        self._best: dict[str, list[tuple[int, int]]] = {}
        self._total: Counter[str] = Counter()

    def add(self, number: int, impacts: dict[str, int]) -> None:
        found: dict[str, int] = {}
        for word, impact in impacts.items():
            for prefix in (word[:1], word[:2]):
                if impact > found.get(prefix, 0):
                    found[prefix] = impact
        self._total.update(found.keys())
        for prefix, impact in found.items():
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


def _write_postings(folder: Path, analysis: _Analysis, segment: str) -> str:
    from whoosh.filedb.filestore import FileStorage

    from helpviewer.search.index.schema import WHOOSH_VERSION, ImpactCodec, schema

    storage = FileStorage(str(folder))
    index = storage.create_index(schema())
    writer = index.writer(limitmb=512, compound=False, codec=ImpactCodec(segment))
    for impacts in analysis.impacts():
        writer.add_document(**{FIELD: impacts})
    writer.commit(optimize=True)
    index.close()
    for lock in folder.glob("*_WRITELOCK"):
        lock.unlink()
    return WHOOSH_VERSION


def _write_words(folder: Path, analysis: _Analysis) -> None:
    words = sorted(analysis.word_sections)
    stem_numbers: dict[str, int] = {}
    of_word = [stem_numbers.setdefault(analysis.stem(word), len(stem_numbers)) for word in words]
    numbers = [*of_word, *(analysis.word_sections[word] for word in words)]
    (folder / files.WORDS_TEXT).write_bytes("\n".join(words).encode())
    (folder / files.WORDS_NUMBERS).write_bytes(files.pack(numbers))


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
    sample = b""
    for line, times in lines.most_common(2000):
        if times < 2 or len(sample) > files.DICTIONARY_SIZE:
            break
        sample = line.encode() + b"\n" + sample
    step = max(len(entries) // 40, 1)
    filler = b"\n".join(entry.text.encode()[:600] for entry in entries[::step])
    return (filler + sample).rjust(files.DICTIONARY_SIZE)[-files.DICTIONARY_SIZE :]
