"""reStructuredText that stands within MyST (``{eval-rst}``), turned into MyST as far as it is plain text.

Paragraphs, lists, quotations, literal blocks, links, roles, tables and directives become what MyST calls
them; a directive keeps its name, so that one which nobody knows is named like any other.
"""

from __future__ import annotations

import re

from helpviewer.page.markdown import fenced
from index_build.dialects.note_kinds import NOTE_KINDS
from index_build.sources.markup.includes import dedented
from index_build.sources.sphinx.rest_lines import inline, marked, table

DEEPEST = 20
LONGEST_TABLE = 1000
"""Lines of a table."""

_DIRECTIVE = re.compile(r"\.\.[ ]+(?:\|([^|\n]+)\|[ ]+)?([A-Za-z][\w:.+-]*)::(?:[ ]+(.*))?")
_TARGET = re.compile(r"\.\.[ ]+_(`[^`\n]+`|[^:\n]+):(?:[ ]+(\S.*))?")
_FOOTNOTE = re.compile(r"\.\.[ ]+\[([#*\w-]+)\](?:[ ]+(.*))?")
_OPTION = re.compile(r":([\w-]+):(?:[ ]+.*)?")
_FIELD = re.compile(r":([^:\n]+):(?:[ ]+(.*))?")
_ITEM = re.compile(r"([-*+•]|\(?(?:\d{1,9}|#)[.)])[ ]+(?=\S)")
_ADORNMENT = re.compile(r"([=\-`:.'\"~^_*+#])\1{2,}")
_EXPLICIT = re.compile(r"\.\.(?:[ ]|$)")
_TEXT = frozenset(
    {
        *NOTE_KINDS, "versionadded", "versionchanged", "versionremoved", "deprecated", "epigraph",
        "pull-quote", "highlights", "container", "sidebar", "topic", "figure", "list-table", "tabs", "tab",
        "group-tab", "tab-set", "tab-item", "dropdown", "grid", "grid-item", "grid-item-card", "card",
        "rst-class", "class", "compound", "centered", "glossary", "hlist",
    }
)  # fmt: skip
"""Directives that hold text and no code."""
_PLAIN = frozenset({"container", "rst-class", "class", "compound", "centered", "glossary", "hlist"})
"""Those of them whose text stands for itself."""


class _Rest:
    """One piece of reStructuredText: what its targets say counts for all of it."""

    def __init__(self, text: str) -> None:
        self.lines = [line.rstrip().expandtabs(8) for line in text.split("\n")]
        self.links: dict[str, str] = {}
        self.levels: list[str] = []
        self.words: dict[str, str] = {}
        for line in self.lines:
            target = _TARGET.fullmatch(line.strip())
            if target is not None and target[2]:
                self.links[_name(target[1])] = target[2].strip()
            directive = _DIRECTIVE.fullmatch(line.strip())
            if directive is not None and directive[1] and directive[2] == "replace":
                self.words[directive[1]] = directive[3] or ""

    def inline(self, text: str) -> str:
        return inline(text, self.links, self.words)


def myst_of(text: str) -> str:
    """The text as MyST."""
    rest = _Rest(text)
    return "\n".join(_blocks(rest, rest.lines, 0)).strip("\n")


def _name(text: str) -> str:
    return " ".join(text.strip("`").replace("\\", "").casefold().split())


def _blocks(rest: _Rest, lines: list[str], depth: int) -> list[str]:
    """Blocks one below the other, with empty lines between them."""
    found: list[str] = []
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        block, at = _block(rest, lines, at, depth)
        found += [*block, ""] if block else []
    return found


def _block(rest: _Rest, lines: list[str], at: int, depth: int) -> tuple[list[str], int]:
    """The block that begins on the line ``at``, and the line after it."""
    line = lines[at]
    if depth > DEEPEST:
        return _fence("", lines[at:]), len(lines)
    if line.startswith(" "):
        end = _end_of_indented(lines, at)
        return [f"> {one}".rstrip() for one in _blocks(rest, dedented(lines[at:end]), depth + 1)[:-1]], end
    if _EXPLICIT.match(line):
        end = _end_of_indented(lines, at + 1)
        return _explicit(rest, line, lines[at + 1 : end], depth), end
    if (heading := _heading(rest, lines, at)) is not None:
        return heading
    if marked(line) == "table":
        end = _end_of_table(lines, at)
        return table(lines[at:end], rest.inline), end
    if line.startswith(">>> "):
        end = _end_of_paragraph(lines, at)
        return _fence("pycon", lines[at:end]), end
    if _ITEM.match(line):
        return _list(rest, lines, at, depth)
    if _FIELD.fullmatch(line) and not line.endswith("`"):
        return _fields(rest, lines, at, depth)
    if line.startswith("| "):
        end = _end_of_paragraph(lines, at)
        return [f"{rest.inline(one.lstrip('| '))}\\" for one in lines[at : end - 1]] + [
            rest.inline(lines[end - 1].lstrip("| "))
        ], end
    return _paragraph(rest, lines, at, depth)


def _heading(rest: _Rest, lines: list[str], at: int) -> tuple[list[str], int] | None:
    """A title over or between lines of signs, or a line of them alone."""
    line = lines[at]
    below = lines[at + 1] if at + 1 < len(lines) else ""
    if _ADORNMENT.fullmatch(line) and below.strip() and at + 2 < len(lines) and lines[at + 2] == line:
        title, sign, end = below, line[0] * 2, at + 3
    elif _ADORNMENT.fullmatch(below) and not _ADORNMENT.fullmatch(line) and len(below) >= len(line):
        title, sign, end = line, below[0], at + 2
    elif _ADORNMENT.fullmatch(line) and len(line) > 3 and not below.strip():
        return ["---"], at + 1
    else:
        return None
    if sign not in rest.levels:
        rest.levels.append(sign)
    return [f"{'#' * min(2 + rest.levels.index(sign), 6)} {rest.inline(title.strip())}"], end


def _paragraph(rest: _Rest, lines: list[str], at: int, depth: int) -> tuple[list[str], int]:
    """A paragraph, with a literal block below it, or a term with its definition."""
    end = _end_of_paragraph(lines, at)
    if end == at + 1 and end < len(lines) and lines[end].startswith(" "):
        term, _, kind = lines[at].partition(" : ")
        stop = _end_of_indented(lines, end)
        inner = _blocks(rest, dedented(lines[end:stop]), depth + 1)[:-1]
        head = rest.inline(term) + (f" : *{rest.inline(kind)}*" if kind else "")
        return [head, *_hung(inner, ": ", "  ")], stop
    text = lines[at:end]
    if not text[-1].endswith("::"):
        return rest.inline("\n".join(text)).split("\n"), end
    text[-1] = text[-1].removesuffix("::") if text[-1].endswith(" ::") or text[-1] == "::" else text[-1][:-1]
    words = rest.inline("\n".join(text).strip())
    start = next((n for n in range(end, len(lines)) if lines[n].strip()), end)
    stop = _end_of_indented(lines, start) if start < len(lines) and lines[start].startswith(" ") else end
    code = _fence("", dedented(lines[start:stop])) if stop > end else []
    return [*([*words.split("\n"), ""] if words else []), *code], stop


def _list(rest: _Rest, lines: list[str], at: int, depth: int) -> tuple[list[str], int]:
    """Items with marks of one kind. Letters that count are taken for text."""
    found: list[str] = []
    kind = ""
    while at < len(lines) and (item := _ITEM.match(lines[at])) is not None:
        given = item[1].strip("().").replace("#", "1")
        if kind not in ("", "1" if given.isdecimal() else given):
            break
        kind = "1" if given.isdecimal() else given
        mark = f"{int(given)}." if given.isdecimal() else "-"
        end = _end_of_indented(lines, at + 1)
        inner = [lines[at][item.end() :], *dedented(lines[at + 1 : end])]
        found += _hung(_blocks(rest, inner, depth + 1)[:-1], f"{mark} ", " " * (len(mark) + 1))
        after = next((n for n in range(end, len(lines)) if lines[n].strip()), end)
        if after > end and after < len(lines) and _ITEM.match(lines[after]):
            found.append("")
            end = after
        at = end
    return found, at


def _fields(rest: _Rest, lines: list[str], at: int, depth: int) -> tuple[list[str], int]:
    """Fields as a list: ``:param x: text`` is “**param x**: text”."""
    found: list[str] = []
    while at < len(lines) and (field := _FIELD.fullmatch(lines[at])) is not None:
        end = _end_of_indented(lines, at + 1)
        inner = _blocks(rest, [field[2] or "", *dedented(lines[at + 1 : end])], depth + 1)[:-1]
        found += _hung([f"**{rest.inline(field[1])}**: {inner[0] if inner else ''}".rstrip(), *inner[1:]],
                       "- ", "  ")  # fmt: skip
        at = end
    return found, at


def _explicit(rest: _Rest, line: str, below: list[str], depth: int) -> list[str]:
    """What begins with two full stops; comments and what says where links lead are not shown."""
    directive = _DIRECTIVE.fullmatch(line)
    if directive is not None:
        return [] if directive[1] else _directive(rest, directive[2], directive[3] or "", below, depth)
    target = _TARGET.fullmatch(line)
    if target is not None:
        return [] if target[2] else [f"({_name(target[1])})="]
    note = _FOOTNOTE.fullmatch(line)
    if note is not None:
        inner = _blocks(rest, [note[2] or "", *dedented(below)], depth + 1)[:-1]
        return _hung(inner, f"[^{note[1].strip('#*') or 'note'}]: ", "    ")
    return []


def _directive(rest: _Rest, name: str, argument: str, below: list[str], depth: int) -> list[str]:
    low = name.casefold()
    content = _trimmed(dedented(below))
    options: list[str] = []
    while content and _OPTION.fullmatch(content[0]):
        options.append(content.pop(0))
    if low not in _TEXT:
        head = f"{{{name}}}" + (f" {argument}" if argument else "")
        return _fence(head, [*options, *_trimmed(content)])
    if low in NOTE_KINDS and low != "admonition" and argument:
        content, argument = [argument, *content], ""
    inner = _trimmed(_blocks(rest, content, depth + 1))
    if low in _PLAIN:
        return [*([rest.inline(argument), ""] if low == "centered" else []), *inner]
    words = argument if low == "figure" else rest.inline(argument)
    return _fence(
        f"{{{low}}}" + (f" {words}" if words else ""), [*options, *([""] if options else []), *inner]
    )


def _fence(head: str, content: list[str]) -> list[str]:
    content = _trimmed(content)
    first, *_, last = fenced("\n".join(content), head).split("\n")
    return [first, *content, last]


def _trimmed(lines: list[str]) -> list[str]:
    return "\n".join(lines).strip("\n").split("\n") if any(line.strip() for line in lines) else []


def _hung(lines: list[str], first: str, others: str) -> list[str]:
    """Lines behind a mark."""
    return [first + (lines[0] if lines else ""), *(f"{others}{line}".rstrip() for line in lines[1:])]


def _end_of_indented(lines: list[str], at: int) -> int:
    """The line after those that are moved in from ``at`` on; empty ones at the end do not count."""
    end = at
    for number in range(at, len(lines)):
        if lines[number].startswith(" "):
            end = number + 1
        elif lines[number].strip():
            break
    return end


def _end_of_paragraph(lines: list[str], at: int) -> int:
    """The line after a paragraph: it ends before an empty line or one that is moved in."""
    after = range(at + 1, len(lines))
    return next((n for n in after if not lines[n].strip() or lines[n].startswith(" ")), len(lines))


def _end_of_table(lines: list[str], at: int) -> int:
    """The line after a table. One of ``==`` ends with its line of signs above an empty line, any other one
    before that."""
    after = range(at + 1, min(len(lines), at + LONGEST_TABLE))
    if lines[at].startswith("="):
        for number in after:
            if lines[number] == lines[at] and not "".join(lines[number + 1 : number + 2]).strip():
                return number + 1
    return next(
        (number for number in after if not lines[number].strip()), min(len(lines), at + LONGEST_TABLE)
    )
