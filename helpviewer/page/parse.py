"""Reads the fragment of a page into nodes. No Qt.

Whatever the fragment holds, nothing is raised and no text is lost: what is of no known kind gives way to what
stands in it, and numbers that are none count as not given. A foreign book cannot ask for more than a page's
worth of work: see the limits below, and those of :mod:`helpviewer.page.tree`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, get_args

from helpviewer.page.nodes import (
    Block,
    Blocks,
    Cell,
    CodeBlock,
    CodeNote,
    Definition,
    DefinitionList,
    Diagram,
    Figure,
    Fold,
    Footnote,
    Footnotes,
    Group,
    Heading,
    Inlines,
    Link,
    List,
    ListItem,
    MathBlock,
    Media,
    Note,
    NoteKind,
    Paragraph,
    Plain,
    Quote,
    Rule,
    Styled,
    Tab,
    Table,
    Tabs,
    Token,
)
from helpviewer.page.parse_inline import STYLES, align, drawing, inlines, is_blank, mathml_of, trimmed
from helpviewer.page.tree import BLOCKS, HEADINGS, Element, number, top_level_parts

MAX_BOXES = 8
"""Boxes in each other (quotations, notes, tables …); deeper ones are taken apart. Qt lays out each box twice
as often as the one around it."""

FREE_BOXES = 2
"""Boxes in each other that take no time of note, whatever stands in them."""

MAX_WORK = 200_000
"""What all deeper boxes of a page may hold: their elements and hundreds of letters, twice for each box around
them."""

MAX_SPAN = 100
"""Columns or rows that a cell may cover."""

_NOTE_KINDS: tuple[NoteKind, ...] = get_args(NoteKind)
_PARTS = frozenset({"caption", "summary", "dt", "dd", "li", "td", "th", "tr", "thead", "tbody", "tfoot"})
"""Parts of blocks, which only a damaged page has elsewhere."""

_ROWS = ("tr", "thead", "tbody", "tfoot", "caption")

Loose = type[Paragraph] | type[Plain]
"""What text between blocks becomes."""


def parse(fragment: str) -> Blocks:
    """All nodes of a page."""
    return tuple(read_blocks(fragment))


def read_blocks(fragment: str) -> Iterator[Block]:
    """The nodes of a page, each read when it is asked for."""
    return _Reader().read(top_level_parts(fragment), Paragraph)


class _Reader:
    def __init__(self) -> None:
        self._boxes = 0
        self._work = 0
        self._read: dict[str, Callable[[Element], Iterable[Block]]] = {
            "p": self._paragraph,
            "pre": self._pre,
            "aside": self._note,
            "blockquote": self._quote,
            "details": self._fold,
            "table": self._table,
            "ul": self._list,
            "ol": self._list,
            "dl": self._definitions,
            "figure": self._figure,
            "hr": lambda _: [Rule()],
            "section": self._section,
            "div": self._div,
            **dict.fromkeys(HEADINGS, self._heading),
        }

    # -- blocks -----------------------------------------------------------------------------------

    def blocks(self, parent: Element, loose: Loose) -> Iterator[Block]:
        return self.read(parent.children, loose)

    def read(self, parts: Iterable[Element | str], loose: Loose) -> Iterator[Block]:
        """The blocks among parts of a page; text and inlines between them become ``loose``."""
        run: list[Element | str] = []
        for child in parts:
            if isinstance(child, Element) and (_is_block(child) or _holds_blocks(child)):
                yield from self._run(run, loose)
                run = []
                read = self._read.get(child.tag)
                yield from read(child) if read else self._unknown(child, loose)
            else:
                run.append(child)
        yield from self._run(run, loose)

    def _run(self, run: list[Element | str], loose: Loose) -> Iterator[Block]:
        for end in (0, -1):
            while run and isinstance(blank := run[end], str) and not blank.strip():
                del run[end]
        content = inlines(run)
        if not is_blank(content):
            yield loose(content)

    def _unknown(self, element: Element, loose: Loose) -> Iterator[Block]:
        # A link or emphasis around blocks is one within each of their lines.
        link = element.tag == "a" and element.get("href")
        style = STYLES.get(element.tag)
        for block in self.blocks(element, loose):
            if isinstance(block, Paragraph | Plain) and (link or style):
                inner = (
                    Link(element.get("href"), block.content) if link else Styled(style or "em", block.content)
                )
                yield type(block)((inner,))
            else:
                yield block

    def _boxed(self, element: Element, make: Callable[[Element], Block]) -> Iterable[Block]:
        """A box, or what stands in it where boxes are too deep in each other for what they hold."""
        if FREE_BOXES <= self._boxes < MAX_BOXES and self._work <= MAX_WORK:
            self._work += _weight(element) << self._boxes
        if self._boxes >= MAX_BOXES or self._work > MAX_WORK:
            return self.blocks(element, Paragraph)
        self._boxes += 1
        box = make(element)
        self._boxes -= 1
        return [box]

    def _paragraph(self, element: Element) -> Iterable[Block]:
        if _holds_blocks(element):
            return self.blocks(element, Paragraph)
        if element.has_class("media"):
            link = next((e for e in element.elements() if e.tag == "a"), None)
            kind = element.get("data-kind")
            if link is not None and kind in ("video", "audio", "page"):
                return [Media(kind, link.get("href"), link.text())]  # type: ignore[arg-type]
        content = inlines(element.children)
        return [] if is_blank(content) else [Paragraph(content)]

    def _heading(self, element: Element) -> Iterable[Block]:
        return [Heading(max(2, HEADINGS[element.tag]), element.get("id"), inlines(element.children))]

    def _pre(self, element: Element) -> Iterable[Block]:
        return [self._code(element, ())]

    def _code(self, pre: Element, notes: tuple[CodeNote, ...]) -> CodeBlock:
        return CodeBlock(
            tuple(_tokens(pre)),
            pre.get("data-language"),
            pre.get("data-title"),
            number(pre.get("data-first")),
            _line_numbers(pre.get("data-marked")),
            _line_numbers(pre.get("data-added")),
            _line_numbers(pre.get("data-removed")),
            notes,
        )

    def _annotated(self, element: Element) -> Block:
        notes: list[CodeNote] = []
        pre = Element("pre", {})
        for part in element.elements():
            if part.tag == "pre":
                pre = part
            elif part.tag == "ol":
                notes.extend(
                    CodeNote(number(item.get("data-line")), tuple(self.blocks(item, Plain)))
                    for item in part.elements()
                )
        return self._code(pre, tuple(notes))

    def _note(self, element: Element) -> Iterable[Block]:
        return self._boxed(element, self._note_box)

    def _note_box(self, element: Element) -> Block:
        title = next((e for e in element.elements() if e.has_class("note-title")), None)
        words = inlines(title.children) if title is not None else ()
        return Note(
            _note_kind(element) or "note", words, tuple(self.blocks(element.without(title), Paragraph))
        )

    def _quote(self, element: Element) -> Iterable[Block]:
        return self._boxed(element, lambda e: Quote(tuple(self.blocks(e, Paragraph))))

    def _fold(self, element: Element) -> Iterable[Block]:
        return self._boxed(element, self._fold_box)

    def _fold_box(self, element: Element) -> Block:
        summary = next((e for e in element.elements() if e.tag == "summary"), None)
        words = inlines(summary.children) if summary is not None else ()
        blocks = tuple(self.blocks(element.without(summary), Paragraph))
        return Fold(words, blocks, "open" in element.attributes, _note_kind(element))

    def _figure(self, element: Element) -> Iterable[Block]:
        if element.has_class("diagram"):
            pre = next((e for e in element.elements() if e.tag == "pre"), None)
            source = pre.text() if pre is not None else ""
            return [Diagram(element.get("data-language"), source, drawing(element))]
        caption = next((e for e in element.elements() if e.tag == "figcaption"), None)
        words = inlines(caption.children) if caption is not None else ()
        return [Figure(tuple(self.blocks(element.without(caption), Plain)), words)]

    def _section(self, element: Element) -> Iterable[Block]:
        if element.has_class("footnotes"):
            notes = tuple(self._footnotes(element))
            return [Footnotes(notes)] if notes else self.blocks(element, Paragraph)
        if element.has_class("tabs"):
            return self._boxed(element, self._tabs)
        return self.blocks(element, Paragraph)

    def _tabs(self, element: Element) -> Block:
        tabs = []
        for part in element.elements():
            title = next((e for e in part.elements() if e.has_class("tab-title")), None)
            words = inlines(title.children) if title is not None else ()
            tabs.append(Tab(words, tuple(self.blocks(part.without(title), Paragraph))))
        return Tabs(tuple(tabs))

    def _div(self, element: Element) -> Iterable[Block]:
        if element.has_class("math"):
            return [MathBlock(element.get("data-tex"), mathml_of(element), drawing(element))]
        if element.has_class("annotated"):
            return self._boxed(element, self._annotated)
        is_cards = element.has_class("cards")
        if is_cards or element.get("id"):
            blocks = tuple(self.blocks(element, Paragraph))
            return [Group(blocks, element.get("id"), "cards" if is_cards else "")]
        return self.blocks(element, Paragraph)

    def _footnotes(self, element: Element) -> Iterator[Footnote]:
        items = [e for part in element.elements() if part.tag == "ol" for e in part.elements()]
        for position, item in enumerate((i for i in items if i.tag == "li"), 1):
            marks = tuple(
                e.get("href").removeprefix("#") for e in item.walk() if e.has_class("footnote-back")
            )
            blocks = list(self.blocks(item, Plain))
            if marks and blocks and isinstance(blocks[-1], Paragraph | Plain):
                content = trimmed(blocks[-1].content)
                blocks[-1:] = [] if is_blank(content) else [type(blocks[-1])(content)]
            yield Footnote(item.get("id"), number(item.get("value")) or position, tuple(blocks), marks)

    # -- lists and tables -------------------------------------------------------------------------

    def _list(self, element: Element) -> Iterable[Block]:
        items = tuple(
            ListItem(
                tuple(self.blocks(item, Plain)), item.has_class("done") if item.has_class("task") else None
            )
            for item in _parts(element, ("li",))
        )
        if element.tag == "ul":
            return [List(items)]
        start = element.get("start")
        kind = element.get("type")
        numbering = kind if kind in ("a", "A", "i", "I") else "1"
        return [List(items, True, number(start, 1), numbering)]  # type: ignore[arg-type]

    def _definitions(self, element: Element) -> Iterable[Block]:
        items: list[Definition] = []
        terms: list[Inlines] = []
        meanings: list[Blocks] = []
        for part in _parts(element, ("dd", "dt")):
            if part.tag == "dt":
                if meanings:
                    items.append(Definition(tuple(terms), tuple(meanings)))
                    terms, meanings = [], []
                terms.append(inlines(part.children))
            else:
                meanings.append(tuple(self.blocks(part, Plain)))
        if terms or meanings:
            items.append(Definition(tuple(terms), tuple(meanings)))
        return [DefinitionList(tuple(items))]

    def _table(self, element: Element) -> Iterable[Block]:
        return self._boxed(element, self._table_box)

    def _table_box(self, element: Element) -> Block:
        caption = next((e for e in element.elements() if e.tag == "caption"), None)
        head: list[Element] = []
        body: list[Element] = []
        for part in _parts(element, _ROWS):
            if part.tag != "caption":
                (head if part.tag == "thead" else body).extend([part] if part.tag == "tr" else _rows(part))
        words = inlines(caption.children) if caption is not None else ()
        return Table(tuple(map(self._row, head)), tuple(map(self._row, body)), words)

    def _row(self, row: Element) -> tuple[Cell, ...]:
        return tuple(self._cell(cell) for cell in _parts(row, ("td", "th")))

    def _cell(self, cell: Element) -> Cell:
        spans = (min(max(1, number(cell.get(name), 1)), MAX_SPAN) for name in ("colspan", "rowspan"))
        return Cell(tuple(self.blocks(cell, Plain)), cell.tag == "th", align(cell), *spans)


# -- parts of elements ------------------------------------------------------------------------------


def _is_block(element: Element) -> bool:
    return element.tag in BLOCKS or element.tag in _PARTS


def _holds_blocks(element: Element) -> bool:
    return any(_is_block(child) for child in element.elements())


def _weight(element: Element) -> int:
    return sum(
        1 + sum(len(child) // 100 + 1 for child in one.children if isinstance(child, str))
        for one in element.walk()
    )


def _note_kind(element: Element) -> NoteKind | Literal[""]:
    kind = element.get("data-kind")
    return next((name for name in _NOTE_KINDS if name == kind), "")


def _parts(parent: Element, tags: tuple[str, ...]) -> Iterator[Element]:
    """The elements of these tags in a parent, and one of the first tag around anything else between them."""
    other = Element(tags[0], {})
    for child in parent.children:
        if isinstance(child, Element) and child.tag in tags:
            if other.children:
                yield other
                other = Element(tags[0], {})
            yield child
        elif other.children or not isinstance(child, str) or child.strip():
            other.children.append(child)
    if other.children:
        yield other


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table or of a part of it. Tables within cells are left out."""
    for part in _parts(table, _ROWS):
        if part.tag == "tr":
            yield part
        elif part.tag != "caption":
            yield from _rows(part)


def _tokens(parent: Element) -> list[Token]:
    found: list[Token] = []
    for kind, text in _code_parts(parent, ""):
        if found and found[-1].kind == kind == "":
            found[-1] = Token("", found[-1].text + text)
        elif text:
            found.append(Token(kind, text))
    while found and not found[-1].text.rstrip("\n"):
        found.pop()
    if found:
        found[-1] = Token(found[-1].kind, found[-1].text.rstrip("\n"))
    return found


def _code_parts(parent: Element, kind: str) -> Iterator[tuple[str, str]]:
    for child in parent.children:
        if isinstance(child, str):
            yield kind, child
        elif child.tag == "br":
            yield kind, "\n"
        else:
            yield from _code_parts(child, child.get("class") if child.tag == "span" else kind)


def _line_numbers(text: str) -> tuple[int, ...]:
    found: list[int] = []
    for part in text.split()[:1000]:
        first, _, last = part.partition("-")
        start = number(first)
        if start:
            found.extend(range(start, min(number(last, start), start + 10_000) + 1))
    return tuple(found)
