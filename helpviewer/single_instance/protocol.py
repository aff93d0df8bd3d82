"""What a later start says to the program that runs already, and where it finds it. No Qt.

The running program listens at an address that follows from the user and the product: a socket in the user's
own folder, a named pipe on Windows. A request is one line of JSON; the answer is one word.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

PATIENCE_S = 1.0
"""How long an answer is waited for, and a request; a program that is busy for longer is left alone."""

STARTING_S = 10.0
"""How long a program that has just been started is waited for until it listens."""

MAX_REQUEST = 64 * 1024
"""Bytes of a request that are read at most."""

TAKEN, REFUSED = b"taken\n", b"?\n"

TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
"""What a desktop hands to a program that it starts, so that its window may come to the front."""

_HOMES = ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")

Address = Path | str
"""The path of a socket, or the name of a pipe."""


class Request(NamedTuple):
    """What a later start was asked for.

    ``book`` is the path of a book, "" for the one that is shown already; ``page`` a place in it and
    ``search`` what is to be searched for, both "" for none; ``tokens`` are those of :data:`TOKENS` that it
    was given.
    """

    book: str = ""
    page: str = ""
    search: str = ""
    new_window: bool = False
    tokens: dict[str, str] = {}  # noqa: RUF012 - nobody changes it


def encode(request: Request) -> bytes:
    """The request as a line, with the tokens of this process."""
    tokens = {name: os.environ[name] for name in TOKENS if name in os.environ}
    return json.dumps(request._replace(tokens=tokens)._asdict()).encode() + b"\n"


def decode(line: bytes) -> Request:
    """The request in a line.

    Raises:
        ValueError: the line makes no sense.
    """
    try:
        row = json.loads(line)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(row, dict) or not isinstance(row.get("tokens", {}), dict):
        raise ValueError("no request")
    texts = {name: row.get(name, "") for name in ("book", "page", "search")}
    if not all(isinstance(text, str) for text in texts.values()):
        raise ValueError("no request")
    given = row.get("tokens", {})
    # They go into the environment, which takes no more than plain text.
    tokens = {name: given[name] for name in TOKENS if _is_plain(given.get(name))}
    return Request(**texts, new_window=row.get("new_window") is True, tokens=tokens)


def address(product: str) -> Address | None:
    """Where the program that owns this reader's settings listens; None where no place is safe.

    It follows from the user, the product and the folders where settings are kept, and not from a book.
    """
    folders = "\0".join(os.environ.get(name, "") for name in _HOMES)
    name = f"{product}-{crc32(os.fsencode(folders)):08x}"
    if sys.platform == "win32":
        return rf"\\.\pipe\{name}"
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


def _is_plain(text: Any) -> bool:
    return isinstance(text, str) and text.isascii() and text.isprintable()
