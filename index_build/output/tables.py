"""Writes ``book.json`` and the tables, as ``helpviewer/book/format.py`` documents them."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import helpviewer
from helpviewer.book.format import (
    BOOK_FILE,
    CATEGORIES_KEY,
    CATEGORY_KEY,
    CONTEXT_KEY,
    ERRORS_KEY,
    FILES_TABLE,
    FORMAT_VERSION,
    PAGES_TABLE,
    SYNONYMS_KEY,
    BookInfo,
    Category,
    PageInfo,
    Synonym,
)
from helpviewer.book.known_errors import ErrorTemplate
from helpviewer.book.lookup_table import MAX_ROW, key_bytes
from index_build.output.limits import check_book, check_row

Fingerprint = tuple[int, str]
"""The bytes of a file, and their checksum."""


def write_tables(  # noqa: PLR0913 - all that a book says of itself
    folder: Path,
    info: BookInfo,
    pages: Iterable[PageInfo],
    categories: Sequence[Category],
    synonyms: Sequence[Synonym],
    known: Mapping[str, Fingerprint] = MappingProxyType({}),
    errors: Sequence[ErrorTemplate] = (),
) -> dict[str, Fingerprint]:
    """Write what a book says of itself into the folder that holds all its other files, whose fingerprints
    come back.

    ``categories`` are those of the tree, its first level before all others. Files whose fingerprints are
    ``known`` are not read; ``errors`` are the messages that pages explain.

    Raises:
        BuildFailed: the book is larger than readers open.
        OSError: it cannot be written.
    """
    rows: dict[str, Any] = {}
    count = 0
    for page in pages:
        count += 1
        rows[page.id] = page.to_json()
        rows.update((alias, page.id) for alias in page.aliases)
        rows.update((f"{CONTEXT_KEY}{context_id}", page.id) for context_id in page.context)
    rows.update((f"{CATEGORY_KEY}{category.id}", category.to_json()) for category in categories)
    rows[CATEGORIES_KEY] = list(_listed(categories))
    rows[SYNONYMS_KEY] = [[list(s.words), list(s.also)] for s in synonyms]
    if errors:
        rows[ERRORS_KEY] = [list(error) for error in errors]
    files = {
        name: known[name] if name in known else _fingerprint((folder / name).read_bytes())
        for name in _files_below(folder)
    }
    content = {
        "format": FORMAT_VERSION,
        "builder": helpviewer.__version__,
        "whoosh": importlib.metadata.version("whoosh-reloaded"),
        "book": info.to_json(),
        "pages": count,
        "tables": {
            PAGES_TABLE: _write_table(folder / PAGES_TABLE, rows),
            FILES_TABLE: _write_table(folder / FILES_TABLE, files),
        },
    }
    (folder / BOOK_FILE).write_bytes(_json(content))
    check_book(folder, len(files), sum(size for size, _ in files.values()))
    return files


def _files_below(folder: Path) -> list[str]:
    found = (
        os.path.relpath(os.path.join(place, name), folder).replace(os.sep, "/")  # noqa: PTH118 - many
        for place, _, names in os.walk(folder)
        for name in names
    )
    return sorted(found)


def _listed(categories: Sequence[Category]) -> Iterator[list[Any]]:
    depths = {"": -1}
    for category in categories:
        if category.id:
            depths[category.id] = depths[category.above] + 1
            yield [category.id, category.title, depths[category.id]]


def _write_table(file: Path, rows: Mapping[str, Any]) -> Fingerprint:
    """Write a table; its size and checksum come back."""
    lines = sorted(_line(key, value) for key, value in rows.items())
    data = b"".join(lines)
    file.write_bytes(data)
    return _fingerprint(data)


def _line(key: str, value: Any) -> bytes:
    line = key_bytes(key) + b"\t" + _json(value) + b"\n"
    check_row(key, len(line), MAX_ROW)
    return line


def _fingerprint(data: bytes) -> Fingerprint:
    return len(data), hashlib.sha256(data).hexdigest()


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
