"""What the window looked like when it was closed: a file of its own, apart from the settings."""

from __future__ import annotations

import os
from binascii import Error as Base64Error
from binascii import a2b_base64, b2a_base64
from pathlib import Path
from typing import Any

from helpviewer.book.reader import Location
from helpviewer.models.navigator import Visit
from helpviewer.models.store import open_store, write_store

BOOKS_KEPT = 50
"""Books whose last page is remembered; the oldest are forgotten first."""


class Session:
    """The last window and, for each book, the last page. Any part that makes no sense counts as absent.

    ``damaged`` says whether there was a file that could not be read at all.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._content, self.damaged = open_store(path)

    # -- the window -------------------------------------------------------------------------------

    @property
    def geometry(self) -> bytes:
        """Qt's saved geometry, b"" when there is none."""
        stored = self._content.get("geometry")
        if not isinstance(stored, str):
            return b""
        try:
            return a2b_base64(stored)
        except (Base64Error, ValueError):
            return b""

    @geometry.setter
    def geometry(self, geometry: bytes) -> None:
        self._content["geometry"] = b2a_base64(geometry, newline=False).decode("ascii")

    @property
    def side_width(self) -> int | None:
        """Width of the left side in pixels, 0 when it was folded away; None when it is not known."""
        stored = self._content.get("side_width")
        return stored if type(stored) is int and 0 <= stored <= 10_000 else None

    @side_width.setter
    def side_width(self, width: int) -> None:
        self._content["side_width"] = width

    # -- the place in each book -------------------------------------------------------------------

    def visit(self, book_id: str) -> Visit | None:
        """Where the reader left this book."""
        books = self._content.get("books")
        row: Any = books.get(book_id) if isinstance(books, dict) else None
        if not isinstance(row, dict) or not isinstance(row.get("page"), str):
            return None
        section, position = row.get("section", ""), row.get("position")
        return Visit(
            Location(row["page"], section if isinstance(section, str) else ""),
            position if type(position) is int and position >= 0 else None,
        )

    def remember(self, book_id: str, visit: Visit) -> None:
        """Keep where the reader leaves this book."""
        stored = self._content.get("books")
        books: dict[str, Any] = stored if isinstance(stored, dict) else {}
        books.pop(book_id, None)
        books[book_id] = {
            "page": visit.location.page,
            "section": visit.location.section,
            "position": visit.position,
        }
        for oldest in list(books)[:-BOOKS_KEPT]:
            del books[oldest]
        self._content["books"] = books

    # -- the tree and the recent pages of each book --------------------------------------------------

    def expanded(self, book_id: str) -> tuple[str, ...]:
        """Ids of the categories that were open in the contents of this book."""
        return self._texts("expanded", book_id)

    def keep_expanded(self, book_id: str, categories: list[str]) -> None:
        """Keep which categories of this book are open."""
        self._keep_texts("expanded", book_id, categories)

    def recent_pages(self, book_id: str) -> tuple[str, ...]:
        """Ids of the pages read lately in this book, newest first."""
        return self._texts("recent_pages", book_id)

    def keep_recent_pages(self, book_id: str, pages: list[str]) -> None:
        """Keep which pages of this book were read lately; none forgets that there were any."""
        self._keep_texts("recent_pages", book_id, pages)

    # -- searches in each book --------------------------------------------------------------------

    def searches(self, book_id: str) -> tuple[str, ...]:
        """What was searched for in this book, newest first."""
        return self._texts("searches", book_id)

    def keep_searches(self, book_id: str, texts: list[str]) -> None:
        """Keep these searches for this book; none forgets that there were any."""
        self._keep_texts("searches", book_id, texts)

    def forget_searches(self) -> None:
        """Forget what was searched for, in every book."""
        self._content.pop("searches", None)

    def save(self) -> None:
        """Write the file.

        Raises:
            OSError: the file cannot be written; the old one is whole.
        """
        write_store(self._path, self._content)

    @property
    def can_be_saved(self) -> bool:
        """Whether the file, or the folder it is to be made in, can be written."""
        place = self._path
        while not place.exists() and place != place.parent:
            place = place.parent
        folder_taken = place != self._path and not place.is_dir()
        return os.access(place, os.W_OK) and not folder_taken and not self._path.is_dir()

    # -- inside -----------------------------------------------------------------------------------

    def _texts(self, table: str, book_id: str) -> tuple[str, ...]:
        books = self._content.get(table)
        texts: Any = books.get(book_id) if isinstance(books, dict) else None
        return tuple(text for text in texts if isinstance(text, str)) if isinstance(texts, list) else ()

    def _keep_texts(self, table: str, book_id: str, texts: list[str]) -> None:
        stored = self._content.get(table)
        books: dict[str, Any] = stored if isinstance(stored, dict) else {}
        books.pop(book_id, None)
        if texts:
            books[book_id] = texts
        for oldest in list(books)[:-BOOKS_KEPT]:
            del books[oldest]
        self._content[table] = books
