"""What runs within a line, for Qt's rich text: words, links, pictures. Pure, no Qt."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from helpviewer.book.reader import Book, Location
from helpviewer.page.phrases import Words
from helpviewer.page.theme import Theme
from helpviewer.page.tree import Element, escape

LIST_INDENT_PX = 26
"""One step of indent at normal text size."""

COPY, PICTURE, CATEGORY = "copy", "picture", "category"
"""Schemes of links that are no places: ``copy:0`` takes the first box of code, ``picture:NAME`` shows a
picture in full, ``category:ID`` shows where a category is. On paper there are none."""

ZOOM_FROM_PX = 96
"""Smaller pictures are signs in the text, and nobody wants to see them larger."""

_INLINE = {
    "em": "i",
    "i": "i",
    "strong": "b",
    "b": "b",
    "del": "s",
    "s": "s",
    "sub": "sub",
    "sup": "sup",
    "code": "code",
    "kbd": "kbd",
}


class Picture(NamedTuple):
    """A picture on a page.

    ``file`` is None when the book lacks it; then ``alt`` is shown. ``width`` and ``height`` are its natural
    size in CSS pixels, ``inset`` the pixels of the column that boxes and lists around it take away.
    """

    file: Path | None
    alt: str
    width: int
    height: int
    inset: int = 0

    def size_in(self, column_px: int) -> tuple[int, int]:
        """Width and height in a column of this width: never wider than it, never larger than natural."""
        width = max(1, min(self.width, column_px - self.inset))
        return width, max(1, round(self.height * width / self.width))


class Paper(NamedTuple):
    """What is printed or saved together: the pages that are whole in it, and whether there is more than one.

    Anchors then carry their page's name, links within the paper lead to them, and a link to any other page
    is plain text, since paper cannot follow it.

    ``link_notes`` numbers the links that leave the book, so that their addresses can stand at the page's end;
    no picture is higher than ``tallest_px`` (0 for no limit).
    """

    pages: frozenset[str]
    many: bool
    link_notes: bool = False
    tallest_px: int = 0

    def anchor(self, page_id: str, section: str) -> str:
        """The name of a place within the paper."""
        if not section:
            return page_id
        return f"{page_id}--{section}" if self.many else section


def external_link(url: str, label: str, words: Words) -> str:
    """A link that leaves the book, marked as such; ``label`` is HTML."""
    mail = url.startswith("mailto:")
    address = escape(url.removeprefix("mailto:") if mail else url)
    title = escape(words.writes_to if mail else words.opens).format(address)
    name, mark = ("mail", "✉") if mail else ("external", "↗")
    # A no-break space keeps the mark with the last word.
    return f'<a class="{name}" href="{escape(url)}" title="{title}">{label}</a>\u00a0{mark}'


class RichInline:
    """Writes the lines of one page, and collects the pictures it shows and the addresses to note."""

    def __init__(
        self,
        book: Book,
        page_id: str,
        theme: Theme,
        column_px: int,
        indent_px: int,
        paper: Paper | None,
        words: Words,
    ) -> None:
        self.pictures: dict[str, Picture] = {}
        self.addresses: list[str] = []
        self.codes: list[str] = []  # the texts of the code boxes
        self._book = book
        self._page_id = page_id
        self._theme = theme
        self._column = column_px
        self._step = indent_px
        self._paper = paper
        self._words = words
        self._anchors: frozenset[str] = frozenset()  # of what is rendered; known for paper only
        self._out: list[str] = []
        self._indent = 0  # steps on the starting side, where Qt does not indent by itself
        self._inset = 0  # px of the column's width that boxes and lists around take away
        self._in_link = False

    def _text(self, text: str) -> None:
        self._out.append(escape(text))

    def _inline(self, parent: Element) -> None:
        for child in parent.children:
            if isinstance(child, str):
                self._text(child)
            else:
                self._inline_element(child)

    def _inline_element(self, element: Element) -> None:
        tag = element.tag
        if tag == "a":
            self._link(element)
        elif tag == "br":
            self._out.append("<br>")
        elif tag == "img":
            self._image(element)
        elif tag == "mark":
            self._wrapped(
                element,
                f'<span style="background-color:{self._theme.mark};color:{self._theme.mark_text}">',
                "</span>",
            )
        elif tag in _INLINE:
            self._wrapped(element, f"<{_INLINE[tag]}{self._id(element)}>", f"</{_INLINE[tag]}>")
        else:
            self._inline(element)

    def _wrapped(self, element: Element, start: str, end: str) -> None:
        self._out.append(start)
        self._inline(element)
        self._out.append(end)

    def _link(self, element: Element) -> None:
        start = len(self._out)
        self._in_link = True
        self._inline(element)
        self._in_link = False
        label = "".join(self._out[start:])
        href = element.get("href")
        if element.has_class("external") or element.has_class("mail"):
            mark = self._note_mark(href, link=element)
            self._out[start:] = [external_link(href, label, self._words) + mark]
        elif element.has_class("footnote-back") and self._paper:
            self._out[start:] = []
        else:
            self._out[start:] = [self.page_link(href, label, self._id(element))]

    def _note_mark(self, url: str, link: Element) -> str:
        """The number under which an address is noted at the page's end; "" when the words say it already."""
        if not (self._paper and self._paper.link_notes) or url.removeprefix("mailto:") == link.text():
            return ""
        if url not in self.addresses:
            self.addresses.append(url)
        return f"<sup>[{self.addresses.index(url) + 1}]</sup>"

    def page_link(self, href: str, label: str, attributes: str = "") -> str:
        """A link within the book; ``label`` is HTML."""
        if self._paper:
            target = self._book.resolve(href, self._page_id)
            known = isinstance(target, Location) and (
                target.page in self._paper.pages
                or (target.page == self._page_id and target.section in self._anchors)
            )
            href = f"#{self._paper.anchor(target.page, target.section)}" if known else ""  # type: ignore[union-attr]
        if href:
            return f'<a class="page"{attributes} href="{escape(href)}">{label}</a>'
        return f"<a{attributes}>{label}</a>" if attributes else label

    def _name(self, element: Element) -> str:
        """The anchor at an element, as it stands in an attribute; "" for none."""
        name = element.get("id")
        if name and self._paper:
            name = self._paper.anchor(self._page_id, name)
        return escape(name)

    def _id(self, element: Element) -> str:
        name = self._name(element)
        return f' id="{name}"' if name else ""

    def _image(self, element: Element) -> None:
        alt = element.get("alt")
        file = self._book.image_path(element.get("src"))
        width, height = (int(v) if v.isdigit() else 0 for v in (element.get("width"), element.get("height")))
        if file is None or not (0 < width < 20000 and 0 < height < 20000):
            self._out.append(f"<i>[{escape(alt) or 'picture'}]</i>")
            return
        if self._paper and 0 < self._paper.tallest_px < height:
            width, height = max(1, round(width * self._paper.tallest_px / height)), self._paper.tallest_px
        picture = Picture(file, alt, width, height, self._inset + self._indent * self._step)
        name = f"picture-{len(self.pictures)}"
        self.pictures[name] = picture
        shown = picture.size_in(self._column)
        image = f'<img src="{name}" alt="{escape(alt)}" width="{shown[0]}" height="{shown[1]}">'
        if not (self._paper or self._in_link) and width >= ZOOM_FROM_PX:
            image = f'<a href="{PICTURE}:{name}">{image}</a>'
        self._out.append(image)
