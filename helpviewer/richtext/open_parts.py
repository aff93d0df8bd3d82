"""Which tabs and folds of a page are open. Pure, no Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from helpviewer.page.nodes import Blocks, Fold, Tabs
from helpviewer.page.walk import blocks_text, ids_of, plain_text


class OpenParts(NamedTuple):
    """What the reader chose, and what must be seen.

    ``tabs`` are the titles of the tabs that were chosen, the latest first; tabs of the same title go
    together. ``folds`` says of the folds of this page that were switched, by their number on it, whether
    they are open. ``section`` is a place that must be seen, and ``finds`` says whether a text holds something
    that must.
    """

    tabs: tuple[str, ...] = ()
    folds: Mapping[int, bool] = {}
    section: str = ""
    finds: Callable[[str], bool] | None = None

    def chosen(self, tabs: Tabs) -> int:
        """Which of the tabs is shown, counted from 0."""
        titles = [plain_text(tab.title) for tab in tabs.tabs]
        wished = next((titles.index(title) for title in self.tabs if title in titles), 0)
        for at, tab in enumerate(tabs.tabs):
            if self.section and self.section in ids_of(tab.blocks):
                return at
        if self.finds is not None and not self.finds(blocks_text(tabs.tabs[wished].blocks)):
            found = (at for at, tab in enumerate(tabs.tabs) if self.finds(blocks_text(tab.blocks)))
            return next(found, wished)
        return wished

    def is_open(self, fold: Fold, number: int) -> bool:
        """Whether the fold that has this number on the page is open."""
        if number in self.folds:
            return self.folds[number]
        return fold.is_open or self._must_see(fold.blocks)

    def _must_see(self, blocks: Blocks) -> bool:
        if self.section and self.section in ids_of(blocks):
            return True
        return self.finds is not None and self.finds(blocks_text(blocks))
