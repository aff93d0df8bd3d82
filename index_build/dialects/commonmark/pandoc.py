"""What Pandoc, Quarto and MultiMarkdown have beside CommonMark: a page’s title behind ``%``, lines that keep
their ends, lists counted by letters, captions of tables, and text that is HTML already (``{=html}``)."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from index_build.dialects.commonmark.attributes import read_attributes
from index_build.dialects.commonmark.titles import title_html

_TITLE_LINE = re.compile(r"%[ \t]+(\S.*)")
_LINE = re.compile(r"\|(?:[ \t](.*[^|])?)?")
_MARKER = re.compile(r"(?:(#)\.|\(@[\w-]*\)|\(?([a-zA-Z]|[ivxIVX]+)[.)]|\((\d+)\))[ \t]+(\S.*)")
_CAPTION = re.compile(r"(?:Table)?:[ \t]+(\S[^\n]*?)[ \t]*(\{[^{}\n]*\})?")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_RAW = re.compile(r"\{=(\w+)\}")
_LABEL = re.compile(r"(\$\$)[ \t]*\{(#[\w:.-]+)\}[ \t]*$")
_PLAIN_TABLE = re.compile(r"-{2,}(?:[ \t]+-{2,})+")
_LAYOUT = re.compile(r"\\(?:newpage|pagebreak|clearpage|cleardoublepage)")


def add_to(md: MarkdownIt) -> None:
    """Teach ``md`` these."""
    md.block.ruler.before("paragraph", "title_block", _title_block)
    md.core.ruler.after("block", "pandoc", _core)
    md.inline.ruler.before("attributes", "raw_inline", _raw_inline)


def _title_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """``% Title``, ``% Author`` and ``% Date`` on the first lines of a page."""
    is_top = not (start or silent or state.level) and state.src == state.env.get("source")
    if not is_top or not state.src.startswith("%"):
        return False
    lines: list[str] = []
    while len(lines) < min(3, end):
        found = _TITLE_LINE.fullmatch(state.src[state.bMarks[len(lines)] : state.eMarks[len(lines)]].rstrip())
        if found is None:
            break
        lines.append(found[1])
    if not lines or (len(lines) < end and not state.isEmpty(len(lines))):
        return False
    for number, line in enumerate(lines):
        tag = "h1" if number == 0 else "p"
        name = "heading" if number == 0 else "paragraph"
        state.push(f"{name}_open", tag, 1).map = [number, number + 1]
        token = state.push("inline", "", 0)
        token.content, token.map, token.children = line, [number, number + 1], []
        state.push(f"{name}_close", tag, -1)
    state.line = len(lines)
    return True


def _core(state: StateCore) -> None:
    tokens = state.tokens
    found: list[Token] = []
    table = -1
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "table_open":
            table = len(found)
        elif token.type == "fence" and (raw := _RAW.fullmatch(token.info.strip())) is not None:
            _raw_block(token, raw[1], state)
        elif token.type == "hr" and _is_plain_table(token, state):
            state.env["page"].find("row", _source(token, state), token.map[0] + 1 if token.map else 0)
        elif token.type == "paragraph_open":
            inline = tokens[at + 1]
            made = _paragraph(inline, token, state)
            if made is not None:
                found.extend(made)
                at += 3
                continue
            if at and tokens[at - 1].type == "table_close" and _add_caption(inline, found, table, state):
                at += 3
                continue
        found.append(token)
        at += 1
    state.tokens = found


def _paragraph(inline: Token, opening: Token, state: StateCore) -> list[Token] | None:
    """What a paragraph is instead of one, None for an ordinary paragraph."""
    text = inline.content
    first = text[:1]
    if first == "|":
        _keep_line_ends(inline)
    elif first == "\\" and _LAYOUT.fullmatch(text.strip()):
        return []
    elif first in "#(" or text[1:2] in (".", ")") or text[2:3] in (".", ")"):
        return _lettered_list(inline, opening, state)
    elif "$$" in text and (label := _LABEL.search(text)) is not None:
        inline.content = text[: label.start()] + label[1]
        opening.attrSet("id", label[2][1:])
    return None


def _keep_line_ends(inline: Token) -> None:
    """``| a`` below ``| b``: lines of a poem or an address."""
    lines = inline.content.split("\n")
    found = [_LINE.fullmatch(line.rstrip()) for line in lines]
    if len(lines) > 1 and None not in found:
        inline.content = "\\\n".join((one[1] or "").strip() or "&nbsp;" for one in found if one is not None)


def _lettered_list(inline: Token, opening: Token, state: StateCore) -> list[Token] | None:
    """``a) one`` below ``b) two``; ``#.`` and ``(@)`` count on by themselves."""
    lines = inline.content.split("\n")
    items: list[tuple[str, list[str], int]] = []
    for number, line in enumerate(lines):
        match = _MARKER.fullmatch(line.strip())
        if match is not None:
            marker = (match[2] or match[3] or "#").lower()
            items.append((marker, [match[4]], number))
        elif items:
            items[-1][1].append(line)
        else:
            return None
    markers = [marker for marker, _, _ in items]
    numbering, start = _numbering(markers)
    if not numbering or (len(items) < 2 and markers != ["#"]):
        return None
    if items[0][0].isalpha() and inline.content.lstrip("(")[:1].isupper():
        numbering = numbering.upper()
    first = opening.map[0] if opening.map else 0
    made = [Token("markup", "", 0, content=f'<ol type="{numbering}" start="{start}">', level=opening.level)]
    for _, words, number in items:
        made.append(Token("markup", "", 0, content="<li>"))
        place = [first + number, first + number + len(words)]
        made.append(Token("inline", "", 0, content="\n".join(words), map=place, children=[]))
        made.append(Token("markup", "", 0, content="</li>\n"))
    return [*made, Token("markup", "", 0, content="</ol>\n")]


def _numbering(markers: list[str]) -> tuple[str, int]:
    """How markers count, and from where; "" if they do not."""
    if all(marker == "#" for marker in markers):
        return "1", 1
    if all(marker.isdecimal() for marker in markers):
        first = int(markers[0])
        follows = [int(marker) for marker in markers] == list(range(first, first + len(markers)))
        return ("1", first) if follows else ("", 0)
    if markers == list(_ROMAN[: len(markers)]):
        return "i", 1
    if all(len(marker) == 1 and marker.isalpha() for marker in markers):
        codes = [ord(marker) for marker in markers]
        if codes == list(range(codes[0], codes[0] + len(codes))):
            return "a", codes[0] - ord("a") + 1
    return "", 0


def _add_caption(inline: Token, found: list[Token], table: int, state: StateCore) -> bool:
    """``Table: words`` or ``: words`` below a table, with an id perhaps."""
    match = _CAPTION.fullmatch(inline.content.strip())
    if match is None or table < 0:
        return False
    attributes = read_attributes(match[2]) if match[2] else {}
    if attributes is None:
        return False
    found[table].attrs.update(attributes)
    words = title_html(match[1], state)
    found.insert(table + 1, Token("markup", "", 0, content=f"<caption>{words}</caption>"))
    return True


def _raw_block(token: Token, kind: str, state: StateCore) -> None:
    """A block that is HTML is shown as such; what is for another output is left out, and named."""
    if kind.startswith("html"):
        token.type = "html_block"
    else:
        state.env["page"].find("other-output", f"{{={kind}}}", token.map[0] + 1 if token.map else 0)
        token.type, token.content = "markup", ""


def _raw_inline(state: StateInline, silent: bool) -> bool:
    """```<b>`{=html}``: the code before is no code."""
    if state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    match = _RAW.match(state.src, state.pos, state.posMax)
    token = state.tokens[-1]
    if match is None or token.type != "code_inline":
        return False
    if not silent:
        if match[1].startswith("html"):
            token.type = "html_inline"
        else:
            state.env["page"].find("other-output", match[0], 0)
            token.type, token.content = "text", ""
    state.pos = match.end()
    return True


def _is_plain_table(token: Token, state: StateCore) -> bool:
    return _PLAIN_TABLE.fullmatch(_source(token, state)) is not None


def _source(token: Token, state: StateCore) -> str:
    line: str = state.src.split("\n")[token.map[0]].strip() if token.map else ""
    return line
