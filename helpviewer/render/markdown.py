"""Pages as Markdown that stands alone: CommonMark with the tables, task lists, footnotes and alerts of
GitHub's dialect (https://github.github.com/gfm/). No Qt.

Pictures are inlined as reference definitions at the end, so that the text stays readable; what a Markdown
viewer would not show (drawings, large pictures) is named by its text.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from datetime import date

from helpviewer.book.reader import Book, Location
from helpviewer.render.chosen import ChosenPage, chosen_pages
from helpviewer.render.page_parts import NOTE_TITLES, RELATED
from helpviewer.render.tree import BLOCKS, HEADINGS, Element, blocks_in, cell_align, table_rows

MAX_PICTURE = 512 * 1024
"""Bytes of a picture that is inlined."""

_KINDS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".gif": "gif", ".webp": "webp"}
_SPACES = re.compile(r"[ \t\n\r\f]+")
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~]|&(?=[#\w]+;))")
_LINE_START = re.compile(r"^(?=[-+=#](?:\s|$|[-+=#]))|^(\d{1,9})(?=[.)](?:\s|$))", re.MULTILINE)


def to_markdown(book: Book, locations: Sequence[Location], *, today: date | None = None) -> str:
    """The pages or sections one after the other, ending with a line end.

    Raises:
        PageMissing: the book has no such page or section.
        BookDamaged: a page cannot be read.
    """
    writer = _Writer(book)
    pages = [_page(writer, chosen) for chosen in chosen_pages(book, locations, today or date.today())]
    text = "\n---\n\n".join(pages)
    if writer.pictures:
        text += "\n" + "\n".join(f"[{name}]: {address}" for name, address in writer.pictures) + "\n"
    return text


def _page(writer: _Writer, chosen: ChosenPage) -> str:
    parts = chosen.parts
    head = [f"# {_escaped(parts.title)}", f"*{_escaped(' › '.join((parts.book, *parts.trail)))}*"]
    head += [f"> {_escaped(notice)}" for notice in (parts.policy, parts.review) if notice]
    foot = []
    if parts.related:
        foot.append(f"## {RELATED}")
        foot.append("\n".join(f"- {_escaped(page.title)}" for page in parts.related))
    said = []
    if parts.sources:
        links = ", ".join(_link(_escaped(s.title), s.url) for s in parts.sources)
        said.append(f"{parts.sources_label}: {links}")
    if parts.as_of:
        said.append(_escaped(parts.as_of))
    if said:
        foot += ["---", " · ".join(said)]
    return "\n\n".join([*head, *writer.blocks(chosen.body), *foot]) + "\n"


class _Writer:
    def __init__(self, book: Book) -> None:
        self.pictures: list[tuple[str, str]] = []
        self._book = book

    def blocks(self, parent: Element) -> list[str]:
        """Each block as text without a line end, to be joined by empty lines."""
        found: list[str] = []
        previous = ""
        for block in blocks_in(parent):
            if block.tag == previous and block.tag in ("ul", "ol"):
                found.append("<!-- -->")  # or two lists would become one
            found.extend(self._block(block))
            previous = block.tag
        return [text for text in found if text]

    def _block(self, block: Element) -> list[str]:
        tag = block.tag
        if tag in HEADINGS:
            return [f"{'#' * max(2, HEADINGS[tag])} {self.inline(block).replace(chr(10), ' ')}"]
        if tag == "pre":
            return [_fenced(block)]
        if tag in ("ul", "ol"):
            return [self._list(block)]
        if tag == "dl":
            return self._definitions(block)
        if tag == "table":
            return [self._table(block)]
        if tag == "aside":
            return [_quoted(self._note(block))]
        if tag == "blockquote":
            return [_quoted(self.blocks(block))]
        if tag == "hr":
            return ["---"]
        if tag == "section" and block.has_class("footnotes"):
            return self._footnotes(block)
        if tag == "figcaption":
            return [f"*{self.inline(block)}*"]
        if tag in ("figure", "div", "section"):
            return self.blocks(block)
        text = self.inline(block)
        return [_LINE_START.sub(lambda m: f"{m[1]}\\" if m[1] else "\\", text)]

    def _list(self, block: Element) -> str:
        number = int(block.get("start")) if block.get("start").isdigit() else 1
        items = [item for item in block.elements() if item.tag == "li"]
        loose = any(child.tag in BLOCKS - {"ul", "ol"} for item in items for child in item.elements())
        found: list[str] = []
        for position, item in enumerate(items, number):
            mark = f"{position}. " if block.tag == "ol" else "- "
            box = ("[x] " if item.has_class("done") else "[ ] ") if item.has_class("task") else ""
            body = self.blocks(item)
            text = ("\n\n" if loose else "\n").join([box + (body[0] if body else ""), *body[1:]])
            found.append(mark + _indented(text, len(mark)))
        return ("\n\n" if loose else "\n").join(found)

    def _definitions(self, block: Element) -> list[str]:
        found: list[str] = []
        for item in block.elements():
            if item.tag == "dt":
                found.append(self.inline(item))
                continue
            text = ":   " + _indented("\n\n".join(self.blocks(item)), 4)
            if found:
                found[-1] += "\n" + text
            else:
                found.append(text)
        return found

    def _footnotes(self, block: Element) -> list[str]:
        found: list[str] = []
        for item in (e for e in block.walk() if e.tag == "li"):
            number = item.get("id").removeprefix("fn-") or str(len(found) + 1)
            found.append(f"[^{number}]: " + _indented("\n\n".join(self.blocks(item)), 4))
        return found

    def _note(self, block: Element) -> list[str]:
        kind = block.get("data-kind")
        kind = kind if kind in NOTE_TITLES else "note"
        title = next((e for e in block.elements() if e.has_class("note-title")), None)
        words = self.inline(title) if title else ""
        body = Element("div", {})
        body.children = [c for c in block.children if c is not title]
        alert = f"[!{kind.upper()}]"
        inside = self.blocks(body)
        if words and words != NOTE_TITLES[kind]:
            inside.insert(0, f"**{words}**")
        return [alert + "\n" + (inside[0] if inside else ""), *inside[1:]]

    def _table(self, block: Element) -> str:
        rows = list(table_rows(block))
        if not rows:
            return ""
        columns = max(len(row) for row in rows)
        lines = []
        for row in rows:
            cells = [_cell(self.inline(cell)) for cell in row] + [""] * (columns - len(row))
            lines.append("| " + " | ".join(cells) + " |")
        aligns = [cell_align(cell) for cell in rows[0]] + [""] * (columns - len(rows[0]))
        rule = {"right": "---:", "center": ":---:"}
        lines.insert(1, "| " + " | ".join(rule.get(align, "---") for align in aligns) + " |")
        return "\n".join(lines)

    # -- text -------------------------------------------------------------------------------------

    def inline(self, parent: Element) -> str:
        """The text of a paragraph; a line end stands for ``<br>`` only."""
        return re.sub(r" *\n *", "\n", "".join(self._inline(c) for c in parent.children)).strip()

    def _inline(self, node: Element | str) -> str:
        if isinstance(node, str):
            return _escaped(_SPACES.sub(" ", node))
        tag = node.tag
        if tag == "br":
            return "\\\n"
        if tag in ("code", "kbd"):
            return _code(node.text())
        if tag in ("strong", "b", "em", "i", "del", "s"):
            return _around(
                "**" if tag in ("strong", "b") else "~~" if tag in ("del", "s") else "*", self.inline(node)
            )
        if tag == "img":
            return self._picture(node)
        if node.has_class("footnote-back"):
            return ""
        if node.has_class("footnote-ref"):
            return f"[^{node.text()}]"
        words = "".join(self._inline(c) for c in node.children)
        if tag == "a" and (node.has_class("external") or node.has_class("mail")):
            return _link(words.strip(), node.get("href"))
        return words

    def _picture(self, image: Element) -> str:
        alt = _escaped(image.get("alt"))
        file = self._book.image_path(image.get("src"))
        kind = _KINDS.get(file.suffix.lower(), "") if file else ""
        if file is None or not kind or file.stat().st_size > MAX_PICTURE:
            return f"*[Picture: {alt}]*".replace("[", "\\[").replace("]", "\\]")
        data = base64.b64encode(file.read_bytes()).decode("ascii")
        name = f"picture-{len(self.pictures) + 1}"
        self.pictures.append((name, f"data:image/{kind};base64,{data}"))
        return f"![{alt}][{name}]"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _around(mark: str, text: str) -> str:
    return f"{mark}{text}{mark}" if text else ""


def _link(words: str, url: str) -> str:
    address = url.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
    return f"[{words}](<{address}>)" if re.search(r"[()]", address) else f"[{words}]({address})"


def _code(text: str) -> str:
    """Inline code in as many back-ticks as its content needs."""
    text = text.replace("\n", " ")
    ticks = "`" * (max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
    space = " " if text.startswith("`") or text.endswith("`") or not text.strip() else ""
    return f"{ticks}{space}{text}{space}{ticks}"


def _cell(text: str) -> str:
    # A bar ends a cell even within code: https://github.github.com/gfm/#example-200
    return re.sub(r"(?<!\\)\|", r"\\|", text.replace("\\\n", " ").replace("\n", " "))


def _fenced(block: Element) -> str:
    code = block.text().rstrip("\n")
    ticks = "`" * max(3, max((len(run) for run in re.findall(r"`+", code)), default=0) + 1)
    return f"{ticks}{block.get('data-language')}\n{code}\n{ticks}"


def _indented(text: str, width: int) -> str:
    return re.sub(r"\n(?=[^\n])", "\n" + " " * width, text)


def _quoted(blocks: list[str]) -> str:
    return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(blocks).split("\n"))
