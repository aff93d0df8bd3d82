"""A page's stored fragment as a light tree, shared by all ways of showing a page. No Qt.

The fragment follows :mod:`helpviewer.book.format`. Anything else (a damaged or foreign book) still gives
a tree: unclosed elements end with their parent, stray end tags are ignored, a stray "<" is text. Python's
own ``html.parser`` would cost every start 4 ms to load, and large pages three times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_DEPTH = 64
"""Elements nested deeper than this are flattened, so that walking a tree never runs out of stack."""

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
"""Heading elements and their levels."""

BOXES = frozenset({"pre", "aside", "blockquote", "table"})
"""Blocks that stand in a box or in columns of their own."""

BLOCKS = BOXES | HEADINGS.keys() | {"p", "ul", "ol", "dl", "hr", "figure", "figcaption", "section", "div"}
"""Elements that start a line of their own; all others run within one."""

_VOID = frozenset({"br", "hr", "img", "wbr", "col", "input", "meta", "link", "source"})
_SILENT = frozenset({"script", "style", "title", "template", "iframe", "object", "noscript"})

# No alternative crosses a "<", so that a damaged page takes no longer than a whole one, and none is given
# back once it has matched ("++"), so that a long attribute takes no memory of its own.
_TAG = re.compile(
    r"""<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>|<!--[^<]*?-->|<![^<>]*>"""
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_REFERENCE = re.compile(r"&(#?\w{1,32});")
_COMMON = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "#x27": "'", "#39": "'", "nbsp": "\u00a0"}


class Element:
    """One element: its tag, its attributes, and what stands in it (elements and text in order)."""

    __slots__ = ("attributes", "children", "tag")

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Element | str] = []

    def get(self, name: str) -> str:
        """An attribute's value, or ""."""
        return self.attributes.get(name, "")

    def has_class(self, name: str) -> bool:
        """Whether ``name`` is among the element's classes."""
        return name in self.attributes.get("class", "").split()

    def elements(self) -> Iterator[Element]:
        """The elements directly in this one."""
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator[Element]:
        """This element and every element in it, in the order of the page."""
        todo: list[Element] = [self]
        while todo:
            element = todo.pop()
            yield element
            todo.extend([c for c in reversed(element.children) if isinstance(c, Element)])

    def text(self) -> str:
        """All text in this element, as stored (spaces and line ends are not tidied)."""
        parts: list[str] = []
        todo: list[Element | str] = [self]
        while todo:
            node = todo.pop()
            if isinstance(node, str):
                parts.append(node)
            else:
                todo.extend(reversed(node.children))
        return "".join(parts)


def parse(fragment: str) -> Element:
    """The fragment as a tree; the returned element (tag ``body``) holds its top-level parts."""
    root = Element("body", {})
    parents = [root]
    too_deep = 0
    silent = 0
    end = 0
    for match in _TAG.finditer(fragment):
        start = match.start()
        if start > end and not silent:
            parents[-1].children.append(unescape(fragment[end:start]))
        end = match.end()
        closing, name, attributes = match.groups()
        if name is None:
            continue
        tag = name.lower()
        if tag in _SILENT:
            silent = max(0, silent - 1) if closing else silent + 1
        elif silent:
            continue
        elif not closing:
            if tag in _VOID:
                parents[-1].children.append(Element(tag, _attributes(attributes)))
            elif len(parents) > MAX_DEPTH:
                too_deep += 1
            else:
                element = Element(tag, _attributes(attributes))
                parents[-1].children.append(element)
                parents.append(element)
        elif too_deep:
            too_deep -= 1
        elif parents[-1].tag == tag and len(parents) > 1:
            parents.pop()
        else:
            _close(parents, tag)
    if end < len(fragment) and not silent:
        parents[-1].children.append(unescape(fragment[end:]))
    return root


def _close(parents: list[Element], tag: str) -> None:
    for index in range(len(parents) - 1, 0, -1):
        if parents[index].tag == tag:
            del parents[index:]
            return


def _attributes(text: str) -> dict[str, str]:
    if not text:
        return {}
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found


def escape(text: str) -> str:
    """Text for use between tags and in attributes in double quotes."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    return text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def unescape(text: str) -> str:
    """Character references replaced by what they stand for."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    known = _COMMON.get(match[1])
    if known is None:
        from html import unescape as any_character  # 2 ms for a table that hardly a page needs

        return any_character(match[0])
    return known


def number(text: str, otherwise: int = 0) -> int:
    """A number as it stands in an attribute, of at most six digits; ``otherwise`` for anything else."""
    return int(text) if text.isdecimal() and text.isascii() and len(text) <= 6 else otherwise


def section(root: Element, section_id: str) -> Element:
    """The part of a page that belongs to one heading: the heading and all up to the next one of its level
    or a higher one, with the footnotes it refers to. The whole page when there is no such heading."""
    if not section_id:
        return root
    parent, start = _find_heading(root, section_id)
    if parent is None:
        return root
    children = parent.children
    level = HEADINGS[children[start].tag]  # type: ignore[union-attr]
    end = start + 1
    while end < len(children):
        node = children[end]
        if isinstance(node, Element) and (HEADINGS.get(node.tag, 7) <= level or node.has_class("footnotes")):
            break
        end += 1
    part = Element("body", {})
    part.children = children[start:end]
    notes = _footnotes_of(root, part)
    if notes is not None:
        part.children.append(notes)
    return part


def _find_heading(root: Element, section_id: str) -> tuple[Element | None, int]:
    for element in root.walk():
        for index, child in enumerate(element.children):
            if isinstance(child, Element) and child.tag in HEADINGS and child.get("id") == section_id:
                return element, index
    return None, 0


def _footnotes_of(root: Element, part: Element) -> Element | None:
    wanted = {e.get("href")[1:] for e in part.walk() if e.tag == "a" and e.get("href").startswith("#fn")}
    for notes in root.elements():
        if not notes.has_class("footnotes"):
            continue
        items = [e for e in notes.walk() if e.tag == "li" and e.get("id") in wanted]
        if items:
            copy = Element("section", {"class": "footnotes"})
            # Numbers in the text stay those of the page.
            ordered = Element("ol", {})
            for number, item in enumerate((e for e in notes.walk() if e.tag == "li" and e.get("id")), 1):
                if item in items:
                    item.attributes["value"] = str(number)
                    ordered.children.append(item)
            copy.children.append(ordered)
            return copy
    return None


def blocks_in(parent: Element) -> list[Element]:
    """The blocks in a parent; loose text and inline elements between them become paragraphs."""
    found: list[Element] = []
    loose: Element | None = None
    for child in parent.children:
        if isinstance(child, Element) and (child.tag in BLOCKS or _holds_blocks(child)):
            loose = None
            # An element of no known kind that holds blocks is a plain container.
            found.append(child if child.tag in BLOCKS else _renamed(child, "div"))
        elif loose is not None:
            loose.children.append(child)
        elif not isinstance(child, str) or child.strip():
            loose = Element("p", {})
            loose.children.append(child)
            found.append(loose)
    return found


def _holds_blocks(element: Element) -> bool:
    return any(child.tag in BLOCKS for child in element.elements())


def _renamed(element: Element, tag: str) -> Element:
    copy = Element(tag, element.attributes)
    copy.children = element.children
    return copy


def table_rows(table: Element) -> Iterator[list[Element]]:
    """The cells of each row of a table, its head first. Tables within cells are left out."""
    for part in table.elements():
        if part.tag == "tr":
            yield [cell for cell in part.elements() if cell.tag in ("td", "th")]
        elif part.tag in ("thead", "tbody", "tfoot"):
            yield from table_rows(part)


def cell_align(cell: Element) -> str:
    """ "right" or "center" for a cell that is aligned so, else ""."""
    for name in ("right", "center"):
        if cell.get("align") == name or cell.has_class(name) or name in cell.get("style").split(":")[-1]:
            return name
    return ""


def task_box(item: Element) -> str:
    """The box of a task item, ticked or not; "" for any other item."""
    return ("☑" if item.has_class("done") else "☐") if item.has_class("task") else ""
