"""Text of a book in a window of another direction: it keeps its own, its question mark at its own end."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from helpviewer.ui.common.selected_row import draw_selected_bar

FIRST_STRONG_ISOLATE, LEFT_TO_RIGHT_ISOLATE, END_OF_ISOLATE = "\u2068", "\u2066", "\u2069"
"""https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates"""


def isolate(text: str) -> str:
    """The text, to be laid out in the direction of its first letter, whatever is around it."""
    return f"{FIRST_STRONG_ISOLATE}{text}{END_OF_ISOLATE}"


def left_to_right(text: str) -> str:
    """The text, to be laid out from left to right, such as the name of a key."""
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{END_OF_ISOLATE}"


class OwnDirection(QStyledItemDelegate):
    """Rows whose text keeps its own direction in a window that is written from right to left; a bar marks the
    selected one."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if option.widget.isRightToLeft() and option.text:
            option.text = isolate(option.text)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        draw_selected_bar(painter, option, index)
