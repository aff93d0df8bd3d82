"""Texts of a book for tooltips."""

from __future__ import annotations

from html import escape


def as_tip(text: str) -> str:
    """The text, to be shown as it is: Qt would take it for markup where it looks so, and load pictures."""
    if "<" not in text and "&lt;" not in text:
        return text
    return "<p>" + escape(text).replace("\n", "<br>") + "</p>"
