"""macOS hands files and links to a running program as events; the events themselves are Qt's everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from helpviewer.book import archive
from helpviewer.book.book import Book

ROOT = Path(__file__).resolve().parent.parent

ON_MACOS = """
import sys
from pathlib import Path
from helpviewer import macos
from helpviewer.core import user_folders
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from helpviewer.startup.arguments import Arguments
application = macos.make_application()
def ask(target):
    QCoreApplication.sendEvent(application.qt, QFileOpenEvent(target))
ask(QUrl("helpviewer:tiny/pears"))  # the program was started for this
def look(window):
    print(window.windowTitle())
    ask(QUrl("helpviewer:tiny/apples#storing"))
    print(window.windowTitle())
    ask(sys.argv[1])
    other = application.windows.latest  # another book has a window of its own in the same program
    print(other.windowTitle(), other is not window)
    print(other.book.path.parent == user_folders.own_cache() / "books")
    from PySide6.QtCore import QTimer
    def told():
        box = application.qt.activeModalWidget()
        print(box.text())
        box.accept()
    QTimer.singleShot(0, window, told)
    ask(QUrl("helpviewer:other/page"))
    application.windows.close_all()
application.ready.connect(look)
application.open(Arguments(book=Path(sys.argv[2])))
raise SystemExit(application.run())
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
        "xAI API FAQ True",
        "True",
        "The link is to the help book “other”, which is not here. Open its file once.",
    ]
