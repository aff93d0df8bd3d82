"""How the builder reports problems: to people, to programs, to GitHub."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import asdict, fields
from operator import attrgetter
from pathlib import PurePosixPath
from typing import Any

from helpviewer.book.book import Book
from helpviewer.book.changes import Changes
from index_build.diagnostics import Problem
from index_build.search_tests.names import NamesReport
from index_build.search_tests.run import SearchReport
from index_build.sources.book_yml.read import BOOK_YML
from index_build.sources.read import SEARCH_TESTS_YML, Sources

_MANY = 5
"""So many problems that say the same become one line."""

_VERY_MANY = 50

CAUSES = frozenset({"configuration", "markup-extension", "unreadable", "front-matter"})
"""Kinds of mistakes from which others follow: pages that are read otherwise, or not at all."""

FOLLOWING = frozenset({"dead-link", "missing-image", "missing-related", "missing-listed", "missing-tested"})
"""Kinds of mistakes that vanish when another one is mended, such as a page that lost its id."""


def apply_severity_rules(sources: Sources, problems: Iterable[Problem], strict: bool) -> tuple[Problem, ...]:
    """The problems with the weight they have for this build, sorted, each once.

    In a content root with ``mistakes: warn`` everything but its ``book.yml`` and search tests is merely
    warned of. ``strict`` makes every warning an error.
    """
    lenient = {
        f"{PurePosixPath(root.config.file).parent}/": root.config.mistakes == "warn" for root in sources.roots
    }

    def weight(problem: Problem) -> Problem:
        if strict:
            return problem.with_severity("error")
        is_own = problem.file.rpartition("/")[2] in (BOOK_YML, SEARCH_TESTS_YML)
        if not is_own and _of_nearest_root(problem.file, lenient):
            return problem.with_severity("warning")
        return problem

    return tuple(sorted(set(map(weight, problems)), key=_row))


def _of_nearest_root(file: str, lenient: dict[str, bool]) -> bool:
    inside = [folder for folder in lenient if folder == "./" or file.startswith(folder)]
    return bool(inside) and lenient[max(inside, key=len)]


def as_text(problems: Iterable[Problem], *, every: bool = False) -> list[str]:
    """One line for each problem: causes first, mistakes that follow from others last, errors before warnings.

    Unless ``every`` place is asked for, what is said in the same words of many files, what is of one kind, or
    differs only in the names it quotes, comes once with a count.
    """
    if every:
        return [str(problem) for problem in in_order(problems)]
    very_many: list[list[Problem]] = []
    others: list[Problem] = []
    for group in _groups(problems, _words):
        if len(group) < _VERY_MANY:
            others.extend(group)
        else:
            very_many.append(group)
    return [text for _, text in sorted(_lines([*very_many, *_groups(others, _kind)]), key=_line_order)]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Causes first and mistakes that follow from others last; of each, errors first, by file and line."""
    return sorted(problems, key=_order)


def as_json(
    problems: Iterable[Problem], search: SearchReport | None = None, names: NamesReport | None = None
) -> str:
    """One object for programs: ``problems``, how many of them are ``errors`` and ``warnings``, how the
    ``search`` tests went, null if they were not asked or fell short, which is then among the problems, and
    whether ``names`` find their pages, null if there was no book to ask."""
    rows = [asdict(problem) for problem in in_order(problems)]
    errors = sum(row["severity"] == "error" for row in rows)
    content = {
        "errors": errors,
        "warnings": len(rows) - errors,
        "problems": rows,
        "search": None if search is None else asdict(search),
        "names": None if names is None else asdict(names),
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def as_github(problems: Iterable[Problem]) -> list[str]:
    """Annotations for a workflow of GitHub's
    (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands)."""
    lines = []
    for problem in in_order(problems):
        file = os.path.relpath(problem.file)
        place = f"file={_escaped(file, ':,')},line={max(problem.line, 1)}"
        words = f"{problem.sentence}  {problem.remedy}".rstrip()
        lines.append(f"::{problem.severity} {place}::{_escaped(words)}")
    return lines


def _escaped(text: str, more: str = "") -> str:
    for letter in "%\r\n" + more:
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text


_row = attrgetter(*(field.name for field in fields(Problem)))
"""A problem as the values it is ordered by: many are put in order far sooner by these."""


def _order(problem: Problem) -> tuple[int, bool, Any]:
    when = 0 if problem.kind in CAUSES else 2 if problem.kind in FOLLOWING else 1
    return when, problem.severity != "error", _row(problem)


def _line_order(line: tuple[Problem, str]) -> tuple[int, bool, Any]:
    return _order(line[0])


def _words(problem: Problem) -> Hashable:
    return problem.severity, problem.sentence, problem.remedy


def _kind(problem: Problem) -> Hashable:
    return problem.severity, problem.kind or re.sub("“[^”]*”", "", problem.sentence)


def _groups(problems: Iterable[Problem], key: Callable[[Problem], Hashable]) -> list[list[Problem]]:
    groups: dict[Hashable, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(key(problem), []).append(problem)
    return list(groups.values())


def _lines(groups: Iterable[list[Problem]]) -> Iterator[tuple[Problem, str]]:
    """What is said of each group, and the problem by which it is put in order."""
    for group in groups:
        if len(group) < _MANY:
            yield from ((problem, str(problem)) for problem in group)
        else:
            yield group[0], f"{group[0]}  (and {len(group) - 1:,} more like this)"


def changes_told(version: str, changes: Changes, book: Book) -> list[str]:
    """What changed since an older version of a book: a line with the counts, and one for each page."""
    since = f"Since version {version}" if version else "Since then"
    new, changed, gone = map(len, changes)
    return [
        f"{since}: {counted(new, 'new page')}, {changed:,} changed, {gone:,} gone",
        *(f"  new: {book.page(page).title} ({page})" for page in changes.new),
        *(f"  changed: {book.page(page).title} ({page})" for page in changes.changed),
        *(f"  gone: {title}" for title in changes.gone),
    ]


def counted(number: int, one: str, many: str = "") -> str:
    """``1 page``, ``1,110 pages``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def size(number: int) -> str:
    """Bytes for people."""
    return f"{number / 2**20:.1f} MB" if number >= 2**20 else f"{number / 1024:.0f} KB"
