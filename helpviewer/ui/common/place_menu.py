"""A menu whose end lists pages: bookmarks, or what was read lately. Filled each time it opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

WIDEST = 60
"""Letters of a title in a menu; the rest is in its tooltip."""

Place = tuple[str, object]


class PlaceMenu(QMenu):
    """A menu with places, or with books, after its own actions.

    Args:
        places: gives the name of each entry and what it stands for, asked for when the menu opens.
        empty: what stands there when there is none; "" for nothing.

    Signals:
        opened: what the entry stands for that the reader chose.
    """

    opened = Signal(object)

    def __init__(
        self,
        title: str,
        places: Callable[[], Iterable[Place]],
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._places = places
        self._empty = empty
        self._made: list[QAction] = []
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        for old in self._made:
            self.removeAction(old)
            old.deleteLater()
        self._made = []
        places = list(self._places())
        if self.actions() and places:
            self._made.append(self.addSeparator())
        for name, location in places:
            entry = self._add(name if len(name) <= WIDEST else name[: WIDEST - 1].rstrip() + "…")
            entry.setToolTip(name)
            entry.triggered.connect(lambda checked=False, place=location: self.opened.emit(place))
        if not places and self._empty:
            self._add(self._empty).setEnabled(False)

    def _add(self, text: str) -> QAction:
        action = self.addAction(text.replace("&", "&&"))
        self._made.append(action)
        return action
