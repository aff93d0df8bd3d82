"""A later start hands what it was asked for to the program that runs, before Qt is even loaded.

Whoever gets no answer at once opens a window of their own, so a socket left by a crash does no harm.
"""

from __future__ import annotations

import sys
import time

from helpviewer.single_instance.instance_lock import InstanceLock
from helpviewer.single_instance.protocol import (
    MAX_REQUEST,
    PATIENCE_S,
    STARTING_S,
    TAKEN,
    Address,
    Request,
    encode,
)

PAUSE_S = 0.03
"""Between two tries to reach a program that is starting."""


def hand_over(place: Address | None, request: Request, lock: InstanceLock | None = None) -> bool:
    """Give a request to the program that runs. False when there is none that takes it.

    Args:
        lock: with it, a program that runs but does not listen yet is waited for; taken when there is none.
    """
    line = encode(request)
    if place is None or len(line) > MAX_REQUEST:
        return False
    deadline = time.monotonic() + STARTING_S
    while lock is None or not lock.take():
        try:
            return _exchange(place, line) == TAKEN
        except (FileNotFoundError, ConnectionRefusedError):  # nobody there, or a socket left by a crash
            if lock is None or time.monotonic() > deadline:
                return False
            time.sleep(PAUSE_S)
        except OSError:
            return False  # no answer in time
    return False


def _exchange(place: Address, line: bytes) -> bytes:
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
