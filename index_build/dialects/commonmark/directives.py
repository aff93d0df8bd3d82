"""MyST's directives: fences of back-ticks or colons with a name in braces (``{note}``) hold Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from index_build.dialects.commonmark import unclosed
from index_build.dialects.commonmark.containers import box_ends
from index_build.dialects.commonmark.list_tables import csv_as_lists, list_table
from index_build.dialects.commonmark.titles import title_html

_HEAD = re.compile(r"\{([A-Za-z][\w:-]*)\}\s*(.*)")
_COLONS = re.compile(r"(:{3,})[ \t]*(\{[A-Za-z][\w:-]*\}.*|mermaid|plantuml|math)")
"""What holds no Markdown, or says in braces what it is; Azure’s wikis have ``::: mermaid``."""
_OPTION = re.compile(r"\s*:([\w-]+):\s*(.*)")
_CELL_OPTION = re.compile(r"[ \t]*(?:#|//|--|%%)\|")
_CELLS = frozenset(
    {"python", "r", "julia", "bash", "sh", "sql", "ojs", "js", "javascript", "ruby", "stan", "rust", "octave"}
)
"""The languages of cells."""

_CODE = frozenset({"code-block", "code", "sourcecode", "code-cell", "parsed-literal", "literal"})
_NAVIGATION = frozenset(
    {
        "toctree",
        "tableofcontents",
        "contents",
        "index",
        "highlight",
        "currentmodule",
        "module",
        "meta",
        "bibliography",
        "sectionauthor",
        "codeauthor",
    }
)
"""Directives that show nothing of their own."""

_DEEPEST = 20


def add_to(md: MarkdownIt) -> None:
    """Teach ``md`` directives. What stands in them is there before other rules look for boxes and tables."""
    md.core.ruler.after("block", "directives", _write)
    md.block.ruler.before(
        "container_box",
        "colon_directive",
        _colons,
        {"alt": ["paragraph", "reference", "blockquote", "list", "footnote_def"]},
    )


def _colons(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    if state.src[at : at + 3] != ":::" or state.is_code_block(start):
        return False
    opening = _COLONS.fullmatch(state.src[at : state.eMarks[start]].rstrip())
    if opening is None:
        return False
    if silent:
        return True
    line = start + 1
    while line < end:
        text = unclosed.line_text(state, line)
        if text and state.sCount[line] < state.blkIndent:
            break
        if text.startswith(opening[1]) and not text.strip(":"):
            break
        line += 1
    is_closed = line < end and state.src.startswith(":::", state.bMarks[line] + state.tShift[line])
    if not is_closed:
        line = unclosed.next_heading(state, start, line)
    token = state.push("fence", "code", 0)
    token.info, token.markup = opening[2], opening[1]
    if not is_closed:
        token.meta["unclosed"] = "unclosed-box"
    token.content = state.getLines(start + 1, line, state.sCount[start], True)
    state.line = line + is_closed
    token.map = [start, state.line]
    return True


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


class Directive(NamedTuple):
    """A directive taken apart: ``line`` is the one before its text."""

    token: Token
    name: str
    argument: str
    options: dict[str, str]
    body: str
    line: int
    state: StateCore
    depth: int

    @property
    def head(self) -> int:
        """The line on which it opens."""
        return self.token.map[0] + 1 if self.token.map else 0

    def inner(self, body: str | None = None) -> list[Token]:
        """Its text, read."""
        text = self.body if body is None else body
        return _nested(text, self.line, self.token, self.state, self.depth) if text.strip() else []

    def markup(self, html: str) -> list[Token]:
        """HTML of its own."""
        return [Token("markup", "", 0, content=html, level=self.token.level)]


def _directive(token: Token, name: str, argument: str, state: StateCore, depth: int) -> list[Token]:
    unclosed.report(token, state)
    if name in _NAVIGATION:
        return []
    options, body, skipped = _options(token.content)
    label = options.pop("name", "") or options.pop("label", "")
    line = (token.map[0] + 1 if token.map else 0) + skipped
    one = Directive(token, name, argument, options, body, line, state, depth)
    shown = _WRITERS.get(name, _box)(one)
    return [*one.markup(f'<a id="{escapeHtml(label.lower())}"></a>'), *shown] if label else shown


def _box(one: Directive) -> list[Token]:
    """A box with text, or, when nobody knows the name, code."""
    ends = box_ends(one.name, one.argument, one.head, one.state)
    if ends is not None:
        return [*one.markup(ends.opening), *one.inner(), *one.markup(ends.closing)]
    token = one.token
    if token.markup.startswith(":"):
        one.state.env["page"].find(
            "container", f"{token.markup}{{{one.name}}} {one.argument}".strip(), one.head
        )
        return [*one.markup(f'<div data-line="{one.head}">'), *one.inner(), *one.markup("</div>")]
    one.state.env["page"].find("directive", f"{{{one.name}}}", one.head)
    token.info = ""
    token.content = f"{one.argument}\n{token.content}" if one.argument else token.content
    return [token]


def _code(one: Directive) -> list[Token]:
    spelled = " ".join(f'{key}="{value or 1}"' for key, value in one.options.items())
    one.token.info = f"{one.argument} {spelled.replace('linenos', 'linenums')}"
    one.token.content = one.body
    return [one.token]


def _cell(one: Directive) -> list[Token]:
    """Code that Quarto runs (``{python}``), without what its first lines ask for (``#| echo: false``)."""
    lines = one.token.content.split("\n")
    asked = next((at for at, line in enumerate(lines) if not _CELL_OPTION.match(line)), len(lines))
    one.token.info, one.token.content = one.name, "\n".join(lines[asked:])
    return [one.token]


def _drawn(one: Directive) -> list[Token]:
    one.token.info = one.name
    one.token.content = f"{one.argument}\n{one.body}" if one.argument else one.body
    return [one.token]


def _picture(one: Directive) -> list[Token]:
    size = "".join(
        f' {side}="{escapeHtml(one.options[side])}"' for side in ("width", "height") if side in one.options
    )
    alt = escapeHtml(one.options.get("alt", ""))
    image = f'<img src="{escapeHtml(one.argument)}" alt="{alt}"{size} data-line="{one.head}">'
    return [*one.markup(f"<p>{image}</p>"), *one.inner()]


def _button(one: Directive) -> list[Token]:
    """A link, whose words may stand below it."""
    is_page = one.name == "button-ref" and one.options.get("ref-type", "doc") in ("doc", "myst", "any")
    address = one.argument if not is_page or "." in one.argument else f"{one.argument}.md"
    words = title_html(" ".join(one.body.split()) or one.argument, one.state)
    return one.markup(f'<p><a href="{escapeHtml(address)}" data-line="{one.head}">{words}</a></p>')


def _card(one: Directive) -> list[Token]:
    """A card, whose title leads where it says; without a title there is a link below its text."""
    shown = _box(one)
    target = one.options.get("link", "")
    if not target:
        return shown
    kind = one.options.get("link-type", "url")
    if kind == "doc":
        address = f"{target.removesuffix('.md')}.md"
    else:
        address = f"#{target}" if kind == "ref" and "#" not in target else target
    words = title_html(one.argument or target.rpartition("/")[2], one.state)
    link = one.markup(f'<p><a href="{escapeHtml(address)}" data-line="{one.head}">{words}</a></p>')
    return (
        [*one.markup("<div>"), *link, *one.inner(), *one.markup("</div>")]
        if one.argument
        else [*shown, *link]
    )


def _table(one: Directive) -> list[Token]:
    given = one.options.get("header-rows", "0")
    heads = int(given) if given.isdecimal() and len(given) < 4 else 0
    body = one.body
    if one.name == "csv-table":
        heads += "header" in one.options
        body = csv_as_lists(body, one.options.get("header", ""))
    title = title_html(one.argument, one.state) if one.argument else ""
    return list_table(one.inner(body), title, heads, one.token.level)


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


_WRITERS: dict[str, Callable[[Directive], list[Token]]] = {
    **dict.fromkeys(_CODE, _code),
    **dict.fromkeys(_CELLS, _cell),
    **dict.fromkeys(("math", "mermaid", "plantuml", "graphviz", "dot", "d2"), _drawn),
    **dict.fromkeys(("image", "figure"), _picture),
    **dict.fromkeys(("button-link", "button-ref"), _button),
    **dict.fromkeys(("card", "grid-item-card"), _card),
    **dict.fromkeys(("list-table", "csv-table"), _table),
}
