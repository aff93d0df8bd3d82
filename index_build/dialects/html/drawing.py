"""A drawing that stands in a page (``<svg>``), as a picture of the book."""

from __future__ import annotations

import base64
import re
from xml.sax.saxutils import escape, quoteattr

from helpviewer.book.image_header import measure
from helpviewer.page.nodes import Image
from index_build.dialects.html.element import Element, Node

SIGN_PX = 16
"""CSS pixels of a sign that takes its size from the letters around it."""

_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "image"})
_KEPT_ASIDE = frozenset({"defs", "symbol", "clipPath", "mask", "marker", "pattern"})
"""Elements that show what is in them where something refers to them, and not where they stand."""

_LEFT_OUT = frozenset({"script", "foreignObject"})
_WORDS = frozenset({"text", "foreignObject"})
_OF_LETTERS = re.compile(r"\s*(\d*\.?\d+)(?:em|rem)\s*")
_SQUARE = re.compile(r"\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+\1\s*")


def is_ornament(drawing: Element) -> bool:
    """Whether a drawing says nothing to a reader: it is hidden from those who listen, or shows nothing
    itself, as a sheet of signs for others does."""
    hidden = "display:none" in drawing.get("style").replace(" ", "")
    silent = drawing.get("aria-hidden") == "true" or drawing.get("role") in ("presentation", "none")
    return hidden or silent or not _shows_something(drawing)


def picture(drawing: Element) -> Image:
    """The drawing as a picture that holds itself (``data:image/svg+xml;base64,…``). Its words are said where
    it is not seen, and found by the search.

    Raises:
        NoPicture: it loads something from elsewhere.
    """
    alt = words(drawing)
    attributes = {name: _in_pixels(value) for name, value in drawing.attrs.items()}
    size = 0
    if not alt and not {"width", "height"} & attributes.keys():
        size = SIGN_PX if _SQUARE.fullmatch(drawing.get("viewBox")) else 0
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **attributes}, drawing.children)
    if any(name.startswith("xlink:") for element in drawing.walk() for name in element.attrs):
        root.attrs["xmlns:xlink"] = "http://www.w3.org/1999/xlink"
    if not {"width", "height", "viewBox"} & attributes.keys():
        # As large as browsers show it: https://www.w3.org/TR/CSS21/visudet.html#inline-replaced-width
        root.attrs |= {"width": "300", "height": "150"}
    data = _xml(root).encode()
    measure(data)
    source = base64.b64encode(data).decode()
    return Image(f"data:image/svg+xml;name=drawing;base64,{source}", alt, width=size, height=size)


def words(drawing: Element) -> str:
    """What a drawing says: its label, and the words in it."""
    label = " ".join((drawing.get("aria-label") or _own_title(drawing)).split())
    said = " ".join(" ".join(text.split()) for text in _texts(drawing))
    return f"{label}: {said}" if label and said else label or said


def _shows_something(element: Element) -> bool:
    """Whether it has a shape, or a use of one, that lies in the drawing itself."""
    ids = {inner.get("id") for inner in element.walk()}
    todo = [element]
    while todo:
        for inner in todo.pop().elements():
            used = (inner.get("href") or inner.get("xlink:href")).removeprefix("#")
            if inner.tag in _SHAPES or (inner.tag == "use" and used in ids):
                return True
            if inner.tag not in _KEPT_ASIDE:
                todo.append(inner)
    return False


def _own_title(drawing: Element) -> str:
    return next((child.text() for child in drawing.elements() if child.tag == "title"), "")


def _texts(element: Element) -> list[str]:
    if element.tag in _WORDS:
        return [element.text()]
    return [text for child in element.elements() for text in _texts(child)]


def _in_pixels(value: str) -> str:
    """A size that counts letters (``1em``) in CSS pixels, since a picture knows of no letters around it."""
    found = _OF_LETTERS.fullmatch(value)
    return f"{float(found[1]) * SIGN_PX:g}" if found else value


def _xml(node: Node) -> str:
    if isinstance(node, str):
        return escape(node)
    if node.tag in _LEFT_OUT:
        return ""
    attributes = "".join(
        f" {name}={quoteattr(value)}"
        for name, value in node.attrs.items()
        if not name.startswith(("on", "data-", "@", ":"))
    )
    return f"<{node.tag}{attributes}>{''.join(map(_xml, node.children))}</{node.tag}>"
