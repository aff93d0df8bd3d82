"""The command `index-build` in a process of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helpviewer.book import archive
from helpviewer.book.book import Book
from index_build.build import build, check
from index_build.new import new_book
from tests.conftest import TINY_BOOK

ROOT = Path(__file__).resolve().parents[2]

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs ``index-build`` in an empty folder."""

    def run(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "index_build", *map(str, arguments)]
        more = options.pop("environment", {})
        environment = os.environ | {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path / "cache")} | more
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": tmp_path, **options}
        done: subprocess.CompletedProcess[str] = subprocess.run(
            command, env=environment, encoding="utf-8", timeout=120, check=False, **options
        )
        return done

    return run


@pytest.fixture
def mistaken(make_source: Callable[..., Path]) -> Path:
    """A book with a dead link on each of nine pages."""
    pages = {f"basics/p{n}.md": f"---\nid: p{n}\ntitle: P\n---\nSee [this](no-{n}.md).\n" for n in range(9)}
    return make_source({"welcome.md": "---\nid: welcome\ntitle: Welcome\n---\nHello.\n", **pages})


def test_a_new_book_has_no_mistakes_and_can_be_read(run: Run, tmp_path: Path) -> None:
    assert run("new", 'the "new" book').returncode == 0
    folder = tmp_path / 'the "new" book'
    assert run("check", folder, "--strict").returncode == 2  # no such option
    done = run("check", folder)
    assert (done.returncode, done.stderr) == (0, "")
    built = run("build", folder, "-o", "book", "--strict")
    assert built.returncode == 0, built.stderr
    assert "100% of 3 questions" in built.stdout
    book = Book.open(tmp_path / "book")
    assert book.info.title == 'The "new" book'
    assert [page.id for page in book.pages()] == ["welcome", "first-steps", "page-elements", "settings"]
    assert book.context_page("app.settings") == "settings"
    assert book.info.imprint.logo is not None
    assert all((*book.info.imprint[:5], book.info.ask.url, book.info.as_of))
    elements = set(re.findall("<([a-z0-9]+)", book.html("page-elements")))
    assert elements >= {"aside", "dl", "details", "table", "figure", "mark", "kbd", "math", "ol", "sup"}
    again = run("new", folder)
    assert again.returncode == 1
    assert again.stderr == f"“{folder}” is there already and is not empty. Choose another name.\n"


def test_a_book_is_begun_from_a_copy_of_documentation(run: Run, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / ".git").mkdir(parents=True)
    (docs / "index.md").write_text("# Our docs\n\nHello.\n")
    done = run("new", "book", "--from", docs)
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in (tmp_path / "book").iterdir()) == ["book.yml", "index.md"]
    assert sorted(path.name for path in docs.iterdir()) == [".git", "index.md"]
    assert run("check", tmp_path / "book").returncode == 0


def test_a_copy_that_cannot_be_made_leaves_nothing(run: Run, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "notes.txt").write_text("No documentation.\n")
    for folder, words in (
        (tmp_path / "book", "no documentation"),
        (docs / "book", "overlaps"),
        (tmp_path, "is not empty"),
    ):
        done = run("new", folder, "--from", docs)
        assert done.returncode == 1
        assert words in done.stderr
        assert words != "no documentation" or done.stderr.startswith(f"{docs}/")
    assert run("new", tmp_path / "book", "--from", tmp_path / "gone").returncode == 1
    (tmp_path / "empty").mkdir()
    assert run("new", tmp_path / "empty", "--from", docs).returncode == 1
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "cache") == ["docs", "empty"]
    assert not any((tmp_path / "empty").iterdir())
    assert run("new").returncode == 2


@pytest.mark.parametrize("name", ["книга", "a: b #c", "CON", "x" * 60])
def test_any_name_of_a_folder_will_do(tmp_path: Path, name: str) -> None:
    new_book(tmp_path / name)
    assert check(tmp_path / name) == []


def test_mistakes_alike_are_told_once_unless_all_are_asked_for(run: Run, mistaken: Path) -> None:
    done = run("check", mistaken)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "(and 8 more like this)" in done.stderr
    assert done.stdout == f"{mistaken}: 9 errors, 0 warnings\nWith --all every place is named.\n"
    assert run("check", mistaken, "--all").stderr.count("\n") == 9


def test_reports_for_programs(run: Run, mistaken: Path) -> None:
    for command in (["check", mistaken], ["build", mistaken, "-o", "book"]):
        done = run(*command, "--format", "json")
        assert (done.returncode, done.stderr) == (1, "")
        said = json.loads(done.stdout)
        assert (said["errors"], len(said["problems"]), said["search"]) == (9, 9, None)
        done = run(*command, "--format", "github")
        assert done.returncode == 1
        assert done.stdout.count("::error file=") == 9


def test_a_pipe_of_another_encoding_gets_utf8(run: Run, bundled_book: Path) -> None:
    done = run("explain", bundled_book, "中文 “x”", environment={"PYTHONIOENCODING": "cp1252"})
    assert (done.returncode, done.stderr) == (0, "")
    assert "Query: 中文 “x”" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_report_that_cannot_be_written_does_not_undo_the_build(
    run: Run, tmp_path: Path, make_source: Callable[..., Path]
) -> None:
    source = make_source({"welcome.md": "---\nid: welcome\ntitle: Welcome\n---\nHello.\n"})
    with Path("/dev/full").open("wb") as full:
        done = run("build", source, "-o", "book", stdout=full)
    assert done.returncode == 0
    assert done.stderr == "The output could not be written: there may be no room left.\n"
    assert Book.open(tmp_path / "book").info.home == "welcome"

    reading, writing = os.pipe()
    os.close(reading)
    done = run("build", source, "-o", "piped", stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")
    assert Book.open(tmp_path / "piped").info.home == "welcome"

    command = f'exec "{sys.executable}" -m index_build build "{source}" -o "{tmp_path}/closed" >&- 2>&-'
    closed = subprocess.run(["sh", "-c", command], env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False)
    assert closed.returncode == 0
    assert Book.open(tmp_path / "closed").info.home == "welcome"


def test_a_finished_book_may_be_a_file(run: Run, tmp_path: Path) -> None:
    new_book(tmp_path / "source")
    build(tmp_path / "source", tmp_path / "book")
    archive.pack(Book.open(tmp_path / "book"), tmp_path / "a.helpbook")
    assert "first-steps" in run("explain", "a.helpbook", "how to begin").stdout
    assert run("pack", "a.helpbook", "-o", "b.helpbook").returncode == 0
    assert (tmp_path / "a.helpbook").read_bytes() == (tmp_path / "b.helpbook").read_bytes()
    done = run("explain", "none.helpbook", "x")
    assert done.returncode == 1
    assert done.stderr == "The help book “none.helpbook” cannot be read. Check that it is still there.\n"


def test_what_changed_since_an_older_book_is_told(run: Run, make_source: Callable[..., Path]) -> None:
    source = make_source(TINY_BOOK)
    assert run("build", source, "-o", "book").returncode == 0
    assert (
        "Since version 1: 0 new pages, 0 changed, 0 gone"
        in run("build", source, "-o", "book", "--since", "book").stdout
    )
    (source / "basics" / "pears.md").write_text("---\nid: pears\ntitle: Pears\n---\nGreen ones.\n", "utf-8")
    (source / "basics" / "plums.md").write_text("---\nid: plums\ntitle: Plums\n---\nBlue.\n", "utf-8")
    told = run("build", source, "-o", "book", "--since", "book").stdout.splitlines()
    assert told[-3:] == [
        "Since version 1: 1 new page, 1 changed, 0 gone",
        "  new: Plums (plums)",
        "  changed: Pears (pears)",
    ]
    assert run("build", source, "-o", "book", "--since", "nothing").returncode == 1
