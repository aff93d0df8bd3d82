"""The caret that the arrow keys move through the text when the reader wants that."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTextBrowser

from helpviewer.ui.page.layout.column import Column


def has_caret(view: QTextBrowser) -> bool:
    """Whether the arrow keys move a caret, and do not scroll."""
    from PySide6.QtCore import Qt  # not on top: its enums take 20 ms of the start

    return bool(view.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard)


def switch_caret(view: QTextBrowser, column: Column) -> str:
    """Give the keys a caret at the first line in sight, or take it away; what the reader is told."""
    from PySide6.QtCore import Qt

    translate = QCoreApplication.translate
    flag = Qt.TextInteractionFlag.TextSelectableByKeyboard
    view.setTextInteractionFlags(view.textInteractionFlags() ^ flag)
    if not has_caret(view):
        return translate("PageView", "The arrow keys scroll the page again.")
    view.setTextCursor(column.cursor(column.place()[0]))
    return translate("PageView", "The arrow keys move a caret through the text. F7 switches it off.")
