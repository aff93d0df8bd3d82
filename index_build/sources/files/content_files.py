"""The files of a content root: ordinary ones, inside it, with names that every machine can have."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from helpviewer.core.files import read_file
from index_build.diagnostics import ProblemList
from index_build.sources.book_yml.read import BOOK_YML

MAX_TEXT = 16 * 2**20
"""Bytes of a page, of ``book.yml``, or of search tests."""


def content_files(root: Path, shown: Path, problems: list[ProblemList]) -> Iterator[Path]:
    """Every file below ``root``, in a fixed order; ``shown`` is what messages call it.

    Names that start with a dot are left out, and so is a folder with a ``book.yml`` of its own: that is
    another root. Links to folders are followed inside of ``root``, but not round in a circle. What is left
    out because it cannot be part of a book is noted.
    """
    return _Walk(root, shown, problems).below(root, ())


class _Walk:
    def __init__(self, root: Path, shown: Path, problems: list[ProblemList]) -> None:
        self._root = root
        self._real_root = os.path.realpath(root)
        self._shown = shown
        self._problems = problems

    def below(self, top: Path, above: tuple[str, ...]) -> Iterator[Path]:
        """The files below a folder; ``above`` are the folders whose links led here."""
        for folder, folders, names in os.walk(top, onerror=self._unreadable):
            for name in [name for name in folders if not _is_utf8(name)]:
                self._note(Path(folder, name)).warning(
                    0, "The name of this folder is not UTF-8.", "Rename it."
                )
            folders[:] = sorted(
                n for n in folders if n[0] != "." and _is_utf8(n) and not Path(folder, n, BOOK_YML).exists()
            )
            yield from (path for name in sorted(names) if self._is_content(path := Path(folder, name)))
            for path in (Path(folder, name) for name in folders):
                if path.is_symlink():
                    yield from self._linked(path, (*above, os.path.realpath(folder)))

    def _linked(self, path: Path, above: tuple[str, ...]) -> Iterator[Path]:
        real = os.path.realpath(path)
        if not _is_inside(real, self._real_root):
            self._outside(path, "folder")
        elif not any(_is_inside(folder, real) for folder in above):
            yield from self.below(path, (*above, real))

    def _is_content(self, path: Path) -> bool:
        if path.name[0] == ".":
            return False
        if not _is_utf8(path.name):
            self._note(path).warning(0, "The name of this file is not UTF-8.", "Rename it.")
        elif path.is_symlink() and not _is_inside(os.path.realpath(path), self._real_root):
            self._outside(path, "file")
        elif path.exists() and not path.is_file():
            self._note(path).warning(0, "This is no ordinary file.", "Take it out of the folder.")
        else:
            return True
        return False

    def _outside(self, path: Path, what: str) -> None:
        sentence = f"This is a link to a {what} outside of the book’s folder."
        remedy = f"Copy the {what} here, or include the folder it is in."
        self._note(path).error(0, sentence, remedy, kind="link-outside")

    def _unreadable(self, error: OSError) -> None:
        self._note(Path(error.filename)).warning(0, f"This folder cannot be read: {error.strerror}.")

    def _note(self, path: Path) -> ProblemList:
        notes = ProblemList(_shown(self._shown / path.relative_to(self._root)))
        self._problems.append(notes)
        return notes


def read_text(file: Path) -> str:
    """The text of an ordinary file, without a byte order mark and with plain line ends.

    Raises:
        OSError: it cannot be read, or is no ordinary file, or larger than :data:`MAX_TEXT`.
        UnicodeDecodeError: it is not UTF-8.
    """
    try:
        text = read_file(file, MAX_TEXT).decode("utf-8-sig")
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise OSError(errno.EFBIG, f"it is larger than {MAX_TEXT // 2**20} MB", str(file)) from error
        if error.errno == errno.EINVAL:
            raise OSError(errno.EINVAL, "it is no ordinary file", str(file)) from error
        raise
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_utf8(name: str) -> bool:
    """Python stands a half letter for each byte that is none of UTF-8."""
    return not any("\udc80" <= letter <= "\udcff" for letter in name)


def _is_inside(real: str, root: str) -> bool:
    return os.path.commonpath([real, root]) == root


def _shown(path: Path) -> str:
    """The path for a message, whatever bytes are in it."""
    return os.fsencode(os.path.normpath(path)).decode("utf-8", "replace").replace(os.sep, "/")
