"""A book in one file: ``NAME.helpbook`` is a zip of the book's folder (:mod:`helpviewer.book.format`).

Such a file comes from anywhere. Nothing of it is used before all of it was checked: only files that a book
may have, at names that stay inside the folder, no links, limits on count and size, every checksum. Nothing in
a book is ever executed; what Whoosh pickles is read as plain numbers only (:mod:`helpviewer.book.postings`).
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from helpviewer.book.errors import BookDamaged, BookError, BookMissing
from helpviewer.book.format import BOOK_FILE, IMAGES_DIR, INDEX_DIR, PAGES_DIR, is_valid_id
from helpviewer.book.reader import Book

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

SUFFIX = ".helpbook"

MAX_FILES = 100_000
MAX_BYTES = 2 * 2**30
"""Of all files together, unpacked."""
MAX_RATIO = 250
"""How many times larger than in the archive a file may be; deflate reaches 1,030 with nothing but zeros."""
SMALL = 2**20
"""Bytes; a file below may be packed as tightly as it likes."""

KEPT_DAYS = 60
"""An unpacked book that was not opened for so long is removed when another one is unpacked."""

_CHUNK = 2**20
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,199}")


def unpack(file: Path, cache: Path) -> Path:
    """The folder of the book in ``file``, below ``cache``; unpacked and checked unless it was before.

    The folder's name follows from the file's content: a changed file is another folder, a copy is the same.

    Raises:
        BookMissing: there is no such file.
        BookDamaged: it is no book, or not one that can be trusted.
        BookTooNew: it was made for a newer reader.
    """
    import hashlib

    try:
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()[:40]
    except OSError as error:
        raise BookMissing(
            f"The help book “{file}” cannot be read. Check that it is still there.", repr(error)
        ) from error
    folder = cache / digest
    try:
        if folder.is_dir():
            Book.open(folder)
            os.utime(folder)
            return folder
    except BookError:
        shutil.rmtree(folder, ignore_errors=True)
    try:
        cache.mkdir(parents=True, exist_ok=True)
        _forget_old(cache)
        beside = Path(tempfile.mkdtemp(prefix="new-", dir=cache))
    except OSError as error:
        raise BookError(
            f"There is no room to unpack “{file.name}”. Free some space in “{cache}”.", repr(error)
        ) from error
    try:
        _unpack_all(file, beside)
        if not folder.is_dir():
            beside.chmod(0o755)
            beside.replace(folder)
    except OSError as error:
        if not folder.is_dir():  # else another window has just unpacked the same
            raise BookError(f"“{file.name}” could not be unpacked.", repr(error)) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return folder


def pack(book: Book, file: Path) -> None:
    """Write a book as one file; the same book gives the same bytes. An older file is replaced.

    Raises:
        BookDamaged: files of the book are missing or altered.
        OSError: the file cannot be written.
    """
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    if damaged := book.damage():
        raise BookDamaged(f"The book in “{book.path}” is damaged. Build it again.", ", ".join(damaged))
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with ZipFile(beside, "w", ZIP_DEFLATED, compresslevel=9) as archive:
            for name in sorted([BOOK_FILE, *book.files]):
                member = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                member.compress_type = ZIP_DEFLATED
                member.external_attr = 0o644 << 16
                archive.writestr(member, (book.path / name).read_bytes())
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


# -- checks ---------------------------------------------------------------------------------------


def _unpack_all(file: Path, folder: Path) -> None:
    import zlib
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(file) as archive:
            members = _checked(file, archive)
            left = MAX_BYTES
            for member in members:
                left -= _unpack_one(file, archive, member, folder, left)
    except (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise _refused(file, repr(error)) from error
    book = Book.open(folder)
    names = {member.filename for member in members}
    if extra := names - {BOOK_FILE, *book.files}:
        raise _refused(file, f"files that the book does not name: {sorted(extra)[:5]}")
    if damaged := book.damage():
        raise _refused(file, f"checksums differ: {damaged[:5]}")


def _checked(file: Path, archive: ZipFile) -> list[ZipInfo]:
    """The members, when a book may have each of them.

    Raises:
        BookDamaged: it may not.
    """
    members = archive.infolist()
    if len(members) > MAX_FILES:
        raise _refused(file, f"{len(members)} files")
    if sum(member.file_size for member in members) > MAX_BYTES:
        raise _refused(file, "too large unpacked")
    seen: set[str] = set()
    for member in members:
        name = member.filename
        kind = stat.S_IFMT(member.external_attr >> 16)
        if not _may_be_in_a_book(name) or kind not in (0, stat.S_IFREG) or member.flag_bits & 1:
            raise _refused(file, f"a book has no file {name!r} (kind {kind:o}, flags {member.flag_bits})")
        if name.lower() in seen:
            raise _refused(file, f"{name!r} is there twice")
        seen.add(name.lower())
        if member.file_size > max(SMALL, member.compress_size * MAX_RATIO):
            raise _refused(file, f"{name!r} is packed {member.file_size} : {member.compress_size}")
    return members


def _may_be_in_a_book(name: str) -> bool:
    folder, _, last = name.rpartition("/")
    if folder == "":
        return last == BOOK_FILE
    if folder == PAGES_DIR:
        return last.endswith(".html") and is_valid_id(last.removesuffix(".html"))
    return folder in (IMAGES_DIR, INDEX_DIR) and _PLAIN_NAME.fullmatch(last) is not None and ".." not in last


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
    return BookDamaged(
        f"“{file.name}” is no help book, or it is damaged. Ask whoever gave it to you for a new copy.", detail
    )


def _forget_old(cache: Path) -> None:
    before = time.time() - KEPT_DAYS * 86400
    for folder in cache.iterdir():
        if folder.is_dir() and folder.stat().st_mtime < before:
            shutil.rmtree(folder, ignore_errors=True)
