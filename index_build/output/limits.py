"""What a book may have at most: the limits of the reader, said to the publisher while the book is built."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from helpviewer.book.format import BOOK_FILE, MAX_BOOK_FILE, MAX_BYTES, MAX_FILES, MAX_PAGE_FILE
from index_build.diagnostics import BuildFailed, Problem

_MB = 2**20


def check_page_sizes(pages: Iterable[tuple[str, int]]) -> None:
    """``pages`` are the files they are made from, as messages name them, and the bytes they come to.

    Raises:
        BuildFailed: readers could not open some of them.
    """
    found = [
        Problem(
            file,
            0,
            "error",
            f"This page comes to {size / _MB:.1f} MB, and readers open at most {MAX_PAGE_FILE // _MB} MB.",
            "Split it into several pages.",
            kind="page-too-large",
        )
        for file, size in pages
        if size > MAX_PAGE_FILE
    ]
    if found:
        raise BuildFailed(found)


def check_row(key: str, size: int, limit: int) -> None:
    """What a table says of one page or category must not be longer than ``limit`` bytes.

    Raises:
        BuildFailed: it is.
    """
    if size > limit:
        sentence = (
            f"The record of “{key}” comes to {size / _MB:.1f} MB, and readers open at most {limit // _MB} MB."
        )
        remedy = "Give the page fewer headings and keywords, or the category fewer pages."
        raise BuildFailed([Problem(BOOK_FILE, 0, "error", sentence, remedy, kind="row-too-large")])


def check_book(folder: Path, files: int, size: int) -> None:
    """The finished book: how many files it has, and their bytes together.

    Raises:
        BuildFailed: readers could not open it.
    """
    own = (folder / BOOK_FILE).stat().st_size
    if files > MAX_FILES:
        sentence = f"This book has {files:,} files, and readers open at most {MAX_FILES:,}."
    elif size > MAX_BYTES:
        sentence = (
            f"This book comes to {size / _MB:,.0f} MB, and readers open at most {MAX_BYTES // _MB:,} MB."
        )
    elif own > MAX_BOOK_FILE:
        sentence = (
            f"{BOOK_FILE} comes to {own / _MB:.1f} MB, and readers open at most {MAX_BOOK_FILE // _MB} MB."
        )
    else:
        return
    remedy = "Make two books of it, or save its pictures smaller."
    raise BuildFailed([Problem(BOOK_FILE, 0, "error", sentence, remedy, kind="book-too-large")])
