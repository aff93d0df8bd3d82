"""A page's text by section, as search sees it: one line per block."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from index_build.dialects.anchors import heading_level, plain
from index_build.dialects.tree import Element

_BLOCKS = frozenset(
    {
        *("p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "hr", "pre", "aside", "section"),
        *("table", "thead", "tbody", "tr", "figure", "figcaption"),
    }
)


@dataclass(frozen=True, slots=True)
class SectionText:
    """The text below one heading, up to the next; ``section`` is "" for the page's opening."""

    section: str
    text: str


def section_texts(body: Element, code: tuple[str, ...], names: Collection[str]) -> tuple[SectionText, ...]:
    """The texts in the order of the page; ``code`` holds the fenced blocks, named by number, and ``names``
    the titles of notes that have none of their own."""
    reader = _TextReader(code, names)
    reader.read(body)
    reader.end_line()
    return tuple(SectionText(section, "\n".join(lines)) for section, lines in reader.sections)


class _TextReader:
    def __init__(self, code: tuple[str, ...], names: Collection[str]) -> None:
        self._code = code
        self._names = names
        self._line: list[str] = []
        self.sections: list[tuple[str, list[str]]] = [("", [])]

    def end_line(self) -> None:
        text = plain("".join(self._line))
        self._line.clear()
        if text:
            self.sections[-1][1].append(text)

    def read(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, str):
                self._line.append(child)
            elif heading_level(child):
                self.end_line()
                self.sections.append((child.attrs["id"], []))
            elif child.tag == "pre":
                self._read_code(child)
            elif child.tag in _BLOCKS:
                self.end_line()
                # “Note” above every note is no text that anybody looks for.
                if not (child.attrs.get("class") == "note-title" and child.text() in self._names):
                    self.read(child)
                self.end_line()
            else:
                self._read_inline(child)

    def _read_inline(self, element: Element) -> None:
        if element.tag in ("td", "th"):
            if plain("".join(self._line)):
                self._line.append(" | ")
            self._line.append(plain(_flat_text(element)))
        elif element.tag == "br":
            self._line.append(" ")
        elif element.tag == "img":
            self._line.append(element.attrs.get("alt", ""))
        elif element.attrs.get("class") not in ("footnote-ref", "footnote-back"):
            self.read(element)

    def _read_code(self, pre: Element) -> None:
        self.end_line()
        number = pre.attrs.get("data-code")
        text = self._code[int(number)] if number is not None else pre.text()
        self.sections[-1][1].extend(line.rstrip() for line in text.splitlines() if line.strip())


def _flat_text(element: Element) -> str:
    """All text below with a blank between blocks, alternative texts included."""
    if element.tag == "img":
        return element.attrs.get("alt", "")
    if element.attrs.get("class") in ("footnote-ref", "footnote-back"):
        return ""
    gap = " " if element.tag in _BLOCKS or element.tag == "br" else ""
    inner = "".join(child if isinstance(child, str) else _flat_text(child) for child in element.children)
    return gap + inner + gap
