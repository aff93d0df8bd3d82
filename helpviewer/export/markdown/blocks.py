"""The blocks of a page as Markdown. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable

from helpviewer.book.book import Book
from helpviewer.export.markdown.escape import escaped, in_quotes, line_starts
from helpviewer.export.markdown.html_blocks import TagWriter, attribute
from helpviewer.export.markdown.inline import LineWriter
from helpviewer.export.markdown.own_anchors import own_anchors
from helpviewer.export.markdown.pictures import Pictures
from helpviewer.export.markdown.plain_lists import is_plain_list, is_plain_table
from helpviewer.page.around.phrases import document_words
from helpviewer.page.markdown import fenced
from helpviewer.page.nodes import (
    Block,
    Blocks,
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
    LineBreak,
    Link,
    List,
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
from helpviewer.page.walk import inlines_of, plain_text
from helpviewer.page.writer import BlockWriter

_SEPARATE = "<!-- -->"
"""Keeps two lists or quotations from becoming one."""


class MarkdownWriter(BlockWriter[list[str]]):
    """Writes the blocks of pages, each as texts without a line end that empty lines are to join; ``folder``
    is where their pictures go, "" to put them into the text."""

    def __init__(self, book: Book, folder: str) -> None:
        self.book = book
        self.pictures = Pictures(book, folder)
        self._lines = LineWriter(self.pictures)
        self._tags = TagWriter(self._lines, self.pictures)
        self._own_anchors: frozenset[str] = frozenset()

    def page(self, blocks: Blocks) -> list[str]:
        """The blocks of a whole page for a source file: with its links within the book and its anchors."""
        self._lines.links_inside = True
        self._own_anchors = own_anchors(blocks)
        return self.blocks(blocks)

    def blocks(self, blocks: Blocks) -> list[str]:
        """The texts of blocks below each other."""
        found: list[str] = []
        previous: Block | None = None
        for block in blocks:
            texts = [text for text in self.block(block) if text]
            if texts and previous is not None and _run_together(previous, block):
                found.append(_SEPARATE)
            found.extend(texts)
            previous = block if texts else previous
        return found

    @property
    def _is_source(self) -> bool:
        return self._lines.links_inside

    def _tagged(self, block: Block) -> list[str]:
        return [self._tags.written((block,))]

    # -- blocks -----------------------------------------------------------------------------------

    def paragraph(self, paragraph: Paragraph) -> list[str]:
        return [line_starts(self._lines.line(paragraph.content))]

    def plain(self, plain: Plain) -> list[str]:
        return [line_starts(self._lines.line(plain.content))]

    def heading(self, heading: Heading) -> list[str]:
        words = re.sub(r"(?<!\\)(#+)$", r"\\\1", self._lines.one_line(heading.content))
        # What GitHub and the builder would make of the words needs not be said.
        anchor = f'<a id="{heading.id}"></a>' if heading.id in self._own_anchors else ""
        return [f"{'#' * heading.level} {anchor}{words}"]

    def code_block(self, code: CodeBlock) -> list[str]:
        options = code.language
        if code.title:
            options += f' title="{in_quotes(code.title)}"'
        if code.first_number:
            options += f' linenums="{code.first_number}"'
        if code.marked:
            options += f' hl_lines="{" ".join(map(str, code.marked))}"'
        text = _with_diff(code) if self._is_source and (code.added or code.removed) else code.text
        if self._is_source and len({note.line for note in code.notes}) == len(code.notes):
            text = _with_numbers(text, code)
        found = [fenced(text, options.strip())]
        for number, note in enumerate(code.notes, 1):
            found.append(f"{number}. " + _indented("\n\n".join(self.blocks(note.blocks)), 3))
        return found if len(code.notes) < 2 else [found[0], "\n".join(found[1:])]

    def list_block(self, list_: List) -> list[str]:
        if not is_plain_list(list_):
            return self._tagged(list_)
        number, text, before = list_.start, "", False
        for item in list_.items:
            mark = f"{number}. " if list_.is_ordered else "- "
            box = "" if item.task is None else "[x] " if item.task else "[ ] "
            airy = any(isinstance(block, Paragraph) for block in item.blocks)
            # An empty line would make a paragraph of the text above it.
            gap = "\n" if any(isinstance(block, Plain) for block in item.blocks) else "\n\n"
            body = box + gap.join(self.blocks(item.blocks))
            between = ("\n\n" if airy and before else "\n") if text else ""
            text += between + mark + _indented(body, len(mark))
            before = airy
            number += 1
        return [text]

    def definition_list(self, definitions: DefinitionList) -> list[str]:
        if not any(isinstance(inline, FootnoteRef) for inline in inlines_of((definitions,))):
            return self._tagged(definitions)
        # Footnotes are known outside of HTML only. Python-Markdown, Pandoc and others read these lists.
        found: list[str] = []
        for item in definitions.items:
            found += [self._lines.one_line(term) for term in item.terms]
            for blocks in item.descriptions:
                text = ":   " + _indented("\n\n".join(self.blocks(blocks)), 4)
                if found:
                    found[-1] += "\n" + text
                else:
                    found.append(text)
        return found

    def table(self, table: Table) -> list[str]:
        if not is_plain_table(table):
            return self._tagged(table)
        rows = [[self._cell(cell.blocks) for cell in row] for row in (*table.head, *table.body)]
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        rule = {"left": ":---", "right": "---:", "center": ":---:"}
        lines.insert(1, "| " + " | ".join(rule.get(cell.align, "---") for cell in table.head[0]) + " |")
        return ["\n".join(lines)]

    def _cell(self, blocks: Blocks) -> str:
        return "".join(self._lines.in_cell(block.content) for block in blocks if isinstance(block, Plain))

    def quote(self, quote: Quote) -> list[str]:
        return [_quoted(self.blocks(quote.blocks))]

    def note(self, note: Note) -> list[str]:
        words = " ".join(plain_text(note.title).split())
        inside = self.blocks(note.blocks)
        alert = f"[!{note.kind.upper()}]"
        names = document_words(self.book.info.language).notes  # as the builder gives them
        if words and words != names[note.kind]:
            # GitHub's alerts have no titles of their own; the builder takes strong words right below for one.
            return [_quoted([f"{alert}\n**{escaped(words)}**", *inside])]
        if note.blocks and isinstance(note.blocks[0], Paragraph) and not inside[0].startswith("**"):
            return [_quoted([f"{alert}\n{inside[0]}", *inside[1:]])]
        return [_quoted([alert, *inside])]

    def fold(self, fold: Fold) -> list[str]:
        start = f"<details{attribute('class', fold.kind)}{' open' if fold.is_open else ''}>"
        summary = f"<summary>{self._tags.inlines(fold.summary)}</summary>"
        return [f"{start}\n{summary}", *self.blocks(fold.blocks), "</details>"]

    def tabs(self, tabs: Tabs) -> list[str]:
        found: list[str] = []
        for tab in tabs.tabs:
            title, inside = self._lines.one_line(tab.title), self.blocks(tab.blocks)
            if self._is_source:
                found.append("\n\n".join([f'=== "{title}"', *(_indented(f"    {t}", 4) for t in inside)]))
            else:
                found += [f"**{title}**", *inside]
        return found

    def rule(self) -> list[str]:
        return ["---"]

    def footnotes(self, footnotes: Footnotes) -> list[str]:
        return [
            f"[^{note.id.removeprefix('fn-') or note.number}]: "
            + _indented("\n\n".join(self.blocks(note.blocks)), 4)
            for note in footnotes.notes
        ]

    def figure(self, figure: Figure) -> list[str]:
        only = figure.blocks[0] if len(figure.blocks) == 1 else None
        if not isinstance(only, Plain) or len(only.content) != 1 or not isinstance(only.content[0], Image):
            return self._tagged(figure)
        if not figure.caption:
            return self._tagged(figure)
        line = (only.content[0], LineBreak(), Styled("em", figure.caption))
        return [line_starts(self._lines.line(line))]

    def group(self, group: Group) -> list[str]:
        if not self._is_source:
            return self.blocks(group.blocks)
        start = f"<div{attribute('id', group.id)}{attribute('class', group.kind)}>"
        return [start, *self.blocks(group.blocks), "</div>"]

    def math_block(self, math: MathBlock) -> list[str]:
        return [f"$$\n{math.tex}\n$$"]

    def diagram(self, diagram: Diagram) -> list[str]:
        return [fenced(diagram.source.rstrip("\n"), diagram.language)]

    def media(self, media: Media) -> list[str]:
        if self._is_source:
            return self._tagged(media)
        return ["▶ " + self._lines.line((Link(media.address, (media.title or media.address,)),))]


def _run_together(before: Block, after: Block) -> bool:
    if isinstance(before, List) and isinstance(after, List):
        return before.is_ordered == after.is_ordered
    return isinstance(after, Quote) and isinstance(before, Quote | Note)


def _with_diff(code: CodeBlock) -> str:
    """The code with comments on its lines that say which are new and which are gone."""
    marks = dict.fromkeys(code.added, " // [!code ++]") | dict.fromkeys(code.removed, " // [!code --]")
    return "\n".join(line + marks.get(at, "") for at, line in enumerate(code.text.split("\n"), 1))


def _with_numbers(text: str, code: CodeBlock) -> str:
    """The code with comments on its lines that say which item below it belongs to them."""
    marks = {note.line: f"  # ({number})!" for number, note in enumerate(code.notes, 1)}
    return "\n".join(line + marks.get(at, "") for at, line in enumerate(text.split("\n"), 1))


def _indented(text: str, width: int) -> str:
    return re.sub(r"\n(?=[^\n])", "\n" + " " * width, text)


def _quoted(blocks: Iterable[str]) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in "\n\n".join(blocks).split("\n"))
