"""Opens a book and hands out its contents, pages, links and pictures. Knows nothing of search or Qt."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from helpviewer.book.errors import BookDamaged, BookMissing, BookTooNew, PageMissing
from helpviewer.book.format import (
    BOOK_FILE,
    FORMAT_VERSION,
    IMAGES_DIR,
    PAGES_DIR,
    BookInfo,
    Category,
    PageInfo,
    Synonym,
    is_valid_id,
)

MAX_BOOK_FILE = 64 * 2**20
"""Bytes of ``book.json`` that are read at most; 10,000 pages need about 5 MB."""

MAX_PAGE_FILE = 16 * 2**20
"""Bytes of a page that are read at most."""

# https://url.spec.whatwg.org/#url-scheme-string
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")


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

    def __init__(self, path: Path, content: dict[str, Any]) -> None:
        self.path = path
        self.info = BookInfo.from_json(content["book"])
        self.categories = tuple(Category.from_json(c) for c in content["categories"])
        self.synonyms = tuple(Synonym(tuple(w), tuple(a)) for w, a in content.get("synonyms", ()))
        self._rows: dict[str, dict[str, Any]] = content["pages"]
        self._files: dict[str, list[Any]] = content.get("files", {})
        if not isinstance(self._rows, dict) or not isinstance(self._files, dict):
            raise TypeError("pages and files must be tables")
        self._pages: dict[str, PageInfo] = {}
        self._aliases: dict[str, str] | None = None
        self._category_paths: dict[str, tuple[Category, ...]] | None = None
        if self.info.home not in self._rows:
            raise ValueError(f"home page {self.info.home!r} is not in the page table")

    @classmethod
    def open(cls, path: Path) -> Book:
        """Open the book in the folder ``path``. Reads ``book.json`` and nothing else.

        Raises:
            BookMissing: there is no book in that folder.
            BookTooNew: the book's format is newer than this reader's.
            BookDamaged: ``book.json`` cannot be read or does not follow the format.
        """
        file = path / BOOK_FILE
        try:
            size = file.stat().st_size
            if size > MAX_BOOK_FILE:
                raise _damaged(path, f"{file} has {size} bytes")
            content = json.loads(file.read_bytes())
            version = content["format"]
        except (FileNotFoundError, NotADirectoryError) as error:
            raise BookMissing("book-missing", str(error), folder=path, file=BOOK_FILE) from error
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            raise _damaged(path, f"{file}: {error!r}") from error
        if not isinstance(version, int):
            raise _damaged(path, f"{file}: format is {version!r}")
        if version > FORMAT_VERSION:
            raise BookTooNew(
                "book-too-new",
                f"format {version}, this reader knows {FORMAT_VERSION}",
                folder=path,
            )
        try:
            return cls(path, content)
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
            raise _damaged(path, f"{file}: {error!r}") from error

    # -- pages ------------------------------------------------------------------------------------

    def __contains__(self, page_id: object) -> bool:
        return page_id in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def page(self, page_id: str) -> PageInfo:
        """What is known of the page with this id or alias.

        Raises:
            PageMissing: the book has no such page.
            BookDamaged: the page's row does not follow the format.
        """
        known = self._pages.get(page_id)
        if known is not None:
            return known
        row = self._rows.get(page_id)
        if row is None:
            current = self._alias_table().get(page_id)
            if current is None:
                raise PageMissing("page-missing", page=page_id)
            return self.page(current)
        try:
            if not is_valid_id(page_id):
                raise ValueError(f"{page_id!r} is not an id")
            info = PageInfo.from_json(page_id, row)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise _damaged(self.path, f"page {page_id!r}: {error!r}") from error
        self._pages[page_id] = info
        return info

    def pages(self) -> Iterator[PageInfo]:
        """Every page: the home page when it stands outside the tree, then in the order of the tree."""
        if not self._rows[self.info.home].get("category"):
            yield self.page(self.info.home)
        for category in self.walk_categories():
            for page_id in category.pages:
                yield self.page(page_id)

    def html(self, page_id: str) -> str:
        """The stored fragment of a page, see :mod:`helpviewer.book.format`.

        Raises:
            PageMissing: the book has no such page.
            BookDamaged: the page's file is missing, cut short or not text.
        """
        page = self.page(page_id)
        name = f"{PAGES_DIR}/{page.id}.html"
        try:
            with (self.path / name).open("rb") as stream:
                raw = stream.read(MAX_PAGE_FILE + 1)
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
        for page_id, row in self._rows.items():
            if context_id in row.get("context", ()):
                return page_id
        return ""

    # -- contents tree ----------------------------------------------------------------------------

    def walk_categories(self) -> Iterator[Category]:
        """Every category, a parent before its children, in the order of the tree."""
        todo = list(reversed(self.categories))
        while todo:
            category = todo.pop()
            yield category
            todo.extend(reversed(category.categories))

    def category_path(self, category_id: str) -> tuple[Category, ...]:
        """The categories from the root down to ``category_id``; empty for an unknown id."""
        if self._category_paths is None:
            self._category_paths = {}
            todo: list[tuple[Category, tuple[Category, ...]]] = [(c, ()) for c in self.categories]
            while todo:
                category, above = todo.pop()
                path = (*above, category)
                self._category_paths[category.id] = path
                todo.extend((child, path) for child in category.categories)
        return self._category_paths.get(category_id, ())

    def pages_in(self, category_id: str) -> tuple[str, ...]:
        """The ids of all pages in a category and the categories below it, in order.

        Raises:
            PageMissing: the book has no such category.
        """
        path = self.category_path(category_id)
        if not path:
            raise PageMissing("category-missing", category=category_id)
        found: list[str] = []
        todo = [path[-1]]
        while todo:
            category = todo.pop()
            found.extend(category.pages)
            todo.extend(reversed(category.categories))
        return tuple(found)

    # -- links and pictures -----------------------------------------------------------------------

    def resolve(self, href: str, page_id: str) -> Location | WebLink | None:
        """Where a link on page ``page_id`` leads; None for anything a book may not link to."""
        address, _, fragment = href.partition("#")
        if scheme := _SCHEME.match(href):
            return WebLink(href) if scheme[1].lower() in ("http", "https", "mailto") else None
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
        file = (folder / name).resolve()
        # A link in the folder must not lead out of the book.
        return file if file.parent == folder and file.is_file() else None

    # -- wholeness --------------------------------------------------------------------------------

    def check(self) -> None:
        """Look at all that ``book.json`` says; otherwise a part is looked at when it is first needed.

        Raises:
            BookDamaged: something does not follow the format.
        """
        try:
            for page_id in self._rows:
                page = self.page(page_id)
                if f"{PAGES_DIR}/{page_id}.html" not in self._files:
                    raise ValueError(f"no file of {page_id!r}")
                if not all(2 <= section.level <= 6 for section in page.sections):
                    raise ValueError(f"sections of {page_id!r}")
            listed = [page_id for category in self.walk_categories() for page_id in category.pages]
            if strangers := [page_id for page_id in listed if page_id not in self._rows]:
                raise ValueError(f"no pages {strangers[:5]}")
            if not all(isinstance(word, str) for s in self.synonyms for word in (*s.words, *s.also)):
                raise TypeError("synonyms are no words")
            if not all(type(size) is int and type(digest) is str for size, digest in self._files.values()):
                raise TypeError("sizes and checksums")
        except (TypeError, ValueError) as error:
            raise _damaged(self.path, repr(error)) from error

    def is_all_there(self) -> bool:
        """Whether every file is there and as long as it should be: a quick look, no checksums."""
        try:
            return all((self.path / name).stat().st_size == row[0] for name, row in self._files.items())
        except (OSError, TypeError, LookupError):
            return False

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all files of the book but ``book.json``, as paths with slashes."""
        return tuple(self._files)

    def damage(self) -> list[str]:
        """Names of the book's files that are missing or differ from what the builder wrote."""
        import hashlib  # 2 ms that no start needs

        bad: list[str] = []
        for name, (size, digest) in self._files.items():
            file = self.path / name
            try:
                raw = file.read_bytes()
            except OSError:
                bad.append(name)
                continue
            if len(raw) != size or hashlib.sha256(raw).hexdigest() != digest:
                bad.append(name)
        return bad

    def _alias_table(self) -> dict[str, str]:
        if self._aliases is None:
            self._aliases = {
                alias: page_id for page_id, row in self._rows.items() for alias in row.get("aliases", ())
            }
        return self._aliases


def _damaged(path: Path, detail: str) -> BookDamaged:
    return BookDamaged("book-damaged", detail, folder=path)
