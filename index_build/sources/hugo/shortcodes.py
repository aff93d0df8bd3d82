"""Hugo's shortcodes: found in a page, and turned into what the common ones of all themes show."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from helpviewer.page.markdown import fenced
from index_build.dialects.note_kinds import NOTE_KINDS
from index_build.sources.markup.components import fold, in_line, note, tab, tabs, with_words

_TAG = re.compile(
    r"""\{\{([<%])\s*+(
        /\*(?:(?!\*/).)*+\*/  # an example
        |(?:"(?:\\.|[^"\\])*+"|`[^`]*+`|\s++(?![>%]\}\})|(?![>%]\}\}|\{\{[<%])\S)*+(?=\s*+[>%]\}\})
        |(?:\s++(?![>%]\}\})|(?![>%]\}\}|\{\{[<%])\S)*+  # a quotation mark that is none
    )\s*+[>%]\}\}""",
    re.DOTALL | re.VERBOSE,
)
_WORD = re.compile(r"(?:([\w.-]+)\s*=\s*)?(?:\"((?:\\.|[^\"\\])*)\"|`([^`]*)`|'([^']*)'|(\S+))")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_FENCE = re.compile(r"^[ \t]*(?:`{3}|~{3})", re.MULTILINE)
DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Shortcode:
    """A shortcode with its arguments and what stands in it, rendered already."""

    name: str
    words: tuple[str, ...]
    named: dict[str, str]
    content: str = ""
    line: int = 0

    def get(self, *names: str) -> str:
        """The first of these arguments that is given; a number asks for a position."""
        for name in names:
            if name.isdecimal():
                if int(name) < len(self.words):
                    return self.words[int(name)]
            elif self.named.get(name.casefold()):
                return self.named[name.casefold()]
        return ""


Render = Callable[[Shortcode], str | None]


@dataclass(frozen=True, slots=True)
class _Open:
    shortcode: Shortcode
    indent: str


def render_shortcodes(text: str, render: Render) -> str:
    """The text with each shortcode as ``render`` has it; None leaves the content alone."""
    items: list[str | _Open] = []
    at = line = 0
    for match in _TAG.finditer(text):
        before = text[at : match.start()]
        items.append(before)
        line += text.count("\n", at, match.start())
        at = match.end()
        inner = match[2]
        if inner.startswith("/*"):
            items.append(f"{{{{{match[1]} {inner[2:-2].strip()} {'>' if match[1] == '<' else '%'}}}}}")
        elif inner.startswith("/"):
            _close(items, inner[1:].split()[0] if inner[1:].split() else "", render)
        elif inner:
            row = text.rfind("\n", 0, match.start()) + 1
            indent = text[row : match.start()]
            opened = _Open(_read(inner, line), indent if not indent.strip() else "")
            items.append(opened)
            if inner.endswith("/"):
                _end(items, len(items) - 1, render)
        line += match[0].count("\n")
    items.append(text[at:])
    return "".join(_text(item, render) for item in items)


def _read(inner: str, line: int) -> Shortcode:
    name, _, rest = inner.removesuffix("/").strip().partition(" ")
    words: list[str] = []
    named: dict[str, str] = {}
    for match in _WORD.finditer(rest.strip()):
        value = next((part for part in match.groups()[1:] if part is not None), "").replace('\\"', '"')
        if match[1]:
            named[match[1].casefold()] = value
        else:
            words.append(value)
    return Shortcode(name.strip(), tuple(words), named, line=line)


def _close(items: list[str | _Open], name: str, render: Render) -> None:
    for place in range(len(items) - 1, -1, -1):
        item = items[place]
        if isinstance(item, _Open) and item.shortcode.name == name:
            _end(items, place, render)
            return


def _end(items: list[str | _Open], place: int, render: Render) -> None:
    """Render the shortcode at ``place`` with all that stands behind it as its content."""
    opened = items[place]
    assert isinstance(opened, _Open)
    content = "".join(_text(item, render) for item in items[place + 1 :])
    whole = _Open(_with(opened.shortcode, content), opened.indent)
    del items[place:]
    items.append(_text(whole, render))


def _with(shortcode: Shortcode, content: str) -> Shortcode:
    return Shortcode(shortcode.name, shortcode.words, shortcode.named, content, shortcode.line)


def _text(item: str | _Open, render: Render) -> str:
    if isinstance(item, str):
        return item
    found = render(item.shortcode)
    text = item.shortcode.content if found is None else found
    return text.replace("\n", f"\n{item.indent}") if item.indent else text


def common(code: Shortcode) -> str | None:
    """What the shortcodes show that Hugo and its themes have in common; None for any other."""
    name = code.name.casefold().rpartition("/")[2]
    render = _COMMON.get(name)
    if render is not None:
        return render(code)
    return note(name, code.get("title", "0"), code.content) if name in NOTE_KINDS else None


def said(code: Shortcode) -> str:
    """What an unknown shortcode shows at least: its content, and the words in its arguments."""
    words = code.get("title", "heading", "header", "label", "text", "caption", "description")
    return with_words([words] if words else [], code.get("url", "href", "link"), code.content)


def _note(code: Shortcode) -> str:
    kind = code.get("color", "type", "kind", "style", "context", "icon", "0")
    title = code.get("title", "1")
    return note(_COLOURS.get(kind.casefold(), kind or "note"), title, code.content)


def _tab(code: Shortcode) -> str:
    title = code.get("header", "name", "title", "tabname", "label", "0")
    language = code.get("lang")
    # With a language it is code, unless it is text with blocks of code in it.
    is_code = language and not _FENCE.search(code.content)
    return tab(title, fenced(code.content.strip(), language) if is_code else code.content)


def _figure(code: Shortcode) -> str:
    source, alt = code.get("src", "0"), code.get("alt", "caption", "title")
    words = " ".join(text for text in (code.get("title"), code.get("caption"), code.get("attr")) if text)
    image = f'<img src="{escape(source)}" alt="{escape(alt)}">'
    if code.get("link"):
        image = f'<a href="{escape(code.get("link"))}">{image}</a>'
    return f"<figure>{image}<figcaption>{in_line(escape(words))}</figcaption></figure>" if words else image


def _highlight(code: Shortcode) -> str:
    return f"\n{fenced(code.content.strip(chr(10)), code.get('lang', '0'))}\n"


def _video(address: str) -> Callable[[Shortcode], str]:
    def render(code: Shortcode) -> str:
        found = code.get("id", "0")
        return (
            f'<iframe src="{address}{escape(found)}" title="{escape(code.get("title", "label"))}"></iframe>'
        )

    return render


def _ref(code: Shortcode) -> str:
    path = code.get("path", "0")
    return path if _SCHEME.match(path) or path.startswith("#") else path.replace(" ", "%20")


def _button(code: Shortcode) -> str:
    words = code.content.strip() or code.get("text", "label", "title", "0")
    return f"[{words}](<{code.get('href', 'url', 'link', 'relref', 'page', 'ref', '1')}>)"


def _fold(code: Shortcode) -> str:
    return fold(code.get("summary", "title", "label", "name", "0") or "Details", code.content)


def _code_fence(language: str) -> Callable[[Shortcode], str]:
    return lambda code: f"\n{fenced(code.content.strip(chr(10)), language)}\n"


def _content(code: Shortcode) -> str:
    return code.content


def _nothing(_code: Shortcode) -> str:
    return ""


def _card(code: Shortcode) -> str:
    title, link = code.get("title", "header"), code.get("link", "href", "url")
    head = f"**[{title}](<{link}>)**" if link and title else f"**{title}**" if title else ""
    return f"\n\n{head}\n\n{code.get('subtitle', 'description')}\n\n{code.content}\n\n"


_COLOURS = {
    "info": "note", "primary": "note", "secondary": "note", "success": "tip", "green": "tip", "blue": "note",
    "danger": "caution", "red": "caution", "orange": "warning", "yellow": "warning", "default": "note",
}  # fmt: skip
_COMMON: dict[str, Callable[[Shortcode], str]] = {
    **dict.fromkeys(("notice", "alert", "hint", "callout", "admonition", "pageinfo", "box"), _note),
    **dict.fromkeys(("tabs", "tabpane", "tabset", "tabbed-content"), lambda code: tabs(code.content)),
    **dict.fromkeys(("tab", "tabitem", "tab-item"), _tab),
    **dict.fromkeys(("figure", "img", "image", "imgproc", "picture"), _figure),
    **dict.fromkeys(("ref", "relref", "link"), _ref),
    **dict.fromkeys(("details", "expand", "collapse", "accordion", "spoiler"), _fold),
    **dict.fromkeys(("button", "btn", "linkbutton", "blocks/link-down"), _button),
    **dict.fromkeys(("card", "cardpane-card", "linkcard"), _card),
    **dict.fromkeys(
        ("columns", "column", "cards", "cardpane", "steps", "step", "rawhtml", "html", "md", "markdown",
         "block", "section", "row", "col", "center", "lead", "div", "filetree"), _content),
    **dict.fromkeys(("toc", "children", "childpages", "br", "divider", "icon", "fa", "clear"), _nothing),
    "highlight": _highlight,
    "code": _highlight,
    "mermaid": _code_fence("mermaid"),
    "katex": lambda code: f"\n$$\n{code.content.strip()}\n$$\n",
    "math": lambda code: f"\n$$\n{code.content.strip()}\n$$\n",
    "kbd": lambda code: f"<kbd>{escape(code.get('0') or code.content)}</kbd>",
    "youtube": _video("https://www.youtube.com/watch?v="),
    "vimeo": _video("https://vimeo.com/"),
    "gist": lambda code: f"<https://gist.github.com/{code.get('0')}/{code.get('1')}>",
}  # fmt: skip
