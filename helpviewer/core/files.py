"""Files that readers get: written beside their place and swapped in when whole. No Qt."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_LONGEST_STEM = 180
"""Bytes; most file systems take 255 for a whole name."""


class ExportError(Exception):
    """A file could not be written. ``str(error)`` is a sentence for readers; ``detail`` is for the log."""

    def __init__(self, sentence: str, detail: str = "") -> None:
        super().__init__(sentence)
        self.detail = detail


class Cancelled(Exception):
    """The reader stopped a long export; nothing was written."""


def file_name(title: str, suffix: str) -> str:
    """A file name made from a title that every system takes, Windows included
    (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). ``suffix`` is ".pdf" and the like."""
    stem = re.sub(r"\s+", " ", _NOT_IN_NAMES.sub(" ", title)).strip(" .")
    # Cut by bytes, but never through a letter.
    stem = stem.encode("utf-8")[:_LONGEST_STEM].decode("utf-8", "ignore").rstrip(" .")
    if _RESERVED.fullmatch(stem):
        stem = f"_{stem}"
    return (stem or "page") + suffix


def write_beside(path: Path, data: bytes | str, force: bool) -> None:
    """Write a whole file, or nothing. Text is written as UTF-8 with plain line ends.

    Raises:
        ExportError: the file exists and ``force`` is false, or it cannot be written; it is unchanged then.
    """
    with replacing(path, force) as temporary, temporary.open("wb") as stream:
        stream.write(data.encode("utf-8") if isinstance(data, str) else data)


@contextmanager
def replacing(path: Path, force: bool) -> Iterator[Path]:
    """A place beside ``path`` to write to; when the block ends well, what was written takes the place of
    ``path`` at once. When it does not, nothing is left behind.

    Raises:
        ExportError: as for :func:`write_beside`.
    """
    temporary: Path | None = None
    try:
        path = path.resolve()  # a link stays a link
        _refuse(path, force)
        temporary = path.parent / f".helpviewer-{os.urandom(6).hex()}"
        temporary.touch(mode=0o666, exist_ok=False)
        yield temporary
        with temporary.open("rb+") as stream:
            os.fsync(stream.fileno())  # a full disk may show only now
        _refuse(path, force)
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    except (OSError, RuntimeError, ValueError) as error:
        # RuntimeError: links in a circle; ValueError: a null character in the name.
        raise ExportError(_sentence(path, error), repr(error)) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _refuse(path: Path, force: bool) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
    if not path.exists():
        return
    if not path.is_file():
        raise ExportError(f"“{path}” is not an ordinary file. Choose another name.")
    if not force:
        raise ExportError(
            f"“{path}” exists already. Choose another name, or allow it to be replaced (--force)."
        )


def _sentence(path: Path, error: Exception) -> str:
    """What went wrong and what to do, for a reader."""
    number = error.errno if isinstance(error, OSError) else None
    folder = path.parent
    if number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"There is no room left for “{path}”. Free some space or choose another disk."
    if number == errno.EROFS:
        return f"“{folder}” can only be read. Choose another folder."
    if number == errno.EISDIR:
        return f"“{path}” is a folder. Choose a file name in it."
    if number == errno.ENAMETOOLONG:
        return f"The name “{path.name[:40]}…” is too long. Choose a shorter one."
    if isinstance(error, PermissionError):
        if path.exists() and os.access(folder, os.W_OK):
            return f"“{path}” cannot be replaced. Close it in other programs, or choose another name."
        return f"You may not write to “{folder}”. Choose another folder."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"There is no folder “{folder}”. Make it first, or choose another one."
    return f"“{path}” could not be written. Choose another name or folder."
