"""The book that a command is about, and the pages that it names."""

from __future__ import annotations

from collections.abc import Iterable

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import PageMissing
from helpviewer.core import paths, user_folders
from helpviewer.core.product import product
from helpviewer.library.folders import library_folders
from helpviewer.startup.arguments import Arguments


class Unknown(Exception):
    """The command line names what the book does not have; the text says what may have been meant."""


def open_book(arguments: Arguments) -> Book:
    """The book of ``--book``, of the file before the command, or the bundled one.

    Raises:
        BookError: it cannot be opened.
    """
    from helpviewer.book import archive
    from helpviewer.links import open_target

    cache = user_folders.own_cache() / "books"
    folder = archive.book_folder(arguments.book or paths.default_book(), cache)
    if arguments.open:
        folder = open_target.resolve(arguments.open, folder, cache, library_folders()).book
    return Book.open(folder)


def find_page(book: Book, text: str) -> tuple[Book, Location]:
    """The place ``[BOOK/]ID[#SECTION]`` names, under the page's id of today, and the book it is in.

    Raises:
        Unknown: there is none.
        BookError: the other book cannot be opened.
    """
    name, hash_sign, section = text.partition("#")
    book_id, slash, page_id = name.rpartition("/")
    if slash and book_id != book.info.id:
        from helpviewer.links import open_target

        link = f"{product().id}:{text}"
        cache = user_folders.own_cache() / "books"
        book = Book.open(open_target.resolve(link, book.path, cache, library_folders()).book)
    asked = Location.parse(f"{page_id}{hash_sign}{section}")
    try:
        page = book.page(asked.page)
    except PageMissing as error:
        raise unknown("page", asked.page, (p.id for p in book.pages())) from error
    if asked.section and asked.section not in {s.id for s in page.sections}:
        raise unknown("section", str(asked), (f"{page.id}#{s.id}" for s in page.sections))
    return book, book.locate(asked)


def unknown(kind: str, asked: str, known: Iterable[str]) -> Unknown:
    """The error for a page, section or category that the book does not have."""
    from difflib import get_close_matches

    near = get_close_matches(asked, list(known), n=1)
    advice = f"Did you mean “{near[0]}”?" if near else f"“{product().id} list” shows what there is."
    return Unknown(f"This book has no {kind} “{asked}”. {advice}")
