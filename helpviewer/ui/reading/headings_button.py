"""The button at the end of the trail that lists the headings of a page where none stand beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from helpviewer.book.book import Location
from helpviewer.book.format import Section
from helpviewer.ui.common.bidi import isolate

INDENT = "\u2003"
"""Before a heading, for each level that it is below the first."""


class HeadingsButton(QToolButton):
    """Opens a menu of the headings, the one in view checked.

    Signals:
        chosen: the :class:`Location` of a heading.
    """

    chosen = Signal(object)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = ""
        self._section = ""
        self._sections: Sequence[Section] = ()
        self.setAutoRaise(True)
        self.setToolTip(title)
        self.setAccessibleName(title)
        self.setPopupMode(self.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.setAccessibleName(title)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    def show_page(self, page_id: str, sections: Sequence[Section], section: str) -> None:
        """List these headings of a page, ``section`` being the one in view."""
        self._page, self._sections, self._section = page_id, sections, section

    def open(self) -> None:
        """Open the menu below the button."""
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _fill(self) -> None:
        self._menu.clear()
        top = min((section.level for section in self._sections), default=0)
        for section in self._sections:
            title = isolate(section.title.replace("&", "&&"))
            action = self._menu.addAction(INDENT * (section.level - top) + title)
            action.setCheckable(True)
            action.setChecked(section.id == self._section)
            place = Location(self._page, section.id)
            action.triggered.connect(lambda checked=False, place=place: self.chosen.emit(place))
            if action.isChecked():
                self._menu.setActiveAction(action)
