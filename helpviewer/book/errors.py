"""Everything that can be wrong with a book, as sentences a reader understands.

``str(error)`` is what people read: what is wrong, then what to do next. ``error.detail`` is the
technical part (a path, an exception) and belongs in the log only.
"""

from __future__ import annotations


class BookError(Exception):
    """A book cannot be used.

    Args:
        sentence: what is wrong and what to do next, for people.
        detail: the technical cause, for the log; may be empty.
    """

    def __init__(self, sentence: str, detail: str = "") -> None:
        super().__init__(sentence)
        self.detail = detail


class BookMissing(BookError):
    """There is no book at the given place."""


class BookDamaged(BookError):
    """The book is there, but a part of it cannot be read."""


class BookTooNew(BookError):
    """The book was made for a newer reader than this one."""


class PageMissing(BookError):
    """The book has no such page or section."""
