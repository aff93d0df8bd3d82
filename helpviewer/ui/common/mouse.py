"""Mouse buttons: those for back and forward, which the window handles, and clicks that open a new tab."""

from __future__ import annotations

from PySide6.QtGui import QMouseEvent


def history_step(event: QMouseEvent) -> int:
    """-1 for the button that goes back, +1 for the one that goes forward, 0 for any other."""
    from PySide6.QtCore import (
        Qt,
    )  # here, not on top: its enums take 20 ms that the first page need not wait for

    return {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}.get(event.button(), 0)


def is_history_button(event: QMouseEvent) -> bool:
    """Whether the event belongs to the window's history and not to the pane under the mouse."""
    return history_step(event) != 0


def wants_new_tab(event: QMouseEvent) -> bool:
    """Whether a click asks for a tab of its own: the middle button, or the left one with Ctrl."""
    from PySide6.QtCore import Qt

    if event.button() == Qt.MouseButton.MiddleButton:
        return True
    with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return with_ctrl and event.button() == Qt.MouseButton.LeftButton
