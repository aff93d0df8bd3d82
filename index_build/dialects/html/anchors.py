"""Gives every heading its anchor, and says which section any other anchor of the page belongs to."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from helpviewer.book.format import Section
from helpviewer.page.markdown import slug
from index_build.dialects.emoji import emoji_name
from index_build.dialects.html.element import HEADINGS, Element

_PLAIN_TITLE = re.compile(r"[A-Za-z][A-Za-z0-9]*(?: [A-Za-z0-9]+)*")
_GOOD_ID = re.compile(r"[\w.:-]+")
_EMOJI = re.compile(r"[\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f?")
_FOOTNOTE = re.compile(r"fn(?:ref)?\d*[:-].+|fn(?:ref)?\d+(?::\d+)?")


@dataclass(frozen=True, slots=True)
class Anchors:
    """A page's sections in order; every other anchor with the section it stands in ("" for the opening)."""

    sections: tuple[Section, ...]
    others: dict[str, str]

    def only(self, shown: set[str]) -> Anchors:
        """The same where only these headings are shown as such: those in code or in a summary are not."""
        if all(section.id in shown for section in self.sections):
            return self
        before: dict[str, str] = {"": ""}
        last = ""
        for section in self.sections:
            last = section.id if section.id in shown else last
            before[section.id] = last
        others = {name: before[at] for name, at in self.others.items()}
        gone = {section.id: before[section.id] for section in self.sections if section.id not in shown}
        return Anchors(tuple(s for s in self.sections if s.id in shown), gone | others)


def plain(text: str) -> str:
    """Text with its blanks and line ends made single blanks."""
    return " ".join(text.split())


def other_slugs(title: str) -> set[str]:
    """The anchors that other generators give a heading: MkDocs (Python-Markdown), VitePress, Docusaurus,
    Hugo and kramdown, and GitHub where a picture letter was written as a word (``:rocket:``)."""
    text = plain(title)
    if _PLAIN_TITLE.fullmatch(text):
        return set()  # all agree
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    mkdocs = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_text).strip().lower())
    mkdocs_any = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower())
    unmarked = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    vitepress = re.sub(r"[\s~`!@#$%^&*()\-_+=[\]{}|\\;:\"'“”‘’<>,.?/]+", "-", unmarked).strip("-").lower()
    vitepress = re.sub(r"^(\d)", r"_\1", vitepress)
    kramdown = re.sub(r"[^a-z0-9 -]", "", re.sub(r"^[^A-Za-z]+", "", text).lower()).replace(" ", "-")
    named = _EMOJI.sub(lambda found: emoji_name(found[0]), text)
    single = re.sub(r"-{2,}", "-", slug(title)).strip("-")
    return {mkdocs, mkdocs_any, vitepress, kramdown, single, slug(title).strip("-"), slug(named)} - {""}


def heading_words(heading: Element) -> str:
    """What a heading says, or its pictures where it has no words."""
    pictures = (plain(e.get("alt")) for e in heading.walk() if e.tag == "img")
    return plain(heading.text()) or " ".join(filter(None, pictures))


def set_anchors(body: Element) -> Anchors:
    """Write a unique ``id`` on every heading below ``body``; everything else but footnotes has its own as
    ``data-anchor`` from now on.

    An id written by hand (``## <a id="id"></a>Title`` or ``## Title {#id}``) is kept if it is well formed;
    the first to ask for an id gets it, the next gets ``-1``, ``-2``. An anchor right before a heading
    belongs to that heading.
    """
    claims = _Claims({e.attrs["id"] for e in body.walk() if is_footnote_anchor(e)})
    for element in body.walk():
        if element.tag in HEADINGS:
            wanted = element.attrs.pop("id", "") or _leading_anchor(element)
            if _GOOD_ID.fullmatch(wanted):
                element.attrs["id"] = claims.claim(wanted)
    reader = _AnchorReader(claims)
    reader.read(body)
    sections, others = reader.sections, reader.others
    known = {section.id for section in sections}
    for section in sections:
        # A title with an id of its own can be linked to by its words as well, as on GitHub.
        others.setdefault(slug(section.title), section.id)
    counts: Counter[str] = Counter()
    for section in sections:
        github = slug(section.title)
        again = counts[github]
        counts[github] += 1
        for name in sorted(other_slugs(section.title)):
            others.setdefault(name, section.id)
            if again:
                others.setdefault(f"{name}-{again}", section.id)
        if again:  # MkDocs numbers headings of the same words in its own way.
            for name in sorted({github, *other_slugs(section.title)}):
                others.setdefault(f"{name}_{again}", section.id)
    return Anchors(tuple(sections), {name: at for name, at in others.items() if name not in known})


class _AnchorReader:
    """Walks a page in its order. Anchors between which and the next heading nothing stands are waiting."""

    def __init__(self, claims: _Claims) -> None:
        self._claims = claims
        self._waiting: list[str] = []
        self.sections: list[Section] = []
        self.others: dict[str, str] = {}

    def read(self, body: Element) -> None:
        self._read(body)
        self._place()

    def _read(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, str):
                if child.strip():
                    self._place()
                continue
            if child.tag in HEADINGS:
                self._heading(child)
                continue
            own = "" if is_footnote_anchor(child) else child.attrs.pop("id", "") or _name(child)
            if own:
                self._waiting.append(own)
                if _GOOD_ID.fullmatch(own) and self._claims.is_free(own):
                    child.attrs["data-anchor"] = self._claims.claim(own)
            if child.tag in ("img", "pre", "hr", "input", "table", "svg"):
                self._place()
            if child.tag != "svg":  # its ids are for itself
                self._read(child)

    def _heading(self, heading: Element) -> None:
        title = heading_words(heading)
        if not title and heading.find("img") is None:
            return
        if "id" not in heading.attrs:
            heading.attrs["id"] = self._claims.claim(slug(title) or "section")
        own = heading.attrs["id"]
        self.sections.append(Section(own, title, max(2, HEADINGS[heading.tag])))
        for element in heading.walk():
            if element is not heading and not is_footnote_anchor(element):
                inner = element.attrs.pop("id", "") or _name(element)
                if inner:
                    self._waiting.append(inner)
        self._place()

    def _place(self) -> None:
        at = self.sections[-1].id if self.sections else ""
        for name in self._waiting:
            self.others.setdefault(name, at)
        self._waiting.clear()


class _Claims:
    """The ids of a page, each given once."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._last: dict[str, int] = {}

    def is_free(self, wanted: str) -> bool:
        """Whether nothing has this id yet."""
        return wanted not in self._taken

    def claim(self, wanted: str) -> str:
        """``wanted``, or with a number if it is taken."""
        anchor, number = wanted, self._last.get(wanted, 0)
        while anchor in self._taken:
            number += 1
            anchor = f"{wanted}-{number}"
        self._last[wanted] = number
        self._taken.add(anchor)
        return anchor


def _name(element: Element) -> str:
    return element.attrs.get("name", "") if element.tag == "a" else ""


def _leading_anchor(heading: Element) -> str:
    """The id of an anchor without an address before the first word of a heading, or ""."""
    for child in heading.children:
        if isinstance(child, Element):
            if child.tag == "a" and not child.attrs.get("href"):
                return child.attrs.get("id", "") or child.attrs.get("name", "")
            return ""
        if child.strip():
            break
    return ""


def is_footnote_anchor(element: Element) -> bool:
    """Whether the element is a footnote or the reference to one."""
    return element.tag in ("li", "a", "sup") and _FOOTNOTE.fullmatch(element.attrs.get("id", "")) is not None
