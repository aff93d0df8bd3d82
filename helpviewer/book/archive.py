"""A book in one file: ``NAME.helpbook`` is a zip of the book's folder (:mod:`helpviewer.book.format`).

Such a file comes from anywhere. Nothing of it is used before all of it was checked: only files that a book
may have, at names that stay inside the folder, no links, limits on count and size, every checksum. Nothing in
a book is ever executed; what Whoosh pickles is read as plain numbers only
(:mod:`helpviewer.search.index.postings`).
"""

from __future__ import annotations

import errno
import io
import logging
import os
import re
import shutil
import stat
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from helpviewer.book.book import Book
from helpviewer.book.errors import BookDamaged, BookError, BookMissing
from helpviewer.book.format import (
    BOOK_FILE,
    FILES_TABLE,
    IMAGES_DIR,
    INDEX_DIR,
    MAX_BYTES,
    MAX_FILES,
    PAGES_DIR,
    PAGES_TABLE,
    is_valid_id,
)
from helpviewer.core.files import atomic
from helpviewer.core.names import is_reserved_name

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

_log = logging.getLogger(__name__)

SUFFIX = ".helpbook"

MAX_RATIO = 250
"""How many times larger than in the archive a file may be; deflate reaches 1,030 with nothing but zeros."""
SMALL = 2**20
"""Bytes; a file below may be packed as tightly as it likes."""

KEPT_DAYS = 60
"""An unpacked book that was not opened for so long is removed when another one is unpacked."""
MAX_KEPT_BYTES = 2 * 2**30
"""Of all unpacked books; beyond that those go that were not opened for the longest time, but not today's."""
DAY_S = 86400

_UNFINISHED = "new-"
_CHUNK = 2**20
_MAX_LISTING = 16 * 2**20
"""Bytes of an archive's list of files; Python reads it at once and makes ten times as much of it."""
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,198}[A-Za-z0-9_-])?")
_ENCRYPTED = 0x1


def unpack(file: Path, cache: Path) -> Path:
    """The folder of the book in ``file``, below ``cache``; unpacked and checked unless it was before.

    The folder's name follows from the file's content: a changed file is another folder, a copy is the same.

    Raises:
        BookMissing: there is no such file.
        BookDamaged: it is no book, or not one that can be trusted.
        BookTooNew: it was made for a newer reader.
    """
    digest = _digest(file)
    folder = cache / digest
    if _is_whole(folder):
        _note_opened(folder)
        return folder
    beside = None
    try:
        cache.mkdir(parents=True, exist_ok=True)
        _forget_old(cache)
        beside = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=cache))
        _unpack_all(file, beside)
        beside.chmod(0o755)
        if not _is_whole(folder):
            shutil.rmtree(folder, ignore_errors=True)
        beside.replace(folder)
    except OSError as error:
        if not _is_whole(folder):  # else another window has just unpacked the same
            raise _no_room(file, cache, error) from error
    finally:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)
    return folder


def book_folder(book: Path, cache: Path) -> Path:
    """The folder of a book that is given as one, or as a ``.helpbook`` file, which is unpacked.

    Raises:
        BookError: the file is missing or cannot be trusted.
    """
    return unpack(book, cache) if book.suffix.lower() == SUFFIX and not book.is_dir() else book


def unpacked(cache: Path) -> list[Path]:
    """The folders of the books that were unpacked before, the one opened last first."""
    try:
        folders = [folder for folder in cache.iterdir() if not folder.name.startswith(_UNFINISHED)]
    except OSError:
        return []
    return sorted(folders, key=_opened, reverse=True)


def pack(book: Book, file: Path) -> None:
    """Write a book as one file; the same book gives the same bytes. An older file is replaced.

    Raises:
        BookDamaged: files of the book are missing or altered.
        OSError: the file cannot be written.
    """
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    if damaged := book.damage():
        raise BookDamaged("book-damaged", ", ".join(damaged), folder=book.path)
    with atomic(file) as beside, ZipFile(beside, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted([BOOK_FILE, *book.files]):
            member = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, (book.path / name).read_bytes())


def _digest(file: Path) -> str:
    """What the name of the folder follows from.

    Raises:
        BookMissing: there is no such file, or it is no ordinary one: a pipe would be waited for.
        BookDamaged: it is too large for a book.
    """
    import hashlib

    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise OSError(f"of kind {stat.S_IFMT(status.st_mode):o}")
        if status.st_size > MAX_BYTES:
            raise _refused(file, f"{status.st_size} bytes")
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()[:40]
    except (OSError, ValueError) as error:  # a name may hold what no file system takes
        raise BookMissing("file-missing", repr(error), file=file) from error


# -- checks ---------------------------------------------------------------------------------------


def _unpack_all(file: Path, folder: Path) -> None:
    import zlib
    from zipfile import BadZipFile, ZipFile

    try:
        with _CarefulFile(file) as stream, ZipFile(stream) as archive:
            members = _checked(file, archive)
            if sum(member.file_size for member in members) > shutil.disk_usage(folder).free:
                raise OSError(errno.ENOSPC, "the unpacked book has no room", str(folder))
            # What the book says of itself comes first: much else need not be unpacked for a "no".
            first = [member for member in members if "/" not in member.filename]
            rest = [member for member in members if "/" in member.filename]
            left = MAX_BYTES
            for member in first:
                left -= _unpack_one(file, archive, member, folder, left)
            book = _opened_book(file, folder, {member.filename for member in members})
            for member in rest:
                left -= _unpack_one(file, archive, member, folder, left)
    except (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise _refused(file, repr(error)) from error
    if damaged := book.damage():
        raise _refused(file, f"checksums differ: {damaged[:5]}")


def _opened_book(file: Path, folder: Path, names: set[str]) -> Book:
    """The book of an archive whose files have these ``names``; only its tables are unpacked.

    Raises:
        BookError: the tables are damaged, or the book names other files.
    """
    book = Book.open(folder)
    book.check()
    if wrong := names ^ {BOOK_FILE, *book.files}:
        # Before any of them is read: a name in a table may lead anywhere.
        raise _refused(file, f"files that the book or the archive does not name: {sorted(wrong)[:5]}")
    return book


class _CarefulFile(io.FileIO):
    """Reads no more at once than an honest archive needs."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or size > _MAX_LISTING:
            raise ValueError(f"a list of {size} bytes")
        return super().read(size) or b""


def _checked(file: Path, archive: ZipFile) -> list[ZipInfo]:
    """The members, when a book may have each of them.

    Raises:
        BookDamaged: it may not.
    """
    from zipfile import ZIP_DEFLATED, ZIP_STORED

    members = archive.infolist()
    if len(members) > MAX_FILES:
        raise _refused(file, f"{len(members)} files")
    if sum(member.file_size for member in members) > MAX_BYTES:
        raise _refused(file, "too large unpacked")
    seen: set[str] = set()
    for member in members:
        name = member.filename
        kind = stat.S_IFMT(member.external_attr >> 16)
        if not _may_be_in_a_book(name) or kind not in (0, stat.S_IFREG) or member.flag_bits & _ENCRYPTED:
            raise _refused(file, f"a book has no file {name!r} (kind {kind:o}, flags {member.flag_bits})")
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise _refused(file, f"{name!r} is packed by method {member.compress_type}")
        if name.lower() in seen:
            raise _refused(file, f"{name!r} is there twice")
        seen.add(name.lower())
        if member.file_size > max(SMALL, member.compress_size * MAX_RATIO):
            raise _refused(file, f"{name!r} is packed {member.file_size} : {member.compress_size}")
    return members


def _may_be_in_a_book(name: str) -> bool:
    folder, _, last = name.rpartition("/")
    if folder == "":
        return last in (BOOK_FILE, PAGES_TABLE, FILES_TABLE)
    if folder == PAGES_DIR:
        return last.endswith(".html") and is_valid_id(last.removesuffix(".html"))
    is_plain = _PLAIN_NAME.fullmatch(last) is not None and ".." not in last and not is_reserved_name(last)
    return folder in (IMAGES_DIR, INDEX_DIR) and is_plain


def _unpack_one(file: Path, archive: ZipFile, member: ZipInfo, folder: Path, limit: int) -> int:
    """Write one file, counting for ourselves: what the archive says of a size need not be true."""
    target = folder / member.filename
    target.parent.mkdir(exist_ok=True)
    limit = min(limit, member.file_size)
    written = 0
    with archive.open(member) as source, target.open("xb") as out:
        while chunk := source.read(_CHUNK):
            written += len(chunk)
            if written > limit:
                raise _refused(file, f"{member.filename!r} is larger than it says")
            out.write(chunk)
    return written


def _refused(file: Path, detail: str) -> BookDamaged:
    return BookDamaged("file-is-no-book", detail, file=file.name)


def _no_room(file: Path, cache: Path, error: OSError) -> BookError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return BookError("no-room-to-unpack", repr(error), file=file.name, folder=cache)
    return BookError("not-unpacked", repr(error), file=file.name, folder=cache)


# -- what was unpacked before ---------------------------------------------------------------------


def _is_whole(folder: Path) -> bool:
    try:
        return folder.is_dir() and Book.open(folder).is_all_there()
    except BookError:
        return False


def _note_opened(folder: Path) -> None:
    try:
        os.utime(folder)
    except OSError as error:  # it can be read all the same
        _log.info("when %s was opened cannot be noted: %s", folder, error)


def _opened(folder: Path) -> float:
    """When it was opened last, in seconds since 1970; 0 when another window has just removed it."""
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0


def _forget_old(cache: Path) -> None:
    """Remove what nobody opens any more, and what a killed program has left half done."""
    now, kept = time.time(), 0
    for folder in cache.glob(f"{_UNFINISHED}*"):
        if now - _opened(folder) > DAY_S:
            shutil.rmtree(folder, ignore_errors=True)
    for folder in unpacked(cache):
        age = now - _opened(folder)
        kept += _size(folder)
        if age > KEPT_DAYS * DAY_S or (kept > MAX_KEPT_BYTES and age > DAY_S):
            shutil.rmtree(folder, ignore_errors=True)


def _size(folder: Path) -> int:
    sizes = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                sizes += (Path(parent) / name).lstat().st_size
            except OSError:
                continue  # another window is removing it
    return sizes
