"""The tabs of a window, whose bar is made with the second one: most windows have none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QVBoxLayout

from helpviewer.book.book import Location
from helpviewer.models.navigator import Navigator

if TYPE_CHECKING:
    from helpviewer.ui.tabs.tabs import Tabs


class TabKeeper(QObject):
    """Opens and closes tabs.

    Args:
        navigator: shows the history of the present tab.
        title_of: the title of a place.
        icon_of: makes the icon with a name.
        column: on top of which the bar is put.

    Signals:
        last_closed: the only tab is to be closed.
        changed: other tabs than before.
    """

    last_closed = Signal()
    changed = Signal()

    def __init__(
        self,
        navigator: Navigator,
        title_of: Callable[[Location], str],
        icon_of: Callable[[str], QIcon],
        column: QVBoxLayout,
    ) -> None:
        super().__init__(column)
        self._icon_of = icon_of
        self._navigator = navigator
        self._title_of = title_of
        self._column = column
        self._bar: Tabs | None = None

    @property
    def bar(self) -> Tabs:
        """The bar."""
        if self._bar is None:
            from helpviewer.ui.tabs.tabs import Tabs

            self._bar = Tabs(self._navigator, self._title_of, self._icon_of)
            self._column.insertWidget(0, self._bar)
            self._bar.changed.connect(self.changed)
        return self._bar

    def update_icons(self) -> None:
        """Draw the icons in the colours of the theme."""
        if self._bar is not None:
            self._bar.update_icons()

    def open(self, location: Location, *, in_front: bool = False) -> None:
        """Open a further tab at a place, behind the present one."""
        self.bar.open(location, in_front=in_front)

    def close(self) -> None:
        """Close the present tab."""
        if self._bar is None or self._bar.count() < 2:
            self.last_closed.emit()
        else:
            self._bar.close_tab(self._bar.currentIndex())

    @property
    def can_reopen(self) -> bool:
        """Whether a tab of this window was closed."""
        return self._bar is not None and self._bar.can_reopen

    def reopen(self) -> None:
        """Open the tab again that was closed last."""
        if self._bar is not None:
            self._bar.reopen()

    def step(self, step: int) -> None:
        """Go so many tabs on; after the last comes the first."""
        if self._bar is not None:
            self._bar.step(step)

    def others(self) -> tuple[list[Location], list[Location]]:
        """The places of the tabs before and behind the present one."""
        return self._bar.others() if self._bar is not None else ([], [])

    def restore(self, before: list[Location], behind: list[Location]) -> None:
        """Open tabs before and behind the present one."""
        if before or behind:
            self.bar.restore(before, behind)
