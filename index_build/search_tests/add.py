"""Makes search tests of what readers looked for in vain: a line for each, with a place for the page."""

from __future__ import annotations

import json
import re
from pathlib import Path

from helpviewer.core import missed_searches
from helpviewer.core.files import write_atomic
from helpviewer.core.missed_searches import MissedSearch
from index_build.sources.book_yml.read import BOOK_YML
from index_build.sources.read import SEARCH_TESTS_YML
from index_build.sources.yaml_text import YamlMistake, read_mapping, read_yaml

_ITEM = re.compile(r"^ *(?=- )", re.MULTILINE)
_JOINERS = "\u200c\u200d"


class NotAdded(Exception):
    """Nothing was added; the text is a sentence for the publisher."""


def add_tests(file: Path, source: Path) -> tuple[Path, int]:
    """Add the searches of this book that a reader saved in ``file``, each once, and say to which file and how
    many. Those that are there already stay as they are.

    Raises:
        NotAdded: a file holds something else.
        OSError: a file cannot be read or written.
    """
    try:
        searches = missed_searches.read(file)
    except ValueError as error:
        raise NotAdded(
            f"“{file}” holds no searches: {error}. Take a file that a reader saved in “Searches in Vain”."
        ) from error
    if not source.is_dir():
        raise NotAdded(f"“{source}” is no folder. Name the folder of the book's sources.")
    tests = source / SEARCH_TESTS_YML
    book = _book_id(source)
    theirs = [search for search in searches if book in ("", search.book)]
    if searches and not theirs:
        others = ", ".join(sorted({f"“{search.book}”" for search in searches}))
        raise NotAdded(f"“{file}” holds searches in {others}, none in “{book}”.")
    text = tests.read_text("utf-8-sig") if tests.exists() else ""
    known = _questions(text, tests)
    there = {_alike(row["q"]) for row in known if isinstance(row, dict) and isinstance(row.get("q"), str)}
    new: dict[str, MissedSearch] = {}
    for search in sorted(theirs, key=lambda search: -search.times):
        if (key := _alike(search.query)) and key not in there:
            new.setdefault(key, search)
    if not new:
        return tests, 0
    item = _ITEM.search(text)
    lines = [f"{item.group() if item else ''}{_line(search)}\n" for search in new.values()]
    longer = text + ("" if not text or text.endswith("\n") else "\n") + "".join(lines)
    if not _has(longer, len(known) + len(new)):
        raise NotAdded(f"Nothing can be added to “{tests}”: write each of its tests on a line, after “- ”.")
    write_atomic(tests, longer)
    return tests, len(new)


def _line(search: MissedSearch) -> str:
    what = "opened no hit" if search.found else "found nothing"
    times = "once" if search.times == 1 else f"{search.times} times"
    return f"- {{q: {json.dumps(_plain(search.query), ensure_ascii=False)}, page: }}  # {what}, {times}"


def _plain(query: str) -> str:
    """What may stand in YAML, on one line."""
    return " ".join("".join(c if c.isprintable() or c in _JOINERS else " " for c in query).split())


def _alike(query: str) -> str:
    return _plain(query).casefold()


def _questions(text: str, file: Path) -> list[object]:
    try:
        rows = read_yaml(text) or []
    except YamlMistake as mistake:
        raise NotAdded(f"{file}:{mistake.line}: {mistake} Mend this first.") from mistake
    if not isinstance(rows, list):
        raise NotAdded(f"{file}: The search tests must be a list. Mend this first.")
    return rows


def _has(text: str, count: int) -> bool:
    try:
        rows = read_yaml(text)
    except YamlMistake:
        return False
    return isinstance(rows, list) and len(rows) == count


def _book_id(source: Path) -> str:
    """What the book calls itself, "" where it leaves that to the builder."""
    file = source / BOOK_YML
    if not file.exists():
        return ""
    try:
        name = read_mapping(file.read_text("utf-8-sig")).values.get("id")
    except YamlMistake as mistake:
        raise NotAdded(f"{file}:{mistake.line}: {mistake} Mend this first.") from mistake
    return name if isinstance(name, str) else ""
