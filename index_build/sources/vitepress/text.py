"""What VitePress adds to Markdown: code and pages taken in, components, the home page in its front matter."""

from __future__ import annotations

import re
from typing import Any

from helpviewer.page.markdown import fenced
from index_build.sources.markup.code_spans import lines_with_code, outside_code
from index_build.sources.markup.components import ComponentText, Render, note
from index_build.sources.markup.includes import DEEPEST, Includes, indented, line_number, line_range, part_of
from index_build.sources.markup.jsx import Component
from index_build.sources.site import Site

_BLOCK = re.compile(r"<(script|style)\b[^>]*>")
_SNIPPET = re.compile(
    r"(?P<indent>[ \t]*)<<<[ \t]+(?P<path>[^\s{\[#]+)(?:#(?P<region>[\w-]+))?"
    r"(?:[ \t]*\{(?P<options>[^}]*)\})?(?:[ \t]*\[(?P<title>[^\]]*)\])?[ \t]*"
)
_INCLUDE = re.compile(
    r"<!--[ \t]*@include:[ \t]*(?P<path>[^\s{#]+?)(?:#(?P<region>[\w-]+))?"
    r"(?:\{(?P<lines>[\d,]*)\})?[ \t]*-->"
)
_VARIABLE = re.compile(r"\{\{\s*(?:\$frontmatter|frontmatter|\$params)\.([\w.]+)\s*\}\}")
_TOC = re.compile(r"^[ \t]*\[\[toc\]\][ \t]*$", re.IGNORECASE | re.MULTILINE)
_REGION = re.compile(r"(?://|#|--|<!--|/\*)\s*#?\s*(?:end)?region\b")


class VuePageText:
    """Rewrites the pages of one site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._includes = Includes(site)

    def rewritten(self, text: str, page: str) -> str:
        """The page as the builder reads it."""
        self._includes.begin()
        matter = self._site.read(page)
        values = matter.values if matter is not None else {}
        if str(values.get("layout")) == "home" and isinstance(values.get("hero"), dict):
            text = f"{home_page(values)}\n{text}"
        return self._rewrite(text, page, values, 0)

    def _rewrite(self, text: str, page: str, values: dict[str, Any], depth: int) -> str:
        if "@include" in text:
            text = _INCLUDE.sub(lambda match: self._included(match, page, values, depth), text)
        if "<<<" in text:
            lines = lines_with_code(text)
            text = "\n".join(line if is_code else self._snippet(line, page) for line, is_code in lines)
        if "<s" in text:
            text = self._without_scripts(text)
        text = outside_code(text, lambda part: self._outside_code(part, values))
        if "<" not in text:
            return text
        return ComponentText(
            _COMPONENTS, lambda name, line: self._site.warn_of_component(page, name, line)
        ).rewrite(text)

    @staticmethod
    def _without_scripts(text: str) -> str:
        """The page with empty lines in place of what runs on the site and what it looks like."""
        found: list[str] = []
        end = ""
        for line, is_code in lines_with_code(text):
            opening = None if is_code or end else _BLOCK.match(line)
            if opening is not None:
                end = f"</{opening[1]}>"
            found.append("" if end else line)
            if end and end in line:
                end = ""
        return "\n".join(found)

    def _outside_code(self, part: str, values: dict[str, Any]) -> str:
        if "{{" in part:
            part = _VARIABLE.sub(lambda match: _value(values, match), part)
        return _TOC.sub("", part) if "[[" in part else part

    def _included(self, match: re.Match[str], page: str, values: dict[str, Any], depth: int) -> str:
        text = self._includes.body(self._address(match["path"]), page) if depth < DEEPEST else None
        if text is None:
            return ""
        if match["region"]:
            text = _region(text, match["region"]) or text
        if match["lines"] is not None:
            first, comma, last = match["lines"].partition(",")
            text = line_range(text, line_number(first), line_number(last if comma else first))
        return self._rewrite(text, page, values, depth + 1)

    def _snippet(self, line: str, page: str) -> str:
        match = _SNIPPET.fullmatch(line)
        if match is None:
            return line
        text = self._includes.text(self._address(match["path"]), page)
        if text is None:
            return ""
        if match["region"]:
            text = _region(text, match["region"]) or text
        text = "\n".join(line for line in text.split("\n") if not _REGION.search(line))
        words = (match["options"] or "").split()
        lines = next((word for word in words if re.fullmatch(r"[\d,-]+", word)), "")
        language = next((w.partition(":")[0] for w in words if not re.fullmatch(r"[\d,-]+", w)), "")
        head = language or match["path"].rpartition(".")[2]
        head += f" {{{lines}}}" if lines else ""
        head += f" [{match['title']}]" if match["title"] else ""
        return indented(fenced(text, head), match["indent"])

    def _address(self, path: str) -> str:
        return "/" + path.removeprefix("@/") if path.startswith("@/") else path


def home_page(values: dict[str, Any]) -> str:
    """The home page that VitePress makes of its front matter, as Markdown."""
    hero = values["hero"]
    lines: list[str] = []
    for key, form in (("name", "# {}"), ("text", "**{}**"), ("tagline", "{}")):
        if isinstance(hero.get(key), str):
            lines += [form.format(hero[key]), ""]
    for action in hero.get("actions") or () if isinstance(hero.get("actions"), list) else ():
        if isinstance(action, dict) and isinstance(action.get("link"), str):
            lines.append(f"- [{action.get('text') or action['link']}](<{action['link']}>)")
    lines.append("")
    features = values.get("features")
    for feature in features if isinstance(features, list) else ():
        if not isinstance(feature, dict):
            continue
        lines += [f"**{feature.get('title', '')}**", "", str(feature.get("details") or ""), ""]
        if isinstance(feature.get("link"), str):
            lines += [f"[{feature.get('linkText') or feature['link']}](<{feature['link']}>)", ""]
    return "\n".join(lines)


def _value(values: dict[str, Any], match: re.Match[str]) -> str:
    found: Any = values
    for key in match[1].split("."):
        found = found.get(key.casefold(), found.get(key)) if isinstance(found, dict) else None
    return found if isinstance(found, str) else match[0]


def _region(text: str, name: str) -> str | None:
    name = re.escape(name)
    return part_of(text, re.compile(rf"#?region\s+{name}\b"), re.compile(rf"#?endregion\b(?:\s+{name}\b)?"))


def _badge(component: Component, content: str) -> str:
    return component.text("text") or content


def _nothing(_component: Component, _content: str) -> str:
    return ""


_COMPONENTS: dict[str, Render] = {
    "Badge": _badge,
    "ClientOnly": lambda _, content: content,
    "template": lambda _, content: content,
    "Content": _nothing,
    "script": _nothing,
    "style": _nothing,
    "Note": lambda component, content: note("note", component.text("title"), content),
    "Tip": lambda component, content: note("tip", component.text("title"), content),
    "Warning": lambda component, content: note("warning", component.text("title"), content),
}
