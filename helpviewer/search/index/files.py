"""What lies beside the Whoosh index in a book's ``index/`` folder, and how it is packed. No pickle.

========================  ==========================================================================
``index.json``            version, language, number of sections, Whoosh's segment, sizes and CRCs of all
``words.deflated``        every surface of the book, sorted, one a line; deflated
``words.bin``             every surface's number of its stem, then in how many sections each one is: planes of
                          numbers (see :func:`planes`), deflated
``stems.txt``             ``surface <tab> stem`` where the stemmer gives another stem for the surface
``names.txt``             titles, aliases, keywords, headings, sorted (see ``names.py``)
``sections.txt``          page ids, one a line; then ``section id <tab> title`` per section
``sections.bin``          per section: number of its page, end of its text in ``texts.bin``
``texts.bin``             per section: its text, deflated with the dictionary at the file's start
``pairs.bin``             stems that stand close together (see :mod:`helpviewer.search.index.pairs`)
``pages.bin``             what stems weigh in whole pages (see :mod:`helpviewer.search.index.postings`)
``prefixes.txt``          a line per prefix of one or two characters: it, sections in all, start, count
``prefixes.bin``          from start, count times: section × 256 + impact, the best first
========================  ==========================================================================

All numbers are little endian.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from helpviewer.search.text.folding import FoldedText

LAYOUT = 4
"""Version of the files described here."""

INDEX_FILE = "index.json"
WORDS_TEXT, WORDS_NUMBERS = "words.deflated", "words.bin"
SECTIONS_TEXT, SECTIONS_NUMBERS = "sections.txt", "sections.bin"
STEMS, NAMES = "stems.txt", "names.txt"
TEXTS, PAIRS, PAGES = "texts.bin", "pairs.bin", "pages.bin"
PREFIXES, PREFIX_NUMBERS = "prefixes.txt", "prefixes.bin"

READY_SECTIONS = 64
"""Sections kept ready for a prefix of one or two characters."""

DICTIONARY_SIZE = 16384
"""Bytes of sample text that all sections are deflated with; deflate uses at most 32 KB."""

MAX_TEXT = 2 * 2**20
"""Bytes one section's text may inflate to; a small damaged file must not fill the memory."""


MAX_INDEX_FILE = 2**20
"""Bytes of ``index.json`` that are read at most."""

MAX_SIDECAR = 512 * 2**20
"""Bytes of a sidecar that are read at most."""

MOST_COUNTED = MAX_SIDECAR // 8
"""Words or sections of a book at most: each takes eight bytes of a sidecar."""

_KEPT_TEXTS = 100


class SidecarDamaged(ValueError):
    """A sidecar is missing, cut short or altered. The text is for the log."""


class OtherLayout(ValueError):
    """The files are of another version of the layout. The text is for the log."""

    def __init__(self, layout: int) -> None:
        super().__init__(f"layout {layout}, known is {LAYOUT}")
        self.newer = layout > LAYOUT


def pack(numbers: Sequence[int]) -> bytes:
    """Unsigned 32-bit integers as bytes."""
    packed = array("I", numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def unpack(raw: bytes | bytearray) -> array[int]:
    """The reverse of :func:`pack`.

    Raises:
        ValueError: the length is no multiple of four.
    """
    numbers = array("I")
    numbers.frombytes(raw)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def planes(numbers: Sequence[int], width: int = 4) -> bytes:
    """Unsigned integers of ``width`` bytes: the lowest byte of each, then the second of each, and so on. They
    deflate well."""
    raw = pack(numbers)
    return b"".join(raw[plane::4] for plane in range(width))


def from_planes(raw: bytes, width: int = 4, start: int = 0, end: int | None = None) -> array[int]:
    """The reverse of :func:`planes`, of the numbers from ``start`` to ``end``; ``width`` is 2 or 4.

    Raises:
        ValueError: the length is no multiple of ``width``.
    """
    size = len(raw) // width
    if size * width != len(raw):
        raise ValueError("numbers are cut short")
    one_after_the_other = bytearray(width * len(range(size)[start:end]))
    for plane in range(width):
        one_after_the_other[plane::width] = raw[plane * size : (plane + 1) * size][start:end]
    numbers = array("H" if width == 2 else "I")
    numbers.frombytes(one_after_the_other)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


class IndexInfo(NamedTuple):
    """``index.json``: what must be known before any other file is opened."""

    language: str
    sections: int
    pages: int
    words: int
    segment: str
    whoosh: str
    stop_words: tuple[str, ...]
    book_words: tuple[str, ...]
    files: dict[str, tuple[int, int]]

    @classmethod
    def read(cls, folder: Path) -> IndexInfo:
        """Read ``index.json`` and check that every file it names has the size it had.

        Raises:
            OtherLayout: it is of an older or newer layout.
            SidecarDamaged: it is missing, not of any layout, or a file differs in size.
        """
        try:
            with (folder / INDEX_FILE).open("rb") as stream:
                row: dict[str, Any] = json.loads(stream.read(MAX_INDEX_FILE))
            if int(row["layout"]) != LAYOUT:
                raise OtherLayout(int(row["layout"]))
            info = cls(
                language=str(row["language"]),
                sections=int(row["sections"]),
                pages=int(row["pages"]),
                words=int(row["words"]),
                segment=str(row["segment"]),
                whoosh=str(row["whoosh"]),
                stop_words=tuple(str(word) for word in row["stop_words"]),
                book_words=tuple(str(word) for word in row["book_words"]),
                files={str(name): (int(size), int(crc)) for name, (size, crc) in row["files"].items()},
            )
            if not all(0 <= count <= MOST_COUNTED for count in (info.words, info.sections, info.pages)):
                raise ValueError(f"{info.words} words, {info.sections} sections, {info.pages} pages")
            if not info.segment.replace("_", "").isalnum():
                raise ValueError(f"segment {info.segment!r}")
            for name, (size, _) in info.files.items():
                if Path(name).name != name or (folder / name).stat().st_size != size:
                    raise ValueError(f"{name} does not have {size} bytes")
        except OtherLayout:
            raise
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise SidecarDamaged(f"{folder / INDEX_FILE}: {error!r}") from error
        return info

    def to_json(self) -> bytes:
        """The reverse of :meth:`read`."""
        row = {
            "layout": LAYOUT,
            "language": self.language,
            "sections": self.sections,
            "pages": self.pages,
            "words": self.words,
            "segment": self.segment,
            "whoosh": self.whoosh,
            "stop_words": self.stop_words,
            "book_words": self.book_words,
            "files": self.files,
        }
        return json.dumps(row, indent=1).encode()

    def load(self, folder: Path, name: str) -> bytes:
        """A whole sidecar, checked against its CRC.

        Raises:
            SidecarDamaged: it differs from what the builder wrote.
        """
        try:
            size, crc = self.files[name]
            if size > MAX_SIDECAR:
                raise OSError(f"{size} bytes are too many")
            with (folder / name).open("rb") as stream:
                raw = stream.read(size + 1)
        except (OSError, KeyError) as error:
            raise SidecarDamaged(f"{folder / name}: {error!r}") from error
        if len(raw) != size or zlib.crc32(raw) != crc:
            raise SidecarDamaged(f"{folder / name}: checksum differs")
        return raw

    def load_deflated(self, folder: Path, name: str, most: int = MAX_SIDECAR) -> bytes:
        """A whole sidecar that is deflated, to so many bytes at most.

        Raises:
            SidecarDamaged: it differs from what the builder wrote.
        """
        inflater = zlib.decompressobj()
        try:
            raw = inflater.decompress(self.load(folder, name), most)
        except zlib.error as error:
            raise SidecarDamaged(f"{folder / name}: {error!r}") from error
        if not inflater.eof:
            raise SidecarDamaged(f"{folder / name}: cut short or too long")
        return raw


class Sections:
    """The sections of a book by number: page, section id, title."""

    def __init__(self, folder: Path, info: IndexInfo) -> None:
        lines = info.load(folder, SECTIONS_TEXT).decode().split("\n")
        numbers = unpack(info.load(folder, SECTIONS_NUMBERS))
        count = info.sections
        if len(lines) != info.pages + count or len(numbers) != 2 * count:
            raise SidecarDamaged(f"{folder / SECTIONS_TEXT}: {len(lines)} lines")
        self.pages = lines[: info.pages]
        self.page_numbers = numbers[:count]
        self.text_ends = numbers[count:]
        self._rows = lines[info.pages :]
        self.openings = array("I")
        before = -1
        for number, page in enumerate(self.page_numbers):
            if page != before:
                if page != before + 1 or page >= info.pages:
                    raise SidecarDamaged(f"{folder / SECTIONS_NUMBERS}: pages are not in order")
                self.openings.append(number)
                before = page
        self._starts = array("I", (*self.openings, count))

    def __len__(self) -> int:
        return len(self._rows)

    def page(self, number: int) -> str:
        """The id of the page the section is on."""
        return self.pages[self.page_numbers[number]]

    def section(self, number: int) -> tuple[str, str]:
        """The section's id ("" for a page's opening) and its title."""
        section, _, title = self._rows[number].partition("\t")
        return section, title

    def opening_of(self, page: int) -> int:
        """The first section of the page with this number."""
        return self.openings[page]

    def of_page(self, number: int) -> range:
        """All sections of the page that a section is on; the first is the page's opening."""
        page = self.page_numbers[number]
        return range(self._starts[page], self._starts[page + 1])


class Texts:
    """The plain text of every section, read when asked for."""

    def __init__(self, folder: Path, info: IndexInfo, sections: Sections) -> None:
        self._path = folder / TEXTS
        self._ends = sections.text_ends
        try:
            self._stream = self._path.open("rb")
        except OSError as error:
            raise SidecarDamaged(f"{self._path}: {error!r}") from error
        self._dictionary = self._stream.read(DICTIONARY_SIZE)
        self.folded = lru_cache(maxsize=_KEPT_TEXTS)(self._folded)

    def close(self) -> None:
        """Release the file."""
        self._stream.close()

    def text(self, number: int) -> str:
        """The text of a section.

        Raises:
            SidecarDamaged: it cannot be inflated.
        """
        start = self._ends[number - 1] if number else DICTIONARY_SIZE
        try:
            self._stream.seek(start)
            raw = self._stream.read(max(self._ends[number] - start, 0))
            inflater = zlib.decompressobj(zdict=self._dictionary)
            text = inflater.decompress(raw, MAX_TEXT).decode()
            if not inflater.eof:
                raise ValueError("text is cut short")
        except (OSError, ValueError, zlib.error) as error:
            raise SidecarDamaged(f"{self._path}: section {number}: {error!r}") from error
        return text

    def _folded(self, number: int) -> FoldedText:
        return FoldedText.of(self.text(number))


class ReadyPrefixes:
    """The best sections for prefixes of one or two characters, ranked by the builder."""

    def __init__(self, folder: Path, info: IndexInfo) -> None:
        self._path = folder / PREFIXES
        try:
            # Lines, not JSON: a thousand little lists would set off the garbage collector.
            lines = info.load(folder, PREFIXES).decode().split("\n")
            self._rows = dict(line.split("\t", 1) for line in lines if line)
            self._numbers = unpack(info.load(folder, PREFIX_NUMBERS))
            if self._numbers and max(self._numbers) >> 8 >= info.sections:
                raise ValueError("section number too high")
        except ValueError as error:
            raise SidecarDamaged(f"{self._path}: {error!r}") from error

    def best(self, prefix: str) -> tuple[dict[int, float], int]:
        """Section to impact, best first, and how many sections there are in all.

        Raises:
            SidecarDamaged: the prefix's line is not of the layout.
        """
        row = self._rows.get(prefix)
        if row is None:
            return {}, 0
        try:
            total, start, count = map(int, row.split("\t"))
        except ValueError as error:
            raise SidecarDamaged(f"{self._path}: {error!r}") from error
        packed = self._numbers[start : start + count]
        return {number >> 8: number & 255 for number in packed}, total
