"""Cuts JavaScript and TypeScript into tokens: names, numbers, texts and marks."""

from __future__ import annotations

import re
from typing import NamedTuple


class Token(NamedTuple):
    """A word of the file. ``kind`` is ``name``, ``number``, ``text``, ``template`` or ``mark``."""

    kind: str
    text: str
    line: int


class NotJavaScript(Exception):
    """The text cannot even be cut into words. ``line`` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__("This is not JavaScript.")
        self.line = line


_WORD = re.compile(
    r"""(?P<blank>\s+|\#![^\n]*|//[^\n]*|/\*.*?\*/)
      | (?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
      | (?P<number>\d[\w.]*|\.\d\w*)
      | (?P<name>[A-Za-z_$\u0080-\U0010ffff][\w$]*)
      | (?P<mark>\.\.\.|=>|\?\?|\?\.|\|\||&&|[=!]==?|[-+*/%<>&|^~!?:;,.=()\[\]{}@#\\])""",
    re.VERBOSE | re.DOTALL,
)
_REGEX = re.compile(r"/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/\w*")
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r?\n|.))", re.DOTALL
)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
CLOSE = {"(": ")", "[": "]", "{": "}"}
_BEFORE_VALUE = frozenset("=([{,;:!&|?+-*%<>~^") | {"return", "=>", "&&", "||", "??", "==", "==="}


def tokens_of(text: str) -> list[Token]:
    """The words of a file, without blanks and comments.

    Raises:
        NotJavaScript: a text or a template is never closed.
    """
    found: list[Token] = []
    at, line = 0, 1
    while at < len(text):
        char = text[at]
        if char == "`":
            end = _template_end(text, at, line)
            found.append(Token("template", text[at + 1 : end - 1], line))
        elif char == "/" and (not found or found[-1].text in _BEFORE_VALUE) and (r := _REGEX.match(text, at)):
            end = r.end()
            found.append(Token("regex", r[0], line))
        else:
            match = _WORD.match(text, at)
            if match is None:
                raise NotJavaScript(line)
            end = match.end()
            kind = match.lastgroup or ""
            if kind != "blank":
                found.append(Token(kind, unescaped(match[0][1:-1]) if kind == "text" else match[0], line))
        line += text.count("\n", at, end)
        at = end
    return found


def _template_end(text: str, at: int, line: int) -> int:
    at += 1
    depth = 0
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text.startswith("${", at):
            depth += 1
            at += 1
        elif depth and text[at] == "}":
            depth -= 1
        elif not depth and text[at] == "`":
            return at + 1
        at += 1
    raise NotJavaScript(line)


def unescaped(text: str) -> str:
    """A text with its escapes (``\\n``, ``\\u00e9``) as the letters they stand for."""

    def letter(match: re.Match[str]) -> str:
        code = match[1] or match[2] or match[3]
        if code:
            number = int(code, 16)
            return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
        return _LETTERS.get(match[4], "" if match[4].endswith("\n") else match[4])

    return _ESCAPE.sub(letter, text) if "\\" in text else text


def skipped(tokens: list[Token], at: int) -> int:
    """The position after the bracket that closes the one at ``at``."""
    waiting: list[str] = []
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "mark":
            if token.text in CLOSE:
                waiting.append(CLOSE[token.text])
            elif waiting and token.text == waiting[-1]:
                waiting.pop()
        at += 1
        if not waiting:
            break
    return at


def after_types(tokens: list[Token], at: int) -> int:
    """Where the bracket of a call opens whose types (``defineConfig<Theme>({…})``) begin at ``at``; ``at``
    when there are none."""
    depth, end = 0, at
    while end < len(tokens) and tokens[end].text != ";":
        text = tokens[end].text if tokens[end].kind == "mark" else ""
        depth += {"<": 1, ">": -1}.get(text, 0)
        end += 1
        if depth <= 0:
            break
    return end if end < len(tokens) and tokens[at].text == "<" and tokens[end].text == "(" else at
