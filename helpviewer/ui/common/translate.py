"""Translates the messages of the packages without Qt into the present language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from helpviewer.core.messages import TEXTS, Message


def translated(said: Message | str) -> str:
    """The sentence of a message; a text that is translated already comes back as it is."""
    if isinstance(said, str):
        return said
    return said.in_words(QCoreApplication.translate("Messages", TEXTS[said.id]))
