"""Freezes the app with a book inside: the one door to everything that ships.

usage: build.py [--book DIR]

Leaves ``dist/helpviewer/helpviewer``. The new app is made beside the old one and swapped in.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from helpviewer.book.errors import BookError  # noqa: E402
from helpviewer.book.reader import Book  # noqa: E402


def freeze(book: Path, dist: Path, work: Path) -> Path:
    """Run PyInstaller.

    Args:
        book: the folder of a built book, to be the bundled one.
        dist: where the app's folder ``helpviewer`` is put; an older one is replaced.
        work: PyInstaller's scratch folder.

    Returns:
        The executable.
    """
    import PyInstaller.__main__

    os.environ["HELPVIEWER_BOOK"] = str(book)
    made = work / "dist"
    spec = str(ROOT / "packaging" / "helpviewer.spec")
    PyInstaller.__main__.run(
        [
            spec,
            "--noconfirm",
            "--log-level",
            "WARN",
            "--distpath",
            str(made),
            "--workpath",
            str(work / "work"),
        ]
    )
    target = dist / "helpviewer"
    dist.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(target, ignore_errors=True)
    shutil.move(made / "helpviewer", target)
    return target / ("helpviewer.exe" if sys.platform == "win32" else "helpviewer")


def main() -> int:
    """Check the book, then freeze. Returns 1 when the book cannot be used."""
    parser = argparse.ArgumentParser(description="Freeze Help Viewer with a book inside.")
    parser.add_argument("--book", type=Path, default=ROOT / "build" / "book", help="the built book's folder")
    book = parser.parse_args().book.resolve()
    try:
        opened = Book.open(book)
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    if damaged := opened.damage():
        print(f"These files of the book are damaged; build it again: {', '.join(damaged)}", file=sys.stderr)
        return 1
    executable = freeze(book, ROOT / "dist", ROOT / "build" / "freeze")
    size = sum(f.stat().st_size for f in executable.parent.rglob("*") if f.is_file() and not f.is_symlink())
    print(f"{executable.relative_to(ROOT)}: {size / 1e6:.0f} MB with “{opened.info.title}”")
    return 0


if __name__ == "__main__":
    sys.exit(main())
