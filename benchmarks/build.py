"""Building a book of 1,111 real pages, beside the least any builder on Python-Markdown could do.

usage: build.py [-n RUNS] [SRC]

``SRC`` is a content root; without it, ``../shared/data/powershell-docs.tar.gz`` is unpacked beside a short
``book.yml``. Every part runs in a process of its own, in turn:

our builder   index-build build: checks, sanitised pages, pictures, tuned index, checksums
bare parts    Python-Markdown with the same tables and code blocks, and an SQLite FTS5 index; no checks
MkDocs        its default theme and search, when it is installed in this environment
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.powershell_docs import DATA, unpacked

ROOT = Path(__file__).resolve().parent.parent
BARE = """\
import re, sqlite3, sys
from pathlib import Path
import markdown
source, target = Path(sys.argv[1]), Path(sys.argv[2])
target.mkdir()
base = sqlite3.connect(target / "index.db")
base.execute("create virtual table page using fts5(title, body, prefix='1 2 3')")
convert = markdown.Markdown(extensions=["tables", "pymdownx.superfences", "toc", "footnotes", "def_list"])
for number, file in enumerate(sorted(source.rglob("*.md"))):
    text = re.sub(r"\\A---\\n.*?\\n---\\n", "", file.read_text("utf-8"), flags=re.DOTALL)
    (target / f"{number}.html").write_text(convert.reset().convert(text), "utf-8")
    base.execute("insert into page values (?, ?)", (file.stem, text))
base.commit()
"""


def timed(command: list[str]) -> tuple[float, float]:
    """Wall and CPU seconds of a command and its children."""
    before, begin = os.times(), time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stderr[-2000:]}")
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - begin, cpu


def size_mb(folder: Path) -> float:
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6


def builders(source: Path, target: Path) -> dict[str, list[str]]:
    """Name → command; each writes below ``target``."""
    found = {
        "our builder": [
            sys.executable,
            "-m",
            "index_build",
            "build",
            str(source),
            "-o",
            str(target / "our builder"),
        ],
        "bare parts": [sys.executable, "-c", BARE, str(source), str(target / "bare parts")],
    }
    if importlib.util.find_spec("mkdocs"):
        config = target / "mkdocs.yml"
        config.write_text(f"site_name: x\ndocs_dir: {source}\nsite_dir: {target / 'MkDocs'}\n", "utf-8")
        found["MkDocs"] = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)]
    return found


def main() -> None:
    """Run every builder in turn and print medians."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-n", type=int, default=3, help="rounds (default 3)")
    parser.add_argument("source", nargs="?", type=Path, metavar="SRC")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = options.source
        if source is None:
            if not DATA.exists():
                sys.exit(f"{DATA} is not there; name a content root:  benchmarks/build.py SRC")
            source = unpacked(Path(folder) / "source")
        target = Path(folder) / "target"
        target.mkdir()
        commands = builders(source, target)
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(options.n):
            for name, command in commands.items():
                shutil.rmtree(target / name, ignore_errors=True)
                taken[name].append(timed(command))
        print(f"{'':14}{'wall s':>8}{'cpu s':>8}{'size MB':>9}{'ratio':>7}")
        ours = statistics.median(wall for wall, _ in taken["our builder"])
        for name, runs in taken.items():
            wall, cpu = (statistics.median(column) for column in zip(*runs, strict=True))
            print(f"{name:14}{wall:8.1f}{cpu:8.1f}{size_mb(target / name):9.1f}{wall / ours:7.2f}")


if __name__ == "__main__":
    main()
