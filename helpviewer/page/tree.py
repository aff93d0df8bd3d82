"""A page's stored fragment as a light tree, of which nodes are made. No Qt.

The fragment follows :mod:`helpviewer.book.format`. Anything else (a damaged or foreign book) still gives
a tree: unclosed elements end with their parent, stray end tags are ignored, a stray "<" is text. Python's
own ``html.parser`` would cost every start 4 ms to load, and large pages three times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpviewer.page.html_text import unescape

MAX_DEPTH = 64
"""Elements nested deeper than this are flattened, so that walking a tree never runs out of stack."""

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
"""Heading elements and their levels."""

BLOCKS = HEADINGS.keys() | {
    *("p", "ul", "ol", "dl", "hr", "pre", "aside", "blockquote", "table", "details"),
    *("figure", "figcaption", "section", "div"),
}
"""Elements that start a line of their own; all others run within one."""

_VOID = frozenset({"br", "hr", "img", "wbr", "col", "input", "meta", "link", "source"})
MATHML = frozenset(
    {"math", "merror", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom"}
    | {"mprescripts", "mroot", "mrow", "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup"}
    | {"mtable", "mtd", "mtext", "mtr", "munder", "munderover", "menclose"}
)
"""The elements of formulas, which are empty where they end in ``/>``: they follow XML."""

_SILENT = frozenset({"script", "style", "title", "template", "iframe", "object", "noscript"})

# No alternative crosses a "<", so that a damaged page takes no longer than a whole one, and none is given
# back once it has matched ("++"), so that a long attribute takes no memory of its own.
_TAG = re.compile(
    r"""<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>|<!--[^<]*?-->|<![^<>]*>"""
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")


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

    def without(self, left_out: Element | None) -> Element:
        """A copy that lacks one of its elements."""
        copy = Element(self.tag, self.attributes)
        copy.children = [child for child in self.children if child is not left_out]
        return copy

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


def parse_tree(fragment: str) -> Element:
    """The fragment as a tree; the returned element (tag ``body``) holds its top-level parts."""
    root = Element("body", {})
    root.children.extend(top_level_parts(fragment))
    return root


def top_level_parts(fragment: str) -> Iterator[Element | str]:
    """The top-level elements and texts of a fragment, each as soon as it is read."""
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
            too_deep += not _open(parents, tag, attributes)
        elif too_deep:
            too_deep -= 1
        elif parents[-1].tag == tag and len(parents) > 1:
            parents.pop()
        else:
            _close(parents, tag)
        if len(parents) == 1:
            yield from root.children
            root.children.clear()
    if end < len(fragment) and not silent:
        parents[-1].children.append(unescape(fragment[end:]))
    yield from root.children


def _open(parents: list[Element], tag: str, attributes: str) -> bool:
    """Put an element into the last of its parents, if it does not stand too deep."""
    is_void = tag in _VOID or (attributes.endswith("/") and tag in MATHML)
    if len(parents) > MAX_DEPTH and not is_void:
        return False
    element = Element(tag, _attributes(attributes))
    parents[-1].children.append(element)
    if not is_void:
        parents.append(element)
    return True


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


def number(text: str, otherwise: int = 0) -> int:
    """A number as it stands in an attribute, of at most six digits; ``otherwise`` for anything else."""
    return int(text) if text.isdecimal() and text.isascii() and len(text) <= 6 else otherwise
