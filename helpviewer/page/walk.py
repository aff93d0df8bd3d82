"""Looks through a page's nodes: its texts, its anchors, its parts. No Qt."""

from __future__ import annotations

from collections.abc import Iterator

from helpviewer.page.nodes import (
    Abbreviation,
    Anchor,
    Block,
    Blocks,
    CodeBlock,
    DefinitionList,
    Diagram,
    Figure,
    Fold,
    Footnote,
    FootnoteRef,
    Footnotes,
    Group,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    Math,
    MathBlock,
    Media,
    Note,
    Paragraph,
    Plain,
    Quote,
    Styled,
    Table,
    Tabs,
)


def lines_in(block: Block) -> Iterator[Inlines]:
    """The texts that stand directly in a block: not those in the blocks that it holds."""
    match block:
        case Heading() | Paragraph() | Plain():
            yield block.content
        case Note():
            yield block.title
        case Fold():
            yield block.summary
        case Table() | Figure():
            yield block.caption
        case Tabs():
            yield from (tab.title for tab in block.tabs)
        case DefinitionList():
            yield from (term for item in block.items for term in item.terms)


def blocks_in(block: Block) -> Iterator[Blocks]:
    """The blocks in each part of a block: of each item of a list, of each cell of a table …"""
    match block:
        case Note() | Fold() | Quote() | Figure() | Group():
            yield block.blocks
        case List():
            yield from (item.blocks for item in block.items)
        case DefinitionList():
            yield from (description for item in block.items for description in item.descriptions)
        case Table():
            yield from (cell.blocks for row in (*block.head, *block.body) for cell in row)
        case Tabs():
            yield from (tab.blocks for tab in block.tabs)
        case Footnotes():
            yield from (note.blocks for note in block.notes)
        case CodeBlock():
            yield from (note.blocks for note in block.notes)


def walk(blocks: Blocks) -> Iterator[Block]:
    """All blocks, each before those in it."""
    for block in blocks:
        yield block
        for inner in blocks_in(block):
            yield from walk(inner)


def walk_inlines(content: Inlines) -> Iterator[Inline]:
    """All inlines, each before those in it."""
    for inline in content:
        yield inline
        if isinstance(inline, Styled | Link | Abbreviation):
            yield from walk_inlines(inline.content)


def inlines_of(blocks: Blocks) -> Iterator[Inline]:
    """All inlines of a page."""
    for block in walk(blocks):
        for line in lines_in(block):
            yield from walk_inlines(line)


def plain_text(content: Inlines) -> str:
    """What can be read of a line: words, formulas as TeX; nothing for pictures and marks of footnotes."""
    return "".join(_text(inline) for inline in content)


def _text(inline: Inline) -> str:
    match inline:
        case str():
            return inline
        case Styled() | Link() | Abbreviation():
            return plain_text(inline.content)
        case LineBreak():
            return " "
        case Math():
            return inline.tex
        case _:
            return ""


def blocks_text(blocks: Blocks) -> str:
    """What can be read of blocks, one line for each text."""
    return "\n".join(text for block in walk(blocks) for text in _texts(block) if text)


def _texts(block: Block) -> Iterator[str]:
    yield from (plain_text(line) for line in lines_in(block))
    match block:
        case CodeBlock():
            yield block.title
            yield block.text
        case MathBlock():
            yield block.tex
        case Diagram():
            yield block.source
        case Media():
            yield block.title or block.address


def ids_of(blocks: Blocks) -> Iterator[str]:
    """Every place on the page that links can lead to."""
    for block in walk(blocks):
        if isinstance(block, Heading | Group) and block.id:
            yield block.id
        elif isinstance(block, Footnotes):
            yield from (note.id for note in block.notes)
        for line in lines_in(block):
            yield from (i.id for i in walk_inlines(line) if isinstance(i, Anchor | FootnoteRef) and i.id)


def section_of(blocks: Blocks, section: str) -> Blocks:
    """The part of a page that belongs to one heading: the heading and all up to the next one of its level or
    a higher one, with the footnotes it refers to. The whole page when there is no such heading."""
    found = _siblings(blocks, section) if section else None
    if found is None:
        return blocks
    level = next(block.level for block in found if isinstance(block, Heading))
    end = 1
    while end < len(found):
        block = found[end]
        if (isinstance(block, Heading) and block.level <= level) or isinstance(block, Footnotes):
            break
        end += 1
    part = found[:end]
    return part + _footnotes_of(blocks, part)


def _siblings(blocks: Blocks, section: str) -> Blocks | None:
    """The blocks from a heading on that stand beside it."""
    for position, block in enumerate(blocks):
        if isinstance(block, Heading) and block.id == section:
            return blocks[position:]
        for inner in blocks_in(block):
            found = _siblings(inner, section)
            if found is not None:
                return found
    return None


def _footnotes_of(blocks: Blocks, part: Blocks) -> Blocks:
    wanted = {inline.note for inline in inlines_of(part) if isinstance(inline, FootnoteRef)}
    notes: list[Footnote] = []
    for block in blocks:
        if isinstance(block, Footnotes):
            notes.extend(note for note in block.notes if note.id in wanted)
    return (Footnotes(tuple(notes)),) if notes else ()


def images_of(blocks: Blocks) -> Iterator[Image]:
    """Every picture of a page, drawings of formulas and diagrams among them."""
    for block in walk(blocks):
        if isinstance(block, MathBlock | Diagram) and block.drawing is not None:
            yield block.drawing
        for line in lines_in(block):
            for inline in walk_inlines(line):
                if isinstance(inline, Image):
                    yield inline
                elif isinstance(inline, Math) and inline.drawing is not None:
                    yield inline.drawing
