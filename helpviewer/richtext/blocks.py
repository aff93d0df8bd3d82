"""The body of a page for Qt's rich text: one method for each kind of block. Pure, no Qt.

Facts of Qt 6.12 this rests on, each held by a test: a cell's ``border-left`` is drawn; a table neither
follows the indent of a list nor mirrors its columns in right-to-left text; ``background-color`` colours an
``hr``; ``id`` makes an anchor of any block.
"""

from __future__ import annotations

from collections.abc import Callable

from helpviewer.book.reader import Book
from helpviewer.page.phrases import ENGLISH, Words
from helpviewer.page.theme import Theme
from helpviewer.page.tree import (
    BLOCKS,
    BOXES,
    HEADINGS,
    Element,
    blocks_in,
    cell_align,
    table_rows,
    task_box,
)
from helpviewer.richtext.column_widths import column_shares
from helpviewer.richtext.inline import COPY, Paper, RichInline

_BOX_PADDING_PX = 14
_EDGE_PX = 3
_GAP_PX = 8
FIGURE_GAP_PX = 6
"""Between a picture and its caption; paper knows by it that both belong together."""

_LETTER_PX = 8  # about a letter's width; tables want proportions, not exact measures


class RichBody(RichInline):
    """Renders trees of one page and collects the pictures they show."""

    def __init__(
        self,
        book: Book,
        page_id: str,
        theme: Theme,
        column_px: int,
        indent_px: int,
        *,
        rtl: bool,
        paper: Paper | None,
        words: Words = ENGLISH,
    ) -> None:
        super().__init__(book, page_id, theme, column_px, indent_px, paper, words)
        self._start = "right" if rtl else "left"
        self._rtl = rtl
        # Said on every block: one left-to-right block would turn those after it.
        self._dir = ' dir="rtl"' if rtl else ""
        self._lists = 0  # how deep in lists
        self._gap = 0  # px above the next box: Qt drops the lower margin of text before a table
        self._block_of: dict[str, Callable[[Element, str], None]] = {
            "p": self._paragraph,
            "pre": self._code,
            "aside": self._note,
            "blockquote": self._quote,
            "table": self._table,
            "ul": self._list,
            "ol": self._list,
            "dl": self._definitions,
            "figure": self._figure,
            "hr": self._rule,
            "section": self._section,
            "div": self._section,
            "figcaption": self._paragraph,
            **dict.fromkeys(HEADINGS, self._heading),
        }

    def render(self, root: Element) -> str:
        """The HTML of everything in ``root``."""
        self._out = []
        if self._paper:
            self._anchors = frozenset(e.get("id") for e in root.walk())
        self._blocks(root)
        return "".join(self._out)

    def isolated(self, html: str) -> str:
        """Words of another script than the page's may be in it: their order stays their own."""
        return f"\u2068{html}\u2069" if self._rtl else html

    def notice(self, kind: str, sentence: str, *, after_box: bool = False) -> str:
        """A note with one sentence, which is HTML, in small letters and without a title. ``after_box``:
        another one stands above it."""
        colours = self._theme.note_colours(kind)
        self._gap = 0 if after_box else 2 * _GAP_PX
        return (
            self._box(colours.background, colours.edge)
            + f'<p{self._dir} class="small" style="margin-bottom:0px">{sentence}</p></td></tr></table>'
        )

    # -- blocks -----------------------------------------------------------------------------------

    def _blocks(self, parent: Element, *, tight: bool = False) -> None:
        """All children as blocks. Loose text becomes a paragraph. ``tight``: no space after the last."""
        groups = blocks_in(parent)
        before = ""
        for number, block in enumerate(groups, 1):
            style = "margin-bottom:0px" if tight and number == len(groups) else ""
            self._gap = 0 if before in BOXES or (tight and not before) else _GAP_PX
            self._block_of[block.tag](block, style)
            before = block.tag

    def _paragraph(self, block: Element, style: str) -> None:
        # The leading of p is a share of the line's height, and here the picture is the line.
        tag = "div" if any(e.tag == "img" for e in block.walk()) else "p"
        self._out.append(f"<{tag}{self._dir}{self._id(block)}{_style(self._indented(style))}>")
        self._inline(block)
        self._out.append(f"</{tag}>")

    def _heading(self, block: Element, style: str) -> None:
        tag = f"h{max(2, HEADINGS[block.tag])}"
        self._out.append(f"<{tag}{self._dir}{self._id(block)}{_style(style)}>")
        self._inline(block)
        self._out.append(f"</{tag}>")

    def _rule(self, _block: Element, _style: str) -> None:
        self._out.append("<hr>")

    def _section(self, block: Element, style: str) -> None:
        if not block.has_class("footnotes"):
            self._blocks(block, tight=bool(style))
            return
        self._out.append('<hr class="foot-rule">')
        for child in block.elements():
            if child.tag == "ol":
                self._footnotes(child)

    def _footnotes(self, block: Element) -> None:
        # Written by hand: Qt's lists cannot start in the middle when only some notes are shown.
        number = 0
        for item in block.elements():
            number = int(item.get("value")) if item.get("value").isdigit() else number + 1
            self._out.append(f'<p{self._dir} class="small"><a name="{self._name(item)}">{number}.</a>\u00a0')
            for position, child in enumerate(item.children):
                if isinstance(child, Element) and child.tag == "p":
                    self._out.append("<br>" if position > 1 else "")
                    self._inline(child)
                elif isinstance(child, Element) and child.tag in BLOCKS:
                    self._text(" " + child.text())
                elif isinstance(child, str):
                    self._text(child)
                else:
                    self._inline_element(child)
            self._out.append("</p>")

    def _code(self, block: Element, style: str) -> None:
        self._out.append(self._box(self._theme.code.background, "", after=style))
        # Code reads from left to right in every language.
        self._out.append('<pre dir="ltr" align="left">')
        before = len(self._out)
        self._tokens(block)
        # A line end after the last line would show as an empty line.
        self._out[before:] = ["".join(self._out[before:]).rstrip("\n")]
        self._out.append("</pre></td>")
        if not self._paper:
            self._copy_link(block)
        self._out.append("</tr></table>")

    def _copy_link(self, block: Element) -> None:
        background = self._theme.code.background
        padding = f"padding:{_BOX_PADDING_PX - 4}px {_BOX_PADDING_PX}px 0px 0px"
        self._out.append(
            f'<td bgcolor="{background}" width="1%" align="right" style="{padding}">'
            f'<p class="copy"><a class="quiet" href="{COPY}:{len(self.codes)}" '
            f'title="{self._words.copy_hint}">{self._words.copy_code}</a></p></td>'
        )
        self.codes.append(_code_text(block).rstrip("\n") + "\n")

    def _tokens(self, parent: Element) -> None:
        for child in parent.children:
            if isinstance(child, str):
                self._text(child)
            elif child.tag == "br":
                self._out.append("\n")
            else:
                colour = self._theme.token_colour(child.get("class")) if child.tag == "span" else ""
                if colour:
                    self._out.append(f'<span style="color:{colour}">')
                    self._tokens(child)
                    self._out.append("</span>")
                else:
                    self._tokens(child)

    def _note(self, block: Element, style: str) -> None:
        kind = block.get("data-kind")
        colours = self._theme.note_colours(kind)
        self._out.append(self._box(colours.background, colours.edge, after=style))
        children = list(block.children)
        title = next((c for c in block.elements() if c.has_class("note-title")), None)
        self._out.append(f'<p{self._dir} class="note-title" style="color:{colours.title}">')
        if title is None:
            self._text(self._words.notes.get(kind, self._words.notes["note"]))
        else:
            children.remove(title)
            self._inline(title)
        self._out.append("</p>")
        body = Element("div", {})
        body.children = children
        self._boxed(body)
        self._out.append("</td></tr></table>")

    def _quote(self, block: Element, style: str) -> None:
        self._out.append(self._box("", self._theme.rule, after=style))
        self._boxed(block)
        self._out.append("</td></tr></table>")

    def _boxed(self, block: Element) -> None:
        outer = (self._indent, self._lists)
        self._indent = self._lists = 0
        taken = outer[0] * self._step + 2 * _BOX_PADDING_PX + _EDGE_PX
        self._inset += taken
        self._blocks(block, tight=True)
        self._inset -= taken
        self._indent, self._lists = outer

    def _box(self, background: str, edge: str, after: str = "") -> str:
        """The start of a table with one cell; ``edge`` colours the bar on its starting side."""
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
        return f"-qt-block-indent:{self._indent};{style}" if self._indent else style

    def _table_margin(self) -> str:
        indent = (self._indent + self._lists) * self._step
        # Qt moves a table in a list to the right by 40 px for each list, in both directions of text.
        left = -40 * self._lists + (0 if self._rtl else indent)
        return f"margin-left:{left}px;" + (f"margin-right:{indent}px;" if self._rtl else "") if indent else ""

    # -- lists ------------------------------------------------------------------------------------

    def _list(self, block: Element, style: str) -> None:
        items = [item for item in block.elements() if item.tag == "li"]
        attributes = ""
        if any(item.has_class("task") for item in items):
            attributes = ' style="list-style-type:none"'
        elif block.tag == "ol":
            if self._rtl:
                # Qt turns the number round and then draws it from right to left: "1." would end up as ".1".
                attributes = """ style="-qt-list-number-prefix:'.';-qt-list-number-suffix:''\""""
            if block.get("start").isdigit():
                attributes += f' start="{block.get("start")}"'
        self._out.append(f"<{block.tag}{attributes}>")
        self._inset += self._step
        self._lists += 1
        for item in items:
            self._item(item)
        self._lists -= 1
        self._inset -= self._step
        self._out.append(f"</{block.tag}>")

    def _item(self, item: Element) -> None:
        self._out.append(f"<li{self._dir}{self._id(item)}>")
        if box := task_box(item):
            self._out.append(f"{box}\u00a0")
        opening, rest = _split_item(item)
        self._inline(opening)
        if not any(child.tag not in ("ul", "ol") for child in rest.elements()):
            # Lists in an item must stand within it, or Qt gives the item's number to the next.
            for child in rest.elements():
                self._list(child, "")
            self._out.append("</li>")
        else:
            self._out.append("</li>")
            self._blocks(rest)

    def _definitions(self, block: Element, style: str) -> None:
        for item in block.elements():
            if item.tag == "dt":
                style = self._indented("margin-bottom:2px")
                self._out.append(f'<p{self._dir}{self._id(item)} style="{style}"><b>')
                self._inline(item)
                self._out.append("</b></p>")
            else:
                self._indent += 1
                self._blocks(item)
                self._indent -= 1

    # -- tables and pictures ----------------------------------------------------------------------

    def _table(self, block: Element, style: str) -> None:
        margin = self._table_margin()
        bottom = style or f"margin-bottom:{_BOX_PADDING_PX}px"
        self._out.append(
            '<table width="100%" cellspacing="0" border="0" '
            f'style="{margin}margin-top:{self._gap}px;{bottom};border-collapse:collapse">'
        )
        rows = list(table_rows(block))
        line = (self._column - self._inset) // _LETTER_PX
        shares = column_shares([[_plain(cell) for cell in cells] for cells in rows], line)
        for number, cells in enumerate(rows):
            colour = self._theme.table_stripe if number % 2 == 0 else ""
            head = all(c.tag == "th" for c in cells)
            if head:
                colour = self._theme.table_head
            # Paper repeats the first row on each sheet by this element.
            row, end = ("<thead><tr>", "</tr></thead>") if head and number == 0 else ("<tr>", "</tr>")
            self._out.append(row)
            widths = shares if number == 0 and len(cells) == len(shares) else [0] * len(cells)
            pairs = list(zip(cells, widths, strict=True))
            for cell, width in reversed(pairs) if self._rtl else pairs:
                self._cell(cell, colour, width)
            self._out.append(end)
        self._out.append("</table>")

    def _cell(self, cell: Element, colour: str, width: int) -> None:
        align = cell_align(cell) or self._start
        spans = "".join(
            f' {name}="{cell.get(name)}"' for name in ("colspan", "rowspan") if cell.get(name).isdigit()
        )
        if width:
            spans += f' width="{width}%"'
        background = f' bgcolor="{colour}"' if colour else ""
        self._out.append(
            f'<{cell.tag}{spans}{background} align="{align}" valign="top" '
            f'style="padding:5px 9px;border-bottom:1px solid {self._theme.rule}">'
        )
        if any(child.tag in BLOCKS for child in cell.elements()):
            self._boxed(cell)
        else:
            self._inline(cell)
        self._out.append(f"</{cell.tag}>")

    def _figure(self, block: Element, style: str) -> None:
        caption = next((e for e in block.elements() if e.tag == "figcaption"), None)
        margin = self._indented("")
        for child in block.elements():
            if child is not caption:
                self._out.append(f'<div{self._dir} style="{margin}margin-bottom:{FIGURE_GAP_PX}px">')
                self._inline_element(child)
                self._out.append("</div>")
        if caption is not None:
            self._out.append(f'<p{self._dir} class="caption" style="{margin}{style}">')
            self._inline(caption)
            self._out.append("</p>")


def _plain(cell: Element) -> str:
    return " ".join(cell.text().split())


def _code_text(parent: Element) -> str:
    return "".join(
        child if isinstance(child, str) else "\n" if child.tag == "br" else _code_text(child)
        for child in parent.children
    )


def _style(style: str) -> str:
    return f' style="{style}"' if style else ""


def _split_item(item: Element) -> tuple[Element, Element]:
    """A list item's first paragraph or loose text, and the blocks after it."""
    opening, rest = Element("p", {}), Element("div", {})
    for position, child in enumerate(item.children):
        block = isinstance(child, Element) and child.tag in BLOCKS
        if rest.children or (block and (opening.text().strip() or child.tag != "p")):  # type: ignore[union-attr]
            rest.children.append(child)
        elif block:
            opening.children = child.children  # type: ignore[union-attr]
            rest.children = [c for c in item.children[position + 1 :] if not isinstance(c, str) or c.strip()]
            break
        else:
            opening.children.append(child)
    return opening, rest
