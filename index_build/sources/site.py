"""What the readers of all systems for documentation share: a folder, its pages taken apart, and notes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from index_build.diagnostics import Problem
from index_build.sources.files.docs_folder import CannotRead, DocsFolder
from index_build.sources.files.names import (
    FOLDER_INDEX,
    MARKDOWN,
    OTHER_MARKUP,
    PLAIN_FILES,
    is_other_documentation,
)
from index_build.sources.front_matter import FrontMatter
from index_build.sources.navigation.items import NavItem, NavLink, NavPage
from index_build.sources.site_front_matter import SiteFrontMatter, split_site_front_matter
from index_build.sources.source_page import SourcePage

PAGES = (*MARKDOWN, ".mdx")
IMAGES = (".png", ".gif", ".jpg", ".jpeg", ".svg", ".webp")
_NO_WORDS = re.compile(r"[\W_]+")
_LOOK_AHEAD = 200


class Site:
    """The pages of one documentation while they are being read.

    ``docs`` is the folder of the pages, ``project`` the folder the publisher named; nothing outside of the
    latter is read.
    """

    def __init__(self, project: DocsFolder, docs: DocsFolder) -> None:
        self.project = project
        self.docs = docs
        self.problems: list[Problem] = []
        self._split: dict[str, SiteFrontMatter | None] = {}

    def warn(self, name: str, line: int, sentence: str, remedy: str = "", *, kind: str = "") -> None:
        """Note something about a file of the documentation."""
        self.problems.append(Problem(self.docs.shown(name), line, "warning", sentence, remedy, kind))

    def warn_of_component(self, page: str, name: str, line: int) -> None:
        """Note that a page uses a component nobody knows, ``line`` lines below the start of its body."""
        matter = self.read(page)
        self.warn(
            page,
            line + (1 if matter is None else matter.body_line),
            f"The component <{name}> is not known; what stands in it is kept.",
            "Write what it shows as Markdown, or build the site and make a book of its HTML.",
            kind="unknown-component",
        )

    def names(self, suffixes: Sequence[str] = PAGES) -> list[str]:
        """The pages among the files."""
        return [name for name in self.docs.files if name.lower().endswith(tuple(suffixes))]

    def read(self, name: str) -> SiteFrontMatter | None:
        """A page taken apart; None, and a note, when it cannot be read."""
        if name not in self._split:
            notes = self.docs.notes(name)
            try:
                self._split[name] = split_site_front_matter(self.docs.text(name), notes)
            except CannotRead as error:
                notes.warning(error.line, str(error), kind="unreadable")
                self._split[name] = None
            self.problems.extend(notes.items)
        return self._split[name]

    def is_empty(self, name: str) -> bool:
        """Whether a page says nothing."""
        matter = self.read(name)
        return matter is None or not matter.body.strip()

    def page(
        self,
        name: str,
        prepare: Callable[[str, str], str] | None = None,
        *,
        addresses: Iterable[str] = (),
        dialect: str = "",
        front_matter: FrontMatter | None = None,
    ) -> SourcePage | None:
        """A page of the book; ``prepare`` rewrites a body, given with the page's name, into what the builder
        reads."""
        matter = self.read(name)
        if matter is None:
            return None
        body = matter.body if prepare is None else prepare(matter.body, name)
        return SourcePage(
            path=self.docs.absolute(name),
            name=name,
            file=self.docs.shown(name),
            front_matter=matter.front_matter if front_matter is None else front_matter,
            body=body,
            body_line=matter.body_line,
            addresses=tuple(dict.fromkeys(addresses)),
            dialect=dialect,
            lines=() if body == matter.body else same_lines(matter.body, body, matter.body_line),
        )

    def images(self, *folders: DocsFolder) -> dict[Path, str]:
        """Every picture of the documentation, and of further folders, with its name in messages."""
        return {
            folder.absolute(name): folder.shown(name)
            for folder in (self.docs, *folders)
            for name in folder.files
            if name.lower().endswith(IMAGES)
        }

    def warn_of_other_markup(self, *read: str) -> None:
        """Name the files that are documentation, but in a language that is not read; those with the suffixes
        ``read`` are."""
        for suffix in (suffix for suffix in OTHER_MARKUP if suffix not in read):
            for name in self.names((suffix,)):
                self._warn_of_markup(name)

    def warn_of_plain_files(self) -> None:
        """Name the files of HTML and plain text among the pages, but for those of tools."""
        for name in self.names(PLAIN_FILES):
            if is_other_documentation(name):
                self._warn_of_markup(name)

    def _warn_of_markup(self, name: str) -> None:
        suffix = f".{name.rpartition('.')[2].lower()}"
        self.warn(
            name,
            0,
            f"A {suffix} file is not read.",
            "Write it in Markdown, or make a book of the HTML that its own system builds.",
            kind="other-markup",
        )


def same_lines(before: str, after: str, first: int) -> tuple[int, ...]:
    """For each line of ``after`` the line of the file it comes from: the next one with the same words,
    whatever signs stand around them. ``before`` starts at line ``first``; new lines get the number of the
    line they stand behind."""
    old = [_words(line) for line in before.split("\n")]
    where: dict[str, list[int]] = {}
    for number, words in enumerate(old):
        where.setdefault(words, []).append(number)
    at = 0
    found: list[int] = []
    for words in map(_words, after.split("\n")):
        places = where.get(words, ())
        if words and places:  # the end of a block stands anywhere
            next_one = bisect_left(places, at)
            if next_one < len(places) and places[next_one] - at < _LOOK_AHEAD:
                at = places[next_one]
        elif at + 1 < len(old) and old[at + 1] == words:
            at += 1
        found.append(first + at)
    return tuple(found)


def _words(line: str) -> str:
    return " ".join(_NO_WORDS.sub(" ", line).split())


def site_address(name: str) -> str:
    """The path that most sites give a page: ``/a/b`` for ``a/b.md``, ``/a/`` for the index of a folder."""
    path = name.rpartition(".")[0]
    folder, _, last = path.rpartition("/")
    if last.casefold() in FOLDER_INDEX:
        return f"/{folder}/" if folder else "/"
    return f"/{path}"


def listings(items: Iterable[NavItem], site: Site) -> dict[str, str]:
    """For each page with pages below it the list of these, as Markdown."""
    found: dict[str, str] = {}
    todo = list(items)
    while todo:
        item = todo.pop()
        if isinstance(item, NavLink):
            continue
        todo.extend(item.items)
        if isinstance(item, NavPage) and item.items:
            rows = [_row(row, site) for row in item.items if isinstance(row, NavPage)]
            found[item.page] = "\n".join(rows) + "\n"
    return found


def _row(item: NavPage, site: Site) -> str:
    matter = site.read(item.page)
    title = item.title or (matter.text("linktitle", "title") if matter is not None else "") or item.page
    about = matter.text("description", "summary") if matter is not None else ""
    return f"- [{title}](</{item.page}>)" + (f": {about}" if about else "")


def with_title(page: SourcePage, title: str) -> SourcePage:
    """The page with a title of its own."""
    return replace(page, front_matter=replace(page.front_matter, title=title))
