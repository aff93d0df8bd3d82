"""Blocks that an indent of four holds together: ``!!! note``, ``??? note``, ``=== "tab"``."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore

from index_build.dialects.commonmark.titles import title_html

_INDENT = 4
_HEAD = re.compile(r"""(!!!|\?\?\?\+?)\s?([\w -]*?[\w-])(?:\s+"(.*)")?\s*|(===[!+]{0,2})\s+["'](.*)["']\s*""")


def add_to(md: MarkdownIt) -> None:
    """Teach ``md`` these blocks."""
    md.block.ruler.before(
        "fence", "indented", _rule, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    md.core.ruler.after("block", "indented", _write)


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    at = state.bMarks[start] + state.tShift[start]
    if state.src[at : at + 1] not in ("!", "?", "="):
        return False
    head = _HEAD.fullmatch(state.src[at : state.eMarks[start]])
    if head is None:
        return False
    if silent:
        return True
    indent = state.sCount[start] + _INDENT
    last = start
    for line in range(start + 1, end):
        if not state.isEmpty(line):
            if state.sCount[line] < indent:
                break
            last = line
    kind = "tab" if head[4] else "box"
    token = state.push(f"{kind}_open", "div", 1)
    token.map = [start, last + 1]
    token.meta = {"head": head}
    before = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "blockquote", last + 1, indent
    state.md.block.tokenize(state, start + 1, last + 1)
    state.parentType, state.lineMax, state.blkIndent = before
    close = state.push(f"{kind}_close", "div", -1)
    close.meta = {"head": head}
    state.line = last + 1
    return True


def _write(state: StateCore) -> None:
    """Make HTML of the lines that open and close these blocks; tabs beside each other are one set."""
    tokens = state.tokens
    for at, token in enumerate(tokens):
        if token.type not in ("box_open", "box_close", "tab_open", "tab_close"):
            continue
        head: re.Match[str] = token.meta["head"]
        if token.type == "box_open":
            token.content = _box(head, token.map[0] + 1 if token.map else 0, state)
        elif token.type == "box_close":
            token.content = "</div>" if head[1] == "!!!" else "</details>"
        elif token.type == "tab_open":
            first = at == 0 or tokens[at - 1].meta.get("tab") != token.level or "!" in head[4]
            title = title_html(head[5], state)
            label = f'<label>{title}</label><div class="tabbed-content">'
            token.content = f'<div class="tabbed-set">{label}' if first else label
        else:
            follows = tokens[at + 1] if at + 1 < len(tokens) else None
            goes_on = (
                follows is not None and follows.type == "tab_open" and "!" not in follows.meta["head"][4]
            )
            token.content = "</div>" if goes_on else "</div></div>"
            token.meta["tab"] = token.level if goes_on else None
        token.type = "markup"


def _box(head: re.Match[str], line: int, state: StateCore) -> str:
    classes = escapeHtml(head[2])
    title = title_html(head[3], state) if head[3] else ""
    if head[1] == "!!!":
        shown = f'<p class="admonition-title">{title}</p>' if title else ""
        return f'<div class="admonition {classes}" data-line="{line}">{shown}'
    is_open = " open" if head[1].endswith("+") else ""
    return f'<details class="{classes}"{is_open} data-line="{line}">' + (
        f"<summary>{title}</summary>" if title else ""
    )
