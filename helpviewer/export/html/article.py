"""A page with its head and foot as HTML: for the single file, and for the pages of an EPUB. No Qt."""

from __future__ import annotations

from helpviewer.book.book import Book
from helpviewer.export.html.places import Places, page_anchor
from helpviewer.export.html.text import escape
from helpviewer.export.html.writer import HtmlWriter, outside_link
from helpviewer.page.around.parts import PageParts, direction
from helpviewer.page.output.chosen_pages import ChosenPage


def in_language(parts: PageParts) -> str:
    """Attributes for what we say ourselves, where that is in another language than the book's; or ""."""
    language = parts.words.language
    return f' lang="{language}" dir="{direction(language)}"' if parts.foreign else ""


def article(book: Book, chosen: ChosenPage, places: Places) -> str:
    """One page as an ``<article>``."""
    parts = chosen.parts
    top = 2 if places.many else 1
    writer = HtmlWriter(book, chosen, places, top)
    anchor = page_anchor(chosen)
    start = f'<article id="{anchor}">\n' if places.is_new(anchor) else "<article>\n"
    return "".join(
        [
            start,
            _head(parts, top),
            writer.blocks(chosen.blocks),
            _related(parts, writer, top),
            _foot(parts),
            "</article>\n",
        ]
    )


def _head(parts: PageParts, level: int) -> str:
    ours = in_language(parts)
    trail = escape(parts.way)
    notices = ""
    if parts.policy:
        live = ", ".join(outside_link(s.url, escape(s.title)) for s in parts.sources)
        notices += (
            f'<aside class="important" role="note"><p{ours}>{escape(parts.policy)} {live}</p></aside>\n'
        )
    if parts.review:
        notices += f'<aside class="warning" role="note"><p{ours}>{escape(parts.review)}</p></aside>\n'
    title = f"<h{level}>{escape(parts.title)}</h{level}>"
    return f'<header>\n<p class="trail">{trail}</p>\n{title}\n{notices}</header>\n'


def _related(parts: PageParts, writer: HtmlWriter, top: int) -> str:
    if not parts.related:
        return ""
    heading = f"<h{top + 1}{in_language(parts)}>{escape(parts.words.related)}</h{top + 1}>"
    rows = "".join(
        f"<li>{writer.inside_link(page.id, '', escape(page.title))}</li>\n" for page in parts.related
    )
    return f'<section class="related">\n{heading}\n<ul>\n{rows}</ul>\n</section>\n'


def _foot(parts: PageParts) -> str:
    said = []
    if parts.sources:
        links = ", ".join(outside_link(s.url, escape(s.title)) for s in parts.sources)
        said.append(f"{parts.sources_label}: {links}")
    if parts.as_of:
        said.append(escape(parts.as_of))
    if not said:
        return ""
    lines = "".join(f'<p class="origin"{in_language(parts)}>{line}</p>\n' for line in said)
    return f"<footer>\n{lines}</footer>\n"
