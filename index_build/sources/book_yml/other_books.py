"""Reads ``books`` of ``book.yml``: the other books that pages lead to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from helpviewer.book.format import is_valid_id
from helpviewer.book.other_books import OtherBook
from index_build.diagnostics import ProblemList
from index_build.sources.front_matter import ID_RULE, is_web_address
from index_build.sources.yaml_text import Mapping

KEY = "books"
KEYS = ("id", "title", "url", "path")


@dataclass(frozen=True, slots=True)
class OtherBookSpec:
    """Another book; ``path`` is where it lies once it was built, from the folder of ``book.yml``, or ""."""

    book: OtherBook
    path: str
    line: int


def read_other_books(mapping: Mapping, problems: ProblemList) -> tuple[OtherBookSpec, ...]:
    """The books that are named; what is wrong is noted and left out."""
    value = mapping.values.get(KEY) or []
    if not isinstance(value, list):
        problems.error(mapping.line_of(KEY), f"“{KEY}” must be a list of “id”, “title” and “url”.")
        return ()
    found: dict[str, OtherBookSpec] = {}
    for item in value:
        spec = _read(item, mapping, problems)
        if spec is not None:
            if spec.book.id in found:
                problems.error(spec.line, f"The book “{spec.book.id}” is named twice in “{KEY}”.")
            found.setdefault(spec.book.id, spec)
    return tuple(found.values())


def _read(item: Any, mapping: Mapping, problems: ProblemList) -> OtherBookSpec | None:
    if not isinstance(item, dict) or not all(isinstance(text, str) for text in item.values()):
        problems.error(mapping.line_of(KEY), f"Every book in “{KEY}” needs an “id” and a “title”.")
        return None
    book_id, title, url, path = (" ".join(item.get(name, "").split()) for name in KEYS)
    line = mapping.line_of(KEY, book_id)
    problems.unknown_keys(dict.fromkeys(item, line), KEYS, where=f"“{KEY}”")
    if not is_valid_id(book_id):
        problems.error(line, f"“{book_id}” in “{KEY}” is no id.", ID_RULE)
        return None
    if not title:
        problems.error(line, f"The book “{book_id}” in “{KEY}” has no title.", "Add “title: …”.")
    if url and not is_web_address(url):
        problems.error(line, f"“{url}” in “{KEY}” is no web address.", "Begin it with https://.")
        url = ""
    return OtherBookSpec(OtherBook(book_id, title or book_id, url), path, line)
