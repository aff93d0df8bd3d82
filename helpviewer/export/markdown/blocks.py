"""The blocks of a page as Markdown. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable

from helpviewer.export.markdown.escape import escaped, line_starts
from helpviewer.export.markdown.html_blocks import as_html
from helpviewer.export.markdown.inline import InlineWriter
from helpviewer.page.phrases import document_words
from helpviewer.page.tree import BLOCKS, HEADINGS, Element, blocks_in, cell_align, table_rows

_SEPARATE = "<!-- -->"
"""Keeps two lists or quotations from becoming one."""


class MarkdownWriter(InlineWriter):
    """Writes the blocks of pages; ``folder`` is where their pictures go, "" to inline them."""

    _own_anchors: frozenset[str] = frozenset()

    def page(self, body: Element) -> list[str]:
        """The blocks of a whole page for a source file: with its links within the book and its anchors."""
        self.links_inside = True
        self._own_anchors = _own_anchors(body)
        return self.blocks(body)

    def blocks(self, parent: Element) -> list[str]:
        """Each block as text without a line end, to be joined by empty lines."""
        found: list[str] = []
        previous = ""
        for block in blocks_in(parent):
            texts = [text for text in self._block(block) if text]
            quoted = block.tag == "blockquote" and previous in ("blockquote", "aside")
            if texts and (quoted or (block.tag == previous and block.tag in ("ul", "ol"))):
                found.append(_SEPARATE)
            found.extend(texts)
            previous = block.tag if texts else previous
        return found

    def _block(self, block: Element) -> list[str]:
        tag = block.tag
        if tag in HEADINGS:
            return [self._heading(block)]
        if tag == "pre":
            return [_fenced(block)]
        if tag in ("ul", "ol"):
            return [self._list(block) if _is_plain_list(block) else as_html(block, self)]
        if tag == "dl":
            return self._definitions(block)
        if tag == "table":
            return [self._table(block) if _is_plain_table(block) else as_html(block, self)]
        if tag == "aside":
            return [self._note(block)]
        if tag == "blockquote":
            return [_quoted(self.blocks(block))]
        if tag == "hr":
            return ["---"]
        if tag == "section" and block.has_class("footnotes"):
            return self._footnotes(block)
        if tag == "figure":
            return self._figure(block)
        if tag in ("div", "section"):
            return self.blocks(block)
        return [line_starts(self.inline(block))]

    def _heading(self, block: Element) -> str:
        words = re.sub(r"(?<!\\)(#+)$", r"\\\1", self.in_one_line(block))
        # What GitHub and the builder would make of the words needs not be said.
        anchor = f'<a id="{block.get("id")}"></a>' if block.get("id") in self._own_anchors else ""
        return f"{'#' * max(2, HEADINGS[block.tag])} {anchor}{words}"

    def _figure(self, block: Element) -> list[str]:
        parts = list(block.elements())
        if [part.tag for part in parts] != ["img", "figcaption"]:
            return [as_html(block, self)]
        caption = Element("em", {})
        caption.children = parts[1].children
        line = Element("p", {})
        line.children = [parts[0], Element("br", {}), caption]
        return [line_starts(self.inline(line))]

    def _list(self, block: Element) -> str:
        number = int(block.get("start")) if block.get("start").isdigit() else 1
        text, before = "", False
        for item in (e for e in block.elements() if e.tag == "li"):
            mark = f"{number}. " if block.tag == "ol" else "- "
            box = ("[x] " if item.has_class("done") else "[ ] ") if item.has_class("task") else ""
            airy = any(child.tag == "p" for child in item.elements())
            # An empty line would make a paragraph of the text above it.
            gap = "\n" if _loose_runs(item) else "\n\n"
            body = box + gap.join(self.blocks(item))
            text += (
                (("\n\n" if airy and before else "\n") if text else "") + mark + _indented(body, len(mark))
            )
            before = airy
            number += 1
        return text

    def _definitions(self, block: Element) -> list[str]:
        if not any(e.has_class("footnote-ref") for e in block.walk()):
            return [as_html(block, self)]
        # Footnotes are known outside of HTML only. Python-Markdown, Pandoc and others read these lists.
        found: list[str] = []
        for item in block.elements():
            if item.tag == "dt":
                found.append(self.in_one_line(item))
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
            found.append(f"[^{number}]: " + _indented("\n\n".join(self.blocks(_without_way_back(item))), 4))
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
        alert = f"[!{kind.upper()}]"
        if words and words != names[kind]:
            # GitHub's alerts have no titles of their own; the builder takes strong words right below for one.
            return _quoted([f"{alert}\n**{escaped(words)}**", *inside])
        first = next(iter(blocks_in(body)), None)
        if first is not None and first.tag == "p" and not inside[0].startswith("**"):
            return _quoted([f"{alert}\n{inside[0]}", *inside[1:]])
        return _quoted([alert, *inside])

    def _table(self, block: Element) -> str:
        rows = list(table_rows(block))
        lines = ["| " + " | ".join(self.in_cell(cell) for cell in row) + " |" for row in rows]
        rule = {"right": "---:", "center": ":---:"}
        aligns = [rule.get(cell_align(cell), "---") for cell in rows[0]]
        lines.insert(1, "| " + " | ".join(aligns) + " |")
        return "\n".join(lines)


def _own_anchors(body: Element) -> frozenset[str]:
    """The anchors of headings that do not follow from their words, in the way that GitHub and the builder
    count those of the same words."""
    headings = [e for e in body.walk() if e.tag in HEADINGS]
    others = {e.get("id") for e in body.walk() if e.tag in ("li", "a") and e.get("id")}
    own: set[str] = set()
    while True:
        taken = others | own
        missed = set()
        for heading in headings:
            if heading.get("id") in own:
                continue
            wanted = anchor = _slug(heading.text()) or "section"
            number = 0
            while anchor in taken:
                number += 1
                anchor = f"{wanted}-{number}"
            taken.add(anchor)
            if heading.get("id") not in ("", anchor):
                missed.add(heading.get("id"))
        if not missed:
            return frozenset(own)
        own |= missed


def _slug(title: str) -> str:
    """The anchor GitHub makes of a heading; the builder makes the same."""
    return re.sub(r"[^\w\- ]", "", " ".join(title.split()).lower()).replace(" ", "-")


def _is_plain_list(block: Element) -> bool:
    """Whether Markdown has signs for all of a list: text may not stand beside paragraphs, or after blocks."""
    items = list(block.elements())
    airy = [any(child.tag == "p" for child in item.elements()) for item in items]
    for at, item in enumerate(items):
        # An item of one paragraph is told from one of bare text by the empty line beside it.
        lone = [child.tag for child in item.elements()] == ["p"]
        beside = airy[max(0, at - 1) : at] + airy[at + 1 : at + 2]
        if item.tag != "li" or not _is_plain_item(item) or (lone and not any(beside)):
            return False
    return bool(items)


def _is_plain_item(item: Element) -> bool:
    blocks = [b.tag for b in item.elements() if b.tag in BLOCKS]
    loose = _loose_runs(item)
    if "p" in blocks or not loose:
        # A list of bare lists would be one of "- - 1.", and "- ---" is a rule.
        return not loose and blocks[:1] not in ([], ["ul"], ["ol"], ["hr"])
    numbered = [e.get("start") for e in item.elements() if e.tag == "ol"]
    # Only a list that starts with 1 may follow text without an empty line.
    return loose == [0] and blocks in ([], ["ul"], ["ol"], ["ul", "ol"], ["ol", "ul"]) and not any(numbered)


def _loose_runs(item: Element) -> list[int]:
    """How many blocks of an item come before each run of text and inline elements in it."""
    runs: list[int] = []
    blocks = 0
    for child in item.children:
        if isinstance(child, Element) and child.tag in BLOCKS:
            blocks += 1
        elif (not isinstance(child, str) or child.strip()) and (not runs or runs[-1] != blocks):
            runs.append(blocks)
    return runs


def _is_plain_table(table: Element) -> bool:
    """Whether a table is what bars can draw: a head of one row, and below it rows of as many cells with
    nothing but text in them, aligned alike."""
    rows = list(table_rows(table))
    parts = [part.tag for part in table.elements()]
    if not rows or parts[:1] != ["thead"] or any(tag not in ("thead", "tbody") for tag in parts):
        return False
    aligns = [cell_align(cell) for cell in rows[0]]
    heads = sum(len(list(part.elements())) for part in table.elements() if part.tag == "thead")
    return heads == 1 and all(
        [cell_align(cell) for cell in row] == aligns
        and all(_is_plain_cell(cell, "td" if number else "th") for cell in row)
        for number, row in enumerate(rows)
    )


def _is_plain_cell(cell: Element, tag: str) -> bool:
    spans = cell.get("colspan") or cell.get("rowspan")
    return cell.tag == tag and not spans and not any(e.tag in BLOCKS for e in cell.walk())


def _without_way_back(item: Element) -> Element:
    """A footnote without the arrows that lead back to the text, and the blank before them."""
    copy = Element(item.tag, item.attributes)
    for child in item.children:
        if isinstance(child, str):
            copy.children.append(child)
        elif child.has_class("footnote-back"):
            if copy.children and isinstance(copy.children[-1], str):
                copy.children[-1] = copy.children[-1].rstrip("\xa0 ")
        else:
            copy.children.append(_without_way_back(child))
    return copy


def _fenced(block: Element) -> str:
    code = block.text().rstrip("\n")
    ticks = "`" * max(3, max((len(run) for run in re.findall(r"`+", code)), default=0) + 1)
    return f"{ticks}{block.get('data-language')}\n{code}\n{ticks}"


def _indented(text: str, width: int) -> str:
    return re.sub(r"\n(?=[^\n])", "\n" + " " * width, text)


def _quoted(blocks: Iterable[str]) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in "\n\n".join(blocks).split("\n"))
