"""Links by name, as wikis write them: ``[[Page#Section|words]]`` and ``![[picture.png|300]]``."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from urllib.parse import unquote

from index_build.sources.files.docs_folder import address, folder_of, joined
from index_build.sources.markup.code_spans import lines_with_code
from index_build.sources.navigation.folder_tree import stem

_LINK = re.compile(r"(?P<embed>!?)\[\[(?P<target>[^\[\]\n|\\]*)(?:\\?\|(?P<words>[^\[\]\n]*))?\]\]")
_LINK_WITH_CODE = re.compile(
    r"(?P<embed>!?)\[\[(?=[^\[\]\n]*`)(?P<target>[^\[\]\n|\\]*)(?:\\?\|(?P<words>[^\[\]\n]*))?\]\]"
)
_SIZE = re.compile(r"(\d+)(?:x(\d+))?")
PICTURES = (".png", ".gif", ".jpg", ".jpeg", ".svg", ".webp", ".bmp", ".avif")


class Names:
    """Finds a file by what a link calls it: its path or its name, with or without suffix, with blanks or
    hyphens, whatever the case, or another name that its page gives itself."""

    def __init__(self, files: Iterable[str], aliases: Iterable[tuple[str, str]] = ()) -> None:
        self._by_name: dict[str, list[str]] = {}
        for name in files:
            path = name
            while path:
                self._by_name.setdefault(_folded(path), []).append(name)
                self._by_name.setdefault(_folded(path.rpartition(".")[0] or path), []).append(name)
                path = path.partition("/")[2]
        for alias, name in aliases:
            self._by_name.setdefault(_folded(alias), []).append(name)

    def find(self, target: str, page: str) -> str:
        """The file that ``target`` on ``page`` means; "" when there is none. Of several, the nearest."""
        found = self._by_name.get(_folded(target.strip().strip("/")), ())
        if not found:
            relative = joined(folder_of(page), target.strip())
            found = self._by_name.get(_folded(relative), ())
        return min(found, key=lambda name: (_steps(page, name), len(name), name), default="")


def _folded(text: str) -> str:
    return re.sub(r"[\s_-]+", "-", unquote(text)).casefold()


def _steps(page: str, name: str) -> int:
    return len(posixpath.relpath(name, folder_of(page) or ".").split("/"))


class WikiLinks:
    """Rewrites links by name as links of Markdown. ``missing`` is told of links that lead nowhere;
    ``words_first``: their words stand before what they name."""

    def __init__(
        self, names: Names, missing: Callable[[str, str], None], *, words_first: bool = False
    ) -> None:
        self._names = names
        self._missing = missing
        self._words_first = words_first

    def rewrite_with_code(self, text: str, page: str) -> str:
        """The text with those links that have code in them, which parts them where code is told apart."""
        if "[[" not in text or "`" not in text:
            return text
        return "\n".join(
            line if is_code or "[[" not in line else self._line_with_code(line, page)
            for line, is_code in lines_with_code(text)
        )

    def _line_with_code(self, line: str, page: str) -> str:
        def link(match: re.Match[str]) -> str:
            is_code = line.count("`", 0, match.start()) % 2
            return match[0] if is_code or match[0].count("`") % 2 else self._link(match, page)

        return _LINK_WITH_CODE.sub(link, line)

    def rewrite(self, text: str, page: str) -> str:
        """The text, which is no code, with its links."""
        return _LINK.sub(lambda match: self._link(match, page), text)

    def _link(self, match: re.Match[str], page: str) -> str:
        target, words = match["target"], match["words"] or ""
        if self._words_first and words and not match["embed"]:
            # GitHub's wikis put the words first: [[words|Page]].
            target, words = words, target
        name, _, section = target.partition("#")
        if name.startswith(("http://", "https://")):
            return f"[{words or name}](<{target}>)"
        found = self._names.find(name, page) if name.strip() else page
        if match["embed"] or name.lower().endswith(PICTURES):
            return self._embedded(found, name, words, page)
        label = words or (target.replace("#", " › ") if name else section.rpartition("#")[2])
        if not found:
            self._missing(page, target)
            return label
        anchor = section.rpartition("#")[2]
        return f"[{_escaped(label.strip())}](<{address(page, found, anchor_of(anchor))}>)"

    def _embedded(self, found: str, name: str, words: str, page: str) -> str:
        if not found:
            self._missing(page, name)
            return words
        if not found.lower().endswith(PICTURES):
            return f"[{words or stem(found)}](<{address(page, found)}>)"
        size = _SIZE.fullmatch(words.strip())
        alt = "" if size else words
        width = f"{{width={size[1]}}}" if size else ""
        return f"![{_escaped(alt or stem(found))}](<{address(page, found)}>){width}"


def _escaped(text: str) -> str:
    return re.sub(r"([\[\]])", r"\\\1", text)


def anchor_of(heading: str) -> str:
    """The anchor of a heading; ``^id`` names a block instead."""
    if heading.startswith("^"):
        return heading[1:]
    return re.sub(r"\s+", "-", re.sub(r"[^\w\s-]", "", heading.strip().casefold()))
