"""MyST's directives: fences whose language is a name in braces (``{note}``) hold Markdown, not code."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from index_build.dialects.commonmark.boxes import box_ends
from index_build.dialects.commonmark.list_tables import csv_as_lists, list_table
from index_build.dialects.commonmark.titles import title_html

_HEAD = re.compile(r"\{([A-Za-z][\w:-]*)\}\s*(.*)")
_OPTION = re.compile(r"\s*:([\w-]+):\s*(.*)")
_CODE = frozenset({"code-block", "code", "sourcecode", "code-cell", "parsed-literal", "literal"})
_PICTURES = frozenset({"image", "figure"})
_NAVIGATION = frozenset(
    {
        "toctree",
        "contents",
        "index",
        "highlight",
        "currentmodule",
        "module",
        "meta",
        "only",
        "bibliography",
        "sectionauthor",
        "codeauthor",
    }
)
"""Directives that show nothing of their own."""

_DEEPEST = 20


def add_to(md: MarkdownIt) -> None:
    """Teach ``md`` directives."""
    md.core.ruler.after("block", "directives", _write)


def _write(state: StateCore) -> None:
    state.tokens = _expanded(state.tokens, state, 0)


def _expanded(tokens: list[Token], state: StateCore, depth: int) -> list[Token]:
    if depth > _DEEPEST or not any(token.type == "fence" and token.info[:1] == "{" for token in tokens):
        return tokens
    found: list[Token] = []
    for token in tokens:
        head = _HEAD.fullmatch(token.info.strip()) if token.type == "fence" else None
        if head is None:
            found.append(token)
        else:
            found.extend(_directive(token, head[1].lower(), head[2].strip(), state, depth))
    return found


def _directive(token: Token, name: str, argument: str, state: StateCore, depth: int) -> list[Token]:
    line = token.map[0] + 1 if token.map else 0
    options, body, skipped = _options(token.content)
    if name in _CODE:
        spelled = " ".join(f'{key}="{value or 1}"' for key, value in options.items())
        token.info, token.content = f"{argument} {spelled.replace('linenos', 'linenums')}", body
        return [token]
    if name == "math" or name in ("mermaid", "plantuml", "graphviz"):
        token.info, token.content = name, f"{argument}\n{body}" if argument else body
        return [token]
    if name in _PICTURES:
        return _markup(_picture(argument, options, line), token.level) + (
            _nested(body, line + skipped, token, state, depth) if body.strip() else []
        )
    if name in _NAVIGATION:
        return []
    if name in ("list-table", "csv-table"):
        return _table(name, argument, token, state, depth)
    ends = box_ends(name, argument, line, state)
    if ends is None:
        state.env["page"].find("directive", f"{{{name}}}", line)
        token.info = ""
        token.content = f"{argument}\n{token.content}" if argument else token.content
        return [token]
    inner = _nested(body, line + skipped, token, state, depth)
    return [*_markup(ends.opening, token.level), *inner, *_markup(ends.closing, token.level)]


def _table(name: str, title: str, token: Token, state: StateCore, depth: int) -> list[Token]:
    options, body, skipped = _options(token.content)
    given = options.get("header-rows", "0")
    heads = int(given) if given.isdecimal() and len(given) < 4 else 0
    if name == "csv-table":
        heads += "header" in options
        body = csv_as_lists(body, options.get("header", ""))
    inner = _nested(body, (token.map[0] + 1 if token.map else 0) + skipped, token, state, depth)
    return list_table(inner, title_html(title, state) if title else "", heads, token.level)


def _options(content: str) -> tuple[dict[str, str], str, int]:
    """The options at the top of a directive, the rest, and how many lines were skipped."""
    options: dict[str, str] = {}
    lines = content.split("\n")
    at = 0
    while at < len(lines) and (match := _OPTION.fullmatch(lines[at])) is not None:
        options[match[1].lower()] = match[2].strip()
        at += 1
    return options, "\n".join(lines[at:]), at


def _nested(body: str, line: int, token: Token, state: StateCore, depth: int) -> list[Token]:
    tokens: list[Token] = []
    state.md.block.parse(body, state.md, state.env, tokens)
    for one in tokens:
        one.level += token.level
        if one.map:
            one.map = [one.map[0] + line, one.map[1] + line]
    return _expanded(tokens, state, depth + 1)


def _picture(source: str, options: dict[str, str], line: int) -> str:
    size = "".join(
        f' {side}="{escapeHtml(options[side])}"' for side in ("width", "height") if side in options
    )
    alt = escapeHtml(options.get("alt", ""))
    return f'<p><img src="{escapeHtml(source)}" alt="{alt}"{size} data-line="{line}"></p>'


def _markup(html: str, level: int) -> list[Token]:
    return [Token("markup", "", 0, content=html, level=level)]
