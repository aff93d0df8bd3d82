"""What Microsoft Learn adds to Markdown: files taken in, tabs, pictures and code as ``:::``, pages of FAQ."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from html import escape
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote

from helpviewer.page.markdown import fenced
from index_build.sources.docfx.zones import Zones
from index_build.sources.files.docs_folder import address, folder_of, joined
from index_build.sources.markup.code_spans import lines_with_code, outside_code, parts_with_code
from index_build.sources.markup.components import tab, tabs
from index_build.sources.markup.includes import DEEPEST, Includes, dedented
from index_build.sources.site import Site

_RELATIVE = re.compile(
    r"(\]\([ ]*<?|^[ ]{0,3}\[[^\]\n]+\]:[ ]*<?|\b(?:src|source|lightbox)=\")"
    r"(?![a-zA-Z][\w+.-]*:|[#/~?\s])([^\s()<>\"]+)",
    re.MULTILINE,
)
"""A link or picture whose address counts from the folder of its file."""
_INCLUDE = re.compile(r"\[!INCLUDE\s*\[[^\]]*\]\(\s*<?([^()\s>]+)>?[^)]*\)\s*\]", re.IGNORECASE)
_CODE = re.compile(
    r"[ \t]*\[!code-?([\w#+-]*)\s*\[[^\]]*\]\(\s*([^()\s?#]+)([?#][^()\s]*)?[^)]*\)\s*\][ \t]*", re.IGNORECASE
)
_VIDEO = re.compile(r"(?:>\s*)?\[!VIDEO\s+([^\]\s]+)\s*\]", re.IGNORECASE)
_DIV = re.compile(r"^([ \t]*>)\s*\[!div[^\]]*\][ \t]*$", re.IGNORECASE | re.MULTILINE)
_TAB = re.compile(r"#{1,6}[ \t]+\[(.+?)\]\(#tab/([^)\s]*)\)[ \t]*")
_RULE = re.compile(r"[ \t]*(?:-[ \t]*){3,}")
_TRIPLE = re.compile(r"(?P<indent>[ \t>]*):::+[ \t]*(?P<name>[\w-]+)(?P<rest>[^\n]*?)(?P<end>:::)?[ \t]*")
_TRIPLE_END = re.compile(r"[ \t>]*:::+[ \t]*(?P<name>[\w-]+)-end[ \t]*(?::::?)?[ \t]*")
_INLINE = re.compile(
    r"(?P<indent>):::[ \t]*(?P<name>no-loc|image)\b(?P<rest>(?:[^\"\n:]|\"[^\"\n]*\"|:(?!::))*):::", re.I
)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*\"([^\"]*)\"")
_XREF = re.compile(
    r"""<xref:([^>?\s]+)(?:\?[^>]*)?>|<xref\s+(?:uid|href)\s*=\s*["']([^"'?]+)[^>]*>(?:\s*</xref>)?"""
)
_XREF_LINK = re.compile(
    r"\[((?:[^\[\]`\n]|`[^`\n]*`|\\.)*)\]\(xref:([^()\s?#]*(?:\([^()\s]*\))?[^()\s?#]*)[^()\n]*\)"
)
_FROM_ROOT = re.compile(r"\]\((/(?!/)[^()\s#?]*)")
_LAYOUT = frozenset({"row", "column", "no-loc"})


class LearnText:
    """Rewrites the pages of one documentation."""

    def __init__(
        self,
        site: Site,
        host: str = "",
        inside: Iterable[str] = (),
        uids: Mapping[str, tuple[str, str]] = MappingProxyType({}),
    ) -> None:
        """``host`` is where addresses from the root lead, but for those below the paths ``inside``. ``uids``
        are pages and their titles by the names that references (``xref:``) call them by."""
        self._site = site
        self._host = host
        self._inside = tuple(f"/{path.strip('/')}".casefold() for path in inside)
        self._includes = Includes(site)
        self._zones = Zones(site)
        self._uids = dict(uids)

    def rewritten(self, text: str, page: str, depth: int = 0) -> str:
        """The text as the builder reads it; ``depth`` counts the files around it that take it in."""
        if depth == 0:
            self._includes.begin()
        if "[!" in text:
            text = outside_code(text, lambda part: self._marks(part, page, depth))
        if ":::" in text:
            text = self._triples(self._zones.rewritten(text) if depth == 0 else text, page)
        if "](#tab/" in text:
            text = _with_tabs(text)
        if "](~/" in text:
            text = outside_code(text, lambda part: part.replace("](~/", "](/"))
        if self._host and "(/" in text:
            text = outside_code(text, lambda part: _FROM_ROOT.sub(self._from_root, part))
        if "xref" not in text:
            return text
        text = "".join(
            part
            if is_code
            else _XREF.sub(lambda match: self._reference("", match[1] or match[2], page), part)
            for part, is_code in parts_with_code(text)
        )
        return "\n".join(
            line
            if is_code or "](xref:" not in line
            else _XREF_LINK.sub(lambda match: self._reference(match[1], match[2], page), line)
            for line, is_code in lines_with_code(text)
        )

    def _reference(self, words: str, uid: str, page: str) -> str:
        """A link to the page that is called so; what else it names is made from code, and keeps its name."""
        found = self._uids.get(unquote(uid))
        if found is None:
            return words or f"`{unquote(uid)}`"
        return f"[{words or found[1]}](<{address(page, found[0])}>)"

    def _from_root(self, match: re.Match[str]) -> str:
        own = any(f"{match[1]}/".casefold().startswith(f"{path}/") for path in self._inside)
        return match[0] if own else f"]({self._host}{match[1]}"

    def _marks(self, part: str, page: str, depth: int) -> str:
        part = _INCLUDE.sub(lambda match: self._included(match[1], page, depth), part)
        part = (
            "\n".join(self._code(line, page) for line in part.split("\n"))
            if "[!code" in part.lower()
            else part
        )
        part = _VIDEO.sub(lambda match: f'<iframe src="{escape(match[1])}"></iframe>', part)
        return _DIV.sub(r"\1", part)

    def _included(self, file: str, page: str, depth: int) -> str:
        body = self._includes.body(_rooted(file), page) if depth < DEEPEST else None
        if body is None:
            return ""
        own = file.startswith(("~/", "/"))
        place = joined("" if own else folder_of(page), folder_of(unquote(file).lstrip("~/")))
        return self.rewritten(_moved(body, place, page), page, depth + 1).strip("\n")

    def _code(self, line: str, page: str) -> str:
        match = _CODE.fullmatch(line)
        if match is None:
            return line
        text = self._includes.text(_rooted(match[2]), page)
        return "" if text is None else f"\n{fenced(_chosen(text, match[3] or ''), match[1])}\n"

    def _triples(self, text: str, page: str) -> str:
        found: list[str] = []
        caption = ""
        for line, is_code in lines_with_code(text):
            end = None if is_code else _TRIPLE_END.fullmatch(line)
            match = None if is_code or end else _TRIPLE.fullmatch(line)
            if end is not None:
                if end["name"] not in (*_LAYOUT, "image"):
                    found.append(line)
                caption = ""
                continue
            if match is None or (match["name"].casefold() == "no-loc" and _INLINE.search(line)):
                found.append(line if is_code else outside_code(line, lambda part: self._inlines(part, page)))
                continue
            attributes = dict(_ATTRIBUTE.findall(match["rest"]))
            found.append(self._triple(line, match, attributes, page))
        return "\n".join(found) + caption

    def _inlines(self, part: str, page: str) -> str:
        return _INLINE.sub(lambda match: self._inline(match, page), part)

    def _inline(self, match: re.Match[str], page: str) -> str:
        """Words that are not translated, or a picture, within a line."""
        attributes: dict[str, str] = dict(_ATTRIBUTE.findall(match["rest"]))
        if match["name"].casefold() == "no-loc":
            return attributes.get("text", match[0])
        return self._triple(match[0], match, attributes, page)

    def _triple(self, line: str, match: re.Match[str], attributes: dict[str, str], page: str) -> str:
        name = match["name"].casefold()
        if name == "image" and "source" in attributes:
            alt = re.sub(r"([\[\]])", r"\\\1", attributes.get("alt-text", ""))
            image = f"![{alt}](<{attributes['source']}>)"
            link = attributes.get("lightbox") or attributes.get("link")
            return match["indent"] + (f"[{image}](<{link}>)" if link and "://" in link else image)
        if name == "code" and "source" in attributes:
            text = self._includes.text(_rooted(attributes["source"]), page)
            if text is None:
                return ""
            wanted = attributes.get("range") or attributes.get("id") or ""
            code = _chosen(text, f"#{wanted}" if wanted else "")
            return f"\n{fenced(code, attributes.get('language', ''))}\n"
        if name == "video" and "source" in attributes:
            return f'{match["indent"]}<iframe src="{escape(attributes["source"])}"></iframe>'
        return "" if name in _LAYOUT else line


def _moved(text: str, folder: str, page: str) -> str:
    """The text of a file in ``folder`` with the addresses that they have on ``page``."""
    if folder == folder_of(page):
        return text

    def move(match: re.Match[str]) -> str:
        path = re.split(r"[?#]", match[2], maxsplit=1)[0]
        rest = match[2][len(path) :]
        path = posixpath.relpath(joined(folder, path) or ".", folder_of(page) or ".")
        return f"{match[1]}{path}{rest}"

    return outside_code(text, lambda part: _RELATIVE.sub(move, part))


def _rooted(address: str) -> str:
    return "/" + address[2:] if address.startswith("~/") else address


def _chosen(text: str, wanted: str) -> str:
    """The lines that ``#L1-L5``, ``?range=1-5,9`` or ``#name`` ask for."""
    lines = text.split("\n")
    spec = re.sub(r"^[?#](?:range=|name=|start=)?", "", wanted).partition("&")[0]
    if not spec:
        return text
    parts = (
        re.findall(r"L?(\d{1,7})?(-)?L?(\d{1,7})?(?:,|$)", spec) if re.fullmatch(r"[L\d,-]+", spec) else []
    )
    if parts:
        found: list[str] = []
        for first, dash, last in parts:
            if first or last:
                begin = int(first or 1)
                found += lines[max(begin - 1, 0) : int(last) if last else len(lines) if dash else begin]
        return "\n".join(dedented(found))
    mark = re.compile(
        rf"<(/?){re.escape(spec)}>|#(end)?region\s+{re.escape(spec)}\b|#(end)region", re.IGNORECASE
    )
    inside: list[str] = []
    is_open = False
    for line in lines:
        match = mark.search(line)
        if match and not is_open and not (match[1] or match[2] or match[3]):
            is_open = True
        elif match and is_open:
            break
        elif is_open:
            inside.append(line)
    return "\n".join(dedented(inside)) if inside else text


def _with_tabs(text: str) -> str:
    """``# [Title](#tab/id)`` begins a tab, a line across the page ends the last one."""
    found: list[str] = []
    titles: list[str] = []
    parts: list[list[str]] = []
    for line, is_code in lines_with_code(text):
        match = None if is_code else _TAB.fullmatch(line)
        if match is not None:
            titles.append(match[1])
            parts.append([])
        elif parts and not is_code and _RULE.fullmatch(line):
            found.append(_tab_set(titles, parts))
            titles, parts = [], []
        else:
            (parts[-1] if parts else found).append(line)
    if parts:
        found.append(_tab_set(titles, parts))
    return "\n".join(found)


def _tab_set(titles: list[str], parts: list[list[str]]) -> str:
    content = "".join(tab(t, "\n".join(lines)) for t, lines in zip(titles, parts, strict=True))
    return tabs(content)


def landing_page(values: dict[str, Any]) -> str:
    """A page of cards with links (``YamlMime:Landing``, ``YamlMime:Hub``) as Markdown."""
    lines: list[str] = []
    if isinstance(values.get("summary"), str):
        lines += [values["summary"], ""]
    for card in _dicts(values.get("landingContent")):
        lines += [f"## {card.get('title', '')}", ""]
        for links in _dicts(card.get("linkLists")):
            lines += _links(links.get("links"))
    for part in ("highlightedContent", "productDirectory", "conceptualContent", "tools", "additionalContent"):
        content = values.get(part)
        if isinstance(content, dict):
            lines += [f"## {content['title']}", ""] if content.get("title") else []
            for section in [content, *_dicts(content.get("sections"))]:
                lines += (
                    [f"### {section['title']}", ""] if section is not content and section.get("title") else []
                )
                lines += _links(section.get("items"))
    return "\n".join(lines)


def _links(rows: Any) -> list[str]:
    """Links, and cards of links, as a list."""
    found: list[str] = []
    for row in _dicts(rows):
        words = " ".join(str(row.get("text") or row.get("title") or "").split())
        url = row.get("url")
        about = " ".join(str(row.get("summary") or "").split())
        found += [f"- [{words}](<{url}>)" if url else f"- {words}"] if words else []
        if about and words:
            found[-1] += f": {about}"
        found += [f"  {line}" for line in _links(row.get("links")) if line]
    return [*found, ""]


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def faq_page(values: dict[str, Any]) -> str:
    """Questions and answers as Markdown."""
    lines: list[str] = []
    if isinstance(values.get("summary"), str):
        lines += [values["summary"], ""]
    sections = values.get("sections")
    for section in sections if isinstance(sections, list) else ():
        if not isinstance(section, dict):
            continue
        name = section.get("name")
        level = "##"
        if isinstance(name, str) and name.strip():
            lines += [f"## {name}", ""]
            level = "###"
        questions = section.get("questions")
        for row in questions if isinstance(questions, list) else ():
            if isinstance(row, dict):
                lines += [f"{level} {' '.join(str(row.get('question', '')).split())}", ""]
                lines += [str(row.get("answer", "")).strip("\n"), ""]
    if isinstance(values.get("additionalContent"), str):
        lines += [values["additionalContent"], ""]
    return "\n".join(lines)
