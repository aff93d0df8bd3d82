"""HTML as a tree that the builder may rework: parsed as browsers parse it, never refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

DEEPEST = 100
"""Elements in each other that a page may have; every stage walks the tree by recursion."""

_BLOCK_NAMES = """
address article aside audio blockquote body center dd details dialog dir div dl dt fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr iframe legend li main menu nav
object ol p pre search section summary table tbody td tfoot th thead tr ul video caption colgroup
col
"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
"""Elements that stand on lines of their own."""

_ANY_DEPTH = 1000
"""Elements in each other that no page has by mistake."""

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>]*)([^<>]*)")
_CLOSED_BY_OTHER_NAMES = """
p a h1 h2 h3 h4 h5 h6 li dt dd tr td th thead tbody tfoot option optgroup colgroup caption rt rp br hr img wbr
col input meta button nobr form select link area base embed param source track
"""
_CLOSED_BY_OTHERS = frozenset(_CLOSED_BY_OTHER_NAMES.split())

HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(slots=True)
class Element:
    """An element: what is in it are elements and decoded texts. ``line`` counts from 1, 0 for unknown."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    line: int = 0

    def get(self, name: str) -> str:
        """An attribute's value, or ""."""
        return self.attrs.get(name, "")

    def classes(self) -> list[str]:
        """The names in ``class``."""
        return self.attrs.get("class", "").split()

    def elements(self) -> list[Element]:
        """The elements directly in this one."""
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in document order."""
        todo = [self]
        while todo:
            element = todo.pop()
            yield element
            todo.extend(reversed(element.elements()))

    def text(self) -> str:
        """All text below, as it stands."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def find(self, tag: str) -> Element | None:
        """The first element of this name below this one."""
        return next((e for e in self.walk() if e.tag == tag and e is not self), None)


Node: TypeAlias = Element | str


def flat(children: Iterable[Node]) -> list[Node]:
    """Lines without the blocks they stand in."""
    found: list[Node] = []
    for child in children:
        if isinstance(child, Element) and child.tag in BLOCKS and "data-node" not in child.attrs:
            if found:
                found.append(" ")
            found.extend(flat(child.children))
        else:
            found.append(child)
    return found


def parse_html(html: str) -> Element:
    """The tree of what ``html`` shows, below an element ``body``.

    Raises:
        RecursionError: it has more than :data:`DEEPEST` elements in each other.
    """
    if html.count("<") > _ANY_DEPTH and _is_too_deep(html):
        raise RecursionError(f"more than {DEEPEST} elements in each other")
    # Text first: a <frameset> would take the place of a body that has shown nothing yet.
    parser = LexborHTMLParser(f"<!DOCTYPE html><body>.{html}")
    root = Element("body")
    if parser.body is None:
        return root
    todo: list[tuple[LexborNode | None, Element, int, int]] = [(parser.body.first_child, root, 1, 0)]
    while todo:
        node, parent, depth, line = todo.pop()
        while node is not None:
            tag = node.tag or ""
            if tag == "-text":
                parent.children.append(node.text_content or "")
            elif tag[:1] not in ("-", "!"):
                element, line = _element(node, tag, line)
                parent.children.append(element)
                child = node.first_child
                if child is not None:
                    if depth >= DEEPEST:
                        raise RecursionError(f"more than {DEEPEST} elements in each other")
                    todo.append((node.next, parent, depth, line))
                    node, parent, depth = child, element, depth + 1
                    continue
            node = node.next
    first = root.children[0]
    if isinstance(first, str):
        root.children[0] = first[1:]
    return root


def _is_too_deep(html: str) -> bool:
    """Whether elements are so deep in each other that a parser, which goes through all of them at each tag,
    would take the square of their number, and let nobody stop it."""
    around: list[str] = []
    names: Counter[str] = Counter()
    for end, name, rest in _TAG.findall(html):
        tag = name.lower()
        if tag in _CLOSED_BY_OTHERS or rest.endswith("/"):
            continue
        if not end:
            around.append(tag)
            names[tag] += 1
        while end and names[tag]:
            names[gone := around.pop()] -= 1
            if gone == tag:
                break
        if len(around) > _ANY_DEPTH:
            return True
    return False


def _element(node: LexborNode, tag: str, line: int) -> tuple[Element, int]:
    attrs = {name: value or "" for name, value in node.attributes.items()}
    own = attrs.pop("data-line", "")
    if own.isdecimal() and len(own) < 9:
        line = int(own)
    return Element(tag, attrs, [], line), line


def lift_blocks(element: Element) -> None:
    """Part every paragraph, link and other element of a line around the blocks that stand in it, as an
    anchor that is never closed makes them, or cards that are links as a whole."""
    children: list[Node] = []
    for child in element.children:
        if isinstance(child, str) or child.tag == "svg":
            children.append(child)
            continue
        lift_blocks(child)
        is_line = child.tag == "p" or child.tag not in BLOCKS
        if is_line and any(isinstance(c, Element) and c.tag in BLOCKS for c in child.children):
            children.extend(_parted(child))
        else:
            children.append(child)
    element.children = children


def _parted(line: Element) -> list[Node]:
    parts: list[Node] = []
    run: Element | None = None
    for child in line.children:
        if isinstance(child, Element) and child.tag in BLOCKS:
            run = None
            if line.tag != "p" and "data-node" not in child.attrs:
                child.children = _wrapped(line, child.children)
            parts.append(child)
        elif run is None:
            run = Element(line.tag, dict(line.attrs), [child], line.line)
            parts.append(run)
        else:
            run.children.append(child)
    return parts


def _wrapped(line: Element, children: list[Node]) -> list[Node]:
    inner = Element(line.tag, {n: v for n, v in line.attrs.items() if n != "id"}, children, line.line)
    if any(isinstance(c, Element) and c.tag in BLOCKS for c in children):
        return _parted(inner)
    return [inner] if children else []
