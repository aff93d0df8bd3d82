"""What somebody wants to have printed, exported or copied. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from helpviewer.book.book import Book, Location
from helpviewer.page.around.phrases import Words, document_words, in_own_words
from helpviewer.page.output.progress import Progress


class Job(NamedTuple):
    """Pages and sections of a book, in order.

    ``title`` is that of the whole; where it is "", a single page's own is used, or the book's. ``today`` is
    the day on which the copy is made, None for the system's date. ``words`` are said around the pages, by
    default as :func:`document_words` has them for the book. ``progress`` is told how far it is, and may raise
    ``Cancelled``.
    """

    book: Book
    places: Sequence[Location]
    title: str = ""
    today: date | None = None
    words: Words | None = None
    progress: Progress | None = None

    @property
    def day(self) -> date:
        """The day on which the copy is made."""
        return self.today or date.today()

    @property
    def said(self) -> Words:
        """The words around the pages."""
        info = self.book.info
        return in_own_words(self.words or document_words(info.language), info.imprint.words)

    def tell(self, done: int, total: int) -> None:
        """Say how far it is.

        Raises:
            Cancelled: nobody wants it any more.
        """
        if self.progress:
            self.progress(done, total)
