"""What stands where in a page's document: links, beginnings of sections. Only read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
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


def section_starts(document: QTextDocument, sections: Collection[str]) -> list[tuple[int, str]]:
    """``(first character, id)`` of these sections, in the order of the page."""
    found: list[tuple[int, str]] = []
    for block in blocks(document):
        for fragment in _fragments(block):
            names = fragment.charFormat().anchorNames()
            found.extend((block.position(), name) for name in names if name in sections)
    return found


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """All blocks."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    fragments = block.begin()
    while not fragments.atEnd():
        yield fragments.fragment()
        fragments += 1
