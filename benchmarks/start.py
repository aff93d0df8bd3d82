"""From the command to the readable first page: the app from source and frozen, beside a bare PySide6 window.

usage: start.py [-n RUNS] [--also NAME 'COMMAND' …]

All of them run in turn on one virtual display (Xvfb), round by round, after one round that is not counted, so
that a busy moment of the machine meets all alike. Read from the display's own memory, which costs the
viewer nothing:

readable  seconds from the command until 90 % of the pixels that the settled window paints are in place
cpu       seconds of CPU all its threads have used until then
memory    MB (PSS) two seconds later

Qt Assistant joins the run when it is installed. Figures compare only within one run.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from virtual_display import Screen, display

ROOT = Path(__file__).resolve().parent.parent
CELL = 64  # bytes compared at a time: 16 pixels of a row
QUIET_S = 0.8  # the window has settled when nothing changed for so long
LIMIT_S = 30.0


@dataclass(frozen=True)
class Run:
    """One start: seconds, seconds, MB."""

    readable: float
    cpu: float
    memory: float


def cells(rows: list[bytes]) -> Iterator[bytes]:
    for row in rows:
        for x in range(0, len(row), CELL):
            yield row[x : x + CELL]


def share_painted(rows: list[bytes], painted: list[tuple[int, bytes]]) -> float:
    """Which share of the settled window's painted cells is already in place, 0 to 1."""
    seen = list(cells(rows))
    return sum(seen[i] == cell for i, cell in painted) / len(painted)


def cpu_seconds(pid: int) -> float:
    """CPU time of all threads of a process, also of those that have ended.

    The number of a process's CPU clock is made as Linux makes it (``MAKE_PROCESS_CPUCLOCK`` with
    ``CPUCLOCK_SCHED`` in include/linux/posix-timers_types.h).
    """
    return time.clock_gettime((~pid << 3) | 2)


def memory_mb(pid: int) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024 / 1e6
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
    empty = screen.rows()
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
        while not frames or time.perf_counter() - changed < QUIET_S:
            now = time.perf_counter()
            if process.poll() is not None or now - begin > LIMIT_S:
                raise RuntimeError(f"{shlex.join(command)} showed no page (exit code {process.poll()})")
            rows = screen.rows()
            if rows != before:
                frames.append((now - begin, cpu_seconds(process.pid), rows))
                before, changed = rows, now
            time.sleep(0.003)
        painted = [
            (i, cell)
            for i, (cell, old) in enumerate(zip(cells(before), cells(empty), strict=True))
            if cell != old
        ]
        seconds, cpu = next(frame[:2] for frame in frames if share_painted(frame[2], painted) >= 0.9)
        time.sleep(max(0.0, begin + seconds + 2 - time.perf_counter()))
        return Run(seconds, cpu, memory_mb(process.pid))
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(3)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        deadline = time.perf_counter() + 3
        while screen.rows() != empty and time.perf_counter() < deadline:
            time.sleep(0.02)


def viewers(also: list[list[str]]) -> dict[str, list[str]]:
    """Name → command of everything that takes part."""
    scripts = Path(sys.executable).parent
    found = {
        "bare PySide6 window": [sys.executable, str(ROOT / "benchmarks" / "floor.py")],
        "Help Viewer, source": [str(scripts / "helpviewer")],
    }
    frozen = ROOT / "dist" / "helpviewer" / "helpviewer"
    if frozen.exists():
        found["Help Viewer, frozen"] = [str(frozen)]
    for assistant in ("/usr/lib/qt6/bin/assistant", shutil.which("assistant6"), shutil.which("assistant")):
        if assistant and Path(assistant).exists():
            found["Qt Assistant"] = [assistant]
            break
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
    commands = viewers(options.also)
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    with display() as screen, tempfile.TemporaryDirectory() as homes:
        for round_number in range(options.n + 1):
            for name, command in commands.items():
                home = Path(homes) / name.replace(" ", "-")
                home.mkdir(exist_ok=True)
                run = start(command, screen, home)
                if round_number:
                    runs[name].append(run)
    print(f"{'':24}{'readable s':>11}{'(min–max)':>13}{'cpu s':>8}{'memory MB':>11}{'ratio':>7}")
    floor = statistics.median(r.readable for r in next(iter(runs.values())))
    for name, taken in runs.items():
        times = [r.readable for r in taken]
        middle = statistics.median(times)
        spread = f"{min(times):.2f}–{max(times):.2f}"
        cpu, memory = statistics.median(r.cpu for r in taken), statistics.median(r.memory for r in taken)
        print(f"{name:24}{middle:11.2f}{spread:>13}{cpu:8.2f}{memory:11.0f}{middle / floor:7.2f}")


if __name__ == "__main__":
    main()
