"""What the reader did last is there at the next start, also when the system ends the program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]

KILL = """
def happen():
    import os, signal
    os.kill(os.getpid(), signal.NAME)
"""
GO_ON_AND = """
def watch(application):
    def ready(window):
        from PySide6.QtCore import QTimer
        from helpviewer.book.book import Location
        window.navigator.go(Location("apples"))
        QTimer.singleShot(0, application, happen)
    application.ready.connect(ready)
"""
# Qt alone can make what comes with its signal, so it is only looked whether somebody listens to that.
LOG_OUT = """
def happen():
    import os
    from PySide6.QtCore import QCoreApplication, SIGNAL
    from helpviewer.startup.told_to_end import ToldToEnd
    qt = QCoreApplication.instance()
    assert qt.receivers(SIGNAL("commitDataRequest(QSessionManager&)")) == 1
    qt.findChild(ToldToEnd).log_out.emit()
    os._exit(3)
"""


def ended(what: str, book: Path, home: Path) -> tuple[int, Any]:
    """The exit code of a program in which this happened just after a page was opened, and its session."""
    names = ("CONFIG", "STATE", "DATA", "CACHE")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        **{f"XDG_{name}_HOME": str(home / name.lower()) for name in names},
        "XDG_RUNTIME_DIR": str(home),
    }
    code = f"{what}\n{GO_ON_AND}"
    code += f"from helpviewer import app\nraise SystemExit(app.main(['--book', {str(book)!r}], watch))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=60, check=False, env=environment)
    sessions = list((home / "state").rglob("session.json"))
    return done.returncode, json.loads(sessions[0].read_text("utf-8")) if sessions else None


@pytest.mark.skipif(sys.platform == "win32", reason="a system without these signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_loses_nothing(name: str, tiny_book: Path, tmp_path: Path) -> None:
    code, session = ended(KILL.replace("NAME", name), tiny_book, tmp_path)
    assert code == 0
    assert session["books"]["tiny"]["page"] == "apples"


def test_a_logout_loses_nothing(tiny_book: Path, tmp_path: Path) -> None:
    code, session = ended(LOG_OUT, tiny_book, tmp_path)
    assert code == 3
    assert session["books"]["tiny"]["page"] == "apples"
