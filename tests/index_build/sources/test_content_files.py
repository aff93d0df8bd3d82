"""Content that is made to take more into a book than its folder holds, or to never end."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from helpviewer.book.book import Book
from index_build.build import build, check
from index_build.diagnostics import BuildFailed

ROOT = Path(__file__).resolve().parents[3]
WELCOME = {"welcome.md": "---\nid: welcome\ntitle: Welcome\n---\nHello. ![A](a.png)\n"}

MakeSource = Callable[[dict[str, str]], Path]

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="links, pipes and bytes in names as POSIX has them"
)


def said(source: Path) -> dict[str, str]:
    """The sentences of all problems, by file."""
    return {problem.file.rpartition("source/")[2]: problem.sentence for problem in check(source)}


def test_a_link_does_not_take_a_foreign_file_into_the_book(make_source: MakeSource, tmp_path: Path) -> None:
    source = make_source(WELCOME)
    (tmp_path / "secret.md").write_text("---\nid: secret\n---\n# Secret\n\nPassword.\n")
    (tmp_path / "secret.png").write_bytes(b"\x89PNG")
    (source / "basics").mkdir()
    (source / "basics" / "notes.md").symlink_to(tmp_path / "secret.md")
    (source / "a.png").symlink_to(tmp_path / "secret.png")
    (source / "up").symlink_to(tmp_path)
    problems = said(source)
    assert "outside of the book’s folder" in problems["basics/notes.md"]
    assert "outside of the book’s folder" in problems["a.png"]
    assert "a folder outside of the book’s folder" in problems["up"]
    with pytest.raises(BuildFailed):
        build(source, tmp_path / "book")


def test_a_link_within_the_folder_is_a_file(make_source: MakeSource) -> None:
    source = make_source(WELCOME | {"basics/one.md": "---\nid: one\n---\n# One\n\nText.\n"})
    (source / "basics" / "one.md").rename(source / "one.txt")
    (source / "basics" / "one.md").symlink_to(source / "one.txt")
    assert "basics/one.md" not in said(source)


def test_a_linked_folder_within_is_a_folder(make_source: MakeSource, tmp_path: Path) -> None:
    source = make_source(WELCOME | {"more/one.md": "# One\n\nText.\n"})
    (source / "book.yml").write_text("id: t\ntitle: T\nversion: '1'\ncategories: folders\nmistakes: warn\n")
    (source / "again").symlink_to(source / "more")
    (source / "more" / "loop").symlink_to(source)
    (source / "more" / "self").symlink_to(source / "more")
    build(source, tmp_path / "book")
    titles = [page.title for page in Book.open(tmp_path / "book").pages()]
    assert titles.count("One") == 2
    assert len(titles) == 3


def test_links_out_of_a_documentation_are_named(tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "sub").mkdir(parents=True)
    (source / "a.md").write_text("# A\n\nText.\n")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "b.md").write_text("# Secret\n")
    (source / "etc").symlink_to(tmp_path / "secret")
    (source / "sub" / "b.md").symlink_to(tmp_path / "secret" / "b.md")
    problems = said(source)
    assert set(problems) == {"etc", "sub/b.md"}
    assert "leads out of the documentation" in problems["etc"]


@pytest.mark.parametrize("name", ["basics/x.md", "a.png", "book.yml", "search-tests.yml"])
def test_a_pipe_is_not_waited_for(make_source: MakeSource, name: str) -> None:
    source = make_source(WELCOME | {"basics/one.md": "---\nid: one\n---\n# One\n\nText.\n"})
    (source / name).unlink(missing_ok=True)
    os.mkfifo(source / name)
    assert "no ordinary file" in said(source)[name]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a system without this device")
@pytest.mark.parametrize("name", ["basics/x.md", "book.yml"])
def test_a_device_is_not_read(make_source: MakeSource, name: str) -> None:
    source = make_source(WELCOME | {"basics/one.md": "---\nid: one\n---\n# One\n\nText.\n"})
    (source / name).unlink(missing_ok=True)
    (source / name).symlink_to("/dev/zero")
    assert name in said(source)


def test_names_that_are_not_utf8_are_told(make_source: MakeSource) -> None:
    source = make_source(WELCOME)
    (Path(os.fsdecode(os.fsencode(source) + b"/\xe9t\xe9"))).mkdir()
    (Path(os.fsdecode(os.fsencode(source) + b"/\xe9.md"))).write_text("# X\n")
    assert said(source)["�t�"] == "The name of this folder is not UTF-8."
    assert said(source)["�.md"] == "The name of this file is not UTF-8."


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_read_is_told(make_source: MakeSource) -> None:
    source = make_source(WELCOME)
    (source / "closed").mkdir(mode=0)
    assert "cannot be read" in said(source)["closed"]


def test_ids_do_not_depend_on_the_locale(make_source: MakeSource) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "LC_ALL": "C"}
    environment |= {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "index_build", "check", str(make_source(WELCOME))]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "File names cannot be read as UTF-8 here. Set LC_ALL=C.UTF-8 and start again.\n"


def test_a_hundred_unknown_keys_are_enough(make_source: MakeSource) -> None:
    keys = "".join(f"unknown{number}: 1\n" for number in range(20_000))
    source = make_source({"welcome.md": f"---\nid: welcome\ntitle: Welcome\n{keys}---\nHello.\n"})
    assert len([problem for problem in check(source) if "Unknown key" in problem.sentence]) == 100
