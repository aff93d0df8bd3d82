"""The folder of the books that a reader added: what lies in it, and how it changes. No Qt.

A book lies under its id, or under ``ID@VERSION`` where it is kept beside another version of itself. What it
replaced is ``ID.old`` until the new one has opened once. A program may be killed between any two steps: the
book is then under one of these names, and the next change puts it back into its place.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from helpviewer.book.archive import SUFFIX
from helpviewer.book.format import BOOK_FILE, BookInfo, is_valid_id
from helpviewer.core.files import exchange_folders, swap_folder

_OLD = ".old"
_UNFINISHED = ".new-"
_BESIDE = "@"
_DAY_S = 24 * 60 * 60
_LONGEST_VERSION = 40


class AddedBooks:
    """The books in a folder, which need not exist yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def entries(self) -> list[Path]:
        """Where the books are; of one whose replacement was interrupted, the version before."""
        found = entries(self.folder)
        names = {path.name for path in found}
        return [path for path in found if path.suffix != _OLD or path.name.removesuffix(_OLD) not in names]

    def place(self, name: str) -> Path:
        """The folder of a book by its id or ``ID@VERSION``. It need not exist."""
        return self.folder / name

    def holds(self, name: str) -> bool:
        """Whether a book was added under this name."""
        return _is_name(name) and (self.place(name).is_dir() or self.has_old(name))

    def has_old(self, name: str) -> bool:
        """Whether the version before can be brought back."""
        return _is_name(name) and self._old(name).is_dir()

    @contextmanager
    def workspace(self) -> Iterator[Path]:
        """An empty folder in it, removed at the end.

        Raises:
            OSError: it cannot be made.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        for left in self.folder.glob(f"{_UNFINISHED}*"):
            if time.time() - left.stat().st_mtime > _DAY_S:
                shutil.rmtree(left, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=self.folder))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def put(self, new: Path, name: str) -> Path:
        """Put a folder of the workspace in the place of a book. The version before is kept, and of several
        that were never opened the one before all of them.

        Raises:
            OSError: the system refuses; the book is as before.
        """
        target, old = self.place(name), self._old(name)
        if not target.exists() and old.exists():
            old.rename(target)  # an interrupted change
        if target.exists() and not old.exists():
            target.rename(old)
            try:
                new.rename(target)
            except OSError:
                old.rename(target)
                raise
        elif left := swap_folder(new, target):
            shutil.rmtree(left, ignore_errors=True)
        return target

    def bring_back(self, name: str) -> Path:
        """Let a book and the version before it change places.

        Raises:
            OSError: the system refuses; the book is as before.
        """
        target, old = self.place(name), self._old(name)
        if not target.exists():
            old.rename(target)
        elif not exchange_folders(old, target):
            with self.workspace() as beside:
                present = target.rename(beside / "book")
                old.rename(target)
                present.rename(old)
        return target

    def rename(self, name: str, new: str) -> Path:
        """Call a book by another name. What was under that name, and the version before, are gone.

        Raises:
            OSError: the system refuses; the book is as before.
        """
        self.remove(new)
        if self.has_old(name):  # it would come back as soon as the name is free
            self._discard(self._old(name))
        return self.place(name).rename(self.place(new))

    def note_opened(self, folder: Path) -> None:
        """The book in this folder has opened: the version before it is no longer needed."""
        old = folder.with_name(folder.name + _OLD)
        if folder.parent == self.folder and folder.is_dir() and old.is_dir():
            self._discard(old)

    def remove(self, name: str) -> None:
        """Remove a book and the version before it.

        Raises:
            OSError: the system refuses.
        """
        for folder in (self._old(name), self.place(name)):  # not the other way: the old one would come back
            if folder.is_dir():
                self._discard(folder)

    def _old(self, name: str) -> Path:
        return self.folder / (name + _OLD)

    def _discard(self, folder: Path) -> None:
        """Remove a folder, of which no half is ever seen."""
        with self.workspace() as beside:
            folder.rename(beside / "book")


def name_beside(info: BookInfo) -> str:
    """What a book is called that is kept beside other versions of itself."""
    return f"{info.id}{_BESIDE}{quote(info.version, safe='')[:_LONGEST_VERSION]}"


def entries(folder: Path) -> list[Path]:
    """The books in a folder: folders with a book, and ``.helpbook`` files."""
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return []
    return [
        entry
        for entry in found
        if not entry.name.startswith(".") and ((entry / BOOK_FILE).exists() or entry.suffix.lower() == SUFFIX)
    ]


def _is_name(text: str) -> bool:
    """Whether a text may name a book here: an id, or ``ID@VERSION``."""
    book_id, _, version = text.partition(_BESIDE)
    return is_valid_id(book_id) and "/" not in version and "\\" not in version
