"""What can be wrong with a book, for those who can do something about it."""

from __future__ import annotations

from pathlib import Path

from helpviewer.core.messages import HelpError


class BookError(HelpError):
    """A book cannot be used."""


class BookMissing(BookError):
    """There is no book at the given place."""


class BookDamaged(BookError):
    """The book is there, but a part of it cannot be read."""


class BookTooNew(BookError):
    """The book was made for a newer reader than this one."""


class PageMissing(BookError):
    """The book has no such page or section."""


def damaged_book(path: Path, detail: str) -> BookDamaged:
    """The error for a book whose own records make no sense."""
    return BookDamaged("book-damaged", detail, folder=path)
