"""Blocks that Markdown has no signs for, as the HTML that it allows instead. No Qt.

Such a block has no empty line in it, which would end it
(https://spec.commonmark.org/0.31.2/#html-blocks), and no character that could be taken for Markdown: within
lists and quotations some programs read its texts as such.
"""

from __future__ import annotations

from helpviewer.export.markdown.escape import in_quotes, tag_code, tag_text
from helpviewer.export.markdown.inline import LineWriter
from helpviewer.export.markdown.pictures import Pictures
from helpviewer.page.nodes import (
    Abbreviation,
    Anchor,
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
from helpviewer.page.walk import plain_text
from helpviewer.page.writer import BlockWriter, InlineWriter


def attribute(name: str, value: str | int) -> str:
    """An attribute of a tag; nothing for an empty one."""
    return f' {name}="{in_quotes(str(value))}"' if value else ""


class TagWriter(InlineWriter, BlockWriter[str]):
    """Writes blocks in tags; ``lines`` knows which links are kept."""

    def __init__(self, lines: LineWriter, pictures: Pictures) -> None:
        self._lines = lines
        self._pictures = pictures

    def written(self, blocks: Blocks) -> str:
        """The blocks in tags, without an empty line or a line end after them."""
        return _without_empty_lines(self._blocks(blocks)).strip("\n")

    def _blocks(self, blocks: Blocks) -> str:
        return "".join([self.block(block) for block in blocks])

    def _inner(self, blocks: Blocks) -> str:
        return self._blocks(blocks).strip("\n")

    # -- within a line ----------------------------------------------------------------------------

    def text(self, text: str) -> str:
        return tag_text(text)

    def styled(self, styled: Styled) -> str:
        tag = styled.style
        if tag == "code" and all(isinstance(inline, str) for inline in styled.content):
            return f"<code>{tag_code(plain_text(styled.content))}</code>"
        return f"<{tag}>{self.inlines(styled.content)}</{tag}>"

    def link(self, link: Link) -> str:
        words, address = self.inlines(link.content), self._lines.address(link)
        return (
            f"<a{attribute('href', address)}{attribute('title', link.title)}>{words}</a>"
            if address
            else words
        )

    def line_break(self) -> str:
        return "<br>"

    def image(self, image: Image) -> str:
        file = self._pictures.file(image.source)
        if file is None:
            return tag_text(f"[Picture: {image.alt}]")
        rest = (("alt", image.alt), ("width", image.width), ("height", image.height), ("align", image.align))
        return (
            "<img"
            + "".join(
                attribute(name, value) for name, value in (("src", self._pictures.address(file)), *rest)
            )
            + ">"
        )

    def footnote_ref(self, ref: FootnoteRef) -> str:
        return f"<sup>{tag_text(ref.label)}</sup>"

    def anchor(self, anchor: Anchor) -> str:
        return self._lines.anchor(anchor)

    def abbreviation(self, abbreviation: Abbreviation) -> str:
        return (
            f"<abbr{attribute('title', abbreviation.expansion)}>{self.inlines(abbreviation.content)}</abbr>"
        )

    def math(self, math: Math) -> str:
        return f'<span class="math">{tag_code(math.tex)}</span>'

    # -- blocks -----------------------------------------------------------------------------------

    def paragraph(self, paragraph: Paragraph) -> str:
        return f"\n<p>{self.inlines(paragraph.content)}</p>\n"

    def plain(self, plain: Plain) -> str:
        return self.inlines(plain.content)

    def heading(self, heading: Heading) -> str:
        tag = f"h{heading.level}"
        return f"\n<{tag}{attribute('id', heading.id)}>{self.inlines(heading.content)}</{tag}>\n"

    def code_block(self, code: CodeBlock) -> str:
        kind = f' class="language-{in_quotes(code.language)}"' if code.language else ""
        title = f"\n<p>{tag_text(code.title)}</p>\n" if code.title else ""
        notes = "".join(self._blocks(note.blocks) for note in code.notes)
        return f"{title}\n<pre><code{kind}>{tag_code(code.text)}</code></pre>\n{notes}"

    def list_block(self, list_: List) -> str:
        items = "".join([self._item(item) for item in list_.items])
        if not list_.is_ordered:
            return f"\n<ul>\n{items}\n</ul>\n"
        start = "" if list_.start == 1 else f' start="{list_.start}"'
        kind = "" if list_.numbering == "1" else list_.numbering
        return f"\n<ol{start}{attribute('type', kind)}>\n{items}\n</ol>\n"

    def _item(self, item: ListItem) -> str:
        box = "" if item.task is None else "[x] " if item.task else "[ ] "
        return f"\n<li>{box}{self._inner(item.blocks)}</li>\n"

    def note(self, note: Note) -> str:
        # The builder knows a note in HTML by the class that Python-Markdown and Sphinx give it.
        title = f'\n<p class="admonition-title">{self.inlines(note.title)}</p>\n' if note.title else ""
        return f'\n<div class="admonition {note.kind}">\n{title}{self._blocks(note.blocks)}\n</div>\n'

    def fold(self, fold: Fold) -> str:
        start = f"<details{attribute('class', fold.kind)}{' open' if fold.is_open else ''}>"
        summary = f"<summary>{self.inlines(fold.summary)}</summary>"
        return f"\n{start}{summary}\n{self._blocks(fold.blocks)}\n</details>\n"

    def quote(self, quote: Quote) -> str:
        return f"\n<blockquote>\n{self._blocks(quote.blocks)}\n</blockquote>\n"

    def definition_list(self, definitions: DefinitionList) -> str:
        rows = [
            "".join([f"\n<dt>{self.inlines(term)}</dt>\n" for term in item.terms])
            + "".join([f"\n<dd>{self._inner(blocks)}</dd>\n" for blocks in item.descriptions])
            for item in definitions.items
        ]
        return f"\n<dl>\n{''.join(rows)}\n</dl>\n"

    def table(self, table: Table) -> str:
        caption = f"\n<caption>{self.inlines(table.caption)}</caption>\n" if table.caption else ""
        head = f"\n<thead>\n{self._rows(table.head)}\n</thead>\n" if table.head else ""
        body = f"\n<tbody>\n{self._rows(table.body)}\n</tbody>\n" if table.body else ""
        return f"\n<table>\n{caption}{head}{body}\n</table>\n"

    def _rows(self, rows: tuple[tuple[Cell, ...], ...]) -> str:
        return "".join([f"\n<tr>\n{''.join([self._cell(cell) for cell in row])}\n</tr>\n" for row in rows])

    def _cell(self, cell: Cell) -> str:
        tag = "th" if cell.is_header else "td"
        spans = "".join(
            attribute(name, span if span > 1 else 0)
            for name, span in (("colspan", cell.colspan), ("rowspan", cell.rowspan))
        )
        return f"\n<{tag}{spans}{attribute('align', cell.align)}>{self._inner(cell.blocks)}</{tag}>\n"

    def tabs(self, tabs: Tabs) -> str:
        parts = [
            f"\n<label>{self.inlines(tab.title)}</label>\n"
            f'<div class="tabbed-content">\n{self._blocks(tab.blocks)}\n</div>\n'
            for tab in tabs.tabs
        ]
        return f'\n<div class="tabbed-set">\n{"".join(parts)}\n</div>\n'

    def figure(self, figure: Figure) -> str:
        caption = f"\n<figcaption>{self.inlines(figure.caption)}</figcaption>\n" if figure.caption else ""
        return f"\n<figure>{self._blocks(figure.blocks)}{caption}</figure>\n"

    def math_block(self, math: MathBlock) -> str:
        return f'\n<div class="math">{tag_code(math.tex)}</div>\n'

    def diagram(self, diagram: Diagram) -> str:
        language = in_quotes(diagram.language)
        return f'\n<pre><code class="language-{language}">{tag_code(diagram.source)}</code></pre>\n'

    def media(self, media: Media) -> str:
        tag = "iframe" if media.kind == "page" else media.kind
        return f"\n<{tag}{attribute('src', media.address)}{attribute('title', media.title)}></{tag}>\n"

    def rule(self) -> str:
        return "\n<hr>\n"

    def footnotes(self, footnotes: Footnotes) -> str:
        notes = "".join([f"\n<li>{self._blocks(note.blocks)}</li>\n" for note in footnotes.notes])
        return f"\n<ol>\n{notes}\n</ol>\n"

    def group(self, group: Group) -> str:
        start = f"<div{attribute('id', group.id)}{attribute('class', group.kind)}>"
        return f"\n{start}\n{self._blocks(group.blocks)}\n</div>\n"


def _without_empty_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip(" "))
