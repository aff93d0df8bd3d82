"""Spells a page's nodes as the fragment on disk; :mod:`helpviewer.page.parse` reads it back. No Qt."""

from __future__ import annotations

from html import escape

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
    Footnote,
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
from helpviewer.page.writer import BlockWriter, InlineWriter

BACK = "\u21a9"
"""The words of the link that leads from a footnote back to its mark."""


def serialise(blocks: Blocks) -> str:
    """The fragment of a page, ending with a line end."""
    return _Fragment().blocks(blocks).strip() + "\n"


def line_numbers(numbers: tuple[int, ...]) -> str:
    """Numbers of lines as text: ``1 3-5``."""
    found: list[str] = []
    first = last = 0
    for number in (*sorted(set(numbers)), 0):
        if number == last + 1 and first:
            last = number
            continue
        if first:
            found.append(str(first) if first == last else f"{first}-{last}")
        first = last = number
    return " ".join(found)


def _tag(name: str, **values: str | int | bool) -> str:
    """A start tag. Attributes that are "", 0 or false are left out; ``_`` in their names stands for ``-``."""
    written = ""
    for key, value in values.items():
        attribute = key.rstrip("_").replace("_", "-")
        if value is True:
            written += f" {attribute}"
        elif value:
            written += f' {attribute}="{escape(str(value))}"'
    return f"<{name}{written}>"


class _Fragment(InlineWriter, BlockWriter[str]):
    def blocks(self, blocks: Blocks) -> str:
        return "".join([self.block(block) for block in blocks])

    # -- within a line ----------------------------------------------------------------------------

    def text(self, text: str) -> str:
        return escape(text, quote=False)

    def styled(self, styled: Styled) -> str:
        return f"<{styled.style}>{self.inlines(styled.content)}</{styled.style}>"

    def link(self, link: Link) -> str:
        start = _tag("a", class_=link.kind, href=link.target, title=link.title)
        return f"{start}{self.inlines(link.content)}</a>"

    def line_break(self) -> str:
        return "<br>"

    def image(self, image: Image) -> str:
        # Even an empty text is said: the picture means nothing then.
        start = _tag("img", src=image.source)[:-1]
        rest = _tag(
            "", title=image.title, width=image.width, height=image.height, class_=image.align,
            data_dark=image.dark,
        )  # fmt: skip
        return f'{start} alt="{escape(image.alt)}"{rest[1:]}'

    def footnote_ref(self, ref: FootnoteRef) -> str:
        start = _tag("a", href=f"#{ref.note}", id=ref.id)
        return f'<sup class="footnote-ref">{start}{escape(ref.label, quote=False)}</a></sup>'

    def anchor(self, anchor: Anchor) -> str:
        return _tag("a", id=anchor.id) + "</a>"

    def abbreviation(self, abbreviation: Abbreviation) -> str:
        return _tag("abbr", title=abbreviation.expansion) + f"{self.inlines(abbreviation.content)}</abbr>"

    def math(self, math: Math) -> str:
        drawing = self.image(math.drawing) if math.drawing is not None else ""
        start = _tag("span", class_="math", data_tex=math.tex, data_drop=math.drop)
        return f"{start}{drawing}{math.mathml}</span>"

    # -- blocks -----------------------------------------------------------------------------------

    def paragraph(self, paragraph: Paragraph) -> str:
        return f"<p>{self.inlines(paragraph.content)}</p>\n"

    def plain(self, plain: Plain) -> str:
        return self.inlines(plain.content)

    def heading(self, heading: Heading) -> str:
        tag = f"h{heading.level}"
        return _tag(tag, id=heading.id) + f"{self.inlines(heading.content)}</{tag}>\n"

    def code_block(self, code: CodeBlock) -> str:
        # The language is said even when it is none, and before all that is new.
        start = (
            f'<pre class="code" data-language="{escape(code.language)}"'
            + (
                _tag(
                    "",
                    data_title=code.title,
                    data_first=code.first_number,
                    data_marked=line_numbers(code.marked),
                    data_added=line_numbers(code.added),
                    data_removed=line_numbers(code.removed),
                )[1:]
            )
        )
        spans = [
            f'<span class="{escape(kind)}">{escape(text, quote=False)}</span>'
            if kind
            else escape(text, quote=False)
            for kind, text in code.tokens
        ]
        box = f"{start}<code>{''.join(spans)}</code></pre>\n"
        if not code.notes:
            return box
        notes = "".join(
            f'<li data-line="{note.line}">{self.blocks(note.blocks)}</li>\n' for note in code.notes
        )
        return f'<div class="annotated">{box}<ol>{notes}</ol>\n</div>\n'

    def list_block(self, list_: List) -> str:
        tag = "ol" if list_.is_ordered else "ul"
        start = "<ul>"
        if list_.is_ordered:
            start = _tag(
                "ol",
                start="" if list_.start == 1 else str(list_.start),
                type="" if list_.numbering == "1" else list_.numbering,
            )
        return f"{start}{''.join([self._item(item) for item in list_.items])}</{tag}>\n"

    def _item(self, item: ListItem) -> str:
        kind = "" if item.task is None else "task done" if item.task else "task"
        return _tag("li", class_=kind) + f"{self.blocks(item.blocks)}</li>\n"

    def note(self, note: Note) -> str:
        title = f'<p class="note-title">{self.inlines(note.title)}</p>\n' if note.title else ""
        start = _tag("aside", class_="note", data_kind=note.kind)
        return f"{start}{title}{self.blocks(note.blocks)}</aside>\n"

    def fold(self, fold: Fold) -> str:
        start = _tag("details", data_kind=fold.kind, open=fold.is_open)
        return (
            f"{start}<summary>{self.inlines(fold.summary)}</summary>\n{self.blocks(fold.blocks)}</details>\n"
        )

    def quote(self, quote: Quote) -> str:
        return f"<blockquote>{self.blocks(quote.blocks)}</blockquote>\n"

    def definition_list(self, definitions: DefinitionList) -> str:
        rows = [
            "".join([f"<dt>{self.inlines(term)}</dt>\n" for term in item.terms])
            + "".join([f"<dd>{self.blocks(blocks)}</dd>\n" for blocks in item.descriptions])
            for item in definitions.items
        ]
        return f"<dl>{''.join(rows)}</dl>\n"

    def table(self, table: Table) -> str:
        caption = f"<caption>{self.inlines(table.caption)}</caption>\n" if table.caption else ""
        head = f"<thead>{self._rows(table.head)}</thead>\n" if table.head else ""
        body = f"<tbody>{self._rows(table.body)}</tbody>\n" if table.body else ""
        return f"<table>{caption}{head}{body}</table>\n"

    def _rows(self, rows: tuple[tuple[Cell, ...], ...]) -> str:
        return "".join([f"<tr>{''.join([self._cell(cell) for cell in row])}</tr>\n" for row in rows])

    def _cell(self, cell: Cell) -> str:
        tag = "th" if cell.is_header else "td"
        start = _tag(
            tag,
            class_=cell.align,
            colspan=0 if cell.colspan == 1 else cell.colspan,
            rowspan=0 if cell.rowspan == 1 else cell.rowspan,
        )
        return f"{start}{self.blocks(cell.blocks)}</{tag}>\n"

    def tabs(self, tabs: Tabs) -> str:
        parts = [
            f'<section class="tab"><p class="tab-title">{self.inlines(tab.title)}</p>\n'
            f"{self.blocks(tab.blocks)}</section>\n"
            for tab in tabs.tabs
        ]
        return f'<section class="tabs">{"".join(parts)}</section>\n'

    def figure(self, figure: Figure) -> str:
        caption = f"<figcaption>{self.inlines(figure.caption)}</figcaption>\n" if figure.caption else ""
        return f"<figure>{self.blocks(figure.blocks)}{caption}</figure>\n"

    def math_block(self, math: MathBlock) -> str:
        drawing = self.image(math.drawing) if math.drawing is not None else ""
        return _tag("div", class_="math", data_tex=math.tex) + f"{drawing}{math.mathml}</div>\n"

    def diagram(self, diagram: Diagram) -> str:
        drawing = self.image(diagram.drawing) if diagram.drawing is not None else ""
        start = _tag("figure", class_="diagram", data_language=diagram.language)
        return f"{start}{drawing}<pre>{escape(diagram.source, quote=False)}</pre>\n</figure>\n"

    def media(self, media: Media) -> str:
        words: Inlines = (media.title,) if media.title else ()
        start = _tag("p", class_="media", data_kind=media.kind)
        return f"{start}{self.link(Link(media.address, words))}</p>\n"

    def rule(self) -> str:
        return "<hr>\n"

    def footnotes(self, footnotes: Footnotes) -> str:
        notes = "".join(
            [self._footnote(note, number != note.number) for number, note in enumerate(footnotes.notes, 1)]
        )
        return f'<section class="footnotes"><ol>{notes}</ol>\n</section>\n'

    def _footnote(self, note: Footnote, says_number: bool) -> str:
        back = "".join(
            [f'\u00a0<a href="#{escape(mark)}" class="footnote-back">{BACK}</a>' for mark in note.marks]
        )
        blocks, last = note.blocks, note.blocks[-1] if note.blocks else None
        if isinstance(last, Paragraph):
            body = self.blocks(blocks[:-1]) + f"<p>{self.inlines(last.content)}{back}</p>\n"
        else:
            body = self.blocks(blocks) + (f"<p>{back.lstrip()}</p>\n" if back else "")
        start = _tag("li", id=note.id, value=note.number if says_number else 0)
        return f"{start}{body}</li>\n"

    def group(self, group: Group) -> str:
        return _tag("div", id=group.id, class_=group.kind) + f"{self.blocks(group.blocks)}</div>\n"
