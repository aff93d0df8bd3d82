"""Opens a book and hands out its contents, pages, links and pictures. Knows nothing of search or Qt."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from helpviewer.book.book_file import BookContent, read_book_file
from helpviewer.book.book_link import BookLink
from helpviewer.book.errors import BookDamaged, PageMissing, damaged_book
from helpviewer.book.format import (
    CATEGORIES_KEY,
    CATEGORY_KEY,
    CONTEXT_KEY,
    ERRORS_KEY,
    FILES_TABLE,
    IMAGES_DIR,
    MAX_PAGE_FILE,
    PAGES_DIR,
    SYNONYMS_KEY,
    Category,
    CategoryEntry,
    CategoryItem,
    PageInfo,
    Synonym,
    is_valid_id,
)
from helpviewer.book.known_errors import ErrorTemplate, templates_of
from helpviewer.core.files import read_file

# https://url.spec.whatwg.org/#url-scheme-string
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")

_LEAVE = ("http", "https", "mailto")
_ROWS_KEPT = 1024
_DEEPEST = 100  # categories in one another; the builder allows fewer


class Location(NamedTuple):
    """A place in a book: a page, and a section of it or "" for its top."""

    page: str
    section: str = ""

    @classmethod
    def parse(cls, text: str) -> Location:
        """``ID`` or ``ID#SECTION``, as on the command line."""
        page, _, section = text.strip().partition("#")
        return cls(page, section)

    def __str__(self) -> str:
        return f"{self.page}#{self.section}" if self.section else self.page


class WebLink(NamedTuple):
    """A link that leaves the book: http, https or mailto."""

    url: str


class Book:
    """An open book. Make one with :meth:`open`."""

    def __init__(self, path: Path, content: BookContent) -> None:
        self.path = path
        self.info = content.info
        self._rows = content.pages
        self._files = content.files
        self._tables = content.tables
        self._count = content.page_count
        self._page = lru_cache(maxsize=_ROWS_KEPT)(self._read_page)
        self._category = lru_cache(maxsize=_ROWS_KEPT)(self._read_category)
        self._categories: tuple[CategoryEntry, ...] | None = None

    @classmethod
    def open(cls, path: Path) -> Book:
        """Open the book in the folder ``path``. Reads ``book.json`` and the row of the home page.

        Raises:
            BookMissing: there is no book in that folder.
            BookTooNew: the book's format is newer than this reader's.
            BookDamaged: ``book.json`` cannot be read or does not follow the format.
        """
        book = cls(path, read_book_file(path))
        if book.info.home not in book:
            raise damaged_book(path, f"home page {book.info.home!r} is not in the page table")
        return book

    # -- pages ------------------------------------------------------------------------------------

    def __contains__(self, page_id: object) -> bool:
        return isinstance(page_id, str) and isinstance(self._row(page_id), dict)

    def __len__(self) -> int:
        return self._count

    def page(self, page_id: str) -> PageInfo:
        """What is known of the page with this id or alias.

        Raises:
            PageMissing: the book has no such page.
            BookDamaged: the page's row does not follow the format.
        """
        return self._page(page_id)

    def _read_page(self, page_id: str) -> PageInfo:
        row = self._row(page_id) if ":" not in page_id else None
        if isinstance(row, str):
            page_id, row = row, self._row(row)
        if row is None:
            raise PageMissing("page-missing", page=page_id)
        return self._page_of(page_id, row)

    def _page_of(self, page_id: str, row: Any) -> PageInfo:
        try:
            if not is_valid_id(page_id):
                raise ValueError(f"{page_id!r} is not an id")
            return PageInfo.from_json(page_id, row)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            raise damaged_book(self.path, f"page {page_id!r}: {error!r}") from error

    def pages(self) -> Iterator[PageInfo]:
        """Every page in the order of the tree.

        Raises:
            PageMissing, BookDamaged: a row is missing or does not follow the format.
        """
        try:
            for page_id, row in self._rows.many(self._pages_below("")):
                if row is None:
                    raise PageMissing("page-missing", page=page_id)
                yield self._page_of(page_id, row)
        except (OSError, ValueError) as error:
            raise damaged_book(self.path, repr(error)) from error

    def html(self, page_id: str) -> str:
        """The stored fragment of a page, see :mod:`helpviewer.book.format`.

        Raises:
            PageMissing: the book has no such page.
            BookDamaged: the page's file is missing, cut short or not text.
        """
        page = self.page(page_id)
        name = f"{PAGES_DIR}/{page.id}.html"
        try:
            file = self.path / name
            if file.resolve().parent != (self.path / PAGES_DIR).resolve():
                raise ValueError("a link out of the book")
            raw = read_file(file, MAX_PAGE_FILE)
            expected = self._files.get(name)
            if expected is not None and len(raw) != expected[0]:
                raise ValueError(f"{len(raw)} bytes instead of {expected[0]}")
            return raw.decode("utf-8")
        except (OSError, ValueError, TypeError, LookupError) as error:
            raise BookDamaged(
                "page-damaged",
                f"{self.path / name}: {error!r}",
                title=page.title,
            ) from error

    def locate(self, location: Location) -> Location:
        """The location with an alias replaced by today's id.

        Raises:
            PageMissing: there is no such page, or the page has no such section.
        """
        page = self.page(location.page)
        if location.section and location.section not in {s.id for s in page.sections}:
            raise PageMissing("section-missing", title=page.title, section=location.section)
        return Location(page.id, location.section)

    def context_page(self, context_id: str) -> str:
        """The id of the page that lists ``context_id`` in its front matter, or ""."""
        row = self._row(f"{CONTEXT_KEY}{context_id}")
        return row if isinstance(row, str) else ""

    # -- contents tree ----------------------------------------------------------------------------

    @property
    def categories(self) -> tuple[CategoryEntry, ...]:
        """Every category, a parent before its children, in the order of the tree."""
        if self._categories is None:
            try:
                rows = self._row(CATEGORIES_KEY)
                self._categories = tuple(CategoryEntry(str(i), str(t), int(d)) for i, t, d in rows)
            except (TypeError, ValueError, OverflowError) as error:
                raise damaged_book(self.path, f"categories: {error!r}") from error
        return self._categories

    @property
    def known_errors(self) -> tuple[ErrorTemplate, ...]:
        """The error messages that pages explain."""
        try:
            return templates_of(self._row(ERRORS_KEY))
        except (TypeError, ValueError) as error:
            raise damaged_book(self.path, f"errors: {error!r}") from error

    @property
    def synonyms(self) -> tuple[Synonym, ...]:
        """Words that stand for others in a search."""
        try:
            return tuple(Synonym.from_json(row) for row in self._row(SYNONYMS_KEY))
        except (TypeError, ValueError) as error:
            raise damaged_book(self.path, f"synonyms: {error!r}") from error

    def category(self, category_id: str) -> Category:
        """A branch of the tree; its first level for "".

        Raises:
            PageMissing: the book has no such category.
            BookDamaged: its row does not follow the format.
        """
        return self._category(category_id)

    def _read_category(self, category_id: str) -> Category:
        row = self._row(f"{CATEGORY_KEY}{category_id}")
        if row is None:
            raise PageMissing("category-missing", category=category_id)
        try:
            return Category.from_json(category_id, row)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise damaged_book(self.path, f"category {category_id!r}: {error!r}") from error

    def category_path(self, category_id: str) -> tuple[Category, ...]:
        """The categories from the first level down to ``category_id``; empty for an unknown id."""
        path: list[Category] = []
        try:
            while category_id:
                path.append(self.category(category_id))
                category_id = path[-1].above
                if len(path) > _DEEPEST:
                    raise damaged_book(self.path, f"{category_id!r} is in itself")
        except PageMissing:
            return ()
        return tuple(reversed(path))

    def pages_in(self, category_id: str) -> tuple[str, ...]:
        """The ids of all pages in a category and the categories below it, in order.

        Raises:
            PageMissing: the book has no such category.
        """
        if not category_id:
            raise PageMissing("category-missing", category=category_id)
        return tuple(self._pages_below(category_id))

    def _pages_below(self, category_id: str) -> Iterator[str]:
        """The ids of the pages in a branch, as the tree shows them."""
        todo: list[str | CategoryItem] = [CategoryItem(category_id)]
        seen: set[str] = set()
        while todo:
            item = todo.pop()
            if isinstance(item, str):
                yield item
                continue
            if item.id in seen:
                raise damaged_book(self.path, f"category {item.id!r} is in the tree twice")
            seen.add(item.id)
            category = self.category(item.id)
            if category.page:
                yield category.page
            todo.extend(item for item in reversed(category.items) if isinstance(item, str | CategoryItem))

    # -- links and pictures -----------------------------------------------------------------------

    def resolve(self, href: str, page_id: str) -> Location | WebLink | BookLink | None:
        """Where a link on page ``page_id`` leads; None for anything a book may not link to."""
        address, _, fragment = href.partition("#")
        if scheme := _SCHEME.match(href):
            return WebLink(href) if scheme[1].lower() in _LEAVE else BookLink.parse(href)
        section = unquote(fragment)
        if not address:
            return Location(page_id, section)
        name = unquote(address)
        if not name.endswith(".html") or not is_valid_id(name.removesuffix(".html")):
            return None
        try:
            return Location(self.page(name.removesuffix(".html")).id, section)
        except PageMissing:
            return None

    def image_path(self, src: str) -> Path | None:
        """The file of a picture named by ``src="../images/<name>"``, or None when it is not in the book."""
        prefix = f"../{IMAGES_DIR}/"
        name = unquote(src.removeprefix(prefix))
        if not src.startswith(prefix) or "/" in name or "\\" in name or name.startswith("."):
            return None
        folder = (self.path / IMAGES_DIR).resolve()
        try:
            file = (folder / name).resolve()
            # A link in the folder must not lead out of the book.
            return file if file.parent == folder and file.is_file() else None
        except (OSError, ValueError):  # no name of a file: too long, or with a null character in it
            return None

    # -- wholeness --------------------------------------------------------------------------------

    def check(self) -> None:
        """Look at every row; otherwise a row is looked at when it is first needed.

        Raises:
            BookDamaged: something does not follow the format.
        """
        try:
            listed = [page.id for page in self.pages()]
            pages = set(listed)
            if len(listed) != len(pages):
                raise ValueError("pages are in the tree twice")
            for page in self.pages():
                if self._files.get(f"{PAGES_DIR}/{page.id}.html") is None:
                    raise ValueError(f"no file of {page.id!r}")
                if not all(2 <= section.level <= 6 for section in page.sections):
                    raise ValueError(f"sections of {page.id!r}")
            strangers = (
                key
                for key, row in self._rows.items()
                if (isinstance(row, dict) and ":" not in key and key not in pages)
                or (isinstance(row, str) and row not in pages)
            )
            if stranger := next(strangers, ""):
                raise ValueError(f"{stranger!r} is no page of the tree")
            if len(pages) != self._count or len(self.categories) + 1 != sum(
                key.startswith(CATEGORY_KEY) for key, _ in self._rows.items()
            ):
                raise ValueError("counts of pages and categories")
            _ = self.synonyms, self.known_errors
            if not all(
                type(size) is int and type(digest) is str for _, (size, digest) in self._files.items()
            ):
                raise TypeError("sizes and checksums")
        except (TypeError, ValueError, LookupError, OSError, PageMissing) as error:
            raise damaged_book(self.path, repr(error)) from error

    def is_all_there(self) -> bool:
        """Whether every file is there and as long as it should be: a quick look, no checksums."""
        try:
            return all((self.path / name).stat().st_size == row[0] for name, row in self._files.items())
        except (OSError, TypeError, ValueError, LookupError):
            return False

    @property
    def fingerprint(self) -> str:
        """The same as long as nothing in the book changes; "" for a book of format 1."""
        return " ".join(digest for _, digest in self._tables.values())

    def page_digest(self, page_id: str) -> str:
        """The SHA-256 of a page's file, as the builder wrote it; "" where the book does not say.

        Raises:
            BookDamaged: the table of files cannot be read.
        """
        try:
            row = self._files.get(f"{PAGES_DIR}/{page_id}.html")
            return str(row[1]) if row is not None else ""
        except (OSError, ValueError, TypeError, LookupError) as error:
            raise damaged_book(self.path, f"{page_id}: {error!r}") from error

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all files of the book but ``book.json``, as paths with slashes."""
        try:
            return (*self._tables, *(name for name, _ in self._files.items()))
        except (OSError, ValueError) as error:
            raise damaged_book(self.path, repr(error)) from error

    def damage(self) -> list[str]:
        """Names of the book's files that are missing or differ from what the builder wrote."""
        import hashlib  # 2 ms that no start needs

        def is_right(name: str, size: int, digest: str) -> bool:
            file = self.path / name
            if not file.is_file():  # a pipe would be waited for
                return False
            with file.open("rb") as stream:
                if os.fstat(stream.fileno()).st_size != size:
                    return False
                return hashlib.file_digest(stream, "sha256").hexdigest() == digest

        bad: list[str] = []
        try:
            for name, (size, digest) in (*self._tables.items(), *self._files.items()):
                try:
                    if not is_right(name, size, digest):
                        bad.append(name)
                except (OSError, ValueError):
                    bad.append(name)
        except (OSError, ValueError, TypeError):
            bad.append(FILES_TABLE)
        return bad

    def _row(self, key: str) -> Any:
        try:
            return self._rows.get(key)
        except (OSError, ValueError, RecursionError) as error:
            raise damaged_book(self.path, f"{key}: {error!r}") from error
