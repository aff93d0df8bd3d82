"""Reads a navigation that is written as a list of links in Markdown, as mdBook, wikis and others do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

DEEPEST = 30


@dataclass(slots=True)
class LinkRow:
    """A row of such a list: a heading (``is_part``), a link, or text without one (``address`` is "").

    ``line`` is where it stands in the file, from 1.
    """

    title: str
    address: str = ""
    line: int = 1
    is_part: bool = False
    in_list: bool = False
    level: int = 0
    items: list[LinkRow] = field(default_factory=list)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": 2 * DEEPEST}).enable("strikethrough")


def read_link_list(text: str) -> list[LinkRow]:
    """The rows of a file from top to bottom; those in nested lists are the ``items`` of the row above."""
    rows: list[LinkRow] = []
    open_lists: list[list[LinkRow]] = [rows]
    tokens = iter(_parser().parse(text))
    heading = 0
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            here = open_lists[-1]
            open_lists.append(here[-1].items if len(open_lists) > 1 and here else here)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            open_lists.pop()
        elif token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.type == "heading_close":
            heading = 0
        elif token.type == "inline":
            found = list(_rows(token))
            for row in found:
                row.is_part, row.level, row.in_list = bool(heading), heading, len(open_lists) > 1
            # Loose text is no navigation; outside of lists only links and headings count.
            open_lists[-1].extend(row for row in found if row.address or row.is_part or row.in_list)
    return rows


def _rows(token: Token) -> Iterator[LinkRow]:
    line = (token.map[0] if token.map else 0) + 1
    title: list[str] = []
    address = ""
    found = False
    for child in token.children or ():
        if child.type == "link_open":
            address, title = str(child.attrGet("href") or ""), []
        elif child.type == "link_close":
            found = True
            yield LinkRow(_plain(title), address, line)
            address, title = "", []
        elif child.type in ("softbreak", "hardbreak"):
            line += 1
            title.append(" ")
        elif child.type in ("text", "code_inline") or (child.type == "image" and address):
            title.append(child.content)
    if not found and _plain(title):
        yield LinkRow(_plain(title), "", line)


def _plain(parts: list[str]) -> str:
    return " ".join("".join(parts).split())
