"""Notices that a screen reader is at work: Qt asks for an accessible interface only then."""

from __future__ import annotations

from functools import cache
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface


@runtime_checkable
class Accessible(Protocol):
    """Has an accessible interface of its own."""

    def accessible(self) -> QAccessibleInterface:
        """What a screen reader is told. Whoever makes it keeps it: Qt holds no Python object."""


@cache
def answer_screen_readers() -> None:
    """Once: Qt asks every factory that it knows."""
    QAccessible.installFactory(_make)


def _make(_class_name: str, thing: QObject) -> Any:
    return thing.accessible() if isinstance(thing, Accessible) else None
