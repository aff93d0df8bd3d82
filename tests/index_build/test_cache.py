"""Builds with the cache: the same bytes as without, whatever happened to the sources and to the cache."""

from __future__ import annotations

import os
import random
import shutil
import sys
from pathlib import Path

import pytest

from index_build import cache as cache_module
from index_build.build import Options, build
from index_build.cache import Cache
from index_build.output.index.search_parts import PORTIONS
from tests.conftest import MakeSource, write_source

BOOK_YML = "id: b\ntitle: B\nversion: '1'\ncategories: folders\nmistakes: warn\n"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="20"><rect width="9" height="9"/></svg>'


class Counting(Cache):
    """Counts what was found and what was not."""

    found = missed = 0

    def get(self, key: str) -> bytes | None:
        data = super().get(key)
        self.found += data is not None
        self.missed += data is None
        return data


def page(number: int, words: str) -> str:
    return (
        f"# Page {number}\n\n{words} See [the next](page{number + 1}.md#part), [a guess](page{number}) and\n"
        f"![a picture](../images/p{number % 3}.svg).\n\n## Part\n\n```python\nprint({number})\n```\n"
    )


@pytest.fixture
def source(make_source: MakeSource) -> Path:
    files = {f"part{n % 3}/page{n}.md": page(n, "Some words.") for n in range(9)}
    files |= {f"images/p{n}.svg": PICTURE.format(20 + n) for n in range(3)}
    return make_source({"book.yml": BOOK_YML, **files})


def content(book: Path) -> dict[str, bytes]:
    return {
        file.relative_to(book).as_posix(): file.read_bytes() for file in book.rglob("*") if file.is_file()
    }


def built(source: Path, output: Path, cache: Cache | None) -> tuple[dict[str, bytes], list[str]]:
    """All that a build leaves and says."""
    summary = build(source, output, Options(cache=cache))
    return content(output), [str(problem) for problem in summary.warnings]


def test_nothing_is_made_again_that_did_not_change(source: Path, tmp_path: Path) -> None:
    first = Counting(tmp_path / "cache")
    before = built(source, tmp_path / "book", first)
    assert first.found == 0
    assert first.missed == 19 + PORTIONS  # the nodes and the fragment of each page, the index, its parts

    again = Counting(tmp_path / "cache")
    assert built(source, tmp_path / "book", again) == before
    assert (again.found, again.missed) == (19, 0)

    (source / "part0" / "page3.md").write_text(page(3, "Other words."))
    third = Counting(tmp_path / "cache")
    built(source, tmp_path / "book", third)
    assert (third.found, third.missed) == (17 + PORTIONS, 2)  # an index was found, of other words


def test_the_index_is_made_again_when_anything_in_it_changes(source: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    built(source, tmp_path / "book", cache)
    for text in (
        BOOK_YML.replace("title: B", "title: Words"),
        f"{BOOK_YML}language: de\n",
        f"{BOOK_YML}synonyms:\n  - [words, verbs]\n",
        BOOK_YML,
    ):
        (source / "book.yml").write_text(text)
        assert built(source, tmp_path / "book", cache) == built(source, tmp_path / "fresh", None)


def test_one_index_of_a_book_is_kept(source: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    built(source, tmp_path / "book", cache)
    for number in range(3):
        kept = {file for file in (tmp_path / "cache").glob("??/*") if file.is_file()}
        (source / "part0" / "page3.md").write_text(page(3, f"Words of the time {number}."))
        built(source, tmp_path / "book", cache)
        after = {file for file in (tmp_path / "cache").glob("??/*") if file.is_file()}
        assert len(after - kept) == 2  # its nodes and its fragment


def edit(source: Path, chance: random.Random) -> None:
    """What happens to documentation in a minute."""
    pages = sorted(source.rglob("*.md"))
    one = chance.choice(pages)
    kind = chance.randrange(6)
    if kind == 0:
        one.write_text(page(chance.randrange(9), f"Words {chance.random()}."))
    elif kind == 1:
        one.rename(one.with_name(f"page{chance.randrange(20)}.md"))
    elif kind == 2 and len(pages) > 3:
        one.unlink()
    elif kind == 3:
        write_source(source, {"book.yml": BOOK_YML, f"part{chance.randrange(5)}/new.md": page(1, "New.")})
    elif kind == 4:
        (source / "images" / f"p{chance.randrange(3)}.svg").write_text(
            PICTURE.format(chance.randrange(5, 90))
        )
    else:
        one.write_text(f"# Renamed {chance.random()}\n\n## Other part\n\nShort.\n")


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_the_book_is_the_same_as_without(source: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    cache = Cache(tmp_path / "cache")
    for _ in range(5):
        edit(source, chance)
        assert built(source, tmp_path / "book", cache) == built(source, tmp_path / "fresh", None)


@pytest.mark.parametrize("harm", ["cut short", "altered", "emptied", "made folders", "deleted"])
def test_a_damaged_cache_changes_nothing(source: Path, tmp_path: Path, harm: str) -> None:
    expected = built(source, tmp_path / "book", Cache(tmp_path / "cache"))
    entries = [file for file in (tmp_path / "cache").glob("??/*") if file.is_file()]
    for file in entries:
        data = file.read_bytes()
        file.unlink()
        if harm == "cut short":
            file.write_bytes(data[: len(data) // 2])
        elif harm == "altered":
            file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        elif harm == "emptied":
            file.write_bytes(b"")
        elif harm == "made folders":
            file.mkdir()
    if harm == "deleted":
        shutil.rmtree(tmp_path / "cache")
    assert built(source, tmp_path / "book", Cache(tmp_path / "cache")) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_what_others_may_write_to_is_not_trusted(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    folder.chmod(0o777)
    cache = Counting(folder)
    built(source, tmp_path / "book", cache)
    assert cache.found == 0
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_done_without(source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert built(source, tmp_path / "book", Cache(tmp_path / "file" / "cache"))[0]


def test_what_was_not_used_for_the_longest_time_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "MAX_BYTES", 500)
    cache = Cache(tmp_path)
    keys = [cache.key("test", number) for number in range(10)]
    for age, key in enumerate(keys):
        cache.put(key, b"x" * 100)
        os.utime(tmp_path / key[:2] / key[2:], (1_000_000 - age, 1_000_000 - age))
    cache.forget_old()
    assert [cache.get(key) is not None for key in keys] == [True] * 3 + [False] * 7


def test_what_stays_the_same_is_not_written_again(source: Path, tmp_path: Path) -> None:
    book = tmp_path / "book"
    built(source, book, None)
    before = {file.name: file.stat().st_ino for file in [*book.glob("pages/*"), *book.glob("images/*")]}
    (source / "part0" / "page3.md").write_text(page(3, "Other words."))
    assert built(source, book, None) == built(source, tmp_path / "fresh", None)
    after = {file.name: file.stat().st_ino for file in [*book.glob("pages/*"), *book.glob("images/*")]}
    assert {name for name in before if before[name] != after[name]} == {"part0-page3.html"}


@pytest.mark.parametrize("harm", ["altered", "longer", "read only", "a link", "a folder", "gone"])
def test_damage_to_the_old_book_is_not_taken_over(source: Path, tmp_path: Path, harm: str) -> None:
    book = tmp_path / "book"
    expected = built(source, book, None)
    for file in [*book.glob("pages/*"), *book.glob("images/*")]:
        data = file.read_bytes()
        if harm == "read only":
            file.chmod(0o444)
            continue
        file.unlink()
        if harm == "altered":
            file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        elif harm == "longer":
            file.write_bytes(data + b" ")
        elif harm == "a link":
            (tmp_path / file.name).write_bytes(data)
            file.symlink_to(tmp_path / file.name)
        elif harm == "a folder":
            file.mkdir()
    assert built(source, book, None) == expected
    assert all(file.is_file() and not file.is_symlink() for file in book.glob("pages/*"))
    assert all(file.stat().st_mode & 0o200 for file in book.glob("pages/*"))
