"""Takes out of a page what shows nothing: blanks that HTML ignores, marks around nothing, bare anchors."""

from __future__ import annotations

import re

from index_build.dialects.tree import BLOCKS, Element

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_NOTHING_WHEN_EMPTY = frozenset({"em", "strong", "del", "code", "kbd", "sub", "sup", "mark"})


def tidied(body: Element) -> Element:
    """The page with every run of blanks made one, and none at the edges of a block or beside a line break,
    as every browser shows it; code blocks stay as they are. ``body`` is used up."""
    _unwrap(body)
    _drop_empty(body)
    line = _Line()
    line.read(body)
    line.end()
    _drop_empty(body)
    return body


def _unwrap(element: Element) -> None:
    """Put what they hold in the place of elements that mean nothing: spans, and anchors, whose ids are known
    by now."""
    children: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str):
            children.append(child)
            continue
        _unwrap(child)
        if child.tag == "p" and any(not isinstance(n, str) and n.tag in BLOCKS for n in child.children):
            children.extend(_parted(child))
        elif child.tag == "span" or (child.tag == "a" and not child.attrs.get("data-href")):
            children.extend(child.children)
        else:
            children.append(child)
    element.children = children


def _parted(paragraph: Element) -> list[Element | str]:
    """What stands in a paragraph around blocks, which an anchor that is never closed has drawn into it."""
    parts: list[Element | str] = []
    line: Element | None = None
    for child in paragraph.children:
        if isinstance(child, Element) and child.tag in BLOCKS:
            parts.append(child)
            line = None
        elif line is None:
            line = Element("p", {}, [child])
            parts.append(line)
        else:
            line.children.append(child)
    return parts


def _drop_empty(element: Element) -> None:
    kept: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str):
            if not child:
                continue
        else:
            _drop_empty(child)
            if child.tag in _NOTHING_WHEN_EMPTY and not child.children:
                continue
            if child.tag == "p" and all(isinstance(n, str) and not n.strip() for n in child.children):
                continue  # of nothing but blanks that do not break
        kept.append(child)
    element.children = kept


class _Line:
    """Reads a page's texts in order. A line ends with its block, or with a line break."""

    def __init__(self) -> None:
        self._start = True
        self._blank: tuple[Element, int] | None = None
        """The text that ended with a blank, as long as nothing has followed it."""

    def read(self, element: Element) -> None:
        for position, child in enumerate(element.children):
            if isinstance(child, str):
                self._text(element, position, child)
            elif child.tag == "br":
                self.end()
            elif child.tag in BLOCKS:
                self.end()
                if child.tag != "pre":
                    self.read(child)
                self.end()
            elif child.tag == "code" and all(isinstance(node, str) for node in child.children):
                child.children = [re.sub(r"[\t\n\r\f]", " ", child.text())]  # its blanks count
                self._shown()
            elif child.tag == "img":
                self._shown()
            else:
                self.read(child)

    def end(self) -> None:
        """No blank stands at the end of a line, or at the start of the next."""
        if self._blank is not None:
            holder, position = self._blank
            text = holder.children[position]
            if isinstance(text, str):
                holder.children[position] = text[:-1]
        self._start, self._blank = True, None

    def _text(self, holder: Element, position: int, text: str) -> None:
        text = _BLANKS.sub(" ", text)
        if self._start or self._blank is not None:
            text = text.removeprefix(" ")
        holder.children[position] = text
        if text.endswith(" "):
            self._start, self._blank = False, (holder, position)
        elif text:
            self._shown()

    def _shown(self) -> None:
        self._start, self._blank = False, None
