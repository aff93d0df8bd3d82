"""What ``index-build preview`` tells the reader it has started: mistakes, and the files of the pages. No Qt.

The notes lie beside the previewed book, in a folder of the preview's own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from helpviewer.core.files import read_file, write_atomic

BOOK, NOTES = "book", "notes.json"
"""The names of the book and of its notes in the folder of a preview."""

MOST_MISTAKES = 1000
_MOST_BYTES = 64 * 2**20


class Mistake(NamedTuple):
    """A mistake in the sources.

    ``place`` names the file as the publisher does, ``path`` is absolute; ``line`` counts from 1; ``severity``
    is "error" or "warning".
    """

    place: str
    path: str
    line: int
    severity: str
    text: str


class PreviewNotes(NamedTuple):
    """The first :data:`MOST_MISTAKES` mistakes, how many there are, and by page id the absolute path of its
    file."""

    mistakes: tuple[Mistake, ...] = ()
    total: int = 0
    sources: Mapping[str, str] = {}

    def write(self, file: Path) -> None:
        """Write the notes, whole or not at all.

        Raises:
            OSError: they cannot be written.
        """
        write_atomic(file, json.dumps(self._asdict(), ensure_ascii=False))

    @classmethod
    def read(cls, file: Path) -> PreviewNotes:
        """The reverse of :meth:`write`.

        Raises:
            OSError: the file cannot be read.
            ValueError: it holds something else.
        """
        try:
            row = json.loads(read_file(file, _MOST_BYTES))
            mistakes = tuple(
                Mistake(str(place), str(path), int(line), str(severity), str(text))
                for place, path, line, severity, text in row["mistakes"]
            )
            sources = {str(page): str(path) for page, path in row["sources"].items()}
            return cls(mistakes, int(row["total"]), sources)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"{file} holds no notes") from error


def line_of_heading(text: str, title: str) -> int:
    """The line of a page's source, from 1, on which the section with this title begins; 1 without one."""
    wanted = _letters(title)
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        below = lines[number] if number < len(lines) else ""
        is_heading = line.startswith("#") or "<h" in line or re.fullmatch(r"(=+|-+)\s*", below)
        if wanted and is_heading and _letters(re.sub(r"<[^>]*>|\{[^}]*\}\s*$", "", line)) == wanted:
            return number
    return 1


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
