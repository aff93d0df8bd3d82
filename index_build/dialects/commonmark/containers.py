"""Containers (``::: tip``) and notes (admonitions) in quotations (``> [!info] Title``) of all generators."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml, unescapeAll
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from index_build.dialects.code import read_info
from index_build.dialects.commonmark.attributes import read_attributes
from index_build.dialects.commonmark.titles import title_html
from index_build.dialects.note_kinds import NOTE_KINDS

_CONTAINER = re.compile(r"\{?[ .]*([\w.:-]+)[^}\s\[{]*\}?\s*(?:\[(.*?)\]|([^{]*))(?:\{(.*)\})?\s*")
_ALERT = re.compile(r"\[!([\w-]+)\]([+-]?)[ \t]*([^\n]*)(?:\n|$)")
_BRACES = re.compile(r"\s*(\{[^{}]*\})\s*")
_NAMES = ("name", "collapse")
_BEFORE_KIND = re.compile(r"(?:callout|alert|admonition|rmd|prompt|theme)-?(\w+)")
"""``callout-note``, ``rmdwarning``"""

_TITLE = re.compile(r"""\btitle\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_STRONG = re.compile(r"(\*\*|__).*\1\s*")
_QUOTES = frozenset({"epigraph", "pull-quote", "highlights", "blockquote"})
_FOLDS = frozenset({"toggle", "details", "spoiler", "dropdown", "collapse", "expander", "accordion"})
_VERSIONS = {
    "versionadded": "Added in version",
    "versionchanged": "Changed in version",
    "versionremoved": "Removed in version",
    "deprecated": "Deprecated since version",
}
"""What Sphinx says of versions."""

_STATEMENTS = frozenset({"exercise", "solution", "theorem", "lemma", "proof", "definition", "corollary"})
"""What mathematicians and teachers call their boxes."""

_TAB_SETS = frozenset({"tabs", "tab-set", "tabset"})
_TABS = frozenset({"tab", "tab-item", "tabitem", "group-tab"})
_SILENT = frozenset(
    {
        "raw",
        "v-pre",
        "center",
        "left",
        "right",
        "group",
        "row",
        "column",
        "columns",
        "container",
        "grid",
        "grid-item",
        "grid-item-card",
        "card",
        "cards",
        "div",
        "hint-box",
        "steps",
        "figure",
        "margin",
        "sidebar",
        "line-block",
        "only",
        "ifconfig",
        "md",
        "figure-md",
        "card-carousel",
        "table",
        "glossary",
        "hlist",
        "div-block",
        "list-table",
        "video",
        "unnumbered",
        "fragment",
        "layout",
    }
)
"""Containers that only lay things out: what is in them stands for itself."""


class Ends(NamedTuple):
    """What opens and what closes a container."""

    opening: str
    closing: str


def add_to(md: MarkdownIt) -> None:
    """Teach ``md`` containers and notes."""
    md.core.ruler.after("block", "containers", _write)


def _write(state: StateCore) -> None:
    _write_containers(state)
    _write_alerts(state)


def _write_containers(state: StateCore) -> None:
    closings: list[str] = []
    for at, token in enumerate(state.tokens):
        if token.type == "container_box_open":
            ends = _ends(at, token, state)
            closings.append(ends.closing)
            token.type, token.content = "markup", ends.opening
        elif token.type == "container_box_close":
            before = token.meta.get("before", "")
            token.type, token.content = "markup", before + (closings.pop() if closings else "")


def _ends(at: int, token: Token, state: StateCore) -> Ends:
    braces = _BRACES.fullmatch(token.info)
    if braces is not None and (attributes := read_attributes(braces[1], _NAMES)) is not None:
        return _attributed(at, attributes, token, state)
    match = _CONTAINER.fullmatch(token.info.strip())
    name, title = ("", token.info) if match is None else (match[1], match[2] or match[3] or "")
    if match is not None and not title and (given := _TITLE.search(match[4] or "")):
        title = given[1] or given[2] or ""
    line = token.map[0] + 1 if token.map else 0
    if name.lower() == "code-group":
        _name_tabs(state.tokens, at)
        return Ends(f'<div class="tabbed-set" data-line="{line}">', "</div>")
    ends = box_ends(name, title.strip(), line, state)
    if ends is None:
        state.env["page"].find(
            "container", f":::{' ' if token.info[:1] == ' ' else ''}{token.info.strip()}", line
        )
        return Ends(f'<div data-line="{line}">', "</div>")
    return ends


def _attributed(at: int, attributes: dict[str, Any], token: Token, state: StateCore) -> Ends:
    """A container of Pandoc's (``::: {#id .note title="…"}``), whose first known class says what it is."""
    line = token.map[0] + 1 if token.map else 0
    classes = str(attributes.get("class", "")).split()
    place = f'<a id="{escapeHtml(str(attributes["id"]))}"></a>' if attributes.get("id") else ""
    names = [name for one in classes for name in (one, *_BEFORE_KIND.findall(one))]
    title = str(attributes.get("title") or attributes.get("name") or "")
    if "panel-tabset" in classes:
        _headings_as_tabs(state.tokens, at)
        return Ends(f'{place}<div class="tabbed-set" data-line="{line}">', "</div>")
    for name in names:
        if name.lower() in NOTE_KINDS and not title:
            title = _take_heading(state.tokens, at)
        ends = box_ends(name, title, line, state)
        if ends is not None:
            if attributes.get("collapse") in ("true", "false") and name.lower() in NOTE_KINDS:
                is_open = " open" if attributes["collapse"] == "false" else ""
                words = title_html(title, state) if title else ""
                summary = f"<summary>{words}</summary>" if words else ""
                return Ends(f'{place}<details class="{escapeHtml(name)}"{is_open}>{summary}', "</details>")
            return Ends(place + ends.opening, ends.closing)
    if classes:
        state.env["page"].find("container", f"::: {token.info.strip()}", line)
    head = f"<p><strong>{title_html(title, state)}</strong></p>" if title else ""
    return Ends(f'{place}<div data-line="{line}">{head}', "</div>")


def _take_heading(tokens: list[Token], at: int) -> str:
    """Take the words of a heading off the start of a container, whose title they are."""
    opening = tokens[at + 1]
    if opening.type != "heading_open":
        return ""
    title = tokens[at + 2].content
    opening.type = tokens[at + 3].type = "markup"
    tokens[at + 2].content = ""
    return title


def _headings_as_tabs(tokens: list[Token], at: int) -> None:
    """Make the headings right in a container the labels of tabs."""
    level, name, is_open = tokens[at].level, "", False
    for number in range(at + 1, len(tokens)):
        token = tokens[number]
        if token.type == "container_box_close" and token.level == level:
            if is_open:
                token.meta["before"] = "</div>"
            return
        if token.type == "heading_open" and token.level == level + 1 and name in ("", token.tag):
            name = token.tag
            token.type = "markup"
            token.content = f"{'</div>' if is_open else ''}<label>"
            close = tokens[number + 2]
            close.type, close.content = "markup", '</label><div class="tabbed-content">'
            is_open = True


def box_ends(name: str, title: str, line: int, state: StateCore) -> Ends | None:
    """The HTML around a box of this name, None when it is none that a book knows."""
    low = name.lower()
    words = title_html(title, state) if title else ""
    if low in NOTE_KINDS:
        head = f'<p class="admonition-title">{words}</p>' if words else ""
        return Ends(f'<div class="admonition {low}" data-line="{line}">{head}', "</div>")
    if low in _STATEMENTS or low.startswith("prf:"):
        name = low.rpartition(":")[2].capitalize()
        return Ends(
            f'<div class="admonition note" data-line="{line}">'
            f'<p class="admonition-title">{name}{": " if words else ""}{words}</p>',
            "</div>",
        )
    if low in _VERSIONS:
        return Ends(
            f'<div class="admonition note" data-line="{line}">'
            f'<p class="admonition-title">{_VERSIONS[low]} {words}</p>',
            "</div>",
        )
    if low in _QUOTES:
        head = f"<p>{words}</p>" if words else ""
        return Ends(f'<blockquote data-line="{line}">{head}', "</blockquote>")
    if low in _FOLDS:
        head = f"<summary>{words}</summary>" if words else ""
        return Ends(f'<details data-line="{line}">{head}', "</details>")
    if low in _TAB_SETS:
        return Ends(f'<div class="tabbed-set" data-line="{line}">', "</div>")
    if low in _TABS:
        return Ends(f'<label>{words}</label><div class="tabbed-content">', "</div>")
    if low in _SILENT:
        kind = ' class="cards"' if low in ("grid", "cards") else ""
        head = f"<p><strong>{words}</strong></p>" if words and low.endswith(("card", "table")) else ""
        return Ends(f'<div{kind} data-line="{line}">{head}', "</div>")
    return None


def _name_tabs(tokens: list[Token], at: int) -> None:
    """Give each block of code in a group the label of its tab."""
    level = tokens[at].level
    for token in tokens[at + 1 :]:
        if token.level <= level and token.type == "container_box_close":
            return
        if token.type == "fence":
            info = read_info(unescapeAll(token.info))
            token.meta["tab"] = info.title or info.language or "Code"
            token.info = token.info.replace(f"[{info.title}]", "")


def _write_alerts(state: StateCore) -> None:
    """Notes in quotations, those of GitHub and others: with a title on their first line, folded, or one
    below the other in one quotation."""
    found: list[Token] = []
    closings: list[tuple[int, str]] = []
    for at, token in enumerate(state.tokens):
        found.append(token)
        if token.type == "blockquote_open":
            closings.append((token.level, "</blockquote>"))
        elif token.type == "blockquote_close" and closings:
            token.type, token.content = "markup", closings.pop()[1]
        elif token.type == "paragraph_open" and closings and token.level == closings[-1][0] + 1:
            ends = _alert(state.tokens[at + 1], token, state)
            if ends is None:
                continue
            if state.tokens[at - 1].type == "blockquote_open":
                found[-2] = _markup(ends.opening, token.level)
            else:
                found.insert(-1, _markup(closings[-1][1] + ends.opening, token.level))
            closings[-1] = (closings[-1][0], ends.closing)
    state.tokens = found


def _alert(inline: Token, opening: Token, state: StateCore) -> Ends | None:
    """The HTML around the note that a paragraph opens, if it does, and whose sign is taken off it."""
    match = _ALERT.match(inline.content)
    if match is None or match[1].lower() not in NOTE_KINDS:
        return None
    inline.content = inline.content[match.end() :]
    line = opening.map[0] + 1 if opening.map else 0
    if inline.map:
        inline.map = [inline.map[0] + 1, inline.map[1]]
    title = title_html(match[3].strip(), state) if match[3].strip() else _take_strong(inline, state)
    kind = escapeHtml(match[1].lower())
    if match[2]:
        is_open = " open" if match[2] == "+" else ""
        head = f"<summary>{title}</summary>" if title else ""
        return Ends(f'<details class="{kind}"{is_open} data-line="{line}">{head}', "</details>")
    head = f'<p class="admonition-title">{title}</p>' if title else ""
    return Ends(f'<div class="admonition {kind}" data-line="{line}">{head}', "</div>")


def _markup(html: str, level: int) -> Token:
    return Token("markup", "", 0, content=html, level=level)


def _take_strong(inline: Token, state: StateCore) -> str:
    """The title that a note has in the words right below its sign, if they are strong as a whole."""
    words: list[Token] = []
    if _STRONG.fullmatch(inline.content):
        state.md.inline.parse(inline.content.strip(), state.md, state.env, words)
    if not _is_strong(words):
        return ""
    title = title_html(inline.content.strip()[2:-2], state)
    inline.content = ""
    return title


def _is_strong(children: list[Token]) -> bool:
    solid = [child for child in children if child.type != "text" or child.content]
    if len(solid) < 2 or solid[0].type != "strong_open" or solid[-1].type != "strong_close":
        return False
    if any(child.type in ("image", "softbreak", "hardbreak") for child in solid):
        return False
    return all(child.level > solid[0].level for child in solid[1:-1])
