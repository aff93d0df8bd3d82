"""Code: what the line above it asks for, and its colours by Pygments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES, _TokenType
from pygments.util import ClassNotFound

from helpviewer.page.nodes import CodeBlock, CodeNote, List, Token
from index_build.dialects.html.element import Element
from index_build.dialects.time_limit import TimeUp, time_limit

LONGEST_COLOURED = 200_000
"""Characters of code that are coloured; longer blocks stay plain."""

COLOURING_TIME = 2.0
"""Seconds that the colours of one block may take: some lexers take the square of a block's length."""

_PLAIN = frozenset({"", "text", "txt", "plain", "plaintext", "none", "nohighlight"})
_LANGUAGE = re.compile(r"\{?\s*\.?([\w#.+-]*)")
_OPTION = re.compile(r"""([\w-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s{}\[\]"']+)""")
_LINES = re.compile(r"\{([\d\s,-]+)\}")
_NAMED = re.compile(r"[\w#+-]+:([^\s{}=,]*\.[\w-]+)(?=[\s{]|$)")
"""``js:folder/file.js``"""

_NUMBERED_FROM = re.compile(r"^([A-Za-z][\w#-]*)=(\d{1,6}|\+)?(?=\s|$|\{)")
"""``js=`` and ``js=101``; ``js=+`` goes on where the block before ends."""

_BRACKETED_TITLE = re.compile(r"\[([^\]]+)\]")
_NUMBERED = re.compile(r":line-numbers(?:=(\d{1,6}))?|\bshowLineNumbers\b|\.numberLines\b|\.line-numbers\b")
_CLASS_LANGUAGE = re.compile(
    r"(?:^|\s)(?:(?:language|lang|highlight-source|highlight)-|brush:\s*)([\w#.+-]+)"
)
_ANNOTATION = re.compile(r"[ \t]*(?://|#|--|;|/\*|<!--|%)[ \t]*\((\d{1,3})\)!?[ \t]*(?:\*/|-->)?[ \t]*$")
_TITLES = ("title", "file", "filename", "name", "caption", "label")
_DIRECTIVE = re.compile(
    r"[ \t]*(?://|#|--|;|/\*|<!--|%|\{/\*)\s*\[!code ([\w+-]+)(?::(\d{1,4}))?\]\s*(?:\*/\}?|-->)?"
)
_NEXT_LINE = re.compile(
    r"\s*(?://|#|--|/\*|<!--|\{/\*)\s*highlight-(next-line|start|end)\s*(?:\*/\}?|-->)?\s*"
)


@dataclass(frozen=True, slots=True)
class CodeInfo:
    """What stands on the line that opens a block of code. ``first_number`` is 0 for no numbers."""

    language: str = ""
    title: str = ""
    first_number: int = 0
    marked: tuple[int, ...] = ()


def read_info(info: str) -> CodeInfo:
    """The language and the options of a fenced block, in the spelling of any generator."""
    info = _NUMBERED_FROM.sub(_spelled_out, info.strip())
    match = _LANGUAGE.match(info)
    language = match[1] if match is not None else ""
    rest = info[match.end() if match is not None else 0 :]
    options = {name.lower(): value.strip("\"'") for name, value in _OPTION.findall(info)}
    if language.lower() in options and f"{language}=" in info.replace(" ", ""):
        language = ""  # ``` title="a.py"
    marked = line_numbers(options.get("hl_lines") or options.get("emphasize-lines") or "")
    for lines in _LINES.findall(rest):
        marked += line_numbers(lines)
    title = next((options[name] for name in _TITLES if options.get(name)), "")
    bracketed = _BRACKETED_TITLE.search(rest)
    if not title and bracketed is not None:
        title = bracketed[1].strip()
    if not title and (named := _NAMED.match(info)) is not None:
        title = named[1]
    numbered = _NUMBERED.search(info)
    first = options.get("linenums") or options.get("linenos-start") or options.get("startfrom") or ""
    number = int(first.split()[0]) if first.split()[:1] and first.split()[0].isdecimal() else 0
    if numbered is not None and not number:
        number = int(numbered[1] or 1)
    return CodeInfo(language, title, min(number, 999_999), tuple(sorted(set(marked))))


def _spelled_out(match: re.Match[str]) -> str:
    return f"{match[1]} linenums={(match[2] or '1').replace('+', '1')}"


def line_numbers(text: str) -> tuple[int, ...]:
    """The numbers that ``1,3-5`` or ``1 3-5`` names, a thousand at most."""
    found: list[int] = []
    for first, last in re.findall(r"(\d{1,6})(?:\s*-\s*(\d{1,6}))?", text):
        found.extend(range(int(first), min(int(last or first), int(first) + 1000) + 1))
    return tuple(found[:1000])


def code_block(text: str, info: CodeInfo) -> CodeBlock:
    """A block of code, coloured; marks within it (``[!code ++]``, ``highlight-next-line``) are taken out."""
    text, marks = _directives(text) if "[!code" in text or "highlight-" in text else (text, {})
    marked = tuple(sorted({*info.marked, *marks.get("marked", ())}))
    return CodeBlock(
        coloured(text, info.language),
        info.language,
        info.title,
        info.first_number,
        marked,
        tuple(marks.get("added", ())),
        tuple(marks.get("removed", ())),
    )


def language_of(classes: str) -> str:
    """The language that the classes of an element name, "" for none."""
    found = _CLASS_LANGUAGE.search(classes)
    if found is None:
        return "rust" if "rust" in classes.split() else ""  # as rustdoc says it
    return "" if found[1] in ("default", "none", "text") else re.sub(r"(?<=python)3$", "", found[1])


def annotated(code: CodeBlock, notes: List) -> CodeBlock | None:
    """Code whose comments (``# (1)!``) refer to the items of the list below it, with these as its notes; None
    when they do not."""
    lines = code.text.split("\n")
    places: dict[int, int] = {}
    for at, line in enumerate(lines):
        for mark in _ANNOTATION.finditer(line):
            places.setdefault(int(mark[1]), at + 1)
        lines[at] = _ANNOTATION.sub("", line).rstrip() if _ANNOTATION.search(line) else line
    if not places or sorted(places) != list(range(1, len(notes.items) + 1)):
        return None
    found = tuple(CodeNote(places[at], item.blocks) for at, item in enumerate(notes.items, 1))
    return code._replace(tokens=coloured("\n".join(lines), code.language), notes=found)


def html_code(pre: Element) -> CodeBlock:
    """A ``pre``, coloured if it says in which language it is."""
    text = pre.text().rstrip("\n")
    classes = " ".join([pre.get("class"), *(e.get("class") for e in pre.elements() if e.tag == "code")])
    name = language_of(classes) or pre.get("data-language") or pre.get("lang")
    if name in ("", "python", "py") and text.startswith(">>> "):
        name = "pycon"
    return CodeBlock(coloured(text, name), name)


def coloured(code: str, language: str) -> tuple[Token, ...]:
    """``code`` in pieces of a kind, none of which goes over the end of a line; one piece when Pygments does
    not know ``language``, or takes too long."""
    plain = (Token("", code),) if code else ()
    lexer = _lexer(language.lower())
    if lexer is None or len(code) > LONGEST_COLOURED:
        return plain
    try:
        with time_limit(COLOURING_TIME):
            found = tuple(_pieces(lexer, code))
    except TimeUp:
        return plain
    # Some lexers drop or add what they do not expect; the code matters more than its colours.
    return found if "".join([piece.text for piece in found]) == code else plain


def _pieces(lexer: Lexer, code: str) -> Iterator[Token]:
    left = len(code)
    kind, texts = "", list[str]()
    for token_type, value in lexer.get_tokens(code):
        value = value[:left]
        left -= len(value)
        own = _css_class(token_type)
        lines = value.split("\n")
        for number, line in enumerate(lines):
            if line:
                if own != kind and texts:
                    yield Token(kind, "".join(texts))
                    texts = []
                kind = own
                texts.append(line)
            if number < len(lines) - 1:
                if kind and texts:
                    yield Token(kind, "".join(texts))
                    texts = []
                kind = ""
                texts.append("\n")
    if texts:
        yield Token(kind, "".join(texts))


@lru_cache(maxsize=512)
def _css_class(token_type: _TokenType) -> str:
    while token_type not in STANDARD_TYPES and token_type.parent is not None:
        token_type = token_type.parent
    return STANDARD_TYPES[token_type]


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer | None:
    if language in _PLAIN:
        return None
    if language.startswith("diff-"):
        language = "diff"  # of a language whose words are not coloured then
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None


def _directives(text: str) -> tuple[str, dict[str, list[int]]]:
    """The code without its marks, and the lines they mark."""
    marks: dict[str, list[int]] = {"marked": [], "added": [], "removed": []}
    kinds = {"++": "added", "--": "removed", "highlight": "marked", "hl": "marked", "focus": "marked",
             "warning": "marked", "error": "marked"}  # fmt: skip
    kept: list[str] = []
    open_marks = False
    next_ones = 0
    for line in text.split("\n"):
        order = _NEXT_LINE.fullmatch(line)
        if order is not None:
            next_ones = 1 if order[1] == "next-line" else next_ones
            open_marks = order[1] == "start" or (open_marks and order[1] != "end")
            continue
        number = len(kept) + 1
        directive = _DIRECTIVE.search(line)
        if directive is not None:
            kind = kinds.get(directive[1])
            count = int(directive[2] or 1)
            if kind is not None:
                marks[kind].extend(range(number, number + min(count, 1000)))
            line = line[: directive.start()] + line[directive.end() :]
        if open_marks or next_ones:
            marks["marked"].append(number)
            next_ones = 0
        kept.append(line)
    return "\n".join(kept), marks
