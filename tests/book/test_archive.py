"""Books in one file: the good ones open, no bad one leaves a trace."""

from __future__ import annotations

import json
import shutil
import stat
import zipfile
from pathlib import Path

import pytest

from helpviewer.book import archive
from helpviewer.book.errors import BookDamaged, BookError, BookMissing
from helpviewer.book.reader import Book


@pytest.fixture
def packed(tiny_book: Path, tmp_path: Path) -> Path:
    file = tmp_path / "tiny.helpbook"
    archive.pack(Book.open(tiny_book), file)
    return file


def rewritten(packed: Path, changes: dict[str, bytes | None]) -> Path:
    """A copy of the archive with members added, replaced or left out (None)."""
    file = packed.with_name("changed.helpbook")
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            if content is not None:
                new.writestr(name, content)
    return file


def refused(file: Path, cache: Path) -> BookError:
    """The error; nothing may be left of the book."""
    with pytest.raises(BookError) as caught:
        archive.unpack(file, cache)
    assert not cache.exists() or not list(cache.iterdir())
    return caught.value


def test_a_packed_book_is_the_book(packed: Path, tiny_book: Path, tmp_path: Path) -> None:
    book = Book.open(archive.unpack(packed, tmp_path / "cache"))
    assert book.damage() == []
    assert [page.id for page in book.pages()] == [page.id for page in Book.open(tiny_book).pages()]
    assert book.html("apples") == Book.open(tiny_book).html("apples")


def test_packing_twice_gives_the_same_bytes(packed: Path, tiny_book: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.helpbook"
    archive.pack(Book.open(tiny_book), again)
    assert again.read_bytes() == packed.read_bytes()
    assert not [f for f in tmp_path.iterdir() if f.name.startswith(".")]


def test_a_damaged_book_is_not_packed(tiny_book: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(tiny_book, tmp_path / "copy")
    (copy / "pages" / "apples.html").write_text("other")
    with pytest.raises(BookDamaged):
        archive.pack(Book.open(copy), tmp_path / "copy.helpbook")
    assert not (tmp_path / "copy.helpbook").exists()


def test_a_copy_is_not_unpacked_again(packed: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = archive.unpack(packed, cache)
    inode = (first / "book.json").stat().st_ino
    other = shutil.copy(packed, tmp_path / "other name.helpbook")
    assert archive.unpack(Path(other), cache) == first
    assert (first / "book.json").stat().st_ino == inode
    assert len(list(cache.iterdir())) == 1


def test_a_broken_copy_in_the_cache_is_mended(packed: Path, tmp_path: Path) -> None:
    folder = archive.unpack(packed, tmp_path / "cache")
    (folder / "book.json").write_text("{")
    assert Book.open(archive.unpack(packed, tmp_path / "cache")).damage() == []


@pytest.mark.parametrize(
    "name",
    [
        "../evil.html", "pages/../../evil.html", "/etc/evil.html", "pages/../evil.html", "C:/evil.html",
        "pages\\..\\..\\evil.html", "images/..", "images/.hidden", "pages/con.html", "setup.py", "index/a/b",
        "pages/evil.html/", "images/../book.json",
    ],
)  # fmt: skip
def test_a_path_outside_the_book_is_refused(packed: Path, tmp_path: Path, name: str) -> None:
    refused(rewritten(packed, {name: b"evil"}), tmp_path / "cache")
    assert not list(tmp_path.rglob("*evil.html"))


def test_a_link_is_refused(packed: Path, tmp_path: Path) -> None:
    file = rewritten(packed, {})
    with zipfile.ZipFile(file, "a") as changed:
        link = zipfile.ZipInfo("images/passwd.png")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        changed.writestr(link, "/etc/passwd")
    refused(file, tmp_path / "cache")


def test_a_bomb_is_refused(packed: Path, tmp_path: Path) -> None:
    error = refused(rewritten(packed, {"images/zeros.png": bytes(30 * 2**20)}), tmp_path / "cache")
    assert "zeros.png" in error.detail


def test_limits_on_count_and_size(packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_FILES", 5)
    refused(packed, tmp_path / "cache")
    monkeypatch.setattr(archive, "MAX_FILES", 1000)
    monkeypatch.setattr(archive, "MAX_BYTES", 1000)
    refused(packed, tmp_path / "cache")


def test_a_size_that_is_not_true_is_found(packed: Path, tmp_path: Path) -> None:
    raw = bytearray(packed.read_bytes())
    # The first member's entry in the central directory: its unpacked size is 24 bytes from the start.
    at = raw.index(b"PK\x01\x02") + 24
    raw[at : at + 4] = (10).to_bytes(4, "little")
    packed.write_bytes(raw)
    refused(packed, tmp_path / "cache")


def test_altered_pages_are_found(packed: Path, tmp_path: Path) -> None:
    refused(rewritten(packed, {"pages/apples.html": b"<p>Other apples"}), tmp_path / "cache")


def test_missing_pages_are_found(packed: Path, tmp_path: Path) -> None:
    refused(rewritten(packed, {"pages/apples.html": None}), tmp_path / "cache")


def test_files_that_the_book_does_not_name_are_found(packed: Path, tmp_path: Path) -> None:
    refused(rewritten(packed, {"pages/more.html": b"<p>More"}), tmp_path / "cache")


def test_a_name_twice_is_refused(packed: Path, tmp_path: Path) -> None:
    refused(rewritten(packed, {"pages/APPLES.html": b"x"}), tmp_path / "cache")
    with zipfile.ZipFile(packed, "a") as changed, pytest.warns(UserWarning, match="Duplicate"):
        changed.writestr("pages/apples.html", "second")
    refused(packed, tmp_path / "cache")


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x03\x04 cut", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_archive_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "no.helpbook"
    file.write_bytes(content)
    assert "Traceback" not in str(refused(file, tmp_path / "cache"))


def test_an_archive_cut_short_is_refused(packed: Path, tmp_path: Path) -> None:
    whole = packed.read_bytes()
    for share in (0.1, 0.5, 0.9, 0.99):
        packed.write_bytes(whole[: int(len(whole) * share)])
        refused(packed, tmp_path / "cache")


def test_a_newer_book_says_so(packed: Path, tmp_path: Path, tiny_book: Path) -> None:
    content = json.loads((tiny_book / "book.json").read_text())
    content["format"] = 99
    error = refused(rewritten(packed, {"book.json": json.dumps(content).encode()}), tmp_path / "cache")
    assert "newer" in str(error)


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BookMissing):
        archive.unpack(tmp_path / "none.helpbook", tmp_path / "cache")
