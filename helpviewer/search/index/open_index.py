"""A book's index, opened: every file of it, and lists that were read lately."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, closing
from functools import lru_cache

from helpviewer.book.book import Book
from helpviewer.book.errors import BookDamaged, BookError, BookTooNew
from helpviewer.book.format import INDEX_DIR
from helpviewer.search.index.files import (
    NAMES,
    IndexInfo,
    OtherLayout,
    ReadyPrefixes,
    Sections,
    SidecarDamaged,
    Texts,
)
from helpviewer.search.index.names import Names
from helpviewer.search.index.pairs import Pairs
from helpviewer.search.index.postings import KNOWN_WHOOSH, Postings, PostingsDamaged
from helpviewer.search.index.vocabulary import Vocabulary
from helpviewer.search.text.stemming import stemmer

_KEPT_LISTS = 2000


class OpenIndex:
    """The index of a book. Opening reads the sidecars; posting lists and texts are read when asked for.

    Attributes:
        little: words that say little: stop words, and those of the book's own name.
        read: from a field and a stem to its list, number of a document to weight.
        count: from a stem to the number of sections with it.
    """

    def __init__(self, book: Book) -> None:
        """Open the index of a book.

        Raises:
            BookDamaged: the index is missing, cut short or altered.
            BookTooNew: it was made for a newer reader.
            BookError: it was made for an older one.
        """
        self.book = book
        folder = book.path / INDEX_DIR
        try:
            with ExitStack() as opened:
                info = IndexInfo.read(folder)
                if info.whoosh not in KNOWN_WHOOSH:
                    raise BookTooNew("book-too-new", f"Whoosh {info.whoosh}", folder=book.path)
                self.language = info.language
                self.little = frozenset((*info.stop_words, *info.book_words))
                self.sections = Sections(folder, info)
                self.vocabulary = Vocabulary(folder, info, stemmer(info.language))
                self.prefixes = ReadyPrefixes(folder, info)
                self.names = opened.enter_context(closing(Names(folder / NAMES)))
                self._postings = opened.enter_context(closing(Postings(folder, info.segment, self.sections)))
                self.texts = opened.enter_context(closing(Texts(folder, info, self.sections)))
                self.pairs = opened.enter_context(closing(Pairs(folder, info)))
                self._files = opened.pop_all()  # they stay open
        except OtherLayout as error:
            if error.newer:
                raise BookTooNew("book-too-new", repr(error), folder=book.path) from error
            raise BookError("index-too-old", repr(error), folder=book.path) from error
        except (SidecarDamaged, PostingsDamaged, ValueError, TypeError, OSError) as error:
            raise self.damaged(error) from error
        self.read: Callable[[str, str], dict[int, int]] = lru_cache(_KEPT_LISTS)(self._postings.read)
        self.count: Callable[[str], int] = lru_cache(_KEPT_LISTS)(self._postings.count)

    def close(self) -> None:
        """Release the files."""
        self._files.close()

    def has_stem(self, stem: str) -> bool:
        """Whether any section has the stem."""
        return self.count(stem) > 0

    def have_together(self, first: str, second: str) -> bool:
        """Whether any page has two stems close together."""
        return bool(self.pairs.pages(first, second))

    def opening(self, number: int) -> int:
        """The first section of the page that a section is on."""
        return self.sections.of_page(number).start

    def damaged(self, error: Exception) -> BookDamaged:
        """The error to raise when a file turns out to be damaged."""
        return BookDamaged("index-damaged", repr(error), folder=self.book.path)
