"""``helpviewer books``: the books of the reader's library."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from helpviewer.core.terminal import complain, print_json, print_line
from helpviewer.library.library import KnownBook, user_library

DONE, FAILED = 0, 2


def books(arguments: argparse.Namespace) -> int:
    """List, add, remove or bring back books, and return the exit code."""
    library = user_library()
    if arguments.action == "list":
        _print_list(library.books(), as_json=arguments.json)
        return DONE
    if not arguments.target:
        wanted = "a file" if arguments.action == "add" else "the id of a book"
        complain(f"Say {wanted} after “{arguments.action}”.")
        return FAILED
    if arguments.action == "remove":
        library.remove(arguments.target)
        return DONE
    if arguments.action == "add":
        known = library.add(Path(arguments.target), beside=arguments.beside)
    elif arguments.action == "bring-back":
        known = library.bring_back(arguments.target)
    else:
        known = library.find(arguments.target)
    if arguments.json:
        print_json(_row(known))
    else:
        _print_book(known)
    return DONE


def _print_list(known: list[KnownBook], *, as_json: bool) -> None:
    if as_json:
        print_json({"books": [_row(book) for book in known]})
        return
    for book in known:
        print_line(f"{book.title_and_version} ({', '.join(_details(book))})")
        if book.problem:
            print_line(f"  {book.problem}")


def _print_book(book: KnownBook) -> None:
    rows = {"Title": book.title, "Id": book.name, "From": book.origin, "Path": str(book.path)}
    if book.info:
        rows |= {"Version": book.info.version, "As of": book.info.as_of, "Language": book.info.language}
    if book.problem:
        rows["Problem"] = str(book.problem)
    for name, value in rows.items():
        if value:
            print_line(f"{name}: {value}")


def _details(book: KnownBook) -> list[str]:
    as_of = f"as of {book.info.as_of}" if book.info and book.info.as_of else ""
    return [text for text in (book.name, book.origin, as_of) if text]


def _row(book: KnownBook) -> dict[str, Any]:
    return {
        "id": book.id,
        "name": book.name,
        "title": book.title,
        "version": book.info.version if book.info else "",
        "as_of": book.info.as_of if book.info else "",
        "language": book.info.language if book.info else "",
        "origin": book.origin,
        "path": str(book.path),
        "problem": str(book.problem) if book.problem else None,
    }
