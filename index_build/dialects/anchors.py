"""Gives every heading its anchor, and says which section any other anchor of the page belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from helpviewer.book.format import Section
from index_build.dialects.tree import Element

_HEADING = re.compile(r"h([2-6])")
_GOOD_ID = re.compile(r"[\w.:-]+")


@dataclass(frozen=True, slots=True)
class Anchors:
    """A page's sections in order; every other anchor with the section it stands in ("" for the opening)."""

    sections: tuple[Section, ...]
    others: dict[str, str]


def heading_level(element: Element) -> int:
    """2 to 6 for a heading, 0 for anything else."""
    match = _HEADING.fullmatch(element.tag)
    return int(match[1]) if match else 0


def plain(text: str) -> str:
    """Text with its blanks and line ends made single blanks."""
    return " ".join(text.split())


def slug(title: str) -> str:
    """The anchor GitHub gives a heading: lower case, blanks to hyphens, punctuation dropped, letters of any
    script kept. https://github.com/gjtorikian/html-pipeline (table of contents filter)"""
    return re.sub(r"[^\w\- ]", "", plain(title).lower()).replace(" ", "-")


def set_anchors(body: Element) -> Anchors:
    """Write a unique ``id`` on every heading below ``body``; take the ids off everything else but footnotes.

    An id written by hand (``## <a id="id"></a>Title`` or ``## Title {#id}``) is kept if it is well formed;
    the first to ask for an id gets it, the next gets ``-1``, ``-2``.
    """
    taken = {e.attrs["id"] for e in body.walk() if is_footnote_anchor(e)}
    for element in body.walk():
        if heading_level(element):
            wanted = element.attrs.pop("id", "") or _leading_anchor(element)
            if _GOOD_ID.fullmatch(wanted):
                _claim(element, wanted, taken)
    sections: list[Section] = []
    others: dict[str, str] = {}
    for element in body.walk():
        level = heading_level(element)
        if level:
            if "id" not in element.attrs:
                _claim(element, slug(element.text()) or "section", taken)
            sections.append(Section(element.attrs["id"], plain(element.text()), level))
        elif "id" in element.attrs and not is_footnote_anchor(element):
            others.setdefault(element.attrs.pop("id"), sections[-1].id if sections else "")
    known = {section.id for section in sections}
    for section in sections:
        # A title with an id of its own can be linked to by its words as well, as on GitHub.
        others.setdefault(slug(section.title), section.id)
    return Anchors(tuple(sections), {name: at for name, at in others.items() if name not in known})


def _leading_anchor(heading: Element) -> str:
    """The id of an anchor without an address before the first word of a heading, or ""."""
    for child in heading.children:
        if isinstance(child, Element):
            return child.attrs.get("id", "") if child.tag == "a" and not child.attrs.get("data-href") else ""
        if child.strip():
            break
    return ""


def is_footnote_anchor(element: Element) -> bool:
    """Whether the element is a footnote or the reference to one."""
    return element.attrs.get("id", "").startswith(("fn-", "fnref-")) and element.tag in ("li", "a")


def _claim(element: Element, wanted: str, taken: set[str]) -> None:
    anchor, number = wanted, 0
    while anchor in taken:
        number += 1
        anchor = f"{wanted}-{number}"
    taken.add(anchor)
    element.attrs["id"] = anchor
