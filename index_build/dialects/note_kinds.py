"""What dialects call their notes."""

from __future__ import annotations

from helpviewer.page.nodes import NoteKind

NOTE_KINDS: dict[str, NoteKind] = {
    "note": "note", "info": "note", "abstract": "note", "summary": "note", "seealso": "note", "tldr": "note",
    "example": "note", "question": "note", "quote": "note", "todo": "note", "admonition": "note",
    "cite": "note", "faq": "note", "help": "note", "secondary": "note", "todo-box": "note",
    "tip": "tip", "hint": "tip", "success": "tip", "check": "tip", "done": "tip",
    "important": "important", "new": "important",
    "warning": "warning", "attention": "warning", "warn": "warning",
    "caution": "caution", "danger": "caution", "error": "caution", "failure": "caution", "bug": "caution",
    "fail": "caution", "missing": "caution",
}  # fmt: skip
"""The kinds of notes of all dialects, and the kinds of a book."""
