"""Texts of a book for tooltips."""

from __future__ import annotations


def as_tip(text: str) -> str:
    """The text, to be shown as it is: Qt would take it for markup where it looks so, and load pictures."""
    if "<" not in text and "&lt;" not in text:
        return text
    from html import escape  # 2 ms for a table that hardly a title needs

    return "<p>" + escape(text).replace("\n", "<br>") + "</p>"
