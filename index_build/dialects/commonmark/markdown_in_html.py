"""HTML that says that Markdown stands in it (``<div markdown>``), also where no empty line does."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.rules_block import StateBlock

_OPENING = re.compile(
    r"<(address|article|aside|blockquote|center|dd|details|div|dl|dt|figcaption|figure|footer|header|li|main"
    r"|nav|ol|p|section|summary|table|tbody|td|th|thead|tr|ul)"
    r"(?=[^<>]*\smarkdown(?:\s*=\s*[\"']?(?:1|span|block)[\"']?)?[\s>])[^<>]*>",
    re.IGNORECASE,
)
_TITLE = re.compile(r"<(summary|figcaption|caption|legend)(?:\s[^<>]*)?>", re.IGNORECASE)
"""What holds words in such an element, and need not say so."""

_WORDS = frozenset({"p", "summary", "dt", "figcaption", "caption", "legend"})
"""Elements that hold words alone, which may go over some lines."""

_HOLDS_CODE = re.compile(r"<(?:pre|script|style|textarea|!--)", re.IGNORECASE)
_ALONE = re.compile(r"(?:<(?:img|br|hr)(?:\s[^<>]*)?>\s*)+", re.IGNORECASE)
_CLOSING = re.compile(r"</([a-z]+)\s*>", re.IGNORECASE)


def add_to(md: MarkdownIt) -> None:
    """Teach ``md`` these elements."""
    md.block.ruler.before(
        "html_block", "markdown_in_html", _rule, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    for rule in md.block.ruler.__rules__:
        if rule.name == "html_block":
            rule.fn = _ending_before_markdown(rule.fn)


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    if state.src[at : at + 1] != "<" or state.is_code_block(start):
        return False
    line = state.src[at : state.eMarks[start]].rstrip()
    around: list[str] = state.env.setdefault("markdown_in_html", [])
    one, last = _Line(around), start + 1
    while not one.read(line):
        is_open = len(one.around) > len(around) and one.around[-1] in _WORDS
        if not is_open or last >= end or state.isEmpty(last):
            return False
        line += f"\n{state.src[state.bMarks[last] : state.eMarks[last]].strip()}"
        one, last = _Line(around), last + 1
    if not silent:
        one.write(state, start, last)
        around[:] = one.around
        state.line = last
    return True


def _ending_before_markdown(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """A block of HTML ends before a line of it that says that Markdown stands in it."""

    def ending(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if not rule(state, start, end, silent):
            return False
        token = state.tokens[-1] if not silent else None
        if token is None or "markdown" not in token.content or _HOLDS_CODE.match(token.content):
            return True
        for line in range(start + 1, state.line):
            at = state.bMarks[line] + state.tShift[line]
            if not state.is_code_block(line) and _OPENING.match(state.src[at : state.eMarks[line]]):
                state.line = line
                token.map = [start, line]
                token.content = state.getLines(start, line, state.blkIndent, True)
                break
        return True

    return ending


class _Line:
    """One line of such HTML: what it opens, what it says, and what it closes. ``around`` are the elements
    that are open."""

    def __init__(self, around: list[str]) -> None:
        self.around = [*around]
        self.parts: list[tuple[bool, str]] = []
        """Tags and (False) words in their order."""

    def read(self, line: str) -> bool:
        """Whether the line is understood as a whole."""
        own = len(self.around)
        rest = line
        while rest:
            tag = self._tag(rest)
            if tag is None:
                return len(self.around) > own and self._words(rest)
            self.parts.append((True, tag[0]))
            rest = rest[tag.end() :].strip()
            if tag.re is _CLOSING:
                self.around.pop()
            elif tag.re is not _ALONE:
                self.around.append(tag[1].lower())
        return bool(self.parts)

    def _tag(self, rest: str) -> re.Match[str] | None:
        opening = _OPENING.match(rest)
        if opening is not None or not self.around:
            return opening
        closing = _CLOSING.match(rest)
        if closing is not None and closing[1].lower() == self.around[-1]:
            return closing
        return _TITLE.match(rest) or _ALONE.fullmatch(rest)

    def _words(self, rest: str) -> bool:
        """Words up to the end of the element that was opened last, and tags behind it."""
        at = rest.lower().rfind(f"</{self.around[-1]}>")
        if at < 0:
            return False
        self.parts.append((False, rest[:at].strip()))
        return self.read(rest[at:])

    def write(self, state: StateBlock, start: int, last: int) -> None:
        """Make tokens of the line."""
        place = [start, last]
        for is_tag, text in self.parts:
            if is_tag:
                token = state.push("html_block", "", 0)
                token.content, token.map = f"{text}\n", place
            elif text:
                state.push("paragraph_open", "p", 1).hidden = True
                token = state.push("inline", "", 0)
                token.map, token.content, token.children = place, text, []
                state.push("paragraph_close", "p", -1).hidden = True
