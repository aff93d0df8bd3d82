"""Listens on Windows, where Python knows no sockets of the user's own: at a named pipe, through Qt."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from helpviewer.single_instance.protocol import MAX_REQUEST, PATIENCE_S

_log = logging.getLogger(__name__)


class PipeServer(QObject):
    """Reads requests at a named pipe and replies.

    Args:
        name: the full name of the pipe.
        answer: gives the reply to a line.
    """

    def __init__(self, name: str, answer: Callable[[bytes], bytes], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._answer = answer
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)

    def start(self) -> None:
        """Begin to listen, where that is possible."""
        if not self._server.listen(self._name):
            _log.info("later starts open windows of their own: %s", self._server.errorString())

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _accept(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.readyRead.connect(lambda c=connection: self._receive(c))
            connection.disconnected.connect(connection.deleteLater)
            QTimer.singleShot(round(PATIENCE_S * 1000), connection, connection.abort)

    def _receive(self, connection: QLocalSocket) -> None:
        if connection.canReadLine():
            connection.write(self._answer(bytes(connection.readLine(MAX_REQUEST).data())))
            connection.flush()
            connection.disconnectFromServer()
