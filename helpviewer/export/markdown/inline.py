"""What runs within a line, as Markdown: emphasis, code, links, pictures. No Qt."""

from __future__ import annotations

import re

from helpviewer.book.book_link import BookLink
from helpviewer.export.markdown.escape import code_span, destination, emphasised, escaped, in_quotes, web_link
from helpviewer.export.markdown.pictures import Pictures, is_resized
from helpviewer.page.nodes import (
    Abbreviation,
    Anchor,
    FootnoteRef,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    Styled,
)
from helpviewer.page.walk import plain_text
from helpviewer.page.writer import InlineWriter

_SIGNS = ("strong", "em", "del")
"""The styles for which Markdown has signs; the tags of all others are part of it."""


class LineWriter(InlineWriter):
    """Writes lines. ``links_inside``: whether links within the book are kept (as ``help:<page>``), or only
    their words."""

    def __init__(self, pictures: Pictures) -> None:
        self.links_inside = False
        self._pictures = pictures
        self._in_cell = False
        self._one_line = False
        self._inside: frozenset[str] = frozenset()  # the kinds of emphasis around
        self._before = ""  # what of the line is written already, within the innermost element
        self._after: Inlines = ()  # what follows there

    def line(self, content: Inlines) -> str:
        """The text of a paragraph; a line end stands for a line break only."""
        return self.inlines(content).strip(" ")

    def one_line(self, content: Inlines) -> str:
        """The text of a heading."""
        self._one_line = True
        text = self.line(content)
        self._one_line = False
        return text

    def in_cell(self, content: Inlines) -> str:
        """The text of a table's cell."""
        self._in_cell = True
        text = re.sub(r"(\\?)\|", lambda m: "\\&#124;" if m[1] else "\\|", self.one_line(content))
        self._in_cell = False
        return text

    def inlines(self, content: Inlines) -> str:
        """Inlines beside each other."""
        outer = self._before, self._after
        text = ""
        for position, inline in enumerate(content):
            self._before, self._after = text, content[position + 1 :]
            piece = self.inline(inline)
            if piece.startswith("[") and text.endswith("!"):
                text = f"{text[:-1]}\\!"  # or it would be a picture
            text += piece
        self._before, self._after = outer
        return text

    def _first(self, content: Inlines) -> str:
        """The character that the inlines will begin with, "" for a line's end."""
        for inline in content:
            first = self._first_of(inline)
            if first is not None:
                return first
        return ""

    def _first_of(self, inline: Inline) -> str | None:
        """The character that an inline will begin with, None when it shows nothing."""
        match inline:
            case str():
                return escaped(inline)[0]
            case Styled(style="code"):
                return "`"
            case Styled():
                return "*" if inline.style in _SIGNS else "<"
            case LineBreak():
                return "<" if self._one_line else ""
            case Link() if not self.address(inline):
                return self._first(inline.content) or None
            case Math():
                return "$"
            case Anchor():
                return None
            case _:
                return "<"

    # -- within a line ----------------------------------------------------------------------------

    def text(self, text: str) -> str:
        return escaped(text)

    def styled(self, styled: Styled) -> str:
        if styled.style == "code":
            return self._code(styled)
        style = styled.style
        if style not in _SIGNS:
            return f"<{style}>{self.inlines(styled.content)}</{style}>"
        is_inside = style in self._inside
        before, after = self._before[-1:], self._first(self._after)
        outer, self._inside = self._inside, self._inside | {style}
        words = self.inlines(styled.content)
        self._inside = outer
        return f"<{style}>{words}</{style}>" if is_inside else emphasised(style, words, before, after)

    def _code(self, code: Styled) -> str:
        if any(not isinstance(inline, str) for inline in code.content):
            return f"<code>{self.inlines(code.content)}</code>"
        text = plain_text(code.content)
        # A bar ends a cell even within code (https://github.github.com/gfm/#example-200), where other
        # dialects would show the backslash before it.
        return code_span(text, in_tags=self._before.endswith("`") or (self._in_cell and "|" in text))

    def line_break(self) -> str:
        # Two blanks at a line's end are a break only between words. And a tag alone on its line would
        # keep what follows from being Markdown (https://spec.commonmark.org/0.31.2/#html-blocks, 7).
        before = self._before
        edge = before.endswith(("\n", ">")) or not before or not self._first(self._after)
        return "<br>" if self._one_line or edge else "  \n"

    def link(self, link: Link) -> str:
        words = self.inlines(link.content)
        address = self.address(link)
        if not address:
            return words
        return web_link(words, address, link.title)

    def address(self, link: Link) -> str:
        """Where a link leads, as it is written in a source file; "" when it is not to be kept."""
        if link.kind:
            return link.target
        if not self.links_inside:
            return ""
        page, _, section = link.target.partition("#")
        if not page or BookLink.parse(link.target):
            return link.target
        return f"help:{page.removesuffix('.html')}" + (f"#{section}" if section else "")

    def footnote_ref(self, ref: FootnoteRef) -> str:
        return f"[^{ref.note.removeprefix('fn-') or ref.label}]"

    def anchor(self, anchor: Anchor) -> str:
        return f'<a id="{in_quotes(anchor.id)}"></a>' if self.links_inside else ""

    def abbreviation(self, abbreviation: Abbreviation) -> str:
        expansion = in_quotes(abbreviation.expansion)
        return f'<abbr title="{expansion}">{self.inlines(abbreviation.content)}</abbr>'

    def math(self, math: Math) -> str:
        return f"${math.tex}$"

    # -- pictures ---------------------------------------------------------------------------------

    def image(self, image: Image) -> str:
        """A picture, in tags when it is not shown as large as it is."""
        alt = escaped(image.alt)
        file = self._pictures.file(image.source)
        if file is None:
            return f"*\\[Picture: {alt}\\]*"
        source = self._pictures.address(file)
        resized = is_resized(image, file)
        # Many programs show no inlined drawing but in a tag.
        if resized or image.align or image.dark or source.startswith("data:image/svg"):
            size = f' width="{image.width}" height="{image.height}"' if resized else ""
            side = f' align="{image.align}"' if image.align else ""
            tag = f'<img src="{in_quotes(source)}" alt="{in_quotes(image.alt)}"{size}{side}>'
            dark = self._pictures.file(image.dark) if image.dark else None
            if dark is None:
                return tag
            query = "(prefers-color-scheme: dark)"
            address = in_quotes(self._pictures.address(dark))
            return f'<picture><source media="{query}" srcset="{address}">{tag}</picture>'
        name = self._pictures.reference(source)
        return f"![{alt}][{name}]" if name else f"![{alt}]({destination(source)})"
