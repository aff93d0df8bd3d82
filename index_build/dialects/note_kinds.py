"""What dialects call their notes."""

from __future__ import annotations

from typing import get_args

from helpviewer.page.nodes import NoteKind

NOTE_KINDS: dict[str, NoteKind] = {
    "note": "note", "info": "note", "abstract": "note", "summary": "note", "seealso": "note", "tldr": "note",
    "example": "note", "question": "note", "quote": "note", "todo": "note", "admonition": "note",
    "notice": "note", "cite": "note", "faq": "note", "help": "note", "secondary": "note", "todo-box": "note",
    "tip": "tip", "hint": "tip", "success": "tip", "check": "tip", "done": "tip",
    "important": "important", "new": "important",
    "warning": "warning", "attention": "warning", "warn": "warning",
    "caution": "caution", "danger": "caution", "error": "caution", "failure": "caution", "bug": "caution",
    "fail": "caution", "missing": "caution",
}  # fmt: skip
"""The kinds of notes of all dialects, and the kinds of a book."""

_TITLES = {"seealso": "See also", "tldr": "TL;DR", "faq": "FAQ", "warn": "Warning"}
_NO_WORDS = frozenset({*get_args(NoteKind), "admonition", "secondary", "todo-box"})
"""Names that say no more than the kind that a book has for them."""


_LIKE_THE_KIND = frozenset({"info", "hint", "attention", "warn", "danger", "error"})
"""Names that say about as much as the kind, whose own name a book has in its language."""


def own_title(name: str, *, is_english: bool) -> str:
    """The title of a note that has none: what it calls itself (``question``), "" if its kind says as much."""
    low = name.lower()
    if low in _NO_WORDS or (low in _LIKE_THE_KIND and not is_english):
        return ""
    return _TITLES.get(low, low.capitalize())
