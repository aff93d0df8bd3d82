"""A reader's books, changed by programs that die at random steps: none is lost, none is half."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from helpviewer.book.book import Book
from helpviewer.book.errors import BookError
from helpviewer.library.library import Library
from tests.fuzz.mutate import seeded

ROOT = Path(__file__).resolve().parents[2]

CHANGES = """
import json, os, sys
from pathlib import Path
from helpviewer.book.errors import BookError
from helpviewer.library.library import Library
from helpviewer.models.user_data.store import open_store, write_store

home, steps, dies_at = Path(sys.argv[1]), json.loads(sys.argv[2]), int(sys.argv[3])
library = Library(home / "own", [], [], home / "cache")
moments = 0

def count(event, _arguments):
    global moments
    if event in ("os.rename", "os.mkdir", "os.rmdir", "os.remove", "shutil.rmtree", "ctypes.call_function"):
        moments += 1
        if moments == dies_at:
            os._exit(9)

sys.addaudithook(count)
for step, what in steps:
    print("begun", flush=True)
    try:
        if step == "add":
            library.add(Path(what))
        elif step == "open":
            library.note_opened(library.find(what).path)
        elif step == "bring-back":
            library.bring_back(what)
        elif step == "remove":
            library.remove(what)
        elif step == "keep":
            kept = open_store(home / "kept.json")[0].get("kept", [])
            write_store(home / "kept.json", {"kept": [*kept, what]})
    except BookError as error:
        print(error, file=sys.stderr)
    print("done", flush=True)
"""


class Shelf:
    """What must be there: for each book its version, and the one before it that can be brought back."""

    def __init__(self) -> None:
        self.present: dict[str, str] = {}
        self.before: dict[str, str] = {}
        self.kept: list[str] = []

    def take(self, step: str, what: str) -> None:
        book, _, version = Path(what).name.partition("-")
        if step == "add":
            if book in self.present:
                self.before.setdefault(book, self.present[book])
            self.present[book] = version
        elif step == "open":
            self.before.pop(book, None)
        elif step == "bring-back" and book in self.before:
            self.present[book], self.before[book] = self.before[book], self.present[book]
        elif step == "remove":
            self.present.pop(book, None)
            self.before.pop(book, None)
        elif step == "keep":
            self.kept.append(what)

    def copy(self) -> Shelf:
        other = Shelf()
        other.present, other.before = dict(self.present), dict(self.before)
        other.kept = list(self.kept)
        return other


@pytest.fixture(scope="module")
def versions(tiny_book: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two books in three versions each."""
    folder = tmp_path_factory.mktemp("versions")
    made = []
    for book in ("plums", "quinces"):
        for version in "123":
            copy = shutil.copytree(tiny_book, folder / f"{book}-{version}")
            content = json.loads((copy / "book.json").read_text("utf-8"))
            content["book"] |= {"id": book, "version": version}
            (copy / "book.json").write_text(json.dumps(content), "utf-8")
            made.append(copy)
    return made


def some_step(chance: Random, versions: list[Path]) -> tuple[str, str]:
    step = chance.choice(("add", "add", "add", "open", "bring-back", "remove", "keep"))
    if step == "add":
        return step, str(chance.choice(versions))
    return step, chance.choice(("plums", "quinces"))


def found(home: Path) -> dict[str, str]:
    """The version of each book that is there, each of them whole."""
    versions = {}
    for known in Library(home / "own", [], [], home / "cache").books():
        assert known.problem is None
        assert known.info is not None
        assert Book.open(known.path).damage() == []
        versions[known.id] = known.info.version
    return versions


def play(seed: int, rounds: int, versions: list[Path], home: Path) -> None:
    chance = seeded(seed)
    expected = Shelf()
    for _ in range(rounds):
        steps = [some_step(chance, versions) for _ in range(4)]
        command = [sys.executable, "-c", CHANGES, str(home), json.dumps(steps), str(chance.randrange(1, 60))]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        program = subprocess.run(command, env=environment, capture_output=True, text=True)
        assert program.returncode in (0, 9), program.stderr
        begun, done = program.stdout.count("begun"), program.stdout.count("done")
        for step in steps[:done]:
            expected.take(*step)
        there = found(home)
        kept_file = home / "kept.json"
        kept = json.loads(kept_file.read_text("utf-8"))["kept"] if kept_file.exists() else []
        if begun == done:
            assert there == expected.present, steps
            assert kept == expected.kept
            continue
        # In the midst of a step: as before it, or as after it. What was to be replaced may already be aside.
        after = expected.copy()
        after.take(*steps[done])
        for book in ("plums", "quinces"):
            possible = {expected.present.get(book), after.present.get(book), after.before.get(book)}
            assert there.get(book) in possible, (steps, done)
        assert kept in (expected.kept, after.kept)
        # Go on from what is there.
        expected.kept, expected.present = kept, there
        expected.before = {}
        for book in there:
            library = Library(home / "own", [], [], home / "cache")
            try:
                back = library.bring_back(book)
            except BookError:
                continue
            assert back.info is not None
            if back.info.version != there[book] or (home / "own" / f"{book}.old").exists():
                expected.before[book] = back.info.version
                library.bring_back(book)


@pytest.mark.parametrize("seed", range(3))
def test_books_survive_whatever_happens(seed: int, versions: list[Path], tmp_path: Path) -> None:
    play(seed, 5, versions, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 120))
def test_books_survive_a_long_life(seed: int, versions: list[Path], tmp_path: Path) -> None:
    play(seed, 20, versions, tmp_path)
