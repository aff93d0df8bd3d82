"""Pages as plain text: 78 columns wide, addresses of links as numbered notes below. No Qt."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from datetime import date

from helpviewer.book.reader import Book, Location
from helpviewer.page.collection import ChosenPage, Entry, chosen_pages, entries
from helpviewer.page.phrases import Words, document_words
from helpviewer.page.progress import Progress
from helpviewer.page.tree import BLOCKS, HEADINGS, Element, blocks_in, table_rows, task_box

WIDTH = 78

_SPACES = re.compile(r"[ \t\n\r\f]+")


def to_text(
    book: Book,
    locations: Sequence[Location],
    *,
    title: str = "",
    today: date | None = None,
    words: Words | None = None,
    progress: Progress | None = None,
) -> str:
    """The pages or sections one after the other, ending with a line end; several have a list of their titles
    before them, and ``title`` (by default the book's) above it. ``words`` as for :func:`chosen_pages`.

    Raises:
        PageMissing: the book has no such page or section.
        BookDamaged: a page cannot be read.
    """
    words = words or document_words(book.info.language)
    between = "\n" + "=" * WIDTH + "\n\n"
    pages = chosen_pages(book, locations, today or date.today(), progress, words)
    found = [_page(chosen) for chosen in pages]
    if len(found) > 1:
        writer = _Writer(words)
        writer.contents(title or book.info.title, entries(book, locations))
        found.insert(0, writer.text())
    return between.join(found)


def _page(chosen: ChosenPage) -> str:
    parts = chosen.parts
    writer = _Writer(parts.words)
    trail = " › ".join((parts.book, *parts.trail))
    writer.paragraph(trail, "")
    writer.heading(parts.title, 1, "")
    if parts.policy:
        live = ", ".join(source.url for source in parts.sources)
        writer.paragraph(f"{parts.policy} {live}".rstrip(), "  | ")
    if parts.review:
        writer.paragraph(parts.review, "  | ")
    writer.blocks(chosen.body, "")
    if parts.related:
        writer.heading(parts.words.related, 2, "")
        start = len(writer.out)
        for page in parts.related:
            writer.paragraph(page.title, "", first="- ")
        writer.out[start:] = ["\n".join(writer.out[start:])]
    writer.out.append("-" * WIDTH)
    foot = [line for line in (parts.sources_line, parts.as_of) if line]
    writer.out.append("\n".join(textwrap.fill(line, WIDTH, break_long_words=False) for line in foot))
    if writer.links:
        notes = "\n".join(f"[{number}] {url}" for url, number in writer.links.items())
        writer.out.append(f"{parts.words.links}\n{notes}")
    return writer.text()


class _Writer:
    def __init__(self, words: Words) -> None:
        self._words = words
        self.out: list[str] = []
        self.links: dict[str, int] = {}

    def text(self) -> str:
        """Everything written so far."""
        return "\n\n".join(part for part in self.out if part) + "\n"

    def contents(self, title: str, rows: Sequence[Entry]) -> None:
        """The title of the whole, and a list of what is in it."""
        self.heading(title, 1, "")
        start = len(self.out)
        for row in rows:
            self.paragraph(row.title, "  " * row.depth, first="- ")
        self.out[start:] = ["\n".join(self.out[start:])]

    def paragraph(self, text: str, prefix: str, first: str = "") -> None:
        """Wrapped text; ``prefix`` stands before every line, ``first`` before the first in its place."""
        lines: list[str] = []
        for line in text.split("\n"):
            lead = prefix + (first if not lines else " " * len(first))
            lines.extend(
                textwrap.wrap(
                    line.strip(" "),
                    WIDTH,
                    initial_indent=lead,
                    subsequent_indent=prefix + " " * len(first),
                    break_long_words=False,
                    break_on_hyphens=False,
                )
                or [lead.rstrip()]
            )
        self.out.append("\n".join(lines))

    def heading(self, text: str, level: int, prefix: str) -> None:
        lines = textwrap.wrap(text, WIDTH - len(prefix), break_long_words=False) or [""]
        mark = {1: "=", 2: "-"}.get(level, "")
        if mark:
            lines.append(mark * max(map(len, lines)))
        self.out.append("\n".join(prefix + line for line in lines))

    def blocks(self, parent: Element, prefix: str, first: str = "") -> None:
        """The parent's blocks; the first line of the first one starts with ``prefix + first``."""
        lead = first
        for block in blocks_in(parent):
            self._block(block, prefix, lead)
            if lead:
                prefix, lead = prefix + " " * len(first), ""

    def _block(self, block: Element, prefix: str, first: str) -> None:
        inner = prefix + " " * len(first)
        if block.tag in HEADINGS:
            self.heading(self.inline(block), HEADINGS[block.tag], inner)
        elif block.tag == "pre":
            code = block.text().rstrip("\n").split("\n")
            self._mark_item(prefix, first)
            self.out.append("\n".join((f"{inner}    {line}").rstrip() for line in code))
        elif block.tag in ("ul", "ol"):
            self._mark_item(prefix, first)
            self._list(block, inner)
        elif block.tag == "dl":
            for item in block.elements():
                self.blocks(item, inner if item.tag == "dt" else inner + "    ")
        elif block.tag == "table":
            self._table(block, inner)
        elif block.tag == "aside":
            self._note(block, inner)
        elif block.tag == "blockquote":
            self.blocks(block, inner + "> ")
        elif block.tag == "hr":
            self.out.append(inner + "* * *")
        elif block.tag in ("figure", "div", "section"):
            self.blocks(block, prefix, first)
        else:
            self.paragraph(self.inline(block), prefix, first)

    def _mark_item(self, prefix: str, first: str) -> None:
        if first:
            self.out.append((prefix + first).rstrip())

    def _list(self, block: Element, prefix: str) -> None:
        number = int(block.get("start")) if block.get("start").isdigit() else 1
        start = len(self.out)
        loose = any(
            child.tag in BLOCKS - {"ul", "ol"} for item in block.elements() for child in item.elements()
        )
        for item in block.elements():
            if item.get("value").isdigit():
                number = int(item.get("value"))
            mark = f"{number}. " if block.tag == "ol" else "- "
            box = task_box(item)
            self.blocks(item, prefix, mark + (f"{box} " if box else ""))
            number += 1
        if not loose:
            self.out[start:] = ["\n".join(self.out[start:])]

    def _note(self, block: Element, prefix: str) -> None:
        title = next((e for e in block.elements() if e.has_class("note-title")), None)
        notes = self._words.notes
        words = self.inline(title) if title else notes.get(block.get("data-kind"), notes["note"])
        body = Element("div", {})
        body.children = [c for c in block.children if c is not title]
        start = len(self.out)
        self.paragraph(words.upper(), prefix + "  | ")
        self.blocks(body, prefix + "  | ")
        self.out[start:] = [f"\n{prefix}  |\n".join(self.out[start:])]

    def _table(self, block: Element, prefix: str) -> None:
        rows = [[self.inline(cell).replace("\n", " ") for cell in row] for row in table_rows(block)]
        if not rows:
            return
        columns = max(len(row) for row in rows)
        rows = [row + [""] * (columns - len(row)) for row in rows]
        widths = [max(len(row[i]) for row in rows) for i in range(columns)]
        if sum(widths) + 3 * (columns - 1) <= WIDTH - len(prefix):
            lines = ["   ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) for row in rows]
            lines.insert(1, "   ".join("-" * w for w in widths))
            self.out.append("\n".join((prefix + line).rstrip() for line in lines))
            return
        # Too wide for columns: one line for each cell, under the name of its column.
        for row in rows[1:]:
            start = len(self.out)
            for name, cell in zip(rows[0], row, strict=True):
                if cell:
                    self.paragraph(f"{name}: {cell}" if name else cell, prefix, "  ")
            self.out[start:] = ["\n".join(self.out[start:])]

    # -- text -------------------------------------------------------------------------------------

    def inline(self, parent: Element) -> str:
        """The text of one line; a line end stands for ``<br>`` only."""
        parts: list[str] = []
        for child in parent.children:
            if isinstance(child, str):
                parts.append(_SPACES.sub(" ", child))
            elif child.tag == "br":
                parts.append("\n")
            elif child.tag == "img":
                words = self._words.picture
                parts.append(f"[{words}: {child.get('alt')}]" if child.get("alt") else f"[{words}]")
            elif child.has_class("footnote-back"):
                continue
            elif child.has_class("footnote-ref"):
                parts.append(f" ({self._words.note_number.format(child.text())})")
            elif child.tag == "a" and (child.has_class("external") or child.has_class("mail")):
                parts.append(self._link(child))
            else:
                parts.append(self.inline(child))
        return re.sub(r" +", " ", "".join(parts)).strip(" \u00a0")

    def _link(self, link: Element) -> str:
        words, url = self.inline(link), link.get("href")
        if url.removeprefix("mailto:") == words:
            return words
        number = self.links.setdefault(url, len(self.links) + 1)
        return f"{words} [{number}]"
