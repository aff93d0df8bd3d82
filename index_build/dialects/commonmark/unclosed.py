"""What is opened and never closed: it does not take in the rest of the page, and is named.

Code ends where what stands below an empty line is a heading or a sentence, a box before the next heading;
a comment or a script that nobody closes is text.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_HTML = re.compile(r"<(?:(script|pre|style|textarea)(?=\s|>|$)|!--|\?|!\[CDATA\[|![A-Za-z])", re.IGNORECASE)
_HTML_ENDS = (
    ("<!--", re.compile("-->")),
    ("<?", re.compile(r"\?>")),
    ("<![CDATA[", re.compile(r"\]\]>")),
    ("<!", re.compile(">")),
)
_TAG_ENDS = re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)
_HEADING = re.compile(r"(#{1,6})[ \t]+\S")
_SENTENCE = re.compile(r"[^\W\d_a-z][\w'’-]*,?(?: [^\s;{}=]+){3,}[.:?!]|[^\W\d_a-z][^\x00-\x40]*[。！？：]")
"""A line of prose, hardly one of code."""

_NO_BOX = re.compile(r"[ \t]*[A-Za-z_]\w*\.\w")
_BOXES = (":::", "///")
_FENCE = re.compile(r"`{3,}|~{3,}")


def add_to(md: MarkdownIt) -> None:
    """Bound the rules of ``md`` for such blocks."""
    bounds = {
        "fence": _bounded_fence,
        "html_block": _closed_html,
        "container_box": _named_container,
        "container_slashes": _named_container,
    }
    for rule in md.block.ruler.__rules__:
        if rule.name in bounds:
            rule.fn = bounds[rule.name](rule.fn)
    md.core.ruler.after("directives", "unclosed", _end)


# -- code --------------------------------------------------------------------------------------------


def _bounded_fence(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    def bounded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if not rule(state, start, end, silent):
            return False
        if silent:
            return True
        token = state.tokens[-1]
        if _is_closed(state, start):
            inner = None if token.info.lstrip().startswith("{") else _fence_within(token)
            if inner is not None:
                token.meta["unclosed"], token.meta["inner"] = "fence-in-code", inner
            return True
        token.meta["unclosed"] = "unclosed-code"
        is_directive = token.info.strip().startswith("{")
        last = (next_heading if is_directive else _end_of_code)(state, start, state.line)
        if last < state.line:
            state.line = last
            token.map = [start, last]
            token.content = state.getLines(start + 1, last, state.sCount[start], True).rstrip("\n") + "\n"
        return True

    return bounded


def _is_closed(state: StateBlock, start: int) -> bool:
    """Whether the block of code that was read last ends with a fence."""
    last = state.line - 1
    if last <= start:
        return False
    text = state.src[state.bMarks[last] + state.tShift[last] : state.eMarks[last]]
    markup = state.tokens[-1].markup
    return text.startswith(markup) and not text.strip().strip(markup[0])


def _fence_within(token: Token) -> int | None:
    """The line of code that would open code itself, with the very signs that the code is closed by."""
    opening = re.compile(rf" {{0,3}}{re.escape(token.markup)}[A-Za-z][\w+#-]*[ \t]*")
    if token.markup not in token.content:
        return None
    lines = token.content.split("\n")
    return next((number for number, line in enumerate(lines) if opening.fullmatch(line)), None)


def _end_of_code(state: StateBlock, start: int, end: int) -> int:
    """The line on which code ends that nobody closes: one below an empty line that is no code any more."""
    for line in range(start + 2, end):
        if state.isEmpty(line - 1) and state.sCount[line] <= state.sCount[start]:
            text = line_text(state, line)
            heading = _HEADING.match(text)
            # A single "#" begins a comment in many languages.
            if (heading is not None and len(heading[1]) > 1) or _SENTENCE.fullmatch(text):
                return line
    return end


def next_heading(state: StateBlock, start: int, end: int) -> int:
    """The first line behind ``start`` that is a heading outside of code, or ``end``."""
    code = ""
    for line in range(start + 1, end):
        text = line_text(state, line)
        fence = _FENCE.match(text)
        if fence is not None and (not code or text.startswith(code)):
            code = "" if code else fence[0]
        if not code and state.sCount[line] <= state.sCount[start] and _HEADING.match(text):
            return line
    return end


def line_text(state: StateBlock, line: int) -> str:
    """A line without what it stands in and without blanks around it."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


# -- HTML --------------------------------------------------------------------------------------------


def _closed_html(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    def closed(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        opening = _HTML.match(state.src, at) if state.src.startswith("<", at) else None
        if opening is not None and not _has_end(state, opening, start, end):
            return False
        return rule(state, start, end, silent)

    return closed


def _has_end(state: StateBlock, opening: re.Match[str], start: int, end: int) -> bool:
    """Whether what a line of HTML opens is closed before the block around it ends."""
    closing = (
        _TAG_ENDS if opening[1] else next(right for left, right in _HTML_ENDS if opening[0].startswith(left))
    )
    # Looked for once: there may be very many such lines.
    endless: dict[object, int] = state.env.setdefault("endless", {})
    if endless.get((closing, end), end) <= start:
        return False
    last = start
    while last + 1 < end and (state.isEmpty(last + 1) or state.sCount[last + 1] >= state.blkIndent):
        last += 1
    text = state.src[opening.end() : state.eMarks[last]]
    # ``<!-->`` and ``<!--->`` are whole comments.
    if closing.search(text) or (opening[0] == "<!--" and text.startswith((">", "->"))):
        return True
    if last + 1 == end:
        endless[closing, end] = start
    return False


# -- boxes -------------------------------------------------------------------------------------------


def _named_container(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    def named(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if not state.src.startswith(_BOXES, state.bMarks[start] + state.tShift[start]):
            return False
        first = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if not silent:
            opening = state.tokens[first]
            if opening.map and state.line == opening.map[1]:
                # mkdocstrings' lines (“::: package.module”) have no end.
                opening.meta["unclosed"] = "" if _NO_BOX.match(opening.info) else "unclosed-box"
        return True

    return named


def _end(state: StateCore) -> None:
    """Name what nobody closes, and have each such box end before the first heading in it."""
    for at, token in enumerate(state.tokens):
        if token.meta.get("unclosed"):
            report(token, state)
            _end_box(state.tokens, at)


def report(token: Token, state: StateCore) -> None:
    """Name a block that nobody closes, once."""
    kind = token.meta.pop("unclosed", "")
    if not kind:
        return
    line = token.map[0] + 1 if token.map else 0
    opening = f"{token.markup}{token.info}".strip()
    inner = token.meta.pop("inner", None)
    if inner is not None:
        line += inner + 1
        opening = token.content.split("\n")[inner].strip()
    state.env["page"].find(kind, opening, line)


def _end_box(tokens: list[Token], at: int) -> None:
    level = tokens[at].level
    kind = tokens[at].type.replace("_open", "_close")
    heading = closing = 0
    for number in range(at + 1, len(tokens)):
        token = tokens[number]
        if token.type == kind and token.level == level:
            closing = number
            break
        if not heading and token.type == "heading_open" and token.level == level + 1:
            heading = number
    if heading and closing:
        tokens.insert(heading, tokens.pop(closing))
        for token in tokens[heading + 1 : closing + 1]:
            token.level -= 1
