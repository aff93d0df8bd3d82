"""Books in one file: the good ones open, no bad one leaves a trace."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from helpviewer.book import archive
from helpviewer.book.book import Book
from helpviewer.book.errors import BookDamaged, BookError, BookMissing
from tests.fixtures.books import book_files, table_rows

ROOT = Path(__file__).resolve().parents[2]


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


def test_no_more_is_unpacked_than_a_no_needs(packed: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_STORED) as more:
        more.writestr("images/x.png", b"NOT NAMED")
    packed.write_bytes(packed.read_bytes().replace(b"NOT NAMED", b"UNREADABL"))  # its checksum is wrong now
    assert "does not name" in refused(packed, tmp_path / "cache").detail


def test_a_full_disk_is_told_before_it_is_filled(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=100)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    assert refused(packed, tmp_path / "cache").message.id == "no-room-to-unpack"


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
        "pages/evil.html/", "images/../book.json", "//server/share/evil.html", "file:///evil.html",
        "images/NUL", "images/com1.png", "images/evil.png.", "images/evil.png:stream", "pages/évil.html",
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


def test_other_ways_of_packing_are_refused(packed: Path, tmp_path: Path) -> None:
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        file = packed.with_name("otherwise.helpbook")
        with zipfile.ZipFile(packed) as old, zipfile.ZipFile(file, "w", method) as new:
            for name in old.namelist():
                new.writestr(name, old.read(name))
        refused(file, tmp_path / "cache")


@pytest.mark.parametrize(("offset", "value"), [(8, 0x0001), (8, 0x0041), (8, 0x0020), (10, 99), (10, 9)])
def test_encrypted_patched_and_unknown_members_are_refused(
    packed: Path, tmp_path: Path, offset: int, value: int
) -> None:
    """Flags are 8 bytes from the start of an entry in the list, the method 10."""
    raw = bytearray(packed.read_bytes())
    at = raw.index(b"PK\x01\x02") + offset
    raw[at : at + 2] = value.to_bytes(2, "little")
    packed.write_bytes(raw)
    refused(packed, tmp_path / "cache")


def test_a_list_of_files_that_would_fill_the_memory_is_not_read(packed: Path, tmp_path: Path) -> None:
    raw = packed.read_bytes()
    start = raw.index(b"PK\x01\x02")
    end = raw.rindex(b"PK\x05\x06")
    entries = raw[start:end] * (20 * 2**20 // (end - start))
    tail = bytearray(raw[end:])
    tail[12:16] = len(entries).to_bytes(4, "little")  # the size of the list
    packed.write_bytes(raw[:start] + entries + tail)
    assert "a list of" in refused(packed, tmp_path / "cache").detail


WRONG: list[tuple[str, Any]] = [
    ("book", []), ("book", {}), ("book.id", "../../evil"), ("book.id", 7), ("book.home", "nowhere"),
    ("book.ask", 5), ("pages", "many"), ("pages", 10**30), ("pages", 7), ("format", "1"), ("format", None),
]  # fmt: skip
WRONG_ROWS: list[tuple[str, str, Any]] = [
    ("pages", "categories:", {"a": 1}), ("pages", "categories:", [1]), ("pages", "categories:", [["a"]]),
    ("pages", "categories:", []), ("pages", "category:", []), ("pages", "category:", {"title": ""}),
    ("pages", "category:basics", {"title": "A", "items": ["nowhere"]}),
    ("pages", "category:basics", {"title": "A", "items": ["apples", {"category": "basics"}]}),
    ("pages", "category:basics", {"title": "A", "items": ["apples", "apples", "pears"]}),
    ("pages", "category:basics", {"title": "A", "items": ["apples", "pears", {"category": "nowhere"}]}),
    ("pages", "category:basics", {"title": "A", "items": [5]}), ("pages", "category:basics", None),
    ("pages", "category:more", {"title": "More", "items": []}),
    ("pages", "synonyms:", [[["a"], [7]]]), ("pages", "synonyms:", 5), ("pages", "synonyms:", [["a"]]),
    ("pages", "apples", []), ("pages", "apples", "text"), ("pages", "apples", None),
    ("pages", "apples", {"title": "A", "category": "basics", "keywords": [1]}),
    ("pages", "apples", {"title": "A", "category": "basics", "context": 5}),
    ("pages", "apples", {"title": "A", "category": "basics", "sections": [["a", "A"]]}),
    ("pages", "apples", {"title": "A", "category": "basics", "sections": [["a", "A", 10**30]]}),
    ("pages", "apples", {"title": "A", "category": "basics", "words": "many"}),
    ("pages", "apples", {"title": "A", "category": "basics", "sources": [["title"]]}),
    ("pages", "more", {"title": "More", "category": ""}), ("pages", "con", {"title": "More", "category": ""}),
    ("pages", "old-apples", "nowhere"), ("pages", "context:apple-dialog", "nowhere"),
    ("files", "pages/apples.html", 5), ("files", "pages/apples.html", [True, "x"]),
    ("files", "pages/apples.html", None),
    ("files", "/dev/zero", [1, "x"]), ("files", "../../../etc/passwd", [1, "x"]),
]  # fmt: skip


@pytest.mark.parametrize(("place", "value"), WRONG)
def test_a_book_of_a_wrong_shape_is_refused(packed: Path, tmp_path: Path, place: str, value: Any) -> None:
    content = json.loads(zipfile.ZipFile(packed).read("book.json"))
    *parents, last = place.split(".")
    inner = content
    for name in parents:
        inner = inner[name]
    inner[last] = value
    refused(rewritten(packed, {"book.json": json.dumps(content).encode()}), tmp_path / "cache")


@pytest.mark.parametrize(("table", "key", "value"), WRONG_ROWS)
def test_a_book_with_wrong_rows_is_refused(
    packed: Path, tmp_path: Path, table: str, key: str, value: Any
) -> None:
    """All checksums are right: whoever made the book has altered it with care."""
    with zipfile.ZipFile(packed) as file:
        head = json.loads(file.read("book.json"))
        tables = {name: table_rows(file.read(f"{name}.table")) for name in ("pages", "files")}
    if value is None:
        del tables[table][key]
    else:
        tables[table][key] = value
    changes = book_files(head, tables["pages"], tables["files"])
    refused(rewritten(packed, dict(changes)), tmp_path / "cache")


def test_a_table_that_is_not_in_order_is_refused(packed: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(packed) as file:
        head = json.loads(file.read("book.json"))
        lines = file.read("pages.table").splitlines(keepends=True)
    data = b"".join(reversed(lines))
    head["tables"]["pages.table"] = [len(data), hashlib.sha256(data).hexdigest()]
    changes: dict[str, bytes | None] = {"book.json": json.dumps(head).encode(), "pages.table": data}
    refused(rewritten(packed, changes), tmp_path / "cache")


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"5", b"\xff\xfe", b"[" * 100_000, b'{"format": 1' + b"0" * 5000 + b"}"]
)
def test_a_book_file_that_is_none_is_refused(packed: Path, tmp_path: Path, raw: bytes) -> None:
    refused(rewritten(packed, {"book.json": raw}), tmp_path / "cache")


def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes in folders")
    os.mkfifo(tmp_path / "pipe.helpbook")
    for file in (tmp_path / "pipe.helpbook", tmp_path, Path("/dev/zero"), tmp_path / "with\0in"):
        with pytest.raises(BookMissing):
            archive.unpack(file, tmp_path / "cache")


def test_a_copy_that_has_lost_pages_is_unpacked_again(packed: Path, tmp_path: Path) -> None:
    folder = archive.unpack(packed, tmp_path / "cache")
    (folder / "pages" / "apples.html").write_text("")  # as a power cut may leave it
    assert Book.open(archive.unpack(packed, tmp_path / "cache")).damage() == []


UNPACK = """
import sys, pathlib
from helpviewer.book import archive
print(archive.unpack(*map(pathlib.Path, sys.argv[1:])))
"""


def test_two_windows_open_the_same_file_at_once(packed: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", UNPACK, str(packed), str(tmp_path / "cache")]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) for _ in range(4)]
    said = {process.communicate()[0] for process in both}
    assert [process.returncode for process in both] == [0] * 4
    (folder,) = said
    assert list((tmp_path / "cache").iterdir()) == [Path(folder.strip())]
    assert Book.open(Path(folder.strip())).damage() == []


def test_a_full_disk_is_a_sentence_and_leaves_nothing(packed: Path, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="limits as Unix has them")
    assert resource
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n{UNPACK}"
    command = [sys.executable, "-B", "-c", limited, str(packed), str(tmp_path / "cache")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert "BookError: There is no room to unpack “tiny.helpbook”" in done.stderr
    assert list((tmp_path / "cache").iterdir()) == []


def test_what_nobody_opens_any_more_goes(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"

    def aged(name: str, days: float) -> Path:
        (cache / name / "pages").mkdir(parents=True)
        (cache / name / "pages" / "a.html").write_bytes(bytes(1000))
        os.utime(cache / name, (time.time() - days * archive.DAY_S,) * 2)
        return cache / name

    kept, old = aged("kept", 30), aged("old", archive.KEPT_DAYS + 1)
    running, killed = aged("new-running", 0.1), aged("new-killed", 2)
    folder = archive.unpack(packed, cache)
    assert kept.exists()
    assert running.exists()
    assert not old.exists()
    assert not killed.exists()
    # Too much altogether: what was opened today stays all the same.
    today = aged("today", 0.5)
    monkeypatch.setattr(archive, "MAX_KEPT_BYTES", 1)
    shutil.rmtree(folder)
    archive.unpack(packed, cache)
    assert not kept.exists()
    assert today.exists()
