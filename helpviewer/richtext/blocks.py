"""The body of a page for Qt's rich text: one method for each kind of block. Pure, no Qt.

Facts of Qt 6.12 this rests on, each held by a test: a cell's ``border-left`` is drawn; a table neither
follows the indent of a list nor mirrors its columns in right-to-left text; ``background-color`` colours an
``hr``; ``id`` makes an anchor of any block.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helpviewer.book.book import Book
from helpviewer.page.html_text import escape
from helpviewer.page.nodes import (
    Block,
    Blocks,
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
    Link,
    List,
    ListItem,
    MathBlock,
    Media,
    Note,
    Paragraph,
    Plain,
    Quote,
    Table,
    Tabs,
    Token,
)
from helpviewer.page.walk import plain_text, walk, walk_inlines
from helpviewer.page.writer import BlockWriter
from helpviewer.richtext.code import buttons, code_html, letters_in, longest_line
from helpviewer.richtext.inline import FOLD, STRUT, TAB, RichLines, css
from helpviewer.richtext.long_blocks import pieces, short_blocks
from helpviewer.richtext.render_options import RenderOptions
from helpviewer.richtext.tables import TableWriter

_BOX_PADDING_PX = 14
_EDGE_PX = 3
_GAP_PX = 8
FIGURE_GAP_PX = 6
"""Between a picture and its caption; paper knows by it that both belong together."""

_BOXES = (CodeBlock, Note, Quote, Table, Tabs, Fold)

_NO_LEADING = "line-height:100%;"


class RichBlocks(BlockWriter[str]):
    """Writes the blocks of one page.

    Attributes:
        lines: writes what stands in them, and collects the pictures.
        codes: the boxes of code, in the order of their buttons.
        folds: whether each fold is open, by its number.
        tab_titles: of each set of tabs.
        hides: whether a tab or a fold keeps something from being seen.
        boxes: the block that each ``<table>`` stands for, in their order; None for a notice.
    """

    def __init__(self, book: Book, page_id: str, options: RenderOptions, *, rtl: bool) -> None:
        self.lines = RichLines(book, page_id, options, rtl=rtl)
        self.codes: list[CodeBlock] = []
        self.folds: dict[int, bool] = {}
        self.hides = False
        self.boxes: list[Block | None] = []
        self._theme = options.theme
        self._text_size_pt = options.text_size_pt
        self._room = self.lines.room
        self._paper = options.paper
        self._words = options.words
        self._shown = options.shown
        self._start = "right" if rtl else "left"
        self._rtl = rtl
        # Said on every block: one left-to-right block would turn those after it.
        self._dir = ' dir="rtl"' if rtl else ""
        self._tables = TableWriter(self.lines, options, self._in_cell, rtl=rtl)
        self._gap = 0  # px above the next box: Qt drops the lower margin of text before a table
        self._style = ""  # of the next block, which may be the last one in a box
        self._goes_on = False  # the next block is the rest of this one
        self.tab_titles: list[list[str]] = []
        self._folds = 0  # that were counted
        self._numbers: dict[int, int] = {}  # of folds and sets of tabs, for what is being written

    def pieces(self, blocks: Iterable[Block]) -> Iterator[str]:
        """The HTML of a page's blocks, one by one. On paper, ``lines.anchors`` must be set before."""
        before: Block | None = None
        for block in blocks:
            self._count(block)
            for piece, goes_on in short_blocks((block,)):
                self._style = "margin-bottom:0px" if goes_on else ""
                self._gap = 0 if isinstance(before, _BOXES) else _GAP_PX
                yield self._piece(piece, goes_on)
                before = piece

    def _count(self, block: Block) -> None:
        """Number the folds and tabs in a block."""
        self._numbers.clear()
        for inner in walk((block,)):
            if isinstance(inner, Fold):
                self._numbers[id(inner)] = self._folds
                self._folds += 1
            elif isinstance(inner, Tabs):
                self._numbers[id(inner)] = len(self.tab_titles)
                self.tab_titles.append([plain_text(tab.title) for tab in inner.tabs])

    def isolated(self, html: str) -> str:
        """Words of another script than the page's may be in it: their order stays their own."""
        return f"\u2068{html}\u2069" if self._rtl else html

    def notice(self, kind: str, sentence: str, *, after_box: bool = False) -> str:
        """A note with one sentence, which is HTML, in small letters and without a title. ``after_box``:
        another one stands above it."""
        colours = self._theme.note_colours(kind)
        self._gap = 0 if after_box else 2 * _GAP_PX
        return (
            self._box(None, colours.background, colours.edge)
            + f'<p{self._dir} class="small" style="margin-bottom:0px">{sentence}</p></td></tr></table>'
        )

    # -- blocks -----------------------------------------------------------------------------------

    def _blocks(self, blocks: Blocks, *, tight: bool = False) -> str:
        """Blocks below each other. ``tight``: no space after the last."""
        found: list[str] = []
        before: Block | None = None
        shown = [*short_blocks(blocks)]
        for number, (block, goes_on) in enumerate(shown, 1):
            self._style = "margin-bottom:0px" if goes_on or (tight and number == len(shown)) else ""
            self._gap = 0 if isinstance(before, _BOXES) or (tight and before is None) else _GAP_PX
            found.append(self._piece(block, goes_on))
            before = block
        self._style = ""
        return "".join(found)

    def _piece(self, block: Block, goes_on: bool) -> str:
        self._goes_on = goes_on
        return self.block(block)

    def paragraph(self, paragraph: Paragraph) -> str:
        return self._text_block(paragraph.content)

    def plain(self, plain: Plain) -> str:
        return self._text_block(plain.content)

    def _text_block(self, content: Inlines) -> str:
        images = [inline for inline in walk_inlines(content) if isinstance(inline, Image)]
        tag = "div" if images else "p"
        centred = ' align="center"' if len(content) == 1 and images and images[0].align == "center" else ""
        style = css(_leading(content) + self._indented(self._style))
        return f"<{tag}{self._dir}{centred}{style}>{self.lines.inlines(content)}</{tag}>"

    def heading(self, heading: Heading) -> str:
        tag = f"h{heading.level}"
        style = (self.lines.apart() if heading.id else "") + _leading(heading.content) + self._style
        start = f"<{tag}{self._dir}{self.lines.id(heading.id)}{css(style)}>"
        return f"{start}{self.lines.inlines(heading.content)}</{tag}>"

    def rule(self) -> str:
        return "<hr>"

    def group(self, group: Group) -> str:
        anchor = self.lines.mark(group.id) if group.id else ""
        return anchor + self._blocks(group.blocks, tight=bool(self._style))

    def footnotes(self, footnotes: Footnotes) -> str:
        # Numbers by hand: Qt's lists cannot start in the middle when only some notes are shown.
        found = ['<hr class="foot-rule">']
        for note in footnotes.notes:
            start = f'<p{self._dir} class="small">{self.lines.mark(note.id, f"{note.number}.")}\u00a0'
            said = [block.content for block in note.blocks if isinstance(block, Paragraph | Plain)]
            others = tuple(block for block in note.blocks if not isinstance(block, Paragraph | Plain))
            lines = "<br>".join([self.lines.inlines(content) for content in said])
            found.append(f"{start}{lines}{self.lines.ways_back(note.marks)}</p>{self._blocks(others)}")
        return "".join(found)

    # -- boxes ------------------------------------------------------------------------------------

    def code_block(self, code: CodeBlock) -> str:
        style = "" if code.notes else self._style
        title = f'<p class="code-title" dir="ltr" align="left">{escape(code.title)}</p>' if code.title else ""
        box = [self._box(code, self._theme.code.background, "", after=style), title]
        notes = "".join(
            [f"{self._numbered(number, note.blocks)}" for number, note in enumerate(code.notes, 1)]
        )
        # Code reads from left to right in every language.
        box.append(f'<pre dir="ltr" align="left">{code_html(code, self._theme)}</pre></td>')
        if not self._paper:
            box.append(self._buttons(code))
        return f"{''.join(box)}</tr></table>{notes}"

    def _numbered(self, number: int, blocks: Blocks) -> str:
        """A note on a line of code."""
        if blocks and isinstance(blocks[0], Paragraph | Plain):
            first, blocks = (f"({number}) ", *blocks[0].content), blocks[1:]
            line = self.lines.inlines(first)
        else:
            line = f"({number})"
        return f'<p{self._dir} class="small"{css(self._indented(""))}>{line}</p>{self._blocks(blocks)}'

    def _buttons(self, code: CodeBlock) -> str:
        """The cell beside the code."""
        self.codes.append(code)
        room = self._room.width - 2 * _BOX_PADDING_PX
        is_long = longest_line(code) > letters_in(room, self._text_size_pt)
        padding = f"padding:{_BOX_PADDING_PX - 8}px {_BOX_PADDING_PX}px 0px 0px"
        start = f'<td bgcolor="{self._theme.code.background}" width="1%" align="right" style="{padding}">'
        return f"{start}{buttons(len(self.codes) - 1, self._words, is_long=is_long)}</td>"

    def diagram(self, diagram: Diagram) -> str:
        if diagram.drawing is not None:
            shown = self.lines.image(diagram.drawing)
            return f"<div{self._dir}{css(_NO_LEADING + self._indented(self._style))}>{shown}</div>"
        return self.code_block(CodeBlock((Token("", diagram.source.rstrip("\n")),), "", diagram.language))

    def math_block(self, math: MathBlock) -> str:
        drawing = self.lines.formula(math)
        if not drawing:
            return self.code_block(CodeBlock((Token("", math.tex),), "tex"))
        return f'<div{self._dir} align="center"{css(_NO_LEADING + self._style)}>{drawing}</div>'

    def media(self, media: Media) -> str:
        link = self.lines.link(Link(media.address, (media.title or media.address,)))
        return f"<p{self._dir}{css(self._indented(self._style))}>▶\u00a0{link}</p>"

    def note(self, note: Note) -> str:
        title = note.title or (self._words.notes[note.kind],)
        return self._note_box(note, note.kind, self.lines.inlines(title), note.blocks)

    def _note_box(self, box: Note | Fold, kind: str, title: str, blocks: Blocks) -> str:
        colours = self._theme.note_colours(kind)
        start = self._box(box, colours.background, colours.edge, after=self._style)
        words = f'<p{self._dir} class="note-title" style="color:{colours.title}">{title}</p>'
        return f"{start}{words}{self._boxed(blocks)}</td></tr></table>"

    def quote(self, quote: Quote) -> str:
        return self._edged(quote, quote.blocks)

    def _edged(self, box: Block, blocks: Blocks, title: str = "") -> str:
        """Blocks with a bar at their side."""
        start = self._box(box, "", self._theme.rule, after=self._style)
        return f"{start}{title}{self._boxed(blocks)}</td></tr></table>"

    def fold(self, fold: Fold) -> str:
        number = self._numbers[id(fold)]
        is_open = bool(self._paper) or self._shown.is_open(fold, number)
        title = f"<b>{self.lines.inlines(fold.summary)}</b>"
        if not self._paper:
            sign = "▾" if is_open else "◂" if self._rtl else "▸"
            title = f'<a class="quiet" href="{FOLD}:{number}">{sign}\u00a0{title}</a>{STRUT}'
        self.folds[number] = is_open
        self.hides |= not is_open
        blocks = fold.blocks if is_open else ()
        if fold.kind:
            return self._note_box(fold, fold.kind, title, blocks)
        margin = "" if blocks else "margin-bottom:0px"
        return self._edged(fold, blocks, f"<p{self._dir}{css(margin)}>{title}</p>")

    def tabs(self, tabs: Tabs) -> str:
        if self._paper:
            # Nothing on paper is clicked: all of them, below each other.
            return "".join(
                [self._edged(tabs, tab.blocks, f"<p{self._dir}><b>{self.lines.inlines(tab.title)}</b></p>")
                 for tab in tabs.tabs]
            )  # fmt: skip
        number = self._numbers[id(tabs)]
        chosen = self._shown.chosen(tabs)
        titles: list[str] = []
        for at, tab in enumerate(tabs.tabs):
            words = self.lines.inlines(tab.title)
            name = "page" if at == chosen else "quiet"
            shown = f"<b>{words}</b>" if at == chosen else words
            titles.append(f'<a class="{name}" href="{TAB}:{number}:{at}">{shown}</a>{STRUT}')
        bar = "\u00a0\u00a0 ".join(titles)
        self.hides |= len(tabs.tabs) > 1
        return self._edged(tabs, tabs.tabs[chosen].blocks, f"<p{self._dir}>{bar}</p>") if tabs.tabs else ""

    def _in_cell(self, blocks: Blocks) -> str:
        return self._blocks(blocks, tight=True)

    def _boxed(self, blocks: Blocks) -> str:
        with self._room.in_box(2 * _BOX_PADDING_PX + _EDGE_PX):
            return self._blocks(blocks, tight=True)

    def _box(self, box: Block | None, background: str, edge: str, after: str = "") -> str:
        """The start of a table with one cell that shows ``box``; ``edge`` colours the bar on its starting
        side."""
        self.boxes.append(box)
        margin = self._table_margin()
        bottom = after or f"margin-bottom:{_BOX_PADDING_PX}px"
        colour = f' bgcolor="{background}"' if background else ""
        bar = f"border-{self._start}:{_EDGE_PX}px solid {edge};" if edge else ""
        # The leading of the last line adds to the room below it.
        padding = f"padding:{_BOX_PADDING_PX - 4}px {_BOX_PADDING_PX}px {_BOX_PADDING_PX - 8}px"
        return (
            '<table width="100%" cellspacing="0" border="0" '
            f'style="{margin}margin-top:{self._gap}px;{bottom}"><tr><td{colour} style="{bar}{padding}">'
        )

    def _indented(self, style: str) -> str:
        # Qt scales this for a printer, other than margins on the sides of a paragraph.
        return f"-qt-block-indent:{self._room.indent};{style}" if self._room.indent else style

    def _table_margin(self) -> str:
        room = self._room
        indent = (room.indent + room.lists) * room.step
        # Qt moves a table in a list to the right by 40 px for each list, in both directions of text.
        left = -40 * room.lists + (0 if self._rtl else indent)
        return f"margin-left:{left}px;" + (f"margin-right:{indent}px;" if self._rtl else "") if indent else ""

    # -- lists ------------------------------------------------------------------------------------

    def list_block(self, list_: List) -> str:
        attributes = style = ""
        if any(item.task is not None for item in list_.items):
            style = "list-style-type:none;"
        elif list_.is_ordered:
            if self._rtl:
                # Qt turns the number round and then draws it from right to left: "1." would end up as ".1".
                style = "-qt-list-number-prefix:'.';-qt-list-number-suffix:'';"
            attributes = f' start="{list_.start}"' if list_.start != 1 else ""
            attributes += f' type="{list_.numbering}"' if list_.numbering != "1" else ""
        tag = "ol" if list_.is_ordered else "ul"
        style += "margin-bottom:0px" if self._goes_on else ""
        with self._room.in_list():
            items = "".join([self._item(item) for item in list_.items])
        return f"<{tag}{attributes}{css(style)}>{items}</{tag}>"

    def _item(self, item: ListItem) -> str:
        box = "" if item.task is None else "☑\u00a0" if item.task else "☐\u00a0"
        opening: Inlines = ()
        rest = item.blocks
        if rest and isinstance(rest[0], Plain | Paragraph):
            opening, *others = pieces(rest[0].content)
            rest = (*map(Plain, others), *rest[1:])
        start = f"<li{self._dir}{css(_leading(opening))}>{box}{self.lines.inlines(opening)}"
        if all(isinstance(block, List) for block in rest):
            # Lists in an item must stand within it, or Qt gives the item's number to the next.
            return f"{start}{''.join([self._piece(*piece) for piece in short_blocks(rest)])}</li>"
        return f"{start}</li>{self._blocks(rest)}"

    def definition_list(self, definitions: DefinitionList) -> str:
        found: list[str] = []
        for item in definitions.items:
            style = self._indented("margin-bottom:2px;")
            found += [
                f'<p{self._dir} style="{style}{_leading(term)}"><b>{self.lines.inlines(term)}</b></p>'
                for term in item.terms
            ]
            with self._room.indented():
                found += [self._blocks(blocks) for blocks in item.descriptions]
        return "".join(found)

    # -- tables and pictures ----------------------------------------------------------------------

    def table(self, table: Table) -> str:
        bottom = self._style or f"margin-bottom:{_BOX_PADDING_PX}px"
        self.boxes.append(table)
        start = (
            '<table width="100%" cellspacing="0" border="0" '
            f'style="{self._table_margin()}margin-top:{self._gap}px;{bottom};border-collapse:collapse">'
        )
        caption = self._caption(table.caption, "") if table.caption else ""
        return f"{start}{self._tables.rows(table)}</table>{caption}"

    def figure(self, figure: Figure) -> str:
        style = self._style
        found: list[str] = []
        for block in figure.blocks:
            if isinstance(block, Plain | Paragraph):
                margin = f"{_leading(block.content)}{self._indented('')}margin-bottom:{FIGURE_GAP_PX}px"
                found.append(f'<div{self._dir} style="{margin}">{self.lines.inlines(block.content)}</div>')
            else:
                found.append(self.block(block))
        return "".join(found) + (self._caption(figure.caption, style) if figure.caption else "")

    def _caption(self, caption: Inlines, style: str) -> str:
        margin = self._indented("")
        return f'<p{self._dir} class="caption" style="{margin}{style}">{self.lines.inlines(caption)}</p>'


def _leading(content: Inlines) -> str:
    """The style of text with pictures: leading is a share of a line's height, and they may be the line."""
    return _NO_LEADING if any(isinstance(one, Image) for one in walk_inlines(content)) else ""
