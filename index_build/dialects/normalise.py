"""From what the Markdown extensions emit to the vocabulary that ``helpviewer/book/format.py`` documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from index_build.dialects.tree import Element

_RENAMED = {
    "h1": "h2", "b": "strong", "i": "em", "s": "del", "strike": "del", "tt": "code", "samp": "code",
    "var": "em", "tfoot": "tbody",
}  # fmt: skip
_UNWRAPPED = frozenset({"div", "section", "article", "aside", "details", "summary", "center", "body"})
_INLINE = frozenset(["a", "em", "strong", "del", "code", "kbd", "sub", "sup", "mark", "br", "span", "img"])
_HOLDS_BLOCKS = frozenset({"body", "blockquote", "aside"})
_KINDS = {
    "note": "note", "info": "note", "abstract": "note", "summary": "note", "seealso": "note",
    "example": "note", "question": "note", "quote": "note", "todo": "note",
    "tip": "tip", "hint": "tip", "success": "tip",
    "important": "important",
    "warning": "warning", "attention": "warning",
    "caution": "caution", "danger": "caution", "error": "caution", "failure": "caution", "bug": "caution",
}  # fmt: skip
_ALERT = re.compile(r"\s*\[!(note|tip|important|warning|caution)\][ \t]*\n?", re.IGNORECASE)
_TASK = re.compile(r"\s*\[([ xX])\]\s+")
_FOOTNOTE_REF = re.compile(r"fnref(\d*):(.+)")
_ALIGNED = frozenset({"right", "center"})


def convert(body: Element, names: Mapping[str, str]) -> Element:
    """The page's body in the book's vocabulary. ``body`` is used up; ``names`` are those of the kinds of
    notes, for notes without a title of their own."""
    made = Element("body", {}, _blocks(body.children, "body"))
    for note in made.walk():
        head = note.children[0] if note.tag == "aside" else None
        if isinstance(head, Element) and not head.children:
            head.children.append(names[note.attrs["data-kind"]])
    return made


def _nodes(children: Iterable[Element | str]) -> list[Element | str]:
    """The children converted one by one; containers without a meaning give way to what they hold."""
    found: list[Element | str] = []
    for child in children:
        if isinstance(child, str):
            found.append(child)
        elif _is_note(child):
            found.append(_admonition(child))
        elif child.tag == "div" and child.has_class("footnote"):
            found.append(_footnotes(child))
        elif child.tag == "blockquote":
            found.extend(_quote(child))
        elif child.tag in _UNWRAPPED:
            found.extend(_blocks(child.children, "body"))
        else:
            found.extend(_element(child))
    return found


def _blocks(children: Iterable[Element | str], parent: str) -> list[Element | str]:
    """Converted children of a parent that holds blocks: loose text between them becomes paragraphs."""
    found: list[Element | str] = []
    loose: list[Element | str] = []

    def close() -> None:
        if any(not isinstance(node, str) or node.strip() for node in loose):
            found.append(Element("p", {}, list(loose)))
        loose.clear()

    for node in _nodes(children):
        if isinstance(node, str) or node.tag in _INLINE:
            loose.append(node)
        else:
            close()
            found.append(node)
    close()
    return found


def _element(element: Element) -> list[Element | str]:
    tag = _RENAMED.get(element.tag, element.tag)
    if tag == "pre":
        return [_code_block(element)]
    if tag == "sup" and _FOOTNOTE_REF.fullmatch(element.attrs.get("id", "")):
        return [_footnote_ref(element)]
    children = _nodes(element.children)
    new = Element(tag, _attributes(element), children)
    if tag == "li":
        _mark_task(new)
    if tag == "p":
        return _paragraph(new)
    if tag in _HEADINGS and not new.text().strip():
        return []
    return [new]


_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


def _attributes(element: Element) -> dict[str, str]:
    """The attributes that mean something: the rest, classes above all, is somebody's style sheet."""
    attrs = element.attrs
    kept = {name: attrs[name] for name in ("id", "data-href", "data-src") if attrs.get(name)}
    if element.tag == "a" and "id" not in kept and attrs.get("name"):
        kept["id"] = attrs["name"]
    if element.tag == "a" and element.has_class("footnote-backref"):
        kept["class"] = "footnote-back"
    if element.tag == "img":
        kept |= {name: attrs.get(name, "") for name in ("alt", "title", "width", "height")}
    start = attrs.get("start", "1")
    if element.tag == "ol" and start.isdecimal() and start != "1":
        kept["start"] = start
    if element.tag in ("td", "th"):
        if attrs.get("align", "").lower() in _ALIGNED:
            kept["class"] = attrs["align"].lower()
        kept |= {name: attrs[name] for name in ("colspan", "rowspan") if attrs.get(name, "").isdigit()}
    return kept


def _paragraph(paragraph: Element) -> list[Element | str]:
    """A paragraph; nothing for an empty one, and a figure for a lone picture with a title, or with a line
    below it that is emphasised as a whole."""
    solid = [node for node in paragraph.children if not isinstance(node, str) or node.strip()]
    if not solid:
        return []
    first = solid[0]
    title = first.attrs["title"] if isinstance(first, Element) and first.tag == "img" else ""
    if title and len(solid) == 1:
        return [Element("figure", {}, [first, Element("figcaption", {}, [title])])]
    tags = [node.tag for node in solid if isinstance(node, Element)]
    last = solid[-1]
    if (
        not title
        and tags == ["img", "br", "em"]
        and len(solid) == 3
        and isinstance(last, Element)
        and last.text().strip()
    ):
        return [Element("figure", {}, [first, Element("figcaption", {}, last.children)])]
    return [paragraph]


def _code_block(pre: Element) -> Element:
    """``data-code`` is the number of a fenced block kept aside; other code stands in the tree as text."""
    number = pre.attrs.get("data-code", "")
    if number:
        return Element("pre", {"data-code": number})
    return Element("pre", {"class": "code", "data-language": ""}, [pre.text().rstrip("\n")])


def _is_note(element: Element) -> bool:
    return element.tag in ("div", "aside") and element.has_class("admonition")


def _note(kind: str, title: str, children: list[Element | str]) -> Element:
    head = Element("p", {"class": "note-title"}, [title] if title else [])
    return Element("aside", {"class": "note", "data-kind": kind}, [head, *children])


def _admonition(element: Element) -> Element:
    names = element.attrs.get("class", "").split()
    kind = next((_KINDS[name] for name in names if name in _KINDS), "note")
    title = ""
    children = list(element.children)
    for child in children:
        if isinstance(child, Element) and child.has_class("admonition-title"):
            title = child.text().strip()
            children.remove(child)
            break
    if title == kind.capitalize():
        title = ""  # what Python-Markdown writes when there is none
    return _note(kind, title, _blocks(children, "aside"))


def _quote(quote: Element) -> list[Element | str]:
    """A quotation, or the notes that ``> [!NOTE]`` opens in it; neighbours come as one quotation."""
    parts: list[tuple[str, list[Element | str]]] = [("", [])]
    for child in quote.children:
        if isinstance(child, Element) and child.tag == "p" and child.children:
            first = child.children[0]
            alert = _ALERT.match(first) if isinstance(first, str) else None
            if alert is not None and isinstance(first, str):
                child.children[0] = first[alert.end() :]
                parts.append((alert[1].lower(), []))
        parts[-1][1].append(child)
    found: list[Element | str] = []
    for kind, children in parts:
        title = _alert_title(children) if kind else ""
        blocks = _blocks(children, "blockquote")
        if kind:
            found.append(_note(kind, title, blocks))
        elif blocks:
            found.append(Element("blockquote", {}, blocks))
    return found


def _alert_title(children: list[Element | str]) -> str:
    """Take off and return the title of an alert: the words on the line after ``[!NOTE]``, if all of them are
    strong."""
    head = next((child for child in children if isinstance(child, Element)), None)
    solid = [n for n in head.children if not isinstance(n, str) or n.strip()] if head else []
    if head is None or len(solid) != 1:
        return ""
    only = solid[0]
    if (
        not isinstance(only, Element)
        or only.tag not in ("strong", "b")
        or any(e.tag == "img" for e in only.walk())
    ):
        return ""
    children.remove(head)
    return " ".join(only.text().split())


def _mark_task(item: Element) -> None:
    holder = item
    while holder.children and isinstance(holder.children[0], Element) and holder.children[0].tag == "p":
        holder = holder.children[0]
    if isinstance(item.children[0] if item.children else None, str) and holder is item:
        # A loose item starts with the blank before its paragraph.
        rest = [n for n in item.children if not isinstance(n, str) or n.strip()]
        if rest and isinstance(rest[0], Element) and rest[0].tag == "p":
            holder = rest[0]
    first = holder.children[0] if holder.children else None
    box = _TASK.match(first) if isinstance(first, str) else None
    if box is not None and isinstance(first, str):
        holder.children[0] = first[box.end() :]
        item.attrs["class"] = "task" if box[1] == " " else "task done"


def _footnote_ref(sup: Element) -> Element:
    link = next((e for e in sup.walk() if e.tag == "a"), Element("a"))
    attrs = {
        "data-href": _footnote_id(link.attrs.get("data-href", "")),
        "id": _footnote_id(sup.attrs["id"]),
    }
    return Element("sup", {"class": "footnote-ref"}, [Element("a", attrs, [link.text()])])


def _footnotes(element: Element) -> Element:
    items = Element("section", {"class": "footnotes"}, [])
    for child in element.children:
        if isinstance(child, Element) and child.tag == "ol":
            items.children.append(Element("ol", {}, _nodes(child.children)))
    for part in items.walk():
        for name in ("id", "data-href"):
            if name in part.attrs:
                part.attrs[name] = _footnote_id(part.attrs[name])
    return items


def _footnote_id(text: str) -> str:
    """``fn:a`` → ``fn-a``, ``fnref2:a`` → ``fnref-a-2``; with or without a ``#`` in front."""
    mark = "#" if text.startswith("#") else ""
    bare = text.removeprefix("#")
    if bare.startswith("fn:"):
        return f"{mark}fn-{_word(bare[3:])}"
    ref = _FOOTNOTE_REF.fullmatch(bare)
    if ref is None:
        return text
    return f"{mark}fnref-{_word(ref[2])}" + (f"-{ref[1]}" if ref[1] else "")


def _word(text: str) -> str:
    return re.sub(r"[^\w-]+", "-", text)
