"""Tells when the system wants the program to end: by a signal, or because its user logs out or shuts down.

A timer of the program saves a few seconds after a change; what was done since would be lost. Python notes a
signal and runs nothing of its own before Qt comes back to it, so a pipe wakes Qt.
"""

from __future__ import annotations

import os
import signal
import sys

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QGuiApplication

ENDING = ("SIGTERM", "SIGHUP", "SIGINT")


class ToldToEnd(QObject):
    """Listens from when it is made. A second signal of the same kind ends the program as it always would.

    Signals:
        log_out: the session is about to end, which may still be cancelled.
        end: the program is to end now.
    """

    log_out = Signal()
    end = Signal()

    def __init__(self, qt: QGuiApplication) -> None:
        super().__init__(qt)
        qt.commitDataRequest.connect(lambda _manager: self.log_out.emit())
        if sys.platform != "win32":  # where a console's events end it, and a logout is told by Qt
            self._listen()

    def _listen(self) -> None:
        self._read, write = os.pipe()
        for end in (self._read, write):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for name in ENDING:
            signal.signal(getattr(signal, name), lambda number, _frame: signal.signal(number, signal.SIG_DFL))
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)

    def _woken(self) -> None:
        os.read(self._read, 64)
        self.end.emit()
