"""The hook and the workflow of the manual do what the manual says, as far as files can be tried."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpviewer.book import archive
from helpviewer.book.book import Book
from index_build.new import new_book

ROOT = Path(__file__).resolve().parents[2]
MANUAL = ROOT / "resources/content/manual/publishers/checking.md"

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="scripts for a shell"),
    pytest.mark.skipif(shutil.which("git") is None, reason="needs git"),
]


def shown(title: str) -> str:
    """The text of the file with this name in the manual."""
    found = re.search(
        rf'^```\w+ title="{re.escape(title)}"\n(.*?)^```$', MANUAL.read_text("utf-8"), re.M | re.S
    )
    assert found is not None
    return found[1]


class Repository:
    """A repository with a new book in ``docs``, and ``index-build`` on the path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "work"
        new_book(self.folder / "docs")
        programs = folder / "bin"
        programs.mkdir()
        builder = programs / "index-build"
        builder.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m index_build "$@"\n')
        builder.chmod(0o755)
        self._environment = {
            **os.environ,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        for name in ("author", "committer"):
            self._environment[f"GIT_{name.upper()}_NAME"] = "A"
            self._environment[f"GIT_{name.upper()}_EMAIL"] = "a@example.com"
        assert self.run("git", "init", "-q").returncode == 0

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the repository."""
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self._environment,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def commit(self) -> subprocess.CompletedProcess[str]:
        """Commit all there is."""
        assert self.run("git", "add", "-A").returncode == 0
        return self.run("git", "commit", "-q", "-m", "x")

    def break_link(self) -> None:
        """Write a mistake into the book."""
        page = self.folder / "docs" / "welcome.md"
        page.write_text(f"{page.read_text()}\n[gone](gone.md)\n")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_the_hook_stops_a_commit_with_a_mistake_and_no_other(repository: Repository) -> None:
    hook = repository.folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(shown(".git/hooks/pre-commit"))
    hook.chmod(0o755)
    assert repository.commit().returncode == 0
    repository.break_link()
    done = repository.commit()
    assert done.returncode != 0
    assert "docs/welcome.md:10: error: The link “gone.md” leads to no page." in done.stderr
    assert repository.run("git", "reset", "-q").returncode == 0
    (repository.folder / "code.py").write_text("pass\n")
    assert repository.run("git", "add", "code.py").returncode == 0
    assert repository.run("git", "commit", "-q", "-m", "x").returncode == 0  # nothing of the book is in it


def test_pre_commit_is_told_what_it_asks_for(repository: Repository) -> None:
    # https://pre-commit.com/#new-hooks and #repository-local-hooks
    (source,) = yaml.safe_load(shown(".pre-commit-config.yaml"))["repos"]
    (hook,) = source["hooks"]
    assert source["repo"] == "local"
    assert hook.keys() >= {"id", "name", "language", "entry"}
    assert hook["language"] == "system"
    assert hook["pass_filenames"] is False
    assert re.search(hook["files"], "docs/guide/first-steps.md")
    assert repository.run(*shlex.split(hook["entry"])).returncode == 0


def workflow() -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The workflow of the manual, and its steps."""
    content: dict[str, Any] = yaml.load(shown(".github/workflows/help-book.yml"), yaml.BaseLoader)
    return content, content["jobs"]["book"]["steps"]


def test_the_steps_of_the_workflow_run_one_after_the_other(repository: Repository) -> None:
    content, steps = workflow()
    assert content["on"].keys() == {"push", "pull_request"}
    assert all(("uses" in step) != ("run" in step) for step in steps)
    commands = [step["run"] for step in steps if "run" in step]
    assert commands[0] == 'pip install "$BUILDER"'
    for command in commands[1:]:
        done = repository.run("bash", "-e", "-c", command)
        assert done.returncode == 0, done.stderr
    (kept,) = [step["with"]["path"] for step in steps if "upload-artifact" in step.get("uses", "")]
    book = archive.book_folder(repository.folder / kept, repository.folder / "unpacked")
    assert Book.open(book).info.home == "welcome"


def test_the_workflow_marks_mistakes_at_their_lines(repository: Repository) -> None:
    repository.break_link()
    _, steps = workflow()
    (command,) = [step["run"] for step in steps if "check" in step.get("run", "")]
    done = repository.run("bash", "-e", "-c", command)
    assert done.returncode == 1
    assert done.stdout.startswith(
        "::error file=docs/welcome.md,line=10::The link “gone.md” leads to no page."
    )


def test_how_the_search_went_is_told_to_programs(repository: Repository) -> None:
    said = json.loads(repository.run("index-build", "check", "docs", "--format", "json").stdout)
    assert said["search"] == {"count": 3, "success_at_1": 1, "success_at_3": 1, "mrr": 1, "misses": []}
