"""Reads ``book.json``, of this format or the one before it, and says where the tables are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from helpviewer.book import format_1
from helpviewer.book.errors import BookMissing, BookTooNew, damaged_book
from helpviewer.book.format import (
    BOOK_FILE,
    FILES_TABLE,
    FORMAT_VERSION,
    MAX_BOOK_FILE,
    PAGES_TABLE,
    BookInfo,
)
from helpviewer.book.lookup_table import MemoryRows, Rows, Table
from helpviewer.core.files import read_file


class BookContent(NamedTuple):
    """What a book is, its tables, and how many pages it has. ``tables`` maps the tables' files to their size
    and SHA-256."""

    info: BookInfo
    pages: Rows
    files: Rows
    page_count: int
    tables: Mapping[str, tuple[int, str]]


def read_book_file(path: Path) -> BookContent:
    """What the book in the folder ``path`` says of itself.

    Raises:
        BookMissing: there is no book in that folder.
        BookTooNew: the book's format is newer than this reader's.
        BookDamaged: ``book.json`` cannot be read or does not follow the format.
    """
    content = _read(path)
    try:
        info = BookInfo.from_json(content["book"])
        if content["format"] == 1:
            rows, files = format_1.rows_of(content)
            return BookContent(info, MemoryRows(rows), MemoryRows(files), len(content["pages"]), {})
        tables = {name: (int(size), str(digest)) for name, (size, digest) in content["tables"].items()}
        pages_table, files_table = (
            Table(path / name, tables[name][0]) for name in (PAGES_TABLE, FILES_TABLE)
        )
        if len(tables) != 2:
            raise ValueError(f"tables {sorted(tables)[:5]}")
        return BookContent(info, pages_table, files_table, int(content["pages"]), tables)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError) as error:
        raise damaged_book(path, f"{path / BOOK_FILE}: {error!r}") from error


def _read(path: Path) -> dict[str, Any]:
    """What ``book.json`` says; ``"format"`` is one that this reader knows."""
    file = path / BOOK_FILE
    try:
        raw = read_file(file, format_1.MAX_BOOK_FILE)
        content = json.loads(raw)
        version = content["format"]
    except (FileNotFoundError, NotADirectoryError) as error:
        raise BookMissing("book-missing", str(error), folder=path, file=BOOK_FILE) from error
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise damaged_book(path, f"{file}: {error!r}") from error
    if type(version) is not int or version < 1:
        raise damaged_book(path, f"{file}: format is {version!r}")
    if version > FORMAT_VERSION:
        detail = f"format {version}, this reader knows {FORMAT_VERSION}"
        raise BookTooNew("book-too-new", detail, folder=path)
    if version > 1 and len(raw) > MAX_BOOK_FILE:
        raise damaged_book(path, f"{file}: {len(raw)} bytes")
    return dict(content)
