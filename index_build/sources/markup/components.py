"""Turns the components of MDX and Vue pages into HTML and Markdown that the builder reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

from index_build.sources.markup.code_spans import parts_with_code
from index_build.sources.markup.includes import dedented
from index_build.sources.markup.jsx import Component, Piece, Tag, literal, tag_at

DEEPEST = 40
_EMPTY = frozenset({"img", "br", "hr", "input", "source", "col", "wbr", "track", "embed", "area"})
_BLOCKS = frozenset({
    "div", "details", "summary", "section", "figure", "figcaption", "article", "aside", "center", "main",
    "table", "thead", "tbody", "tr", "td", "th", "ul", "ol", "li", "dl", "dt", "dd", "p", "blockquote",
    "video", "audio", "iframe", "header", "footer", "nav", "picture", "template", "h1", "h2", "h3", "h4",
})  # fmt: skip
_KEPT = (
    "href", "src", "alt", "id", "title", "width", "height", "colspan", "rowspan", "open", "align", "poster",
)  # fmt: skip
_SAID = (
    "title", "heading", "header", "label", "question", "text", "subtitle", "caption", "summary",
    "description",
)  # fmt: skip
"""Attributes that hold words for people."""
_NO_WORDS = re.compile(r"Icon|Image|Img|Logo|Badge|Head$|Meta")
_LIST_MARKS = " \t->*+.)0123456789"
_JSX_NAMES = {"classname": "class", "htmlfor": "for", "colspan": "colspan", "rowspan": "rowspan"}
_CODE = re.compile(r"(`+)(.+?)\1")
_SIGNS = (
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), "strong"),
    (re.compile(r"(?<![\w*])(\*|_)(?=[^\s*])([^<>]+?)(?<=[^\s*])\1(?![\w*])"), "em"),
)
_MARKUP = re.compile(r"[*_`\[\]]")

Render = Callable[[Component, str], str]
"""Makes text of a component and its content, which is text already."""


class ComponentText:
    """Rewrites pages with components. ``known`` are the components by name; ``unknown`` is told the name and
    the line (from 0) of every other."""

    def __init__(self, known: dict[str, Render], unknown: Callable[[str, int], None]) -> None:
        self._known = known
        self._unknown = unknown

    def rewrite(self, text: str) -> str:
        """The page with its components as HTML."""
        return self._inner(_tree(text).children, 0) if "<" in text else text

    def _inner(self, children: list[Piece], depth: int) -> str:
        return "".join(c if isinstance(c, str) else self._component(c, depth + 1) for c in children)

    def _component(self, component: Component, depth: int) -> str:
        content = self._inner(component.children, depth)
        if component.name in self._known:
            text = self._known[component.name](component, content)
        elif component.name[:1].islower():
            text = html(component, content)
            if component.begins_line and component.name in _BLOCKS:
                text += "\n"
        else:
            if component.name:
                self._unknown(component.name, component.line)
            text = "\n".join(dedented(content.split("\n"))) if "\n" in content else content
            text = with_words(*_said(component), text)
        return text.replace("\n", "\n" + component.indent) if component.indent else text


def _said(component: Component) -> tuple[list[str], str]:
    """The words that an unknown component has in its attributes, and where it leads."""
    if _NO_WORDS.search(component.name):
        return [], ""
    words = [text for name in _SAID if (text := " ".join(component.text(name).split()))]
    return words, component.text("href", "to", "url", "link")


def with_words(words: list[str], url: str, content: str) -> str:
    """What is unknown shows at least its words, the first with its link, and its content."""
    if not words:
        return content
    first, *others = (re.sub(r"([\\`*_\[\]<])", r"\\\1", text) for text in words)
    head = f"[{first}](<{url}>)" if url and " " not in url else f"**{first}**"
    said = ": ".join([head, *others])
    return f"{said}\n\n{content}" if "\n" in content else f"{said} {content}".rstrip()


def html(component: Component, content: str) -> str:
    """A component that is an element of HTML, around content that is Markdown."""
    attributes = "".join(_attribute(name, value) for name, value in component.attributes.items())
    start = f"<{component.name}{attributes}>"
    end = f"</{component.name}>"
    if component.name == "summary" and _MARKUP.search(content):
        content = in_line(content)
    if component.name in _EMPTY:
        return start
    if "\n" in content or (
        not component.in_text
        and component.name in _BLOCKS
        and component.name != "summary"
        and _MARKUP.search(content)
    ):
        return box(start, content, end)
    return f"{start}{content}{end}"


def in_line(text: str) -> str:
    """Words with the signs that Markdown has within a line, as HTML."""
    found = _CODE.sub(lambda match: f"<code>{escape(match[2], quote=False)}</code>", text)
    for pattern, tag in _SIGNS:
        found = pattern.sub(rf"<{tag}>\2</{tag}>", found)
    return found


def _attribute(name: str, value: str) -> str:
    name = _JSX_NAMES.get(name.casefold(), name.lstrip(":"))
    if name not in _KEPT and name != "class":
        return ""
    text = literal(value)
    return f' {name}="{escape(text, quote=True)}"' if text or not value else ""


def box(start: str, content: str, end: str) -> str:
    """Content as Markdown between two lines of HTML."""
    inner = "\n".join(dedented(content.strip("\n").split("\n"))).strip("\n")
    return f"{start}\n\n{inner}\n\n{end}" if inner.strip() else f"{start}{end}"


def note(kind: str, title: str, content: str) -> str:
    """A note around Markdown. ``title`` is plain text, "" for that of the kind."""
    head = f'<p class="admonition-title">{escape(title)}</p>' if title else ""
    return "\n" + box(f'<div class="admonition {kind}">{head}', content, "</div>") + "\n"


def tab(title: str, content: str) -> str:
    """One of several alternatives; see :func:`tabs`."""
    label = f'<div class="tabbed-labels"><label>{escape(title)}</label></div>'
    return "\n" + box(f'{label}<div class="tabbed-block">', content, "</div>") + "\n"


def tabs(content: str) -> str:
    """Alternatives, made of :func:`tab`."""
    return "\n" + box('<div class="tabbed-set">', content, "</div>") + "\n"


def fold(summary: str, content: str) -> str:
    """Markdown that opens below its summary."""
    return "\n" + box(f"<details><summary>{escape(summary)}</summary>", content, "</details>") + "\n"


class _Place:
    """Where in the page and in its line the next piece stands."""

    def __init__(self) -> None:
        self.line = 0
        self.indent = ""
        self.begins_line = True
        self.in_text = False

    def pass_over(self, piece: str, *, is_tag: bool) -> None:
        """Go on behind a piece."""
        above, has_end, tail = piece.rpartition("\n")
        if has_end:
            self.line += above.count("\n") + 1
            self.indent, self.begins_line, self.in_text = "", True, False
        if is_tag or tail.strip():
            self.begins_line = False
            self.in_text = self.in_text or not (is_tag or not tail.strip(_LIST_MARKS))
        elif self.begins_line:
            self.indent += tail


def _tree(text: str) -> Component:
    """The components of a page. HTML within a line is left as it is."""
    root = Component("")
    stack = [root]
    place = _Place()
    for part, is_code in parts_with_code(text):
        for piece, tag in [(part, None)] if is_code else _tags(part):
            _put(stack, piece, tag, place)
            place.pass_over(piece, is_tag=tag is not None)
    return root


def _put(stack: list[Component], piece: str, tag: Tag | None, place: _Place) -> None:
    if tag is None:
        stack[-1].children.append(piece)
    elif tag.form == "close":
        opened = next((n for n in range(len(stack) - 1, 0, -1) if stack[n].name == tag.name), 0)
        if opened:
            del stack[opened:]
        elif not _counts(tag):
            stack[-1].children.append(piece)
    else:
        indent = place.indent if place.begins_line else ""
        component = Component(
            tag.name, tag.attributes, [], place.line, indent, place.begins_line, place.in_text
        )
        stack[-1].children.append(component)
        if tag.form == "open" and tag.name not in _EMPTY and len(stack) < DEEPEST:
            stack.append(component)


def _tags(text: str) -> Iterator[tuple[str, Tag | None]]:
    """A piece of text cut at its components and at the blocks of HTML. Comments are taken out."""
    start = at = 0
    while (at := text.find("<", at)) >= 0:
        if text.startswith("<!--", at):
            end = text.find("-->", at)
            if at > start:
                yield text[start:at], None
            start = at = len(text) if end < 0 else end + 3
            continue
        first = text[at + 1 : at + 3].lstrip("/")[:1]
        tag = tag_at(text, at) if first.isalpha() or first == ">" else None
        is_escaped = at > 0 and text[at - 1] == "\\" and text[at - 2 : at - 1] != "\\"
        if tag is None or is_escaped or not (_counts(tag) or tag.form == "close"):
            at += 1
            continue
        if at > start:
            yield text[start:at], None
        yield text[at : tag.end], tag
        start = at = tag.end
    if start < len(text):
        yield text[start:], None


def _counts(tag: Tag) -> bool:
    """Whether a tag is more than HTML within a line."""
    name = tag.name
    if not name or name[0].isupper() or name in _BLOCKS or name in _EMPTY:
        return True
    return tag.form != "close" and (tag.form == "single" or any(
        key == "className" or value.startswith("{") for key, value in tag.attributes.items()
    ))  # fmt: skip
