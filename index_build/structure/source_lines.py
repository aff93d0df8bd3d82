"""Finds the line of a Markdown file on which something stands."""

from __future__ import annotations

import html
from collections.abc import Iterator

from index_build.sources.source_page import SourcePage

_MAY_STAND_BEFORE = "./#-"
_MAY_STAND_AFTER = "/-"
"""Beside letters and digits: what makes an address a part of a longer one."""


class LineFinder:
    """Finds addresses in the body of one page; what was put into it counts as the line it stands at."""

    def __init__(self, page: SourcePage) -> None:
        self._page = page
        self._text = page.body

    def address(self, address: str, nth: int = 0) -> int:
        """The line on which a link or picture leads to ``address`` for the ``nth`` time, counted from 0.

        The last such line when there are fewer (one reference may serve many links), else the first line.
        """
        for form in dict.fromkeys((address, html.escape(address), address.replace("%20", " "))):
            last = -1
            for number, place in enumerate(self._places(form)):
                last = place
                if number == nth:
                    break
            if last >= 0:
                return self._page.line(self._text.count("\n", 0, last) + 1)
        return self._page.line(1)

    def _places(self, form: str) -> Iterator[int]:
        """Where an address stands whole."""
        text = self._text
        place = text.find(form) if form and "\n" not in form else -1
        while place >= 0:
            end = place + len(form)
            whole = not (_belongs(text[place - 1 : place], _MAY_STAND_BEFORE)) and not (
                _belongs(text[end : end + 1], _MAY_STAND_AFTER)
            )
            if whole:
                yield place
            place = text.find(form, end if whole else place + 1)


def _belongs(char: str, signs: str) -> bool:
    """Whether a character, if there is one, makes the address beside it longer."""
    return char != "" and (char.isalnum() or char == "_" or char in signs)
