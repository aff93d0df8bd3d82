"""A page while its HTML is read: nodes made before, addresses it names, what the publisher should know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from helpviewer.page.nodes import Block, Inline
from index_build.dialects.html.element import Element


class Reference(NamedTuple):
    """An address that a page names, and the line of its body on which it does (from 1; 0 is unknown).
    ``text`` is a picture's alternative text."""

    kind: Literal["link", "picture"]
    address: str
    line: int
    text: str = ""


class Finding(NamedTuple):
    """Something the publisher should know of: its kind (see ``unknown.py``), the words in question, and the
    line of the page's body (from 1; 0 is unknown)."""

    kind: str
    what: str
    line: int


@dataclass(slots=True)
class Reading:
    """One page being read.

    ``blocks`` and ``inlines`` are nodes made already, for which elements with an attribute ``data-node``
    stand; ``footnote_marks`` are the ids of the marks read so far; ``names`` are the titles of notes that
    have none of their own, by kind. ``large_pictures`` are the addresses of pictures that small ones lead to.
    ``has_tags`` says whether the page's author has written HTML.
    """

    names: Mapping[str, str]
    blocks: dict[str, Block] = field(default_factory=dict)
    inlines: dict[str, Inline] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    footnote_marks: set[str] = field(default_factory=set)
    large_pictures: list[str] = field(default_factory=list)
    has_tags: bool = True

    def find(self, kind: str, what: str, line: int) -> None:
        """Note a finding."""
        self.findings.append(Finding(kind, what, line))

    def kept_block(self, element: Element) -> Block | None:
        """The block that ``element`` stands for, if it does."""
        return self.blocks.get(element.get("data-node")) if element.tag == "pre" else None

    def kept_inline(self, element: Element) -> Inline | None:
        """What runs within a line and ``element`` stands for, if it does."""
        return self.inlines.get(element.get("data-node")) if element.tag == "span" else None
