"""Lines of plain text, wrapped. No Qt."""

from __future__ import annotations

import textwrap

WIDTH = 78


def paragraph(text: str, prefix: str = "", first: str = "") -> str:
    """Wrapped text; ``prefix`` stands before every line, ``first`` before the first in its place."""
    lines: list[str] = []
    for line in text.split("\n"):
        lead = prefix + (first if not lines else " " * len(first))
        lines.extend(
            textwrap.wrap(
                line.strip(" "),
                WIDTH,
                initial_indent=lead,
                subsequent_indent=prefix + " " * len(first),
                break_long_words=False,
                break_on_hyphens=False,
            )
            or [lead.rstrip()]
        )
    return "\n".join(lines)


def heading(text: str, level: int, prefix: str = "") -> str:
    """A heading; those of the first two levels are underlined."""
    lines = textwrap.wrap(text, WIDTH - len(prefix), break_long_words=False) or [""]
    mark = {1: "=", 2: "-"}.get(level, "")
    if mark:
        lines.append(mark * max(map(len, lines)))
    return "\n".join(prefix + line for line in lines)
