"""Takes what later starts of the program were asked for."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from helpviewer.single_instance.protocol import REFUSED, TAKEN, Address, decode

if TYPE_CHECKING:
    from helpviewer.single_instance.pipe_server import PipeServer
    from helpviewer.single_instance.socket_server import SocketServer

_log = logging.getLogger(__name__)


class InstanceServer(QObject):
    """Listens at an address, in this system's way.

    Args:
        place: see :func:`~helpviewer.single_instance.protocol.address`; a socket left there is replaced.

    Signals:
        requested: the :class:`~helpviewer.single_instance.protocol.Request` of a later start.
    """

    requested = Signal(object)

    def __init__(self, place: Address, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: SocketServer | PipeServer
        if isinstance(place, Path):
            from helpviewer.single_instance.socket_server import SocketServer

            self._server = SocketServer(place, self.answer, self)
        else:
            from helpviewer.single_instance.pipe_server import PipeServer

            self._server = PipeServer(place, self.answer, self)

    def start(self) -> None:
        """Begin to listen. Where that is not possible, later starts open windows of their own."""
        self._server.start()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def answer(self, line: bytes) -> bytes:
        """What to reply to a request; one that makes sense is emitted in a moment."""
        try:
            request = decode(line)
        except ValueError as error:
            _log.info("a request that makes no sense: %r", error)
            return REFUSED
        # After the answer: the other program need not wait until the page is drawn.
        QTimer.singleShot(0, self, lambda: self.requested.emit(request))
        return TAKEN
