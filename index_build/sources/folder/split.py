"""Parts one long page at its headings, so that each of its parts is a page of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from index_build.sources.front_matter import FrontMatter
from index_build.sources.markup.code_spans import lines_with_code
from index_build.sources.navigation.ids import distinct_id, id_from_path
from index_build.sources.navigation.items import NavItem, NavPage
from index_build.sources.source_page import SourcePage

MOST_WORDS = 1500
"""Words from which on a page is parted."""
FEWEST_PARTS = 3

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#*)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_ANCHOR = re.compile(r"[ \t]*(?:<a\s[^<>]*>\s*</a>|<a\s[^<>]*/>)[ \t]*", re.IGNORECASE)
_DEFINITION = re.compile(r" {0,3}\[([^\[\]]+)\]:[ \t]*\S.*")
_INLINE = re.compile(r"[`*]|!?\[|\]\([^()]*\)|\]\[[^\[\]]*\]|<[^<>]*>")


class _Line:
    """A line of a page: its ``level`` is that of its heading, 0 for any other line."""

    __slots__ = ("level", "number", "text", "title")

    def __init__(self, text: str, number: int, level: int = 0, title: str = "") -> None:
        self.text = text
        self.number = number
        self.level = level
        self.title = title


def split_page(
    page: SourcePage, *, always: bool = False
) -> tuple[tuple[SourcePage, ...], tuple[NavItem, ...]]:
    """The pages that a long page is made into, and their tree; (page,) and () when it is better left whole,
    or has nothing to be parted at. ``always`` parts a short one as well.

    What stands before the first heading, with the page's own title, stays the first page. Parts that are
    still long are parted in turn, at the next level of headings. All pages have the path of the file.
    """
    lines, definitions = _taken_apart(page)
    if _words(lines) < MOST_WORDS and not always:
        return (page,), ()
    splitter = _Splitter(page, definitions)
    items = splitter.parts(lines)
    if len(splitter.pages) < (2 if always else FEWEST_PARTS):
        return (page,), ()
    return tuple(splitter.pages), items


def title_of(page: SourcePage) -> str:
    """What a page calls itself; "" when it does not."""
    first = next((line.title for line in _taken_apart(page)[0] if line.level == 1), "")
    return page.front_matter.title or _plain(first)


def _plain(title: str) -> str:
    return " ".join(_INLINE.sub(" ", title).split())


def _taken_apart(page: SourcePage) -> tuple[list[_Line], dict[str, list[_Line]]]:
    """The lines of a page, its headings known, and what its labels of links and footnotes mean."""
    found: list[_Line] = []
    definitions: dict[str, list[_Line]] = {}
    current: list[_Line] | None = None
    for number, (text, is_code) in enumerate(lines_with_code(page.body), 1):
        line = _Line(text, number)
        defined = None if is_code else _DEFINITION.fullmatch(text)
        if defined:
            current = definitions.setdefault(defined[1].casefold(), [])
        elif current is not None and text.strip() and not text.startswith(("    ", "\t")):
            current = None
        if current is not None:
            current.append(line)
            if defined and not defined[1].startswith("^"):
                current = None
            continue
        heading = None if is_code else _HEADING.fullmatch(text)
        under = None if is_code else _UNDERLINE.fullmatch(text)
        if heading and (heading[2] or "").strip():
            line.level, line.title = len(heading[1]), heading[2]
        elif under and found and _may_be_title(found):
            above = found.pop()
            line = _Line(above.text, above.number, 1 if under[1][0] == "=" else 2, above.text.strip())
        found.append(line)
    return found, definitions


def _may_be_title(lines: list[_Line]) -> bool:
    """Whether the last line is a paragraph of its own, which a line of marks below makes a heading."""
    text = lines[-1].text
    alone = len(lines) < 2 or not lines[-2].text.strip() or lines[-2].level > 0
    return alone and lines[-1].level == 0 and bool(re.match(r" {0,3}[^\s>|*+#-]", text))


def _words(lines: list[_Line]) -> int:
    return sum(len(line.text.split()) for line in lines)


def _has_text(lines: list[_Line]) -> bool:
    return any(line.text.strip() and not line.level and not _ANCHOR.fullmatch(line.text) for line in lines)


class _Splitter:
    def __init__(self, page: SourcePage, definitions: dict[str, list[_Line]]) -> None:
        self._page = page
        self._definitions = definitions
        self._folder = page.name.rpartition("/")[0]
        self._ids = {id_from_path(page.name)}
        self.pages: list[SourcePage] = []

    def parts(self, lines: list[_Line]) -> tuple[NavItem, ...]:
        """The tree of the page whose lines these are: its parts stand beside it."""
        first = next((n for n, line in enumerate(lines) if line.level), len(lines))
        tops = [line for line in lines if line.level == 1]
        start = first + 1 if len(tops) == 1 and lines[first].level == 1 else 0
        whole = self._page_with_parts(lines, start, self._page.name)
        return (NavPage(whole.page), *whole.items)

    def _page_with_parts(self, lines: list[_Line], start: int, name: str) -> NavPage:
        """Make a page of what stands before the headings of the highest level from ``start`` on, and parts
        of these."""
        top = min((line.level for line in lines[start:] if line.level), default=0)
        headings = [at for at in range(start, len(lines)) if top and lines[at].level == top]
        begins = [_with_anchors(lines, at, start) for at in headings]
        # A heading without a text is no page: it stays with what is before it.
        cuts = [at for at, end in pairwise([*begins, len(lines)]) if _has_text(lines[at:end])]
        place = len(self.pages)
        below: list[NavPage] = []
        intro = lines[: cuts[0]] if cuts else lines
        rows: list[_Line] = []
        for at, end in pairwise([*cuts, len(lines)]):
            part = self._part(lines[at:end])
            heading = next(line for line in lines[at:end] if line.level)
            below.append(part)
            rows.append(_Line(f"- [{heading.title}](<{part.page.rpartition('/')[2]}>)", heading.number))
        if not _has_text(intro):
            intro = [*intro, *rows]
        self.pages.insert(place, self._made(intro, name))
        return NavPage(name, "", tuple(below))

    def _part(self, lines: list[_Line]) -> NavPage:
        at = next(n for n, line in enumerate(lines) if line.level)
        name = self._name(lines[at].title)
        if _words(lines) >= MOST_WORDS and any(line.level for line in lines[at + 1 :]):
            return self._page_with_parts(lines, at + 1, name)
        self.pages.append(self._made(lines, name))
        return NavPage(name)

    def _name(self, title: str) -> str:
        plain = _plain(title) or "part"
        wanted = id_from_path(plain.replace("/", "-").replace(".", "-") + ".md")
        if wanted in self._ids:
            wanted = distinct_id(wanted, f"{wanted}/{len(self._ids)}")
        self._ids.add(wanted)
        return f"{self._folder}/{wanted}.md" if self._folder else f"{wanted}.md"

    def _made(self, lines: list[_Line], name: str) -> SourcePage:
        """The page of these lines; its first heading is its title."""
        page = self._page
        own = name == page.name
        at = next((n for n, line in enumerate(lines) if line.level), 0)
        up = lines[at].level - 1 if lines and not own else 0
        if not own and at:
            # Anchors above the heading would keep it from being the title.
            lines = [lines[at], _Line("", lines[at].number), *lines[:at], *lines[at + 1 :]]
        body = "\n".join(_spelt(line, up) for line in lines)
        numbers = [line.number for line in lines] or [1]
        for label, rows in self._definitions.items():
            if f"[{label}]" in body.casefold():
                body += "\n\n" + "\n".join(row.text for row in rows)
                numbers += [rows[0].number, *(row.number for row in rows)]
        return replace(
            page,
            name=name,
            front_matter=page.front_matter if own else FrontMatter(as_of=page.front_matter.as_of),
            body=body,
            addresses=page.addresses if own else (),
            problems=page.problems if own else (),
            lines=tuple(page.line(number) for number in numbers),
        )


def _with_anchors(lines: list[_Line], at: int, start: int) -> int:
    """Where a part begins: at its heading, or at the anchors right above it."""
    begin = at
    while begin > start and (_ANCHOR.fullmatch(lines[begin - 1].text) or not lines[begin - 1].text.strip()):
        begin -= 1
    while begin < at and not _ANCHOR.fullmatch(lines[begin].text):
        begin += 1
    return begin


def _spelt(line: _Line, up: int) -> str:
    """A line with its heading ``up`` levels higher."""
    if not line.level:
        return line.text
    return f"{'#' * max(line.level - up, 1)} {line.title.strip()}"
