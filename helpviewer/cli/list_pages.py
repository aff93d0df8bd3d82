"""``helpviewer list``: the pages and sections of a book in the order of its tree."""

from __future__ import annotations

import argparse

from helpviewer.book.book import Book
from helpviewer.book.format import way_of
from helpviewer.core.terminal import print_json, print_line


def list_pages(arguments: argparse.Namespace, book: Book) -> int:
    """Print them and return the exit code."""
    if arguments.json:
        rows = [
            {
                "page": page.id,
                "title": page.title,
                "category": page.category,
                "sections": [{"id": s.id, "title": s.title} for s in page.sections],
                "sources": [{"title": s.title, "url": s.url} for s in page.sources],
                "as_of": page.as_of or book.info.as_of,
            }
            for page in book.pages()
        ]
        print_json({"book": book.info.to_json(), "pages": rows})
        return 0
    print_line(book.info.title_and_version)
    category = ""
    for page in book.pages():
        if page.category != category:
            category = page.category
            trail = way_of(book.category_path(category))
            # Pages of no category stand below the book's own title.
            print_line(f"\n{trail} ({category})" if trail else f"\n{book.info.title}")
        print_line(f"  {page.title} ({page.id})")
        for section in page.sections:
            print_line(f"  {'  ' * (section.level - 1)}{section.title} (#{section.id})")
    return 0
