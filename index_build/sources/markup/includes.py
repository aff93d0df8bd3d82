"""Files that pages take in: found inside of the documentation only, cut to lines or parts, with limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from urllib.parse import unquote

from index_build.sources.files.docs_folder import CannotRead, folder_of, joined
from index_build.sources.site import Site
from index_build.sources.site_front_matter import split_site_front_matter

DEEPEST = 10
MOST_TEXT = 8 * 2**20
"""Characters that one page may take in, so that files which take each other in twice do not grow for ever."""


class Includes:
    """Finds files that pages of a site name. ``bases`` are folders of the project that addresses may count
    from, besides the page's own folder."""

    def __init__(self, site: Site, bases: Iterable[str] = ()) -> None:
        self._site = site
        self._bases = tuple(bases)
        self._docs = site.docs.path.relative_to(site.project.path).as_posix()
        self._left = MOST_TEXT

    def begin(self) -> None:
        """Begin a new page: it has the whole limit again."""
        self._left = MOST_TEXT

    def text(self, address: str, page: str, *, quiet: bool = False) -> str | None:
        """The text of the file that ``page`` calls ``address``; None, and a note, when it cannot be had."""
        address = unquote(address.strip())
        if "://" in address:
            self._warn(page, address, "lies on the web, and nothing is fetched")
            return None
        docs = "" if self._docs == "." else self._docs
        here = joined(docs, folder_of(page))
        places = [here, *self._bases, docs]
        found = "is not there"
        for place in places:
            name = joined(docs, address.lstrip("/")) if address.startswith("/") else joined(place, address)
            try:
                text = self._site.project.text(name)
            except CannotRead as error:
                if name.startswith(".."):
                    found = "lies outside of the documentation"
                elif "cannot be read" not in str(error):
                    found = f"cannot be taken in: {error}"
                continue
            self._left -= len(text)
            if self._left < 0:
                found = f"is left out: this page takes in more than {MOST_TEXT // 2**20} MB"
                break
            return text.removesuffix("\n")
        if not quiet:
            self._warn(page, address, found)
        return None

    def body(self, address: str, page: str) -> str | None:
        """As :meth:`text`, for a page: without its front matter."""
        text = self.text(address, page)
        return None if text is None else split_site_front_matter(text, self._site.docs.notes(address)).body

    def _warn(self, page: str, address: str, why: str) -> None:
        matter = self._site.read(page)
        line = 0
        if matter is not None and address in matter.body:
            line = matter.body_line + matter.body.count("\n", 0, matter.body.index(address))
        self._site.warn(
            page,
            line,
            f"The file “{address}”, which this page takes in, {why}.",
            "Put it inside the folder you build from, or mend its path.",
            kind="include",
        )


def indented(text: str, indent: str) -> str:
    """The text with every line but empty ones moved in."""
    return "\n".join(indent + line if line.strip() else line for line in text.split("\n")) if indent else text


def dedented(lines: list[str]) -> list[str]:
    """Lines without the blanks that all of them begin with."""
    blanks = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return [line[blanks:] for line in lines]


def line_number(text: str) -> int | None:
    """The number of a line as somebody wrote it, None for none."""
    text = text.strip()
    return int(text) if text.isdecimal() and len(text) < 8 else None


def line_range(text: str, first: int | None, last: int | None) -> str:
    """The lines ``first`` to ``last``, counted from 1, both taken in; None for no limit."""
    lines = text.split("\n")
    return "\n".join(lines[max((first or 1) - 1, 0) : last])


def part_of(text: str, begins: re.Pattern[str], ends: re.Pattern[str]) -> str | None:
    """The lines between one that ``begins`` matches and one that ``ends`` does; None without the former."""
    found: list[str] = []
    inside = seen = False
    for line in text.split("\n"):
        if not inside and begins.search(line):
            inside = seen = True
        elif inside and ends.search(line):
            inside = False
        elif inside:
            found.append(line)
    return "\n".join(found) if seen else None


def replaced_lines(text: str, pattern: re.Pattern[str], change: Callable[[re.Match[str]], str | None]) -> str:
    """Lines that ``pattern`` matches as a whole, each replaced; None leaves a line as it is."""
    found: list[str] = []
    for line in text.split("\n"):
        match = pattern.fullmatch(line)
        new = change(match) if match is not None else None
        found.append(line if new is None else new)
    return "\n".join(found)
