"""What runs within a line of reStructuredText, and its tables, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise

from helpviewer.page.markdown import fenced

_INLINE = re.compile(
    r"(?P<code>``(?:[^`]|`(?!`))+``)"
    r"|(?P<role>:(?P<name>[A-Za-z][\w:.+-]{0,60}):`(?P<text>[^`]+)`)"
    r"|(?P<link>`(?P<words>[^`<>]*?)\s*<(?P<url>[^`<>]+)>`__?)"
    r"|(?P<quoted>`(?P<named>[^`]+)`__?)"
    r"|(?P<plain>`[^`\n]+`)"
    r"|(?P<footnote>\[(?P<number>[#*\w-]+)\]_(?!\w))"
    r"|(?P<word>(?<![\w_])[^\W_][\w.-]*[^\W_]_(?![\w_]))"
    r"|(?P<instead>\|[^|\s](?:[^|\n]*[^|\s])?\|_{0,2})"
    r"|(?P<escaped>\\.)"
    r"|(?P<sign>[<\[\]])"
)
_SIMPLE = re.compile(r"=+(?:[ ]+=+)+")
_GRID = re.compile(r"\+(?:-+\+)+")


def inline(text: str, links: Mapping[str, str], words: Mapping[str, str]) -> str:
    """The text in Markdown. ``links`` are addresses by name, ``words`` what stands for ``|names|``."""

    def markdown(match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        if kind in ("quoted", "word"):
            title = match["named"] or match[0].rstrip("_")
            url = links.get(" ".join(title.casefold().split()))
            return f"[{title}]({url})" if url else title
        if kind == "instead":
            return words.get(match[0].strip("|_"), match[0])
        return _MADE[kind](match)

    return _INLINE.sub(markdown, text)


def _code(match: re.Match[str]) -> str:
    return match[0] if "`" in match[0][2:-2] else f"`{match[0][2:-2]}`"


_MADE: dict[str, Callable[[re.Match[str]], str]] = {
    "code": _code,
    "role": lambda match: f"{{{match['name']}}}`{match['text']}`",
    "link": lambda match: f"[{match['words'] or match['url']}](<{match['url']}>)",
    "plain": lambda match: f"*{match[0][1:-1]}*",
    "footnote": lambda match: f"[^{match['number'].strip('#*') or 'note'}]",
    "escaped": lambda match: match[0] if not match[0][1].isspace() else "",
    "sign": lambda match: f"\\{match[0]}",
}


def marked(line: str) -> str:
    """``table`` for the first line of a table, else ""."""
    return "table" if _SIMPLE.fullmatch(line) or _GRID.fullmatch(line) else ""


def table(lines: list[str], change: Callable[[str], str]) -> list[str]:
    """A table of Markdown; one whose cells go over columns stays as it is, as code."""
    cut = _grid_rows(lines) if lines[0].startswith("+") else _simple_rows(lines)
    if not cut:
        return fenced("\n".join(lines), "text").split("\n")
    rows, has_head = cut
    head, body = (rows[0], rows[1:]) if has_head else ([""] * len(rows[0]), rows)
    return [
        _row(head, change),
        f"|{'---|' * len(head)}",
        *(_row(row, change) for row in body),
    ]


def _row(cells: list[str], change: Callable[[str], str]) -> str:
    return "| " + " | ".join(change(cell).replace("|", "\\|") for cell in cells) + " |"


def _simple_rows(lines: list[str]) -> tuple[list[list[str]], bool] | None:
    columns = [match.span() for match in re.finditer("=+", lines[0])]
    rules = [number for number, line in enumerate(lines) if line.startswith("=") and _SIMPLE.fullmatch(line)]
    rows: list[list[str]] = []
    for number, line in enumerate(lines):
        if number in rules or not line.strip():
            continue
        ends = [start for start, _ in columns[1:]] + [max(len(line), columns[-1][1])]
        cells = [line[start:end].strip() for (start, _), end in zip(columns, ends, strict=True)]
        if any(line[end : end + 1].strip() for _, end in columns[:-1]):
            return None
        if not cells[0] and rows:
            rows[-1] = [f"{old} {new}".strip() for old, new in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    return (rows, len(rules) > 2) if rows else None


def _grid_rows(lines: list[str]) -> tuple[list[list[str]], bool] | None:
    marks = [number for number, sign in enumerate(lines[0]) if sign == "+"]
    rows: list[list[str]] = []
    has_head = False
    is_new = True
    for line in lines:
        if line.startswith("+"):
            if len(line) != len(lines[0]) or any(line[at] != "+" for at in marks) or set(line) - set("+-="):
                return None
            has_head = has_head or "=" in line
            is_new = True
            continue
        if len(line) != len(lines[0]) or any(line[at] != "|" for at in marks):
            return None
        cells = [line[a + 1 : b].strip() for a, b in pairwise(marks)]
        if is_new:
            rows.append(cells)
        else:
            rows[-1] = [f"{old} {new}".strip() for old, new in zip(rows[-1], cells, strict=True)]
        is_new = False
    return (rows, has_head) if rows else None
