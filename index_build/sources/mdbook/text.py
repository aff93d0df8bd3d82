"""What mdBook adds to Markdown: files taken in, and lines of code that are not shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from helpviewer.page.markdown import fenced
from index_build.sources.markup.code_spans import lines_with_code
from index_build.sources.markup.includes import DEEPEST, Includes, line_number, line_range, part_of
from index_build.sources.site import Site

_COMMAND = re.compile(r"(?P<escape>\\?)\{\{[ \t]*#(?P<name>[\w-]+)[ \t]*(?P<rest>[^{}\n]*?)[ \t]*\}\}")
_ANCHOR = re.compile(r"ANCHOR(?:_END)?:[ \t]*[\w-]+")
_FENCE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*(?P<info>.*)")


class ChapterText:
    """Rewrites the chapters of one book. ``hidden`` gives the mark of hidden lines by language."""

    def __init__(self, site: Site, hidden: Mapping[str, Any]) -> None:
        self._includes = Includes(site)
        self._hidden = {"rust": "#", **{k: v for k, v in hidden.items() if isinstance(v, str)}}
        self._site = site

    def rewritten(self, text: str, page: str) -> str:
        """The chapter as the builder reads it."""
        self._includes.begin()
        text = self._with_files(text, page, 0)
        return self._without_hidden(text) if "```" in text or "~~~" in text else text

    def _with_files(self, text: str, page: str, depth: int) -> str:
        def command(match: re.Match[str]) -> str:
            if match["escape"]:
                return match[0][1:]
            words = match["rest"].split()
            if match["name"] == "title":
                return ""
            if match["name"] in ("playground", "playpen") and words:
                code = self._file(words[0], page, depth)
                return match[0] if code is None else fenced(code, "rust")
            if match["name"] not in ("include", "rustdoc_include") or not words:
                return match[0]
            found = self._file(words[0], page, depth)
            return "" if found is None else found

        return _COMMAND.sub(command, text) if "{{" in text else text

    def _file(self, address: str, page: str, depth: int) -> str | None:
        path, *span = address.split(":")
        if depth >= DEEPEST:
            return None
        text = self._includes.text(path, page)
        if text is None:
            return None
        if len(span) == 1 and span[0] and not span[0].isdecimal():
            name = re.escape(span[0])
            begins, ends = re.compile(rf"ANCHOR:[ \t]*{name}\b"), re.compile(rf"ANCHOR_END:[ \t]*{name}\b")
            text = part_of(text, begins, ends) or ""
        elif span:
            first, last = map(line_number, (*span, "")[:2])
            text = line_range(text, first, last if len(span) > 1 else first)
        text = "\n".join(line for line in text.split("\n") if not _ANCHOR.search(line))
        return self._with_files(text, page, depth + 1)

    def _without_hidden(self, text: str) -> str:
        found: list[str] = []
        mark = ""
        was_code = False
        for line, is_code in lines_with_code(text):
            if is_code and not was_code:
                mark = self._mark(line)
            was_code = is_code
            if is_code and mark:
                shown = _shown(line, mark)
                if shown is not None:
                    found.append(shown)
            else:
                found.append(line)
        return "\n".join(found)

    def _mark(self, line: str) -> str:
        match = _FENCE.match(line)
        words = re.split(r"[\s,]+", match["info"]) if match else []
        own = next((word.partition("=")[2] for word in words if word.startswith("hidelines=")), "")
        return own or (self._hidden.get(words[0], "") if words else "")


def _shown(line: str, mark: str) -> str | None:
    """The line as it is shown; None for a hidden one."""
    text = line.lstrip()
    if mark != "#":
        return None if text.startswith(mark) else line
    if text.startswith("##"):
        return line.replace("##", "#", 1)
    return None if text == "#" or text.startswith("# ") else line
