"""Code line by line, for boxes that number or mark their lines. No Qt."""

from __future__ import annotations

from typing import Literal, NamedTuple

from helpviewer.page.nodes import CodeBlock, Token

Mark = Literal["", "marked", "added", "removed"]

SIGNS: dict[Mark, str] = {"": " ", "marked": ">", "added": "+", "removed": "-"}
"""What stands before a line where there are no colours."""


class CodeLine(NamedTuple):
    """A line: its number ("" for none), its mark, its tokens without a line end, and the numbers of the notes
    on it."""

    number: str
    mark: Mark
    tokens: tuple[Token, ...]
    notes: tuple[int, ...]


def has_marks(code: CodeBlock) -> bool:
    """Whether any line is marked."""
    return bool(code.marked or code.added or code.removed)


def is_plain(code: CodeBlock) -> bool:
    """Whether the code is nothing but its text."""
    return not (code.first_number or code.notes or has_marks(code))


def code_lines(code: CodeBlock) -> list[CodeLine]:
    """The lines, their numbers padded to the same width."""
    lines: list[list[Token]] = [[]]
    for token in code.tokens:
        first, *others = token.text.split("\n")
        if first:
            lines[-1].append(Token(token.kind, first))
        lines.extend([Token(token.kind, other)] if other else [] for other in others)
    marks: dict[int, Mark] = dict.fromkeys(code.marked, "marked")
    marks |= dict.fromkeys(code.added, "added")
    marks |= dict.fromkeys(code.removed, "removed")
    notes: dict[int, list[int]] = {}
    for number, note in enumerate(code.notes, 1):
        notes.setdefault(min(max(note.line, 1), len(lines)), []).append(number)
    width = len(str(code.first_number + len(lines) - 1))
    return [
        CodeLine(
            str(code.first_number + at - 1).rjust(width) if code.first_number else "",
            marks.get(at, ""),
            tuple(tokens),
            tuple(notes.get(at, ())),
        )
        for at, tokens in enumerate(lines, 1)
    ]
