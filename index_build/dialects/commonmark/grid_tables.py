"""Tables drawn with signs (``+---+---+``), as Pandoc and reStructuredText have them."""

from __future__ import annotations

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from index_build.dialects.commonmark.unclosed import line_text

_BORDER = re.compile(r"\+(?::?[-=]+:?\+)+")


def add_to(md: MarkdownIt) -> None:
    """Teach ``md`` such tables. Those with cells over several columns or rows stay as they are."""
    md.block.ruler.before("paragraph", "grid_table", _rule, {"alt": ["paragraph", "reference", "blockquote"]})


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    if state.src[at : at + 1] != "+" or state.is_code_block(start):
        return False
    lines: list[str] = []
    while start + len(lines) < end:
        number = start + len(lines)
        text = line_text(state, number)
        if text[:1] not in ("+", "|"):
            break
        lines.append(text)
    edges = _edges(lines)
    if not edges:
        return False
    if not silent:
        _write(state, start, lines, edges)
        state.line = start + len(lines)
    return True


def _edges(lines: list[str]) -> list[int]:
    """The columns of the signs between cells, none if the lines are no table."""
    if len(lines) < 3 or not _BORDER.fullmatch(lines[0]) or not _BORDER.fullmatch(lines[-1]):
        return []
    edges = [at for at, sign in enumerate(lines[0]) if sign == "+"]
    for line in lines:
        is_border = _BORDER.fullmatch(line) is not None
        if len(line) != len(lines[0]) or any(line[at] != ("+" if is_border else "|") for at in edges):
            return []
        if is_border and line.count("+") != len(edges):
            return []
    return edges


def _write(state: StateBlock, start: int, lines: list[str], edges: list[int]) -> None:
    borders = [at for at, line in enumerate(lines) if line.startswith("+")]
    heads = next((at for at in borders if "=" in lines[at]), 0)
    aligns = _aligns(lines[heads], edges)
    _markup(state, f'<table data-line="{start + 1}">')
    for top, bottom in pairwise(borders):
        tag = "th" if bottom <= heads else "td"
        _markup(state, "<thead><tr>" if tag == "th" else "<tr>")
        for left, right, align in zip(edges, edges[1:], aligns, strict=False):
            _markup(state, f"<{tag}{align}>")
            cell = [line[left + 1 : right].rstrip() for line in lines[top + 1 : bottom]]
            _cell(state, [line.removeprefix(" ") for line in cell], start + top + 1)
            _markup(state, f"</{tag}>")
        _markup(state, "</tr></thead>" if tag == "th" else "</tr>")
    _markup(state, "</table>\n")


def _aligns(border: str, edges: list[int]) -> list[str]:
    found: list[str] = []
    for left, right in pairwise(edges):
        both = (border[left + 1] == ":", border[right - 1] == ":")
        side = {(True, True): "center", (False, True): "right"}.get(both, "")
        found.append(f' align="{side}"' if side else "")
    return found


def _cell(state: StateBlock, lines: list[str], line: int) -> None:
    tokens: list[Token] = []
    state.md.block.parse("\n".join(lines), state.md, state.env, tokens)
    single = len(tokens) == 3 and tokens[0].type == "paragraph_open"
    for token in tokens:
        if token.map:
            token.map = [token.map[0] + line, token.map[1] + line]
        token.hidden = token.hidden or (single and token.type != "inline")
        state.tokens.append(token)


def _markup(state: StateBlock, html: str) -> None:
    state.tokens.append(Token("markup", "", 0, content=html, level=state.level))
