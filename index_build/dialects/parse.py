"""Stage: a page's markup to nodes. The page on disk, its sections and its index entries all come from them,
so that a hit's anchor always exists on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpviewer.book.format import Section
from helpviewer.page.around.phrases import document_words
from helpviewer.page.nodes import Blocks, CodeBlock, Diagram, Token
from helpviewer.page.walk import ids_of, images_of
from index_build.diagnostics import Problem, ProblemList
from index_build.dialects.commonmark.parser import CommonMark
from index_build.dialects.diagrams import CannotDraw, DiagramRenderer, Tool
from index_build.dialects.dialect import COMMONMARK, HTML, PYTHON_MARKDOWN, Dialect, read_dialect
from index_build.dialects.html.document import read_body, read_tree
from index_build.dialects.html.title import take_title
from index_build.dialects.pickled import PackedBlocks
from index_build.dialects.python_markdown.parser import PythonMarkdown
from index_build.dialects.reading import Reading, Reference
from index_build.dialects.section_text import SectionText, section_texts
from index_build.dialects.time_limit import TimeUp, time_limit
from index_build.dialects.unknown import find_formulas, find_marks, report
from index_build.sources.source_page import SourcePage

PAGE_TIME = 20.0
"""Seconds of work that a page of any size may take: some markup takes the square of its length."""

LEAST_TIME, LETTERS_A_SECOND = 5.0, 20_000
"""What the smallest page may take, and how quickly the slowest honest one is read: who wrote a short one need
not wait so long to be told that it never ends."""


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page, understood.

    ``first_heading`` is the text of the page's first heading, which is no longer among the ``blocks`` if it
    is the page's title, and ``title_anchor`` the anchor it would have had. ``anchors`` maps anchors that are
    no headings to the section they stand in, ``places`` are the ids of all that links can lead to.
    ``references`` are all addresses of links and pictures, as written, and ``pictures`` those of the pictures
    that are shown. ``words`` is how many it has, code included. ``key`` names the page in the cache, ""
    without one.
    """

    source: SourcePage
    first_heading: str
    title_anchor: str
    packed: PackedBlocks
    sections: tuple[Section, ...]
    anchors: dict[str, str]
    places: frozenset[str]
    texts: tuple[SectionText, ...]
    references: tuple[Reference, ...]
    words: int
    pictures: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    key: str = ""

    @property
    def blocks(self) -> Blocks:
        """The page's nodes."""
        return self.packed.blocks


def parse_pages(
    pages: Sequence[SourcePage], language: str, dialect: str = "", tools: Sequence[Tool] = ()
) -> list[ParsedPage]:
    """Parse pages of a book in this language and dialect, one after the other, their diagrams drawn by
    ``tools``."""
    parser = PageParser(language, dialect, tools)
    return [parser.parse(page) for page in pages]


class PageParser:
    """Parses page after page with one parser for each dialect, whose set-up takes longer than a small page.
    ``language`` is the book's, and that of the names which notes without a title are given; ``dialect`` is
    for pages that name none."""

    def __init__(self, language: str, dialect: str = "", tools: Sequence[Tool] = ()) -> None:
        self._names = document_words(language).notes
        self._dialect = dialect or COMMONMARK
        self._draughtsman = DiagramRenderer(tools)
        self._parsers: dict[str, CommonMark | PythonMarkdown] = {}

    def parse(self, page: SourcePage) -> ParsedPage:
        """One page's nodes, sections and texts."""
        notes = ProblemList(page.file)
        dialect = read_dialect(page.dialect or self._dialect)
        reading = Reading(self._names)
        limit = min(PAGE_TIME, LEAST_TIME + len(page.body) / LETTERS_A_SECOND)
        try:
            with time_limit(limit):
                html = self._html(dialect, page.body, reading)
                tree = read_tree(html, reading, of_browsers=dialect.name == HTML)
                if dialect.name != HTML:
                    find_marks(tree, reading)
        except RecursionError:
            notes.error(page.body_line, "Lists, quotations or HTML of this page are nested too deeply.")
            return self._as_text(page, notes)
        except TimeUp:
            line = page.line(_longest_line(page.body))
            notes.error(
                line,
                f"This page takes more than {limit:.0f} seconds to read, most likely from this line on.",
                "Look for thousands of brackets or signs in a row, and put them into a block of code.",
                kind="slow-page",
            )
            return self._as_text(page, notes)
        title = take_title(tree, page.front_matter.title)
        self._draw(reading, page, notes)
        blocks, anchors = read_body(tree, reading)
        if dialect.name != HTML:
            find_formulas(blocks, reading)
        others = anchors.others
        for name in title.anchors:
            others.setdefault(name, "")
        report(reading, dialect, page, notes)
        texts = section_texts(blocks, self._names.values())
        return ParsedPage(
            source=page,
            first_heading=title.text,
            title_anchor=next(iter(title.anchors), ""),
            packed=PackedBlocks(blocks),
            sections=anchors.sections,
            anchors=others,
            places=frozenset(ids_of(blocks)),
            texts=texts,
            references=_with_lines(reading, page.body),
            words=_words(texts),
            pictures=_pictures(blocks, reading),
            problems=tuple(notes.items),
        )

    def _draw(self, reading: Reading, page: SourcePage, notes: ProblemList) -> None:
        """Draw the diagrams of a page, for which there is more time than for its text."""
        for key, block in reading.blocks.items():
            if isinstance(block, Diagram):
                try:
                    reading.blocks[key] = self._draughtsman.draw(block)
                except CannotDraw as reason:
                    at = max(0, page.body.find(block.source.split("\n")[0]))
                    notes.warning(
                        page.line(page.body.count("\n", 0, at) + 1),
                        f"A diagram of {block.language} was not drawn, and is shown as its source. {reason}",
                        "Run the command of “--draw” on its text by hand.",
                        kind="diagram",
                    )

    def _html(self, dialect: Dialect, text: str, reading: Reading) -> str:
        if dialect.name == HTML:
            return text
        key = dialect.text
        parser = self._parsers.get(key)
        if parser is None:
            made = PythonMarkdown(dialect.options) if dialect.name == PYTHON_MARKDOWN else CommonMark()
            parser = self._parsers[key] = made
        return parser.html(text, reading)

    def _as_text(self, page: SourcePage, notes: ProblemList) -> ParsedPage:
        """A page that cannot be read, as it is written."""
        blocks = (CodeBlock((Token("", page.body.strip("\n")),)),)
        texts = section_texts(blocks, ())
        return ParsedPage(
            page, "", "", PackedBlocks(blocks), (), {}, frozenset(), texts, (), _words(texts),
            problems=tuple(notes.items),
        )  # fmt: skip


def _words(texts: Sequence[SectionText]) -> int:
    return sum(len(part.text.split()) for part in texts)


def _pictures(blocks: Blocks, reading: Reading) -> tuple[str, ...]:
    """The addresses of the pictures that are shown, each once."""
    names = (name for one in images_of(blocks) for name in (one.source, one.dark) if name)
    return tuple(dict.fromkeys((*names, *reading.large_pictures)))


def _with_lines(reading: Reading, body: str) -> tuple[Reference, ...]:
    """The references of a page, with no line for those whose address is written elsewhere on the page."""
    lines = ["", *body.split("\n")]
    return tuple(
        one if one.line < len(lines) and one.address in lines[one.line] else one._replace(line=0)
        for one in reading.references
    )


def _longest_line(text: str) -> int:
    lines = text.split("\n")
    return max(range(len(lines)), key=lambda number: len(lines[number])) + 1
