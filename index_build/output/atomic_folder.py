"""A folder to write a book into, out of sight until it takes the old book's place in one step."""

from __future__ import annotations

import contextlib
import errno
import glob
import json
import logging
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from helpviewer.book.format import BOOK_FILE
from helpviewer.core.files import lock_until_closed, swap_folder

log = logging.getLogger(__name__)

_OLD = ".old"


class CannotWrite(Exception):
    """The output cannot be written. The text is a sentence for the publisher."""


@contextlib.contextmanager
def workspace(output: Path) -> Iterator[Path]:
    """An empty folder beside ``output``, removed at the end; :func:`swap_in` moves it into place.

    A lock file beside it, held as long as the build runs, tells it from what killed builds left: the system
    lets go of a lock when its process dies.

    Raises:
        CannotWrite: nothing can be written beside ``output``.
    """
    output = output.resolve()
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        lock_file, lock = _take_lock(output)
    except OSError as error:
        raise CannotWrite(f"The book cannot be written to “{output.parent}”: {error.strerror}.") from error
    folder = lock_file.with_suffix(".new")
    try:
        folder.mkdir()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        lock.close()
        lock_file.unlink(missing_ok=True)


def remove_leftovers(output: Path) -> None:
    """Remove what killed builds of ``output`` left, after moving back a book that was on its way out.

    Raises:
        CannotWrite: ``output`` is something other than a book.
    """
    if not _may_replace(output):
        raise CannotWrite(f"“{output}” exists and is not a help book. Choose another folder for the book.")
    output = output.resolve()
    for lock_file in sorted(output.parent.glob(f".{glob.escape(output.name)}.????????.lock")):
        try:
            with lock_file.open("rb+") as lock:
                lock_until_closed(lock)
                _remove(lock_file, output)
            lock_file.unlink(missing_ok=True)
        except OSError as error:
            log.info("left in place, its build still runs: %s (%s)", lock_file, error)


def _remove(lock_file: Path, output: Path) -> None:
    old = lock_file.with_suffix(_OLD)
    if old.is_dir() and not output.exists():
        old.rename(output)
    for left in (old, lock_file.with_suffix(".new")):
        shutil.rmtree(left, ignore_errors=True)
    log.info("removed what an interrupted build had left: %s", lock_file)


def _take_lock(output: Path) -> tuple[Path, BinaryIO]:
    """A new lock file beside ``output``, locked."""
    for _ in range(10):
        path = output.parent / f".{output.name}.{secrets.token_hex(4)}.lock"
        stream = path.open("xb")
        with contextlib.suppress(BlockingIOError, PermissionError):
            lock_until_closed(stream)
            if path.exists():
                return path, stream
        # Another build took the file for a left-over before it was locked.
        stream.close()
    raise OSError(errno.EAGAIN, "another build is at work there", str(output))


def _may_replace(output: Path) -> bool:
    """Whether nothing stands at ``output`` but an empty folder or a book."""
    if not output.exists() and not output.is_symlink():
        return True
    if not output.is_dir():
        return False
    if not any(output.iterdir()):
        return True
    try:
        return "format" in json.loads((output / BOOK_FILE).read_bytes())
    except (OSError, ValueError, TypeError, RecursionError):
        # A book whose book.json is damaged is still a book when its other parts stand there.
        return (output / BOOK_FILE).is_file() and (output / "pages").is_dir()


def swap_in(folder: Path, output: Path) -> None:
    """Put the finished ``folder`` in the place of ``output``.

    Raises:
        OSError: the system refuses; ``output`` is then as before. :func:`remove_leftovers` moves it back
            where the system cannot exchange two folders and a build dies in between.
    """
    if old := swap_folder(folder, output.resolve()):
        shutil.rmtree(old, ignore_errors=True)
