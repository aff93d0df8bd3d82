"""Which books a reader has, and how one is added, replaced or removed. No Qt.

A book is one of these:

- *bundled*: it came with the program;
- *installed*: a package put it into ``share/PRODUCT/books`` of the system or of the user;
- *added*: the reader added it (``added_books.py``). The version it replaced is kept until it was opened
  once.

Versions that are to stand side by side are found as ``ID@VERSION``: their folder or file is called so.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from helpviewer.book import archive
from helpviewer.book.book import Book
from helpviewer.book.errors import BookError, BookMissing
from helpviewer.book.format import BOOK_FILE, BookInfo
from helpviewer.core import paths, user_folders
from helpviewer.core.messages import Message
from helpviewer.core.product import product
from helpviewer.library.added_books import AddedBooks, entries, name_beside

BUNDLED, INSTALLED, ADDED = "bundled", "installed", "added"

_log = logging.getLogger(__name__)


class KnownBook(NamedTuple):
    """A book of the library.

    ``path`` is its folder or its ``.helpbook`` file; ``info`` is None where it cannot be opened, and
    ``problem`` says why.
    """

    path: Path
    origin: str
    info: BookInfo | None
    problem: Message | None = None

    @property
    def id(self) -> str:
        """The book's id; for one that cannot be opened, the name of its folder."""
        return self.info.id if self.info else _without_ending(self.path.name)

    @property
    def name(self) -> str:
        """What tells it from all others: the id, or ``ID@VERSION`` where it stands beside other versions."""
        name = _without_ending(self.path.name)
        return name if self.origin != BUNDLED and name.startswith(f"{self.id}@") else self.id

    @property
    def title(self) -> str:
        """The book's title; for one that cannot be opened, the name of its folder."""
        return self.info.title if self.info else _without_ending(self.path.name)

    @property
    def title_and_version(self) -> str:
        """The title with the version behind it, where it has one."""
        return self.info.title_and_version if self.info else self.title


class Library:
    """The reader's books.

    Args:
        own: the folder of the books that were added.
        installed: folders with books that packages installed, the first before the others.
        bundled: folders of the books that came with the program.
        cache: where ``.helpbook`` files of installed books are unpacked.
    """

    def __init__(self, own: Path, installed: Sequence[Path], bundled: Sequence[Path], cache: Path) -> None:
        self._added = AddedBooks(own)
        self._installed = installed
        self._bundled = bundled
        self._cache = cache
        self._seen: dict[Path, tuple[tuple[int, int, int], KnownBook]] = {}

    def books(self) -> list[KnownBook]:
        """Every book, each name once: an added one hides an installed one, and that a bundled one."""
        places = [(path, ADDED) for path in self._added.entries()]
        places += [(path, INSTALLED) for folder in self._installed for path in entries(folder)]
        places += [(path, BUNDLED) for path in self._bundled]
        found: dict[str, KnownBook] = {}
        for path, origin in places:
            known = self._look(path, origin)
            if known.name not in found or (found[known.name].problem and not known.problem):
                found[known.name] = known
        order = (BUNDLED, INSTALLED, ADDED)
        return sorted(found.values(), key=lambda book: (order.index(book.origin), book.title.casefold()))

    def find(self, name: str) -> KnownBook:
        """The book with this id, or the version of it with this name.

        Raises:
            BookMissing: there is none.
        """
        for known in self.books():
            if known.name == name:
                return known
        raise BookMissing("book-not-in-library", book=name)

    @property
    def places(self) -> list[Path]:
        """The folders into which books may come at any time. They need not exist."""
        return [self._added.folder, *self._installed]

    def folder(self, known: KnownBook) -> Path:
        """The folder of a book, unpacked if need be.

        Raises:
            BookError: it cannot be trusted.
        """
        return archive.book_folder(known.path, self._cache)

    def folders(self) -> Iterator[Path]:
        """The folders of all books that can be opened."""
        for known in self.books():
            if known.problem is None:
                yield self.folder(known)

    # -- the reader's own -------------------------------------------------------------------------

    def add(self, path: Path, *, beside: bool = False) -> KnownBook:
        """Take a ``.helpbook`` file or a book's folder into the library. It replaces one with the same id,
        unless it is to stand ``beside`` other versions of itself.

        Raises:
            BookError: it is no book, or not one that can be trusted, or there is no room.
        """
        try:
            with self._added.workspace() as work:
                if path.is_dir():
                    Book.open(path).check()
                    new = Path(shutil.copytree(path, work / "book"))
                else:
                    new = archive.unpack(path, work)
                info = Book.open(new).info
                return KnownBook(self._added.put(new, name_beside(info) if beside else info.id), ADDED, info)
        except OSError as error:
            raise BookError("not-added", repr(error), file=path.name, folder=self._added.folder) from error

    def note_opened(self, folder: Path) -> None:
        """The book in this folder has opened: the version before it is no longer needed."""
        try:
            self._added.note_opened(folder)
        except OSError as error:
            _log.info("the version before %s stays: %s", folder, error)

    def can_bring_back(self, known: KnownBook) -> bool:
        """Whether the version before this one is still there."""
        return known.origin == ADDED and self._added.has_old(known.name)

    def bring_back(self, name: str) -> KnownBook:
        """Put the version before the present one in its place.

        Raises:
            BookError: there is none any more, or it cannot be moved.
        """
        if not self._added.has_old(name):
            raise BookMissing("no-version-before", book=name)
        try:
            return self._look(self._added.bring_back(name), ADDED)
        except OSError as error:
            raise BookError("not-added", repr(error), file=name, folder=self._added.folder) from error

    def can_keep_beside(self, known: KnownBook) -> bool:
        """Whether a newer version would replace this book, which :meth:`keep_beside` prevents."""
        info = known.info
        return bool(known.origin == ADDED and info and info.version and known.path.name == info.id)

    def keep_beside(self, name: str) -> KnownBook:
        """Let a book that was added stay beside newer versions, which would replace it.

        Raises:
            BookError: it was not added, or cannot be moved.
        """
        known = self.find(name)
        if known.info is None or not self.can_keep_beside(known):
            raise BookError("book-not-added", book=known.title)
        try:
            return self._look(self._added.rename(name, name_beside(known.info)), ADDED)
        except OSError as error:
            raise BookError("not-added", repr(error), file=name, folder=self._added.folder) from error

    def remove(self, name: str) -> None:
        """Remove a book that was added.

        Raises:
            BookError: it was not added, or cannot be removed.
        """
        if not self._added.holds(name):
            known = self.find(name)
            raise BookError("book-not-added", book=known.title)
        try:
            self._added.remove(name)
        except OSError as error:
            folder = self._added.place(name)
            raise BookError("not-removed", repr(error), book=name, folder=folder) from error

    # -- inside -----------------------------------------------------------------------------------

    def _look(self, path: Path, origin: str) -> KnownBook:
        stamp = _stamp(path)
        seen = self._seen.get(path)
        if seen is not None and seen[0] == stamp:
            return seen[1]
        try:
            known = KnownBook(path, origin, Book.open(archive.book_folder(path, self._cache)).info)
        except BookError as error:
            _log.warning("%s: %s (%s)", path, error, error.detail)
            known = KnownBook(path, origin, None, error.message)
        if stamp is not None:
            self._seen[path] = stamp, known
        return known


def user_library() -> Library:
    """The library of this product's reader."""
    command = product().id
    installed = [folder / command / "books" for folder in user_folders.data_folders()]
    bundled = paths.default_book()
    return Library(
        own=user_folders.own_data() / "books",
        installed=installed,
        bundled=[*([bundled] if bundled.is_dir() else []), *entries(bundled.parent / "books")],
        cache=user_folders.own_cache() / "books",
    )


def _without_ending(name: str) -> str:
    return name.removesuffix(archive.SUFFIX).removesuffix(".old")


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """What changes when the book in a folder or file does; None when that cannot be told."""
    try:
        status = (path / BOOK_FILE if path.is_dir() else path).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
