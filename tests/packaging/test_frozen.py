"""The frozen app, as a reader gets it: its window on a real X server, its command line without one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.virtual_display import WIDTH, Screen, display
from helpviewer.book import archive
from helpviewer.book.book import Book

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "dist" / "helpviewer" / ("helpviewer.exe" if sys.platform == "win32" else "helpviewer")

pytestmark = pytest.mark.skipif(not APP.exists(), reason="no frozen app; make package builds it")

WAIT_S = 30.0


def environment(home: Path) -> dict[str, str]:
    """A reader's environment: a home of its own, nothing of this project's virtual environment."""
    return {
        "PATH": os.defpath,
        "HOME": str(home),
        "LANG": "C.UTF-8",
    }


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    if shutil.which("Xvfb") is None or shutil.which("xwininfo") is None:
        pytest.skip("Xvfb or xwininfo is not installed; make test installs them on Debian as root")
    with display() as made:
        yield made


def titles() -> str:
    """Every window's title on the display."""
    tree = ["xwininfo", "-root", "-tree"]
    return subprocess.run(tree, capture_output=True, text=True, check=True).stdout


def ink(screen: Screen) -> int:
    """Pixels on the right half of the screen, where the page is, that differ from its background."""
    pixels = Counter[bytes]()
    for row in screen.rows():
        page = row[WIDTH * 2 :]
        pixels.update(page[i : i + 4] for i in range(0, len(page), 4))
    return pixels.total() - max(pixels.values())


@contextmanager
def window(home: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [APP, *arguments],
        env={**environment(home), "DISPLAY": os.environ["DISPLAY"], "QT_QPA_PLATFORM": "xcb"},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=10)


def wait_for(condition: object, process: subprocess.Popen[str]) -> None:
    """Poll a condition outside this process until it holds."""
    assert callable(condition)
    deadline = time.monotonic() + WAIT_S
    while not condition():
        assert process.poll() is None, f"the app ended: {process.stderr and process.stderr.read()}"
        assert time.monotonic() < deadline, f"not seen within {WAIT_S:.0f} s; windows:\n{titles()}"
        time.sleep(0.05)


def test_the_window_shows_the_page(screen: Screen, tmp_path: Path) -> None:
    with window(tmp_path, "--page", "zero-data-retention") as process:
        wait_for(lambda: "Zero Data Retention" in titles(), process)
        wait_for(lambda: ink(screen) > 2000, process)


def test_the_window_starts_at_a_search(screen: Screen, tmp_path: Path) -> None:
    with window(tmp_path, "--search", "refund") as process:
        wait_for(lambda: "xAI API FAQ" in titles(), process)
        wait_for(lambda: ink(screen) > 2000, process)


def test_a_book_in_a_file_opens(screen: Screen, tiny_book: Path, tmp_path: Path) -> None:
    file = tmp_path / "my tiny.helpbook"
    archive.pack(Book.open(tiny_book), file)
    with window(tmp_path, str(file)) as process:
        wait_for(lambda: "Tiny book" in titles(), process)


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([APP, *arguments], env=environment(home), capture_output=True, text=True)


def test_it_searches_without_a_display(tmp_path: Path) -> None:
    done = run(tmp_path, "search", "--json", "--", "x-zero-data-retention")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["hits"][0]["page"] == "zero-data-retention"


@pytest.mark.parametrize(
    ("kind", "start"), [("pdf", b"%PDF-"), ("html", b"<!DOCTYPE html>"), ("md", b""), ("txt", b"")]
)
def test_it_exports_without_a_display(tmp_path: Path, kind: str, start: bytes) -> None:
    file = tmp_path / f"zdr.{kind}"
    done = run(tmp_path, "export", "zero-data-retention", "--format", kind, "-o", str(file))
    assert done.returncode == 0, done.stderr
    content = file.read_bytes()
    assert content.startswith(start)
    assert len(content) > 1000


def test_it_says_what_to_do_without_a_display(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux has desktops without a display")
    done = run(tmp_path)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "display" in done.stderr


def test_its_version_is_the_project_s(tmp_path: Path) -> None:
    from helpviewer import __version__

    assert __version__ in run(tmp_path, "--version").stdout
