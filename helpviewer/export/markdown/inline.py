"""What runs within a line, as Markdown: emphasis, code, links, pictures. No Qt."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from helpviewer.book.image_header import NoPicture, measure
from helpviewer.book.reader import Book
from helpviewer.core.formats import IMAGE_TYPES
from helpviewer.export.markdown.escape import code_span, destination, emphasised, escaped, in_quotes, web_link
from helpviewer.page.tree import Element

_EMPHASIS = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "del": "del", "s": "del"}
_TAGS = frozenset({"kbd", "sub", "sup", "mark"})
"""Markdown has no signs for these; their tags are part of it."""

_DIGEST = re.compile(r"-[0-9a-f]{8}$")


class InlineWriter:
    """Writes texts, and collects the pictures in them.

    Attributes:
        links_inside: whether links within the book are kept (as ``help:<page>``), or only their words.
        pictures: the inlined pictures, name and address, to be defined at the end of the file.
        files: the pictures that go into the folder, and their names there.
    """

    def __init__(self, book: Book, folder: str) -> None:
        self.book = book
        self.links_inside = False
        self.pictures: list[tuple[str, str]] = []
        self.files: dict[Path, str] = {}
        self._folder = folder
        self._in_cell = False
        self._one_line = False

    def inline(self, parent: Element) -> str:
        """The text of a paragraph; a line end stands for ``<br>`` only."""
        return self._run(parent.children, frozenset()).strip(" ")

    def in_one_line(self, parent: Element) -> str:
        """The text of a heading."""
        self._one_line = True
        text = self.inline(parent)
        self._one_line = False
        return text

    def in_cell(self, parent: Element) -> str:
        """The text of a table's cell."""
        self._in_cell = self._one_line = True
        text = re.sub(r"(\\?)\|", lambda m: "\\&#124;" if m[1] else "\\|", self.inline(parent))
        self._in_cell = self._one_line = False
        return text

    def _run(self, nodes: Sequence[Element | str], inside: frozenset[str]) -> str:
        """Nodes beside each other; ``inside`` are the kinds of emphasis around them."""
        text = ""
        for position, node in enumerate(nodes):
            if isinstance(node, str):
                piece = escaped(node)
            elif kind := _EMPHASIS.get(node.tag, ""):
                words = self._run(node.children, inside | {kind})
                if kind in inside:
                    piece = f"<{kind}>{words}</{kind}>"
                else:
                    piece = emphasised(kind, words, text[-1:], self._first(nodes[position + 1 :]))
            elif node.tag == "code":
                piece = self._code(node, text, inside)
            elif node.tag == "br":
                # Two blanks at a line's end are a break only between words. And a tag alone on its line would
                # keep what follows from being Markdown (https://spec.commonmark.org/0.31.2/#html-blocks, 7).
                edge = text.endswith(("\n", ">")) or not text or not self._first(nodes[position + 1 :])
                piece = "<br>" if self._one_line or edge else "  \n"
            else:
                piece = self._element(node, inside)
                if piece.startswith("[") and text.endswith("!"):
                    text = f"{text[:-1]}\\!"  # or it would be a picture
            text += piece
        return text

    def _first(self, nodes: Sequence[Element | str]) -> str:
        """The character that the nodes will begin with, "" for a line's end."""
        for node in nodes:
            if isinstance(node, str):
                if node:
                    return escaped(node)[0]
            elif node.tag in _EMPHASIS:
                return "*"
            elif node.tag == "br":
                return "<" if self._one_line else ""
            elif node.tag == "code":
                return "`"
            elif node.tag != "a" or self._is_link(node):
                return "<"
            elif first := self._first(node.children):
                return first
        return ""

    def _code(self, node: Element, before: str, inside: frozenset[str]) -> str:
        if any(True for _ in node.elements()):
            return f"<code>{self._run(node.children, inside)}</code>"
        text = node.text()
        # A bar ends a cell even within code (https://github.github.com/gfm/#example-200), where other
        # dialects would show the backslash before it.
        return code_span(text, in_tags=before.endswith("`") or (self._in_cell and "|" in text))

    def _element(self, node: Element, inside: frozenset[str]) -> str:
        if node.tag == "img":
            return self.picture(node)
        if node.has_class("footnote-back"):
            return ""
        if node.has_class("footnote-ref"):
            link = next((e for e in node.walk() if e.tag == "a"), node)
            return f"[^{link.get('href').removeprefix('#fn-') or node.text()}]"
        words = self._run(node.children, inside)
        if node.tag in _TAGS:
            return f"<{node.tag}>{words}</{node.tag}>"
        return web_link(words, self.address(node)) if self._is_link(node) else words

    # -- links ------------------------------------------------------------------------------------

    def _is_link(self, node: Element) -> bool:
        return node.tag == "a" and (self.links_inside or node.has_class("external") or node.has_class("mail"))

    def address(self, link: Element) -> str:
        """Where a link leads, as it is written in a source file; "" when it is not to be kept."""
        if not self._is_link(link):
            return ""
        href = link.get("href")
        if link.has_class("external") or link.has_class("mail") or href.startswith("#"):
            return href
        page, _, section = href.partition("#")
        return f"help:{page.removesuffix('.html')}" + (f"#{section}" if section else "")

    # -- pictures ---------------------------------------------------------------------------------

    def picture(self, image: Element) -> str:
        """A picture, in tags when it is not shown as large as it is."""
        alt = escaped(image.get("alt"))
        file = self.book.image_path(image.get("src"))
        if file is None:
            return f"*\\[Picture: {alt}\\]*"
        source = self.picture_source(file)
        own = _own_size(file)
        resized = bool(own and image.get("width")) and own != (image.get("width"), image.get("height"))
        # Many programs show no inlined drawing but in a tag.
        if resized or source.startswith("data:image/svg"):
            size = f' width="{image.get("width")}" height="{image.get("height")}"' if resized else ""
            return f'<img src="{in_quotes(source)}" alt="{in_quotes(image.get("alt"))}"{size}>'
        if self._folder:
            return f"![{alt}]({destination(source)})"
        name = f"picture-{len(self.pictures) + 1}"
        self.pictures.append((name, source))
        return f"![{alt}][{name}]"

    def picture_source(self, file: Path) -> str:
        """The address of a picture in the folder, or the one that holds it, with its name for the builder."""
        if self._folder:
            return f"{quote(self._folder)}/{quote(self._name(file))}"
        kind = IMAGE_TYPES.get(file.suffix.lower(), "image/png")
        data = base64.b64encode(file.read_bytes()).decode("ascii")
        return f"data:{kind};name={quote(_DIGEST.sub('', file.stem))};base64,{data}"

    def _name(self, file: Path) -> str:
        """A name in the folder: as in the book, without the checksum when no other picture has it."""
        if file not in self.files:
            name = _DIGEST.sub("", file.stem) + file.suffix
            self.files[file] = file.name if name in self.files.values() else name
        return self.files[file]


def _own_size(file: Path) -> tuple[str, str] | None:
    """The width and height of a picture of which nothing is said, or None when they cannot be told."""
    try:
        _, width, height = measure(file.read_bytes())
    except NoPicture:
        return None
    return str(width), str(height)
