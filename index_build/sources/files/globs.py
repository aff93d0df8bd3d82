"""Patterns of file names as ``.gitignore`` spells them, which several systems for documentation take over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial

_PARTS = re.compile(r"(?:\*\*/)+|\*\*|\*|.", re.DOTALL)

MOST_STARS = 2
"""In a pattern that a regular expression may have: with more, it tries every way to share out a name."""


class Globs:
    """Files that a list of patterns takes in.

    Later patterns win; ``!`` takes out again, ``**`` stands for any folders, a pattern without a slash holds
    in every folder.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self._rules: list[tuple[bool, Callable[[str], object]]] = []
        for pattern in patterns:
            text = pattern.strip()
            if not text or text.startswith("#"):
                continue
            takes_out = text.startswith("!")
            self._rules.append((not takes_out, _matcher(text.lstrip("!"))))

    def __contains__(self, name: object) -> bool:
        """Whether a file, or a folder it lies in, is taken in."""
        taken = False
        for takes_in, matches in self._rules:
            if taken is not takes_in and isinstance(name, str) and matches(name):
                taken = takes_in
        return taken


def _matcher(pattern: str) -> Callable[[str], object]:
    parts = _PARTS.findall(pattern.strip("/"))
    if "/" not in pattern.rstrip("/"):
        parts.insert(0, "**/")
    is_folder = pattern.endswith("/")
    if sum(part.startswith("*") for part in parts) > MOST_STARS:
        return partial(_matches, parts, is_folder)
    end = "/.*" if is_folder else "(?:/.*)?"
    return re.compile("".join(map(_regex, parts)) + end, re.DOTALL).fullmatch


def _regex(part: str) -> str:
    if part.startswith("**"):
        return "(?:.*/)?" if part.endswith("/") else ".*"
    return {"*": "[^/]*", "?": "[^/]"}.get(part) or re.escape(part)


def _matches(parts: Iterable[str], is_folder: bool, name: str) -> bool:
    """The same as the regular expression, by the places in ``name`` that each part may end at."""
    ends = {0}
    for part in parts:
        first = min(ends)
        if part.startswith("**") and part.endswith("/"):
            ends |= {at for at in range(first + 1, len(name) + 1) if name[at - 1] == "/"}
        elif part.startswith("**"):
            ends = set(range(first, len(name) + 1))
        elif part == "*":
            for at in range(first, len(name)):
                if at in ends and name[at] != "/":
                    ends.add(at + 1)
        elif part == "?":
            ends = {at + 1 for at in ends if name[at : at + 1] not in ("", "/")}
        else:
            ends = {at + 1 for at in ends if name.startswith(part, at)}
        if not ends:
            return False
    return any(name.startswith("/", at) or (at == len(name) and not is_folder) for at in ends)
