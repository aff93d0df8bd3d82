"""Rewrites pages of Jekyll: Liquid is filled in, kramdown's attribute lists become boxes or go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from index_build.dialects.note_kinds import NOTE_KINDS
from index_build.sources.files.docs_folder import folder_of, joined
from index_build.sources.jekyll import liquid
from index_build.sources.markup.code_spans import lines_with_code, outside_code
from index_build.sources.markup.components import note
from index_build.sources.markup.includes import Includes
from index_build.sources.site import Site

_LIST = re.compile(r"[ \t]*\{:?:?\s*((?:[.#][\w-]+\s*|toc\b|[\w-]+=\S+\s*|[\w-]+\s*)*)\}[ \t]*")
_INLINE_LIST = re.compile(r"\{:\s*[^{}\n]*\}")
_OPEN_TAG = re.compile(
    r"[ \t]*<(?:div|details|section|aside|blockquote|figure|td)\b[^<>]*markdown=[^<>]*>[ \t]*"
)
_CLOSE_TAG = re.compile(r"[ \t]*</(?:div|details|section|aside|blockquote|figure|td)>[ \t]*")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_ALONE = re.compile(
    r"^([ \t]*<(?:span|a|b|i|em|strong|kbd|code|small|sub|sup|mark|u|abbr|cite|q)\b[^<>]*>)[ \t]*\n"
    r"(?=[ \t]*\S)",
    re.MULTILINE,
)
"""An element of a line, alone on its own: kramdown takes it for the beginning of a paragraph."""
_MARK = re.compile(r"[ \t]*\{::[^{}]*\}[ \t]*")


class JekyllText:
    """Rewrites the pages of one site. ``pages`` are the pages by address, ``permalinks`` the reverse."""

    def __init__(
        self,
        site: Site,
        config: Mapping[str, Any],
        data: Mapping[str, Any],
        pages: Mapping[str, str],
        permalinks: Mapping[str, str],
    ) -> None:
        self._site = site
        self._includes = Includes(site)
        self._pages = pages
        self._permalinks = permalinks
        self._config = {**config, "data": _nested(data), "pages": [], "posts": []}

    def rewritten(self, text: str, page: str) -> str:
        """The page as the builder reads it."""
        self._includes.begin()
        text = with_boxes(_with_blocks(self._filled(text, page)))
        return outside_code(text, lambda part: _ALONE.sub(r"\1 ", part)) if "<" in text else text

    def _filled(self, text: str, page: str) -> str:
        if "{%" not in text and "{{" not in text:
            return text
        matter = self._site.read(page)
        values = dict(matter.values) if matter is not None else {}
        values["url"] = self._permalinks.get(page, "")
        template = liquid.Template(
            {"site": self._config, "page": values, "jekyll": {"version": ""}, "include": {}},
            lambda name: self._include(name, page),
            lambda target: self._link(target, page),
        )
        try:
            found = liquid.render(text, template)
        except (liquid.TooMuch, RecursionError):
            self._warn(
                page, "", "This page’s template does not come to an end; it is shown as it is written."
            )
            return text
        for words in dict.fromkeys(template.unknown):
            self._warn(page, words, f"“{words[:60]}” is not known, and is left out.")
        return found

    def _include(self, name: str, page: str) -> str | None:
        address = joined(folder_of(page), name) if name.startswith("./") else f"_includes/{name}"
        return self._includes.body(f"/{address}", page)

    def _link(self, target: str, page: str) -> str:
        name = target.strip("/")
        places = (name, f"{name}.md", *(p for p in self._permalinks if p.startswith(f"{name}.")))
        found = next((place for place in places if place in self._permalinks), "")
        if found:
            return self._permalinks[found]
        if not self._site.docs.has(name):
            self._warn(page, target, f"The link “{target}” leads to no page.")
        return f"/{name}"

    def _warn(self, page: str, words: str, sentence: str) -> None:
        matter = self._site.read(page)
        line = matter.body_line if matter is not None else 1
        if matter is not None and words and words in matter.body:
            line += matter.body.count("\n", 0, matter.body.index(words))
        self._site.warn(
            page,
            line,
            sentence,
            "Write its text as Markdown, or build the site and make a book of its HTML.",
            kind="unknown-template",
        )


def _nested(data: Mapping[str, Any]) -> dict[str, Any]:
    """Data files by their folders: ``_data/a/b.yml`` is ``site.data.a.b``."""
    found: dict[str, Any] = {}
    for name, value in data.items():
        *folders, last = name.split("/")[1:]
        place = found
        for folder in folders:
            inner = place.setdefault(folder, {})
            place = inner if isinstance(inner, dict) else {}
        place[last.rpartition(".")[0]] = value
    return found


def _with_blocks(text: str) -> str:
    """Markdown in HTML (``<div markdown="1">``) stands apart from the tags around it."""
    if "markdown=" not in text:
        return text
    found: list[str] = []
    for line, is_code in lines_with_code(text):
        if not is_code and _OPEN_TAG.fullmatch(line):
            found += [line, ""]
        elif not is_code and _CLOSE_TAG.fullmatch(line):
            found += ["", line, ""]
        else:
            found.append(line)
    return "\n".join(found)


def with_boxes(text: str) -> str:
    """A paragraph with ``{: .note }`` above or below it is a note; other attribute lists go."""
    if "{:" not in text:
        return text
    found: list[str] = []
    for line, is_code in lines_with_code(text):
        match = None if is_code else _LIST.fullmatch(line)
        if match is None:
            if not is_code and "{:" in line:
                line = _MARK.sub("", line) if _MARK.fullmatch(line) else _INLINE_LIST.sub(_anchor_of, line)
            found.append(line)
            continue
        anchor = re.search(r"#([\w-]+)", match[1])
        if anchor is not None:
            _name_above(found, anchor[1])
        names = re.findall(r"\.([\w-]+)", match[1])
        kind = next((name for name in names if name.casefold().removesuffix("-title") in NOTE_KINDS), "")
        if "toc" in match[1].split():
            while found and (found[-1].lstrip().startswith(("*", "-", "1.")) or not found[-1].strip()):
                found.pop()
        elif kind:
            block = _block_above(found)
            if block:
                del found[len(found) - len(block) :]
                found.append(note(kind.removesuffix("-title"), "", "\n".join(block)))
                kind = ""
        found.append(f"\0{kind}" if kind else "")
    return "\n".join(_notes_below(found))


def _anchor_of(match: re.Match[str]) -> str:
    anchor = re.search(r"#([\w-]+)", match[0])
    return f"{{#{anchor[1]}}}" if anchor else ""


def _name_above(lines: list[str], anchor: str) -> None:
    """Give the heading or the paragraph right above an anchor."""
    start = len(lines) - len(_block_above(lines))
    if start == len(lines):
        return
    if lines[-1].startswith("#"):
        lines[-1] += f" {{#{anchor}}}"
    else:
        lines[start] = f'<a id="{anchor}"></a>{lines[start]}'


def _block_above(lines: list[str]) -> list[str]:
    """The paragraph that ends on the last line; a block of code is none."""
    start = len(lines)
    if start and _FENCE.match(lines[-1]):
        return []
    while start and lines[start - 1].strip():
        start -= 1
    return lines[start:]


def _notes_below(lines: list[str]) -> list[str]:
    """Where a line asks for a note, the paragraph below it becomes one."""
    found: list[str] = []
    at = 0
    while at < len(lines):
        if not lines[at].startswith("\0"):
            found.append(lines[at])
            at += 1
            continue
        kind = lines[at][1:]
        at += 1
        block: list[str] = []
        fence = _FENCE.match(lines[at]) if at < len(lines) else None
        while at < len(lines) and (lines[at].strip() or fence is not None):
            if fence is not None and block and lines[at].strip().startswith(fence[1]):
                fence = None
            block.append(re.sub(r"^>[ ]?", "", lines[at]))
            at += 1
        title = ""
        if kind.endswith("-title") and block:
            title = block.pop(0)
        found.append(note(kind.removesuffix("-title"), title, "\n".join(block)))
    return found
