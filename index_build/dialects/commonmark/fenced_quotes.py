"""Quotations between lines of ``>>>``, as GitLab has them."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from index_build.dialects.commonmark.unclosed import line_text

_SIGN = ">>>"


def add_to(md: MarkdownIt) -> None:
    """Teach ``md`` such quotations."""
    md.block.ruler.before("blockquote", "fenced_quote", _rule, {"alt": ["paragraph", "reference", "list"]})


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not state.src.startswith(_SIGN, state.bMarks[start] + state.tShift[start]):
        return False
    if state.is_code_block(start) or line_text(state, start) != _SIGN:
        return False
    last = next((line for line in range(start + 1, end) if line_text(state, line) == _SIGN), 0)
    if not last:
        return False
    if silent:
        return True
    before = state.lineMax, state.parentType
    state.lineMax, state.parentType = last, "blockquote"
    token = state.push("blockquote_open", "blockquote", 1)
    token.map = [start, last + 1]
    state.md.block.tokenize(state, start + 1, last)
    state.push("blockquote_close", "blockquote", -1)
    state.lineMax, state.parentType = before
    state.line = last + 1
    return True
