"""A link from one book into another: ``help:BOOK/PAGE#SECTION``."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote

from helpviewer.book.format import is_valid_id

HELP_SCHEME = "help"


class BookLink(NamedTuple):
    """A link into another book, by its id; ``page`` and ``section`` as in a :class:`Location`."""

    book: str
    page: str
    section: str = ""

    @classmethod
    def parse(cls, address: str) -> BookLink | None:
        """What ``help:BOOK/PAGE#SECTION`` names; None for any other address."""
        scheme, _, place = address.strip().partition(":")
        place, _, section = place.partition("#")
        book, slash, page = place.partition("/")
        if scheme.lower() != HELP_SCHEME or not slash or not (is_valid_id(book) and is_valid_id(page)):
            return None
        return cls(book, page, unquote(section))

    @property
    def href(self) -> str:
        """The address as a book stores it."""
        return f"{HELP_SCHEME}:{self.book}/{self.page}" + (f"#{self.section}" if self.section else "")
