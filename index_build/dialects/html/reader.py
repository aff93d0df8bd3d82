"""HTML, whoever wrote it, as the nodes of a page. What a page cannot show is named, text is never lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from helpviewer.page.nodes import (
    Anchor,
    Block,
    Blocks,
    CodeBlock,
    Definition,
    DefinitionList,
    Figure,
    Footnote,
    Footnotes,
    Group,
    Heading,
    Image,
    Inlines,
    LineBreak,
    List,
    ListItem,
    Media,
    Paragraph,
    Plain,
    Quote,
    Rule,
    Styled,
)
from index_build.dialects.code import annotated, html_code, language_of
from index_build.dialects.formulas import formula_block
from index_build.dialects.html.blanks import tidy_blanks
from index_build.dialects.html.element import BLOCKS, HEADINGS, Element, Node, flat
from index_build.dialects.html.inline import InlineReader, footnote_id
from index_build.dialects.html.notes_and_tabs import is_note, read_fold, read_note, read_tabs
from index_build.dialects.html.table import read_table
from index_build.dialects.reading import Reading

_NUMBERING = ("1", "a", "A", "i", "I")
_BOXES = frozenset(
    {"ul", "ol", "dl", "pre", "table", "hr", "figure", "blockquote", "details", "video", "iframe"}
)
"""Elements whose anchors stand around them."""

_HIDDEN = frozenset({"colgroup", "col", "dialog"})


class HtmlReader:
    """Reads one page's tree, whose blanks are tidy and whose headings have their anchors."""

    def __init__(self, page: Reading) -> None:
        self.page = page
        self._inline = InlineReader(page)
        readers: dict[str, Callable[[Element], list[Block]]] = {
            "p": self._paragraph, "ul": self._list, "ol": self._list, "menu": self._list, "dir": self._list,
            "dl": self._definitions, "blockquote": self._quote, "pre": self._code,
            "table": lambda e: [read_table(e, self)], "hr": lambda _: [Rule()], "figure": self._figure,
            "details": lambda e: [read_fold(e, self)], "div": self._container,
            "section": self._container, "aside": self._container, "article": self._container,
            "video": self._media, "audio": self._media, "iframe": self._media,
        }  # fmt: skip
        self._readers = readers | dict.fromkeys(HEADINGS, self._heading)

    def inlines(self, children: Iterable[Node]) -> Inlines:
        """What stands in one line."""
        return self._inline.read(children)

    def flow(self, children: Iterable[Node], loose: type[Paragraph] | type[Plain] = Paragraph) -> Blocks:
        """Blocks; text beside them becomes paragraphs, or ``loose`` text where a page tells them apart."""
        found: list[Block] = []
        line: list[Node] = []
        places: list[Anchor] = []
        for child in children:
            if isinstance(child, Element) and (child.tag in BLOCKS or "data-node" in child.attrs):
                block = self.page.kept_block(child)
                if block is None and child.tag not in BLOCKS:
                    line.append(child)
                    continue
                self._end_line(line, found, places, loose)
                blocks = self._block(child) if block is None else self._grouped(child, (block,))
                if not blocks:
                    places += [Anchor(e.get("data-anchor")) for e in child.walk() if e.get("data-anchor")]
                for one in blocks:
                    _add(one, found, places)
            else:
                line.append(child)
        self._end_line(line, found, places, loose)
        return tuple(found)

    def _end_line(
        self, line: list[Node], found: list[Block], places: list[Anchor], loose: type[Paragraph] | type[Plain]
    ) -> None:
        content = self.inlines(line)
        line.clear()
        if is_blank(content):
            places += [node for node in content if isinstance(node, Anchor)]
        else:
            _add(loose(content), found, places)

    def _block(self, element: Element) -> list[Block]:
        reader = self._readers.get(element.tag)
        anchor = element.get("data-anchor")
        if reader is not None:
            if element.tag == "p":
                self.take_anchor(element)
            blocks = reader(element)
            return [Group(tuple(blocks), anchor)] if anchor and blocks and element.tag in _BOXES else blocks
        if element.tag in _HIDDEN:
            return []
        return self._grouped(element, self.flow(element.children))

    def _grouped(self, element: Element, blocks: Blocks) -> list[Block]:
        anchor = element.get("data-anchor")
        return [Group(blocks, anchor)] if anchor and blocks else list(blocks)

    def _paragraph(self, element: Element) -> list[Block]:
        """A paragraph; nothing for an empty one, and a figure for a lone picture with a title, or with a line
        below it that is emphasised as a whole."""
        if is_note(element):
            return [read_note(element, self)]
        content = self.inlines(element.children)
        if is_blank(content):
            return []
        first, last = content[0], content[-1]
        if isinstance(first, Image):
            if len(content) == 1 and first.title:
                return [Figure((Plain((first._replace(title=""),)),), (first.title,))]
            if (
                len(content) == 3
                and not first.title
                and isinstance(content[1], LineBreak)
                and isinstance(last, Styled)
                and last.style == "em"
            ):
                return [Figure((Plain((first,)),), last.content)]
        return [Paragraph(content)]

    def _heading(self, element: Element) -> list[Block]:
        content = self.inlines(element.children)
        if is_blank(content):
            return []
        return [Heading(max(2, HEADINGS[element.tag]), element.get("id"), content)]

    def _list(self, element: Element) -> list[Block]:
        items: list[ListItem] = []
        for child in element.children:
            if isinstance(child, Element) and child.tag == "li":
                items.append(self._item(child))
            elif blocks := self.flow([child], Plain):
                if items:
                    items[-1] = items[-1]._replace(blocks=items[-1].blocks + blocks)
                else:
                    items.append(ListItem(blocks))
        start = element.get("start")
        number = int(start) if start.isdecimal() and len(start) < 10 else 1
        numbering = element.get("type") if element.get("type") in _NUMBERING else "1"
        if not items:
            return []
        return [List(tuple(items), element.tag == "ol", number, numbering)]  # type: ignore[arg-type]

    def _item(self, element: Element) -> ListItem:
        box = _check_box(element)
        self.take_anchor(element)
        return ListItem(self.flow(element.children, Plain), box)

    def take_anchor(self, element: Element, within: Element | None = None) -> None:
        """Make the anchor of an element a place at the start of its text, or of another's ``within`` it."""
        anchor = element.attrs.pop("data-anchor", "")
        if anchor:
            (within or element).children.insert(0, Element("a", {"data-anchor": anchor}))

    def _definitions(self, element: Element) -> list[Block]:
        items: list[tuple[list[Inlines], list[Blocks]]] = []
        for child in _definition_parts(element):
            self.take_anchor(child)
            if child.tag == "dt":
                if not items or items[-1][1]:
                    items.append(([], []))
                items[-1][0].append(self.inlines(child.children))
            elif child.tag == "dd":
                if not items:
                    items.append(([], []))
                items[-1][1].append(self.flow(child.children, Plain))
        found = tuple(Definition(tuple(terms), tuple(about)) for terms, about in items)
        return [DefinitionList(found)] if found else []

    def _quote(self, element: Element) -> list[Block]:
        if is_note(element):
            return [read_note(element, self)]
        blocks = self.flow(element.children)
        return [Quote(blocks)] if blocks else []

    def _code(self, element: Element) -> list[Block]:
        kept = self.page.kept_block(element)
        if kept is not None:
            return [kept]
        if not element.elements() and not element.text().strip():
            return []
        if any(inner.tag in BLOCKS and inner is not element for inner in element.walk()):
            # Code that is never closed has taken in the rest of the page.
            rest = Element("div", {}, element.children, element.line)
            tidy_blanks(rest)
            return list(self.flow(rest.children))
        return [html_code(element)]

    def _figure(self, element: Element) -> list[Block]:
        caption: Inlines = ()
        rest: list[Node] = []
        for child in element.children:
            if isinstance(child, Element) and child.tag == "figcaption":
                self.take_anchor(child)
                caption = self.inlines(flat(child.children))
            else:
                rest.append(child)
        blocks = self.flow(rest, Plain)
        if not blocks:
            return [Paragraph(caption)] if caption else []
        return [Figure(blocks, caption)]

    def _container(self, element: Element) -> list[Block]:
        classes = element.classes()
        if is_note(element):
            return self._grouped(element, (read_note(element, self),))
        if (language := language_of(element.get("class"))) and (pre := element.find("pre")) is not None:
            pre.attrs.setdefault("data-language", language)
        if "tabbed-set" in classes or "sd-tab-set" in classes:
            return self._grouped(element, tuple(read_tabs(element, self)))
        if "footnote" in classes or "footnotes" in classes:
            return self._footnotes(element)
        if "math" in classes or "arithmatex" in classes:
            return [formula_block(element.text())]
        if "cards" in classes or "grid" in classes or "card-grid" in classes:
            blocks = self.flow(element.children)
            return [Group(blocks, element.get("data-anchor"), "cards")] if blocks else []
        return self._grouped(element, self.flow(element.children))

    def _media(self, element: Element) -> list[Block]:
        sources = [element.get("src"), *(e.get("src") for e in element.walk() if e.tag == "source")]
        address = next((source.strip() for source in sources if source.strip()), "")
        title = element.get("title") or element.get("aria-label") or element.text()
        title = " ".join(title.split())
        if address.startswith("//"):
            address = f"https:{address}"
        if address.startswith(("https://", "http://")):
            kind = {"video": "video", "audio": "audio"}.get(element.tag, "page")
            return [Media(kind, address, title)]  # type: ignore[arg-type]
        self.page.find("media", address or element.tag, element.line)
        return [Paragraph((title,))] if title else []

    def _footnotes(self, element: Element) -> list[Block]:
        notes: list[Footnote] = []
        for item in (e for e in element.walk() if e.tag == "li" and e.get("id")):
            ways = (link.get("href").removeprefix("#") for link in item.walk() if _leads_back(link))
            marks = tuple(mark for way in ways if (mark := footnote_id(way)) in self.page.footnote_marks)
            _drop_ways_back(item)
            blocks = self.flow(item.children, Plain)
            notes.append(Footnote(footnote_id(item.get("id")), len(notes) + 1, blocks, marks))
        return [Footnotes(tuple(notes))] if notes else list(self.flow(element.children))


def _add(block: Block, found: list[Block], places: list[Anchor]) -> None:
    """Add a block to those ``found``, behind the ``places`` that were without text of their own; a heading
    has them already. A list of notes becomes part of the code above it."""
    before = found[-1] if found else None
    if isinstance(block, List) and block.is_ordered and isinstance(before, CodeBlock):
        noted = annotated(before, block)
        if noted is not None:
            found[-1] = noted
            return
    if isinstance(block, Paragraph | Plain):
        block = block._replace(content=(*places, *block.content))
    elif not isinstance(block, Heading):
        for place in reversed(places):
            block = Group((block,), place.id)
    places.clear()
    found.append(block)


def is_blank(content: Inlines) -> bool:
    """Whether a line shows nothing."""
    return all(
        isinstance(node, LineBreak | Anchor) or (isinstance(node, str) and not node.strip())
        for node in content
    )


def _definition_parts(element: Element) -> Iterable[Element]:
    for child in element.elements():
        if child.tag == "div":
            yield from child.elements()
        else:
            yield child


def _check_box(item: Element) -> bool | None:
    """Take the box off a task, and say whether it is ticked; None for any other item."""
    holder = item
    while holder.children:
        for first in [c for c in holder.children if not isinstance(c, str) or c.strip()][:1]:
            if isinstance(first, str):
                return None
            if first.tag == "input" and first.get("type") == "checkbox":
                at = holder.children.index(first)
                del holder.children[at]
                rest = holder.children[at] if at < len(holder.children) else None
                if isinstance(rest, str):
                    holder.children[at] = rest.lstrip(" ")
                return "checked" in first.attrs
            if first.tag in BLOCKS and first.tag != "p":
                return None
            holder = first
            break
        else:
            return None
    return None


def _leads_back(link: Element) -> bool:
    return link.tag == "a" and any(name in link.classes() for name in ("footnote-backref", "footnote-back"))


def _drop_ways_back(element: Element) -> None:
    kept: list[Node] = []
    for child in element.children:
        if isinstance(child, Element):
            if _leads_back(child):
                if kept and isinstance(kept[-1], str):
                    kept[-1] = kept[-1].rstrip("\xa0 ")
                continue
            _drop_ways_back(child)
        kept.append(child)
    element.children = kept
