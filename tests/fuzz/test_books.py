"""Books whose files were altered at random: a sentence or a normal answer, in short time, and never more."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from helpviewer.book import archive
from helpviewer.book.book import Book, Location
from helpviewer.book.format import BOOK_FILE, FILES_TABLE, INDEX_DIR
from helpviewer.core.messages import HelpError
from helpviewer.export.export import export_bytes, whole_book
from helpviewer.page.around.theme import LIGHT
from helpviewer.richtext.document import PageDocument
from helpviewer.richtext.render_options import RenderOptions
from helpviewer.search.index.files import INDEX_FILE
from helpviewer.search.searcher import Searcher
from helpviewer.startup import immortal_none
from index_build.build import build
from tests.conftest import TINY_BOOK, write_source
from tests.fixtures.books import table_bytes, table_rows
from tests.fuzz.mutate import mutated, mutated_json, seeded

immortal_none.protect()

SECONDS = 2.0
"""Of the processor, for everything that is done with one book."""

QUERIES = ("apple", "how are pears stored", "x-y -cool", '"cool and dark"', "aplpes")

RICH_PAGE = """\
---
id: rich
title: Rich
---
A list, a table, a note and more.[^1]

1. one
2. two
   - inner

| a | b |
|---|--:|
| `x` | **y** |

> A quotation
> of two lines.

> [!WARNING]
> Mind *this*.

![A crate](../images/crate.svg)

<details><summary>More</summary>Hidden.</details>

Term
: Definition

[^1]: A footnote with [a link](https://example.org/).
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fuzz")
    tests = "- {q: apple, page: apples}\n"
    files = TINY_BOOK | {"basics/rich.md": RICH_PAGE, "search-tests.yml": tests}
    build(write_source(folder / "source", files), folder / "book")
    return folder / "book"


def names_of(book: Path) -> list[str]:
    return sorted(file.relative_to(book).as_posix() for file in book.rglob("*") if file.is_file())


def altered(book: Path, folder: Path, seed: int) -> str:
    """Make a copy of the book with one file altered, most of them with sizes and checksums put right."""
    chance = seeded(seed)
    shutil.copytree(book, folder)
    name = chance.choice(names_of(book))
    raw = (book / name).read_bytes()
    is_json = name.endswith(".json") and chance.random() < 0.7
    changed = mutated_json(raw, chance) if is_json else mutated(raw, chance)
    (folder / name).write_bytes(changed)
    if chance.random() < 0.7:
        put_right(folder, name)
    return name


def put_right(folder: Path, name: str) -> None:
    """Let sizes and checksums fit the altered file, as a forger would."""
    raw = (folder / name).read_bytes()
    if name.startswith(f"{INDEX_DIR}/") and not name.endswith(INDEX_FILE):
        file = folder / INDEX_DIR / INDEX_FILE
        content = json.loads(file.read_bytes())
        last = name.rpartition("/")[2]
        if last in content["files"]:
            content["files"][last] = [len(raw), zlib.crc32(raw)]
            file.write_text(json.dumps(content))
            put_right(folder, f"{INDEX_DIR}/{INDEX_FILE}")
    with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError):
        rows = table_rows((folder / FILES_TABLE).read_bytes())
        if name in rows:
            rows[name] = [len(raw), hashlib.sha256(raw).hexdigest()]
            (folder / FILES_TABLE).write_bytes(table_bytes(rows))
        content = json.loads((folder / BOOK_FILE).read_bytes())
        for table in content["tables"]:
            data = (folder / table).read_bytes()
            content["tables"][table] = [len(data), hashlib.sha256(data).hexdigest()]
        (folder / BOOK_FILE).write_text(json.dumps(content))


def everything(folder: Path) -> Iterator[Callable[[], object]]:
    """What a reader may do with a book; each may say that it is damaged."""
    book = Book.open(folder)
    yield book.check
    yield lambda: list(book.categories)
    pages = []
    with suppress(HelpError):
        pages = [page.id for page in book.pages()]
    for page in [*pages[:8], "apples", "old-apples", "rich"]:
        yield lambda page=page: book.html(page)  # type: ignore[misc]
        yield lambda page=page: shown(book, page)  # type: ignore[misc]
    for kind in ("html", "md", "txt", "epub"):
        yield lambda kind=kind: export_bytes(whole_book(book), kind)  # type: ignore[misc]
    yield lambda: searched(book)
    yield lambda: book.context_page("apple-dialog")
    yield book.damage


def shown(book: Book, page: str) -> None:
    document = PageDocument(book, Location(page), RenderOptions(LIGHT, text_size_pt=11, column_px=600))
    document.size()


def searched(book: Book) -> None:
    searcher = Searcher(book)
    try:
        for query in QUERIES:
            searcher.search(query)
    finally:
        searcher.close()


def use(folder: Path) -> None:
    """Do everything; a :class:`HelpError` is an answer, all else is a mistake of ours."""
    started = time.process_time()
    try:
        for act in everything(folder):
            with suppress(HelpError):
                act()
    except HelpError:
        pass
    assert time.process_time() - started < SECONDS


def run(book: Path, tmp_path: Path, seeds: range) -> None:
    for seed in seeds:
        folder = tmp_path / str(seed)
        name = altered(book, folder, seed)
        try:
            use(folder)
        except BaseException as error:
            error.add_note(f"seed {seed}, {name}, kept in {folder}")
            raise
        shutil.rmtree(folder)


def test_altered_books(book: Path, tmp_path: Path, qapp: QGuiApplication) -> None:
    run(book, tmp_path, range(80))


@pytest.mark.slow
def test_many_altered_books(book: Path, tmp_path: Path, qapp: QGuiApplication) -> None:
    run(book, tmp_path, range(1000, 1800))


def test_altered_archives(book: Path, tmp_path: Path, qapp: QGuiApplication) -> None:
    run_archives(book, tmp_path, range(60))


@pytest.mark.slow
def test_many_altered_archives(book: Path, tmp_path: Path, qapp: QGuiApplication) -> None:
    run_archives(book, tmp_path, range(1000, 3000))


def run_archives(book: Path, tmp_path: Path, seeds: range) -> None:
    """Bytes of the file itself; what is accepted is used."""
    packed = tmp_path / "packed.helpbook"
    archive.pack(Book.open(book), packed)
    raw = packed.read_bytes()
    outside = sorted(path.name for path in tmp_path.iterdir())
    for seed in seeds:
        chance = seeded(seed)
        file = io.BytesIO(mutated(raw, chance))
        (tmp_path / "altered.helpbook").write_bytes(file.getvalue())
        started = time.process_time()
        try:
            folder = archive.unpack(tmp_path / "altered.helpbook", tmp_path / "cache")
        except HelpError:
            folder = None
        except BaseException as error:
            error.add_note(f"seed {seed}")
            raise
        assert time.process_time() - started < SECONDS, seed
        if folder is not None:
            use(folder)
        shutil.rmtree(tmp_path / "cache", ignore_errors=True)
    (tmp_path / "altered.helpbook").unlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == outside
