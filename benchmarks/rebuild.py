"""The publisher's minute on 1,110 real pages: building again, and from saving a page to seeing it.

usage: rebuild.py [-n RUNS] [--only build|preview]

build    ``index-build build`` with an empty cache, of unchanged sources, and after one page got a sentence
preview  ``index-build preview`` with the real reader on a virtual display (Xvfb): a line of the page that is
         shown is changed; *seen* is when pixels of the page change, *found* when the new search is in place,
         both from the moment the file was written

Medians in seconds, with the extremes; CPU with children.
"""

from __future__ import annotations

import argparse
import os
import queue
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.build import timed
from benchmarks.powershell_docs import unpacked
from benchmarks.start import page_area
from benchmarks.virtual_display import Screen, display

SHOWN = "docs-conceptual/overview.md"
"""The page of ``home:`` in the book of :mod:`benchmarks.powershell_docs`."""
LIMIT_S = 120.0


def told(name: str, values: Sequence[float]) -> None:
    """Print a median with the extremes."""
    print(f"{name:32}{statistics.median(values):8.2f}{min(values):8.2f}{max(values):8.2f}", flush=True)


def edit(page: Path, number: int) -> None:
    """Change the first words of a page and save it as editors do."""
    head, mark, rest = page.read_text("utf-8").partition("\n# ")
    title, _, body = rest.partition("\n")
    if body.lstrip().startswith("Edit "):
        body = body.lstrip().partition("\n")[2]
    beside = page.with_suffix(".tmp")
    beside.write_text(
        f"{head}{mark}{title}\n\nEdit {number} of this page {'now ' * (number % 7)}\n{body}", "utf-8"
    )
    beside.replace(page)


def builds(source: Path, folder: Path, rounds: int) -> None:
    """Build with an empty cache once, then again and again."""
    command = [sys.executable, "-m", "index_build", "build", str(source), "-o", str(folder / "book")]
    wall, cpu = timed(command)
    print(f"{'empty cache':32}{wall:8.2f}   ({cpu:.2f} CPU s)")
    unchanged, changed = [], []
    for number in range(rounds):
        unchanged.append(timed(command))
        edit(source / SHOWN, number)
        changed.append(timed(command))
    for name, runs in (("unchanged", unchanged), ("one page changed", changed)):
        told(name, [run[0] for run in runs])
        told(f"{name}, CPU", [run[1] for run in runs])


class Preview:
    """``index-build preview`` with its reader on ``screen``."""

    def __init__(self, source: Path, home: Path, screen: Screen) -> None:
        self._screen = screen
        environment = {
            **os.environ,
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_STATE_HOME": str(home / "state"),
            "QT_QPA_PLATFORM": "xcb",
        }
        command = [sys.executable, "-m", "index_build", "preview", str(source)]
        self.process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
        self._said: queue.Queue[tuple[float, str]] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self._said.put((time.perf_counter(), line))

    def settle(self, quiet: float) -> None:
        """Wait until a page stands there and nothing moved for so long."""
        before, changed = page_area(self._screen), time.perf_counter()
        while time.perf_counter() - changed < quiet or len(set(before)) < 20:
            if self.process.poll() is not None:
                raise RuntimeError("the preview has ended")
            area = page_area(self._screen)
            if area != before:
                before, changed = area, time.perf_counter()
            time.sleep(0.05)

    def seen(self) -> float:
        """When the page changes."""
        before, begin = page_area(self._screen), time.perf_counter()
        while page_area(self._screen) == before:
            if time.perf_counter() - begin > LIMIT_S:
                raise RuntimeError("the change was never shown")
            time.sleep(0.003)
        return time.perf_counter()

    def forget(self) -> None:
        """What was said until now is of no interest."""
        while not self._said.empty():
            self._said.get()

    def found(self) -> float:
        """When the new search is in place."""
        while True:
            at, line = self._said.get(timeout=LIMIT_S)
            if line.startswith("Searched"):
                return at


def previews(source: Path, folder: Path, rounds: int) -> None:
    """Start a preview, and change the page that it shows."""
    seen, found = [], []
    with display() as screen:
        preview = Preview(source, folder, screen)
        try:
            preview.settle(3.0)
            for number in range(rounds + 1):
                preview.forget()
                begin = time.perf_counter()
                edit(source / SHOWN, 1000 + number)
                at = preview.seen() - begin
                searched = preview.found() - begin
                if number:  # the first one warms up
                    seen.append(at)
                    found.append(searched)
                preview.settle(1.0)
        finally:
            preview.process.send_signal(signal.SIGTERM)
            preview.process.wait()
    told("saved to seen", seen)
    told("saved to found", found)


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-n", type=int, default=5, help="rounds (default 5)")
    parser.add_argument("--only", choices=("build", "preview"), help="one of the two")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        source = unpacked(folder / "source")
        print(f"{'':32}{'median':>8}{'min':>8}{'max':>8}")
        if options.only != "preview":
            builds(source, folder, options.n)
        if options.only != "build":
            previews(source, folder, options.n)


if __name__ == "__main__":
    main()
