"""No room for an export: a small disk (as root), and a limit on the size of files (for everyone)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpviewer.core.formats import EXPORT_FORMATS

ROOT = Path(__file__).resolve().parents[2]
NO_ROOM = "There is no room left for"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits and disks as Linux has them")


def export(book: Path, kind: str, file: Path, *more: str, limit: int = 0) -> subprocess.CompletedProcess[str]:
    """The command line; ``limit`` is how many bytes a file may have, 0 for any number."""
    start = "import sys; from helpviewer.app import main; sys.exit(main())"
    if limit:
        # Python ignores the signal, so that a write fails with an error, as it does on a full disk.
        start = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); {start}"
    command = [sys.executable, "-c", start, "export", "--book", str(book), "--all", "--format", kind]
    return subprocess.run(
        [*command, "-o", str(file), "--force", *more],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        timeout=180,
        check=False,
    )


@pytest.mark.parametrize("kind", EXPORT_FORMATS)
def test_a_file_that_cannot_grow_leaves_the_old_one(bundled_book: Path, tmp_path: Path, kind: str) -> None:
    whole = tmp_path / f"whole.{kind}"
    assert export(bundled_book, kind, whole).returncode == 0
    size = whole.stat().st_size
    whole.unlink()
    file = tmp_path / f"all.{kind}"
    file.write_text("old")
    for limit in (1, 4096, size // 2, size - 1):
        done = export(bundled_book, kind, file, limit=limit)
        assert done.returncode == 2
        assert NO_ROOM in done.stderr
        assert done.stderr.count("\n") == 1
        assert file.read_text() == "old"
        assert list(tmp_path.iterdir()) == [file]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB."""
    if os.geteuid() != 0:
        pytest.skip("only root can make a disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("no disk can be made here")
    yield disk
    subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("kind", EXPORT_FORMATS)
def test_a_full_disk_leaves_the_old_file(manual_book: Path, small_disk: Path, kind: str) -> None:
    file = small_disk / f"all.{kind}"
    file.write_text("old")
    (small_disk / "ballast").write_bytes(b"x" * 40_000)
    done = export(manual_book, kind, file)
    assert done.returncode == 2
    assert NO_ROOM in done.stderr
    assert file.read_text() == "old"
    assert sorted(p.name for p in small_disk.iterdir()) == [file.name, "ballast"]


def test_pictures_that_do_not_fit_leave_everything_as_it_was(bundled_book: Path, small_disk: Path) -> None:
    file, folder = small_disk / "all.md", small_disk / "all-pictures"
    file.write_text("old")
    folder.mkdir()
    (folder / "old.png").write_text("old")
    (small_disk / "ballast").write_bytes(b"x" * 40_000)
    done = export(bundled_book, "md", file, "--pictures", "beside")
    assert done.returncode == 2
    assert NO_ROOM in done.stderr
    assert file.read_text() == "old"
    assert (folder / "old.png").read_text() == "old"
    assert sorted(p.name for p in small_disk.iterdir()) == ["all-pictures", "all.md", "ballast"]


def test_a_disk_that_can_only_be_read(bundled_book: Path, small_disk: Path) -> None:
    file = small_disk / "all.txt"
    file.write_text("old")
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    for kind in EXPORT_FORMATS:
        done = export(bundled_book, kind, file)
        assert done.returncode == 2
        assert "can only be read. Choose another folder." in done.stderr
        assert file.read_text() == "old"
