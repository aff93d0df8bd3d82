"""A stored page as the HTML that Qt's rich text shows. Pure: no Qt, no files read but the book's page table.

Qt knows a subset of HTML 4 and CSS (https://doc.qt.io/qt-6/richtext-html-subset.html): boxes are tables with
one cell, the coloured bar of a note is that cell's border, and sizes are absolute. The page's own parts are
in ``rich_body.py``; this file adds what stands around them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from helpviewer.book.format import PageInfo
from helpviewer.book.reader import Book
from helpviewer.render import tree
from helpviewer.render.page_parts import ON_THIS_PAGE, RELATED, PageParts, page_parts
from helpviewer.render.rich_body import RichBody
from helpviewer.render.rich_inline import Paper, Picture, external_link
from helpviewer.render.theme import Theme
from helpviewer.render.tree import escape


@dataclass(frozen=True, slots=True)
class RichText:
    """What a QTextDocument shows.

    Attributes:
        html: the page for ``setHtml``; works with the style sheet of :func:`style_sheet`.
        pictures: the pictures the page shows, by the name that ``html`` calls them.
        direction: "ltr" or "rtl", the direction of the document.
    """

    html: str
    pictures: Mapping[str, Picture]
    direction: str


def rich_text(
    book: Book,
    page: PageInfo,
    fragment: str,
    theme: Theme,
    *,
    today: date | None = None,
    column_px: int = 640,
    section: str = "",
    paper: Paper | None = None,
) -> RichText:
    """The page with its head (category trail, title, notices, list of headings) and foot (related questions,
    sources, as-of date).

    Args:
        fragment: the stored page, ``book.html(page.id)``.
        today: the day from which ages are counted; None leaves them out.
        column_px: width of the text column; no picture is wider.
        section: show only this section; "" for the whole page.
        paper: what is printed together; None for the screen. Paper has no list "On this page", and names
            the addresses of its sources.
    """
    parts = page_parts(book, page, today)
    body = RichBody(book, page.id, theme, column_px, rtl=parts.direction == "rtl", paper=paper)
    html = [_head(page, parts, body, contents=not (section or paper))]
    html.append(body.render(tree.section(tree.parse(fragment), section)))
    html.append(_foot(parts, body, addresses=paper is not None))
    return RichText("".join(html), body.pictures, parts.direction)


def _head(page: PageInfo, parts: PageParts, body: RichBody, *, contents: bool) -> str:
    html = []
    if parts.trail:
        html.append(f'<p class="trail">{escape(" › ".join(parts.trail))}</p>')
    html.append(f'<h1 id="{escape(page.id)}">{escape(parts.title)}</h1>')
    for kind, notice in (("important", parts.policy), ("warning", parts.review)):
        if notice:
            html.append(body.notice(kind, notice))
    if contents and parts.sections:
        top = min(s.level for s in parts.sections)
        html.append(f'<p class="label">{ON_THIS_PAGE}</p>')
        for number, part in enumerate(parts.sections, 1):
            name = "contents-last" if number == len(parts.sections) else "contents"
            indent = f' style="-qt-block-indent:{part.level - top}"' if part.level > top else ""
            link = body.page_link(f"#{part.id}", escape(part.title))
            html.append(f'<p class="{name}"{indent}>{link}</p>')
    return "".join(html)


def _foot(parts: PageParts, body: RichBody, *, addresses: bool) -> str:
    html = []
    if parts.related:
        html.append(f'<p class="label foot-first">{RELATED}</p>')
        html.extend(
            f'<p class="related">{body.page_link(f"{page.id}.html", escape(page.title))}</p>'
            for page in parts.related
        )
    said = []
    if parts.sources:
        links = ", ".join(
            external_link(s.url, escape(s.title)) + (f" ({escape(s.url)})" if addresses else "")
            for s in parts.sources
        )
        said.append(f"{parts.sources_label}: {links}")
    if parts.as_of:
        said.append(escape(parts.as_of))
    if said:
        html.append(f'<hr class="foot-rule"><p class="foot">{" · ".join(said)}</p>')
    return "".join(html)


def style_sheet(theme: Theme, text_size_pt: float) -> str:
    """The style sheet for ``QTextDocument.setDefaultStyleSheet``; ``text_size_pt`` is the size of body text.

    Qt takes sizes in points or pixels only, hence the arithmetic.
    """

    def pt(factor: float) -> str:
        return f"{text_size_pt * factor:.2f}pt"

    def px(factor: float) -> str:
        return f"{text_size_pt * 4 / 3 * factor:.0f}px"

    code_fonts = ", ".join(f"'{name}'" for name in theme.code_fonts) or "monospace"
    text_fonts = ", ".join(f"'{name}'" for name in theme.text_fonts)
    family = f"font-family: {text_fonts};" if text_fonts else ""
    return f"""
body {{ color: {theme.text}; font-size: {pt(1)}; {family} }}
p, li, dt, dd, td, th {{ line-height: 138%; }}
p, div {{ margin-top: 0px; margin-bottom: {px(0.75)}; }}
h1, h2, h3, h4, h5, h6 {{ color: {theme.heading}; font-weight: 600; line-height: 118%; }}
h1 {{ font-size: {pt(1.8)}; margin-top: 0px; margin-bottom: {px(1)}; }}
h2 {{ font-size: {pt(1.36)}; margin-top: {px(1.9)}; margin-bottom: {px(0.55)}; }}
h3 {{ font-size: {pt(1.15)}; margin-top: {px(1.5)}; margin-bottom: {px(0.4)}; }}
h4, h5, h6 {{ font-size: {pt(1)}; margin-top: {px(1.2)}; margin-bottom: {px(0.3)}; }}
a.page {{ color: {theme.link}; text-decoration: none; }}
a.external, a.mail {{ color: {theme.link}; text-decoration: underline; }}
ul, ol {{ margin-top: 0px; margin-bottom: {px(0.75)}; }}
li {{ margin-top: {px(0.2)}; margin-bottom: {px(0.2)}; }}
dt {{ font-weight: 600; margin-top: {px(0.5)}; }}
dd {{ margin-bottom: {px(0.4)}; }}
code, kbd {{ font-family: {code_fonts}; font-size: {pt(0.92)}; background-color: {theme.inline_code}; }}
pre {{ font-family: {code_fonts}; font-size: {pt(0.92)}; color: {theme.code.text}; line-height: 128%;
       margin-top: 0px; margin-bottom: 0px; white-space: pre-wrap; }}
th {{ font-weight: 600; color: {theme.heading}; }}
hr {{ background-color: {theme.rule}; margin-top: {px(1)}; margin-bottom: {px(1)}; }}
.trail {{ color: {theme.quiet}; font-size: {pt(0.9)}; margin-bottom: {px(0.35)}; }}
.label {{ color: {theme.quiet}; font-size: {pt(0.86)}; font-weight: 600; margin-bottom: {px(0.3)}; }}
.contents, .related {{ margin-top: 0px; margin-bottom: {px(0.2)}; }}
.contents-last {{ margin-top: 0px; margin-bottom: {px(1.5)}; }}
.foot-first {{ margin-top: {px(2.2)}; }}
.foot-rule {{ margin-top: {px(1.6)}; margin-bottom: {px(0.6)}; }}
.foot {{ color: {theme.quiet}; font-size: {pt(0.88)}; }}
.caption {{ color: {theme.quiet}; font-size: {pt(0.9)}; }}
.quote {{ color: {theme.quiet}; }}
.small {{ font-size: {pt(0.9)}; }}
.note-title {{ font-weight: 600; margin-bottom: {px(0.25)}; }}
"""
