"""The start as people see it: a process of its own, with settings of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

CLOSE_THE_FIRST_WINDOW = """
def watch(application):
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QLabel, QWidget
    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                print("\\n".join(label.text() for label in watched.findChildren(QLabel)))
                QTimer.singleShot(0, watched.close)
            return False
    application.filter = Watch()
    application.qt.installEventFilter(application.filter)
"""

AT_THE_FIRST_PAGE = """
import sys
def first_page(window):
    print("\\n".join(sys.modules))
    window.close()
def watch(application):
    application.painted.connect(first_page)
"""


def run(
    arguments: list[str], home: Path, *, before: str = "watch = None", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the program offscreen.

    Args:
        before: code that comes first and makes ``watch``, which is given the application.
        environment: variables; "" takes one away.
    """
    everything = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_DATA_HOME": str(home / "data"),
        **environment,
    }
    code = f"{before}\nfrom helpviewer import app\nraise SystemExit(app.main({arguments!r}, watch))"
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=60,
        check=False,
        env={name: value for name, value in everything.items() if value},
    )


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these always have a display")
@pytest.mark.parametrize("display", ["", ":98765", "no-such-host.invalid:0"])
def test_without_a_display_it_says_one_sentence_and_ends(
    tmp_path: Path, bundled_book: Path, display: str
) -> None:
    done = run(
        ["--book", str(bundled_book)],
        tmp_path,
        QT_QPA_PLATFORM="",
        WAYLAND_DISPLAY="",
        DISPLAY=display,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Help Viewer needs a graphical desktop and found none.")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_a_book_that_is_not_there_opens_a_window_that_says_so(tmp_path: Path) -> None:
    done = run(["--book", str(tmp_path / "none")], tmp_path, before=CLOSE_THE_FIRST_WINDOW)
    assert done.returncode == 2, done.stderr
    assert "There is no help book" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("not json", "is damaged"),
        (json.dumps({"format": 10_000}), "newer version of this program"),
        (json.dumps({"format": 1, "book": {}}), "is damaged"),
    ],
)
def test_a_book_that_cannot_be_opened_is_told_in_a_window(
    tmp_path: Path, content: str, sentence: str
) -> None:
    book = tmp_path / "book"
    book.mkdir()
    (book / "book.json").write_text(content, "utf-8")
    done = run(["--book", str(book)], tmp_path, before=CLOSE_THE_FIRST_WINDOW)
    assert done.returncode == 2, done.stderr
    assert sentence in done.stdout
    assert "Traceback" not in done.stderr


def test_the_window_opens_and_closes_with_exit_code_0(tmp_path: Path, bundled_book: Path) -> None:
    done = run(["--book", str(bundled_book)], tmp_path, before=CLOSE_THE_FIRST_WINDOW)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "state" / "helpviewer" / "session.json").is_file()


def test_nothing_that_comes_later_is_loaded_before_the_first_page(tmp_path: Path, bundled_book: Path) -> None:
    done = run(["--book", str(bundled_book), "--page", "refunds"], tmp_path, before=AT_THE_FIRST_PAGE)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "helpviewer.ui.page.view" in loaded
    late = (
        "whoosh",
        "PySide6.QtSvg",
        "PySide6.QtPrintSupport",
        "PySide6.QtNetwork",
        "helpviewer.search.searcher",
        "helpviewer.search.marks",
        "helpviewer.ui.output.printing",
        "helpviewer.ui.output.exporting",
        "helpviewer.ui.reading.find_bar",
        "helpviewer.ui.search.pane",
        "helpviewer.ui.dialogs.error_window",
        "helpviewer.paper.pdf",
        "helpviewer.export.html.file",
        "index_build",
    )
    assert [name for name in late if name in loaded] == []


def test_verbose_says_how_long_the_first_page_took(tmp_path: Path, bundled_book: Path) -> None:
    before = """
def watch(application):
    application.ready.connect(lambda window: window.close())
"""
    done = run(["--book", str(bundled_book), "--verbose"], tmp_path, before=before)
    assert done.returncode == 0
    assert "first page after" in done.stderr
    quiet = run(["--book", str(bundled_book)], tmp_path, before=before)
    assert quiet.stderr.replace("This plugin does not support propagateSizeHints()\n", "") == ""


def test_a_command_needs_no_qt(tmp_path: Path, bundled_book: Path) -> None:
    done = run(
        ["list", "--book", str(bundled_book)],
        tmp_path,
        before="import sys\nsys.modules['PySide6'] = watch = None",
        QT_QPA_PLATFORM="",
        DISPLAY="",
    )
    assert done.returncode == 0, done.stderr
    assert "refunds" in done.stdout


def test_the_module_starts_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "helpviewer", "--version"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert done.stdout.startswith("Help Viewer ")


def test_nothing_drops_none_to_zero_references() -> None:
    # PySide6 6.12 takes a reference to None with every call of this kind,
    # see helpviewer/startup/immortal_none.py.
    code = """
from helpviewer.startup import immortal_none
immortal_none.protect()
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(200_000):
    thing.setObjectName("x")
    thing.property("nothing")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
