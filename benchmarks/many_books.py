"""Search in many books at once: figures of ``window.py`` with the scope “All books”, and memory before it.

    python benchmarks/many_books.py [--books N] [--queries N] [--also BOOK] [--offscreen]

N copies of powershell-docs (1,110 pages each) in a library of their own, beside the bundled book; ``--also``
takes a built book for one of them. Memory is what the window has for itself before anything is searched,
beside that with one book.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path

from benchmarks import powershell_docs
from benchmarks.search import CONTENT, ROOT
from benchmarks.virtual_display import display

QUERIES = (
    *("get-childitem recurse", "how do I remove an item", "string comparison behavior", "execution policy"),
    *("ConvertTo-Json depth", "about operators"),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--books", type=int, default=10)
    parser.add_argument("--queries", type=int, default=len(QUERIES))
    parser.add_argument("--also", type=Path, help="a built book that is searched, too")
    parser.add_argument("--offscreen", action="store_true", help="without Xvfb")
    options = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen" if options.offscreen else "xcb"
    with tempfile.TemporaryDirectory() as folder, nullcontext() if options.offscreen else display():
        work = Path(folder)
        from index_build.build import build

        build(CONTENT, work / "bundled")
        build(powershell_docs.unpacked(work / "source"), work / "powershell")
        queries = work / "all.queries"
        queries.write_text("\n".join(QUERIES[: options.queries]), "utf-8")
        for count in (1, options.books):
            data = work / f"data-{count}"
            fill(data / "helpviewer" / "books", work / "powershell", count, options.also)
            print(f"{count} books: {window(work / 'bundled', queries, data)}")
    return 0


def fill(library: Path, book: Path, count: int, also: Path | None) -> None:
    """Put copies of a book into a library, each under an id of its own."""
    library.mkdir(parents=True)
    for number in range(count - bool(also and count > 1)):
        copy = library / f"book{number}"
        shutil.copytree(book, copy, copy_function=os.link)
        about = json.loads((copy / "book.json").read_text("utf-8"))
        about["book"] |= {"id": copy.name, "version": str(number)}
        (copy / "book.json").unlink()
        (copy / "book.json").write_text(json.dumps(about), "utf-8")
    if also and count > 1:
        shutil.copytree(also, library / "also")


def window(book: Path, queries: Path, data: Path) -> str:
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "window.py"), "--child", str(book), str(queries)],
        cwd=ROOT,
        env={**os.environ, "BENCH_LIBRARY": str(data), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
