"""Attributes in braces (``{#id .class width=100}``), which are applied or dropped, never shown; any other
braces are text."""

from __future__ import annotations

import re
from collections.abc import Collection

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError, parse

_AFTER = frozenset(
    {"image", "code_inline", "link_close", "em_close", "strong_close", "s_close", "math_inline"}
)
_KEPT = ("id", "class", "width", "height", "align", "title", "start", "style", "alt")
_BARE_VALUE = re.compile(r"""(\s[\w-]+=|(?<=[{:])[\w-]+=)([^\s"'{}=]*[^\s\w"'{}=][^\s"'{}=]*)(?=\s|$)""")
_ID_WITH_DOTS = re.compile(r"([\s{:])#([\w:-]+(?:\.[\w:-]+)+)(?=\s|$)")
"""The parser takes what stands behind a dot for a class: ``#v1.2``."""

_AT_END = re.compile(r"[ \t]*(\{:?[ \t]*[#.\w-][^{}\n]*\}|\{-\})[ \t]*$")
_UNNUMBERED = "{-}"
_LINE = re.compile(r"\{:[^{}\n]*\}[ \t]*|\{[ \t]*[#.][^{}\n]*\}[ \t]*")
_CONTENTS = frozenset(
    {
        "[[toc]]",
        "[[TOC]]",
        "[[_TOC_]]",
        "[[_TOSP_]]",
        "{{TOC}}",
        "{{toc}}",
        "\\tableofcontents",
        "[TOC]",
        "[toc]",
        "{:toc}",
        "{{< toc >}}",
        "${toc}",
    }
)
"""Where generators put a page's table of contents, which every reader shows by itself."""

_MDX_ID = re.compile(r"\{/\*\s*#?([\w-]+)\s*\*/\}")


def add_to(md: MarkdownIt) -> None:
    """Teach ``md`` attributes."""
    md.inline.ruler.before("html_inline", "attributes", _inline_rule)
    md.core.ruler.after("block", "attributes", _block_rule)


def read_attributes(text: str, also: Collection[str] = ()) -> dict[str, str] | None:
    """The attributes at the start of ``text`` (``{…}`` or ``{: …}``) that a book has a use for, None when
    these braces are none. ``also`` are names that the asker has a use for."""
    found = _parse(text, also)
    return None if found is None else found[1]


def _parse(text: str, also: Collection[str] = ()) -> tuple[int, dict[str, str]] | None:
    """How long the attributes are, and what they say."""
    colon = text.startswith("{:")
    end = text.find("}")
    # The parser takes letters alone for a value without quotes: width=50%.
    quoted = _BARE_VALUE.sub(r'\1"\2"', _ID_WITH_DOTS.sub(r'\1id="\2"', text[:end])) + text[end:]
    try:
        length, attributes = parse("{" + quoted[2:] if colon else quoted)
    except ParseError:
        return None
    if not attributes and not colon:
        return None
    kept = {name: value for name, value in attributes.items() if name in _KEPT or name in also}
    return length + 1 + colon - (len(quoted) - len(text)), kept


def _inline_rule(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    token = state.tokens[-1]
    # Emphasis is told from text later: its attributes have nothing to change but the classes.
    after_sign = state.src[state.pos - 1] in "*_~=" and state.src[state.pos + 1 : state.pos + 2] in ":.#"
    if token.type not in _AFTER and not after_sign:
        return False
    found = _parse(state.src[state.pos : state.pos + 500])
    if found is None:
        return False
    if not silent and token.type in _AFTER:
        _opening(state.tokens).attrs.update(found[1])
    state.pos += found[0]
    return True


def _opening(tokens: list[Token]) -> Token:
    level = 0
    for token in reversed(tokens):
        level += token.nesting
        if level == 0:
            return token
    return tokens[-1]


def _block_rule(state: StateCore) -> None:
    """Attributes at the end of a heading, and on lines of their own above or below a block."""
    tokens = state.tokens
    for at, token in enumerate(tokens):
        if token.type != "inline" or at == 0:
            continue
        opening = tokens[at - 1]
        if token.content in _CONTENTS and opening.type == "paragraph_open":
            token.content, opening.hidden, tokens[at + 1].hidden = "", True, True
        if "{" not in token.content:
            continue
        if opening.type == "heading_open":
            token.content = _MDX_ID.sub(r"{#\1}", token.content)
            _take_end(token, opening)
        elif opening.type == "paragraph_open":
            _take_lines(at, tokens)


def _take_end(token: Token, opening: Token) -> None:
    match = _AT_END.search(token.content)
    attributes = None
    if match is not None:
        attributes = {} if match[1] == _UNNUMBERED else read_attributes(match[1])
    if match is not None and attributes is not None:
        token.content = token.content[: match.start()]
        opening.attrs.update(attributes)


def _take_lines(at: int, tokens: list[Token]) -> None:
    token, opening = tokens[at], tokens[at - 1]
    lines = token.content.split("\n")
    if _LINE.fullmatch(lines[-1]) and (attributes := read_attributes(lines[-1].strip())) is not None:
        del lines[-1]
        target = opening if lines else _neighbour(at, tokens)
        _apply(target, attributes)
    elif _LINE.fullmatch(lines[0]) and (attributes := read_attributes(lines[0].strip())) is not None:
        del lines[0]
        _apply(opening, attributes)
        if token.map:
            token.map = [token.map[0] + 1, token.map[1]]
    else:
        return
    token.content = "\n".join(lines)
    if not lines:
        opening.hidden = tokens[at + 1].hidden = True


def _apply(target: Token | None, attributes: dict[str, str]) -> None:
    if target is not None:
        target.attrs.update(attributes)


def _neighbour(at: int, tokens: list[Token]) -> Token | None:
    """The block that a line of attributes belongs to: the one below it."""
    for token in tokens[at + 2 :]:
        if token.nesting == 1:
            return token
        return None
    return None
