"""Cells that a table has no column for: GitHub leaves them out, so the publisher is told."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

_BAR = re.compile(r"(?<!\\)\|")


def add_to(md: MarkdownIt) -> None:
    """Have ``md`` look for such cells."""
    md.core.ruler.before("inline", "cells", _find)


def _find(state: StateCore) -> None:
    lines: list[str] = []
    columns = 0
    for at, token in enumerate(state.tokens):
        if token.type == "table_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "td_open" and state.tokens[at - 1].type == "tr_open":
            row = state.tokens[at - 1].map
            lines = lines or state.src.split("\n")
            if row is None or lines[row[0]].count("|") < columns:
                continue
            lost = _beyond(lines[row[0]], columns, state.tokens[at + 1].content)
            if lost:
                state.env["page"].find("cells", lost, row[0] + 1)


def _beyond(line: str, columns: int, first: str) -> str:
    """The words of a row behind its last column; ``first`` is what its first cell says."""
    cells = _BAR.split(line)
    # What stands before the first bar is a cell, or the sign of the quotation or list around the table.
    if len(cells) > 1 and cells[1].replace("\\|", "|").strip() == first:
        del cells[0]
    return " | ".join(cell.strip() for cell in cells[columns:] if cell.strip())
