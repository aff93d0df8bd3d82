"""What is logged, how much, and what a reader sees of a crash: programs of their own."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpviewer.startup import log

ROOT = Path(__file__).resolve().parents[2]


def test_a_log_never_grows_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MAX_LOG_FILE", 1000)
    handler = log.CappedFile(tmp_path / "log.log", encoding="utf-8", delay=True)
    for number in range(200):
        handler.emit(logging.LogRecord("x", logging.WARNING, "", 0, f"line {number} {'.' * 40}", None, None))
    handler.close()
    assert {f.name for f in tmp_path.iterdir()} <= {"log.log", "log.old.log"}
    assert all(f.stat().st_size < 1200 for f in tmp_path.iterdir())
    assert any("line 199" in f.read_text() for f in tmp_path.iterdir())


CRASH = """
import sys, threading
from helpviewer import app
from helpviewer.ui.dialogs import crash_window
make = crash_window.CrashWindow.__init__
def watched(self, report, log, parent=None):
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QGuiApplication
    make(self, report, log, parent)
    def press():
        self.copy.click()
        print("copied:", "unheard of" in QGuiApplication.clipboard().text(), flush=True)
        (self.quit if sys.argv[1] != "go on" else self.go_on).click()
    QTimer.singleShot(0, self, press)
crash_window.CrashWindow.__init__ = watched
finish = app.finish_start
def crash():
    raise ValueError("unheard of")
def finish_and_crash(window):
    from PySide6.QtCore import QTimer
    finish(window)
    if sys.argv[1] == "thread":
        threading.Thread(target=crash).start()
    elif sys.argv[1] == "go on":
        QTimer.singleShot(0, window, crash)
        QTimer.singleShot(500, window, window.close)
    else:
        crash()
app.finish_start = finish_and_crash
if sys.argv[1] == "start":
    app.open_windows = lambda *a: crash()
if sys.argv[1] == "before":
    app.find_out_what_is_wanted = lambda *a: crash()
raise SystemExit(app.main(["--new-window", "--book", sys.argv[2]]))
"""


@pytest.mark.parametrize(
    ("where", "code"), [("slot", 1), ("thread", 1), ("go on", 0), ("start", 1), ("before", 1)]
)
def test_a_crash_is_shown_and_logged(tiny_book: Path, tmp_path: Path, where: str, code: int) -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    done = subprocess.run(
        [sys.executable, "-c", CRASH, where, str(tiny_book)],
        env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert "copied: True" in done.stdout, done.stderr
    assert done.returncode == code
    logged = (tmp_path / "state" / "helpviewer" / "log.log").read_text()
    assert "ValueError: unheard of" in logged


def test_a_report_names_versions_and_the_place() -> None:
    try:
        raise ValueError("unheard of")
    except ValueError as error:
        report = log.report(error)
    assert "Python 3" in report
    assert "ValueError: unheard of" in report
    assert "test_log.py" in report
