"""Documentation is read inside of its folder, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index_build.sources.files.docs_folder import CannotRead, DocsFolder, joined


@pytest.fixture
def docs(tmp_path: Path) -> DocsFolder:
    root = tmp_path / "docs"
    (root / "guide").mkdir(parents=True)
    (root / "guide" / "a.md").write_text("A")
    (root / "node_modules").mkdir()
    (root / "node_modules" / "x.md").write_text("X")
    (root / ".hidden.md").write_text("H")
    (tmp_path / "secret.md").write_text("S")
    return DocsFolder(root, "docs")


def test_files_are_named_by_their_path(docs: DocsFolder) -> None:
    assert docs.files == ("guide/a.md",)
    assert docs.shown("guide/a.md") == "docs/guide/a.md"
    assert docs.text("guide/a.md") == "A"


@pytest.mark.parametrize("name", ["../secret.md", "/../secret.md", "guide/../../secret.md", "/etc/passwd"])
def test_nothing_outside_is_read(docs: DocsFolder, name: str) -> None:
    with pytest.raises(CannotRead):
        docs.text(name)


def test_links_inside_are_followed_and_links_out_are_not(docs: DocsFolder, tmp_path: Path) -> None:
    (docs.path / "linked").symlink_to(docs.path / "guide")
    (docs.path / "out").symlink_to(tmp_path)
    (docs.path / "out.md").symlink_to(tmp_path / "secret.md")
    (docs.path / "guide" / "round").symlink_to(docs.path)
    assert docs.files == ("guide/a.md", "linked/a.md")
    with pytest.raises(CannotRead, match="outside"):
        docs.text("out.md")


def test_what_is_no_text_is_said(docs: DocsFolder) -> None:
    os.mkfifo(docs.path / "pipe.md")
    (docs.path / "latin.md").write_bytes(b"\xe9")
    assert "pipe.md" not in docs.files
    for name, why in (
        ("pipe.md", "no file"),
        ("latin.md", "UTF-8"),
        ("gone.md", "cannot be read"),
        ("a\0", "outside"),
    ):
        with pytest.raises(CannotRead, match=why):
            docs.text(name)


def test_addresses_count_from_a_folder() -> None:
    assert joined("a/b", "../c.md") == "a/c.md"
    assert joined("", "./c.md") == "c.md"
    assert joined("a", "../../c.md") == "../c.md"


def test_a_link_to_itself_is_no_file(docs: DocsFolder) -> None:
    (docs.path / "loop").symlink_to("loop")
    assert docs.files == ("guide/a.md",)
