"""The other books that a book leads to, and where they are to be had."""

from __future__ import annotations

from typing import Any, NamedTuple


class OtherBook(NamedTuple):
    """A book that this one leads to: its title, and a web address where it is to be had, or ""."""

    id: str
    title: str
    url: str = ""

    @classmethod
    def from_json(cls, row: Any) -> OtherBook:
        """A row of ``"books"`` in ``book.json``.

        Raises:
            TypeError, ValueError: it is not of the format.
        """
        book_id, title, url = row
        return cls(str(book_id), str(title), str(url))
