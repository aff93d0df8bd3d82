"""Stage: Markdown to one tree per page. The page's HTML, its sections and its index entries all come from it,
so that a hit's anchor always exists on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import markdown

from helpviewer.book.format import Section
from helpviewer.page.phrases import document_words
from index_build.diagnostics import Problem, ProblemList
from index_build.dialects.anchors import is_footnote_anchor, plain, set_anchors, slug
from index_build.dialects.github_style import GitHubStyle
from index_build.dialects.highlight import highlighted
from index_build.dialects.normalise import convert
from index_build.dialects.sanitise import sanitised
from index_build.dialects.section_text import SectionText, section_texts
from index_build.dialects.tree import Element, escape_text, parse_tree
from index_build.dialects.whitespace import tidied
from index_build.sources.source_page import SourcePage

_LANGUAGE = re.compile(r"(?:^|\s)language-([\w#.+-]+)")


@dataclass(frozen=True, slots=True)
class Code:
    """A fenced block: its language ("" for none) and its coloured HTML."""

    language: str
    html: str


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page, understood.

    ``first_heading`` is the text of a leading ``# Title``, which is no longer in ``body``, and
    ``title_anchor`` the anchor it would have had. ``anchors`` maps anchors that are no headings to the
    section they stand in, ``footnotes`` are the anchors of footnotes and their references. Links and
    pictures are the ``a`` and ``img`` elements of ``body``, addresses as written in ``data-href`` and
    ``data-src``.
    """

    source: SourcePage
    first_heading: str
    title_anchor: str
    body: Element
    codes: tuple[Code, ...]
    sections: tuple[Section, ...]
    anchors: dict[str, str]
    footnotes: frozenset[str]
    texts: tuple[SectionText, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def words(self) -> int:
        """How many words the page has, code included."""
        return sum(len(part.text.split()) for part in self.texts)


def parse_pages(pages: Sequence[SourcePage], language: str) -> list[ParsedPage]:
    """Parse pages of a book in this language, one after the other."""
    parser = PageParser(language)
    return [parser.parse(page) for page in pages]


class PageParser:
    """Parses page after page with one Markdown converter, whose set-up takes longer than a small page.
    ``language`` is the book's, and that of the names which notes without a title are given."""

    def __init__(self, language: str) -> None:
        self._names = document_words(language).notes
        self._fences: list[tuple[str, str]] = []
        self._markdown = markdown.Markdown(
            extensions=[
                GitHubStyle(),
                "tables",
                "admonition",
                "attr_list",
                "def_list",
                "footnotes",
                "sane_lists",
                "pymdownx.superfences",
                "pymdownx.tilde",
            ],
            extension_configs={
                "tables": {"use_align_attribute": True},
                "pymdownx.tilde": {"subscript": False},
                "pymdownx.superfences": {
                    "custom_fences": [{"name": "*", "class": "", "format": self._keep_fence}],
                },
            },
        )

    def parse(self, page: SourcePage) -> ParsedPage:
        """One page's tree, sections and texts."""
        self._fences.clear()
        self._markdown.reset()
        notes = ProblemList(page.file)
        try:
            tree = parse_tree(sanitised(self._markdown.convert(page.body)))
        except RecursionError:
            notes.error(page.body_line, "Lists, quotations or HTML of this page are nested too deeply.")
            tree = Element("body", {}, [Element("p", {}, [page.body])])
        _drop_forged_fences(tree, len(self._fences))
        self._keep_html_code(tree)
        title = _take_title(tree, page.front_matter.title)
        body = convert(tree, self._names)
        anchors = set_anchors(body)
        body = tidied(body)
        fences = tuple(self._fences)
        return ParsedPage(
            source=page,
            first_heading=title,
            title_anchor=slug(title) if title else "",
            body=body,
            codes=tuple(Code(language, highlighted(text, language)) for language, text in fences),
            sections=anchors.sections,
            anchors=anchors.others,
            footnotes=frozenset(e.attrs["id"] for e in body.walk() if is_footnote_anchor(e)),
            texts=section_texts(body, tuple(text for _, text in fences), self._names.values()),
            problems=tuple(notes.items),
        )

    def _keep_fence(self, source: str, language: str | None, *_args: Any, **_kwargs: Any) -> str:
        """Keep a fenced block aside and leave its number: coloured code needs no sanitising and no tree."""
        self._fences.append((language or "", source.rstrip("\n")))
        return f'<pre data-code="{len(self._fences) - 1}">{escape_text("code")}</pre>'

    def _keep_html_code(self, tree: Element) -> None:
        """Treat code written as HTML with its language (``<pre><code class="language-sh">``) as fenced."""
        for pre in tree.walk():
            code = next((c for c in pre.children if isinstance(c, Element) and c.tag == "code"), None)
            language = _LANGUAGE.search(code.attrs.get("class", "")) if code is not None else None
            if pre.tag == "pre" and language is not None:
                self._fences.append((language[1], pre.text().rstrip("\n")))
                pre.attrs["data-code"] = str(len(self._fences) - 1)


def _drop_forged_fences(tree: Element, count: int) -> None:
    """HTML in the Markdown may name the number of a fenced block, too, but none that does not exist."""
    for element in tree.walk():
        number = element.attrs.get("data-code", "")
        if number and not (number.isdecimal() and int(number) < count):
            del element.attrs["data-code"]


def _take_title(tree: Element, wanted: str) -> str:
    """Take a leading ``# Title`` off the page and return it, unless the front matter has another title."""
    for position, child in enumerate(tree.children):
        if isinstance(child, str) and not child.strip():
            continue
        if isinstance(child, Element) and child.tag == "h1":
            title = plain(child.text())
            if not wanted or slug(title) == slug(wanted):
                del tree.children[position]
                return title
        return ""
    return ""
