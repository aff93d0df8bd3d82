"""The tree that Sphinx' ``toctree`` directives make, in MyST and in reStructuredText."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index_build.sources.files.docs_folder import CannotRead, folder_of, joined
from index_build.sources.files.globs import Globs
from index_build.sources.markup.code_spans import lines_with_code
from index_build.sources.navigation.ids import natural_order
from index_build.sources.navigation.items import NavItem, NavLink, NavPage, NavSection
from index_build.sources.site import Site

DEEPEST = 30
_MYST = re.compile(
    r"^(?P<mark>`{3,}|:{3,}|~{3,})\{toctree\}[^\n]*\n(?P<body>.*?)^(?P=mark)[`:~]*[ \t]*$",
    re.DOTALL | re.MULTILINE,
)
_RST = re.compile(
    r"^(?P<indent>[ \t]*)\.\. toctree::[^\n]*\n(?P<body>(?:(?P=indent)[ \t]+[^\n]*\n|[ \t]*\n)*)",
    re.MULTILINE,
)
_OPTION = re.compile(r"\s*:([\w-]+):\s*(.*)")
_YAML_OPTION = re.compile(r"([\w-]+):\s*(.*)")
_TITLED = re.compile(r"(.*\S)\s*<([^<>]+)>")


def _without_examples(text: str) -> str:
    """The text without blocks of code, which may show a directive; directives themselves stay."""
    found: list[str] = []
    is_example = was_code = False
    for line, is_code in lines_with_code(text):
        if is_code and not was_code:
            is_example = "{" not in line
        was_code = is_code
        found.append("" if is_code and is_example else line)
    return "\n".join(found)


class Toctrees:
    """Reads the directives of the pages ``names``, from one page to those it lists."""

    def __init__(self, site: Site, names: Iterable[str]) -> None:
        self._site = site
        self._names = list(names)
        self._known = set(self._names)
        self._open: list[str] = []

    def below(self, page: str) -> tuple[NavItem, ...]:
        """What stands below a page; each directive with a caption is a section."""
        if page in self._open or len(self._open) > DEEPEST:
            return ()
        self._open.append(page)
        found: list[NavItem] = []
        for options, entries in self._directives(page):
            items: list[NavItem] = []
            for entry in entries:
                items.extend(self._entry(entry, page, "glob" in options))
            if "reversed" in options:
                items.reverse()
            caption = options.get("caption", "")
            found += [NavSection(caption, tuple(items))] if caption and items else items
        self._open.pop()
        return tuple(found)

    def _directives(self, page: str) -> Iterator[tuple[dict[str, str], list[str]]]:
        try:
            text = self._site.docs.text(page) + "\n"
        except CannotRead:
            return
        if page.endswith(".rst"):
            found = list(_RST.finditer(text))
        else:
            text = _without_examples(text)
            found = [*_MYST.finditer(text), *(_RST.finditer(text) if "{eval-rst}" in text else ())]
        for match in sorted(found, key=lambda one: one.start()):
            options: dict[str, str] = {}
            entries: list[str] = []
            in_yaml = False
            for line in (line.strip() for line in match["body"].split("\n")):
                if line == "---":
                    in_yaml = not in_yaml
                    continue
                option = (_YAML_OPTION if in_yaml else _OPTION).fullmatch(line)
                if option is not None and not entries:
                    options[option[1]] = option[2].strip("\"'")
                elif line and not line.startswith(("#", "..")):
                    entries.append(line)
            yield options, entries

    def _entry(self, entry: str, page: str, has_globs: bool) -> Iterator[NavItem]:
        titled = _TITLED.fullmatch(entry)
        title, target = (titled[1], titled[2].strip()) if titled else ("", entry)
        if "://" in target:
            yield NavLink(title or target, target)
            return
        if target == "self":
            return
        name = target.lstrip("/") if target.startswith("/") else joined(folder_of(page), target)
        if has_globs and any(sign in name for sign in "*?["):
            globs = Globs([f"/{name}", f"/{name}.md"])
            for found in sorted(self._names, key=natural_order):
                if found in globs and found != page:
                    yield NavPage(found, "", self.below(found))
            return
        found = next((n for n in (name, f"{name}.md", name.replace(".rst", ".md")) if n in self._known), "")
        if found:
            yield NavPage(found, title, self.below(found))
            return
        other = next((n for n in (name, f"{name}.rst") if n.endswith(".rst") and self._site.docs.has(n)), "")
        if other:
            below = self.below(other)
            yield from [NavSection(title or other.removesuffix(".rst"), below)] if below else []
            return
        sentence = f"The toctree lists “{target}”, which is no page."
        self._site.warn(page, 0, sentence, kind="navigation-without-page")
