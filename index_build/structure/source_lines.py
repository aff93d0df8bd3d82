"""Finds the line of a Markdown file on which something stands."""

from __future__ import annotations

import html
import re


class LineFinder:
    """Finds addresses in the body of one file, whose first line is line ``first_line``."""

    def __init__(self, body: str, first_line: int) -> None:
        self._text = body
        self._lines = body.split("\n")
        self._first = first_line

    def address(self, address: str, nth: int = 0) -> int:
        """The line on which a link or picture leads to ``address`` for the ``nth`` time, counted from 0.

        The last such line when there are fewer (one reference may serve many links), else the first line.
        """
        found: list[int] = []
        for form in dict.fromkeys((address, html.escape(address), address.replace("%20", " "))):
            if form not in self._text:
                continue
            if form.startswith("data:"):
                # A picture of megabytes is no pattern to look for.
                return self._first + next(n for n, line in enumerate(self._lines) if form in line)
            pattern = re.compile(r"(?<![\w./#-])" + re.escape(form) + r"(?![\w/-])")
            for number, line in enumerate(self._lines):
                if form in line:
                    found.extend([number] * len(pattern.findall(line)))
            if found:
                return self._first + found[min(nth, len(found) - 1)]
        return self._first
