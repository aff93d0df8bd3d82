"""Listens at a socket of the user's own."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from helpviewer.single_instance.protocol import MAX_REQUEST, PATIENCE_S

WAITING = 32
"""Callers that the system keeps in a queue at most."""

_log = logging.getLogger(__name__)


class SocketServer(QObject):
    """Reads requests at a socket and replies.

    Args:
        place: the path of the socket; one left behind there is replaced.
        answer: gives the reply to a line.
    """

    def __init__(self, place: Path, answer: Callable[[bytes], bytes], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._answer = answer
        self._inode = 0
        self._socket: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None

    def start(self) -> None:
        """Begin to listen, where that is possible."""
        beside = self._place.with_name(f"{self._place.name}.{os.getpid()}")
        listening = socket.socket(socket.AF_UNIX)
        try:
            beside.unlink(missing_ok=True)
            listening.bind(str(beside))
            beside.chmod(0o600)
            listening.listen(WAITING)
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
            if self._place.lstat().st_ino == self._inode:  # not that of a later program
                self._place.unlink()
        except OSError as error:
            _log.info("the socket was gone: %s", error)

    def _accept(self) -> None:
        if self._socket is None:
            return
        try:
            connection, _ = self._socket.accept()
        except OSError:
            return
        connection.setblocking(False)
        _Conversation(connection, self._answer, self)


class _Conversation(QObject):
    """One request, read as it comes, so that a silent caller stops nobody."""

    def __init__(self, connection: socket.socket, answer: Callable[[bytes], bytes], parent: QObject) -> None:
        super().__init__(parent)
        self._connection = connection
        self._answer = answer
        self._read = b""
        self._notifier = QSocketNotifier(connection.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._receive)
        QTimer.singleShot(round(PATIENCE_S * 1000), self, self._end)

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
