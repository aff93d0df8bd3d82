"""Writes a file in a process of its own, so that the window stays quick however long it takes."""

from __future__ import annotations

import json
import logging
import sys

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from helpviewer.core.messages import TEXTS, Message
from helpviewer.export.child import ExportJob

PATIENCE_MS = 400
"""What takes no longer shows no progress."""

ENDING_MS = 3000
"""How long a cancelled export has to end by itself."""

_log = logging.getLogger(__name__)

translate = QCoreApplication.translate


class ExportTask(QObject):
    """One export. It ends with the window that it belongs to, and leaves no half file.

    Signals:
        saved: the file's path.
        failed: the :class:`Message` that says why there is none; not for one that was cancelled.
        ended: in any case, last of all.
    """

    saved = Signal(str)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, job: ExportJob, window: QWidget) -> None:
        super().__init__(window)
        self._job = job
        self._cancelled = False
        self._message = Message("not-written", {"path": job.path})
        self._bar = QProgressDialog(
            translate("Exporting", "Exporting “{0}”").format(job.title),
            translate("Exporting", "Cancel"),
            0,
            100,
            window,
        )
        self._bar.setWindowTitle(translate("Exporting", "Export"))
        self._bar.setMinimumDuration(PATIENCE_MS)
        self._bar.setAutoReset(False)
        self._bar.canceled.connect(self.cancel)
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._not_started)

    def start(self) -> None:
        """Begin."""
        program = [] if getattr(sys, "frozen", False) else ["-m", "helpviewer"]
        self._process.start(sys.executable, [*program, "export", "--job"])
        self._process.write(self._job.to_line())
        self._bar.setValue(0)

    def cancel(self) -> None:
        """Stop, and leave what was there before."""
        self._cancelled = True
        self._process.closeWriteChannel()
        QTimer.singleShot(ENDING_MS, self._process, self._process.kill)

    def end(self) -> None:
        """Cancel, and wait until it has ended."""
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._cancelled = True
            self._process.closeWriteChannel()
            if not self._process.waitForFinished(ENDING_MS):
                self._process.kill()
                self._process.waitForFinished(ENDING_MS)

    # -- inside -----------------------------------------------------------------------------------

    def _read(self) -> None:
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data())
            if line.startswith(b"{"):
                row = json.loads(line)
                if row["id"] in TEXTS:
                    self._message = Message(row["id"], row["values"])
            elif not self._cancelled:
                done, _, total = line.partition(b" ")
                self._bar.setMaximum(int(total))
                # The full bar is for the end: only then the file is in its place.
                self._bar.setValue(min(int(done), int(total) - 1))

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._read()
        self._close_bar()
        if code == 0 and status == QProcess.ExitStatus.NormalExit:
            self.saved.emit(self._job.path)
        elif not self._cancelled:
            _log.error("export of %s to %s: %s", self._job.title, self._job.path, self._message)
            self.failed.emit(self._message)
        self.ended.emit()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            _log.error("export: %s", self._process.errorString())
            self._close_bar()
            self.failed.emit(self._message)
            self.ended.emit()

    def _close_bar(self) -> None:
        self._bar.canceled.disconnect(self.cancel)  # closing it would count as that
        self._bar.close()
        self._bar.deleteLater()
