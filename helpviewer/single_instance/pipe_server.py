"""The listener for Windows, where Python knows no sockets of the user's own: a named pipe, through Qt."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from helpviewer.single_instance.socket_server import MAX_REQUEST, PATIENCE_MS, Listener

_log = logging.getLogger(__name__)


class PipeListener(Listener):
    """Takes requests for one book at a named pipe.

    Args:
        name: the full name of the pipe.
        book: the book whose requests are taken.
    """

    def __init__(self, name: str, book: Path, parent: QObject | None = None) -> None:
        super().__init__(Path(name), book, parent)
        self._name = name
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)

    def start(self) -> None:
        if not self._server.listen(self._name):
            _log.info("later starts open windows of their own: %s", self._server.errorString())

    def close(self) -> None:
        self._server.close()

    def _accept(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.readyRead.connect(lambda c=connection: self._receive(c))
            connection.disconnected.connect(connection.deleteLater)
            QTimer.singleShot(PATIENCE_MS, connection, connection.abort)

    def _receive(self, connection: QLocalSocket) -> None:
        if connection.canReadLine():
            connection.write(self.answer(bytes(connection.readLine(MAX_REQUEST).data())))
            connection.flush()
            connection.disconnectFromServer()
