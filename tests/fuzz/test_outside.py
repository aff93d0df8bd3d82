"""What the program does beyond its own files, as the system sees it: no network, no other program, no file
outside the reader's folders and the one that was asked for."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("strace") is None, reason="no strace here"),
]

WINDOW = """
import sys
from helpviewer import app

def use(window):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    from helpviewer.book.book import Location
    for page in list(window.book.pages())[:6]:
        window.navigator.go(Location(page.id))
        QApplication.processEvents()
    window.do.bookmark.trigger()
    window.search_for("zdr retetnion")
    window.service.answered.connect(lambda _answer: leave(window))

def leave(window):
    from PySide6.QtCore import QTimer
    window.do.copy_markdown.trigger()
    for name in ("about", "preferences", "shortcuts"):
        getattr(window.do, name).trigger()
    QTimer.singleShot(0, window, window.close)

raise SystemExit(app.main(sys.argv[1:], lambda application: application.ready.connect(use)))
"""

CONNECT = re.compile(r"\b(?:connect|sendto)\(\d+, \{sa_family=(AF_\w+)")
EXEC = re.compile(r'execve\("([^"]+)".*\) = 0')
WRITE = re.compile(r'open(?:at)?\((?:AT_FDCWD, )?"([^"]+)", [^)]*(?:O_WRONLY|O_RDWR|O_CREAT)[^)]*\) = \d+')


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name in ("home", "runtime", "out", "tmp"):
        (tmp_path / name).mkdir(mode=0o700)
    return tmp_path


def traced(home: Path, *arguments: object) -> str:
    """What the system was asked for while Python ran with the arguments."""
    log = home / "log"
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home / "home"),
        "XDG_RUNTIME_DIR": str(home / "runtime"),
        "TMPDIR": str(home / "tmp"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8",
    }
    command = ["strace", "-f", "-qq", "-s", "300", "-e", "trace=%network,execve,openat,open", "-o", str(log)]
    done = subprocess.run(
        [*command, sys.executable, *map(str, arguments)],
        env=environment,
        cwd=home / "out",
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    if "ptrace" in done.stderr or "Operation not permitted" in done.stderr:
        pytest.skip("tracing is not allowed here")
    assert done.returncode == 0, done.stderr
    return log.read_text("utf-8", "replace")


def assert_nothing_outside(home: Path, log: str) -> None:
    assert set(CONNECT.findall(log)) <= {"AF_UNIX"}
    assert {Path(program).resolve() for program in EXEC.findall(log)} <= {Path(sys.executable).resolve()}
    own = (str(home), "/dev/", "/proc/self/", "/memfd:")
    assert not [path for path in WRITE.findall(log) if path.startswith("/") and not path.startswith(own)]


def test_commands(home: Path, bundled_book: Path) -> None:
    book = ("--book", bundled_book)
    for arguments in (
        ("list", *book, "--json"),
        ("search", *book, "refund"),
        ("export", *book, "--all", "--format", "pdf", "-o", "a.pdf"),
        ("export", *book, "--all", "--format", "epub", "-o", "a.epub"),
    ):
        assert_nothing_outside(home, traced(home, "-m", "helpviewer", *arguments))
    assert sorted(path.name for path in (home / "out").iterdir()) == ["a.epub", "a.pdf"]


def test_a_window(home: Path, bundled_book: Path) -> None:
    log = traced(home, "-c", WINDOW, "--book", bundled_book)
    assert "bookmarks" in log
    assert_nothing_outside(home, log)
