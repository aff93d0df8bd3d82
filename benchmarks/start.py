"""From the command to the readable first page: the app from source and frozen, beside Qt Assistant.

usage: start.py [-n RUNS] [--also NAME 'COMMAND' …]

All of them run in turn on one virtual display (Xvfb), round by round, after one round that is not counted, so
that a busy moment of the machine meets all alike. Read from the display's own memory, which costs the
viewer nothing:

readable  seconds from the command until 90 % of the ink of the settled page is in place
cpu       seconds of CPU all its threads have used until then
memory    MiB (PSS) three seconds later

Qt Assistant, when it is installed, opens the same book in its own format; ratios are to it, or else to a bare
PySide6 window. Figures compare only within one run.
"""

from __future__ import annotations

import argparse
import os
import shlex
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.assistant import command as assistant_command
from benchmarks.virtual_display import Screen, display

ROOT = Path(__file__).resolve().parent.parent
CELL = 64  # bytes compared at a time: 16 pixels of a row
QUIET_S = 0.8  # the window has settled when nothing changed for so long
LIMIT_S = 30.0


@dataclass(frozen=True)
class Run:
    """One start: seconds, seconds, MiB."""

    readable: float
    cpu: float
    memory: float


def page_area(screen: Screen) -> list[bytes]:
    """The part of the screen where every viewer has its page, without the edges, in cells of 16 pixels.

    No cursor blinks there.
    """
    rows = screen.rows()
    return [
        row[x : x + CELL]
        for row in rows[len(rows) // 4 : len(rows) * 9 // 10]
        for x in range(len(row) * 45 // 100 // CELL * CELL, len(row) * 85 // 100, CELL)
    ]


def cpu_seconds(pid: int) -> float:
    """CPU time of all threads of a process, also of those that have ended.

    The number of a process's CPU clock is made as Linux makes it (``MAKE_PROCESS_CPUCLOCK`` with
    ``CPUCLOCK_SCHED`` in include/linux/posix-timers_types.h).
    """
    return time.clock_gettime((~pid << 3) | 2)


def memory_mb(pid: int) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def start(command: list[str], screen: Screen, home: Path) -> Run:
    """Start a viewer once, wait until it has settled, end it."""
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_STATE_HOME": str(home / ".local/state"),
        "QT_QPA_PLATFORM": "xcb",
    }
    empty = page_area(screen)
    frames: list[tuple[float, float, list[bytes]]] = []
    begin = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        before, changed = empty, begin
        while not frames or time.perf_counter() - changed < QUIET_S or len(set(before)) < 20:
            now = time.perf_counter()
            if process.poll() is not None or now - begin > LIMIT_S:
                raise RuntimeError(f"{shlex.join(command)} showed no page (exit code {process.poll()})")
            area = page_area(screen)
            if area != before:
                frames.append((now - begin, cpu_seconds(process.pid), area))
                before, changed = area, now
            time.sleep(0.003)
        paper, _ = Counter(before).most_common(1)[0]
        painted = [(i, cell) for i, cell in enumerate(before) if cell != paper]
        if not painted:
            raise RuntimeError(f"{shlex.join(command)} showed an empty page")
        seconds, cpu = next(
            frame[:2]
            for frame in frames
            if sum(frame[2][i] == cell for i, cell in painted) >= 0.9 * len(painted)
        )
        time.sleep(max(0.0, begin + seconds + 3 - time.perf_counter()))
        return Run(seconds, cpu, memory_mb(process.pid))
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(3)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        deadline = time.perf_counter() + 3
        while page_area(screen) != empty and time.perf_counter() < deadline:
            time.sleep(0.02)


@contextmanager
def maximized(folder: Path) -> Iterator[None]:
    """While it lasts, every window fills the screen, so that all viewers draw a page of the same size."""
    rules = folder / "openbox.xml"
    rules.write_text(
        '<openbox_config xmlns="http://openbox.org/3.4/rc"><applications><application type="normal">'
        "<maximized>yes</maximized><decor>no</decor></application></applications></openbox_config>"
    )
    manager = subprocess.Popen(["openbox", "--config-file", rules], stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        manager.terminate()
        manager.wait()


def viewers(also: list[list[str]], folder: Path) -> dict[str, list[str]]:
    """Name → command of everything that takes part; books for others are made in ``folder``."""
    scripts = Path(sys.executable).parent
    found = {
        "bare PySide6 window": [sys.executable, str(ROOT / "benchmarks" / "floor.py")],
        # Each start is one of its own, not a request to the window of the start before.
        "Help Viewer, source": [str(scripts / "helpviewer"), "--new-window"],
    }
    frozen = ROOT / "dist" / "helpviewer" / "helpviewer"
    if frozen.exists():
        found["Help Viewer, frozen"] = [str(frozen), "--new-window"]
    if (assistant := assistant_command(folder)) is not None:
        found["Qt Assistant"] = assistant
    found.update({name: shlex.split(command) for name, command in also})
    return found


def main() -> None:
    """Run everything in turn and print medians."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-n", type=int, default=7, help="counted rounds (default 7)")
    parser.add_argument("--also", nargs=2, action="append", default=[], metavar=("NAME", "COMMAND"))
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as homes,
        display() as screen,
        maximized(Path(homes)),
    ):
        book = Path(homes) / "book"
        book.mkdir()
        commands = viewers(options.also, book)
        runs: dict[str, list[Run]] = {name: [] for name in commands}
        for round_number in range(options.n + 1):
            for name, command in commands.items():
                home = Path(homes) / name.replace(" ", "-")
                home.mkdir(exist_ok=True)
                run = start(command, screen, home)
                if round_number:
                    runs[name].append(run)
    print(f"{'':22}{'readable s':>11}{'(min–max)':>13}{'ratio':>7}{'cpu s':>8}{'ratio':>7}{'memory MiB':>12}")
    peer = runs.get("Qt Assistant") or next(iter(runs.values()))
    for name, taken in runs.items():
        times = [r.readable for r in taken]
        spread = f"{min(times):.2f}–{max(times):.2f}"
        middle, cpu, memory = (middle_of(taken, field) for field in ("readable", "cpu", "memory"))
        ratio, cpu_ratio = middle / middle_of(peer, "readable"), cpu / middle_of(peer, "cpu")
        print(f"{name:22}{middle:11.2f}{spread:>13}{ratio:7.2f}{cpu:8.2f}{cpu_ratio:7.2f}{memory:12.0f}")


def middle_of(runs: list[Run], field: str) -> float:
    return float(statistics.median(getattr(run, field) for run in runs))


if __name__ == "__main__":
    main()
