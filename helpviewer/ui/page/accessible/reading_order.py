"""A page's document as a tree of parts, in the order they are read: what a screen reader is told of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import (
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableCell,
)

from helpviewer.page.nodes import Block, CodeBlock, Fold, Note, Quote, Table, Tabs
from helpviewer.page.walk import plain_text
from helpviewer.richtext.document import PageDocument
from helpviewer.richtext.inline import FOLD, PICTURE, TAB, is_button

PICTURE_SIGN = "\ufffc"
"""Stands for a picture in the text of a document."""

_QUIET = str.maketrans(
    {"\u200b": None, "\u2060": None, "\u2068": None, "\u2069": None, "\xa0": " ", "\u2028": " "}
)
_SIGNS = ("\xa0↗", "\xa0✉")
"""What the eye is told about a link; its description tells it, too."""


@dataclass(eq=False)
class Part:
    """A part of the page.

    Attributes:
        kind: "heading", "paragraph", "list", "item", "table", "row", "header", "row header", "cell",
            "link", "button", "picture", "code", "note", "quote", "group", "tabs", "tab", or "rule".
        start, end: its first character in the document and the one after its last.
        text: what it says by itself, with the words of its pictures; "" for a box of other parts.
        note: more about it.
        level: of a heading, from 1; else 0.
        href: where it leads.
        row, column, rows, columns: of a cell, where it is and over how much it goes.
        is_open: whether a fold is, None for all else.
        is_on: whether a tab is chosen or a task done, None for all else.
        title: is not said by itself: the name of a box.
    """

    kind: str
    start: int
    end: int
    text: str = ""
    note: str = ""
    level: int = 0
    href: str = ""
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1
    is_open: bool | None = None
    is_on: bool | None = None
    title: str = ""
    parts: list[Part] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What is said when one comes to it."""
        return self.title or " ".join(self.text.split())


def reading_order(document: QTextDocument) -> list[Part]:
    """The parts of a page, from its top to its foot."""
    return _Reader(document).parts(document.rootFrame())


class _Reader:
    """Goes once through a document."""

    def __init__(self, document: QTextDocument) -> None:
        self._boxes: Iterator[Block | None] = iter(())
        self._rtl = False
        if isinstance(document, PageDocument):
            from PySide6.QtCore import Qt

            self._boxes = iter(document.boxes)
            self._rtl = document.defaultTextOption().textDirection() == Qt.LayoutDirection.RightToLeft

    def parts(self, place: QTextFrame | QTextTableCell) -> list[Part]:
        """What stands in a frame or a cell."""
        found: list[Part] = []
        lists: list[tuple[QTextList, Part]] = []
        steps = place.begin()
        while not steps.atEnd():
            frame, block = steps.currentFrame(), steps.currentBlock()
            if isinstance(frame, QTextTable):
                _continued(lists, frame.lastPosition())
                (lists[-1][1].parts[-1].parts if lists else found).append(self._box(frame))
            elif block.isValid():
                self._line(block, found, lists)
            steps += 1
        return found

    # -- lines --------------------------------------------------------------------------------------

    def _line(self, block: QTextBlock, found: list[Part], lists: list[tuple[QTextList, Part]]) -> None:
        """Put a block where it belongs: into the list that is open, or below the part before."""
        marks = block.textList()
        if marks is None:
            part = _block(block)
            if part is not None:
                _continued(lists, block.position())
                (lists[-1][1].parts[-1].parts if lists else found).append(part)
            return
        while lists and lists[-1][0] != marks and lists[-1][0].format().indent() >= marks.format().indent():
            lists.pop()
        if not lists or lists[-1][0] != marks:
            part = Part("list", block.position(), block.position())
            (lists[-1][1].parts[-1].parts if lists else found).append(part)
            lists.append((marks, part))
        item = _item(block, marks)
        lists[-1][1].parts.append(item)
        lists[-1][1].end = item.end

    # -- boxes --------------------------------------------------------------------------------------

    def _box(self, table: QTextTable) -> Part:
        block = next(self._boxes, None)
        if isinstance(block, Table):
            return self._table(table, block)
        inside = self.parts(table.cellAt(0, 0))
        part = Part("group", table.firstPosition(), table.lastPosition(), parts=inside)
        if isinstance(block, CodeBlock):
            self._code(part, table, block)
        elif isinstance(block, Quote):
            part.kind = "quote"
        elif isinstance(block, Tabs):
            self._tabs(part)
        elif isinstance(block, Fold):
            part.title = plain_text(block.summary)
            inside[:1] = inside[0].parts if inside else []
        elif isinstance(block, Note) or block is None:
            part.kind = "note"
            part.title = inside[0].name if inside else ""
        return part

    def _code(self, part: Part, table: QTextTable, code: CodeBlock) -> None:
        part.kind = "code"
        said = QCoreApplication.translate("PageAccess", "Code")
        part.title = ", ".join(word for word in (said, code.language, code.title) if word)
        first = table.cellAt(0, 0)
        part.parts = [Part("paragraph", first.firstPosition(), first.lastPosition(), code.text)]
        if table.columns() > 1:
            for inside in self.parts(table.cellAt(0, 1)):
                part.parts += inside.parts

    def _tabs(self, part: Part) -> None:
        if not part.parts:
            return
        bar, *content = part.parts
        tabs = [link for link in bar.parts if link.kind == "tab"]
        shown = Part("group", bar.end, part.end, parts=content)
        shown.title = next((tab.text for tab in tabs if tab.is_on), "")
        part.parts = [Part("tabs", bar.start, bar.end, parts=tabs), shown] if tabs else part.parts

    def _table(self, table: QTextTable, content: Table) -> Part:
        part = Part("table", table.firstPosition(), table.lastPosition(), title=plain_text(content.caption))
        rows = [*content.head, *content.body]
        for number in range(table.rows()):
            cells = [table.cellAt(number, column) for column in range(table.columns())]
            own = [c for at, c in enumerate(cells) if (c.row(), c.column()) == (number, at)]
            if self._rtl:
                own.reverse()  # their order on the page is that of the letters
            kinds = rows[number] if number < len(rows) else ()
            is_head = number < len(content.head) or all(cell.is_header for cell in kinds)
            row = Part("row", part.end, part.start)
            for at, cell in enumerate(own):
                is_header = at < len(kinds) and kinds[at].is_header
                row.parts.append(self._cell(cell, table.columns()))
                row.parts[-1].kind = ("header" if is_head else "row header") if is_header else "cell"
                row.start, row.end = min(row.start, cell.firstPosition()), max(row.end, cell.lastPosition())
            part.parts.append(row)
        return part

    def _cell(self, cell: QTextTableCell, columns: int) -> Part:
        inside = self.parts(cell)
        column = columns - cell.column() - cell.columnSpan() if self._rtl else cell.column()
        part = Part(
            "cell",
            cell.firstPosition(),
            cell.lastPosition(),
            " ".join(_said(inside)),
            row=cell.row(),
            column=column,
            rows=cell.rowSpan(),
            columns=cell.columnSpan(),
            parts=inside,
        )
        if len(inside) == 1 and inside[0].kind == "paragraph":
            part.parts = inside[0].parts  # the cell itself says it
        return part


def _continued(lists: list[tuple[QTextList, Part]], position: int) -> None:
    """Close the lists that have no item after this position: what stands there is in none of theirs."""
    while lists:
        marks = lists[-1][0]
        if marks.item(marks.count() - 1).position() > position:
            return
        lists.pop()


def _said(parts: list[Part]) -> Iterator[str]:
    for part in parts:
        if part.name and (part.text or not part.parts):
            yield part.name
        else:
            yield from _said(part.parts)


def _item(block: QTextBlock, marks: QTextList) -> Part:
    part = _block(block) or Part("paragraph", block.position(), block.position())
    part.kind = "item"
    if part.text[:1] in ("☑", "☐"):
        part.is_on = part.text[0] == "☑"
        part.text = part.text[1:].lstrip()
    elif marks.format().style() != QTextListFormat.Style.ListStyleUndefined:
        mark = marks.itemText(block)
        part.text = f"{mark.strip('.') + '.' if mark.strip('.') else '•'} {part.text}"
    return part


def _block(block: QTextBlock) -> Part | None:
    """A line of text with what is in it; None where there is nothing to read."""
    start, end = block.position(), block.position() + block.length() - 1
    if block.blockFormat().hasProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth.value):
        return Part("rule", start, end)
    text, inside = _inside(block)
    if not text.strip() and not inside:
        return None
    level = block.blockFormat().headingLevel()
    if level and text.strip():
        return Part("heading", start, end, text, level=level, parts=inside)
    if len(inside) == 1 and inside[0].kind == "picture" and inside[0].text == text.strip():
        return inside[0]
    return Part("paragraph", start, end, text, parts=inside)


def _inside(block: QTextBlock) -> tuple[str, list[Part]]:
    """The text of a block, and its links and pictures."""
    said: list[str] = []
    found: list[Part] = []
    fragments = block.begin()
    while not fragments.atEnd():
        piece = fragments.fragment()
        looks, start, end = piece.charFormat(), piece.position(), piece.position() + piece.length()
        href = looks.anchorHref()
        text = piece.text()
        if looks.isImageFormat():
            text = _picture_text(looks)
            found.append(Part("picture", start, end, text, href=href))
        elif href and found and found[-1].end == start and found[-1].href == href:
            found[-1].text += text.translate(_QUIET)  # bold words within a link and the like
            found[-1].end = end
        elif href:
            found.append(_link(looks, start, end, text.translate(_QUIET)))
        said.append(text)
        fragments += 1
    whole = "".join(said)
    for sign in _SIGNS:
        whole = whole.replace(sign, "")
    return whole.translate(_QUIET), found


def _link(looks: QTextCharFormat, start: int, end: int, text: str) -> Part:
    href = looks.anchorHref()
    part = Part("link", start, end, text, looks.toolTip(), href=href)
    scheme = href.partition(":")[0]
    if is_button(href):
        part.kind = "button"
    elif scheme == TAB:
        part.kind = "tab"
        part.is_on = looks.fontWeight() > QTextCharFormat().fontWeight()
    elif scheme == FOLD:
        part.kind = "button"
        part.is_open = text[:1] == "▾"
        part.text = text[1:].lstrip()
    return part


def _picture_text(looks: QTextCharFormat) -> str:
    alt = looks.stringProperty(QTextFormat.Property.ImageAltText.value)
    return alt or QCoreApplication.translate("PageAccess", "Picture")


__all__ = ["PICTURE", "PICTURE_SIGN", "Part", "reading_order"]
