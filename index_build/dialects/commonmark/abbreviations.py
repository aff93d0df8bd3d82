"""Abbreviations: ``*[HTML]: Hyper Text Markup Language`` on a line of its own."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_DEFINITION = re.compile(r"\*\[([^\]\n]{1,100})\]:\s*(\S[^\n]*)")
_MOST = 500


def add_to(md: MarkdownIt) -> None:
    """Teach ``md`` abbreviations."""
    md.block.ruler.before("reference", "abbreviation", _rule, {"alt": ["paragraph", "reference"]})
    md.core.ruler.after("inline", "abbreviations", _write)


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("*[", at) or state.is_code_block(start):
        return False
    match = _DEFINITION.fullmatch(state.src[at : state.eMarks[start]])
    if match is None:
        return False
    if not silent:
        state.env.setdefault("abbreviations", {}).setdefault(match[1], match[2].strip())
        state.line = start + 1
    return True


def _write(state: StateCore) -> None:
    known: dict[str, str] = state.env.get("abbreviations", {})
    if not known or len(known) > _MOST:
        return
    names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{names})(?!\w)")
    for token in state.tokens:
        if token.type == "inline" and token.children and pattern.search(token.content):
            token.children = [new for child in token.children for new in _parts(child, pattern, known)]


def _parts(token: Token, pattern: re.Pattern[str], known: dict[str, str]) -> list[Token]:
    if token.type != "text":
        return [token]
    found: list[Token] = []
    at = 0
    for match in pattern.finditer(token.content):
        found.append(Token("text", "", 0, content=token.content[at : match.start()]))
        found.append(Token("abbr_open", "abbr", 1, attrs={"title": known[match[0]]}))
        found.append(Token("text", "", 0, content=match[0]))
        found.append(Token("abbr_close", "abbr", -1))
        at = match.end()
    if not found:
        return [token]
    found.append(Token("text", "", 0, content=token.content[at:]))
    return found
