"""What stands where in a page's document: links, places. Only read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextDocument, QTextFragment


class Link(NamedTuple):
    """A link: its first character, the one after its last, and where it leads, as the page says it."""

    start: int
    end: int
    href: str


def links(document: QTextDocument) -> list[Link]:
    """All links, in the order of the page."""
    found: list[Link] = []
    for block in blocks(document):
        for fragment in _fragments(block):
            href = fragment.charFormat().anchorHref()
            if not href:
                continue
            start, end = fragment.position(), fragment.position() + fragment.length()
            if found and found[-1].end == start and found[-1].href == href:
                found[-1] = Link(found[-1].start, end, href)  # bold words within a link and the like
            else:
                found.append(Link(start, end, href))
    return found


def anchors(block: QTextBlock) -> Iterator[str]:
    """The names of the places in a block."""
    for fragment in _fragments(block):
        yield from fragment.charFormat().anchorNames()


def blocks(document: QTextDocument, first: int = 0) -> Iterator[QTextBlock]:
    """All blocks from the one with the character ``first`` on."""
    block = document.findBlock(first)
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    fragments = block.begin()
    while not fragments.atEnd():
        yield fragments.fragment()
        fragments += 1
