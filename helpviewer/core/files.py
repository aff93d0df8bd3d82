"""Writing files so that they are whole or not at all, and reading those of others with care. No Qt."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from helpviewer.core.messages import HelpError

_BESIDE = ".helpviewer-"
"""How the names of unfinished files and folders begin."""
_KEPT_S = 86400
"""Where files cannot be locked, an unfinished one is left alone for so many seconds."""


class ExportError(HelpError):
    """A file could not be written."""


# -- reading --------------------------------------------------------------------------------------


def read_file(path: Path, limit: int) -> bytes:
    """The bytes of an ordinary file; a pipe would be waited for, and a device may never end.

    Raises:
        OSError: it cannot be read, is no ordinary file, or has more than ``limit`` bytes (EFBIG).
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "is no ordinary file", str(path))
        with path.open("rb") as stream:
            content = stream.read(limit + 1)
    except ValueError as error:  # a null character or half a letter in the name
        raise OSError(errno.EINVAL, str(error), str(path)) from error
    if len(content) > limit:
        raise OSError(errno.EFBIG, f"has more than {limit} bytes", str(path))
    return content


# -- atomic writes --------------------------------------------------------------------------------


def write_atomic(path: Path, data: bytes | str) -> None:
    """Write a whole file, or leave the old one. Text is written as UTF-8 with plain line ends.

    Raises:
        OSError: it cannot be written; the old file is whole.
    """
    with atomic(path) as beside:
        _write(beside, data)


@contextmanager
def atomic(path: Path) -> Iterator[Path]:
    """An empty file beside ``path`` to write to, which replaces ``path`` at once when the block ends well.
    A link stays a link. What killed writers have left in the folder is removed.

    Raises:
        OSError: the system refuses; the old file is whole.
    """
    path = _real(path)
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
    remove_leftovers(path.parent)
    beside, lock = _new_beside(path.parent)
    try:
        yield beside
        with beside.open("rb+") as stream:
            os.fsync(stream.fileno())  # a full disk may show only now
        if path.exists():
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        if sys.platform == "win32":
            lock.close()  # an open file cannot be moved there
        beside.replace(path)
    finally:
        lock.close()
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def swap_folder(folder: Path, target: Path) -> Path | None:
    """Put a finished ``folder`` in the place of ``target``; where the old folder is now, if there was one.

    Linux and macOS can exchange two folders, so there is no moment without one. Elsewhere the old one is
    moved aside first, to ``folder`` with the suffix ``.old``.

    Raises:
        OSError: the system refuses; ``target`` is as before.
    """
    if not target.exists():
        folder.rename(target)
        return None
    if exchange_folders(folder, target):
        return folder
    old = folder.with_suffix(".old")
    target.rename(old)
    try:
        folder.rename(target)
    except OSError:
        old.rename(target)
        raise
    return old


def remove_folder(folder: Path) -> None:
    """Remove a folder with all in it, as far as the system lets us; there need not be one."""
    import shutil  # not at the start

    shutil.rmtree(folder, ignore_errors=True)


def lock_until_closed(stream: BinaryIO) -> None:
    """Lock an open file until it is closed or the process ends, however it ends.

    Raises:
        OSError: another process holds it.
    """
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


def remove_leftovers(folder: Path) -> None:
    """Remove unfinished files, and the folders that belong to them, that no living process is writing."""
    with suppress(OSError):
        for left in folder.glob(f"{_BESIDE}*"):
            if left.is_file() and _is_abandoned(left):
                remove_folder(folder_beside(left))
                left.unlink(missing_ok=True)


def folder_beside(beside: Path) -> Path:
    """Where to make a folder that belongs to an unfinished file of :func:`atomic`."""
    return beside.with_suffix(".folder")


def _is_abandoned(left: Path) -> bool:
    try:
        if sys.platform == "win32":
            return time.time() - left.stat().st_mtime > _KEPT_S
        with left.open("rb+") as stream:
            lock_until_closed(stream)
    except OSError:
        return False
    return True


def _new_beside(folder: Path) -> tuple[Path, BinaryIO]:
    """A new empty file, locked where the system can; the lock is held until the stream is closed."""
    for _ in range(10):
        beside = folder / f"{_BESIDE}{os.urandom(6).hex()}"
        stream = beside.open("xb")
        if sys.platform == "win32":
            return beside, stream
        with suppress(OSError):  # not every network folder knows locks
            lock_until_closed(stream)
        if beside.exists():
            return beside, stream
        stream.close()  # another writer took it for abandoned before it was locked
    raise OSError(errno.EAGAIN, "other programs write there", str(folder))


def _real(path: Path) -> Path:
    """The path without links.

    Raises:
        OSError: links in a circle, or no name that a system takes.
    """
    try:
        return path.resolve()
    except (RuntimeError, ValueError) as error:
        raise OSError(errno.EINVAL, str(error), str(path)) from error


def _write(path: Path, data: bytes | str) -> None:
    path.write_bytes(data.encode("utf-8", "replace") if isinstance(data, str) else data)


def exchange_folders(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    import ctypes

    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            # renameat2(2): AT_FDCWD is -100, RENAME_EXCHANGE is 2
            result = libc.renameat2(-100, os.fsencode(one), -100, os.fsencode(other), 2)
        elif sys.platform == "darwin":
            # renamex_np(2): RENAME_SWAP is 2
            result = libc.renamex_np(os.fsencode(one), os.fsencode(other), 2)
        else:
            return False
    except (OSError, AttributeError, TypeError):
        return False
    return bool(result == 0)


# -- files that a reader asks for -----------------------------------------------------------------


def write_beside(path: Path, data: bytes | str, force: bool) -> None:
    """As :func:`write_atomic`, for a file that a reader has named.

    Raises:
        ExportError: the file exists and ``force`` is false, or it cannot be written; it is unchanged then.
    """
    with replacing(path, force) as temporary:
        _write(temporary, data)


@contextmanager
def replacing(path: Path, force: bool) -> Iterator[Path]:
    """As :func:`atomic`, for a file that a reader has named.

    Raises:
        ExportError: as for :func:`write_beside`. An OSError of the block is told as one of writing.
    """
    try:
        path = _real(path)
        _refuse(path, force)
        with atomic(path) as beside:
            yield beside
            _refuse(path, force)
    except OSError as error:
        raise _export_error(path, error) from error


def _refuse(path: Path, force: bool) -> None:
    if not path.exists() or path.is_dir():
        return
    if not path.is_file():
        raise ExportError("not-an-ordinary-file", path=path)
    if not force:
        raise ExportError("file-exists", path=path)


def _export_error(path: Path, error: OSError) -> ExportError:
    """The error as readers are told of it."""
    number, detail = error.errno, repr(error)
    folder = path.parent
    if number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return ExportError("no-room", detail, path=path)
    if number == errno.EROFS:
        return ExportError("folder-read-only", detail, folder=folder)
    if number == errno.EISDIR:
        return ExportError("is-a-folder", detail, path=path)
    if number == errno.ENAMETOOLONG:
        return ExportError("name-too-long", detail, name=path.name[:40])
    if isinstance(error, PermissionError):
        if path.exists() and os.access(folder, os.W_OK):
            return ExportError("file-in-use", detail, path=path)
        return ExportError("folder-forbidden", detail, folder=folder)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return ExportError("folder-missing", detail, folder=folder)
    return ExportError("not-written", detail, path=path)


def is_folder(path: Path) -> bool:
    """Whether there is a folder of this name, whatever the name: one that is too long names none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
