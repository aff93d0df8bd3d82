"""A page's text by section, as search sees it: one line per block."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from helpviewer.page.nodes import (
    Abbreviation,
    Block,
    Blocks,
    Cell,
    CodeBlock,
    DefinitionList,
    Diagram,
    Figure,
    Fold,
    Footnotes,
    Group,
    Heading,
    Image,
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
    Rule,
    Styled,
    Table,
    Tabs,
)


class SectionText(NamedTuple):
    """The text below one heading, up to the next; ``section`` is "" for the page's opening."""

    section: str
    text: str


def section_texts(blocks: Blocks, names: Collection[str]) -> tuple[SectionText, ...]:
    """The texts in the order of the page; ``names`` are the titles of notes that have none of their own,
    which nobody looks for."""
    sections: list[tuple[str, list[str]]] = [("", [])]
    for section, line in _lines(blocks, names):
        if section is not None:
            sections.append((section, []))
        elif line:
            sections[-1][1].append(line)
    return tuple(SectionText(section, "\n".join(lines)) for section, lines in sections)


def _lines(blocks: Blocks, names: Collection[str]) -> Iterator[tuple[str | None, str]]:
    """Lines of text, and the id of a section where one begins."""
    for block in blocks:
        if isinstance(block, Heading):
            yield block.id, ""
        else:
            yield from ((None, line) for line in _own_lines(block, names))
            for inner in _inner(block):
                yield from _lines(inner, names)


def _own_lines(block: Block, names: Collection[str]) -> Iterator[str]:
    match block:
        case Paragraph() | Plain():
            yield words(block.content)
        case CodeBlock():
            yield block.title
            yield from _code_lines(block.text)
        case Diagram():
            yield from _code_lines(block.source)
        case Note():
            title = words(block.title)
            yield "" if title in names else title
        case Fold():
            title = words(block.summary)
            yield "" if title in names else title
        case Table():
            yield words(block.caption)
            for row in (*block.head, *block.body):
                yield " | ".join(text for cell in row if (text := _cell(cell)))
        case Media():
            yield block.title
        case MathBlock():
            yield words((block.tex,))


def _inner(block: Block) -> Iterator[Blocks]:
    match block:
        case Note() | Fold() | Quote() | Group():
            yield block.blocks
        case Figure():
            yield block.blocks
            if block.caption:
                yield (Plain(block.caption),)
        case List():
            yield from (item.blocks for item in block.items)
        case DefinitionList():
            for item in block.items:
                yield from ((Plain(term),) for term in item.terms)
                yield from item.descriptions
        case Tabs():
            for tab in block.tabs:
                yield (Plain(tab.title),)
                yield tab.blocks
        case Footnotes() | CodeBlock():
            yield from (note.blocks for note in block.notes)
        case Rule() | _:
            return


def _code_lines(text: str) -> Iterator[str]:
    return (line.rstrip() for line in text.splitlines() if line.strip())


def _cell(cell: Cell) -> str:
    return " ".join(line for section, line in _lines(cell.blocks, ()) if section is None and line)


def words(content: Inlines) -> str:
    """What can be read of a line, with the words for its pictures, in single blanks."""
    return " ".join(_text(content).split())


def _text(content: Inlines) -> str:
    parts: list[str] = []
    for inline in content:
        match inline:
            case str():
                parts.append(inline)
            case Styled() | Link() | Abbreviation():
                parts.append(_text(inline.content))
            case LineBreak():
                parts.append(" ")
            case Image():
                parts.append(inline.alt)
            case Math():
                parts.append(inline.tex)
    return "".join(parts)
