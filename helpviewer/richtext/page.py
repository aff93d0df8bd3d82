"""A stored page as the HTML that Qt's rich text shows. Pure: no Qt, no files read but the book's page table.

Qt knows a subset of HTML 4 and CSS (https://doc.qt.io/qt-6/richtext-html-subset.html): boxes are tables with
one cell, the coloured bar of a note is that cell's border, and sizes are absolute. The page's own parts are
in ``blocks.py``; this file adds what stands around them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from helpviewer.book.book import Book
from helpviewer.book.format import IMAGES_DIR, PageInfo, nested_titles
from helpviewer.page.around.parts import PageParts, page_parts
from helpviewer.page.around.theme import Theme
from helpviewer.page.html_text import escape
from helpviewer.page.nodes import Block, CodeBlock, Image
from helpviewer.page.walk import ids_of
from helpviewer.richtext.blocks import RichBlocks
from helpviewer.richtext.column_widths import text_width
from helpviewer.richtext.inline import Picture, external_link
from helpviewer.richtext.render_options import RenderOptions

LIST_STATE = 1
"""The user state of the blocks that list the headings at the top."""

TALLEST_LOGO_PX = 96
"""A logo says whose book it is; the page itself must be in sight below it."""

_TITLES = (("xx-large", 2.0), ("x-large", 1.5), ("large", 1.2))
"""The sizes that a page's title may have; body text is 1. Qt's own size of a heading goes before any number,
but not before these names."""


class RichPage:
    """A page with its head (category trail, title, notices, list of headings) and foot (related questions,
    sources, as-of date), as it is written for Qt.

    Args:
        blocks: what is shown of the page; each is taken when it is written. On paper all must be there.

    Attributes:
        direction: "ltr" or "rtl", the direction of the document.
    """

    def __init__(self, book: Book, page: PageInfo, blocks: Iterable[Block], options: RenderOptions) -> None:
        paper = options.paper
        self._parts = page_parts(
            book, page, options.today or date.today(), copy=paper is not None, words=options.words
        )
        options = options._replace(words=self._parts.words)
        self.direction = self._parts.direction
        self._body = RichBlocks(book, page.id, options, rtl=self.direction == "rtl")
        self._book, self._page, self._options = book, page, options
        if paper is not None:
            blocks = tuple(blocks)
            self._body.lines.anchors = frozenset(ids_of(blocks))
        self._blocks = blocks

    def pieces(self) -> Iterator[str]:
        """The HTML for Qt, piece by piece; works with the style sheet of :func:`style_sheet`. To be written
        once; what the attributes below say holds for what was written."""
        whole = not (self._options.only_section or self._options.paper)
        if self._page.id == self._book.info.home and whole:
            yield _logo(self._book, self._body)
        contents = whole and self._options.lists_headings
        yield from _head(self._page, self._parts, self._body, self._options, contents=contents)
        yield from self._body.pieces(self._blocks)
        yield _foot(self._parts, self._body, addresses=self._options.paper is not None)

    def fit(self, column_px: int) -> None:
        """Write what follows for a column of another width."""
        self._body.lines.room.column = column_px

    @property
    def pictures(self) -> Mapping[str, Picture]:
        """The pictures, by the name that the HTML calls them."""
        return self._body.lines.pictures

    @property
    def codes(self) -> Sequence[CodeBlock]:
        """The boxes of code, in the order of their buttons."""
        return self._body.codes

    @property
    def tabs(self) -> Sequence[Sequence[str]]:
        """The titles of each set of tabs."""
        return self._body.tab_titles

    @property
    def folds(self) -> Mapping[int, bool]:
        """Whether each fold that is seen is open, by its number."""
        return self._body.folds

    @property
    def hides(self) -> bool:
        """Whether a tab or a fold keeps something from being seen."""
        return self._body.hides

    @property
    def boxes(self) -> Sequence[Block | None]:
        """The block that each ``<table>`` stands for, in their order; None for a notice."""
        return self._body.boxes


def _logo(book: Book, body: RichBlocks) -> str:
    """The publisher's logo above the start page, on the screen."""
    logo = book.info.imprint.logo
    if logo is None:
        return ""
    source, dark = f"../{IMAGES_DIR}/{logo.name}", f"../{IMAGES_DIR}/{logo.dark}" if logo.dark else ""
    alt = book.info.imprint.publisher or book.info.title
    height = min(logo.height, TALLEST_LOGO_PX)
    width = max(1, logo.width * height // logo.height)
    return f"<div>{body.lines.image(Image(source, alt, width=width, height=height, dark=dark))}</div>"


def _head(
    page: PageInfo, parts: PageParts, body: RichBlocks, options: RenderOptions, *, contents: bool
) -> Iterator[str]:
    if parts.trail and options.paper is not None:  # on the screen it stands above the page
        yield f'<p class="trail">{nested_titles(body.isolated(escape(t)) for t in parts.trail)}</p>'
    yield f'<h1 id="{escape(page.id)}"{_smaller(parts.title, body, options)}>{escape(parts.title)}</h1>'
    if parts.policy:
        live = ", ".join(external_link(s.url, escape(s.title), parts.words) for s in parts.sources)
        policy = body.isolated(f"{escape(parts.policy)} {live}".rstrip())
        yield body.notice("important", parts.lead + policy)
    if parts.review:
        review = parts.lead + body.isolated(escape(parts.review))
        yield body.notice("warning", review, after_box=bool(parts.policy))
    if contents and parts.sections:
        top = min(s.level for s in parts.sections)
        state = f"-qt-user-state:{LIST_STATE}"
        yield f'<p class="label" style="{state}">{parts.lead}{parts.words.on_this_page}</p>'
        for number, part in enumerate(parts.sections, 1):
            name = "contents-last" if number == len(parts.sections) else "contents"
            indent = f";-qt-block-indent:{part.level - top}" if part.level > top else ""
            link = body.lines.page_link(f"#{part.id}", body.isolated(escape(part.title)), alone=True)
            yield f'<p class="{name}" style="{state}{indent}">{link}</p>'


def _foot(parts: PageParts, body: RichBlocks, *, addresses: bool) -> str:
    html = []
    lines = body.lines
    if lines.addresses:
        html.append(f'<p class="label foot-first">{parts.lead}{parts.words.links}</p>')
        html.extend(f'<p class="related">[{n}] {escape(url)}</p>' for n, url in enumerate(lines.addresses, 1))
    if parts.related:
        html.append(f'<p class="label foot-first">{parts.lead}{parts.words.related}</p>')
        titles = ((f"{page.id}.html", body.isolated(escape(page.title))) for page in parts.related)
        related = (lines.page_link(address, title, alone=True) for address, title in titles)
        html.extend(f'<p class="related">{link}</p>' for link in related)
    said = []
    if parts.sources:
        links = ", ".join(
            external_link(s.url, escape(s.title), parts.words) + (f" ({escape(s.url)})" if addresses else "")
            for s in parts.sources
        )
        said.append(f"{parts.sources_label}: {links}")
    if parts.as_of:
        said.append(escape(parts.as_of))
    if said:
        foot = parts.lead + body.isolated(" · ".join(said))
        html.append(f'<hr class="foot-rule"><p class="foot">{foot}</p>')
    return "".join(html)


def _smaller(title: str, body: RichBlocks, options: RenderOptions) -> str:
    """A style for a title with a word that is wider than the column, such as the name of a command: it is
    made smaller before the word is broken, as far as titles may be."""
    word = text_width(title, bold=True).word * options.letter_px
    size = next((name for name, factor in _TITLES if factor * word <= body.lines.room.width), _TITLES[-1][0])
    return f' style="font-size: {size}"' if size != _TITLES[0][0] else ""


def style_sheet(theme: Theme, text_size_pt: float) -> str:
    """The style sheet for ``QTextDocument.setDefaultStyleSheet``; ``text_size_pt`` is the size of body text.

    Qt takes sizes in points or pixels only, hence the arithmetic.
    """

    def pt(factor: float) -> str:
        return f"{text_size_pt * factor:.2f}pt"

    def px(factor: float) -> str:
        return f"{text_size_pt * 4 / 3 * factor:.0f}px"

    # Of the letters' own height, which is some 1.17 of their size.
    line, below, item = ("150%", px(2), px(0.5)) if theme.wide_spacing else ("138%", px(0.75), px(0.2))
    decoration = "underline" if theme.underline_links else "none"
    code_fonts = ", ".join(f"'{name}'" for name in theme.code_fonts) or "monospace"
    text_fonts = ", ".join(f"'{name}'" for name in theme.text_fonts)
    family = f"font-family: {text_fonts};" if text_fonts else ""
    return f"""
body {{ color: {theme.text}; font-size: {pt(1)}; {family} }}
p, li, dt, dd, td, th {{ line-height: {line}; }}
p, div {{ margin-top: 0px; margin-bottom: {below}; }}
h1, h2, h3, h4, h5, h6 {{ color: {theme.heading}; font-weight: 600; line-height: 118%; }}
h1 {{ font-size: {pt(1.8)}; margin-top: 0px; margin-bottom: {px(1)}; }}
h2 {{ font-size: {pt(1.36)}; margin-top: {px(1.9)}; margin-bottom: {px(0.55)}; }}
h3 {{ font-size: {pt(1.15)}; margin-top: {px(1.5)}; margin-bottom: {px(0.4)}; }}
h4, h5, h6 {{ font-size: {pt(1)}; margin-top: {px(1.2)}; margin-bottom: {px(0.3)}; }}
a.alone {{ color: {theme.link}; text-decoration: {decoration}; }}
a.quiet {{ color: {theme.quiet}; text-decoration: {decoration}; }}
a.page, a.external, a.mail {{ color: {theme.link}; text-decoration: underline; }}
ul, ol {{ margin-top: 0px; margin-bottom: {px(0.75)}; }}
li {{ margin-top: {item}; margin-bottom: {item}; }}
dt {{ font-weight: 600; margin-top: {px(0.5)}; }}
dd {{ margin-bottom: {px(0.4)}; }}
code, kbd {{ font-family: {code_fonts}; font-size: {pt(0.92)}; background-color: {theme.inline_code}; }}
pre {{ font-family: {code_fonts}; font-size: {pt(0.92)}; color: {theme.code.text}; line-height: 128%;
       margin-top: 0px; margin-bottom: 0px; white-space: pre-wrap; }}
th {{ font-weight: 600; color: {theme.heading}; }}
hr {{ background-color: {theme.rule}; margin-top: {px(1)}; margin-bottom: {px(1)}; }}
.trail {{ color: {theme.quiet}; font-size: {pt(0.9)}; margin-bottom: {px(0.35)}; }}
.label {{ color: {theme.quiet}; font-size: {pt(0.86)}; font-weight: 600; margin-bottom: {px(0.3)}; }}
.contents, .related {{ margin-top: 0px; margin-bottom: {px(0.3)}; }}
.contents-last {{ margin-top: 0px; margin-bottom: {px(1.5)}; }}
.foot-first {{ margin-top: {px(2.2)}; }}
.foot-rule {{ margin-top: {px(1.6)}; margin-bottom: {px(0.6)}; }}
.foot {{ color: {theme.quiet}; font-size: {pt(0.88)}; }}
.code-title {{ color: {theme.quiet}; font-size: {pt(0.9)}; margin-bottom: {px(0.3)}; }}
.copy {{ font-size: {pt(0.82)}; margin-bottom: 0px; white-space: nowrap; }}
.caption {{ color: {theme.quiet}; font-size: {pt(0.9)}; }}
.quote {{ color: {theme.quiet}; }}
.small {{ font-size: {pt(0.9)}; }}
.note-title {{ font-weight: 600; margin-bottom: {px(0.25)}; }}
"""
