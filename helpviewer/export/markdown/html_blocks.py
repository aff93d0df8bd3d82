"""Blocks that Markdown has no signs for, as the HTML that it allows instead. No Qt.

Such a block has no empty line in it, which would end it
(https://spec.commonmark.org/0.31.2/#html-blocks), and no character that could be taken for Markdown: within
lists and quotations some programs read its texts as such.
"""

from __future__ import annotations

from helpviewer.export.markdown.escape import in_quotes, tag_code, tag_text
from helpviewer.export.markdown.inline import InlineWriter
from helpviewer.page.tree import BLOCKS, HEADINGS, Element, cell_align

_PARTS = BLOCKS | {"li", "dt", "dd", "thead", "tbody", "tr", "td", "th"}

_HOLDERS = frozenset({"ul", "ol", "dl", "table", "thead", "tbody", "tr", "blockquote"})


def as_html(block: Element, writer: InlineWriter) -> str:
    """The block in tags, without a line end after it."""
    return "".join(_element(block, writer)).strip("\n")


def _element(element: Element, writer: InlineWriter) -> list[str]:
    tag = element.tag
    if tag == "pre":
        language = element.get("data-language")
        kind = f' class="language-{in_quotes(language)}"' if language else ""
        return ["\n<pre><code", kind, ">", tag_code(element.text().rstrip("\n")), "</code></pre>\n"]
    if tag == "code" and not any(True for _ in element.elements()):
        return ["<code>", tag_code(element.text()), "</code>"]
    if tag == "img":
        return _picture(element, writer)
    if tag == "br":
        return ["<br>"]
    inside = _children(element, writer)
    if tag == "hr":
        return ["\n<hr>\n"]
    if tag == "a":
        address = writer.address(element)
        return ["<a", _attribute("href", address), ">", *inside, "</a>"] if address else inside
    if element.has_class("footnote-ref"):
        return ["<sup>", *inside, "</sup>"]
    if tag == "aside":
        # The builder knows a note in HTML by the class that Python-Markdown and Sphinx give it.
        kind = f"admonition {element.get('data-kind')}"
        return [f'\n<div class="{in_quotes(kind)}">\n', *inside, "\n</div>\n"]
    attributes = "".join(_attribute(name, value) for name, value in _attributes(element).items())
    gap = "\n" if tag in _PARTS else ""
    within = "\n" if tag in _HOLDERS else ""
    return [gap, f"<{tag}{attributes}>", within, *inside, within, f"</{tag}>", gap]


def _children(element: Element, writer: InlineWriter) -> list[str]:
    parts: list[str] = []
    if element.tag == "li" and element.has_class("task"):
        parts.append("[x] " if element.has_class("done") else "[ ] ")
    for child in element.children:
        if isinstance(child, str):
            parts.append(tag_text(child))
        else:
            parts.extend(_element(child, writer))
    lines = "".join(parts).split("\n")
    return ["\n".join(line for line in lines if line.strip(" "))]


def _attributes(element: Element) -> dict[str, str]:
    kept = {name: element.get(name) for name in ("start", "colspan", "rowspan") if element.get(name)}
    if element.tag in HEADINGS:
        kept["id"] = element.get("id")
    if element.tag in ("td", "th") and cell_align(element):
        kept["align"] = cell_align(element)
    if element.has_class("note-title"):
        kept["class"] = "admonition-title"
    return kept


def _picture(image: Element, writer: InlineWriter) -> list[str]:
    file = writer.book.image_path(image.get("src"))
    if file is None:
        return [tag_text(f"[Picture: {image.get('alt')}]")]
    names = ("alt", "width", "height")
    attributes = "".join(_attribute(name, image.get(name)) for name in names if image.get(name))
    return ["<img", _attribute("src", writer.picture_source(file)), attributes, ">"]


def _attribute(name: str, value: str) -> str:
    return f' {name}="{in_quotes(value)}"'
