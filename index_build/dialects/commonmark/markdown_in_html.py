"""HTML that says that Markdown stands in it (``<div markdown>``), also where no empty line does."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_OPENING = re.compile(
    r"<(address|article|aside|blockquote|center|dd|details|div|dl|dt|figcaption|figure|footer|header|li|main"
    r"|nav|ol|p|section|summary|table|tbody|td|th|thead|tr|ul)"
    r"(?=[^<>]*\smarkdown(?:\s*=\s*[\"']?(?:1|span|block)[\"']?)?[\s>])[^<>]*>",
    re.IGNORECASE,
)


def add_to(md: MarkdownIt) -> None:
    """Teach ``md`` these elements."""
    md.block.ruler.before(
        "html_block", "markdown_in_html", _rule, {"alt": ["paragraph", "reference", "blockquote"]}
    )


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    if state.src[at : at + 1] != "<" or state.is_code_block(start):
        return False
    line = state.src[at : state.eMarks[start]].rstrip()
    match = _OPENING.match(line)
    if match is None:
        return False
    rest = line[match.end() :]
    closing = f"</{match[1]}>"
    if rest and not rest.lower().endswith(closing.lower()):
        return False
    if silent:
        return True
    _push_html(state, match[0], start)
    if rest:
        words = rest[: -len(closing)].strip()
        state.push("paragraph_open", "p", 1).hidden = True
        token = state.push("inline", "", 0)
        token.map, token.content, token.children = [start, start + 1], words, []
        state.push("paragraph_close", "p", -1).hidden = True
        _push_html(state, closing, start)
    state.line = start + 1
    return True


def _push_html(state: StateBlock, html: str, line: int) -> None:
    token = state.push("html_block", "", 0)
    token.content, token.map = f"{html}\n", [line, line + 1]
