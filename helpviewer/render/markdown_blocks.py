"""The blocks of a page as Markdown. No Qt.

What is written is read alike by GitHub, by CommonMark with GitHub's tables, and by the builder's
Python-Markdown; where they differ, a character reference or a tag says what all of them understand.
"""

from __future__ import annotations

import base64
import re
from pathlib import Path
from urllib.parse import quote

from helpviewer.book.reader import Book
from helpviewer.book.words import document_words
from helpviewer.render.tree import HEADINGS, Element, blocks_in, cell_align, table_rows

MAX_PICTURE = 512 * 1024
"""Bytes of a picture that is inlined."""

_KINDS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".gif": "gif", ".webp": "webp"}
_SPACES = re.compile(r"[ \t\n\r\f]+")
# An underscore within a word means nothing.
_SPECIAL = re.compile(r"([\\`*\[\]]|(?<![^\W_])_|_(?![^\W_]))")
_LINE_START = re.compile(r"^(?=[-+=#>](?:\s|$|[-+=#>])|!!!)|^(\d{1,9})(?=[.)](?:\s|$))", re.MULTILINE)
_CODE_WITH_BAR = re.compile(r"(?<![\\`])(`+)(?!`)([^`]*\|[^`]*)(?<!`)\1(?!`)")
_DIGEST = re.compile(r"-[0-9a-f]{8}(?=\.\w+$)")


class MarkdownWriter:
    """Writes the blocks of pages; ``folder`` is where their pictures go, "" to inline them."""

    def __init__(self, book: Book, folder: str) -> None:
        self.book = book
        self.links_inside = False
        self.pictures: list[tuple[str, str]] = []
        self.files: dict[Path, str] = {}
        self._folder = folder
        self._slugs: dict[str, int] = {}

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
            return [self._heading(block)]
        if tag == "pre":
            return [_fenced(block)]
        if tag in ("ul", "ol"):
            return [self._list(block)]
        if tag == "dl":
            return self._definitions(block)
        if tag == "table":
            return [self._table(block)]
        if tag == "aside":
            return [self._note(block)]
        if tag == "blockquote":
            return [_quoted(self.blocks(block))]
        if tag == "hr":
            return ["---"]
        if tag == "section" and block.has_class("footnotes"):
            return self._footnotes(block)
        if tag == "figcaption":
            return [f"*{self.inline(block)}*"]
        if tag == "figure":
            return self._figure(block)
        if tag in ("div", "section"):
            return self.blocks(block)
        text = self.inline(block)
        text = re.sub(r"^:(?=\s)", "&#58;", text, flags=re.MULTILINE)
        return [_LINE_START.sub(lambda m: f"{m[1]}\\" if m[1] else "\\", text)]

    def _heading(self, block: Element) -> str:
        words = self.inline(block).replace("  \n", " ")
        slug = _slug(block.text())
        seen = self._slugs.get(slug, 0)
        self._slugs[slug] = seen + 1
        anchor = block.get("id")
        # What GitHub and the builder would make of the words needs not be said.
        known = not self.links_inside or not anchor or anchor == (f"{slug}-{seen}" if seen else slug)
        words = re.sub(r"(?<!\\)(#+)$", r"\\\1", words)
        return f"{'#' * max(2, HEADINGS[block.tag])} {words}" + ("" if known else f" {{#{anchor}}}")

    def _figure(self, block: Element) -> list[str]:
        pictures = [e for e in block.walk() if e.tag == "img"]
        caption = next((e for e in block.elements() if e.tag == "figcaption"), None)
        if self.links_inside and len(pictures) == 1 and caption is not None:
            return [self._picture(pictures[0], " ".join(caption.text().split()))]
        return self.blocks(block)

    def _list(self, block: Element) -> str:
        number = int(block.get("start")) if block.get("start").isdigit() else 1
        text, before = "", False
        for item in (e for e in block.elements() if e.tag == "li"):
            mark = f"{number}. " if block.tag == "ol" else "- "
            box = ("[x] " if item.has_class("done") else "[ ] ") if item.has_class("task") else ""
            airy = any(child.tag == "p" for child in item.elements())
            body = box
            for position, part in enumerate(self.blocks(item)):
                # An empty line would make paragraphs of the text above and below it.
                close = not airy and part.startswith(("```", "- ", f"{number}. ", "1. "))
                body += (("\n" if close else "\n\n") if position else "") + part
            text += (
                (("\n\n" if airy and before else "\n") if text else "") + mark + _indented(body, len(mark))
            )
            before = airy
            number += 1
        return text

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

    def _note(self, block: Element) -> str:
        kind = block.get("data-kind")
        names = document_words(self.book.info.language).notes  # as the builder gives them
        kind = kind if kind in names else "note"
        title = next((e for e in block.elements() if e.has_class("note-title")), None)
        words = " ".join(title.text().split()) if title else ""
        body = Element("div", {})
        body.children = [c for c in block.children if c is not title]
        inside = self.blocks(body)
        named = bool(words) and words != names[kind]
        if named and self.links_inside and '"' not in words:
            # GitHub's alerts have no titles of their own; the builder knows those of Python-Markdown.
            return f'!!! {kind} "{words}"\n    ' + _indented("\n\n".join(inside), 4)
        if named:
            inside.insert(0, f"**{escaped(words)}**")
        if inside and not inside[0].startswith(("```", "- ", "1. ", "|", "#")):
            return _quoted([f"[!{kind.upper()}]\n{inside[0]}", *inside[1:]])
        return _quoted([f"[!{kind.upper()}]", *inside])

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
        text = "".join(self._inline(c) for c in parent.children).strip()
        return re.sub(r" *\n *", "  \n", text)

    def _inline(self, node: Element | str) -> str:
        if isinstance(node, str):
            return escaped(_SPACES.sub(" ", node))
        tag = node.tag
        if tag == "br":
            return "  \n"
        if tag == "code":
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
            link = next((e for e in node.walk() if e.tag == "a"), node)
            return f"[^{link.get('href').removeprefix('#fn-') or node.text()}]"
        if tag in ("kbd", "sub", "sup", "mark"):
            # Markdown has no signs for these; their tags are part of it.
            return f"<{tag}>{''.join(self._inline(c) for c in node.children)}</{tag}>"
        words = "".join(self._inline(c) for c in node.children)
        if tag == "a" and (node.has_class("external") or node.has_class("mail")):
            return web_link(words.strip(), node.get("href"))
        if tag == "a" and self.links_inside and words.strip():
            return self._link_inside(words.strip(), node.get("href"))
        return words

    def _link_inside(self, words: str, href: str) -> str:
        page, _, section = href.partition("#")
        if not page:
            return web_link(words, f"#{section}")
        return web_link(words, f"help:{page.removesuffix('.html')}" + (f"#{section}" if section else ""))

    def _picture(self, image: Element, caption: str = "") -> str:
        alt = escaped(" ".join(image.get("alt").split()))
        file = self.book.image_path(image.get("src"))
        title = f' "{escaped(caption).replace(chr(34), "&quot;")}"' if caption else ""
        if file is not None and self._folder:
            return f"![{alt}]({quote(self._folder)}/{quote(self._name(file))}{title})"
        kind = _KINDS.get(file.suffix.lower(), "") if file else ""
        if file is None or not kind or file.stat().st_size > MAX_PICTURE:
            return f"*\\[Picture: {alt}\\]*" + (f"\n\n*{escaped(caption)}*" if caption else "")
        data = base64.b64encode(file.read_bytes()).decode("ascii")
        name = f"picture-{len(self.pictures) + 1}"
        self.pictures.append((name, f"data:image/{kind};base64,{data}{title}"))
        return f"![{alt}][{name}]"

    def _name(self, file: Path) -> str:
        """A name in the folder: as in the book, without the checksum when no other picture has it."""
        if file not in self.files:
            name = _DIGEST.sub("", file.name)
            self.files[file] = file.name if name in self.files.values() else name
        return self.files[file]


def _slug(title: str) -> str:
    """The anchor GitHub makes of a heading; the builder makes the same."""
    return re.sub(r"[^\w\- ]", "", " ".join(title.split()).lower()).replace(" ", "-")


def escaped(text: str) -> str:
    """Text that stays text."""
    # Not every dialect takes a backslash before these, but every one takes a reference.
    text = re.sub(r"&(?=#?\w+;)", "&amp;", text).replace("<", "&lt;").replace("~~", "&#126;&#126;")
    return _SPECIAL.sub(r"\\\1", text)


def _around(mark: str, text: str) -> str:
    return f"{mark}{text}{mark}" if text else ""


def web_link(words: str, url: str) -> str:
    """A link; ``words`` are Markdown already."""
    address = url.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
    return f"[{words}](<{address}>)" if re.search(r"[()]", address) else f"[{words}]({address})"


def _code(text: str) -> str:
    """Inline code in as many back-ticks as its content needs."""
    text = text.replace("\n", " ")
    ticks = "`" * (max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
    space = " " if text.startswith("`") or text.endswith("`") or not text.strip() else ""
    return f"{ticks}{space}{text}{space}{ticks}"


def _cell(text: str) -> str:
    # A bar ends a cell even within code (https://github.github.com/gfm/#example-200), where other dialects
    # would show the backslash.
    text = _CODE_WITH_BAR.sub(lambda m: f"<code>{escaped(m[2].strip()).replace('|', '&#124;')}</code>", text)
    return re.sub(r"(?<!\\)\|", r"\\|", text.replace("  \n", "<br>").replace("\n", " "))


def _fenced(block: Element) -> str:
    code = block.text().rstrip("\n")
    ticks = "`" * max(3, max((len(run) for run in re.findall(r"`+", code)), default=0) + 1)
    return f"{ticks}{block.get('data-language')}\n{code}\n{ticks}"


def _indented(text: str, width: int) -> str:
    return re.sub(r"\n(?=[^\n])", "\n" + " " * width, text)


def _quoted(blocks: list[str]) -> str:
    return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(blocks).split("\n"))
