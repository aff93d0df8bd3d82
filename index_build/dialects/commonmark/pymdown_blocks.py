"""PyMdown's blocks between slashes: ``/// note | Title``, ``/// details | Summary``, ``/// tab | Label``."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from index_build.dialects.commonmark.containers import Ends, box_ends
from index_build.dialects.note_kinds import NOTE_KINDS

_HEAD = re.compile(r"[ \t]+([\w-]+)[ \t]*(?:\|[ \t]*(.*?)[ \t]*)?")
_OPTION = re.compile(r"[ \t]*([\w-]+):[ \t]*([^\n]*)")
_PLAIN = frozenset({"html", "define", "caption", "figure-caption", "table-caption"})


def add_to(md: MarkdownIt) -> None:
    """Teach ``md`` these blocks."""
    container_plugin(md, "slashes", "/", validate=_opens)
    md.core.ruler.after("block", "slashes", _write)


def _opens(words: str, _markup: str) -> bool:
    head = _HEAD.fullmatch(words.rstrip())
    return head is not None and (
        head[1].lower() in NOTE_KINDS or head[1].lower() in ("details", "tab") or head[1].lower() in _PLAIN
    )


def _write(state: StateCore) -> None:
    tokens = state.tokens
    closings: list[Ends] = []
    dropped: set[int] = set()
    for at, token in enumerate(tokens):
        if token.type == "container_slashes_open":
            head = _HEAD.fullmatch(token.info.rstrip())
            assert head is not None
            options, has_options = _options(tokens, at)
            if has_options:
                dropped.add(at + 1)
            ends = _ends(head[1].lower(), head[2] or "", options, token, state)
            if head[1].lower() == "tab" and not (
                at and tokens[at - 1].meta.get("tab") == token.level and options.get("new") != "true"
            ):
                ends = Ends(f'<div class="tabbed-set">{ends.opening}', ends.closing)
            closings.append(ends)
            token.content = ends.opening
        elif token.type == "container_slashes_close" and closings:
            ends = closings.pop()
            token.content = ends.closing
            if "tabbed-content" in ends.opening:
                goes_on = _is_tab(tokens, at + 1, token.level)
                token.content += "" if goes_on else "</div>"
                token.meta["tab"] = token.level if goes_on else None
        else:
            continue
        token.type = "markup"
    if dropped:
        state.tokens = [token for at, token in enumerate(tokens) if at not in dropped]


def _ends(name: str, title: str, options: dict[str, str], token: Token, state: StateCore) -> Ends:
    line = token.map[0] + 1 if token.map else 0
    kind = options.get("type", "").lower()
    if name == "admonition" and kind in NOTE_KINDS:
        name = kind
    if name in _PLAIN:
        return Ends(f'<div data-line="{line}">', "</div>")
    ends = box_ends(name, title, line, state)
    assert ends is not None
    if name != "details":
        return ends
    attributes = (f' class="{kind}"' if kind in NOTE_KINDS else "") + (
        " open" if options.get("open", "").lower() == "true" else ""
    )
    return Ends(ends.opening.replace("<details", f"<details{attributes}", 1), ends.closing)


def _options(tokens: list[Token], at: int) -> tuple[dict[str, str], bool]:
    """The options right below the line that opens a block, spelled as code, and whether there are any."""
    opening, below = tokens[at], tokens[at + 1]
    if below.type != "code_block" or not (opening.map and below.map and below.map[0] == opening.map[0] + 1):
        return {}, False
    found = [_OPTION.fullmatch(line) for line in below.content.rstrip("\n").split("\n")]
    if None in found:
        return {}, False
    return {match[1].lower(): match[2].strip("\"'") for match in found if match is not None}, True


def _is_tab(tokens: list[Token], at: int, level: int) -> bool:
    """Whether a tab of the same set opens here."""
    if at >= len(tokens) or tokens[at].type != "container_slashes_open" or tokens[at].level != level:
        return False
    head = _HEAD.fullmatch(tokens[at].info.rstrip())
    return head is not None and head[1].lower() == "tab" and _options(tokens, at)[0].get("new") != "true"
