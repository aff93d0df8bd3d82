"""Parts what is too long for Qt: it takes the square of the length of a word, of the pictures in a paragraph
and of the items of a list, and lays a paragraph out as one, however little of it is seen. Pure, no Qt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpviewer.page.nodes import (
    Abbreviation,
    Block,
    Blocks,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    Paragraph,
    Plain,
    Styled,
)

JOINT = "\u200b"
"""Stands where an endless word may be broken. It is taken out of what is copied, and looked past in what is
searched."""

END = 2 * JOINT
"""Ends a piece that the next one goes on; so does the end of its line."""

PIECE = 8_000
"""Letters from which a paragraph is parted at the next blank; at twice as many it is parted anywhere."""

ITEMS = 500
"""Items of a list."""

_LONGEST_WORD = 1000
_ENDLESS = re.compile(rf"[^ \n\t{JOINT}]{{{_LONGEST_WORD}}}(?=[^ \n\t{JOINT}])")
_INLINE, _PICTURE = 16, 40
"""What an inline counts for, and a picture, in letters."""

_STRETCH = re.compile(rf".{{1,{PIECE}}}[^ \n]{{0,{PIECE}}}[ \n]?", re.DOTALL)


def breakable(text: str) -> str:
    """The text with places to break words that are longer than any line."""
    return _ENDLESS.sub(f"\\g<0>{JOINT}", text) if len(text) > _LONGEST_WORD else text


def short_blocks(blocks: Blocks) -> Iterator[tuple[Block, bool]]:
    """The blocks with long paragraphs and lists in pieces; whether the next piece goes on with the block."""
    for block in blocks:
        made: list[Block] = [block]
        if isinstance(block, Paragraph | Plain):
            made = [type(block)(piece) for piece in pieces(block.content)]
        elif isinstance(block, List) and len(block.items) > ITEMS:
            made = [
                block._replace(items=block.items[at : at + ITEMS], start=block.start + at)
                for at in range(0, len(block.items), ITEMS)
            ]
        for number, piece in enumerate(made, 1):
            yield piece, number < len(made)


def is_short(content: Inlines) -> bool:
    """Whether a line need not be parted."""
    return _weight(content) < 2 * PIECE


def pieces(content: Inlines) -> list[Inlines]:
    """A line, parted where it is too long."""
    if is_short(content):
        return [content]
    found: list[Inlines] = []
    piece: list[Inline] = []
    size = 0
    for inline in content:
        for part in _parts(inline):
            piece.append(part)
            size += _weight((part,))
            if size >= PIECE and (size >= 2 * PIECE or _ends_line(part)):
                if isinstance(part, LineBreak):
                    piece.pop()
                else:
                    piece.append(END)
                found.append(tuple(piece))
                piece, size = [], 0
    if piece:
        return [*found, tuple(piece)]
    if found[-1][-1] == END:
        found[-1] = found[-1][:-1]
    return found


def _parts(inline: Inline) -> list[Inline]:
    if isinstance(inline, str):
        return [inline] if len(inline) < PIECE else _STRETCH.findall(inline)
    if isinstance(inline, Styled | Link | Abbreviation) and not is_short(inline.content):
        return [inline._replace(content=_unmarked(piece)) for piece in pieces(inline.content)]
    return [inline]


def _unmarked(content: Inlines) -> Inlines:
    return content[:-1] if content and content[-1] == END else content


def _ends_line(inline: Inline) -> bool:
    return isinstance(inline, LineBreak) or (isinstance(inline, str) and inline[-1:] in (" ", "\n"))


def _weight(content: Inlines) -> int:
    weight = 0
    for inline in content:
        if isinstance(inline, str):
            weight += len(inline)
        elif isinstance(inline, Image):
            weight += _PICTURE
        elif isinstance(inline, Styled | Link | Abbreviation):
            weight += _INLINE + _weight(inline.content)
        else:
            weight += _INLINE
    return weight
