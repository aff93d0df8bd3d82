"""Which error messages of a book stand in a pasted text. They go before all words.

A template's texts are looked for one after the other, each where it stands first behind the one before. That
finds the template wherever it is, without ever going back, so no template takes long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from helpviewer.book.known_errors import ErrorTemplate, literals
from helpviewer.search.text.folding import fold

_MOST_TEXT = 2_000
"""Letters of a pasted text that are looked at."""

_TRIES = 50
"""Times that a text may stand within words before it is given up: no template is work without end."""

_SHOWN = 3
"""Places that are named at most."""

_BLANKS = re.compile(r"\s+")
_UNSPACED = "\u0e00"
"""From here on, scripts may write words without blanks."""


class KnownErrors:
    """Those of one book."""

    def __init__(self, templates: Iterable[ErrorTemplate]) -> None:
        """Take the templates apart.

        Raises:
            NoTemplate: one is none.
        """
        found = [
            ([_folded(piece) for piece in literals(one.template.strip())], (one.page, one.section))
            for one in templates
        ]
        # The one that says most goes first.
        self._templates = sorted(found, key=lambda row: -sum(map(len, row[0])))

    def find(self, text: str) -> list[tuple[str, str]]:
        """Page and section of the templates in a text, the one that says most first."""
        if not self._templates:
            return []
        lines = [_folded(line).strip() for line in text[:_MOST_TEXT].splitlines()]
        places: dict[tuple[str, str], None] = {}
        for pieces, place in self._templates:
            if place not in places and any(_stands_in(line, pieces) for line in lines):
                places[place] = None
                if len(places) == _SHOWN:
                    break
        return list(places)


def _folded(text: str) -> str:
    return _BLANKS.sub(" ", fold(text))


def _stands_in(line: str, pieces: list[str]) -> bool:
    """Whether the pieces follow each other, with a character or more between two."""
    end, last = 0, len(pieces) - 1
    for number, piece in enumerate(pieces):
        if number:
            end += 1  # the placeholder takes one at least
        if piece:
            end = _end_of(line, piece, end, begins=number == 0, ends=number == last)
            if end < 0:
                return False
    return end <= len(line)


def _end_of(line: str, piece: str, start: int, *, begins: bool, ends: bool) -> int:
    """Where a piece ends that stands at ``start`` or later, -1 if it does not. The template's own begin and
    end must not be within a word."""
    for _ in range(_TRIES):
        at = line.find(piece, start)
        if at < 0:
            break
        end = at + len(piece)
        within = (begins and at > 0 and _one_word(piece[0], line[at - 1])) or (
            ends and end < len(line) and _one_word(piece[-1], line[end])
        )
        if not within:
            return end
        start = at + 1
    return -1


def _one_word(letter: str, neighbour: str) -> bool:
    return letter.isalnum() and neighbour.isalnum() and letter < _UNSPACED
