"""Whatever is written by a program that is killed at a random moment: the old or the new, whole, no rest."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from helpviewer.book import archive
from helpviewer.book.book import Book

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a system without this signal")

STORE = """
import sys
from pathlib import Path
from helpviewer.models.user_data.store import write_store
print("begun", flush=True)
for number in range(10**6):
    write_store(Path(sys.argv[1]), {"number": number, "text": "x" * 20_000})
"""
PACK = """
import sys
from pathlib import Path
from helpviewer.book import archive
from helpviewer.book.book import Book
book = Book.open(Path(sys.argv[2]))
print("begun", flush=True)
while True:
    archive.pack(book, Path(sys.argv[1]))
"""
EXPORT = """
import sys
from pathlib import Path
from helpviewer.book.book import Book
from helpviewer.export.export import Options, whole_book, write_export
book = Book.open(Path(sys.argv[2]))
print("begun", flush=True)
while True:
    options = Options(pictures_beside=True)
    write_export(whole_book(book), "md", Path(sys.argv[1]), force=True, options=options)
"""
UNPACK = """
import shutil, sys
from pathlib import Path
from helpviewer.book import archive
print("begun", flush=True)
while True:
    archive.unpack(Path(sys.argv[2]), Path(sys.argv[1]))
    shutil.rmtree(sys.argv[1], ignore_errors=True)
"""


def kill_at_random(code: str, target: Path, source: Path, rounds: int, check: Callable[[], None]) -> None:
    """Run the program again and again, and look at what is there each time it was killed."""
    chance = Random(str(target.name))
    for _ in range(rounds):
        command = [sys.executable, "-c", code, str(target), str(source)]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as program:
            assert program.stdout
            assert program.stdout.readline() == b"begun\n"
            time.sleep(chance.uniform(0, 0.05))  # the moment is what is tried here
            program.kill()
        check()


@pytest.fixture
def packed(tiny_book: Path, tmp_path: Path) -> Path:
    file = tmp_path / "tiny.helpbook"
    archive.pack(Book.open(tiny_book), file)
    return file


def play(kind: str, rounds: int, tiny_book: Path, packed: Path, folder: Path) -> None:
    folder.mkdir()
    file = folder / "a.md"

    def is_json() -> None:
        if file.exists():
            assert len(json.loads(file.read_text())["text"]) == 20_000

    def is_book() -> None:
        if file.exists():
            assert file.read_bytes() == packed.read_bytes()

    def is_markdown() -> None:
        if file.exists():
            assert file.read_text("utf-8").rstrip().splitlines()[-1]
            assert all(picture.stat().st_size for picture in (folder / "a-pictures").iterdir())

    def is_unpacked() -> None:
        assert not Book.open(archive.unpack(packed, folder)).damage()

    checks = {"store": is_json, "pack": is_book, "export": is_markdown, "unpack": is_unpacked}
    codes = {"store": STORE, "pack": PACK, "export": EXPORT, "unpack": UNPACK}
    sources = {"pack": tiny_book, "export": tiny_book, "unpack": packed}
    target = folder if kind == "unpack" else file
    kill_at_random(codes[kind], target, sources.get(kind, folder), rounds, checks[kind])
    if kind == "unpack":
        return
    # One whole run removes what the killed ones have left.
    done = codes[kind].replace("while True:", "for _ in range(1):").replace("10**6", "1")
    subprocess.run(
        [sys.executable, "-c", done, str(target), str(sources.get(kind, folder))],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    assert {path.name for path in folder.iterdir()} <= {"a.md", "a-pictures"}


@pytest.mark.parametrize("kind", ["store", "pack", "export", "unpack"])
def test_killed_writers(kind: str, tiny_book: Path, packed: Path, tmp_path: Path) -> None:
    play(kind, 3, tiny_book, packed, tmp_path / "folder")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["store", "pack", "export", "unpack"])
def test_writers_killed_many_times(kind: str, tiny_book: Path, packed: Path, tmp_path: Path) -> None:
    play(kind, 50, tiny_book, packed, tmp_path / "folder")
