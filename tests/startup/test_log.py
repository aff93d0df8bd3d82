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


def test_a_name_that_is_not_utf8_is_logged(tmp_path: Path) -> None:
    code = (
        "import logging, sys; from pathlib import Path; from helpviewer.startup import log\n"
        "log.to_file(Path(sys.argv[1])); logging.getLogger('x').warning('cannot open %s', sys.argv[2])"
    )
    name = os.fsencode(tmp_path) + b"/x\xff.helpbook"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.log"), name],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    assert "x\\udcff.helpbook" in (tmp_path / "a.log").read_text("utf-8")


CRASH = """
import sys, threading
from helpviewer import app
where, book, error = sys.argv[1:]
def reported(window):
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QGuiApplication
    def press():
        window.copy.click()
        print("copied:", error in QGuiApplication.clipboard().text(), flush=True)
        (window.quit if where != "go on" else window.go_on).click()
    QTimer.singleShot(0, window, press)
def crash():
    raise ValueError("unheard of")
def ready(window):
    from PySide6.QtCore import QTimer
    if where == "thread":
        threading.Thread(target=crash).start()
    elif where == "go on":
        QTimer.singleShot(0, window, crash)
        QTimer.singleShot(500, window, window.close)
    else:
        crash()
watched = []
def watch(application):
    application.crashed.connect(reported)
    application.ready.connect(ready)
    watched.append(application)
    if where == "start" and len(watched) == 1:
        crash()
arguments = ["--new-window", "--book", book]
if where == "before":  # an installation that lacks a file
    sys.modules["helpviewer.links"] = None
    arguments.append("helpviewer:tiny/apples")
raise SystemExit(app.main(arguments, watch))
"""


@pytest.mark.parametrize(
    ("where", "code"), [("slot", 1), ("thread", 1), ("go on", 0), ("start", 1), ("before", 1)]
)
def test_a_crash_is_shown_and_logged(tiny_book: Path, tmp_path: Path, where: str, code: int) -> None:
    error = "ModuleNotFoundError" if where == "before" else "ValueError: unheard of"
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    done = subprocess.run(
        [sys.executable, "-c", CRASH, where, str(tiny_book), error],
        env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert "copied: True" in done.stdout, done.stderr
    assert done.returncode == code
    logged = (tmp_path / "state" / "helpviewer" / "log.log").read_text()
    assert error in logged


def test_a_report_names_versions_and_the_place() -> None:
    try:
        raise ValueError("unheard of")
    except ValueError as error:
        report = log.report(error)
    assert "Python 3" in report
    assert "ValueError: unheard of" in report
    assert "test_log.py" in report
