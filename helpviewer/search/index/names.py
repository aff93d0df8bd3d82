"""Names typed exactly: a page's title, its aliases and keywords, a section's heading."""

from __future__ import annotations

import mmap
from pathlib import Path

from helpviewer.search.text.folding import fold
from helpviewer.search.text.tokens import pieces, surfaces, tokens

TITLE, NAME, HEADING = "t", "n", "h"
"""What a name is: a page's title; one of its aliases or keywords; a section's heading."""

MOST_ALIKE = 8
"""Sections of one name that are kept; a heading that more of them have says nothing, and is left out."""


def name_key(text: str) -> str:
    """What names are compared by: their words in order, whatever joins them.

    >>> name_key("Get-ChildItem?")
    'get child item'
    """
    words = [word for token in tokens(text) for word in (pieces(token) or surfaces(token)[:1])]
    return " ".join(words) or " ".join(fold(text).split())


class Names:
    """The sorted lines ``key <tab> kind and section number …`` of ``names.txt``, read where needed."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises:
            OSError: it is missing.
        """
        with path.open("rb") as stream:
            try:
                self._lines: mmap.mmap | bytes = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError:  # an empty file cannot be mapped
                self._lines = b""

    def close(self) -> None:
        """Release the file."""
        if isinstance(self._lines, mmap.mmap):
            self._lines.close()

    def find(self, text: str) -> list[tuple[str, int]]:
        """Kind and section number of everything that has this name.

        Raises:
            ValueError: the line is not of the layout.
        """
        key = name_key(text)
        line = self._line(key.encode() + b"\t") if key else b""
        return [(item[:1], int(item[1:])) for item in line.decode().split()]

    def _line(self, start: bytes) -> bytes:
        """What follows ``start`` in the line that begins with it; binary search over the bytes."""
        low, high = 0, len(self._lines)
        while low < high:
            middle = self._lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = self._lines.find(b"\n", middle, high)
            end = high if end < 0 else end
            line = self._lines[middle:end]
            if line.startswith(start):
                return bytes(line[len(start) :])
            if line < start:
                low = end + 1
            else:
                high = middle
        return b""
