"""What every way of showing a page has in common: one method for each kind of node. No Qt.

A new kind of node is a type error here, and a method that every writer must have.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Generic, TypeVar, assert_never

from helpviewer.page.nodes import (
    Abbreviation,
    Anchor,
    Block,
    CodeBlock,
    DefinitionList,
    Diagram,
    Figure,
    Fold,
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
    Rule,
    Styled,
    Table,
    Tabs,
)

B = TypeVar("B")
"""What a block is written as."""


class InlineWriter(ABC):
    """Writes what runs within a line."""

    def inlines(self, content: Inlines) -> str:
        """A piece of a line."""
        return "".join([self.inline(inline) for inline in content])

    def inline(self, inline: Inline) -> str:
        """One inline."""
        match inline:
            case str():
                return self.text(inline)
            case Styled():
                return self.styled(inline)
            case Link():
                return self.link(inline)
            case LineBreak():
                return self.line_break()
            case Image():
                return self.image(inline)
            case FootnoteRef():
                return self.footnote_ref(inline)
            case Anchor():
                return self.anchor(inline)
            case Abbreviation():
                return self.abbreviation(inline)
            case Math():
                return self.math(inline)
            case _:
                assert_never(inline)

    @abstractmethod
    def text(self, text: str) -> str: ...

    @abstractmethod
    def styled(self, styled: Styled) -> str: ...

    @abstractmethod
    def link(self, link: Link) -> str: ...

    @abstractmethod
    def line_break(self) -> str: ...

    @abstractmethod
    def image(self, image: Image) -> str: ...

    @abstractmethod
    def footnote_ref(self, ref: FootnoteRef) -> str: ...

    @abstractmethod
    def anchor(self, anchor: Anchor) -> str: ...

    @abstractmethod
    def abbreviation(self, abbreviation: Abbreviation) -> str: ...

    @abstractmethod
    def math(self, math: Math) -> str: ...


class BlockWriter(ABC, Generic[B]):
    """Writes blocks."""

    def block(self, block: Block) -> B:  # noqa: C901 # a branch for each kind of node
        """One block."""
        match block:
            case Paragraph():
                return self.paragraph(block)
            case Plain():
                return self.plain(block)
            case Heading():
                return self.heading(block)
            case CodeBlock():
                return self.code_block(block)
            case List():
                return self.list_block(block)
            case Note():
                return self.note(block)
            case Table():
                return self.table(block)
            case Quote():
                return self.quote(block)
            case Figure():
                return self.figure(block)
            case DefinitionList():
                return self.definition_list(block)
            case Tabs():
                return self.tabs(block)
            case Fold():
                return self.fold(block)
            case Rule():
                return self.rule()
            case Footnotes():
                return self.footnotes(block)
            case Group():
                return self.group(block)
            case MathBlock():
                return self.math_block(block)
            case Diagram():
                return self.diagram(block)
            case Media():
                return self.media(block)
            case _:
                assert_never(block)

    @abstractmethod
    def paragraph(self, paragraph: Paragraph) -> B: ...

    @abstractmethod
    def plain(self, plain: Plain) -> B: ...

    @abstractmethod
    def heading(self, heading: Heading) -> B: ...

    @abstractmethod
    def code_block(self, code: CodeBlock) -> B: ...

    @abstractmethod
    def list_block(self, list_: List) -> B: ...

    @abstractmethod
    def note(self, note: Note) -> B: ...

    @abstractmethod
    def table(self, table: Table) -> B: ...

    @abstractmethod
    def quote(self, quote: Quote) -> B: ...

    @abstractmethod
    def figure(self, figure: Figure) -> B: ...

    @abstractmethod
    def definition_list(self, definitions: DefinitionList) -> B: ...

    @abstractmethod
    def tabs(self, tabs: Tabs) -> B: ...

    @abstractmethod
    def fold(self, fold: Fold) -> B: ...

    @abstractmethod
    def rule(self) -> B: ...

    @abstractmethod
    def footnotes(self, footnotes: Footnotes) -> B: ...

    @abstractmethod
    def group(self, group: Group) -> B: ...

    @abstractmethod
    def math_block(self, math: MathBlock) -> B: ...

    @abstractmethod
    def diagram(self, diagram: Diagram) -> B: ...

    @abstractmethod
    def media(self, media: Media) -> B: ...
