"""Rewrites pages of Hugo: shortcodes, files taken in, parameters, links into the glossary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import yaml

from helpviewer.page.markdown import fenced, slug
from index_build.sources.config_values import mapping_of
from index_build.sources.files.docs_folder import CannotRead, folder_of, joined
from index_build.sources.hugo.shortcodes import Shortcode, common, render_shortcodes, said
from index_build.sources.markup.callouts import known_callouts
from index_build.sources.markup.code_spans import lines_with_code, outside_code
from index_build.sources.markup.includes import DEEPEST, Includes
from index_build.sources.navigation.folder_tree import stem as stem_of
from index_build.sources.site import IMAGES, Site
from index_build.sources.yaml_text import YamlMistake, read_mapping

_GLOSSARY = re.compile(r"\[([^\]\[\n]+)\]\(g(?:\s+\"([^\"]*)\")?\)")
_INCLUDES = ("include", "readfile", "include-md", "snippet", "content", "rawfile")


class HugoText:
    """Rewrites the pages of one site."""

    def __init__(self, site: Site, folder: str, config: dict[str, Any], pages: Iterable[str]) -> None:
        self._site = site
        self._folder = folder
        self._names_terms = bool(_deep(config, "markup", "goldmark", "parser", "autodefinitiontermid"))
        self._params = mapping_of(config.get("params"))
        self._includes = Includes(site, [folder])
        self._glossary = {
            name.rpartition("/")[2].removesuffix(".md"): name
            for name in site.docs.files
            if "/glossary/" in f"/{name}" and name.endswith(".md") and not name.endswith("_index.md")
        }
        # Terms that are no pages of their own stand on the page of the glossary.
        self._listed = set(self._glossary.values()) - set(pages)
        self._data: dict[str, dict[str, Any]] = {}

    def rewritten(self, text: str, page: str, depth: int = 0) -> str:
        """The text as the builder reads it; ``depth`` counts the files around it that take it in."""
        if depth == 0:
            self._includes.begin()
        if "{{" in text:
            text = render_shortcodes(text, lambda code: self._shown(code, page, depth))
        if "[!" in text:
            text = outside_code(text, known_callouts)
        if self._names_terms and "\n: " in text:
            text = _with_terms(text)
        if "](g" in text and self._glossary:
            text = outside_code(text, self._with_glossary)
        return text

    def _shown(self, code: Shortcode, page: str, depth: int) -> str | None:
        name = code.name.casefold()
        if name in _INCLUDES and code.get("file", "path", "0"):
            return self._included(code.get("file", "path", "0"), page, depth)
        if name in ("param", "site-param"):
            return self._param(code.get("0", "name"), page)
        if name == "code-toggle":
            return self._toggle(code)
        if name in ("new-in", "newin", "version-added", "added-in"):
            return f"*New in {_version(code)}* {code.content}".strip()
        if name in ("deprecated-in", "deprecated"):
            return f"*Deprecated in {_version(code)}* {code.content}".strip()
        if name in ("glossary-term", "glossary_tooltip", "gloss"):
            return code.get("text", "0", "term_id") or code.content
        if name == "glossary":
            return self._whole_glossary()
        if name == "imgproc":
            code = self._resource(code, page)
        found = common(code)
        if found is None:
            matter = self._site.read(page)
            self._site.warn(
                page,
                (matter.body_line if matter is not None else 1) + code.line,
                f"The shortcode “{code.name}” is not known; what stands in it is kept.",
                "Write what it shows as Markdown, or build the site and make a book of its HTML.",
                kind="unknown-shortcode",
            )
            return said(code)
        return found

    def _resource(self, code: Shortcode, page: str) -> Shortcode:
        """A picture is called by a part of its name (``imgproc``)."""
        name = code.get("src", "0")
        if not name or "/" in name or "." in name:
            return code
        folder = folder_of(page)
        beside = (file for file in self._site.docs.files if folder_of(file) == folder)
        found = next((file for file in beside if name in file.rpartition("/")[2]
                      and file.lower().endswith(IMAGES)), "")  # fmt: skip
        named = {"src": found.rpartition("/")[2], "caption": code.content.strip(), "alt": name}
        return replace(code, named={**named, **code.named}, words=()) if found else code

    def _whole_glossary(self) -> str:
        """Every term of the glossary on one page."""
        parts: list[str] = []
        for stem, name in sorted(self._glossary.items()):
            matter = self._site.read(name)
            if matter is not None:
                parts.append(f"## {matter.text('title') or stem} {{#{stem}}}\n\n{matter.body.strip()}\n")
        return outside_code("\n".join(parts), self._with_glossary)

    def _included(self, address: str, page: str, depth: int) -> str:
        inside = address.lstrip("/")
        address = f"/{inside}" if self._site.docs.has(inside) else address
        body = self._includes.body(address, page) if depth < DEEPEST else None
        return "" if body is None else self.rewritten(body, page, depth + 1).strip("\n")

    def _param(self, key: str, page: str) -> str:
        matter = self._site.read(page)
        values = matter.values if matter is not None else {}
        own = values.get("params")
        for place in (own, values, *self._cascaded(page), self._params):
            found: Any = place
            for part in key.split("."):
                found = _get(found, part)
            if isinstance(found, str | int | float):
                return str(found)
        return ""

    def _cascaded(self, page: str) -> Iterator[Any]:
        """What the sections above a page say for all pages below them, the nearest first."""
        folder = folder_of(page)
        while folder:
            index = f"{folder}/_index.md"
            matter = self._site.read(index) if self._site.docs.has(index) else None
            cascade = matter.values.get("cascade") if matter is not None else None
            for row in cascade if isinstance(cascade, list) else [cascade]:
                if isinstance(row, dict):
                    yield from (row.get("params"), row)
            folder = folder_of(folder)

    def _toggle(self, code: Shortcode) -> str:
        """Configuration that the site shows in three languages; one of them will do."""
        text = code.content.strip("\n")
        if code.get("config") or code.get("datakey"):
            key = code.get("datakey")
            found = self._datum(key) if key else self._datum(f"config.{code.get('config')}")
            if found is None:
                return ""
            if not key or code.get("skipheader") != "true":
                found = {(code.get("config") or key).rpartition(".")[2]: found}
            text = yaml.safe_dump(found, sort_keys=False, allow_unicode=True).rstrip()
        first = next((line for line in text.split("\n") if line.strip() and not line.startswith("#")), "")
        language = (
            "toml" if re.match(r"\s*(?:\[|[\w.-]+\s*=)", first) else "json" if first[:1] == "{" else "yaml"
        )
        file = code.get("file")
        title = f' {{file="{file}.{language}"}}' if file else ""
        return f"\n{fenced(text, language + title)}\n"

    def _datum(self, key: str) -> Any:
        """A value of the files in ``data``: ``config.minify`` is ``minify`` in ``config`` of any of them."""
        for file in ("docs.yaml", "docs.yml"):
            found: Any = self._file(file)
            for part in key.split("."):
                found = _get(found, part)
            if found is not None:
                return found
        return None

    def _file(self, name: str) -> dict[str, Any]:
        if name not in self._data:
            try:
                text = self._site.project.text(joined(self._folder, f"data/{name}"))
                self._data[name] = read_mapping(text).values
            except (CannotRead, YamlMistake):
                self._data[name] = {}
        return self._data[name]

    def _with_glossary(self, text: str) -> str:
        def link(match: re.Match[str]) -> str:
            term = match[2] or match[1]
            name = re.sub(r"[^\w-]+", "-", re.sub(r"[*_`]", "", term).casefold()).strip("-")
            stems = (name, name.removesuffix("s"), name.removesuffix("es"), f"{name.removesuffix('ies')}y")
            found = next((self._glossary[stem] for stem in stems if stem in self._glossary), "")
            if not found:
                return match[1]
            if found in self._listed:
                return f"[{match[1]}](</{folder_of(found)}/#{stem_of(found)}>)"
            return f"[{match[1]}](</{found}>)"

        return _GLOSSARY.sub(link, text)


def _with_terms(text: str) -> str:
    """The terms of definition lists with an anchor each."""
    lines = list(lines_with_code(text))
    found: list[str] = []
    used = Counter(slug(line.lstrip("#")) for line, is_code in lines if line.startswith("#") and not is_code)
    for number, (line, is_code) in enumerate(lines):
        after = next((later for later, _ in lines[number + 1 : number + 3] if later.strip()), "")
        if (
            not is_code
            and line.strip()
            and after.startswith(": ")
            and not line.startswith((":", " ", "|", ">"))
        ):
            anchor = slug(line)
            again = f"-{used[anchor]}" if used[anchor] else ""
            used[anchor] += 1
            line = f'<a id="{anchor}{again}"></a>{line}'
        found.append(line)
    return "\n".join(found)


def _deep(value: Any, *keys: str) -> Any:
    for key in keys:
        value = _get(value, key)
    return value


def _version(code: Shortcode) -> str:
    version = code.get("0", "version")
    return f"v{version}" if version[:1].isdecimal() else version


def _get(value: Any, key: str) -> Any:
    if not isinstance(value, dict):
        return None
    return value.get(
        key, next((item for name, item in value.items() if str(name).casefold() == key.casefold()), None)
    )
