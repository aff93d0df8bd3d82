"""Pages as one HTML5 file that stands alone: style and pictures inside, no script, nothing fetched. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from helpviewer.export.html.article import article
from helpviewer.export.html.places import Places, page_anchor
from helpviewer.export.html.style import html_style_sheet
from helpviewer.export.html.text import escape
from helpviewer.page.around.parts import direction
from helpviewer.page.output.chosen_pages import Entry, chosen_pages, entries, title_of
from helpviewer.page.output.job import Job


def to_html(job: Job) -> str:
    """One file with the pages or sections in the order given; with a table of contents for more than one.

    Raises:
        PageMissing: the book has no such page or section.
        BookDamaged: a page cannot be read.
    """
    book = job.book
    pages = list(chosen_pages(job))
    many = len(pages) > 1
    title = escape(job.title or title_of(book, [page.location for page in pages]))
    summary = pages[0].page.summary if not many else ""
    language = escape(book.info.language)
    publisher = book.info.imprint.publisher
    out = [
        "<!DOCTYPE html>\n",
        f'<html lang="{language}" dir="{direction(book.info.language)}">\n<head>\n<meta charset="utf-8">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        f"<title>{title}</title>\n",
        f'<meta name="description" content="{escape(summary)}">\n' if summary else "",
        f'<meta name="author" content="{escape(publisher)}">\n' if publisher else "",
        f"<style>\n{html_style_sheet()}\n</style>\n</head>\n<body>\n",
    ]
    if many:
        out.append(f"<header><h1>{title}</h1></header>\n")
    out.append("<main>\n")
    if many:
        rows = entries(book, [page.location for page in pages])
        links = [f"#{page_anchor(page)}" for page in pages]
        label = escape(pages[0].parts.words.contents)
        out.append(f'<nav aria-label="{label}">\n{contents_list(rows, links)}</nav>\n')
    places = Places(pages)
    out.extend(article(book, page, places) for page in pages)
    out.append("</main>\n</body>\n</html>\n")
    return "".join(out)


def contents_list(rows: Sequence[Entry], links: Sequence[str]) -> str:
    """Nested lists of links; ``links`` has the address of each place. A category is a plain word."""
    out: list[str] = []
    depth = -1
    for row in rows:
        if row.depth > depth:
            out.append("<ol>\n" * (row.depth - depth))
        else:
            out.append("</li>\n" + "</ol>\n</li>\n" * (depth - row.depth))
        words = escape(row.title)
        out.append(
            f'<li><a href="{links[row.place]}">{words}</a>'
            if row.place is not None
            else f"<li><span>{words}</span>"
        )
        depth = row.depth
    if rows:
        out.append("</li>\n" + "</ol>\n</li>\n" * depth + "</ol>\n")
    return "".join(out)
