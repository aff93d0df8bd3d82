"""Blanks as browsers show them: every run is one, and none stands at the edge of a line."""

from __future__ import annotations

import re

from index_build.dialects.html.drawing import is_ornament
from index_build.dialects.html.element import BLOCKS, Element

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_SHOWN = frozenset({"img", "input", "math", "svg"})


def tidy_blanks(body: Element) -> None:
    """Make every run of blanks one, and drop those at the edges of a block or beside a line break. What is
    kept aside (``data-node``) and code keep theirs."""
    line = _Line()
    line.read(body)
    line.end()


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
            elif child.tag == "svg" and is_ornament(child):
                continue
            elif child.tag in _SHOWN or "data-node" in child.attrs:
                self._shown()
            elif child.tag == "code" and all(isinstance(node, str) for node in child.children):
                child.children = [re.sub(r"[\t\n\r\f]", " ", child.text())]  # its blanks count
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
