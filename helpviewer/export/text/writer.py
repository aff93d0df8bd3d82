"""A page's nodes as plain text. No Qt."""

from __future__ import annotations

import re

from helpviewer.export.text.wrap import WIDTH, heading, paragraph
from helpviewer.page.around.phrases import Words
from helpviewer.page.code_lines import SIGNS, code_lines, has_marks, is_plain
from helpviewer.page.nodes import (
    Abbreviation,
    Anchor,
    Block,
    Blocks,
    Cell,
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
    Inlines,
    Link,
    List,
    ListItem,
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
from helpviewer.page.numerals import numeral
from helpviewer.page.walk import lines_in, walk
from helpviewer.page.writer import BlockWriter, InlineWriter

_SPACES = re.compile(r"[ \t\n\r\f]+")
_BAR = "  | "


class TextWriter(InlineWriter, BlockWriter[list[str]]):
    """Writes each block as texts that are to stand apart by an empty line.

    Attributes:
        links: the addresses of the page's links, and the numbers that stand for them in the text.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self.links: dict[str, int] = {}
        self._explained: set[str] = set()
        self._prefix = ""  # stands before every line
        self._first = (
            ""  # stands before the next line, such as an item's number, and is as wide on the others
        )

    def blocks(self, blocks: Blocks, prefix: str = "", first: str = "") -> list[str]:
        """The texts of blocks within ``prefix``; the first line starts with ``first``."""
        outer = self._prefix, self._first
        self._prefix, self._first = self._prefix + prefix, first
        found: list[str] = []
        for block in blocks:
            found.extend(self.block(block))
            if first:
                self._prefix, self._first, first = self._prefix + " " * len(first), "", ""
        if first:
            found.append((self._prefix + first).rstrip())
        self._prefix, self._first = outer
        return found

    # -- within a line ----------------------------------------------------------------------------

    def line(self, content: Inlines) -> str:
        """The text of a whole line; a line end stands for a line break only."""
        return re.sub(r" +", " ", self.inlines(content)).strip(" \u00a0")

    def text(self, text: str) -> str:
        return _SPACES.sub(" ", text)

    def styled(self, styled: Styled) -> str:
        return self.inlines(styled.content)

    def link(self, link: Link) -> str:
        words = self.inlines(link.content)
        if not link.kind or link.target.removeprefix("mailto:") == words.strip():
            return words
        number = self.links.setdefault(link.target, len(self.links) + 1)
        return f"{words} [{number}]"

    def line_break(self) -> str:
        return "\n"

    def image(self, image: Image) -> str:
        words = self._words.picture
        return f"[{words}: {image.alt}]" if image.alt else f"[{words}]"

    def footnote_ref(self, ref: FootnoteRef) -> str:
        return f" ({self._words.note_number.format(ref.label)})"

    def anchor(self, anchor: Anchor) -> str:
        return ""

    def abbreviation(self, abbreviation: Abbreviation) -> str:
        words = self.inlines(abbreviation.content)
        if words in self._explained:
            return words
        self._explained.add(words)
        return f"{words} ({abbreviation.expansion})"

    def math(self, math: Math) -> str:
        return math.tex

    # -- blocks -----------------------------------------------------------------------------------

    def paragraph(self, paragraph_: Paragraph) -> list[str]:
        return [paragraph(self.line(paragraph_.content), self._prefix, self._first)]

    def plain(self, plain: Plain) -> list[str]:
        return [paragraph(self.line(plain.content), self._prefix, self._first)]

    def heading(self, heading_: Heading) -> list[str]:
        return [*self._start(), heading(self.line(heading_.content), heading_.level, self._inner)]

    def code_block(self, code: CodeBlock) -> list[str]:
        if is_plain(code):
            lines = code.text.split("\n")
        else:
            sign = has_marks(code)
            lines = [
                (f"{SIGNS[line.mark]} " if sign else "")
                + (f"{line.number}  " if line.number else "")
                + "".join(token.text for token in line.tokens)
                + "".join(f"  ({note})" for note in line.notes)
                for line in code_lines(code)
            ]
        found = self._box(lines, code.title)
        for number, note in enumerate(code.notes, 1):
            found += self.blocks(note.blocks, " " * len(self._first) + "    ", f"({number}) ")
        return found

    def _box(self, lines: list[str], title: str = "") -> list[str]:
        """Lines as they are, indented, below a title."""
        head = [f"{self._inner}    {title}:"] if title else []
        return [
            *self._start(),
            "\n".join([*head, *((f"{self._inner}    {line}").rstrip() for line in lines)]),
        ]

    @property
    def _inner(self) -> str:
        return self._prefix + " " * len(self._first)

    def _start(self) -> list[str]:
        """The mark of an item on a line of its own, before what cannot follow it."""
        return [(self._prefix + self._first).rstrip()] if self._first else []

    def list_block(self, list_: List) -> list[str]:
        found = self._start()
        prefix = " " * len(self._first)
        is_loose = any(not isinstance(block, Plain | List) for item in list_.items for block in item.blocks)
        texts: list[str] = []
        for number, item in enumerate(list_.items, list_.start):
            mark = f"{numeral(number, list_.numbering)}. " if list_.is_ordered else "- "
            texts += self.blocks(item.blocks, prefix, mark + _box_of(item))
        return found + (texts if is_loose else ["\n".join(texts)] if texts else [])

    def definition_list(self, definitions: DefinitionList) -> list[str]:
        prefix = " " * len(self._first)
        found: list[str] = self._start()
        for item in definitions.items:
            found += [paragraph(self.line(term), self._inner) for term in item.terms]
            for blocks in item.descriptions:
                found += self.blocks(blocks, prefix + "    ")
        return found

    def note(self, note: Note) -> list[str]:
        return self._noted(note.title or (self._words.notes[note.kind],), note.blocks)

    def fold(self, fold: Fold) -> list[str]:
        return self._noted(fold.summary, fold.blocks)

    def _noted(self, title: Inlines, blocks: Blocks) -> list[str]:
        prefix = self._inner + _BAR
        head = [paragraph(self.line(title).upper(), prefix)] if title else []
        texts = head + self.blocks(blocks, " " * len(self._first) + _BAR)
        return [*self._start(), f"\n{self._inner}  |\n".join(texts)]

    def quote(self, quote: Quote) -> list[str]:
        return self._start() + self.blocks(quote.blocks, " " * len(self._first) + "> ")

    def tabs(self, tabs: Tabs) -> list[str]:
        found = self._start()
        prefix = " " * len(self._first)
        for tab in tabs.tabs:
            found.append(paragraph(f"{self.line(tab.title)}:", self._inner))
            found += self.blocks(tab.blocks, prefix + "  ")
        return found

    def figure(self, figure: Figure) -> list[str]:
        caption: Blocks = (Paragraph(figure.caption),) if figure.caption else ()
        return self.blocks(figure.blocks + caption, "", self._first)

    def math_block(self, math: MathBlock) -> list[str]:
        return self._box(math.tex.split("\n"))

    def diagram(self, diagram: Diagram) -> list[str]:
        return self._box(diagram.source.rstrip("\n").split("\n"), diagram.language)

    def media(self, media: Media) -> list[str]:
        words = media.title or media.address.removeprefix("mailto:")
        return [paragraph(self.link(Link(media.address, (words,))), self._prefix, self._first)]

    def rule(self) -> list[str]:
        return [*self._start(), self._inner + "* * *"]

    def footnotes(self, footnotes: Footnotes) -> list[str]:
        found = self._start()
        for note in footnotes.notes:
            found += self.blocks(note.blocks, " " * len(self._first), f"{note.number}. ")
        return found

    def group(self, group: Group) -> list[str]:
        return self.blocks(group.blocks, "", self._first)

    # -- tables -----------------------------------------------------------------------------------

    def table(self, table: Table) -> list[str]:
        prefix = self._inner
        rows = [self._row(row) for row in (*table.head, *table.body)]
        caption = [paragraph(self.line(table.caption), prefix)] if table.caption else []
        if not rows:
            return self._start() + caption
        columns = max(len(row) for row in rows)
        rows = [row + [""] * (columns - len(row)) for row in rows]
        widths = [max(len(row[i]) for row in rows) for i in range(columns)]
        if sum(widths) + 3 * (columns - 1) <= WIDTH - len(prefix):
            lines = ["   ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) for row in rows]
            lines.insert(1, "   ".join("-" * w for w in widths))
            return [*self._start(), "\n".join((prefix + line).rstrip() for line in lines), *caption]
        has_names = bool(table.head) or all(cell.is_header for cell in table.body[0])
        return [*self._start(), *self._tall(rows, has_names), *caption]

    def _tall(self, rows: list[list[str]], has_names: bool) -> list[str]:
        """A table too wide for columns: one line for each cell, under the name of its column."""
        names = rows.pop(0) if has_names else [""] * len(rows[0])
        if not rows:
            rows = [[""] * len(names)]
        found: list[str] = []
        for number, row in enumerate(rows):
            texts = []
            for column, (name, cell) in enumerate(zip(names, row, strict=True)):
                # A column without a word in it is named once.
                is_empty = not number and not any(row[column] for row in rows)
                if cell or (name and is_empty):
                    text = f"{name}: {cell}".rstrip() if name else cell
                    texts.append(paragraph(text, self._inner, "  "))
            found.append("\n".join(texts))
        return found

    def _row(self, row: tuple[Cell, ...]) -> list[str]:
        found: list[str] = []
        for cell in row:
            texts = [text for block in walk(cell.blocks) for text in self._texts(block) if text]
            found += [" ".join(texts).replace("\n", " "), *[""] * (cell.colspan - 1)]
        return found

    def _texts(self, block: Block) -> list[str]:
        match block:
            case CodeBlock():
                return [block.text]
            case MathBlock():
                return [block.tex]
            case Diagram():
                return [block.source]
            case Media():
                return [block.title or block.address]
            case _:
                return [self.line(line) for line in lines_in(block)]


def _box_of(item: ListItem) -> str:
    """The box of a task, ticked or not."""
    return "" if item.task is None else "☑ " if item.task else "☐ "
