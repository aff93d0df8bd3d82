"""Parts of a page for one version or one choice of the reader's: ``::: zone pivot="…"`` and ``::: moniker``.

Choices that stand one below the other are tabs; what is for some versions says so.
"""

from __future__ import annotations

import json
import re
from typing import Any

from index_build.sources.files.docs_folder import CannotRead
from index_build.sources.markup.code_spans import lines_with_code
from index_build.sources.markup.components import tab, tabs
from index_build.sources.markup.includes import dedented, indented
from index_build.sources.navigation.folder_tree import readable
from index_build.sources.site import Site
from index_build.sources.yaml_text import YamlMistake, read_mapping

DEEPEST = 20
_OPEN = re.compile(
    r"(?P<indent>[ \t]*):::+[ \t]*(?P<name>zone|moniker)\b(?P<rest>[^\n]*?)[ \t:]*", re.IGNORECASE
)
_CLOSE = re.compile(r"[ \t]*:::+[ \t]*(?P<name>zone|moniker)-end[ \t:]*", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*[\"']([^\"']*)[\"']")
_GROUPS = ("zone-pivot-groups.json", "zone-pivot-groups.yml", "zone-pivots/zone-pivot-groups.yml")


class Zones:
    """Knows how the choices of one documentation are called."""

    def __init__(self, site: Site) -> None:
        self._titles: dict[str, str] = {}
        for name in _GROUPS:
            if site.docs.has(name):
                self._titles.update(_titles(site, name))

    def rewritten(self, text: str) -> str:
        """The page without its zones."""
        lines = list(lines_with_code(text))
        return "\n".join(self._parts(lines, 0, len(lines), 0))

    def _parts(self, lines: list[tuple[str, bool]], start: int, end: int, depth: int) -> list[str]:
        found: list[str] = []
        chosen: list[tuple[str, str]] = []
        indent = ""
        at = start
        while at < end:
            line, is_code = lines[at]
            opening = None if is_code or depth > DEEPEST else _OPEN.fullmatch(line)
            if opening is None:
                if not (not is_code and _CLOSE.fullmatch(line)):
                    if line.strip() and chosen:
                        found, chosen = [*found, _tab_set(chosen, indent)], []
                    found.append(line)
                at += 1
                continue
            stop = _end(lines, at, end, opening["name"].casefold())
            inner = self._parts(lines, at + 1, stop, depth + 1)
            attributes = dict(_ATTRIBUTE.findall(opening["rest"]))
            pivots = [one.strip() for one in attributes.get("pivot", "").split(",") if one.strip()]
            if pivots:
                if chosen and indent != opening["indent"]:
                    found, chosen = [*found, _tab_set(chosen, indent)], []
                indent = opening["indent"]
                title = ", ".join(self._titles.get(one.casefold(), readable(one)) for one in pivots)
                chosen.append((title, "\n".join(dedented(inner)).strip("\n")))
            else:
                if chosen:
                    found, chosen = [*found, _tab_set(chosen, indent)], []
                versions = attributes.get("range", "").strip()
                label = (
                    ["", f"{opening['indent']}*{versions.replace('<', '&lt;')}*", ""] if versions else [""]
                )
                found += [*label, *inner, ""]
            at = stop + 1
        return [*found, _tab_set(chosen, indent)] if chosen else found


def _end(lines: list[tuple[str, bool]], at: int, end: int, name: str) -> int:
    """The line that closes the zone which opens on the line ``at``; the end, if none does."""
    depth = 0
    for number in range(at, end):
        line, is_code = lines[number]
        if is_code:
            continue
        opening, closing = _OPEN.fullmatch(line), _CLOSE.fullmatch(line)
        if closing is not None and closing["name"].casefold() == name:
            depth -= 1
            if depth == 0:
                return number
        elif opening is not None and opening["name"].casefold() == name:
            depth += 1
    return end


def _tab_set(chosen: list[tuple[str, str]], indent: str) -> str:
    return indented(tabs("".join(tab(title, text) for title, text in chosen)), indent)


def _titles(site: Site, name: str) -> dict[str, str]:
    """The titles of choices by their ids, in small letters."""
    try:
        text = site.docs.text(name)
        found: Any = json.loads(text) if name.endswith(".json") else read_mapping(text).values
    except (CannotRead, YamlMistake, ValueError, RecursionError):
        site.warn(name, 1, "The names of zones cannot be read; they are called by their ids.",
                  kind="configuration")  # fmt: skip
        return {}
    groups = found.get("groups") if isinstance(found, dict) else None
    pivots = (
        pivot
        for group in (groups if isinstance(groups, list) else ())
        if isinstance(group, dict) and isinstance(group.get("pivots"), list)
        for pivot in group["pivots"]
    )
    return {
        str(pivot["id"]).casefold(): str(pivot["title"])
        for pivot in pivots
        if isinstance(pivot, dict) and "id" in pivot and "title" in pivot
    }
