"""Addresses of places in books, to be copied and pasted: ``helpviewer:BOOK/PAGE#SECTION``. No Qt."""

from __future__ import annotations

from helpviewer.book.format import is_valid_id
from helpviewer.book.reader import Location

SCHEME = "helpviewer:"
LONGEST = 1000
"""Letters of an address at most; a longer text is something else."""


def to_address(book_id: str, location: Location) -> str:
    """The address of a place in the book with this id."""
    return f"{SCHEME}{book_id}/{location}"


def from_address(text: str) -> tuple[str, Location] | None:
    """The book's id and the place an address names; None for a text that is no address."""
    text = text.strip()
    if len(text) > LONGEST or not text.lower().startswith(SCHEME):
        return None
    book_id, slash, place = text[len(SCHEME) :].lstrip("/").partition("/")
    page, _, section = place.partition("#")
    if not slash or not is_valid_id(book_id) or not is_valid_id(page):
        return None
    return book_id, Location(page, section)
