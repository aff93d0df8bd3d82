"""Listens for later starts of the program, which hand over what they were asked for."""

from __future__ import annotations

import json
import logging
import os
import socket
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

MAX_REQUEST = 64 * 1024
TAKEN = b"taken\n"
TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
PATIENCE_MS = 1000

_log = logging.getLogger(__name__)


class Listener(QObject):
    """Takes requests for one book at a socket.

    Args:
        place: the path of the socket; one left behind there is replaced.
        book: the book whose requests are taken; others are refused.

    Signals:
        requested: what a later start was asked for, as a dictionary: ``page``, ``search``, ``tokens``.
    """

    requested = Signal(object)

    def __init__(self, place: Path, book: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._book = str(book.resolve())
        self._inode = 0
        self._socket: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None

    def start(self) -> None:
        """Begin to listen. Where that is not possible, later starts open windows of their own."""
        beside = self._place.with_name(f"{self._place.name}.{os.getpid()}")
        listening = socket.socket(socket.AF_UNIX)
        try:
            beside.unlink(missing_ok=True)
            listening.bind(str(beside))
            beside.chmod(0o600)
            listening.listen(8)
            listening.setblocking(False)
            self._inode = beside.lstat().st_ino
            beside.replace(self._place)  # over a socket that a crash has left
        except OSError as error:
            listening.close()
            _log.info("later starts open windows of their own: %s", error)
            return
        self._socket = listening
        self._notifier = QSocketNotifier(listening.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._accept)

    def close(self) -> None:
        """Stop listening and remove the socket."""
        if self._socket is None or self._notifier is None:
            return
        self._notifier.setEnabled(False)
        self._socket.close()
        self._socket = None
        try:
            if self._place.lstat().st_ino == self._inode:  # not that of a later window
                self._place.unlink()
        except OSError as error:
            _log.info("the socket was gone: %s", error)

    def _accept(self) -> None:
        assert self._socket is not None
        try:
            connection, _ = self._socket.accept()
        except OSError:
            return
        connection.setblocking(False)
        _Conversation(connection, self.answer, self)

    def answer(self, line: bytes) -> bytes:
        """What to reply to a request; one that is taken is told to everybody in a moment."""
        try:
            request: dict[str, Any] = json.loads(line)
            wanted = {name: str(request.get(name) or "") for name in ("page", "search")}
            given = request.get("tokens", {})
            # They go into the environment, which takes no more than plain text.
            tokens = {name: given[name] for name in TOKENS if name in given and _is_plain(given[name])}
            book = request["book"]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            _log.info("a request that makes no sense: %r", error)
            return b"?\n"
        if book != self._book:
            return b"another book\n"
        # After the answer: the other program need not wait until the page is drawn.
        QTimer.singleShot(0, self, lambda: self.requested.emit({**wanted, "tokens": tokens}))
        return TAKEN


class _Conversation(QObject):
    """One request, read as it comes, so that a silent caller stops nobody."""

    def __init__(self, connection: socket.socket, answer: Any, parent: QObject) -> None:
        super().__init__(parent)
        self._connection = connection
        self._answer = answer
        self._read = b""
        self._notifier = QSocketNotifier(connection.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._receive)
        QTimer.singleShot(PATIENCE_MS, self, self._end)

    def _receive(self) -> None:
        try:
            part = self._connection.recv(MAX_REQUEST)
            self._read += part
            if self._read.endswith(b"\n"):
                self._connection.sendall(self._answer(self._read))
            elif part and len(self._read) <= MAX_REQUEST:
                return  # more to come
        except BlockingIOError:
            return
        except OSError as error:
            _log.info("a caller has gone: %s", error)
        self._end()

    def _end(self) -> None:
        if self._connection.fileno() >= 0:
            self._notifier.setEnabled(False)
            self._connection.close()
            self.deleteLater()


def _is_plain(text: Any) -> bool:
    return isinstance(text, str) and text.isascii() and text.isprintable()


def make_listener(place: Path | str, book: Path, parent: QObject | None = None) -> Listener:
    """The listener for this system. Not yet listening."""
    if isinstance(place, Path):
        return Listener(place, book, parent)
    from helpviewer.single_instance.pipe_server import PipeListener

    return PipeListener(place, book, parent)
