"""What runs within a line, for Qt's rich text: words, links, pictures. Pure, no Qt."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from helpviewer.book.book import Book, Location
from helpviewer.page.around.phrases import Words
from helpviewer.page.html_text import escape
from helpviewer.page.nodes import (
    Abbreviation,
    Anchor,
    FootnoteRef,
    Image,
    Link,
    Math,
    MathBlock,
    Style,
    Styled,
)
from helpviewer.page.walk import plain_text
from helpviewer.page.writer import InlineWriter
from helpviewer.richtext.available_width import Room
from helpviewer.richtext.long_blocks import JOINT, breakable
from helpviewer.richtext.render_options import RenderOptions

COPY, CODE, PICTURE, TAB, FOLD = "copy", "code", "picture", "tab", "fold"
"""Schemes of links that are no places: ``copy:0`` takes the first box of code, ``code:0`` shows it in a
window of its own, ``picture:NAME`` shows a picture in full, ``tab:0:1`` chooses the second of the first tabs,
``fold:0`` opens and closes the first fold. On paper there are none."""

TARGET_PX = 24
"""The least height of what is there to be clicked, though its letters are small."""

STRUT = f'<span style="font-size:{TARGET_PX - 3}px">\u2060</span>'
"""Nothing to see, as high as that: Qt takes the whole height of a line for a link that has it."""

DRAWN_AT_PT = 12
"""The size of text for which the builder draws formulas."""

ZOOM_FROM_PX = 96
"""Smaller pictures are signs in the text, and nobody wants to see them larger."""

_MANY_ANCHORS = 500

_ELEMENTS: dict[Style, str] = {
    "em": "i",
    "strong": "b",
    "del": "s",
    "ins": "u",
    "sub": "sub",
    "sup": "sup",
    "code": "code",
    "kbd": "kbd",
    "small": "small",
}


def is_button(href: str) -> bool:
    """Whether a link is a button on a box of code, whose words are none of the page."""
    return href.startswith((f"{COPY}:", f"{CODE}:"))


class Picture(NamedTuple):
    """A picture on a page.

    ``file`` is None when the book lacks it; then ``alt`` is shown. ``width`` and ``height`` are its natural
    size in CSS pixels. Its place is ``share`` times as wide as the column, less ``inset`` pixels. A formula
    is drawn in the colour of the text; ``for_dark`` is a picture that was made for a dark ground.
    """

    file: Path | None
    alt: str
    width: int
    height: int
    inset: float = 0
    share: float = 1.0
    is_formula: bool = False
    for_dark: bool = False

    def size_in(self, column_px: int) -> tuple[int, int]:
        """Width and height in a column of this width: never wider than it, never larger than natural."""
        width = max(1, min(self.width, int(column_px * self.share - self.inset)))
        return width, max(1, round(self.height * width / self.width))


def css(style: str) -> str:
    """The attribute for a style, which may be none."""
    return f' style="{style}"' if style else ""


def external_link(url: str, label: str, words: Words) -> str:
    """A link that leaves the book, marked as such; ``label`` is HTML."""
    mail = url.lower().startswith("mailto:")
    address = escape(url[len("mailto:") :] if mail else url)
    title = escape(words.writes_to if mail else words.opens).format(address)
    name, mark = ("mail", "✉") if mail else ("external", "↗")
    # A no-break space keeps the mark with the last word.
    return f'<a class="{name}" href="{escape(url)}" title="{title}">{label}</a>\u00a0{mark}'


class RichLines(InlineWriter):
    """Writes the lines of one page.

    Attributes:
        room: how wide the place is that is written; whoever writes blocks keeps it.
        anchors: the places of what is rendered; known for paper only.
        pictures: the pictures that are shown, by the names that stand for them.
        addresses: the addresses to note at the page's end.
    """

    def __init__(self, book: Book, page_id: str, options: RenderOptions, *, rtl: bool) -> None:
        self.room = Room(options.column_px, options.indent_px)
        self.anchors: frozenset[str] = frozenset()
        self.pictures: dict[str, Picture] = {}
        self.addresses: list[str] = []
        self._book = book
        self._page_id = page_id
        self._theme = options.theme
        self._rtl = rtl
        self._scale = options.text_size_pt / DRAWN_AT_PT
        self._paper = options.paper
        self._words = options.words
        self._in_link = False
        self._explained: set[str] = set()
        self._names: dict[Picture, str] = {}
        self._anchors = 0

    def text(self, text: str) -> str:
        return escape(breakable(text))

    def styled(self, styled: Styled) -> str:
        words = self.inlines(styled.content)
        if styled.style == "mark":
            theme = self._theme
            return f'<span style="background-color:{theme.mark};color:{theme.mark_text}">{words}</span>'
        tag = _ELEMENTS[styled.style]
        return f"<{tag}>{words}</{tag}>"

    def line_break(self) -> str:
        return "<br>"

    def abbreviation(self, abbreviation: Abbreviation) -> str:
        words = self.inlines(abbreviation.content)
        expansion = escape(abbreviation.expansion)
        if not self._paper:
            return f'<span title="{expansion}">{words}</span>'
        if words in self._explained:
            return words
        self._explained.add(words)
        return f"{words} ({expansion})"

    # -- links and anchors ------------------------------------------------------------------------

    def link(self, link: Link) -> str:
        self._in_link = True
        label = self.inlines(link.content)
        self._in_link = False
        if link.kind:
            mark = self._note_mark(link.target, plain_text(link.content))
            return external_link(link.target, label, self._words) + mark
        return self.page_link(link.target, label)

    def _note_mark(self, url: str, words: str) -> str:
        """The number under which an address is noted at the page's end; "" when the words say it already."""
        if not (self._paper and self._paper.link_notes) or url.removeprefix("mailto:") == words:
            return ""
        if url not in self.addresses:
            self.addresses.append(url)
        return f"<sup>[{self.addresses.index(url) + 1}]</sup>"

    def page_link(self, href: str, label: str, attributes: str = "", *, alone: bool = False) -> str:
        """A link within the book; ``label`` is HTML. ``alone``: it stands in no text, so there is nothing to
        tell it from."""
        if self._paper:
            target = self._book.resolve(href, self._page_id)
            href = ""
            if isinstance(target, Location) and (
                target.page in self._paper.pages
                or (target.page == self._page_id and target.section in self.anchors)
            ):
                href = f"#{self._paper.anchor(target.page, target.section)}"
        if href:
            name = "alone" if alone else "page"
            return f'<a class="{name}"{attributes} href="{escape(href)}">{label}</a>'
        return f"<a{attributes}>{label}</a>" if attributes else label

    def name(self, anchor: str) -> str:
        """The name of an anchor, as it stands in an attribute; "" for none."""
        if anchor and self._paper:
            anchor = self._paper.anchor(self._page_id, anchor)
        return escape(anchor)

    def id(self, anchor: str) -> str:
        """The attribute that names an anchor."""
        name = self.name(anchor)
        return f' id="{name}"' if name else ""

    def apart(self) -> str:
        """A style for what begins with an anchor, the same for no other: Qt looks for an equal one among all
        of them, which takes the square of their number. It colours a line that is not drawn."""
        self._anchors += 1
        return f"text-decoration-color:#{self._anchors:06x};" if self._anchors > _MANY_ANCHORS else ""

    def anchor(self, anchor: Anchor) -> str:
        return self.mark(anchor.id)

    def mark(self, anchor: str, said: str = "") -> str:
        """An anchor within a line; ``said`` is what stands there."""
        style = self.apart()
        said = said or (JOINT if style else "")
        return f'<a name="{self.name(anchor)}"{css(style)}>{said}</a>'

    def footnote_ref(self, ref: FootnoteRef) -> str:
        return f"<sup>{self.page_link(f'#{ref.note}', escape(ref.label), self.id(ref.id))}</sup>"

    def ways_back(self, marks: tuple[str, ...]) -> str:
        """The links from a footnote back to its marks."""
        if self._paper:
            return ""
        return "".join([f"\u00a0{self.page_link(f'#{mark}', '↩')}" for mark in marks])

    # -- pictures and formulas --------------------------------------------------------------------

    def image(self, image: Image) -> str:
        dark = image.dark and self._theme.dark and not self._paper and self._book.image_path(image.dark)
        file = dark or self._book.image_path(image.source)
        if file is None or not (image.width and image.height):
            return f"<i>[{escape(image.alt) or escape(self._words.picture)}]</i>"
        name = self._picture(file, image, for_dark=bool(dark))
        shown = self.pictures[name].size_in(self.room.column)
        # Qt draws text from right to left below such a picture, and paper would cut it off.
        floats = image.align in ("left", "right") and not (self._paper or self._rtl)
        side = f' style="float:{image.align}"' if floats else ""
        tag = f'<img src="{name}" alt="{escape(image.alt)}" width="{shown[0]}" height="{shown[1]}"{side}>'
        if not (self._paper or self._in_link) and image.width >= ZOOM_FROM_PX:
            return f'<a href="{PICTURE}:{name}">{tag}</a>'
        return tag

    def _picture(self, file: Path, image: Image, *, is_formula: bool = False, for_dark: bool = False) -> str:
        """Keep a picture; its name."""
        width, height = image.width, image.height
        if self._paper and 0 < self._paper.tallest_px < height:
            width, height = max(1, round(width * self._paper.tallest_px / height)), self._paper.tallest_px
        room = self.room
        picture = Picture(file, image.alt, width, height, room.taken, room.share, is_formula, for_dark)
        name = self._names.setdefault(picture, f"picture-{len(self._names)}")
        self.pictures[name] = picture
        return name

    def math(self, math: Math) -> str:
        return self.formula(math) or f"<code>{escape(math.tex)}</code>"

    def formula(self, math: Math | MathBlock) -> str:
        """The drawing of a formula; "" where there is none."""
        drawing = math.drawing
        file = self._book.image_path(drawing.source) if drawing is not None else None
        if file is None or drawing is None or not (drawing.width and drawing.height):
            return ""
        sides = {side: max(1, round(getattr(drawing, side) * self._scale)) for side in ("width", "height")}
        name = self._picture(file, drawing._replace(alt=math.tex, **sides), is_formula=True)
        width, height = self.pictures[name].size_in(self.room.column)
        below = isinstance(math, Math) and math.drop > 1
        side = ' style="vertical-align:middle"' if below else ""
        return f'<img src="{name}" alt="{escape(math.tex)}" width="{width}" height="{height}"{side}>'
