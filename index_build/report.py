"""What the builder says at the end: problems on stderr, a summary on stdout."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from pathlib import PurePosixPath

from index_build.diagnostics import Problem
from index_build.sources.read import Sources

_MANY = 5
"""So many problems that say the same become one line."""

_VERY_MANY = 50


def weighed(sources: Sources, problems: Iterable[Problem], strict: bool) -> tuple[Problem, ...]:
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
        if not problem.file.endswith(".yml") and _of_nearest_root(problem.file, lenient):
            return problem.with_severity("warning")
        return problem

    return tuple(sorted(set(map(weight, problems))))


def _of_nearest_root(file: str, lenient: dict[str, bool]) -> bool:
    inside = [folder for folder in lenient if folder == "./" or file.startswith(folder)]
    return bool(inside) and lenient[max(inside, key=len)]


def same_as_one(problems: Iterable[Problem]) -> Iterator[str]:
    """One line for each problem, by file and line; what is said in the same words of many files comes once,
    with a count."""
    return _in_order(_lines(_groups(problems, _words)))


def alike_as_one(problems: Iterable[Problem]) -> Iterator[str]:
    """As :func:`same_as_one`; and those of one kind, or that differ only in the names they quote, come once,
    too, except for what is said in the very same words very often."""
    very_many: list[list[Problem]] = []
    others: list[Problem] = []
    for group in _groups(problems, _words):
        if len(group) < _VERY_MANY:
            others.extend(group)
        else:
            very_many.append(group)
    alike = _groups(others, _kind)
    return _in_order(_lines([*very_many, *alike]))


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


def _in_order(lines: Iterable[tuple[Problem, str]]) -> Iterator[str]:
    return (text for _, text in sorted(lines))


def counted(number: int, one: str, many: str = "") -> str:
    """``1 page``, ``1,110 pages``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def size(number: int) -> str:
    """Bytes for people."""
    return f"{number / 2**20:.1f} MB" if number >= 2**20 else f"{number / 1024:.0f} KB"
