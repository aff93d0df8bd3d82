"""Which tabs the reader has chosen, and which folds of each page are open or closed. No widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpviewer.models.matches import find_matches
from helpviewer.richtext.document import PageDocument
from helpviewer.richtext.inline import FOLD, TAB
from helpviewer.richtext.open_parts import OpenParts

if TYPE_CHECKING:
    from helpviewer.search.marks import Marks

TABS_KEPT = 20
"""Titles of tabs that are remembered."""


class TabsAndFolds:
    """Keeps which tabs and folds are open, as long as the window lives.

    What a link or a search leads to is shown, too, until the reader opens or closes something by hand.
    """

    def __init__(self) -> None:
        self._tabs: tuple[str, ...] = ()
        self._folds: dict[str, dict[int, bool]] = {}
        self._section = ""
        self._pattern: str | Marks = ""

    def show_section(self, page_id: str, section: str) -> None:
        """See to it that a section can be seen; "" for none."""
        self._section = section
        self._forget_closed(page_id, section)

    def show_matches(self, page_id: str, pattern: str | Marks) -> None:
        """See to it that what is marked can be seen: what a regular expression or a search finds."""
        self._pattern = pattern
        self._forget_closed(page_id, pattern)

    def _forget_closed(self, page_id: str, wanted: str | Marks) -> None:
        if wanted:
            folds = self._folds.get(page_id, {})
            self._folds[page_id] = {number: True for number, is_open in folds.items() if is_open}

    def shown(self, page_id: str) -> OpenParts:
        """What is to be shown of a page."""
        finds = None
        if self._pattern:
            pattern = self._pattern
            finds = lambda text: bool(find_matches(pattern, text))  # noqa: E731
        return OpenParts(self._tabs, self._folds.get(page_id, {}), self._section, finds)

    def switch(self, page_id: str, document: PageDocument, href: str) -> bool:
        """Do what a link of a tab or a fold says; whether there was one to switch."""
        scheme, _, rest = href.partition(":")
        numbers = [int(part) for part in rest.split(":") if part.isdecimal() and len(part) < 6]
        folds = dict(document.folds)
        if scheme == TAB and len(numbers) == 2:
            titles = document.tabs[numbers[0]] if numbers[0] < len(document.tabs) else []
            if numbers[1] >= len(titles):
                return False
            title = titles[numbers[1]]
            self._tabs = (title, *(other for other in self._tabs if other != title))[:TABS_KEPT]
        elif scheme == FOLD and len(numbers) == 1 and numbers[0] in folds:
            folds[numbers[0]] = not folds[numbers[0]]
        else:
            return False
        self._folds[page_id] = folds
        self._section = ""
        self._pattern = ""
        return True
