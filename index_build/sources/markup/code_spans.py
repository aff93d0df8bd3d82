"""Tells the text of Markdown from its code, for sources that rewrite what other systems add to Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

_FENCE = re.compile(r"(?P<before>[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*)*)(?P<marks>`{3,}|~{3,})(?P<rest>.*)")
_TICKS = re.compile(r"`+")


def lines_with_code(text: str) -> Iterator[tuple[str, bool]]:
    """Each line without its end, and whether it belongs to a fenced block (its marks included)."""
    fence = ""
    for line in text.split("\n"):
        match = _FENCE.match(line)
        if fence:
            yield line, True
            if match and match["marks"].startswith(fence) and not match["rest"].strip():
                fence = ""
        elif match and not (match["marks"][0] == "`" and "`" in match["rest"]):
            fence = match["marks"]
            yield line, True
        else:
            yield line, False


def parts_with_code(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each wholly code (fenced or between backticks) or not; together, all of it."""
    block: list[str] = []
    in_code = False
    lines = list(lines_with_code(text))
    for number, (line, is_code) in enumerate(lines):
        if is_code != in_code and block:
            yield from [("".join(block), True)] if in_code else _inline("".join(block))
            block = []
        in_code = is_code
        block.append(line if number == len(lines) - 1 else line + "\n")
    if block:
        yield from [("".join(block), True)] if in_code else _inline("".join(block))


def _inline(text: str) -> Iterator[tuple[str, bool]]:
    """Code between backticks ends in its paragraph."""
    for paragraph in re.split(r"(\n[ \t]*\n)", text):
        start = at = 0
        ends: dict[str, list[int]] = {}
        for ticks in _TICKS.finditer(paragraph):
            ends.setdefault(ticks[0], []).append(ticks.start())
        while (opening := _TICKS.search(paragraph, at)) is not None:
            same = ends[opening[0]]
            closing = bisect_left(same, opening.end())
            if closing == len(same):
                at = opening.end()
                continue
            if opening.start() > start:
                yield paragraph[start : opening.start()], False
            start = at = same[closing] + len(opening[0])
            yield paragraph[opening.start() : at], True
        if start < len(paragraph):
            yield paragraph[start:], False


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """The text with ``change`` made to each piece that is no code."""
    return "".join(part if is_code else change(part) for part, is_code in parts_with_code(text))
