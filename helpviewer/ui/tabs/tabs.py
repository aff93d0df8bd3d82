"""Several places side by side in one window: each tab is a history of its own. Loaded with the second tab."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QMouseEvent
from PySide6.QtWidgets import QTabBar, QToolButton

from helpviewer.book.book import Location
from helpviewer.models.navigator import History, Navigator, Visit
from helpviewer.ui.common.bidi import isolate

CLOSE, CLOSE_SIZE = "close", 14
"""The icon of the button that closes a tab, and its size in pixels."""

MOST_CLOSED = 20
"""Closed tabs that can be had again."""

WIDEST = 40
"""Letters of a title on a tab; the rest is in its tooltip."""


class Tabs(QTabBar):
    """Shows the tabs of a window, where there are at least two. The first one is what the window shows now.

    Args:
        navigator: shows the history of the present tab.
        title_of: the title of a place.
        icon_of: makes the icon with a name.

    Signals:
        changed: other tabs than before.
    """

    changed = Signal()

    def __init__(
        self, navigator: Navigator, title_of: Callable[[Location], str], icon_of: Callable[[str], QIcon]
    ) -> None:
        super().__init__()
        self._icon_of = icon_of
        self._navigator = navigator
        self._title_of = title_of
        self._switching = False
        self._closed: list[tuple[int, History]] = []
        self.setObjectName("tabs")
        self.setAccessibleName(self.tr("Tabs"))
        self.setAutoHide(True)
        self.setMovable(True)
        self.setExpanding(False)
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.addTab("")
        self._name(0, navigator.location)
        self.currentChanged.connect(self._switch)
        self.tabMoved.connect(self._moved)
        navigator.location_changed.connect(self._arrived)

    def update_icons(self) -> None:
        """Draw the icons of the buttons in the colours of the theme."""
        for button in self.findChildren(QToolButton, CLOSE):
            button.setIcon(self._icon_of(CLOSE))

    def tabInserted(self, index: int) -> None:
        """Give a new tab its button. Qt's own is a spot of colour that draws the eye."""
        super().tabInserted(index)
        button = QToolButton()
        button.setObjectName(CLOSE)
        button.setAutoRaise(True)
        button.setIconSize(QSize(CLOSE_SIZE, CLOSE_SIZE))
        button.setIcon(self._icon_of(CLOSE))
        button.setToolTip(self.tr("Close this tab"))
        button.setAccessibleName(self.tr("Close this tab"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side = self.ButtonPosition.RightSide
        button.clicked.connect(
            lambda: self.close_tab(next(n for n in range(self.count()) if self.tabButton(n, side) is button))
        )
        self.setTabButton(index, side, button)

    def open(self, location: Location, *, in_front: bool = False) -> None:
        """Open a further tab at a place, behind the present one."""
        index = self.insertTab(self.currentIndex() + 1, "")
        self.setTabData(index, History((Visit(location),), 0))
        self._name(index, location)
        self.changed.emit()
        if in_front:
            self.setCurrentIndex(index)

    def open_all(self, locations: Iterable[Location]) -> None:
        """Open further tabs at the end."""
        for location in locations:
            index = self.addTab("")
            self.setTabData(index, History((Visit(location),), 0))
            self._name(index, location)

    def close_tab(self, index: int) -> None:
        """Close a tab, which can be had again with its history. The only one stays."""
        if self.count() > 1:
            present = index == self.currentIndex()
            history = self._navigator.history() if present else self.tabData(index)
            self._closed = [*self._closed[1 - MOST_CLOSED :], (index, history)]
            if present:
                self.setTabData(index, History((), -1))
            self.removeTab(index)
            self.changed.emit()

    @property
    def can_reopen(self) -> bool:
        """Whether a tab was closed."""
        return bool(self._closed)

    def reopen(self) -> None:
        """Open the tab again that was closed last, where it was and with its history."""
        if not self._closed:
            return
        place, history = self._closed.pop()
        index = self.insertTab(min(place, self.count()), "")
        self.setTabData(index, history)
        self._name(index, history.visits[history.at].location)
        self.setCurrentIndex(index)
        self.changed.emit()

    def step(self, step: int) -> None:
        """Go so many tabs on; after the last comes the first."""
        self.setCurrentIndex((self.currentIndex() + step) % self.count())

    def others(self) -> tuple[list[Location], list[Location]]:
        """The places of the tabs before and behind the present one."""
        places = [self._place(index) for index in range(self.count())]
        here = self.currentIndex()
        return places[:here], places[here + 1 :]

    def restore(self, before: Iterable[Location], behind: Iterable[Location]) -> None:
        """Open tabs before and behind the present one."""
        for number, location in enumerate(before):
            self._switching = True
            index = self.insertTab(number, "")
            self._switching = False
            self.setTabData(index, History((Visit(location),), 0))
            self._name(index, location)
        self.open_all(behind)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click with the middle button closes a tab."""
        index = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and index >= 0:
            self.close_tab(index)
        else:
            super().mouseReleaseEvent(event)

    # -- inside -----------------------------------------------------------------------------------

    def _place(self, index: int) -> Location:
        if index == self.currentIndex():
            return self._navigator.location
        history: History = self.tabData(index)
        return history.visits[history.at].location

    def _name(self, index: int, location: Location) -> None:
        title = self._title_of(location)
        shown = title if len(title) <= WIDEST else title[: WIDEST - 1].rstrip() + "…"
        self.setTabText(index, isolate(shown.replace("&", "&&")))
        self.setTabToolTip(index, title)

    def _arrived(self, visit: Visit) -> None:
        self._name(self.currentIndex(), visit.location)

    def _switch(self, index: int) -> None:
        if self._switching or index < 0:
            return
        history = self.tabData(index)
        left = self._navigator.history()
        for other in range(self.count()):  # the one that was left has no history of its own yet
            if other != index and self.tabData(other) is None:
                self.setTabData(other, left)
        self.setTabData(index, None)
        if history is not None:
            self._navigator.show(history)
        self.changed.emit()

    def _moved(self, _from: int, _to: int) -> None:
        self.changed.emit()
