"""A page's HTML as a light tree of elements and texts, and back."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

DEEPEST = 100
"""Elements in each other that a page may have; every stage walks the tree by recursion."""

VOID = frozenset({"br", "hr", "img"})

BLOCKS = frozenset(
    {
        *("h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "hr", "pre"),
        *("table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "aside", "section"),
    }
)
"""What stands on lines of its own, in the vocabulary of a book."""


@dataclass(slots=True)
class Element:
    """An HTML element. ``children`` are elements and decoded texts."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def text(self) -> str:
        """All text below, as it stands."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def has_class(self, name: str) -> bool:
        """Whether ``class`` holds this name."""
        return name in self.attrs.get("class", "").split()


class _TreeParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("body")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            if len(self.open) > DEEPEST:
                raise RecursionError(f"more than {DEEPEST} elements in each other")
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse_tree(clean_html: str) -> Element:
    """The tree of well-formed HTML (every element closed, as a sanitiser writes it), below a ``body``.

    Raises:
        RecursionError: it has more than :data:`DEEPEST` elements in each other.
    """
    parser = _TreeParser()
    parser.feed(clean_html)
    parser.close()
    return parser.open[0]


def start_tag(tag: str, attrs: dict[str, str]) -> str:
    """``<tag name="value">``, values escaped."""
    written = "".join(f' {name}="{html.escape(value)}"' for name, value in attrs.items())
    return f"<{tag}{written}>"


def escape_text(text: str) -> str:
    """Text as it stands between tags."""
    return html.escape(text, quote=False)
