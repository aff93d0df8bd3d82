"""Elements that people open in Markdown and never close: each ends where it stops making sense, and is named.

Words end with their line, a box before the next heading. Browsers would have them go on to the end of the
page.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from index_build.dialects.html.element import BLOCKS, HEADINGS
from index_build.dialects.html.raw import TAG, TAG_LINE
from index_build.dialects.reading import Reading

_VOID = frozenset(
    {
        *("area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta"),
        *("param", "source", "track", "wbr"),
    }
)
_ENDS_BY_ITSELF = frozenset(
    {
        *("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "body"),
        *("colgroup", "rt", "rp", "html", "head"),
    }
)
"""Elements whose end need not be written."""

_LINES = frozenset({"summary", "figcaption", "caption", "legend", "pre", *HEADINGS})
"""Blocks that hold words, and no other blocks."""

_NO_TAGS_WITHIN = frozenset({"script", "style", "textarea", "title", "svg", "math", "iframe", "xmp"})


_ID = re.compile(r"\b(?:id|name)\s*=")


@dataclass(slots=True, eq=False)
class _Open:
    """An element: the one around it, and where it ends if nobody closes it (-1: nowhere)."""

    name: str
    tag: str
    line: int
    around: _Open | None
    end: int = -1
    is_closed: bool = False

    @property
    def is_line(self) -> bool:
        """Whether it stands in a line, or holds one."""
        return self.name in _LINES or self.name not in BLOCKS

    @property
    def is_place(self) -> bool:
        """Whether it is a place that links lead to, and no more."""
        return self.name == "a" and "href" not in self.tag.lower()


def close_tags(html: str, page: Reading) -> str:
    """``html`` with an end for every element that has none, each of which is named."""
    tags = _Tags()
    for match in TAG.finditer(html):
        if match[2]:
            tags.read(match)
    inserted = [(at, 0, f"</{name}>") for at, name in tags.at_once]
    for number, one in enumerate(tags.never_closed()):
        if not one.is_place:
            page.find("unclosed-tag", one.tag, one.line)
        if one.end >= 0:
            inserted.append((one.end, -number, f"</{one.name}>"))
    parts: list[str] = []
    last = 0
    for at, _, tag in sorted(inserted):
        parts += [html[last:at], tag]
        last = at
    return "".join([*parts, html[last:]])


class _Tags:
    """Reads the tags of a page in their order."""

    def __init__(self) -> None:
        self._all: list[_Open] = []
        self._open: list[_Open] = []
        self._names: Counter[str] = Counter()
        self._left: dict[str, list[_Open]] = {}
        """Elements around which another one was closed: they may be closed yet."""
        self._headings: list[tuple[int, _Open]] = []
        self._line = 0
        self._inside = ""
        self.at_once: list[tuple[int, str]] = []
        """Where elements end that say themselves that nothing is in them (``<a id="x"/>``)."""

    def read(self, match: re.Match[str]) -> None:
        """Read a tag."""
        name = match[2].lower()
        if self._inside:
            self._inside = "" if match[1] and name == self._inside else self._inside
        elif match[1]:
            self._end(name, match.start())
        elif name in _NO_TAGS_WITHIN:
            self._inside = "" if match[4] else name
        elif name not in _VOID:
            self._start(name, match)

    def never_closed(self) -> list[_Open]:
        """The elements without an end, in the order in which they open; boxes end before a heading."""
        for at, around in self._headings:
            one: _Open | None = around
            ended: list[_Open] = []
            while one is not None and not one.is_closed:
                ended.append(one)
                one = one.around
            for box in ended:
                if not box.is_line and (box.end < 0 or box.end > at):
                    box.end = at
        return [one for one in self._all if not one.is_closed and one.name not in _ENDS_BY_ITSELF]

    def _start(self, name: str, match: re.Match[str]) -> None:
        found = TAG_LINE.search(match[3])
        if found is not None:
            self._line = int(found[1])
        if name in BLOCKS or name == "pre":
            self._end_lines(match.start())
        if name in HEADINGS and self._open:
            self._headings.append((match.start(), self._open[-1]))
        if match[4]:
            self.at_once.append((match.end(), name))
            return
        tag = TAG_LINE.sub("", match[0])
        one = _Open(name, tag, self._line, self._open[-1] if self._open else None)
        if one.is_place and _ID.search(tag):
            one.end = match.end()
        self._all.append(one)
        self._open.append(one)
        self._names[name] += 1

    def _end(self, name: str, at: int) -> None:
        if name in BLOCKS or name == "pre":
            self._end_lines(at, but=name)
        if not self._names[name]:
            left = self._left.get(name)
            if left:
                left.pop().is_closed = True
            return
        while self._open:
            one = self._open.pop()
            self._names[one.name] -= 1
            if one.name == name:
                one.is_closed = True
                return
            self._left.setdefault(one.name, []).append(one)

    def _end_lines(self, at: int, but: str = "") -> None:
        """What stands in a line ends where a block begins or ends, if nobody closes it."""
        for one in reversed(self._open):
            if not one.is_line or one.end >= 0 or one.name == but:
                return
            one.end = at
