"""A second start hands what it was asked for to the window that is open, before Qt is even loaded.

Every window's program listens at an address that follows from the user and the book: a socket in the user's
own folder, a named pipe on Windows. The request is one line of JSON; the answer is one word. Whoever gets no
answer at once opens a window of their own, so a socket left by a crash does no harm.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any
from zlib import crc32

PATIENCE_S = 1.0
"""How long an answer is waited for; a window that is busy for longer is left alone."""

MAX_REQUEST = 64 * 1024
"""Bytes of a request that are read at most."""

TAKEN = b"taken\n"

TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
"""What a desktop hands to a program that it starts, so that its window may come to the front."""


def address(book: Path, product: str) -> Path | str | None:
    """Where a window with this book listens; None where no place is safe.

    Two users have two folders; two books have two names. The name is short because the path of a socket is
    limited to about 100 bytes; the listener compares the whole path of the book.
    """
    name = f"{product}-{crc32(os.fsencode(book.resolve())):08x}"
    if sys.platform == "win32":
        return rf"\\.\pipe\{name}-{crc32(os.environ.get('USERPROFILE', '').encode()):08x}"
    folder = own_folder()
    return folder / name if folder else None


def own_folder() -> Path | None:
    """A folder that only this user can write to; None when somebody else has made it theirs."""
    if runtime := os.environ.get("XDG_RUNTIME_DIR"):
        folder = Path(runtime)
    else:
        folder = Path(os.environ.get("TMPDIR", "/tmp")) / f"helpviewer-{os.getuid()}"
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
        except OSError:
            return None
    try:
        status = folder.lstat()
    except OSError:
        return None
    return folder if status.st_uid == os.getuid() and not status.st_mode & 0o022 else None


def hand_over(place: Path | str | None, request: dict[str, Any]) -> bool:
    """Give a request to the window that listens at ``place``. False when there is none that takes it.

    Args:
        place: what :func:`address` gave.
        request: ``book`` (its path) and what is wanted, as the listener in
            :mod:`helpviewer.single_instance.socket_server` knows it.
    """
    if place is None or (isinstance(place, Path) and not place.exists()):
        return False
    tokens = {name: os.environ[name] for name in TOKENS if name in os.environ}
    line = json.dumps({**request, "tokens": tokens}).encode() + b"\n"
    if len(line) > MAX_REQUEST:
        return False
    try:
        return _exchange(place, line) == TAKEN
    except OSError:
        return False  # nobody there, a socket left by a crash, or no answer in time


def _exchange(place: Path | str, line: bytes) -> bytes:
    if sys.platform == "win32":
        return _exchange_by_pipe(str(place), line)
    import socket

    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(PATIENCE_S)
        connection.connect(str(place))
        connection.sendall(line)
        return connection.recv(len(TAKEN))


def _exchange_by_pipe(place: str, line: bytes) -> bytes:
    """The same on Windows, where a pipe that is opened as a file cannot be told to be patient for a while."""
    import ctypes
    import threading

    # Else Windows lets no window of another program come to the front.
    library = "user32"  # in a variable, or the app's maker would look for it on every system
    ctypes.WinDLL(library).AllowSetForegroundWindow(-1)  # type: ignore[attr-defined,unused-ignore]
    answers: list[bytes] = []

    def exchange() -> None:
        try:
            with open(place, "r+b", buffering=0) as pipe:  # noqa: PTH123 - a pipe's name is no path
                pipe.write(line)
                answers.append(pipe.readline())
        except OSError:
            answers.append(b"")  # nobody there

    asking = threading.Thread(target=exchange, daemon=True)
    asking.start()
    asking.join(PATIENCE_S)
    return answers[0] if answers else b""
