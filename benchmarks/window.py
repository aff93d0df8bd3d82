"""From keystroke to painted hits, in the real window on a virtual display: what the GUI thread spends on it.

    python benchmarks/window.py [--powershell DIR] [--pages FILE] [--queries N] [--offscreen]

Three books, as in ``search.py``. Queries are typed letter by letter, a letter every 120 ms as a quick typist
does, and then once more as fast as the window takes them. Figures, in ms:

keystroke  CPU time of the GUI thread from the key event until the hits it leads to are painted: the key, the
           answer, the layout, the paint
wall       from the key event until then by the clock, the search in its own thread included
pause      the longest turn of the event loop while typing, which is what a reader would feel: by the clock,
           and of CPU, since by the clock other programs on the machine count in
first      wall and GUI thread of the first letter after the start, in a fresh process, median of five
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path

from benchmarks.search import (
    CONTENT,
    ROOT,
    SHARED,
    entries_of,
    json_lines,
    made_up,
    markdown_folder,
    search_tests,
    share,
    write_book,
)
from benchmarks.virtual_display import display

GAP_S = 0.12
WARM_UP_S = 0.4


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--powershell", type=Path, default=SHARED / "powershell-docs.tar.gz")
    parser.add_argument("--pages", type=Path, default=SHARED / "pages-10k.jsonl.gz")
    parser.add_argument("--queries", type=int, default=25, help="queries typed at a typist's pace")
    parser.add_argument("--offscreen", action="store_true", help="without Xvfb")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        return child(Path(options.child[0]), Path(options.child[1]))
    if options.offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    else:
        os.environ["QT_QPA_PLATFORM"] = "xcb"
    with tempfile.TemporaryDirectory() as folder, nullcontext() if options.offscreen else display():
        work = Path(folder)
        for name, path, queries in books(work, options):
            file = work / f"{name}.queries"
            file.write_text("\n".join(queries), encoding="utf-8")
            print(f"{name}: {' '.join(run(path, file))}")
            firsts = sorted(tuple(map(float, run(path, Path("first"))[0].split())) for _ in range(5))
            print(f"{'':<12}first keystroke: {firsts[2][0]:.1f} ms wall, {firsts[2][1]:.1f} GUI thread")
    return 0


def books(work: Path, options: argparse.Namespace):  # type: ignore[no-untyped-def]
    """Name, folder and queries of each book."""
    from index_build.build import build

    build(CONTENT, work / "bundled")
    questions = [row["q"] for row in search_tests()]
    entries_of(work / "bundled")
    yield "bundled", work / "bundled", questions[: options.queries]
    for name, source, read in (
        ("powershell", options.powershell, markdown_folder),
        ("pages", options.pages, json_lines),
    ):
        if not source.exists():
            print(f"{name} left out: {source} is not there")
            continue
        entries = list(read(source, work))
        write_book(name, work / name, entries)
        (work / name / "pages").mkdir()
        (work / name / "pages" / f"{entries[0].page}.html").write_text("<p>First page</p>")
        yield name, work / name, made_up(entries, options.queries)


def run(path: Path, file: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, __file__, "--child", str(path), str(file)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


# -- in a process of its own --------------------------------------------------------------------------


def child(path: Path, file: Path) -> int:  # noqa: C901 # one scene after the other
    """The window on one book; prints one line of figures."""
    scratch = Path(tempfile.mkdtemp(dir=path.parent))
    library = os.environ.get("BENCH_LIBRARY", "")  # see many_books.py
    data = library or str(scratch)
    os.environ.update(XDG_CONFIG_HOME=str(scratch), XDG_STATE_HOME=str(scratch), XDG_DATA_HOME=data)
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtTest import QTest

    from helpviewer import app
    from helpviewer.startup.arguments import Arguments

    program = app.make_application()
    if not program.open(Arguments(book=path)):
        return 1
    assert program.windows
    application, window = program.qt, program.windows.latest
    window.show()

    ticks = [(0.0, 0.0)]
    news: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                news.append("painted")
            return False

    def turn() -> None:
        """One turn of the event loop: its ms by the clock, and of CPU."""
        began, cpu = time.perf_counter(), time.thread_time()
        application.processEvents()
        ticks.append(((time.perf_counter() - began) * 1000, (time.thread_time() - cpu) * 1000))

    def settle(seconds: float) -> None:
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            turn()
            time.sleep(0.0005)

    while window.side.count() != 2:
        turn()
    pane = window.side.search
    watch = Watch()
    pane.hits.viewport().installEventFilter(watch)
    pane.hits.model().modelReset.connect(lambda: news.append("changed"))
    window.service.answered.connect(lambda answer: news.append(f"answered {answer.query}"))
    settle(WARM_UP_S)  # as long as a reader needs to begin
    if library:
        from helpviewer.models.scope import ALL_BOOKS

        print(f"own memory {own_memory():.1f} MB |", end=" ")
        window.service.scope = ALL_BOOKS

    def press(letter: str) -> tuple[float, float]:
        """GUI-thread CPU and wall ms until the answer to what now stands in the field is painted."""
        cpu, wall = time.thread_time(), time.perf_counter()
        news.clear()
        QTest.keyClicks(window.field, letter)
        ticks.append(((time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000))
        text = window.field.text()
        while text.strip() and f"answered {text}" not in news:
            turn()
            time.sleep(0.0002)
        while "changed" in news and "painted" not in news[news.index("changed") :]:
            turn()
            time.sleep(0.0002)
        return (time.thread_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000

    if file.name == "first":
        cpu, wall = press("r")
        print(wall, cpu)
    else:
        spent: list[float] = []
        waited: list[float] = []
        ticks.clear()
        queries = file.read_text("utf-8").split("\n")
        for query in queries:
            window.field.clear()
            settle(GAP_S)
            for letter in query:
                cpu, wall = press(letter)
                spent.append(cpu)
                waited.append(wall)
                settle(GAP_S - wall / 1000)
        pause = max(ticks)
        ticks.clear()
        for query in queries:
            window.field.clear()
            for letter in query:
                QTest.keyClicks(window.field, letter)
                turn()
            settle(GAP_S)
        print(
            f"keystroke p50 {share(spent, 0.5):.1f} p95 {share(spent, 0.95):.1f} max {max(spent):.1f} | "
            f"wall p50 {share(waited, 0.5):.1f} p95 {share(waited, 0.95):.1f} max {max(waited):.1f} | "
            f"pause {pause[0]:.1f} (CPU {pause[1]:.1f}), as fast as it goes {max(ticks)[0]:.1f} "
            f"(CPU {max(ticks)[1]:.1f}) | {len(spent)} keystrokes"
        )
    window.close()
    return 0


def own_memory() -> float:
    """MB that this process has for itself alone."""
    rows = (line.split() for line in Path("/proc/self/smaps_rollup").read_text().splitlines())
    return sum(int(row[1]) for row in rows if row[0] == "Private_Dirty:") / 1024


if __name__ == "__main__":
    sys.exit(main())
