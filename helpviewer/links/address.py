"""Addresses of places in books, to be copied and pasted: ``helpviewer:BOOK/PAGE#SECTION``. No Qt.

A program that a publisher ships under another id writes that in the place of ``helpviewer``, so that a
desktop with several such programs asks the right one. Each of them reads both.
"""

from __future__ import annotations

from helpviewer.book.book import Location
from helpviewer.book.format import is_valid_id

COMMON = "helpviewer"
LONGEST = 1000
"""Letters of an address at most; a longer text is something else."""


def to_address(program: str, book_id: str, location: Location) -> str:
    """The address of a place in the book with this id; ``program`` is the product's id."""
    return f"{program}:{book_id}/{location}"


def is_address(program: str, text: str) -> bool:
    """Whether a text begins as an address does."""
    return text.strip().lower().startswith((f"{program}:", f"{COMMON}:"))


def from_address(program: str, text: str) -> tuple[str, Location] | None:
    """The book's id and the place an address names; None for a text that is no address."""
    text = text.strip()
    if len(text) > LONGEST or not is_address(program, text):
        return None
    book_id, slash, place = text.partition(":")[2].lstrip("/").partition("/")
    page, _, section = place.partition("#")
    if not slash or not is_valid_id(book_id) or not is_valid_id(page):
        return None
    return book_id, Location(page, section)
