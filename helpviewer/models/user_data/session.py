"""What the window looked like and where the reader was: a file of its own, apart from the settings."""

from __future__ import annotations

import os
from binascii import Error as Base64Error
from binascii import a2b_base64, b2a_base64
from typing import Any

from helpviewer.book.book import Location
from helpviewer.models.navigator import Visit
from helpviewer.models.user_data.state_file import StateFile

BOOKS_KEPT = 50
"""Books whose last page is remembered; the oldest are forgotten first."""

RECENT_BOOKS_KEPT = 10

_PRESENT = "*"
"""Stands for the present tab among the others; no page has such an id."""


class Session(StateFile):
    """The last window and, for each book, the last page. Any part that makes no sense counts as absent."""

    # -- the window -------------------------------------------------------------------------------

    @property
    def geometry(self) -> bytes:
        """Qt's saved geometry, b"" when there is none."""
        stored = self.get("geometry")
        if not isinstance(stored, str):
            return b""
        try:
            return a2b_base64(stored)
        except (Base64Error, ValueError):
            return b""

    @geometry.setter
    def geometry(self, geometry: bytes) -> None:
        self.set(b2a_base64(geometry, newline=False).decode("ascii"), "geometry")

    @property
    def side_width(self) -> int | None:
        """Width of the left side in pixels, 0 when it was folded away; None when it is not known."""
        stored = self.get("side_width")
        return stored if type(stored) is int and 0 <= stored <= 10_000 else None

    @side_width.setter
    def side_width(self, width: int) -> None:
        self.set(width, "side_width")

    # -- the place in each book -------------------------------------------------------------------

    def visit(self, book_id: str) -> Visit | None:
        """Where the reader left this book."""
        row: Any = self.get("books", book_id)
        if not isinstance(row, dict) or not isinstance(row.get("page"), str):
            return None
        section, position = row.get("section", ""), row.get("position")
        return Visit(
            Location(row["page"], section if isinstance(section, str) else ""),
            position if type(position) is int and position >= 0 else None,
        )

    def remember(self, book_id: str, visit: Visit) -> None:
        """Keep where the reader leaves this book."""
        place = visit.location
        self._keep(
            "books", book_id, {"page": place.page, "section": place.section, "position": visit.position}
        )

    # -- the tree and the recent pages of each book -----------------------------------------------

    def expanded(self, book_id: str) -> tuple[str, ...]:
        """Ids of the categories that were open in the contents of this book."""
        return self._texts("expanded", book_id)

    def keep_expanded(self, book_id: str, categories: list[str]) -> None:
        """Keep which categories of this book are open."""
        self._keep("expanded", book_id, categories)

    def recent_pages(self, book_id: str) -> tuple[str, ...]:
        """Ids of the pages read lately in this book, newest first."""
        return self._texts("recent_pages", book_id)

    def keep_recent_pages(self, book_id: str, pages: list[str]) -> None:
        """Keep which pages of this book were read lately; none forgets that there were any."""
        self._keep("recent_pages", book_id, pages)

    # -- tabs -------------------------------------------------------------------------------------

    def tabs(self, book_id: str) -> tuple[list[Location], list[Location]]:
        """The places of the tabs before and behind the last one in this book."""
        before, _, behind = "\n".join(self._texts("tabs", book_id)).partition(_PRESENT)
        places = ([Location.parse(text) for text in part.split("\n") if text] for part in (before, behind))
        first, second = places
        return first, second

    def keep_tabs(self, book_id: str, before: list[Location], behind: list[Location]) -> None:
        """Keep the places of the tabs before and behind the present one."""
        texts = [str(place) for place in before] + [_PRESENT] + [str(place) for place in behind]
        self._keep("tabs", book_id, texts if len(texts) > 1 else [])

    # -- books opened from somewhere ---------------------------------------------------------------

    def recent_books(self) -> list[tuple[str, str]]:
        """Paths and titles of the books opened lately, newest first."""
        table: Any = self.get("recent_books")
        rows = table.items() if isinstance(table, dict) else ()
        return [(path, title) for path, title in reversed(rows) if isinstance(title, str)]

    def keep_recent_book(self, path: str, title: str) -> None:
        """Keep that a book was opened."""
        self.remove("recent_books", path)
        self.set(title, "recent_books", path)
        self.keep_newest("recent_books", RECENT_BOOKS_KEPT)

    # -- the library -------------------------------------------------------------------------------

    @property
    def has_several_books(self) -> bool:
        """Whether there were several books in the library when the program was used last."""
        return self.get("several_books") is True

    @has_several_books.setter
    def has_several_books(self, several: bool) -> None:
        self.set(several, "several_books")

    def book_order(self) -> tuple[str, ...]:
        """The names of the books in the order that the reader gave them."""
        names: Any = self.get("book_order")
        return tuple(name for name in names if isinstance(name, str)) if isinstance(names, list) else ()

    def keep_book_order(self, names: list[str]) -> None:
        """Keep in which order the books stand in the contents."""
        self.set(names, "book_order")

    def is_unfolded(self, name: str, own: bool) -> bool | None:
        """Whether a book was unfolded in the contents of its ``own`` window, or of others, when that was last
        changed; None when it never was."""
        unfolded: Any = self.get("unfolded_own" if own else "unfolded_books", name)
        return unfolded if isinstance(unfolded, bool) else None

    def keep_unfolded(self, name: str, own: bool, unfolded: bool) -> None:
        """Keep whether a book is unfolded in the contents of its ``own`` window, or of others."""
        if unfolded != self.is_unfolded(name, own):
            table = "unfolded_own" if own else "unfolded_books"
            self.set(unfolded, table, name)
            self.keep_newest(table, BOOKS_KEPT)

    # -- searches in each book --------------------------------------------------------------------

    def searches(self, book_id: str) -> tuple[str, ...]:
        """What was searched for in this book, newest first."""
        return self._texts("searches", book_id)

    def keep_searches(self, book_id: str, texts: list[str]) -> None:
        """Keep these searches for this book; none forgets that there were any."""
        self._keep("searches", book_id, texts)

    def forget_searches(self) -> None:
        """Forget what was searched for, in every book."""
        self.remove("searches")

    @property
    def can_be_saved(self) -> bool:
        """Whether the file, or the folder it is to be made in, can be written."""
        place = self.path
        while not place.exists() and place != place.parent:
            place = place.parent
        folder_taken = place != self.path and not place.is_dir()
        return os.access(place, os.W_OK) and not folder_taken and not self.path.is_dir()

    # -- inside -----------------------------------------------------------------------------------

    def _texts(self, table: str, book_id: str) -> tuple[str, ...]:
        texts: Any = self.get(table, book_id)
        return tuple(text for text in texts if isinstance(text, str)) if isinstance(texts, list) else ()

    def _keep(self, table: str, book_id: str, value: Any) -> None:
        if value:
            self.set(value, table, book_id)
            self.keep_newest(table, BOOKS_KEPT)
        elif self.get(table, book_id) is not None:
            self.remove(table, book_id)
