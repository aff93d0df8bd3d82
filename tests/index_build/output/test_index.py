"""The index that is written: whole, alike for like content, and in files that are what they say."""

from __future__ import annotations

import hashlib
from pathlib import Path

from helpviewer.search.index.files import INDEX_FILE, IndexInfo, ReadyPrefixes, Sections, Texts
from helpviewer.search.index.postings import PAGE_FIELD, SECTION_FIELD, Postings
from index_build.output.index.search_index import IndexEntry, write_index

ENTRIES = [
    IndexEntry("a", "", "Apples", "Apples", "fruit", ("orchard",), "Apples are round.\nThey grow on trees."),
    IndexEntry(
        "a", "storing", "Storing apples", "Apples", "fruit", (), "Cool and dark, says the log-in page."
    ),
    IndexEntry("b", "", "Pears", "Pears", "fruit", (), "Pears are not apples. " * 30),
    IndexEntry("b", "empty", "", "Pears", "fruit", (), ""),
]


def digests(folder: Path) -> dict[str, str]:
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.iterdir()
        if not file.name.endswith(".toc")
    }


def test_two_builds_are_alike(tmp_path: Path) -> None:
    write_index(tmp_path / "one", ENTRIES, (), "en")
    write_index(tmp_path / "two", ENTRIES, (), "en")
    assert digests(tmp_path / "one") == digests(tmp_path / "two")
    write_index(tmp_path / "three", ENTRIES[:3], (), "en")
    assert IndexInfo.read(tmp_path / "one").segment != IndexInfo.read(tmp_path / "three").segment


def test_the_bytes_are_counted_and_nothing_is_left_behind(tmp_path: Path) -> None:
    size = write_index(tmp_path / "index", ENTRIES, (), "en")
    files = list((tmp_path / "index").iterdir())
    assert size == sum(file.stat().st_size for file in files)
    assert all(file.is_file() for file in files)
    assert not [file.name for file in files if "LOCK" in file.name or file.suffix in (".tmp", ".part")]
    info = IndexInfo.read(tmp_path / "index")
    named = set(info.files)
    assert {file.name for file in files} - named == {
        INDEX_FILE,
        "_MAIN_1.toc",
        *(
            f"{IndexInfo.read(tmp_path / 'index').segment}.{name}.col"
            for name in ("page", "section", "_stored")
        ),
    }


def test_sections_texts_and_lists_come_back(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    write_index(folder, ENTRIES, (), "en")
    info = IndexInfo.read(folder)
    sections = Sections(folder, info)
    texts = Texts(folder, info, sections)
    for number, entry in enumerate(ENTRIES):
        assert sections.page(number) == entry.page
        assert sections.section(number) == (entry.section, entry.title)
        assert texts.text(number) == entry.text
    texts.close()
    postings = Postings(folder, info.segment, sections)
    apple = postings.read(SECTION_FIELD, "appl")
    assert set(apple) == {0, 1, 2}
    assert apple[0] > apple[2]
    assert set(postings.read(SECTION_FIELD, "orchard")) == {0}, "keywords belong to the opening"
    assert set(postings.read(SECTION_FIELD, "pear")) == {2, 3}, "a page's title counts for its sections"
    assert set(postings.read(PAGE_FIELD, "store")) == {0}, "pages stand for all of their sections"
    assert set(postings.read(PAGE_FIELD, "appl")) == {0, 2}
    assert set(postings.read(SECTION_FIELD, "login")) == {1}, "a hyphen joins"
    postings.close()


def test_words_that_are_joined_elsewhere_are_found_apart(tmp_path: Path) -> None:
    entries = [
        IndexEntry("a", "", "One", "One", "c", (), "The sign-in page."),
        IndexEntry("b", "", "Two", "Two", "c", (), "Please sign in here."),
    ]
    write_index(tmp_path / "index", entries, (), "en")
    info = IndexInfo.read(tmp_path / "index")
    postings = Postings(tmp_path / "index", info.segment, Sections(tmp_path / "index", info))
    assert set(postings.read(SECTION_FIELD, "signin")) == {0, 1}
    postings.close()


def test_short_prefixes_are_ranked(tmp_path: Path) -> None:
    write_index(tmp_path / "index", ENTRIES, (), "en")
    prefixes = ReadyPrefixes(tmp_path / "index", IndexInfo.read(tmp_path / "index"))
    best, total = prefixes.best("ap")
    assert list(best) == [0, 1, 2]
    assert total == 3
    assert prefixes.best("zz") == ({}, 0)


def test_a_book_without_words(tmp_path: Path) -> None:
    write_index(tmp_path / "index", [IndexEntry("a", "", "", "", "c", (), "")], (), "en")
    info = IndexInfo.read(tmp_path / "index")
    assert info.words == 0
    assert len(Sections(tmp_path / "index", info)) == 1


def test_line_ends_and_tabs_in_titles_do_not_confuse(tmp_path: Path) -> None:
    write_index(tmp_path / "index", [IndexEntry("a", "s", "A\ttitle\nof two", "P", "c", (), "x")], (), "en")
    sections = Sections(tmp_path / "index", IndexInfo.read(tmp_path / "index"))
    assert sections.section(0) == ("s", "A title of two")
