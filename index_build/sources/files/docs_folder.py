"""The files of a documentation, and nothing that lies outside of its folder."""

from __future__ import annotations

import os
import posixpath
import stat
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from index_build.diagnostics import ProblemList

LARGEST_TEXT = 16 * 2**20
"""Bytes of a page or of a file that a page takes in."""

MOST_FILES = 200_000

_NOT_DOCS = frozenset({"node_modules", "__pycache__", "venv", "bower_components"})


class CannotRead(Exception):
    """A file that is outside of the documentation, not there, too large, or no text. The message is a
    sentence; ``line`` is where it stops being text, or 0."""

    def __init__(self, sentence: str, line: int = 0) -> None:
        super().__init__(sentence)
        self.line = line


class DocsFolder:
    """A folder of documentation. Files are named by their path below it, with slashes.

    Links to files and folders are followed as long as they stay inside.
    """

    def __init__(self, path: Path, shown: str = "") -> None:
        self.path = Path(os.path.realpath(path))
        self._shown = shown or str(path)
        self._outside: set[str] = set()

    def shown(self, name: str) -> str:
        """The name of a file in messages."""
        return Path(os.path.normpath(Path(self._shown, name))).as_posix()

    def notes(self, name: str) -> ProblemList:
        """A list for the problems of a file."""
        return ProblemList(self.shown(name))

    def below(self, name: str) -> DocsFolder:
        """A folder within this one.

        Raises:
            CannotRead: it is not within, or not there.
        """
        path = self._inside(name)
        if path is None or not path.is_dir():
            raise CannotRead(f"There is no folder “{name}” in this documentation.")
        return DocsFolder(path, self.shown(name))

    def has(self, name: str) -> bool:
        """Whether there is such a file or folder inside."""
        path = self._inside(name)
        return path is not None and path.exists()

    def is_folder(self, name: str) -> bool:
        """Whether there is such a folder inside."""
        path = self._inside(name)
        return path is not None and path.is_dir()

    def text(self, name: str) -> str:
        """A file's text, with plain line ends.

        Raises:
            CannotRead: the file cannot be had, or is no text in UTF-8.
        """
        path = self._inside(name)
        if path is None:
            raise CannotRead(f"“{name}” lies outside of the documentation.")
        try:
            found = path.stat()
            if not stat.S_ISREG(found.st_mode):
                raise CannotRead(f"“{name}” is no file.")
            if found.st_size > LARGEST_TEXT:
                raise CannotRead(f"“{name}” is larger than {LARGEST_TEXT // 2**20} MB.")
            return path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise CannotRead(f"“{name}” is not UTF-8. Save it with the encoding UTF-8.", line) from error
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) and error.strerror else "no such name"
            raise CannotRead(f"“{name}” cannot be read: {why}.") from error

    @cached_property
    def links_outside(self) -> tuple[str, ...]:
        """Links to files and folders outside, which are left out."""
        return tuple(sorted(self._outside)) if self.files else ()

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Every file inside, sorted by path; hidden ones and those that tools leave behind are left out."""
        return tuple(name for name, _ in zip(self._walk(self.path, "", ()), range(MOST_FILES), strict=False))

    def _walk(self, folder: Path, prefix: str, above: tuple[str, ...]) -> Iterator[str]:
        real = os.path.realpath(folder)
        if not self._is_inside(real):
            self._outside.add(prefix.rstrip("/"))
            return
        if real in above:
            return
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            return
        for entry in entries:
            if entry.name.startswith(".") or "\udc80" <= max(entry.name) <= "\udcff":
                continue
            if _is(entry.is_dir):
                if entry.name not in _NOT_DOCS:
                    yield from self._walk(Path(entry.path), f"{prefix}{entry.name}/", (*above, real))
            elif _is(entry.is_file):
                if entry.is_symlink() and not self._is_inside(os.path.realpath(entry.path)):
                    self._outside.add(prefix + entry.name)
                else:
                    yield prefix + entry.name

    def folders(self, deepest: int) -> list[str]:
        """The folders down to a depth, this one ("") and shallow ones first."""
        found = {""}
        for name in self.files:
            parts = name.split("/")[:-1]
            found.update("/".join(parts[:depth]) for depth in range(1, min(len(parts), deepest) + 1))
        return sorted(found, key=lambda folder: (folder.count("/") + bool(folder), folder))

    def absolute(self, name: str) -> Path:
        """Where a file of :attr:`files` lies."""
        return self.path / PurePosixPath(name)

    def _is_inside(self, real: str) -> bool:
        return real == str(self.path) or real.startswith(f"{str(self.path).rstrip(os.sep)}{os.sep}")

    def _inside(self, name: str) -> Path | None:
        try:
            real = os.path.realpath(self.path / name.lstrip("/"))
        except (OSError, ValueError):
            return None
        return Path(real) if self._is_inside(real) else None


def _is(what: Callable[[], bool]) -> bool:
    """Whether an entry is a folder, or a file; links that lead round in a circle are neither."""
    try:
        return what()
    except OSError:
        return False


def joined(folder: str, address: str) -> str:
    """The name that ``address`` has when it counts from ``folder``; it may begin with ``..``."""
    path = os.path.normpath(f"{folder}/{address}" if folder else address).replace("\\", "/")
    return "" if path == "." else path


def folder_of(name: str) -> str:
    """The folder of a file's name; "" for the root."""
    return name.rpartition("/")[0]


def address(page: str, target: str, section: str = "") -> str:
    """The address of ``target`` as it is written on ``page``."""
    path = posixpath.relpath(target, folder_of(page) or ".") if target != page else ""
    return quote(path, safe="/") + (f"#{quote(section)}" if section else "")
