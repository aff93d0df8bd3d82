"""What the builder tells a publisher: a mistake, where it is, and what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Literal

Severity = Literal["error", "warning"]

_LONGEST = 600
"""Letters of a sentence; a value that is quoted in it may be of any length."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in the content.

    ``file`` is the path as it follows from the source folder the publisher gave, ``line`` counts from 1; 0
    means the file as a whole. ``sentence`` says what is wrong, ``remedy`` what would be right (or "").

    ``kind`` is a short id with hyphens, such as ``dead-link`` or ``unknown-shortcode``. Problems of one kind
    are told once with their number; without a kind, those that differ only in the names they quote are.
    """

    file: str
    line: int
    severity: Severity
    sentence: str
    remedy: str = ""
    kind: str = ""

    def with_severity(self, severity: Severity) -> Problem:
        """The same problem, weighed otherwise."""
        return self if severity == self.severity else replace(self, severity=severity)

    def __str__(self) -> str:
        text = f"{self.file}:{max(self.line, 1)}: {self.severity}: {self.sentence}"
        whole = f"{text}  {self.remedy}" if self.remedy else text
        return whole.replace("\n", "\ufffd")  # names of files may have any character in them


class BuildFailed(Exception):
    """The book was not written. ``problems`` holds every mistake found, warnings included."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        errors = sum(problem.severity == "error" for problem in self.problems)
        super().__init__(f"The book was not built: {errors} {'error' if errors == 1 else 'errors'}.")


class ProblemList:
    """Collects the problems of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.items: list[Problem] = []

    def error(self, line: int, sentence: str, remedy: str = "", *, kind: str = "") -> None:
        """Note a mistake that must be mended before the book can be built."""
        self.items.append(Problem(self.file, line, "error", _cut(sentence), remedy, kind))

    def warning(self, line: int, sentence: str, remedy: str = "", *, kind: str = "") -> None:
        """Note something that is probably not meant, but does no harm."""
        self.items.append(Problem(self.file, line, "warning", _cut(sentence), remedy, kind))

    def unknown_keys(self, lines: Mapping[str, int], known: Collection[str], *, where: str) -> None:
        """Warn of the keys, given with their lines, that are not known; of the first hundred of them."""
        unknown = (key for key in lines if key not in known)
        for key in islice(unknown, 100):
            self.warning(lines[key], f"Unknown key “{key}” in {where}.", did_you_mean(key, known))


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """``Did you mean “…”?`` with the choice nearest to ``word``, or "" when none is near."""
    return _nearest(word, tuple(choices))


@lru_cache(maxsize=256)
def _nearest(word: str, choices: tuple[str, ...]) -> str:
    """The same mistake is often made on every page."""
    by_folded = {choice.casefold(): choice for choice in choices}
    near = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return f"Did you mean “{by_folded[near[0]]}”?" if near else ""


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= _LONGEST else f"{sentence[:_LONGEST]}…"
