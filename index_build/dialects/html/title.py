"""The heading that is a page's title, and is taken off the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile
from typing import NamedTuple

from helpviewer.page.markdown import slug
from index_build.dialects.html.anchors import heading_words, other_slugs, plain
from index_build.dialects.html.element import HEADINGS, Element, Node

_AROUND = frozenset({"div", "center", "header", "section", "main", "article"})
_BOXES = frozenset({"div", "aside", "details"})
_SET_APART = frozenset({"admonition", "tabbed-set", "cards", "grid", "footnote"})
"""Where a heading may stand that is the page's title, what may stand before it, and where it may not."""

_PLACES = frozenset({"a", "p", "span", "div"})
"""What places beside a heading are made of."""

_FEW_WORDS = 3
"""Words beside the links of a line that leads to other pages (“English | 中文”)."""

_PICTURE_WORD = re.compile(r"(?:^|\s+)(?:logo|banner|header|icon|image|picture)$", re.IGNORECASE)


class Title(NamedTuple):
    """The text of a page's first heading; ``anchors`` are those it had if it is no longer on the page, with
    the one that it is called by at the front."""

    text: str
    anchors: tuple[str, ...] = ()


def take_title(tree: Element, wanted: str) -> Title:
    """Find a page's title, and take it off the page: its first heading before any text, if the front matter
    has no other title (``wanted``). It may stand in the middle of the page or beside a logo
    (``<div align="center">``). One below level 1 must be the only one of its level; those below it rise."""
    found = _heading_before_text(tree)
    if found is None:
        heading = next((e for e in tree.walk() if e.tag in HEADINGS and plain(e.text())), None)
        return Title(plain(heading.text()) if heading is not None else "")
    within, first = found
    title = _name(first)
    own = not wanted or slug(title) == slug(wanted)
    if not plain(first.text()) or not own or not _is_highest(first, tree):
        return Title(title)
    places = _places_beside(first, within)
    within.children = [
        child for child in within.children if not any(child is gone for gone in (first, *places))
    ]
    _raise(tree, HEADINGS[first.tag] - 1)
    return Title(title, _anchors((first, *places), title))


def _heading_before_text(element: Element) -> tuple[Element, Element] | None:
    """The first heading with words, or else with a named picture, and what it stands in; None when there is
    text before it."""
    picture: tuple[Element, Element] | None = None
    for child in element.children:
        if not isinstance(child, Element):
            if child.strip() and element.tag in _AROUND:
                break
        elif child.tag in HEADINGS:
            if plain(child.text()) and (child.tag == "h1" or element.tag not in _AROUND):
                return picture if picture is not None and child.tag != "h1" else (element, child)
            if not plain(child.text()) and child.find("img") is not None:
                if child.tag == "h1" and picture is None and _name(child):
                    picture = element, child
                child.tag = "p"  # a logo, of which no section is made
        elif child.tag in _AROUND and not _SET_APART.intersection(child.classes()):
            found = _heading_before_text(child)
            if found is not None:
                return found
        elif child.text().strip() and child.tag not in _BOXES and not _is_line_of_links(child):
            break
    return picture


def _name(heading: Element) -> str:
    """What a heading calls the page; pictures that only say what they are have no name."""
    words = heading_words(heading)
    return words if plain(heading.text()) else _PICTURE_WORD.sub("", words)


def _is_line_of_links(element: Element) -> bool:
    """Whether a paragraph only leads to other pages, such as the same page in other languages."""
    if element.tag != "p":
        return False
    links = [e for e in element.walk() if e.tag == "a" and e.get("href")[:1] not in ("", "#")]
    words = re.findall(r"\w+", element.text())
    linked = [word for link in links for word in re.findall(r"\w+", link.text())]
    return bool(links) and len(words) - len(linked) <= _FEW_WORDS


def _is_highest(first: Element, tree: Element) -> bool:
    level = HEADINGS[first.tag]
    return level == 1 or not any(
        HEADINGS[e.tag] <= level for e in tree.walk() if e.tag in HEADINGS and e is not first
    )


def _raise(tree: Element, levels: int) -> None:
    for element in tree.walk() if levels else ():
        if element.tag in HEADINGS:
            element.tag = f"h{max(2, HEADINGS[element.tag] - levels)}"


def _places_beside(heading: Element, within: Element) -> list[Element]:
    """Places without text of their own right before a heading, and below it if no other heading follows."""
    at = next(number for number, child in enumerate(within.children) if child is heading)
    rest = within.children[at + 1 :]
    before, below = (
        list(takewhile(_is_place, reversed(within.children[:at]))),
        list(takewhile(_is_place, rest)),
    )
    follower = rest[len(below)] if len(below) < len(rest) else None
    if isinstance(follower, Element) and follower.tag in HEADINGS:
        below = []
    return [place for place in (*before, *below) if isinstance(place, Element)]


def _is_place(node: Node) -> bool:
    if isinstance(node, str):
        return not node.strip()
    return not node.text().strip() and all(e.tag in _PLACES for e in node.walk())


def _anchors(parts: Iterable[Element], title: str) -> tuple[str, ...]:
    own = [e.get("id") or (e.get("name") if e.tag == "a" else "") for part in parts for e in part.walk()]
    return tuple(dict.fromkeys(filter(None, (slug(title), *own, *sorted(other_slugs(title))))))
