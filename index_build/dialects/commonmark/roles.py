"""MyST's roles (``{ref}`text <label>```) and targets (``(label)=`` on a line of its own)."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_ROLE = re.compile(r"\{([A-Za-z][\w:.+-]*)\}(`+)(.+?)(?<!`)\2(?!`)", re.DOTALL)
_TARGET = re.compile(r"\(([^\s()][^()\n]*)\)=")
_NAMED = re.compile(r"(.+?)\s*<([^<>]+)>", re.DOTALL)
_STYLES = {"kbd": "kbd", "sub": "sub", "sup": "sup", "code": "code", "file": "code", "command": "code",
           "program": "code", "envvar": "code", "option": "code", "samp": "code", "literal": "code",
           "guilabel": "strong", "menuselection": "strong", "strong": "strong", "emphasis": "em",
           "dfn": "em", "abbr": "span"}  # fmt: skip
_REFERENCES = frozenset(
    {
        "ref",
        "doc",
        "term",
        "any",
        "numref",
        "eq",
        "download",
        "sub-ref",
        "pep",
        "rfc",
        "cite",
        "keyword",
        "issue",
        "user",
        "pr",
    }
)
_NOTHING = frozenset({"octicon", "material-outlined", "material-regular", "fas", "fab", "far", "index"})


def add_to(md: MarkdownIt) -> None:
    """Teach ``md`` roles and targets."""
    md.inline.ruler.before("html_inline", "role", _role)
    md.block.ruler.before("reference", "target", _target, {"alt": ["paragraph"]})


def _role(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    match = _ROLE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    name = match[1].lower()
    if not (name in _STYLES or name in _REFERENCES or name in _NOTHING or name == "math" or ":" in name):
        return False
    if not silent and name not in _NOTHING:
        _write(state, name, match[3].strip())
    state.pos = match.end()
    return True


def _write(state: StateInline, name: str, text: str) -> None:
    if name == "math":
        state.push("math_inline", "math", 0).content = text
        return
    named = _NAMED.fullmatch(text)
    if name == "doc":
        page = named[2] if named is not None else text
        link = state.push("link_open", "a", 1)
        link.attrs = {"href": f"{page.removesuffix('.md')}.md"}
        state.push("text", "", 0).content = named[1] if named is not None else page.rsplit("/", 1)[-1]
        state.push("link_close", "a", -1)
        return
    words = (named[1] if named is not None else text).lstrip("!~")
    # What an object of a programme is called is code: {py:class}`a.B`.
    tag = _STYLES.get(name, "span" if name in _REFERENCES else "code")
    state.push(f"{tag}_open", tag, 1)
    state.push("text", "", 0).content = words
    state.push(f"{tag}_close", tag, -1)


def _target(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    if state.src[at : at + 1] != "(" or state.is_code_block(start):
        return False
    match = _TARGET.fullmatch(state.src[at : state.eMarks[start]].rstrip())
    if match is None:
        return False
    if not silent:
        anchor = f'<a id="{escapeHtml(match[1].lower())}"></a>'
        state.tokens.append(Token("markup", "", 0, content=anchor, level=state.level, map=[start, start + 1]))
        state.line = start + 1
    return True
