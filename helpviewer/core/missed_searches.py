"""The file of searches that led nowhere, which a reader may give to the publisher of a book. No Qt."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from helpviewer.core.files import read_file, write_atomic

MOST = 500
"""Searches that are kept; the oldest are forgotten first."""

LONGEST = 500
"""Letters of a search that are kept."""

_MOST_BYTES = 4 * 2**20


class MissedSearch(NamedTuple):
    """A search in a book, by id and version, without a hit, or ``found`` hits of which none was opened;
    ``times`` in all."""

    book: str
    version: str
    query: str
    found: bool
    times: int = 1


def write(file: Path, searches: Iterable[MissedSearch]) -> None:
    """Write a file to be given away.

    Raises:
        OSError: it cannot be written; the old one is whole.
    """
    content = {"missed_searches": [search._asdict() for search in searches]}
    write_atomic(file, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def read(file: Path) -> list[MissedSearch]:
    """The reverse of :func:`write`.

    Raises:
        OSError: the file cannot be read.
        ValueError: it holds something else.
    """
    try:
        content = json.loads(read_file(file, _MOST_BYTES))
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    rows = content.get("missed_searches") if isinstance(content, dict) else None
    found = [missed_search(row) for row in rows] if isinstance(rows, list) else [None]
    if None in found:
        raise ValueError("it holds no searches")
    return [search for search in found if search is not None][:MOST]


def missed_search(row: object) -> MissedSearch | None:
    """A search as it stands in a file; None for anything else."""
    if not isinstance(row, dict):
        return None
    book, version, query = row.get("book"), row.get("version"), row.get("query")
    found, times = row.get("found"), row.get("times")
    if not (isinstance(book, str) and isinstance(version, str) and isinstance(query, str)):
        return None
    if not (isinstance(found, bool) and type(times) is int and times > 0):
        return None
    if not query.strip() or len(query) > LONGEST:
        return None
    return MissedSearch(book, version, query, found, times)
