"""Headings and links of a page for screen readers. Loaded only where one is at work.

Qt tells a screen reader a page's text, but not what in it is a heading or a link. So each of them gets an
unseen widget of its own over the page, with the right role; a link can be pressed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QTextCursor
from PySide6.QtWidgets import QAccessibleWidget, QTextEdit, QWidget

from helpviewer.ui.page.outline import headings, links


class PageAccess:
    """Keeps the unseen widgets in step with the page.

    Args:
        view: shows the page.
        follow: opens a link, given where it leads.
        show: brings a position of the document into sight.
    """

    def __init__(self, view: QTextEdit, follow: Callable[[str], None], show: Callable[[int], None]) -> None:
        _install_factory()
        self._view = view
        self._follow = follow
        self._show = show
        self._parts: list[_Part] = []
        bar_name = QCoreApplication.translate("PageAccess", "Scroll the page")
        view.verticalScrollBar().setAccessibleName(bar_name)

    def read_page(self) -> None:
        """Make the headings and links of the document that is shown now known."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        document, role = self._view.document(), QAccessible.Role
        level = QCoreApplication.translate("PageAccess", "Level {0}")
        found = [
            (h.start, h.end, role.Heading, level.format(h.level), partial(self._show, h.start))
            for h in headings(document)
        ]
        found += [(k.start, k.end, role.Link, "", partial(self._follow, k.href)) for k in links(document)]
        self._parts = [_Part(self._view, *part) for part in sorted(found, key=lambda part: part[:2])]


class _Part(QWidget):
    """One heading or link."""

    def __init__(
        self,
        view: QTextEdit,
        start: int,
        end: int,
        role: QAccessible.Role,
        description: str,
        press: Callable[[], None],
    ) -> None:
        super().__init__(view.viewport())
        self.role = role
        self.press = press
        self._view = view
        self._cursor = QTextCursor(view.document())
        self._cursor.setPosition(start)
        self._cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        picture = self._cursor.selectedText() == "\ufffc"
        name = self._picture_text() if picture else self._cursor.selectedText()
        self.setAccessibleName(" ".join(name.split()))
        self.setAccessibleDescription(description)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(1, 1)
        self.show()

    def _picture_text(self) -> str:
        from PySide6.QtGui import QTextFormat

        alt = self._cursor.charFormat().stringProperty(QTextFormat.Property.ImageAltText.value)
        return alt or QCoreApplication.translate("PageAccess", "Picture")

    def text_rect(self) -> QRect:
        """Where the text stands on the screen."""
        first, last = QTextCursor(self._cursor), QTextCursor(self._cursor)
        first.setPosition(self._cursor.selectionStart())
        last.setPosition(self._cursor.selectionEnd())
        place = self._view.cursorRect(first).united(self._view.cursorRect(last))
        return QRect(self._view.viewport().mapToGlobal(place.topLeft()), place.size())


class _PartAccess(QAccessibleWidget):
    """What a screen reader is told of one part."""

    def __init__(self, part: _Part) -> None:
        super().__init__(part, part.role)
        self._part = part

    def rect(self) -> QRect:
        return self._part.text_rect()

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction()]

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction():
            self._part.press()


@cache
def _install_factory() -> None:
    """Once: Qt asks every factory it knows."""
    QAccessible.installFactory(_make_access)


def _make_access(_class_name: str, thing: QObject) -> Any:
    if not isinstance(thing, _Part):
        return None
    thing.access = _PartAccess(thing)  # type: ignore[attr-defined]  # Qt keeps no hold on Python's half
    return thing.access  # type: ignore[attr-defined]
