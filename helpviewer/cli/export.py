"""``helpviewer export``: write pages to a file. Qt is imported for PDF only, and then without its widgets."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from helpviewer.book.book import Book, Location
from helpviewer.cli.opening import find_page, unknown
from helpviewer.core.terminal import Percent, print_line

if TYPE_CHECKING:
    from PySide6.QtGui import QPageLayout

    from helpviewer.page.output.job import Job


def export(arguments: argparse.Namespace, book: Book) -> int:
    """Write the file, say its name unless it was given, and return the exit code."""
    from helpviewer.core.names import file_name
    from helpviewer.export.export import Options, export_bytes, write_export

    job = _wanted(arguments, book)._replace(progress=Percent())
    kind = arguments.format
    output = arguments.output or file_name(job.title, f".{kind}")
    layout = None
    if kind == "pdf":
        layout = _prepare_pdf(arguments.paper)
    options = Options(layout, arguments.link_notes, arguments.pictures == "beside", arguments.source)
    if output == "-":
        sys.stdout.buffer.write(export_bytes(job, kind, options=options))
    else:
        write_export(job, kind, Path(output), force=arguments.force, options=options)
    if not arguments.output:
        print_line(output)
    return 0


def _wanted(arguments: argparse.Namespace, book: Book) -> Job:
    """What to export."""
    from helpviewer.export import export

    if arguments.all:
        return export.whole_book(book)
    if arguments.category is not None:
        if not book.category_path(arguments.category):
            known = (c.id for c in book.categories)
            raise unknown("category", arguments.category, known)
        return export.category_pages(book, arguments.category)
    if arguments.search is not None:
        from helpviewer.page.around.phrases import document_words
        from helpviewer.search.searcher import Searcher  # loads Whoosh

        searcher = Searcher(book)
        try:
            hits = searcher.search(arguments.search, limit=arguments.limit).hits
        finally:
            searcher.close()
        places = (Location(hit.page, hit.section) for hit in hits)
        return export.hit_list(book, arguments.search, places, document_words(book.info.language))
    book, place = find_page(book, arguments.page_id)
    return export.one_place(book, place)


def _prepare_pdf(paper: str | None) -> QPageLayout | None:
    from helpviewer.startup import immortal_none

    immortal_none.protect()
    if paper is None:
        return None
    from PySide6.QtGui import QPageSize

    from helpviewer.paper.pdf import usual_layout

    sizes = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
    return usual_layout(QPageSize(sizes[paper]))
