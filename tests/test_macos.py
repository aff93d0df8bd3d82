"""macOS hands files and links to a running program as events; the events themselves are Qt's everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from helpviewer.book import archive
from helpviewer.book.reader import Book

ROOT = Path(__file__).resolve().parent.parent

ON_MACOS = """
import sys
from pathlib import Path
from helpviewer import app, macos
from helpviewer.core import paths
from PySide6.QtCore import QCoreApplication, QProcess, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QMessageBox
import PySide6.QtWidgets
started = []
macos.QProcess.startDetached = lambda program, arguments: started.append(arguments)
plain = PySide6.QtWidgets.QApplication
PySide6.QtWidgets.QApplication = macos.FinderApplication
make = app.make_application
def ask(target):
    QCoreApplication.sendEvent(application, QFileOpenEvent(target))
def make_and_ask():
    global application
    application = make()
    ask(QUrl("helpviewer:tiny/pears"))  # the program was started for this
    return application
app.make_application = make_and_ask
open_windows = app.open_windows
def open_and_answer(*arguments):
    windows = open_windows(*arguments)
    application.answer_with(windows, paths.own_cache() / "books")
    return windows
app.open_windows = open_and_answer
def look(window):
    print(window.windowTitle())
    ask(QUrl("helpviewer:tiny/apples#storing"))
    print(window.windowTitle())
    ask(sys.argv[1])
    print(*started[0][-2:-1], Path(started[0][-1]).parent == paths.own_cache() / "books")
    from PySide6.QtCore import QTimer
    def told():
        box = application.activeModalWidget()
        print(box.text())
        box.accept()
    QTimer.singleShot(0, window, told)
    ask(QUrl("helpviewer:other/page"))
    window.close()
app.finish_start = look
raise SystemExit(app.main(["--book", sys.argv[2]]))
"""


def test_files_and_links_from_the_finder(tiny_book: Path, bundled_book: Path, tmp_path: Path) -> None:
    file = tmp_path / "other.helpbook"
    archive.pack(Book.open(bundled_book), file)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    done = subprocess.run(
        [sys.executable, "-c", ON_MACOS, file, tiny_book],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "Pears — Tiny book",
        "Apples — Tiny book",
        "--book True",
        "The link is to the help book “other”, which is not here. Open its file once.",
    ]
