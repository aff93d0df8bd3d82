"""A page's nodes as HTML5 that is XML as well. No Qt."""

from __future__ import annotations

from helpviewer.book.book import Book, Location
from helpviewer.export.html.address import valid_address
from helpviewer.export.html.places import Places
from helpviewer.export.html.text import escape
from helpviewer.page.around.theme import token_kind
from helpviewer.page.code_lines import CodeLine, code_lines, is_plain
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
    Footnote,
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
    Token,
)
from helpviewer.page.output.chosen_pages import ChosenPage
from helpviewer.page.writer import BlockWriter, InlineWriter

_BACK = "\u21a9"
_MATHML = ' xmlns="http://www.w3.org/1998/Math/MathML"'


class HtmlWriter(InlineWriter, BlockWriter[str]):
    """Writes the nodes of one page, whose title is a heading of level ``top``."""

    def __init__(self, book: Book, chosen: ChosenPage, places: Places, top: int) -> None:
        self._book = book
        self._page_id = chosen.page.id
        self._parts = chosen.parts
        self._places = places
        self._level = top
        self._shift = top - 1

    def blocks(self, blocks: Blocks) -> str:
        """Blocks below each other."""
        return "".join([self.block(b) + ("" if isinstance(b, Plain) else "\n") for b in blocks])

    # -- within a line ----------------------------------------------------------------------------

    def text(self, text: str) -> str:
        return escape(text)

    def styled(self, styled: Styled) -> str:
        return f"<{styled.style}>{self.inlines(styled.content)}</{styled.style}>"

    def link(self, link: Link) -> str:
        label = self.inlines(link.content)
        if link.kind:
            return outside_link(link.target, label, link.title)
        target = self._book.resolve(link.target, self._page_id) if link.target else None
        return self.inside_link(target.page, target.section, label) if isinstance(target, Location) else label

    def inside_link(self, page_id: str, section: str, label: str, attributes: str = "") -> str:
        """A link within the file; words that say where to look when the file does not hold the target."""
        address = self._places.address(page_id, section)
        if address:
            return f'<a{attributes} href="{address}">{label}</a>'
        page = self._book.page(page_id)
        where = escape(self._parts.words.elsewhere.format(self._book.info.title, page.title))
        return f'<span class="elsewhere" title="{where}">{label}</span>'

    def line_break(self) -> str:
        return "<br/>"

    def image(self, image: Image) -> str:
        address, alt = self._picture(image.source), escape(image.alt)
        if not address:
            return f"<em>[{alt or escape(self._parts.words.picture)}]</em>"
        sides = (("width", image.width), ("height", image.height))
        size = "".join([f' {name}="{pixels}"' for name, pixels in sides if pixels])
        side = f' class="{image.align}"' if image.align else ""
        shown = f'<img src="{address}" alt="{alt}"{size}{side}/>'
        dark = self._picture(image.dark) if image.dark else ""
        if dark:
            query = "screen and (prefers-color-scheme: dark)"
            return f'<picture><source media="{query}" srcset="{dark}"/>{shown}</picture>'
        return shown

    def _picture(self, source: str) -> str:
        file = self._book.image_path(source)
        return self._places.picture(file) if file else ""

    def footnote_ref(self, ref: FootnoteRef) -> str:
        label = self.inside_link(self._page_id, ref.note, escape(ref.label), self._id(ref.id))
        return f"<sup>{label}</sup>"

    def anchor(self, anchor: Anchor) -> str:
        name = self._id(anchor.id)
        return f"<span{name}></span>" if name else ""

    def abbreviation(self, abbreviation: Abbreviation) -> str:
        return f'<abbr title="{escape(abbreviation.expansion)}">{self.inlines(abbreviation.content)}</abbr>'

    def math(self, math: Math) -> str:
        return self._formula(math)

    def _formula(self, math: Math | MathBlock) -> str:
        if math.mathml:
            return (
                math.mathml.replace("<math", f"<math{_MATHML}", 1)
                if "xmlns" not in math.mathml
                else math.mathml
            )
        if math.drawing is not None and self._picture(math.drawing.source):
            return self.image(math.drawing._replace(alt=math.tex))
        return f"<code>{escape(math.tex)}</code>"

    # -- blocks -----------------------------------------------------------------------------------

    def paragraph(self, paragraph: Paragraph) -> str:
        return f"<p>{self.inlines(paragraph.content)}</p>"

    def plain(self, plain: Plain) -> str:
        return self.inlines(plain.content)

    def heading(self, heading: Heading) -> str:
        # No level is left out on the way down, whatever the page does.
        self._level = min(heading.level + self._shift, self._level + 1, 6)
        tag = f"h{self._level}"
        return f"<{tag}{self._id(heading.id)}>{self.inlines(heading.content)}</{tag}>"

    def code_block(self, code: CodeBlock) -> str:
        if is_plain(code):
            inner = self._tokens(code.tokens)
        else:
            inner = "".join([self._code_line(line) for line in code_lines(code)])
        box = f'<pre dir="ltr"><code>{inner}</code></pre>'
        if code.title:
            box = f'<figure class="code"><figcaption>{escape(code.title)}</figcaption>{box}</figure>'
        if code.notes:
            notes = "".join([f"<li>{self.blocks(note.blocks)}</li>" for note in code.notes])
            box = f'<div>{box}<ol class="code-notes">{notes}</ol></div>'
        return box

    def _code_line(self, line: CodeLine) -> str:
        number = f'<span class="number">{line.number} </span>' if line.number else ""
        notes = "".join([f' <b class="code-note">({note})</b>' for note in line.notes])
        mark = f' class="{line.mark}"' if line.mark else ""
        return f"<span{mark}>{number}{self._tokens(line.tokens)}{notes}\n</span>"

    def _tokens(self, tokens: tuple[Token, ...]) -> str:
        return "".join([self._token(token) for token in tokens])

    def _token(self, token: Token) -> str:
        kind = token_kind(token.kind)
        return f'<span class="t-{kind}">{escape(token.text)}</span>' if kind else escape(token.text)

    def list_block(self, list_: List) -> str:
        items = "".join([self._item(item) for item in list_.items])
        if not list_.is_ordered:
            return f"<ul>{items}</ul>"
        start = f' start="{list_.start}"' if list_.start != 1 else ""
        kind = f' type="{list_.numbering}"' if list_.numbering != "1" else ""
        return f"<ol{start}{kind}>{items}</ol>"

    def _item(self, item: ListItem) -> str:
        start = "<li>" if item.task is None else f'<li class="task">{"☑" if item.task else "☐"} '
        return f"{start}{self.blocks(item.blocks)}</li>"

    def note(self, note: Note) -> str:
        title = f'<p class="note-title">{self.inlines(note.title)}</p>\n' if note.title else ""
        return f'<aside class="{note.kind}" role="note">{title}{self.blocks(note.blocks)}</aside>'

    def fold(self, fold: Fold) -> str:
        kind = f' class="{fold.kind}"' if fold.kind else ""
        is_open = ' open="open"' if fold.is_open else ""
        summary = f"<summary>{self.inlines(fold.summary)}</summary>"
        return f"<details{kind}{is_open}>{summary}\n{self.blocks(fold.blocks)}</details>"

    def quote(self, quote: Quote) -> str:
        return f"<blockquote>{self.blocks(quote.blocks)}</blockquote>"

    def definition_list(self, definitions: DefinitionList) -> str:
        rows = [
            # HTML wants both, however the page came by one of them.
            "".join([f"<dt>{self.inlines(term)}</dt>" for term in item.terms or ((),)])
            + "".join([f"<dd>{self.blocks(blocks)}</dd>" for blocks in item.descriptions or ((),)])
            for item in definitions.items
        ]
        return f"<dl>{''.join(rows)}</dl>"

    def table(self, table: Table) -> str:
        caption = f"<caption>{self.inlines(table.caption)}</caption>" if table.caption else ""
        head = f"<thead>{self._rows(table.head, 'col')}</thead>" if table.head else ""
        body = f"<tbody>{self._rows(table.body, 'row')}</tbody>" if table.body else ""
        return f"<table>{caption}{head}{body}</table>"

    def _rows(self, rows: tuple[tuple[Cell, ...], ...], scope: str) -> str:
        return "".join([f"<tr>{''.join([self._cell(cell, scope) for cell in row])}</tr>" for row in rows])

    def _cell(self, cell: Cell, scope: str) -> str:
        tag = "th" if cell.is_header else "td"
        attributes = f' class="{cell.align}"' if cell.align else ""
        attributes += f' scope="{scope}"' if cell.is_header else ""
        for name, span in (("colspan", cell.colspan), ("rowspan", cell.rowspan)):
            attributes += f' {name}="{span}"' if span != 1 else ""
        return f"<{tag}{attributes}>{self.blocks(cell.blocks)}</{tag}>"

    def tabs(self, tabs: Tabs) -> str:
        # Below each other: nothing in a file is clicked without a script, and paper shows all of them.
        parts = [
            f'<div class="tab"><p class="tab-title">{self.inlines(tab.title)}</p>\n'
            f"{self.blocks(tab.blocks)}</div>\n"
            for tab in tabs.tabs
        ]
        return f'<div class="tabs">{"".join(parts)}</div>'

    def figure(self, figure: Figure) -> str:
        caption = f"<figcaption>{self.inlines(figure.caption)}</figcaption>\n" if figure.caption else ""
        return f"<figure>{self.blocks(figure.blocks)}{caption}</figure>"

    def math_block(self, math: MathBlock) -> str:
        return f'<p class="formula">{self._formula(math)}</p>'

    def diagram(self, diagram: Diagram) -> str:
        if diagram.drawing is not None and self._picture(diagram.drawing.source):
            return f"<figure>{self.image(diagram.drawing)}</figure>"
        return (
            f'<figure class="code"><figcaption>{escape(diagram.language)}</figcaption>'
            f'<pre dir="ltr"><code>{escape(diagram.source)}</code></pre></figure>'
        )

    def media(self, media: Media) -> str:
        return f"<p>▶ {self.link(Link(media.address, (media.title or media.address,)))}</p>"

    def rule(self) -> str:
        return "<hr/>"

    def footnotes(self, footnotes: Footnotes) -> str:
        words = self._parts.words.footnotes
        # Parts with a name need different ones.
        name = escape(f"{words}: {self._parts.title}" if self._places.many else words)
        notes = [self._footnote(note, number) for number, note in enumerate(footnotes.notes, 1)]
        return (
            f'<section class="footnotes" role="doc-endnotes" aria-label="{name}">'
            f"<ol>{''.join(notes)}</ol>\n</section>"
        )

    def _footnote(self, note: Footnote, expected: int) -> str:
        back = "".join(["\u00a0" + self.inside_link(self._page_id, mark, _BACK) for mark in note.marks])
        value = f' value="{note.number}"' if note.number != expected else ""
        start = f"<li{self._id(note.id)}{value}>"
        last: Block | None = note.blocks[-1] if note.blocks else None
        if isinstance(last, Paragraph):
            return f"{start}{self.blocks(note.blocks[:-1])}<p>{self.inlines(last.content)}{back}</p>\n</li>"
        return f"{start}{self.blocks(note.blocks)}{back}</li>"

    def group(self, group: Group) -> str:
        kind = f' class="{group.kind}"' if group.kind else ""
        return f"<div{self._id(group.id)}{kind}>{self.blocks(group.blocks)}</div>"

    def _id(self, anchor: str) -> str:
        name = self._places.name(self._page_id, anchor)
        return f' id="{name}"' if name else ""


def outside_link(url: str, label: str, title: str = "") -> str:
    """A link that leaves the book; ``label`` is HTML, and stands alone if the address leads nowhere."""
    address = valid_address(url)
    if not address:
        return label
    name = "mail" if url.lower().startswith("mailto:") else "external"
    said = f' title="{escape(title)}"' if title else ""
    return f'<a class="{name}" href="{escape(address)}" rel="noopener noreferrer"{said}>{label}</a>'
