"""``errors:`` in front matter, from the page to the first hit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from helpviewer.book.book import Book
from helpviewer.book.errors import BookDamaged
from helpviewer.book.known_errors import MOST
from helpviewer.search.searcher import Searcher
from index_build.build import build, check

MakeSource = Callable[..., Path]

WELCOME = (
    "---\nid: welcome\ntitle: Welcome\n---\nScripts and systems: running and loading them is disabled.\n"
)
SCRIPTS = """\
---
id: scripts
title: Trusting code
errors:
  - text: "{file} cannot be loaded because running scripts is disabled on this system."
    section: fix
  - "Signature of {file} is broken"
---
Some introduction.

## What to do {#fix}

Set another level of trust.
"""
OTHER = """\
---
id: running-scripts
title: Running scripts is disabled on this system
---
Cannot be loaded because running scripts is disabled on this system: these words stand here as well.
"""
PASTED = "C:\\Temp\\build.ps1 cannot be loaded because running scripts is disabled on this system. At line:1"


@pytest.fixture
def source(make_source: MakeSource) -> Path:
    return make_source({"welcome.md": WELCOME, "basics/a.md": SCRIPTS, "basics/b.md": OTHER})


@pytest.fixture
def searcher(source: Path, tmp_path: Path) -> Iterator[Searcher]:
    build(source, tmp_path / "book")
    searcher = Searcher(Book.open(tmp_path / "book"))
    yield searcher
    searcher.close()


def test_the_section_that_explains_a_message_comes_first(searcher: Searcher) -> None:
    answer = searcher.search(PASTED)
    assert (answer.hits[0].page, answer.hits[0].section) == ("scripts", "fix")
    assert "running-scripts" in [hit.page for hit in answer.hits]
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)
    assert (answer.corrected, answer.missing, answer.fewer) == ("", (), False)


def test_without_its_template_the_words_decide(searcher: Searcher) -> None:
    assert searcher.search("running scripts is disabled on this system").hits[0].page == "running-scripts"


@pytest.mark.parametrize("query", ["Signature of /etc/x is broken", 'Signature of "no such word" is broken'])
def test_a_message_of_words_that_stand_nowhere_is_found(searcher: Searcher, query: str) -> None:
    answer = searcher.search(query)
    assert (answer.hits[0].page, answer.hits[0].section, answer.missing) == ("scripts", "", ())


def test_a_category_holds_for_messages_as_well(searcher: Searcher) -> None:
    assert searcher.search(PASTED, category="basics").hits[0].page == "scripts"
    assert searcher.search(PASTED, category="another").hits == ()


@pytest.mark.parametrize(
    ("errors", "line", "said"),
    [
        (
            '\n  - "cannot open it"\n  - "cannot open {file"',
            6,
            "“cannot open {file” in “errors” is no template.",
        ),
        ('\n  - "cannot open it"\n  - cannot open {file}: no such file', 6, "is no message"),
        ("\n  - {text: cannot open it, sectoin: a}", 5, "is no message"),
        ("\n  - {text: cannot open it, section: fixx}", 5, "The section “fixx” of an error message"),
        ("\n  a: b", 4, "must be a list of messages"),
        ("\n" + "".join(f"  - cannot open it {n}\n" for n in range(MOST + 1)), 4, "more than"),
    ],
)
def test_a_mistake_is_named_with_its_line(make_source: MakeSource, errors: str, line: int, said: str) -> None:
    page = f"---\nid: a\ntitle: A\nerrors: {errors}\n---\nText.\n\n## B {{#fix}}\n\nText.\n"
    source = make_source({"welcome.md": WELCOME, "basics/a.md": page})
    found = [p for p in check(source) if p.file.endswith("basics/a.md")]
    assert [(p.line, p.severity) for p in found] == [(line, "error")], found
    assert said in found[0].sentence


def test_a_book_without_messages_has_no_row_of_them(make_source: MakeSource, tmp_path: Path) -> None:
    build(make_source({"welcome.md": WELCOME}), tmp_path / "book")
    assert Book.open(tmp_path / "book").known_errors == ()
    assert b"errors:" not in (tmp_path / "book" / "pages.table").read_bytes()


@pytest.mark.parametrize("row", ["1", '[["a"]]', '[["{","a",""]]', '"text"', '{"a": 1}'])
def test_a_damaged_row_is_a_damaged_book(source: Path, tmp_path: Path, row: str) -> None:
    book = tmp_path / "book"
    build(source, book)
    opened = Book.open(book)
    table = book / "pages.table"
    lines = table.read_bytes().split(b"\n")
    at = next(n for n, line in enumerate(lines) if line.startswith(b"errors:"))
    lines[at] = b"errors:\t" + row.encode().ljust(len(lines[at]) - 8)
    table.write_bytes(b"\n".join(lines))
    with pytest.raises(BookDamaged):
        _ = opened.known_errors
