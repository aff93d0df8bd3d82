"""What MkDocs' plug-ins add to Markdown: snippets, variables, code from files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from helpviewer.page.markdown import fenced
from index_build.dialects.note_kinds import NOTE_KINDS
from index_build.dialects.python_markdown.extensions import left_out
from index_build.sources.config_values import mapping_of
from index_build.sources.files.docs_folder import joined
from index_build.sources.markup.code_spans import lines_with_code, outside_code
from index_build.sources.markup.includes import (
    DEEPEST,
    Includes,
    dedented,
    indented,
    line_number,
    line_range,
    part_of,
)
from index_build.sources.site import Site

_SNIPPET = re.compile(
    r"^(?P<indent>[ \t]*)(?P<escape>;*)-{1,}8<-{1,}[ \t]+(?P<mark>['\"])(?P<path>.+?)(?P=mark)[ \t]*$"
)
_BLOCK = re.compile(r"^(?P<indent>[ \t]*)(?P<escape>;*)-{1,}8<-{1,}[ \t]*$")
_SECTION = re.compile(r"^.*?-{1,}8<-{1,}[ \t]+\[[ \t]*(?:start|end)[ \t]*:.*$")
_STARRED = re.compile(r"^(?P<indent>[ \t]*)\{\*[ \t]+(?P<path>\S+)(?P<options>[^\n]*?)[ \t]*\*\}[ \t]*$")
_INCLUDED = re.compile(r"^(?P<indent>[ \t]*)\{![ \t]*>?[ \t]*(?P<path>[^!\n]+?)[ \t]*!\}[ \t]*$")
_API = re.compile(r"(?P<before>[ \t>]*(?:#{1,6}[ \t]*)?):::[ \t]?[ \t]*(?P<name>[\w./:-]+)[ \t]*")
_REFERENCE = re.compile(r"\[((?:[^\[\]`\n]|`[^`\n]*`|\[[^\[\]\n]*\])+)\]\[([^\[\]\n]*)\]")
_DEFINITION = re.compile(r"^[ \t]{0,3}\[([^\[\]\n]+)\]:", re.MULTILINE)
_OPENED = re.compile(r"(?P<before>[ \t>]*/{3,})[ \t]+(?P<name>[\w-]+)[ \t]*(?:\|[ \t]*(?P<title>.*?))?[ \t]*")
_VARIABLE = re.compile(r"\{\{\s*([\w.-]+)\s*\}\}")
_LANGUAGES = {
    "py": "python",
    "yml": "yaml",
    "rs": "rust",
    "sh": "bash",
    "ps1": "powershell",
    "md": "markdown",
}


class PageText:
    """Rewrites pages of one site."""

    def __init__(
        self,
        site: Site,
        folder: str,
        config: Mapping[str, Any],
        extensions: Mapping[str, Mapping[str, Any]],
        plugins: Mapping[str, Mapping[str, Any]],
    ) -> None:
        base = extensions.get("pymdownx.snippets", {}).get("base_path", ["."])
        bases = [base] if isinstance(base, str) else [item for item in base if isinstance(item, str)]
        appended = extensions.get("pymdownx.snippets", {}).get("auto_append", [])
        self._appended = [item for item in appended if isinstance(item, str)] if appended else []
        self._has_snippets = "pymdownx.snippets" in extensions
        self._includes = Includes(site, [*(joined(folder, item) for item in bases), folder])
        self._site = site
        self._origin: list[int] = []
        """The line of the page, from 0, for each line of its text after others were taken in; [] before."""
        self._has_api = bool({"mkdocstrings", "autorefs", "mkautodoc"} & {*plugins, *extensions})
        self._blocks = _blocks(extensions)
        self._variables: Mapping[str, Any] = {}
        if "macros" in plugins or "markdownextradata" in plugins:
            config_values = {k: v for k, v in config.items() if isinstance(v, str)}
            self._variables = {**mapping_of(config.get("extra")), "config": config_values}

    def rewritten(self, text: str, page: str) -> str:
        """The page as the builder reads it."""
        self._includes.begin()
        self._origin = []
        for address in self._appended:
            text += f"\n\n{self._includes.text(address, page) or ''}\n"
        if "8<-" in text and self._has_snippets:
            text = self._joined(self._with_snippets(text, page, 0))
        if "{*" in text or "{!" in text:
            text = self._joined(self._with_files(text, page))
        if self._has_api:
            text = self._without_api(text, page)
        if self._blocks and "///" in text:
            text = self._without_foreign_blocks(text, page)
        if self._variables and "{{" in text:
            text = outside_code(text, self._with_variables)
        return text

    def _joined(self, parts: Iterable[tuple[int, str]]) -> str:
        """The text of the parts, each of which stands for one line of the text before."""
        before, origin, found = self._origin, [], []
        for number, part in parts:
            found.append(part)
            origin += [before[number] if before else number] * (part.count("\n") + 1)
        self._origin = origin
        return "\n".join(found)

    def _with_snippets(self, text: str, page: str, depth: int) -> Iterator[tuple[int, str]]:
        in_block = False
        indent = ""
        for number, line in enumerate(text.split("\n")):
            block = _BLOCK.match(line)
            if block and block["escape"]:
                yield number, line.replace(";", "", 1)
            elif block:
                in_block = not in_block
                indent = block["indent"]
            elif in_block:
                if line.strip() and not line.strip().startswith(";"):
                    yield number, indented(self._snippet(line.strip(), page, depth), indent)
            elif match := _SNIPPET.match(line):
                if match["escape"]:
                    yield number, line.replace(";", "", 1)
                else:
                    yield number, indented(self._snippet(match["path"], page, depth), match["indent"])
            elif not _SECTION.match(line):
                yield number, line

    def _snippet(self, address: str, page: str, depth: int) -> str:
        path, *span = address.split(":")
        text = self._includes.text(path, page) if depth < DEEPEST else None
        if text is None:
            return ""
        if len(span) == 1 and span[0] and not span[0].isdecimal():
            name = re.escape(span[0].strip())
            begins = re.compile(rf"8<-+[ \t]+\[[ \t]*start[ \t]*:[ \t]*{name}[ \t]*\]")
            ends = re.compile(rf"8<-+[ \t]+\[[ \t]*end[ \t]*:[ \t]*{name}[ \t]*\]")
            part = part_of(text, begins, ends) or ""
            text = "\n".join(dedented(part.split("\n")))
        elif span:
            first, last = map(line_number, (*span, "")[:2])
            text = line_range(text, first, last if len(span) > 1 else first)
        if "8<-" not in text:
            return text
        return "\n".join(part for _, part in self._with_snippets(text, page, depth + 1))

    def _with_files(self, text: str, page: str) -> Iterator[tuple[int, str]]:
        for number, line in enumerate(text.split("\n")):
            if starred := _STARRED.match(line):
                code = self._starred(starred["path"], starred["options"], page)
                yield number, (line if code is None else indented(code, starred["indent"]))
            elif included := _INCLUDED.match(line):
                inner = self._includes.text(included["path"], page)
                yield number, (line if inner is None else indented(inner, included["indent"]))
            else:
                yield number, line

    def _starred(self, path: str, options: str, page: str) -> str | None:
        """``{* file.py ln[1:5] hl[2] title["x"] *}`` is a block of code with those lines."""
        text = self._includes.text(path, page)
        if text is None:
            return None
        lines = text.split("\n")
        wanted = _option(options, "ln")
        parts: list[str] = []
        for span in wanted.split(",") if wanted else ():
            first, _, last = span.partition(":")
            begin = max((line_number(first) or 1) - 1, 0)
            end = line_number(last) if ":" in span else begin + 1
            if begin > 0:
                parts.append("# Code above omitted 👆\n" if not parts else "# Code here omitted 👈\n")
            parts.append("\n".join(lines[begin:end]))
            if end is not None and end < len(lines):
                parts.append("\n# Code below omitted 👇")
        code = "\n".join(parts) if parts else text
        marked = _option(options, "hl")
        suffix = path.rpartition(".")[2]
        head = _LANGUAGES.get(suffix, suffix)
        if marked and not wanted:
            head += f' hl_lines="{marked.replace(":", "-").replace(",", " ")}"'
        title = _option(options, "title").strip("\"'")
        if title:
            head += f' title="{title}"'
        return fenced(code, head)

    def _without_api(self, text: str, page: str) -> str:
        """Pages made from source code are named by what they are about; references to it keep their words."""
        defined = {match[1].casefold() for match in _DEFINITION.finditer(text)}

        def words(match: re.Match[str]) -> str:
            target = match[2] or match[1].strip("`")
            return match[0] if target.casefold() in defined else match[1]

        found: list[str] = []
        in_api = ""
        for number, (line, is_code) in enumerate(lines_with_code(text)):
            api = None if is_code else _API.fullmatch(line)
            if api is not None:
                in_api = api["before"].rstrip("# ") + " "
                found.append(f"{api['before']}`{api['name']}`")
                self._site.warn(
                    page,
                    self._line(page, number),
                    f"The documentation of “{api['name']}” is made from source code, and is not in the book.",
                    "Build the site with MkDocs, and make a book of its HTML.",
                    kind="api-docs",
                )
            elif in_api and (line.startswith((f"{in_api}   ", "\t")) or not line.strip()):
                found.append("")
            else:
                in_api = ""
                found.append(line if is_code or "][" not in line else _REFERENCE.sub(words, line))
        return "\n".join(found)

    def _without_foreign_blocks(self, text: str, page: str) -> str:
        """Blocks between slashes that an extension of the documentation makes become notes."""
        found: list[str] = []
        for number, (line, is_code) in enumerate(lines_with_code(text)):
            block = None if is_code else _OPENED.fullmatch(line)
            if block is None or block["name"].casefold() in self._blocks:
                found.append(line)
                continue
            name = block["name"].replace("-", " ").replace("_", " ").capitalize()
            title = f"{name}: {block['title']}" if block["title"] else name
            found.append(f"{block['before']} admonition | {title}")
            self._site.warn(
                page,
                self._line(page, number),
                f"The block “/// {block['name']}” is made by code of the documentation, which is not run: "
                "its text is shown as a note.",
                "Name it under “types” of “pymdownx.blocks.admonition” in mkdocs.yml, or write “/// note”.",
                kind="unknown-block",
            )
        return "\n".join(found)

    def _line(self, page: str, number: int) -> int:
        """The line of the page's file that a line of its text, from 0, comes from."""
        matter = self._site.read(page)
        first = matter.body_line if matter is not None else 1
        return first + (self._origin[min(number, len(self._origin) - 1)] if self._origin else number)

    def _with_variables(self, text: str) -> str:
        def value(match: re.Match[str]) -> str:
            found: Any = self._variables
            for key in match[1].split("."):
                found = found.get(key) if isinstance(found, dict) else None
            return found if isinstance(found, str) else match[0]

        return _VARIABLE.sub(value, text)


def _blocks(extensions: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
    """The names of the blocks between slashes that are known; none where there are no such blocks."""
    if not any(name.startswith("pymdownx.blocks.") for name in extensions) and not left_out(extensions):
        return frozenset()
    found = {"admonition", "details", "tab", "html", "define", "caption", "figure-caption", "table-caption"}
    if "pymdownx.fancylists" in extensions:
        found.add("fancylists")
    for name in ("admonition", "details", "caption"):
        types = extensions.get(f"pymdownx.blocks.{name}", {}).get("types")
        named = [one.get("name") if isinstance(one, dict) else one for one in types] if types else NOTE_KINDS
        found.update(one.casefold() for one in named if isinstance(one, str))
    return frozenset(found)


def _option(options: str, name: str) -> str:
    match = re.search(rf"\b{name}\[([^\]]*)\]", options)
    return match[1] if match else ""
