"""A build that is killed, interrupted or refused leaves the old book whole, and nothing behind for long."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpviewer.book.book import Book
from index_build.build import build
from index_build.cli import main
from index_build.output.atomic_folder import CannotWrite, remove_leftovers, swap_in, workspace

if TYPE_CHECKING:
    from tests.conftest import MakeSource

OLD = {
    "welcome.md": "---\nid: welcome\ntitle: Old\n---\nOld text.\n",
    "search-tests.yml": "- {q: text, page: welcome}\n",
}
NEW = {"welcome.md": "---\nid: welcome\ntitle: New\n---\nNew text.\n"}

# Runs the real command, and sends itself a signal when a stage begins or has ended.
DRIVER = """
import os, signal, sys
from index_build import build, cli
from index_build.output import atomic_folder

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell in the background ignores it
where, stage, signal_name, *arguments = sys.argv[1:]
holder = atomic_folder.shutil if stage == "rmtree" else build
original = getattr(holder, stage)

def strike(*args, **kwargs):
    result = original(*args, **kwargs) if where == "after" else None
    os.kill(os.getpid(), getattr(signal, signal_name))
    return result

setattr(holder, stage, strike)
sys.exit(cli.main(arguments))
"""


def run_driver(*arguments: object, driver: str = DRIVER) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", driver, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def old_book(make_source: MakeSource, tmp_path: Path) -> Path:
    """A book, and sources that have changed since."""
    build(make_source(OLD), tmp_path / "book")
    make_source(NEW)
    return tmp_path / "book"


def title(book: Path) -> str:
    opened = Book.open(book)
    assert opened.damage() == []
    return opened.page("welcome").title


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize(
    ("where", "stage", "expected"),
    [
        ("before", "parse_all", "Old"),
        ("before", "write_pages", "Old"),
        ("after", "write_pages", "Old"),
        ("after", "write_cached_index", "Old"),
        ("before", "ask_questions", "Old"),
        ("before", "swap_in", "Old"),
        ("after", "swap_in", "New"),
    ],
)
def test_a_killed_build_leaves_a_whole_book(
    where: str, stage: str, expected: str, old_book: Path, tmp_path: Path
) -> None:
    result = run_driver(where, stage, "SIGKILL", "build", tmp_path / "source", "-o", old_book)

    assert result.returncode == -signal.SIGKILL
    assert title(old_book) == expected
    build(tmp_path / "source", old_book)
    assert title(old_book) == "New"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book", "source"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_an_interrupted_build_cleans_up_and_says_so(name: str, old_book: Path, tmp_path: Path) -> None:
    result = run_driver("after", "write_pages", name, "build", tmp_path / "source", "-o", old_book)

    assert result.returncode == 130
    assert result.stderr == "Interrupted. An existing book was left as it was.\n"
    assert title(old_book) == "Old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book", "source"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_workers_end_with_a_killed_build(make_source: MakeSource, tmp_path: Path) -> None:
    pages = {f"basics/p{n}.md": f"---\nid: p{n}\ntitle: P\n---\nText.\n" for n in range(120)}
    source = make_source({**NEW, **pages})
    driver = """
import os, signal, sys
from index_build import cli
from index_build.dialects import workers

def strike(chunks, *rest):
    next(iter(chunks))
    os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    workers.flat = strike
    cli.main(sys.argv[1:])
"""
    script = tmp_path / "driver.py"
    script.write_text(driver)

    # The workers hold the other end of the pipe: run() returns only when they have ended, too.
    command = [sys.executable, str(script), "build", str(source), "-o", str(tmp_path / "book")]
    result = subprocess.run(command, capture_output=True, check=False, timeout=120)

    assert result.returncode == -signal.SIGKILL


def test_death_between_the_two_renames_is_mended(
    old_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helpviewer.core.files.exchange_folders", lambda one, other: False)
    token = "0123abcd"
    (tmp_path / f".book.{token}.lock").touch()
    (tmp_path / f".book.{token}.new").mkdir()
    old_book.rename(tmp_path / f".book.{token}.old")

    remove_leftovers(old_book)

    assert title(old_book) == "Old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book", "source"]


def test_without_exchange_the_old_book_makes_room(
    old_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helpviewer.core.files.exchange_folders", lambda one, other: False)

    build(tmp_path / "source", old_book)

    assert title(old_book) == "New"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book", "source"]


def test_a_running_build_is_left_alone(tmp_path: Path) -> None:
    output = tmp_path / "book"
    with workspace(output) as folder:
        remove_leftovers(output)
        assert folder.is_dir()
        with workspace(output) as other:
            assert other != folder
        assert folder.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_two_builds_at_once_both_end_well(make_source: MakeSource, tmp_path: Path) -> None:
    source = make_source(OLD)
    command = [sys.executable, "-c", "from index_build.cli import main; main()", "build", str(source), "-o"]
    running = [
        subprocess.Popen([*command, str(tmp_path / "book")], stdout=subprocess.DEVNULL) for _ in range(3)
    ]

    assert [process.wait(timeout=120) for process in running] == [0, 0, 0]
    assert title(tmp_path / "book") == "Old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book", "source"]


def test_an_error_while_writing_leaves_the_old_book(
    old_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device", "somewhere")

    monkeypatch.setattr("index_build.build.write_cached_index", full)

    assert main(["build", str(tmp_path / "source"), "-o", str(old_book)]) == 1
    assert "“somewhere”: No space left on device. An existing book" in capsys.readouterr().err
    assert title(old_book) == "Old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book", "source"]


@pytest.mark.parametrize("name", ["file", "folder", "data"])
def test_something_that_is_no_book_is_never_replaced(
    name: str, make_source: MakeSource, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / name
    if name == "file":
        output.write_text("mine")
    else:
        output.mkdir()
        (output / ("book.json" if name == "data" else "notes.txt")).write_text("[]")

    assert main(["build", str(make_source(OLD)), "-o", str(output)]) == 1
    assert "is not a help book" in capsys.readouterr().err
    assert (output if name == "file" else next(output.iterdir())).read_text() in ("mine", "[]")


def test_a_damaged_book_and_an_empty_folder_are_replaced(make_source: MakeSource, tmp_path: Path) -> None:
    source = make_source(OLD)
    build(source, tmp_path / "book")
    (tmp_path / "book" / "book.json").write_text("{")
    (tmp_path / "empty").mkdir()

    build(source, tmp_path / "book")
    build(source, tmp_path / "empty")

    assert title(tmp_path / "book") == title(tmp_path / "empty") == "Old"


@pytest.mark.parametrize("output", ["source/book", "source", "."])
def test_a_book_is_not_written_into_its_sources(
    output: str, make_source: MakeSource, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(make_source(OLD)), "-o", str(tmp_path / output)]) == 1
    assert "overlaps" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to(
    make_source: MakeSource, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)

    assert main(["build", str(make_source(OLD)), "-o", str(locked / "book")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_a_parent_that_is_a_file(
    make_source: MakeSource, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x")

    assert main(["build", str(make_source(OLD)), "-o", str(tmp_path / "file" / "book")]) == 1
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_to_a_book_stays_a_link(old_book: Path, tmp_path: Path) -> None:
    link = tmp_path / "current"
    link.symlink_to(old_book)

    build(tmp_path / "source", link)

    assert link.is_symlink()
    assert title(old_book) == "New"


def test_swap_in_where_nothing_was(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        remove_leftovers(Path(__file__))
    with workspace(tmp_path / "new") as folder:
        (folder / "x").touch()
        swap_in(folder, tmp_path / "new")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["x"]
