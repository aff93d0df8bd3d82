"""Notices that a screen reader is at work: Qt asks for an accessible interface only then."""

from __future__ import annotations

from functools import cache
from typing import Any, Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface


@runtime_checkable
class Accessible(Protocol):
    """Has an accessible interface of its own."""

    def accessible(self) -> QAccessibleInterface:
        """What a screen reader is told; another object each time. Qt asks again when the class of a widget
        has changed, as PySide changes it, and frees each that it was given."""


class InterfaceFactory:
    """Makes accessible interfaces, and keeps them until Qt has let go of them: Qt holds no Python object, and
    Python's half of a widget goes before Qt's."""

    def __init__(self) -> None:
        self._kept: list[QAccessibleInterface] = []

    def make(self, _class_name: str, thing: QObject) -> Any:
        """The interface of a thing that has its own, None for any other; called by Qt."""
        if not isinstance(thing, Accessible):
            return None
        self._kept = [known for known in self._kept if shiboken6.isValid(known)]
        self._kept.append(thing.accessible())
        return self._kept[-1]


@cache
def answer_screen_readers() -> InterfaceFactory:
    """Give Qt the factory; only once, since Qt asks every factory that it knows."""
    factory = InterfaceFactory()
    QAccessible.installFactory(factory.make)
    return factory
