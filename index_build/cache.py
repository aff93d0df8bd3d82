"""What was made before from the same input, kept beside the user's caches, so that it need not be made again.

Build, check and preview share it. It may be deleted at any time: nothing is in it that cannot be made again,
and what cannot be read or written there is made as if there were no cache. An entry is found by a checksum of
all that it was made from, the builder's own code included; so a build with the cache gives the same bytes as
one without.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import os
import sys
import time
from functools import lru_cache
from pathlib import Path

import helpviewer
import index_build
from helpviewer.core import user_folders

MAX_BYTES = 2**30
"""Of all entries together; beyond that those go that were not used for the longest time."""
_LOOK_EVERY_S = 86_400
_STAMP = "checked"
_MARK = 32
_LIBRARIES = (
    *("markdown", "pymdown-extensions", "markdown-it-py", "mdit-py-plugins", "linkify-it-py", "selectolax"),
    *("pygments", "ziamath", "nh3", "snowballstemmer", "whoosh-reloaded"),
)


class Cache:
    """Entries below ``folder``. It is for this user alone, since what is read there is trusted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._usable = _is_own(folder)

    @classmethod
    def of_user(cls) -> Cache:
        """The one that all builds of this user share."""
        return cls(user_folders.own_cache() / "builds")

    def key(self, kind: str, *made_from: object) -> str:
        """The name of the entry for what was made from these values, whose ``repr`` tells them apart."""
        digest = hashlib.sha256(f"{kind}\0{_builder()}\0".encode())
        for value in made_from:
            data = value if isinstance(value, bytes) else repr(value).encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "little"))
            digest.update(data)
        return digest.hexdigest()

    def get(self, key: str) -> bytes | None:
        """What was kept under ``key``, or None."""
        if not self._usable:
            return None
        file = self._file(key)
        try:
            data = file.read_bytes()
            if data[:_MARK] != _mark(data[_MARK:]):
                raise OSError("cut short")
            if time.time() - file.stat().st_mtime > _LOOK_EVERY_S:
                os.utime(file)
        except OSError:
            return None
        return data[_MARK:]

    def put(self, key: str, data: bytes) -> None:
        """Keep ``data`` under ``key``."""
        if not self._usable:
            return
        file = self._file(key)
        beside = file.with_name(f"{file.name}.{os.getpid()}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as stream:
                stream.write(_mark(data))
                stream.write(data)
            beside.replace(file)
        except OSError:  # no room, or somebody is deleting it
            with contextlib.suppress(OSError):
                beside.unlink()

    def forget_old(self) -> None:
        """Remove what was not used for the longest time, if there is too much; looks once a day."""
        stamp = self._folder / _STAMP
        with contextlib.suppress(OSError):
            if not self._usable or time.time() - stamp.stat().st_mtime < _LOOK_EVERY_S:
                return
        with contextlib.suppress(OSError):
            stamp.touch()
            found = [(s.st_mtime, s.st_size, file) for file, s in _files(self._folder) if file != stamp]
            size = sum(one[1] for one in found)
            for _, bytes_, file in sorted(found):
                if size <= MAX_BYTES:
                    break
                file.unlink()
                size -= bytes_

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]


def _mark(data: bytes) -> bytes:
    """Tells whether an entry is whole."""
    return hashlib.blake2b(data, digest_size=_MARK).digest()


def _files(folder: Path) -> list[tuple[Path, os.stat_result]]:
    return [(file, file.stat()) for file in folder.rglob("*") if file.is_file()]


def _is_own(folder: Path) -> bool:
    """Make the folder if need be; whether it belongs to this user and nobody else may write to it."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        status = folder.stat()
    except OSError:
        return False
    if sys.platform == "win32":
        return True
    return status.st_uid == os.getuid() and not status.st_mode & 0o022


@lru_cache(maxsize=1)
def _builder() -> str:
    """Tells this builder from every other: its code, Python and the libraries that read and colour text."""
    digest = hashlib.sha256(sys.version.encode())
    for name in _LIBRARIES:
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            digest.update(f"{name} {importlib.metadata.version(name)}\n".encode())
    for package in (index_build, helpviewer):
        root = Path(str(package.__file__)).parent
        for file in sorted(root.rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()
