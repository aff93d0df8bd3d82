"""The Whoosh index: its one field, how it is written, and how Whoosh itself reads it back.

Importing Whoosh costs 100 ms, so nothing that the reader needs at every search imports this module:
:mod:`helpviewer.search.index.postings` reads the same files directly. This module is for the
builder, and for an index written by another Whoosh than the one whose files ``postings`` knows.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from whoosh import __version__ as _version
from whoosh.codec.whoosh3 import W3Codec, W3LeafMatcher, W3Segment, W3TermInfo, W3TermsReader
from whoosh.fields import FieldType, Schema
from whoosh.filedb.structfile import BufferFile
from whoosh.formats import Existence
from whoosh.reading import TermNotFound

from helpviewer.search.index.postings import (
    FIELD,
    MAX_LIST,
    POSTINGS_EXTENSION,
    TERMS_EXTENSION,
    PlainUnpickler,
    PostingsDamaged,
)

WHOOSH_VERSION = ".".join(str(number) for number in _version[:2])
"""The Whoosh that writes and reads, as in ``index.json``."""

# Lists are always read whole, so one block holds any of them.
_BLOCK = 1 << 20


class ImpactField(FieldType):  # type: ignore[misc]
    """A field whose value is ``{stem: impact}``; the impact (1 to 255) is stored as the posting's weight."""

    indexed = True
    stored = False
    unique = False
    scorable = False
    multitoken_query = "default"
    vector = None
    column_type = None
    sortable_typecode = None
    spelling = False

    def __init__(self) -> None:
        self.format = Existence()
        self.analyzer = None

    def index(self, value: Mapping[str, int], **_: Any) -> Iterator[tuple[bytes, int, int, bytes]]:
        """Whoosh's hook: ``(term, frequency, weight, payload)`` of each stem."""
        for stem, impact in value.items():
            yield stem.encode(), 1, impact, b""


class ImpactCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's W3 files under a name that follows from the content, so that two builds are alike."""

    # There are no field lengths; looking for them would ask the disk once per posting.
    length_stats = False

    def __init__(self, segment: str) -> None:
        super().__init__(blocklimit=_BLOCK, compression=3)
        self.segment = segment

    def new_segment(self, storage: Any, indexname: str) -> W3Segment:
        """Whoosh's hook; the default takes a random name."""
        return W3Segment(self, indexname, segid=self.segment.removeprefix(f"{indexname}_"))


def schema() -> Schema:
    """The schema: one field, nothing stored."""
    return Schema(**{FIELD: ImpactField()})


class WhooshPostings:
    """Like :class:`helpviewer.search.index.postings.Postings`, by way of Whoosh's own matchers.

    Slower and heavier, but sure to follow whatever layout the installed Whoosh has. Its pickles are read by
    the same unpickler that knows plain values only.
    """

    def __init__(self, folder: Path, segment: str, sections: int) -> None:
        """Open the files of ``segment``; no list may name a section beyond ``sections``.

        Raises:
            PostingsDamaged: they are missing or Whoosh cannot read them.
        """
        self._sections = sections
        self._path = folder / f"{segment}{TERMS_EXTENSION}"
        try:
            terms = _PlainFile(self._path.read_bytes())
            self._lists = _PlainFile((folder / f"{segment}{POSTINGS_EXTENSION}").read_bytes())
            self._terms = _PlainTerms(W3Codec(), terms, self._path.stat().st_size, self._lists)
        except Exception as error:  # Whoosh raises anything, bare Exception included
            raise PostingsDamaged(f"{self._path}: {error!r}") from error

    def close(self) -> None:
        """Release the files."""
        self._terms.close()

    def read(self, stem: str) -> dict[int, float]:
        """Section number to impact for every section with the stem; empty when there is none.

        Raises:
            PostingsDamaged: the list cannot be read.
        """
        try:
            info = self._terms.term_info(FIELD, stem.encode())
            matcher = _PlainMatcher(self._lists, *info.extent(), Existence())
            found: dict[int, float] = {}
            while matcher.is_active():
                found[matcher.id()] = matcher.weight()
                matcher.next()
            if found and max(found) >= self._sections:
                raise ValueError("section number too high")
        except TermNotFound:
            return {}
        except Exception as error:  # Whoosh raises anything, bare Exception included
            raise PostingsDamaged(f"{self._path}: {stem!r}: {error!r}") from error
        return found


class _PlainFile(BufferFile):  # type: ignore[misc]
    def read_pickle(self) -> Any:
        return PlainUnpickler(self.file).load()


class _PlainTerms(W3TermsReader):  # type: ignore[misc]
    def term_info(self, fieldname: str, tbytes: bytes) -> W3TermInfo:
        try:
            raw = self._tindex[self._keycoder(fieldname, tbytes)]
        except KeyError:
            raise TermNotFound(tbytes) from None
        if raw[0]:
            raise ValueError("an inlined list is a pickle; our builder writes none")
        return W3TermInfo.from_bytes(raw)


class _PlainMatcher(W3LeafMatcher):  # type: ignore[misc]
    def _read_data(self) -> None:
        raw = self._postfile.get(self._dataoffset, self._nextoffset - self._dataoffset)
        if self._compression:
            raw = zlib.decompressobj().decompress(raw, MAX_LIST)
        self._data = PlainUnpickler(io.BytesIO(raw)).load()
