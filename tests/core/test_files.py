from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from helpviewer.core.files import (
    ExportError,
    read_file,
    replacing,
    write_atomic,
    write_beside,
)
from helpviewer.core.names import file_name


def test_writes_a_whole_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    write_beside(file, "ä\n", force=False)
    assert file.read_bytes() == b"\xc3\xa4\n"
    assert list(tmp_path.iterdir()) == [file]
    assert stat.S_IMODE(file.stat().st_mode) & 0o400


def test_an_existing_file_is_kept_unless_forced(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")
    with pytest.raises(ExportError, match="exists already"):
        write_beside(file, b"new", force=False)
    assert file.read_text() == "old"
    write_beside(file, b"new", force=True)
    assert file.read_text() == "new"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_appears_meanwhile_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"

    def write() -> None:
        with replacing(file, force=False) as temporary:
            temporary.write_text("new")
            file.write_text("somebody else's")

    with pytest.raises(ExportError, match="exists already"):
        write()
    assert file.read_text() == "somebody else's"
    assert list(tmp_path.iterdir()) == [file]


def test_a_failure_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")

    def fail(error: BaseException) -> None:
        with replacing(file, force=True) as temporary:
            temporary.write_text("half")
            raise error

    with pytest.raises(ExportError, match="no room left"):
        fail(OSError(errno.ENOSPC, "No space left on device"))
    assert file.read_text() == "old"
    with pytest.raises(KeyboardInterrupt):
        fail(KeyboardInterrupt())
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_the_mode_of_a_replaced_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")
    file.chmod(0o640)
    write_beside(file, b"new", force=True)
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name != "posix", reason="links need a privilege on Windows")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("old")
    link.symlink_to(target)
    write_beside(link, b"new", force=True)
    assert link.is_symlink()
    assert target.read_text() == "new"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("folder", "is a folder. Choose a file name in it."),
        ("missing/a.txt", "There is no folder"),
        ("file.txt/a.txt", "There is no folder"),
        ("x" * 300 + ".txt", "is too long. Choose a shorter one."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.txt").write_text("x")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(ExportError, match=sentence) as caught:
        write_beside(tmp_path / name, b"x", force=True)
    assert caught.value.detail
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    with pytest.raises(ExportError, match="You may not write to"):
        write_beside(folder / "a.txt", b"x", force=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_devices_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="not an ordinary file"):
        write_beside(Path("/dev/full"), b"x", force=True)
    assert Path("/dev/full").is_char_device()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("What is ZDR?", "What is ZDR.pdf"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j.pdf"),
        ("  dots ... ", "dots.pdf"),
        ("con", "_con.pdf"),
        ("COM1.x", "_COM1.x.pdf"),
        ("", "page.pdf"),
        ("...", "page.pdf"),
        ("tab\tand\nline", "tab and line.pdf"),
        ("האם?", "האם.pdf"),
    ],
)
def test_file_names(title: str, expected: str) -> None:
    assert file_name(title, ".pdf") == expected


def test_file_names_are_short_enough_for_every_disk(tmp_path: Path) -> None:
    name = file_name("é" * 500, ".html")
    assert len(name.encode()) <= 200
    assert name.startswith("éé")
    write_beside(tmp_path / name, b"x", force=False)


def test_a_mistake_of_the_block_is_not_told_as_one_of_the_file(tmp_path: Path) -> None:
    for mistake in (ValueError("in the renderer"), RuntimeError("in the renderer")):
        with pytest.raises(type(mistake), match="in the renderer"), replacing(tmp_path / "a.pdf", False):
            raise mistake
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a\0b", "half \ud800", "loop"])
def test_a_name_that_no_system_takes(tmp_path: Path, name: str) -> None:
    if os.name == "posix":
        (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(ExportError, match="could not be written"):
        write_beside(tmp_path / name, b"x", force=True)
    with pytest.raises(OSError):  # noqa: PT011 – of whichever kind
        read_file(tmp_path / name, 10)


WRITER = """
import os, signal, sys
from pathlib import Path
from helpviewer.core.files import atomic
with atomic(Path(sys.argv[1])) as beside:
    beside.write_text("half")
    if sys.argv[2:]:
        os.kill(os.getpid(), signal.SIGKILL)
    print("writing", flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(os.name != "posix", reason="files are not locked while they are written")
def test_the_next_write_removes_what_a_killed_one_left_but_not_what_is_being_written(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")
    subprocess.run([sys.executable, "-c", WRITER, str(file), "die"], check=False)
    assert len(list(tmp_path.iterdir())) == 2
    assert file.read_text() == "old"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path / "other")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as living:
        assert living.stdout
        assert living.stdout.readline() == b"writing\n"
        write_atomic(file, "new")
        assert len(list(tmp_path.iterdir())) == 2
        living.communicate(b"")
    assert (tmp_path / "other").read_text() == "half"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "other"]


def test_only_ordinary_files_are_read_and_no_more_than_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"12345")
    assert read_file(file, 5) == b"12345"
    with pytest.raises(OSError, match="more than 4 bytes"):
        read_file(file, 4)
    with pytest.raises(OSError, match="no ordinary file"):
        read_file(tmp_path, 4)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(OSError, match="no ordinary file"):
            read_file(tmp_path / "pipe", 4)
