"""Counts the marks of Markdown that stand on the pages of books as text, outside of code.

Usage: python benchmarks/raw_marks.py BOOK…

One row for each book: its pages, the pages with such marks, and how many of each kind. Pages that explain a
syntax hold it on purpose: a few per cent.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from helpviewer.book.book import Book
from helpviewer.page.nodes import Inlines, Styled
from helpviewer.page.parse import parse
from helpviewer.page.walk import lines_in, plain_text, walk
from index_build.dialects.unknown import MARKS

MARKDOWN = re.compile(
    r"(?P<ticks>`[^`\n]+`)"
    r"|(?P<heading>^#{1,6} \S)|(?P<row>^\|.*\|$)|(?P<element></?[a-z]+(?: [a-z]+=[^<>\n]*)?>)"
    r"|(?P<item>\S - \S[^\n]* - \S)",
    re.MULTILINE,
)


def texts(fragment: str) -> Iterator[str]:
    """The lines of a page without their code."""
    for block in walk(parse(fragment)):
        for line in lines_in(block):
            yield plain_text(without_code(line))


def without_code(line: Inlines) -> Inlines:
    """A line with a letter in place of code and keys."""
    return tuple(
        "x"
        if isinstance(inline, Styled) and inline.style in ("code", "kbd")
        else inline._replace(content=without_code(inline.content))
        if isinstance(inline, Styled)
        else inline
        for inline in line
    )


def count(book: Book) -> tuple[int, int, Counter[str], list[tuple[str, str, str]]]:
    """Pages, pages with marks, marks by kind, and each place: page, kind, text."""
    found: Counter[str] = Counter()
    places: list[tuple[str, str, str]] = []
    pages = touched = 0
    for page in book.pages():
        pages += 1
        before = found.total()
        for text in texts(book.html(page.id)):
            for pattern in (MARKS, MARKDOWN):
                for match in pattern.finditer(text):
                    kind = match.lastgroup or ""
                    found[kind] += 1
                    places.append((page.id, kind, match[0][:100]))
        touched += found.total() > before
    return pages, touched, found, places


def main() -> None:
    """Print the table; with ``-v`` first, every place."""
    arguments = sys.argv[1:]
    verbose = arguments[:1] == ["-v"]
    for path in arguments[verbose:]:
        pages, touched, found, places = count(Book.open(Path(path)))
        kinds = ", ".join(f"{kind} {number}" for kind, number in found.most_common())
        print(
            f"{Path(path).name}: {pages} pages, {touched} with marks ({touched / pages:.0%}): {kinds or '-'}"
        )
        if verbose:
            for place in places:
                print("  ", *place, sep="  ")


if __name__ == "__main__":
    main()
