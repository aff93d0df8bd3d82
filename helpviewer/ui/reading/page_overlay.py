"""Something that is no page of the book in the place of the page, such as the list of what changed."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout, QWidget

from helpviewer.models.navigator import Navigator


class PageOverlay(QObject):
    """Puts one thing at a time over the page. It goes when the reader goes anywhere; "back" leads to the page
    that was there.

    Args:
        body: what is covered; it stands in a box layout.
        page: the page in it, for whoever moves the keyboard there.
    """

    def __init__(self, body: QWidget, page: QWidget, navigator: Navigator) -> None:
        super().__init__(page)
        self._body = body
        self._page = page
        self._navigator = navigator
        self._shown: QWidget | None = None
        navigator.location_changed.connect(lambda: self.remove())
        navigator.uncovered.connect(self.remove)

    def show(self, widget: QWidget, keyboard: QWidget) -> None:
        """Show something in the place of the page, with the keyboard in a part of it."""
        if self._shown is not widget:
            self.remove()
            above = self._body.parentWidget()
            column = above.layout() if above else None
            assert isinstance(column, QBoxLayout)
            column.insertWidget(column.indexOf(self._body), widget, 1)
            self._page.setFocusProxy(keyboard)
            self._shown = widget
            self._navigator.cover()
        self._body.hide()
        widget.show()
        keyboard.setFocus()

    def remove(self) -> None:
        """Show the page again."""
        if self._shown is None:
            return
        had_focus = self._shown.isAncestorOf(self._page.window().focusWidget())
        self._page.setFocusProxy(None)  # type: ignore[arg-type] # its stubs forget that
        self._shown.hide()
        self._shown = None
        self._body.show()
        if had_focus:
            self._page.setFocus()
