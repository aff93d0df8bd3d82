"""What a desktop asks the program to open: a book as file or folder, or a ``helpviewer:BOOK/PAGE`` link."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from helpviewer.book.archive import unpack, unpacked
from helpviewer.book.book import Book
from helpviewer.book.errors import BookError, BookMissing
from helpviewer.core.files import is_folder
from helpviewer.core.product import product
from helpviewer.links.address import from_address, is_address


class LinkWrong(BookError):
    """A link that leads nowhere."""


class Request(NamedTuple):
    """Which book's folder, and which place in it ("" for where the reader left)."""

    book: Path
    page: str = ""


def resolve(target: str, bundled: Path, cache: Path, others: Iterable[Path] = ()) -> Request:
    """What a file or a link leads to.

    Args:
        target: the path of a file or folder or its ``file:`` address, or a link.
        bundled: the folder of the book that came with the program, or that was asked for.
        cache: where books from files are unpacked.
        others: folders of further books that a link may lead to, looked at only when it does.

    Raises:
        BookError: there is no such book, or it cannot be trusted.
    """
    program = product().id
    if not is_address(program, target):
        path = _path(target)
        return Request(path if is_folder(path) else unpack(path, cache))
    address = from_address(program, unquote(target))
    if address is None:
        raise _wrong(target)
    book_id, location = address
    for folder in chain([bundled], others, unpacked(cache)):
        try:
            if Book.open(folder).info.id == book_id:
                return Request(folder, str(location))
        except BookError:
            continue  # one book that cannot be opened must not keep the reader from another
    raise BookMissing("link-to-absent-book", book=book_id)


def context_words(context_id: str) -> list[str]:
    """The words an unknown context id is made of, to search for: ``billing.card_lost`` has three."""
    return re.findall(r"[^\W_]+", context_id)


def _path(target: str) -> Path:
    """The path of a file, or of its ``file:`` address.

    Raises:
        LinkWrong: the address is none of a file on this computer.
    """
    if not target.lower().startswith("file:"):
        return Path(target).absolute()
    try:
        address = urlsplit(target)
    except ValueError:  # a bracket that is not closed, for example
        raise _wrong(target) from None
    if address.netloc.lower() not in ("", "localhost"):
        raise _wrong(target)
    path = unquote(address.path)
    return Path(path.lstrip("/") if sys.platform == "win32" else path)


def _wrong(target: str) -> LinkWrong:
    return LinkWrong("link-wrong", link=target[:200], example=f"{product().id}:BOOK/PAGE")
