"""HTML within a line as nodes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from helpviewer.book.image_header import NoPicture
from helpviewer.core.formats import IMAGE_TYPES
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
from helpviewer.page.walk import blocks_text
from index_build.dialects.formulas import formula
from index_build.dialects.html import drawing
from index_build.dialects.html.element import Element, Node
from index_build.dialects.reading import Reading, Reference

STYLES: dict[str, Style] = {
    "em": "em", "i": "em", "cite": "em", "var": "em", "dfn": "em", "strong": "strong", "b": "strong",
    "code": "code", "tt": "code", "samp": "code", "kbd": "kbd", "del": "del", "s": "del", "strike": "del",
    "ins": "ins", "u": "ins", "mark": "mark", "sub": "sub", "sup": "sup", "small": "small",
}  # fmt: skip
"""Elements that set words apart."""

_FOOTNOTE = re.compile(r"#?(fn|fnref)(\d*)[:-]?(.+)")
_LENGTH = re.compile(r"\s*(\d{1,4})(?:\.\d*)?(?:px)?\s*")
_STYLE_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*(\d{1,4})(?:\.\d*)?px")
_THEMED = re.compile(r"#(?:gh-)?(?:only-)?(dark|light)(?:-mode)?(?:-only)?$")
_LEFT_OUT = frozenset({"script", "style", "template", "canvas", "input", "select", "textarea", "link",
                       "meta", "head", "title", "base", "param", "source", "track", "area", "map", "rp",
                       "datalist", "object", "embed"})  # fmt: skip


class InlineReader:
    """Reads the lines of one page."""

    def __init__(self, page: Reading) -> None:
        self._page = page
        self._special: dict[str, Callable[[Element], Inlines]] = {
            "a": self._link, "img": self._image, "br": lambda _: (LineBreak(),), "abbr": self._abbreviation,
            "acronym": self._abbreviation, "q": self._quoted, "picture": self._picture, "math": _math,
            "sup": self._raised, "rt": self._reading_aid, "span": self._span,
            "input": _input, "svg": self._drawing,
        }  # fmt: skip

    def read(self, children: Iterable[Node]) -> Inlines:
        """The nodes for what stands in a line; texts beside each other are one."""
        found: list[Inline] = []
        for child in children:
            for node in (child,) if isinstance(child, str) else self._element(child):
                if isinstance(node, str) and found and isinstance(found[-1], str):
                    found[-1] += node
                elif node != "" or not isinstance(node, str):
                    found.append(node)
        return _paired(found)

    def _element(self, element: Element) -> Inlines:
        content = self._content(element)
        anchor = element.get("data-anchor")
        is_new = anchor and content and not isinstance(content[0], Anchor)
        return (Anchor(anchor), *content) if is_new else content

    def _content(self, element: Element) -> Inlines:
        block = self._page.kept_block(element)
        if block is not None:  # code in a term, a caption or a title
            return (Styled("code", (" ".join(blocks_text((block,)).split()),)),)
        special = self._special.get(element.tag)
        if special is not None:
            return special(element)
        style = STYLES.get(element.tag)
        if style is not None:
            return self._styled(style, element)
        if element.tag in _LEFT_OUT:
            if element.tag not in ("input", "style", "rp", "source", "meta", "link"):
                self._page.find("element", element.tag, element.line)
            return ()
        return self.read(element.children)

    def _styled(self, style: Style, element: Element) -> Inlines:
        content = self.read(element.children)
        blank = all(isinstance(node, str) and not node.strip(" ") for node in content)
        if not content or (blank and style not in ("code", "kbd")):
            return content
        return (Styled(style, content),)

    def _span(self, element: Element) -> Inlines:
        kept = self._page.kept_inline(element)
        if kept is not None:
            return (kept,)
        classes = element.classes()
        if "math" in classes or "arithmatex" in classes:
            return (formula(element.text()),)
        return self._placed(element)

    def _placed(self, element: Element) -> Inlines:
        """What is in an element, behind its anchor if it has one."""
        anchor = element.get("data-anchor")
        content = self.read(element.children)
        return (Anchor(anchor), *content) if anchor else content

    def _link(self, element: Element) -> Inlines:
        content = self._placed(element)
        address = element.get("href").strip()
        if not address or "headerlink" in element.classes():
            return () if "headerlink" in element.classes() else content
        if "footnote-ref" in element.classes() or element.get("epub:type") == "noteref":
            mark = _FOOTNOTE.fullmatch(address)
            if mark is not None:
                own = element.get("id") or f"fnref:{mark[3]}"
                return (self._footnote_ref(mark, own, element.text()),)
        if shows_large(address, content):
            self._page.large_pictures.append(address)
            self._page.references.append(Reference("picture", address, element.line, "…"))
        else:
            self._page.references.append(Reference("link", address, element.line))
        if content and isinstance(content[0], Anchor):
            return (content[0], Link(address, content[1:], element.get("title")))
        return (Link(address, content, element.get("title")),) if content else ()

    def _raised(self, element: Element) -> Inlines:
        link = element.find("a")
        if link is not None and "footnote-ref" in [*element.classes(), *link.classes()]:
            mark = _FOOTNOTE.fullmatch(link.get("href"))
            if mark is not None:
                own = element.get("id") or link.get("id") or f"fnref:{mark[3]}"
                return (self._footnote_ref(mark, own, link.text()),)
        return self._styled("sup", element)

    def _footnote_ref(self, mark: re.Match[str], own: str, label: str) -> FootnoteRef:
        own = footnote_id(own)
        self._page.footnote_marks.add(own)
        note = footnote_id(f"{mark[1]}{mark[2]}:{mark[3]}")
        return FootnoteRef(note, label.strip().strip("[]"), own)

    def _abbreviation(self, element: Element) -> Inlines:
        content = self.read(element.children)
        expansion = " ".join(element.get("title").split())
        return (Abbreviation(expansion, content),) if expansion and content else content

    def _quoted(self, element: Element) -> Inlines:
        return ("“", *self.read(element.children), "”")

    def _reading_aid(self, element: Element) -> Inlines:
        return (" (", *self.read(element.children), ")")

    def _picture(self, element: Element) -> Inlines:
        image = element.find("img")
        if image is None:
            return self.read(element.children)
        nodes = self._image(image)
        for source in element.elements():
            dark = source.get("srcset").split(",")[0].strip().split(" ")[0]
            if dark and "dark" in source.get("media") and nodes and isinstance(nodes[0], Image):
                self._page.references.append(Reference("picture", dark, image.line, nodes[0].alt))
                return (nodes[0]._replace(dark=dark),)
        return nodes

    def _drawing(self, element: Element) -> Inlines:
        if drawing.is_ornament(element):
            return ()
        if element.find("script") is not None:
            self._page.find("element", "script", element.line)
        try:
            image = drawing.picture(element)
        except NoPicture:
            self._page.find("element", "svg", element.line)
            return (drawing.words(element),)
        said = image.alt or ("…" if image.width == drawing.SIGN_PX else "")  # a sign stands beside its words
        self._page.references.append(Reference("picture", image.source, element.line, said))
        return (image,)

    def _image(self, element: Element) -> Inlines:
        source = (element.get("src") or element.get("data-src")).strip()
        alt = " ".join(element.get("alt").split())
        if not source:
            return (alt,) if alt else ()
        sizes = dict(_STYLE_LENGTH.findall(element.get("style")))
        self._page.references.append(Reference("picture", source, element.line, alt))
        return (
            Image(
                source, alt, element.get("title"),
                _length(element.get("width")) or _length(sizes.get("width", "")),
                _length(element.get("height")) or _length(sizes.get("height", "")),
                _align(element),
            ),
        )  # fmt: skip


def shows_large(address: str, content: Inlines) -> bool:
    """Whether a link is a small picture that leads to a large one of the book: the large one is shown in its
    place and size."""
    if len(content) != 1 or not isinstance(content[0], Image) or ":" in address or address.startswith("//"):
        return False
    return address.partition("#")[0].partition("?")[0].lower().endswith(tuple(IMAGE_TYPES))


def _input(element: Element) -> Inlines:
    """A box to tick that is not the sign of a task."""
    is_box = element.get("type").lower() == "checkbox"
    return ("☑" if "checked" in element.attrs else "☐",) if is_box else ()


def _math(element: Element) -> Inlines:
    words = element.get("alttext") or element.text()
    return (Math(" ".join(words.split())),)


def footnote_id(text: str) -> str:
    """The id of a footnote or of a mark of one, as books spell it: ``fn:a`` → ``fn-a``, ``fnref2:a`` →
    ``fnref-a-2``."""
    mark = re.fullmatch(r"(fn|fnref)(\d*)[:-](.+)", text)
    if mark is None:
        return re.sub(r"[^\w-]+", "-", text)
    word = re.sub(r"[^\w-]+", "-", mark[3])
    return f"{mark[1]}-{word}" + (f"-{mark[2]}" if mark[2] else "")


def _length(text: str) -> int:
    found = _LENGTH.fullmatch(text)
    return int(found[1]) if found else 0


def _align(element: Element) -> Align:
    for side in ("left", "right", "center"):
        if element.get("align").lower() == side or f"align-{side}" in element.classes():
            return side
    return ""


def _paired(found: list[Inline]) -> Inlines:
    """Pictures for light and for dark ground (``a.png#only-light``, ``b.png#gh-dark-mode-only``) as one."""
    marks = [_THEMED.search(node.source) if isinstance(node, Image) else None for node in found]
    if not any(marks):
        return tuple(found)
    lights = [at for at, mark in enumerate(marks) if mark is not None and mark[1] == "light"]
    darks = [at for at, mark in enumerate(marks) if mark is not None and mark[1] == "dark"]
    gone = set()
    for light, dark in zip(lights, darks, strict=False):
        one, other = found[light], found[dark]
        if isinstance(one, Image) and isinstance(other, Image):
            found[light] = one._replace(dark=other.source)
            gone.add(dark)
    return tuple(node for at, node in enumerate(found) if at not in gone)
