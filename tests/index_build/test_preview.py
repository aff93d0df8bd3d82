"""A book that is shown while it is being written."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from helpviewer.book.book import Book
from helpviewer.book.format import BookInfo
from helpviewer.core.preview_notes import NOTES, Mistake, PreviewNotes
from helpviewer.search.searcher import Searcher
from index_build.build import Options, build, check
from index_build.preview import Preview
from index_build.preview_index import Indexer
from tests.conftest import MakeSource

BOOK = {
    "book.yml": "id: b\ntitle: B\nversion: '1'\ncategories: folders\n",
    "one.md": "# One\n\nApples. [two](two.md)\n",
    "two.md": "# Two\n\nPears.\n",
}


@pytest.fixture
def source(make_source: MakeSource) -> Path:
    return make_source(BOOK)


@pytest.fixture
def said() -> list[str]:
    """What the preview has told."""
    return []


@pytest.fixture
def preview(source: Path, tmp_path: Path, said: list[str]) -> Iterator[Preview]:
    preview = Preview(source, tmp_path / "out", Options(lenient=True), said.append)
    assert preview.refresh()
    yield preview
    preview.close()


def shown(tmp_path: Path) -> Book:
    book = Book.open(tmp_path / "out" / "book")
    book.check()
    return book


def hits(book: Book, text: str) -> list[str]:
    searcher = Searcher(book)
    try:
        return [hit.page for hit in searcher.search(text).hits]
    finally:
        searcher.close()


def test_what_was_written_is_shown_and_found(preview: Preview, source: Path, tmp_path: Path) -> None:
    (source / "two.md").write_text("# Two\n\nBananas.\n")
    (source / "three.md").write_text("# Three\n\nKiwis.\n")
    assert preview.refresh()
    assert "Bananas" in shown(tmp_path).html("two")  # before the search knows of it
    assert hits(shown(tmp_path), "pears") == ["two"]
    preview.search_anew(wait=True)

    book = shown(tmp_path)
    assert [page.id for page in book.pages()] == ["one", "three", "two"]
    assert "Bananas" in book.html("two")
    assert hits(book, "kiwis") == ["three"]
    assert hits(book, "pears") == []
    assert book.damage() == []


def test_pages_are_shown_while_the_search_is_made(preview: Preview, source: Path, tmp_path: Path) -> None:
    for words in ("Bananas", "Kiwis", "Plums"):
        (source / "two.md").write_text(f"# Two\n\n{words}.\n")
        assert preview.refresh()
        preview.search_anew()  # begins, or is still busy with the words before
        assert words in shown(tmp_path).html("two")
    preview.search_anew(wait=True)
    assert hits(shown(tmp_path), "plums") == ["two"]
    assert shown(tmp_path).damage() == []


def content(book: Path) -> dict[str, bytes]:
    return {str(file.relative_to(book)): file.read_bytes() for file in book.rglob("*") if file.is_file()}


EDITS = {
    "a word": ("one.md", "# One\n\nCherries. [two](two.md)\n"),
    "a title": ("two.md", "# Second\n\nPears.\n"),
    "a section that is linked to": ("two.md", "# Two\n\n## Part\n\nPears.\n"),
    "a link to a section": ("one.md", "# One\n\n[part](two.md#part)\n"),
    "a link that comes to life": ("three.md", "# Three\n\nFigs.\n"),
    "a picture": ("p.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="20"></svg>'),
    "an alias": ("two.md", "---\naliases: [zwei]\n---\n# Two\n\nPears.\n"),
    "the language": ("book.yml", "id: b\ntitle: B\nversion: '1'\nlanguage: de\ncategories: folders\n"),
    "a folder": ("more/four.md", "# Four\n\n> [!NOTE]\n> Dates. [one](../one.md)\n"),
}
LINKS = "[part](two.md#part), [three](three.md), [zwei](help:zwei)\n\n![p](p.svg)\n\n> [!TIP]\n> Nuts.\n"


@pytest.mark.parametrize("seed", range(4))
def test_whatever_was_edited_the_preview_is_the_book_that_is_built(
    source: Path, tmp_path: Path, said: list[str], seed: int
) -> None:
    chance = random.Random(seed)
    (source / "five.md").write_text(f"# Five\n\n{LINKS}")
    preview = Preview(source, tmp_path / "out", Options(lenient=True), said.append)
    assert preview.refresh()
    try:
        for _ in range(6):
            name, text = chance.choice(list(EDITS.values()))
            file = source / name
            if file.exists() and chance.random() < 0.3 and file.suffix == ".md":
                file.unlink()
            else:
                file.parent.mkdir(exist_ok=True)
                file.write_text(text)
            assert preview.refresh()
            preview.search_anew(wait=True)
            build(source, tmp_path / "built", Options(lenient=True))
            assert content(tmp_path / "out" / "book") == content(tmp_path / "built")
            assert notes(tmp_path).total == len(check(source))
    finally:
        preview.close()


def notes(tmp_path: Path) -> PreviewNotes:
    return PreviewNotes.read(tmp_path / "out" / NOTES)


def test_mistakes_are_noted_and_hide_nothing(
    preview: Preview, said: list[str], source: Path, tmp_path: Path
) -> None:
    two = source / "two.md"
    assert notes(tmp_path) == PreviewNotes((), 0, {"one": str(source / "one.md"), "two": str(two)})
    two.write_text("# Two\n\n[gone](gone.md) and _more_\n")
    assert preview.refresh()

    assert "<em>more</em>" in shown(tmp_path).html("two")
    assert any("two.md:3: error" in line for line in said)
    told = notes(tmp_path)
    text = "The link “gone.md” leads to no page. Did you mean “one.md”?"
    assert told.mistakes == (Mistake(str(two), str(two), 3, "error", text),)
    assert told.total == 1

    two.write_text("# Two\n\nMended.\n")
    assert preview.refresh()
    assert notes(tmp_path).mistakes == ()


def test_a_new_mistake_is_told_whatever_was_wrong_before(
    source: Path, tmp_path: Path, said: list[str]
) -> None:
    (source / "many.md").write_text("# Many\n\n" + "".join(f"[{n}](no{n}.md)\n" for n in range(9)))
    preview = Preview(source, tmp_path / "out", Options(lenient=True), said.append)
    try:
        assert preview.refresh()
        assert any("(and 8 more like this)" in line for line in said)
        said.clear()
        (source / "two.md").write_text("# Two\n\n[gone](gone.md)\n")
        assert preview.refresh()
        assert [line for line in said if "md:" in line] == [
            f"{source}/two.md:3: error: The link “gone.md” leads to no page.  Did you mean “one.md”?"
        ]
    finally:
        preview.close()


class Interrupted:
    """Ctrl+C arrives while this is handed over to another process."""

    def __reduce__(self) -> tuple[type[object], tuple[()]]:
        os.kill(os.getpid(), signal.SIGINT)
        return object, ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another Ctrl+C")
def test_an_index_that_is_begun_at_the_very_end_is_ended(tmp_path: Path) -> None:
    indexer = Indexer(tmp_path / "index", None)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            indexer.start([Interrupted()], (), BookInfo("b", "B", "1", "en", "one"))  # type: ignore[list-item]
        assert indexer.busy
    finally:
        signal.signal(signal.SIGINT, before)
        indexer.stop()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    ("file", "content"),
    [("two.md", b"# Two \xff\n"), ("book.yml", b"id: [\n"), ("book.yml", b"\xff")],
)
def test_a_broken_file_keeps_what_was_shown(
    preview: Preview, said: list[str], source: Path, tmp_path: Path, file: str, content: bytes
) -> None:
    good = (source / file).read_bytes()
    (source / file).write_bytes(content)
    assert preview.refresh()
    assert "Pears" in shown(tmp_path).html("two")
    assert any(file in line for line in said)
    (mistake, *_) = notes(tmp_path).mistakes
    assert mistake.path == str(source / file)
    assert notes(tmp_path).sources["two"] == str(source / "two.md")

    (source / file).write_bytes(good)
    (source / "one.md").write_text("# One\n\nOranges.\n")
    assert preview.refresh()
    assert "Oranges" in shown(tmp_path).html("one")


def test_a_broken_configuration_keeps_what_was_shown(
    make_source: MakeSource, said: list[str], tmp_path: Path
) -> None:
    config = "site_name: X\nmarkdown_extensions: [admonition]\n"
    page = "# I\n\n!!! note\n    Mind.\n"
    source = make_source({"book.yml": "id: x\n", "mkdocs.yml": config, "docs/index.md": page})
    preview = Preview(source, tmp_path / "out", Options(lenient=True), said.append)
    try:
        assert preview.refresh()
        before = shown(tmp_path).html("index")
        (source / "mkdocs.yml").write_text(f"{config}nav:\n  - A: index.md\n  B: c\n")
        assert preview.refresh()
        assert shown(tmp_path).html("index") == before
        assert "!!!" not in before
        (mistake,) = notes(tmp_path).mistakes
        assert (Path(mistake.path).name, mistake.line) == ("mkdocs.yml", 5)

        (source / "mkdocs.yml").write_text(f"{config}nav:\n  - A: index.md\n")
        assert preview.refresh()
        assert notes(tmp_path).mistakes == ()
    finally:
        preview.close()


def test_nothing_is_shown_of_what_was_never_right(tmp_path: Path, said: list[str]) -> None:
    (tmp_path / "empty").mkdir()
    preview = Preview(tmp_path / "empty", tmp_path / "out", Options(lenient=True), said.append)
    assert not preview.refresh()
    assert not (tmp_path / "out").exists()


READER = """
import sys, time
from pathlib import Path
book = Path(sys.argv[sys.argv.index("--preview") + 1]) / "book"
log = Path({log!r})
log.write_text(str(book))
while True:
    time.sleep(0.05)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another Ctrl+C")
def test_the_command_watches_and_leaves_nothing_behind(source: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    script = (
        "import signal, sys\n"
        "from pathlib import Path\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # who tests may ignore Ctrl+C
        "from index_build.build import Options\n"
        "from index_build.preview import preview\n"
        f"reader = [sys.executable, '-c', {READER.format(log=str(log))!r}]\n"
        "try:\n"
        f"    preview(Path({str(source)!r}), Options(), say=print, reader=reader)\n"
        "except KeyboardInterrupt:\n"
        "    pass\n"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen([sys.executable, "-c", script], env=environment)
    try:
        eventually(log.exists, process)
        eventually(lambda: bool(log.read_text()), process)
        book = Path(log.read_text())
        assert Book.open(book).page("one").title == "One"

        (source / "one.md").write_text("# Uno\n\nApples.\n")
        eventually(lambda: title_of(book) == "Uno", process)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait()
    assert not book.parent.exists()


def title_of(book: Path) -> str:
    return Book.open(book).page("one").title if (book / "book.json").exists() else ""


def eventually(condition: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert process.poll() is None
        assert time.monotonic() < end
        threading.Event().wait(0.05)
