"""What MyST adds to Markdown and only the whole documentation can answer: roles, labels, files taken in."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from typing import Any

from helpviewer.page.markdown import fenced
from index_build.sources.config_values import mapping_of
from index_build.sources.files.docs_folder import address, folder_of, joined
from index_build.sources.markup.code_spans import lines_with_code
from index_build.sources.markup.includes import DEEPEST, Includes, dedented, indented
from index_build.sources.site import Site
from index_build.sources.site_front_matter import split_site_front_matter
from index_build.sources.sphinx.gated_directives import without_gates
from index_build.sources.sphinx.rest import myst_of

_LABEL = re.compile(r"^\(([^()\n]+)\)=[ \t]*$", re.MULTILINE)
_ROLE = re.compile(r"(?<!`)\{([A-Za-z][\w:+-]*)\}(`+)(.+?)\2(?!`)", re.DOTALL)
_TITLED = re.compile(r"(.*\S)\s*<([^<>]+)>", re.DOTALL)
_NAME = re.compile(
    r"^(?P<mark>`{3,}|:{3,})(?P<head>\{[\w:-]+\})(?P<argument>[^\n]*)\n(?:[ ]*:[\w-]+:[^\n]*\n)*?"
    r":(?:name|label):[ \t]*(?P<label>\S+)[ \t]*\n(?:[ ]*:[\w-]+:[^\n]*\n)*(?P<caption>.*?)^(?P=mark)",
    re.MULTILINE | re.DOTALL,
)
_WORDS = re.compile(r"(?P<ticks>`+).+?(?P=ticks)|\{\{[ \t]*(?P<name>[\w-]+)[ \t]*\}\}")
_CARD_LINK = re.compile(r"([ \t]*:link:[ \t]*)(\S.*?)[ \t]*")
_INCLUDE = re.compile(
    r"^(?P<indent>[ \t]*)(?P<mark>`{3,}|:{3,})\{(?P<name>include|literalinclude)\}[ \t]+(?P<path>\S+)[ \t]*\n"
    r"(?P<options>(?:[ \t]*:[\w-]+:[^\n]*\n|[ \t]*\n)*)[ \t]*(?P=mark)[ \t]*$",
    re.MULTILINE,
)
_FENCE = re.compile(r"[ \t>*+.)\d-]*(`{3,}|~{3,})(?:\{([A-Za-z][\w:-]*)\})?")
_OPTION = re.compile(r":([\w-]+):[ \t]*([^\n]*)")
_LOCAL = re.compile(r"\]\((#?)([\w./ :-]+)\)")
_EMPTY = re.compile(r"(?<!!)\[\]\(<?([^()\s<>]*)>?\)")
_PROJECT = re.compile(r"<(?:project|path):([^\s<>]+)>")
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
_HOLDS_CODE = (
    "code-block", "code", "sourcecode", "code-cell", "parsed-literal", "literal", "math", "mermaid",
    "plantuml", "graphviz", "eval-rst", "raw", "csv-table", "doctest", "testcode", "testoutput",
    "literalinclude",
)  # fmt: skip
"""Directives in whose fences nothing is Markdown."""
_AS_CODE = (
    "func", "class", "meth", "mod", "attr", "data", "exc", "obj", "option", "envvar", "file", "program",
    "any", "command", "samp", "code", "literal", "token", "keyword", "const", "type", "confval",
)  # fmt: skip


class MystText:
    """Rewrites the pages of one documentation."""

    def __init__(self, site: Site, names: Iterable[str], words: Any = None) -> None:
        """``words`` are what stands for ``{{ names }}`` on every page."""
        self._site = site
        self._shared = mapping_of(words)
        self._words: dict[str, Any] = {}
        self._includes = Includes(site)
        self._names = set(names)
        self._labels: dict[str, tuple[str, str]] = {}
        for name in sorted(self._names):
            matter = site.read(name)
            if matter is not None:
                self._find_labels(name, f"\n{matter.body}")

    def _find_labels(self, name: str, text: str) -> None:
        for match in _NAME.finditer(text) if "\n:name:" in text or "\n:label:" in text else ():
            words = match["argument"].strip() if "figure" not in match["head"] else ""
            text_below = match["caption"].strip().split("\n\n")[0]
            self._labels.setdefault(match["label"].casefold(), (name, words or text_below or match["label"]))
        for match in _LABEL.finditer(text) if "\n(" in text else ():
            heading = _HEADING.match(text, match.end() + 1) or _HEADING.search(text, match.end())
            self._labels.setdefault(match[1].casefold(), (name, heading[1] if heading else match[1]))

    def rewritten(self, text: str, page: str) -> str:
        """The page as the builder reads it."""
        self._includes.begin()
        matter = self._site.read(page)
        values = matter.values if matter is not None else {}
        own = values.get("myst", values)
        self._words = self._shared | mapping_of(mapping_of(own).get("substitutions"))
        return self._rewrite(without_gates(text), page, 0)

    def _rewrite(self, text: str, page: str, depth: int) -> str:
        if "include}" in text:
            text = _INCLUDE.sub(lambda match: self._included(match, page, depth), text)
        found: list[str] = []
        directive: list[str] | None = None
        end = rest = ""
        for line, is_code in lines_with_code(text):
            if not is_code:
                found.append(self._line(line, page))
            elif directive is not None and _closes(line, end):
                if rest:
                    found[-1:] = ["", self._rest(directive, rest, page, depth), ""]
                elif directive:
                    found += [self._rewrite("\n".join(directive), page, depth + 1), line]
                else:
                    found.append(line)
                directive, end, rest = None, "", ""
            elif directive is not None:
                directive.append(line)
            else:
                found.append(line)
                if end:
                    end = "" if _closes(line, end) else end
                elif (opening := _FENCE.match(line)) is not None:
                    end = opening[1]
                    name = (opening[2] or "").casefold()
                    is_rest = name == "eval-rst" and not line[: opening.start(1)].strip()
                    rest = line if is_rest and depth < DEEPEST else ""
                    holds_text = name and name not in _HOLDS_CODE and depth < DEEPEST
                    directive = [] if rest or holds_text else None
        return "\n".join([*found, *(directive or ())])

    def _rest(self, lines: list[str], opening: str, page: str, depth: int) -> str:
        """What stands in reStructuredText, in the place where its block opens."""
        indent = opening[: len(opening) - len(opening.lstrip())]
        made = myst_of("\n".join(line.removeprefix(indent) for line in lines))
        return indented(self._rewrite(made, page, depth + 1), indent)

    def _line(self, line: str, page: str) -> str:
        if line.startswith("%"):
            return ""
        label = _LABEL.fullmatch(line)
        if label is not None:
            return f'<a id="{label[1]}"></a>\n'
        if self._words and "{{" in line:
            line = _WORDS.sub(self._substituted, line)
        link = _CARD_LINK.fullmatch(line) if ":link:" in line else None
        if link is not None and link[2].casefold() in self._labels:
            return f"{link[1]}{self._label(link[2], page)}"
        if "}`" in line:
            line = _ROLE.sub(lambda match: self._role(match, page), line)
        if "](" in line:
            line = _LOCAL.sub(lambda match: self._local(match, page), line)
        if "[](" in line:
            line = _EMPTY.sub(lambda match: self._untitled(match[1], page), line)
        return _PROJECT.sub(lambda match: self._untitled(match[1], page), line) if "<p" in line else line

    def _substituted(self, match: re.Match[str]) -> str:
        value = self._words.get(match["name"] or "")
        return value.strip("\n") if isinstance(value, str) else match[0]

    def _included(self, match: re.Match[str], page: str, depth: int) -> str:
        text = self._includes.text(match["path"], page) if depth < DEEPEST else None
        if text is None:
            return ""
        options = {key: value.strip() for key, value in _OPTION.findall(match["options"])}
        text = _cut(text, options)
        if match["name"] == "literalinclude" or "literal" in options or "code" in options:
            language = options.get("language") or options.get("code") or match["path"].rpartition(".")[2]
            return indented(fenced(text, language), match["indent"])
        if match["path"].endswith(".rst"):
            return indented(self._rewrite(myst_of(text), page, depth + 1), match["indent"])
        body = split_site_front_matter(text, self._site.docs.notes(match["path"])).body
        if options.get("relative-docs"):
            # Links of a file from elsewhere that lead into the documentation.
            here = posixpath.relpath(".", folder_of(page) or ".")
            body = body.replace(f"]({options['relative-docs']}", f"]({here}/")
        return indented(self._rewrite(body, page, depth + 1), match["indent"])

    def _role(self, match: re.Match[str], page: str) -> str:
        name, text = match[1].casefold().rpartition(":")[2], " ".join(match[3].split())
        titled = _TITLED.fullmatch(text)
        title, target = (titled[1], titled[2]) if titled else ("", text)
        if name == "doc":
            return self._document(title, target, page)
        if name in ("ref", "numref", "eq", "std-ref"):
            where = self._labels.get(target.casefold())
            if where is None:
                return title or target
            return f"[{title or where[1]}](<{self._label(target, page)}>)"
        if name in _AS_CODE:
            return f"`{(title or target).lstrip('~!')}`"
        plain = {"term": title or target, "abbr": text, "download": title or target,
                 "guilabel": f"**{text}**",
                 "menuselection": f"**{text.replace('-->', '→')}**", "math": f"${text}$",
                 "kbd": f"<kbd>{text}</kbd>",
                 "sub": f"<sub>{text}</sub>", "sup": f"<sup>{text}</sup>", "strong": f"**{text}**",
                 "emphasis": f"*{text}*", "dfn": f"*{text}*"}  # fmt: skip
        if name in ("octicon", "fas", "far", "fab", "material-regular", "material-outlined"):
            return ""
        return plain.get(name, match[0])

    def _document(self, title: str, target: str, page: str) -> str:
        name = target.lstrip("/") if target.startswith("/") else joined(folder_of(page), target)
        found = next((n for n in (name, f"{name}.md") if n in self._names), "")
        return f"[{title or self._title(found)}](<{address(page, found)}>)" if found else title or target

    def _label(self, label: str, page: str) -> str:
        where = self._labels.get(label.casefold())
        if where is None or where[0] == page:
            return f"#{label}"
        return address(page, where[0]) + f"#{label}"

    def _local(self, match: re.Match[str], page: str) -> str:
        """A link to a label of any page, with or without a ``#``."""
        is_label = match[2].casefold() in self._labels
        return f"](<{self._label(match[2], page)}>)" if is_label else match[0]

    def _untitled(self, target: str, page: str) -> str:
        """A link without words of its own is called as what it leads to."""
        path, _, section = target.partition("#")
        if "://" in target:
            return f"<{target}>"
        where = self._labels.get(section.casefold()) if section else self._labels.get(path.casefold())
        if where is not None and not (path and section):
            return f"[{where[1]}](<{self._label(section or path, page)}>)"
        name = path.lstrip("/") if path.startswith("/") else joined(folder_of(page), path)
        found = next((n for n in (name, f"{name}.md") if n in self._names), "")
        return f"[{self._title(found) if found else path or section}](<{target}>)"

    def _title(self, name: str) -> str:
        matter = self._site.read(name)
        heading = _HEADING.search(matter.body) if matter is not None else None
        return heading[1] if heading else name


def _closes(line: str, marks: str) -> bool:
    bare = line.strip(" \t>")
    return bare.startswith(marks) and not bare.strip(marks[0])


def _cut(text: str, options: dict[str, str]) -> str:
    """The part of a file that the options of a directive ask for."""
    lines = text.split("\n")
    if "start-after" in options:
        text = text.partition(options["start-after"])[2]
        lines = text.split("\n")
    if "end-before" in options:
        text = "\n".join(lines).partition(options["end-before"])[0]
        lines = text.split("\n")
    if "lines" in options:
        wanted: list[str] = []
        for part in options["lines"].split(","):
            first, dash, last = part.strip().partition("-")
            begin = int(first) if first.isdecimal() and len(first) < 8 else 1
            end = int(last) if last.isdecimal() and len(last) < 8 else len(lines) if dash else begin
            wanted += lines[max(begin - 1, 0) : end]
        lines = wanted
    if "dedent" in options:
        lines = dedented(lines)
    return "\n".join(lines).strip("\n")
