"""Time, memory and size of exporting a whole book in every format.

usage: python benchmarks/export.py [BOOK]

``BOOK`` is a built book's folder; without it, ``../shared/data/powershell-docs.tar.gz`` is built first. Every
format runs in a process of its own. The last line is Chromium printing our HTML to PDF, the way of exporting
a book that other viewers leave their readers with, when it is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.powershell_docs import unpacked
from helpviewer.core.formats import EXPORT_FORMATS

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def main(argv: list[str]) -> int:
    """Print one row for each format; the exit code is 0 unless an export fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book = Path(argv[0]) if argv else built(folder)
        print("| what | seconds | CPU s | memory MB | file MB |\n|---|---|---|---|---|")
        for kind in EXPORT_FORMATS:
            file = folder / f"all.{kind}"
            command = [sys.executable, "-m", "helpviewer", "export", "--book", str(book), "--all"]
            row(kind, [*command, "--format", kind, "-o", str(file)], file)
        if CHROMIUM:
            file = folder / "chromium.pdf"
            command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
            command += [f"--user-data-dir={folder / 'profile'}", "--timeout=900000"]
            command += [f"--print-to-pdf={file}", (folder / "all.html").as_uri()]
            row("Chromium, HTML to PDF", command, file)
    return 0


def built(folder: Path) -> Path:
    """The PowerShell documentation as a book."""
    source = unpacked(folder / "docs")
    command = [sys.executable, "-m", "index_build", "build", str(source), "-o", str(folder / "book")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder / "book"


def row(what: str, command: list[str], file: Path) -> None:
    """Run and print. The memory is that of the largest process the command started."""
    start = time.perf_counter()
    # A process between, whose only child is the one that is measured.
    code = (
        "import resource, subprocess, sys\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss)"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code, *command], capture_output=True, text=True, env=environment, check=True
    )
    seconds = time.perf_counter() - start
    failed, cpu, kilobytes = done.stdout.split()
    if failed != "0" or not file.exists():
        print(f"| {what} | failed after {seconds:.0f} | {float(cpu):.0f} | {int(kilobytes) / 1024:.0f} | – |")
        return
    size = file.stat().st_size / 1e6
    print(
        f"| {what} | {seconds:.1f} | {float(cpu):.1f} | {int(kilobytes) / 1024:.0f} | {size:.1f} |",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
