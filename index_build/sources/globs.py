"""Patterns of file names as ``.gitignore`` spells them, which several systems for documentation take over."""

from __future__ import annotations

import re
from collections.abc import Iterable


class Globs:
    """Files that a list of patterns takes in.

    Later patterns win; ``!`` takes out again, ``**`` stands for any folders, a pattern without a slash holds
    in every folder.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self._rules: list[tuple[bool, re.Pattern[str]]] = []
        for pattern in patterns:
            text = pattern.strip()
            if not text or text.startswith("#"):
                continue
            takes_out = text.startswith("!")
            self._rules.append((not takes_out, re.compile(_regex(text.lstrip("!")))))

    def __contains__(self, name: object) -> bool:
        """Whether a file, or a folder it lies in, is taken in."""
        taken = False
        for takes_in, pattern in self._rules:
            if taken is not takes_in and isinstance(name, str) and pattern.fullmatch(name):
                taken = takes_in
        return taken


def _regex(pattern: str) -> str:
    anywhere = "/" not in pattern.rstrip("/")
    text = pattern.strip("/")
    found = "(?:.*/)?" if anywhere else ""
    at = 0
    while at < len(text):
        if text.startswith("**/", at):
            found, at = found + "(?:.*/)?", at + 3
        elif text.startswith("**", at):
            found, at = found + ".*", at + 2
        elif text[at] == "*":
            found, at = found + "[^/]*", at + 1
        elif text[at] == "?":
            found, at = found + "[^/]", at + 1
        else:
            found, at = found + re.escape(text[at]), at + 1
    return found + ("/.*" if pattern.endswith("/") else "(?:/.*)?")
