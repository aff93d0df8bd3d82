"""Reads what runs within a line of a page's fragment. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from helpviewer.page import mathml
from helpviewer.page.nodes import (
    Abbreviation,
    Align,
    Anchor,
    FootnoteRef,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    Style,
    Styled,
)
from helpviewer.page.tree import Element, number

MAX_SIDE = 20_000
"""CSS pixels of a picture's side."""

STYLES: dict[str, Style] = {
    **{style: style for style in get_args(Style)},
    "i": "em", "b": "strong", "s": "del", "u": "ins",
}  # fmt: skip
"""Elements that set words apart, and as what."""

_ALIGNS: tuple[Align, ...] = ("right", "center", "left")


def inlines(nodes: Iterable[Element | str]) -> Inlines:
    """A piece of a line."""
    found: list[Inline] = []
    text: list[str] = []
    for node in nodes:
        for inline in (node,) if isinstance(node, str) else _inline(node):
            if isinstance(inline, str):
                text.append(inline)
                continue
            if text:
                found.append("".join(text))
                text = []
            found.append(inline)
    if text:
        found.append("".join(text))
    return tuple([inline for inline in found if inline != ""])


def _inline(element: Element) -> Iterable[Inline]:
    tag = element.tag
    style = STYLES.get(tag)
    if element.has_class("footnote-ref"):
        return [_footnote_ref(element)]
    if style is not None:
        content = inlines(element.children)
        return [Styled(style, content)] if content else []
    if tag == "a":
        return _link(element)
    if tag == "br":
        return [LineBreak()]
    if tag == "img":
        return [_image(element)]
    if tag == "abbr" and element.get("title"):
        return [Abbreviation(element.get("title"), inlines(element.children))]
    if tag == "math" or (tag == "span" and element.has_class("math")):
        return [_math(element)]
    return inlines(element.children)


def _link(element: Element) -> Iterable[Inline]:
    if element.has_class("footnote-back"):
        return ()
    content = inlines(element.children)
    name, target = element.get("id"), element.get("href")
    anchor: Inlines = (Anchor(name),) if name else ()
    if not target:
        return anchor + content
    return (*anchor, Link(target, content, element.get("title")))


def is_blank(content: Inlines) -> bool:
    """Whether there is nothing to see."""
    return all(isinstance(inline, str) and not inline.strip() for inline in content)


def trimmed(content: Inlines) -> Inlines:
    """A footnote's last line without the blanks that stood before the way back."""
    while content and isinstance(content[-1], str):
        text = content[-1].rstrip("\u00a0 ")
        if text:
            return (*content[:-1], text)
        content = content[:-1]
    return content


def align(element: Element) -> Align:
    """On which side a picture or the words of a cell stand."""
    for name in _ALIGNS:
        style = element.get("style").rpartition(":")[2]
        if element.get("align") == name or element.has_class(name) or name == style.strip("; "):
            return name
    return ""


def _footnote_ref(element: Element) -> FootnoteRef:
    link = next((e for e in element.walk() if e.tag == "a"), element)
    return FootnoteRef(link.get("href").removeprefix("#"), link.text(), link.get("id"))


def _image(image: Element) -> Image:
    width, height = (number(image.get(name)) for name in ("width", "height"))
    if not (width < MAX_SIDE and height < MAX_SIDE):
        width = height = 0
    return Image(
        image.get("src"),
        image.get("alt"),
        image.get("title"),
        width,
        height,
        align(image),
        image.get("data-dark"),
    )


def drawing(element: Element) -> Image | None:
    """The picture directly in an element."""
    image = next((e for e in element.elements() if e.tag == "img"), None)
    return _image(image) if image is not None else None


def _math(element: Element) -> Math:
    tex = element.get("data-tex")
    return Math(tex or element.text(), mathml_of(element), drawing(element), number(element.get("data-drop")))


def mathml_of(element: Element) -> str:
    """The formula in an element as MathML, or ""."""
    math = (
        element if element.tag == "math" else next((e for e in element.elements() if e.tag == "math"), None)
    )
    return mathml.cleaned(math) if math is not None else ""
