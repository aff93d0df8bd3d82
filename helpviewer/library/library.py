"""Which books a reader has, and how one is added, replaced or removed. No Qt.

A book is one of these:

- *bundled*: it came with the program;
- *installed*: a package put it into ``share/PRODUCT/books`` of the system or of the user;
- *added*: the reader added it. Such a book lies in the library's own folder under its id, and before it was
  replaced by a newer version in ``ID.old``, until the newer one has been opened once.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from helpviewer.book import archive
from helpviewer.book.errors import BookError, BookMissing
from helpviewer.book.format import BOOK_FILE, BookInfo, is_valid_id
from helpviewer.book.reader import Book
from helpviewer.core import paths
from helpviewer.core.messages import Message

BUNDLED, INSTALLED, ADDED = "bundled", "installed", "added"

_OLD = ".old"
_UNFINISHED = ".new-"

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
        return self.info.id if self.info else self.path.stem

    @property
    def title(self) -> str:
        """The book's title; for one that cannot be opened, the name of its folder."""
        return self.info.title if self.info else self.path.stem


class Library:
    """The reader's books.

    Args:
        own: the folder of the books that were added.
        installed: folders with books that packages installed, the first before the others.
        bundled: folders of the books that came with the program.
        cache: where ``.helpbook`` files of installed books are unpacked.
    """

    def __init__(self, own: Path, installed: Sequence[Path], bundled: Sequence[Path], cache: Path) -> None:
        self._own = own
        self._installed = installed
        self._bundled = bundled
        self._cache = cache

    def books(self) -> list[KnownBook]:
        """Every book, each id once: an added one hides an installed one, and that a bundled one."""
        places = [(path, ADDED) for path in _entries(self._own)]
        places += [(path, INSTALLED) for folder in self._installed for path in _entries(folder)]
        places += [(path, BUNDLED) for path in self._bundled]
        found: dict[str, KnownBook] = {}
        for path, origin in places:
            known = self._look(path, origin)
            if known.id not in found or (found[known.id].problem and not known.problem):
                found[known.id] = known
        order = (BUNDLED, INSTALLED, ADDED)
        return sorted(found.values(), key=lambda book: (order.index(book.origin), book.title.casefold()))

    def find(self, book_id: str) -> KnownBook:
        """The book with this id.

        Raises:
            BookMissing: there is none.
        """
        for known in self.books():
            if known.id == book_id:
                return known
        raise BookMissing("book-not-in-library", book=book_id)

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

    def add(self, path: Path) -> KnownBook:
        """Take a ``.helpbook`` file or a book's folder into the library. It replaces one with the same id.

        Raises:
            BookError: it is no book, or not one that can be trusted, or there is no room.
        """
        beside: Path | None = None
        try:
            self._own.mkdir(parents=True, exist_ok=True)
            beside = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=self._own))
            if path.is_dir():
                Book.open(path).check()
                new = Path(shutil.copytree(path, beside / "book"))
            else:
                new = archive.unpack(path, beside)
            info = Book.open(new).info
            self._replace(new, info.id)
        except OSError as error:
            raise BookError("not-added", repr(error), file=path.name, folder=self._own) from error
        finally:
            if beside is not None:
                shutil.rmtree(beside, ignore_errors=True)
        return KnownBook(self._own / info.id, ADDED, info)

    def note_opened(self, folder: Path) -> None:
        """The book in this folder has opened: the version before it is no longer needed."""
        if folder.parent == self._own:
            shutil.rmtree(folder.with_name(folder.name + _OLD), ignore_errors=True)

    def bring_back(self, book_id: str) -> KnownBook:
        """Put the version before the present one in its place.

        Raises:
            BookError: there is none any more, or it cannot be moved.
        """
        old = self._own / (book_id + _OLD)
        if not is_valid_id(book_id) or not old.is_dir():
            raise BookMissing("no-version-before", book=book_id)
        try:
            self._replace(old, book_id)
        except OSError as error:
            raise BookError("not-added", repr(error), file=book_id, folder=self._own) from error
        return self._look(self._own / book_id, ADDED)

    def remove(self, book_id: str) -> None:
        """Remove a book that was added.

        Raises:
            BookError: it was not added, or cannot be removed.
        """
        folder = self._own / book_id
        if not is_valid_id(book_id) or not folder.is_dir():
            known = self.find(book_id)
            raise BookError("book-not-added", book=known.title)
        try:
            gone = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=self._own))
            folder.rename(gone / "book")
        except OSError as error:
            raise BookError("not-removed", repr(error), book=book_id, folder=folder) from error
        shutil.rmtree(gone, ignore_errors=True)
        shutil.rmtree(self._own / (book_id + _OLD), ignore_errors=True)

    # -- inside -----------------------------------------------------------------------------------

    def _look(self, path: Path, origin: str) -> KnownBook:
        try:
            return KnownBook(path, origin, Book.open(archive.book_folder(path, self._cache)).info)
        except BookError as error:
            _log.warning("%s: %s (%s)", path, error, error.detail)
            return KnownBook(path, origin, None, error.message)

    def _replace(self, new: Path, book_id: str) -> None:
        """Put a folder in the place of the book with this id; what was there is kept as the old one."""
        target = self._own / book_id
        aside = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=self._own)) / "book"
        had_one = target.exists()
        if had_one:
            target.rename(aside)
        try:
            new.rename(target)
        except OSError:
            if had_one:
                aside.rename(target)
            raise
        if had_one:
            old = target.with_name(target.name + _OLD)
            shutil.rmtree(old, ignore_errors=True)
            aside.rename(old)
        shutil.rmtree(aside.parent, ignore_errors=True)


def reader_s_library() -> Library:
    """The library of this product's reader."""
    product = paths.product().id
    installed = [folder / product / "books" for folder in paths.data_folders()]
    bundled = paths.default_book()
    return Library(
        own=paths.own_data() / "books",
        installed=installed,
        bundled=[*([bundled] if bundled.is_dir() else []), *_entries(bundled.parent / "books")],
        cache=paths.own_cache() / "books",
    )


def _entries(folder: Path) -> Iterable[Path]:
    """The books in a folder: folders with a book, and ``.helpbook`` files."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return []
    return [
        entry
        for entry in entries
        if not entry.name.startswith(".")
        and entry.suffix != _OLD
        and ((entry / BOOK_FILE).exists() or entry.suffix.lower() == archive.SUFFIX)
    ]
