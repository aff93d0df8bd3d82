"""Finds the tags of JSX and Vue in Markdown, and what their attributes say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple, TypeAlias

_NAME = re.compile(r"</?([A-Za-z][\w.:-]*)?")
_ATTRIBUTE = re.compile(r"\s*([@:#\w][\w:.@-]*)\s*(=)?\s*")
_SPREAD = re.compile(r"\s*\{")
LONGEST_TAG = 20_000
DEEPEST_BRACES = 64
"""Levels of braces in an attribute; what is deeper was never closed."""


class Tag(NamedTuple):
    """A tag. ``form`` is ``open``, ``close`` or ``single``; attributes in braces keep their braces."""

    name: str
    attributes: dict[str, str]
    form: str
    end: int


@dataclass(slots=True)
class Component:
    """A component and what stands in it. ``line`` counts from 0 in the text it was read from; ``indent`` are
    the blanks before it where it begins a line; ``in_text`` it stands behind words on the same line."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Piece] = field(default_factory=list)
    line: int = 0
    indent: str = ""
    begins_line: bool = False
    in_text: bool = False

    def text(self, *names: str) -> str:
        """The first of these attributes that says something."""
        return next((text for name in names if (text := literal(self.attributes.get(name, "")))), "")


Piece: TypeAlias = str | Component


def tag_at(text: str, at: int) -> Tag | None:
    """The tag that begins at ``at``; None when what stands there is none."""
    match = _NAME.match(text, at)
    if match is None:
        return None
    name = match[1] or ""
    position = match.end()
    if text[at + 1 : at + 2] == "/":
        end = text.find(">", position, position + 50)
        closes = end >= 0 and not text[position:end].strip()
        return Tag(name, {}, "close", end + 1) if closes else None
    attributes: dict[str, str] = {}
    limit = min(len(text), at + LONGEST_TAG)
    if text.find(">", position, limit) < 0:
        return None  # it has no end, and reading it step by step takes longer
    while position < limit:
        while position < limit and text[position].isspace():
            position += 1
        if text.startswith("/>", position):
            return Tag(name, attributes, "single", position + 2)
        if text[position : position + 1] == ">":
            return Tag(name, attributes, "open", position + 1)
        if _SPREAD.match(text, position):
            position = _after_braces(text, text.index("{", position), limit)
            continue
        found = _ATTRIBUTE.match(text, position)
        if found is None or not found[1] or not name:
            return None
        position = found.end()
        value = ""
        if found[2]:
            value, position = _value(text, position, limit)
            if position < 0:
                return None
        attributes[found[1]] = value
    return None


def _value(text: str, at: int, limit: int) -> tuple[str, int]:
    """An attribute's value and the position after it, which is -1 when it never ends."""
    mark = text[at : at + 1]
    if mark in ("'", '"'):
        end = text.find(mark, at + 1, limit)
        return (text[at + 1 : end], end + 1) if end >= 0 else ("", -1)
    if mark == "{":
        end = _after_braces(text, at, limit)
        return (text[at:end], end) if end < limit or text[end - 1 : end] == "}" else ("", -1)
    bare = re.compile(r"[^\s\"'=<>`]+").match(text, at)
    return (bare[0], bare.end()) if bare else ("", -1)


def _after_braces(text: str, at: int, limit: int) -> int:
    depth = 0
    quote = ""
    if text.find("}", at, limit) < 0:
        return limit
    while at < limit:
        char = text[at]
        if quote:
            if char == "\\":
                at += 1
            elif char == quote:
                quote = ""
        elif char in "\"'`":
            quote = char
        elif char == "{":
            depth += 1
            if depth > DEEPEST_BRACES:
                return limit
        elif char == "}":
            depth -= 1
            if not depth:
                return at + 1
        at += 1
    return limit


def literal(value: str) -> str:
    """The text of an attribute: ``{'a'}``, ``{`a`}``, ``{require('./a.png').default}`` and
    ``{useBaseUrl('/a')}`` say it in code; "" for any other code."""
    if not value.startswith("{"):
        return unescape(value)
    inner = value[1:-1].strip()
    match = re.fullmatch(
        r"(?:[\w.]+\(\s*)?([\"'`])((?:(?!\1).)*)\1(?:\s*\)(?:\.default)?)?", inner, re.DOTALL
    )
    if match is None or (match[1] == "`" and "${" in match[2]):
        return inner if re.fullmatch(r"-?\d+(?:\.\d+)?|true|false", inner) else ""
    return match[2]
