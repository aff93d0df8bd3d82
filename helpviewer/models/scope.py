"""Where to search: the book of the window, a category of it, all books, or another book."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Scope(NamedTuple):
    """The book of the window, where nothing else is said; else one category of it, all books, or another one.

    ``category`` is an id, ``other`` the folder of another book that is searched alone.
    """

    category: str = ""
    everywhere: bool = False
    other: Path | None = None

    @property
    def is_own(self) -> bool:
        """Whether only the book of the window is searched, or a part of it."""
        return not self.everywhere and self.other is None


THIS_BOOK = Scope()
ALL_BOOKS = Scope(everywhere=True)
