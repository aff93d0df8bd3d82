"""Marks within a line: ``==mark==``, ``++insertion++``, ``++ctrl+k++``, ``^up^``, ``:smile:``, ``\\(x\\)``,
and the size of a picture (``![](a.png =100x20)``)."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_inline import StateInline
from pymdownx import keymap_db

from index_build.dialects.commonmark.edits import edit
from index_build.dialects.emoji import SHORTCODES, emoji

_PAIRS = (("==", "mark"), ("++", "ins"))
_LONGEST = 1000
"""Characters between two marks, so that a page of marks takes no time of note."""

_CODE_LETTER = re.compile(r"[A-Za-z0-9]")
"""A letter beside which signs are code (``a==b``); many scripts have no blanks between words."""

_EDGE = re.compile(r"\w|\*\*\w|[`\"'“”()]")
"""How words between marks begin, and end in reverse: signs beside signs are text."""
_KEYS = re.compile(r"\+\+((?:[\w-]+|\"[^\"]+\")(?:\+(?:[\w-]+|\"[^\"]+\"))*)\+\+")
_EMOJI = re.compile(r":[a-z0-9_+-]+:")
_ICON = re.compile(
    r"(?<![A-Za-z0-9_:]):(?:material|fontawesome|octicons|simple|lucide|fa|fas|fab)-[a-z0-9-]+:"
)
_TEX = re.compile(r"\\\(([^()\[\]\n]+?)\\\)|\\\[(.{1,5000}?)\\\]", re.DOTALL)
_TWICE_ESCAPED_TEX = re.compile(r"\\\\\(([^\n]+?)\\\\\)|\\\\\[(.{1,5000}?)\\\\\]", re.DOTALL)
"""Where Markdown takes the first backslash and leaves the second to a library that draws formulas."""

_QUOTED_TEX = re.compile(r"\$`([^`\n]+)`\$")
_OWN_LINES = re.compile(r"[ \t]*\n.*\n[ \t]*", re.DOTALL)
"""What stands between signs on lines of their own."""

_LOOKS_LIKE_TEX = re.compile(r"\\[A-Za-z]|[\^_=]|^\w$|^\w+\s*[-+*/<>]\s*\w+$")
_WORDS = re.compile(r"(?<![\\\w{])[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}(?![\w}])")
_DOWN = re.compile(r"~([A-Za-z0-9+-]{1,3})~(?!~)")
_UP = re.compile(r"\^([^\s^\[\]]{1,40})\^")
_SIZED = re.compile(
    r"!\[([^\]\n]{0,1000})\]\(\s*<?([^\s<>()]+)>?(?:\s+\"([^\"\n]*)\")?\s+=(\d{0,4})%?x(\d{0,4})%?\s*\)"
)

_WORD_END = re.compile(r"(?<![\w.+-])[A-Za-z0-9][\w.+-]*$")
_LONGEST_NAME = 80
"""Characters before the @ of an address."""

_ADDRESS = re.compile(r"[A-Za-z0-9][\w.+-]{0,80}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]*[A-Za-z0-9])+(?![\w-])")


def add_to(md: MarkdownIt) -> None:
    """Teach ``md`` these marks."""
    md.inline.ruler.after("text", "marks", _mark)


def _mark(state: StateInline, silent: bool) -> bool:
    """One rule for all marks: each rule more is asked at every sign of a page."""
    return any(rule(state, silent) for rule in _RULES.get(state.src[state.pos], ()))


def _tex(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos : state.pos + 2] not in ("\\(", "\\[", "\\\\"):
        return False
    match = _TEX.match(state.src, state.pos, state.posMax) or _TWICE_ESCAPED_TEX.match(
        state.src, state.pos, state.posMax
    )
    if match is None:
        return False
    inner = (match[1] or match[2]).strip()
    is_block = match[2] is not None and _OWN_LINES.fullmatch(match[2]) is not None
    if match[2] and (state.pos or match.end() < state.posMax or not ("\\" in inner or is_block)):
        return False  # brackets that are text
    if not _LOOKS_LIKE_TEX.search(inner) or not any(letter.isalnum() for letter in inner):
        return False
    if not silent:
        token = state.push("math_inline" if match[1] else "math_inline_double", "math", 0)
        token.content = match[1] or match[2]
    state.pos = match.end()
    return True


def _quoted_tex(state: StateInline, silent: bool) -> bool:
    """``$`a`$``, as GitLab and GitHub have it."""
    match = _QUOTED_TEX.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("math_inline", "math", 0).content = match[1]
    state.pos = match.end()
    return True


def _money(state: StateInline, silent: bool) -> bool:
    """A dollar sign that opens no formula, since what follows up to the next one are words or code."""
    if state.src[state.pos] != "$" or state.src.startswith("$$", state.pos):
        return False
    end = state.src.find("$", state.pos + 1, state.posMax)
    inner = state.src[state.pos + 1 : end] if end > 0 else ""
    if not inner or not ("`" in inner or "**" in inner or _WORDS.search(inner)):
        return False
    if not silent:
        state.pending += "$"
    state.pos += 1
    return True


def _sized(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("![", state.pos):
        return False
    match = _SIZED.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("image", "img", 0)
        token.attrs = {"src": unescapeAll(match[2]), "alt": ""}
        if match[3]:
            token.attrs["title"] = unescapeAll(match[3])
        token.attrs.update({side: size for side, size in (("width", match[4]), ("height", match[5])) if size})
        token.content = match[1]
        token.children = []
        state.md.inline.parse(match[1], state.md, state.env, token.children)
    state.pos = match.end()
    return True


def _address_with_bars(state: StateInline, silent: bool) -> bool:
    """``first_last@example.com``: the plugin for bare addresses sees the part behind the bar only."""
    if state.src[state.pos] != "_" or silent or state.linkLevel:
        return False
    pending = _WORD_END.search(state.pending[-_LONGEST_NAME - 1 :])
    length = len(pending[0]) if pending is not None else 0
    match = _ADDRESS.match(state.src, state.pos - length, state.posMax)
    if match is None or not 0 < length <= _LONGEST_NAME:
        return False
    state.pending = state.pending[:-length]
    state.push("link_open", "a", 1).attrs = {"href": f"mailto:{match[0]}"}
    state.push("text", "", 0).content = match[0]
    state.push("link_close", "a", -1)
    state.pos = match.end()
    return True


def _keys(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("++", state.pos):
        return False
    match = _KEYS.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    keys = re.findall(r"\"[^\"]+\"|[^+\"]+", match[1])
    names = [_key(key) for key in keys]
    if not all(names):
        return False
    if not silent:
        for number, name in enumerate(names):
            if number:
                state.push("text", "", 0).content = "+"
            state.push("kbd_open", "kbd", 1)
            state.push("text", "", 0).content = name
            state.push("kbd_close", "kbd", -1)
    state.pos = match.end()
    return True


def _key(name: str) -> str:
    """The name on a key, "" for a word that names none."""
    if name.startswith('"'):
        return name.strip('"')
    low = name.lower()
    return str(keymap_db.keymap.get(keymap_db.aliases.get(low, low), ""))


def _pairs(state: StateInline, silent: bool) -> bool:
    for sign, tag in _PAIRS:
        if state.src.startswith(sign, state.pos):
            return _pair(state, silent, sign, tag)
    return False


def _pair(state: StateInline, silent: bool, sign: str, tag: str) -> bool:
    start = state.pos + 2
    if silent or _EDGE.match(state.src, start, state.posMax) is None:
        return False
    before = state.src[state.pos - 1] if state.pos else " "
    if before == sign[0] or _CODE_LETTER.match(before):
        return False
    end = state.src.find(sign, start, min(state.posMax, start + _LONGEST))
    if (
        end < 0
        or _EDGE.match(state.src[start:end][::-1]) is None
        or _CODE_LETTER.match(state.src[end + 2 : end + 3])
    ):
        return False
    maximum = state.posMax
    state.push(f"{tag}_open", tag, 1).markup = sign
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.push(f"{tag}_close", tag, -1).markup = sign
    state.pos, state.posMax = end + 2, maximum
    return True


def _up(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "^" or silent:
        return False
    match = _UP.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    state.push("sup_open", "sup", 1)
    state.push("text", "", 0).content = unescapeAll(match[1])
    state.push("sup_close", "sup", -1)
    state.pos = match.end()
    return True


def _down(state: StateInline, silent: bool) -> bool:
    """``H~2~O``: within a word a single sign sets a few letters low, and strikes nothing out."""
    before = state.src[state.pos - 1] if state.pos else " "
    match = _DOWN.match(state.src, state.pos, state.posMax) if before.isalnum() else None
    if match is None or silent:
        return False
    state.push("sub_open", "sub", 1)
    state.push("text", "", 0).content = match[1]
    state.push("sub_close", "sub", -1)
    state.pos = match.end()
    return True


def _emoji(state: StateInline, silent: bool) -> bool:
    """Shortcodes beside each other; an icon that has no picture leaves nothing."""
    if state.src[state.pos] != ":":
        return False
    match = _ICON.match(state.src, state.pos, state.posMax) or SHORTCODES.match(
        state.src, state.pos, state.posMax
    )
    if match is None:
        return False
    codes = _EMOJI.findall(match[0])
    shown = [emoji(code) or ("" if _ICON.fullmatch(code) else code) for code in codes]
    if shown == codes:
        return False
    if not silent:
        state.push("text", "", 0).content = "".join(shown)
    state.pos = match.end()
    return True


_RULES: dict[str, tuple[Callable[[StateInline, bool], bool], ...]] = {
    "\\": (_tex,), "$": (_quoted_tex, _money), "!": (_sized,), "_": (_address_with_bars,),
    "+": (_keys, _pairs), "=": (_pairs,), "^": (_up,), "~": (_down,), ":": (_emoji,),
    "{": (edit,), "[": (edit,),
}  # fmt: skip
