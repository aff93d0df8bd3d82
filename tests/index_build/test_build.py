"""The builder as a publisher meets it: the command, its summary, and the book that comes out."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpviewer.book.book import Book, Location, WebLink
from helpviewer.book.format import FORMAT_VERSION, CategoryItem
from index_build.build import build
from tests.fixtures.books import table_rows

if TYPE_CHECKING:
    from tests.conftest import MakeSource

TINY = {
    "welcome.md": "---\nid: welcome\ntitle: Welcome\n---\nHello.\n",
    "basics/one.md": "---\nid: one\n---\n# Page one\n\nText.\n\n## Part\n\nMore.\n",
}


def index_build(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "import sys; from index_build.cli import main; sys.exit(main())"]
    return subprocess.run(
        [*command, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=120
    )


class Ids(HTMLParser):
    """The ids and links of a fragment."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.images: list[dict[str, str]] = []
        self.feed(fragment)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a":
            self.links.append(values["href"])
        if tag == "img":
            self.images.append(values)


def test_build_writes_a_book_and_sums_it_up(make_source: MakeSource, tmp_path: Path) -> None:
    result = index_build("build", make_source(TINY), "-o", tmp_path / "book")

    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    assert re.search(r"2 pages, 1 section, \d+ words, index \d+ KB, \d+\.\d s", result.stdout)
    book = Book.open(tmp_path / "book")
    assert book.damage() == []
    assert book.info.home == "welcome"
    assert book.page("one").title == "Page one"
    assert [section.id for section in book.page("one").sections] == ["part"]
    assert "<h1" not in book.html("one")


def test_check_reports_and_writes_nothing(make_source: MakeSource, tmp_path: Path) -> None:
    source = make_source({**TINY, "basics/bad.md": "---\nid: bad\ntitle: Bad\n---\n[x](gone.md)\n"})
    before = sorted(tmp_path.rglob("*"))

    result = index_build("check", source)

    assert result.returncode == 1
    assert f"{source.as_posix()}/basics/bad.md:5: error: " in result.stderr
    assert "1 error, 0 warnings" in result.stdout
    assert sorted(tmp_path.rglob("*")) == before


def test_check_of_good_content_is_content(make_source: MakeSource) -> None:
    result = index_build("check", make_source(TINY))

    assert (result.returncode, result.stderr) == (0, "")
    assert "0 errors, 0 warnings" in result.stdout


def test_errors_write_nothing(make_source: MakeSource, tmp_path: Path) -> None:
    result = index_build("build", make_source({**TINY, "basics/bad.md": "no id"}), "-o", tmp_path / "book")

    assert result.returncode == 1
    assert "left as it was" in result.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["source"]


def test_strict_makes_warnings_errors(make_source: MakeSource, tmp_path: Path) -> None:
    source = make_source({**TINY, "basics/two.md": "---\nid: two\ntitle: Two\nkeyword: x\n---\nText.\n"})

    assert index_build("build", source, "-o", tmp_path / "book").returncode == 0
    result = index_build("build", source, "-o", tmp_path / "strict", "--strict")
    assert result.returncode == 1
    assert (
        "two.md:4: error: Unknown key “keyword” in the front matter.  Did you mean “keywords”?"
        in result.stderr
    )
    assert not (tmp_path / "strict").exists()


@pytest.mark.parametrize("arguments", [[], ["build"], ["build", "x"], ["frobnicate"]])
def test_usage_errors_exit_2(arguments: list[str]) -> None:
    assert index_build(*arguments).returncode == 2


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    result = index_build("build", tmp_path / "nowhere", "-o", tmp_path / "book")

    assert result.returncode == 1
    assert "There is no book.yml" in result.stderr


def test_two_builds_are_identical(make_source: MakeSource, tmp_path: Path, tiny_book: Path) -> None:
    from_bundled = {}
    for name in ("first", "second"):
        build(make_source(TINY), tmp_path / name)
        from_bundled[name] = {
            file.relative_to(tmp_path / name).as_posix(): file.read_bytes()
            for file in (tmp_path / name).rglob("*")
            if file.is_file() and file.parent.name != "index"
        }
    for files in from_bundled.values():  # all but what they say of the index
        rows = table_rows(files.pop("files.table"))
        files["files"] = json.dumps([row for row in rows.items() if not row[0].startswith("index/")]).encode()
        head = json.loads(files.pop("book.json"))
        del head["tables"]["files.table"]
        files["head"] = json.dumps(head).encode()
    assert from_bundled["first"] == from_bundled["second"]


def test_book_file_names_format_and_makers(tiny_book: Path) -> None:
    content = json.loads((tiny_book / "book.json").read_bytes())

    assert content["format"] == FORMAT_VERSION
    assert content["builder"]
    assert content["whoosh"] == "2.7.5"
    on_disk = {f.relative_to(tiny_book).as_posix() for f in tiny_book.rglob("*") if f.is_file()}
    assert set(Book.open(tiny_book).files) == on_disk - {"book.json"}
    assert set(content["tables"]) == {"pages.table", "files.table"}


def test_tiny_book_holds_what_its_pages_say(tiny_book: Path) -> None:
    book = Book.open(tiny_book)
    apples = book.page("old-apples")

    assert apples.id == "apples"
    assert apples.keywords == ("fruit",)
    assert apples.as_of == "2026-11-21"
    assert apples.related == ("pears",)
    assert [(s.title, s.url) for s in apples.sources] == [("The orchard", "https://orchard.example/apples")]
    assert book.context_page("apple-dialog") == "apples"
    assert book.category("basics").pages == ("apples", "pears")
    assert book.category("").items == ("welcome", CategoryItem("basics"))
    assert book.page("welcome").category == ""
    fragment = book.html("apples")
    assert '<a href="#storing">' in fragment
    assert '<aside class="note" data-kind="tip"><p class="note-title">Tip</p>' in fragment
    assert '<pre class="code" data-language="python"><code><span class="n">crate</span>' in fragment
    (image,) = Ids(fragment).images
    assert (image["alt"], image["width"], image["height"]) == ("A crate", "40", "30")
    file = book.image_path(image["src"])
    assert file
    assert file.is_file()


@pytest.mark.parametrize("name", ["bundled_book", "tiny_book"])
def test_every_section_and_link_of_a_book_exists(name: str, request: pytest.FixtureRequest) -> None:
    book = Book.open(request.getfixturevalue(name))

    assert book.damage() == []
    for page_id in (p.stem for p in (book.path / "pages").iterdir()):
        page = book.page(page_id)
        found = Ids(book.html(page_id))
        assert len(found.ids) == len(set(found.ids)), page_id
        assert [i for i in found.ids if not i.startswith(("fn-", "fnref-"))] == [s.id for s in page.sections]
        for link in found.links:
            target = book.resolve(link, page_id)
            assert target is not None, (page_id, link)
            if isinstance(target, Location):
                known = {s.id for s in book.page(target.page).sections}
                assert not target.section or target.section in known or target.section in found.ids
            else:
                assert isinstance(target, WebLink)
        for image in found.images:
            assert book.image_path(image["src"]) is not None
            assert int(image["width"]) > 0
            assert int(image["height"]) > 0
            assert image["alt"]


def test_includes_bring_categories_pages_and_synonyms(make_source: MakeSource, tmp_path: Path) -> None:
    source = make_source(
        {
            **TINY,
            "book.yml": "id: a\ntitle: A\nhome: welcome\ncategories:\n  - {id: basics, title: Basics}\n"
            "include: [../more]\nsynonyms:\n  - [a, b]\n",
            "../more/book.yml": "id: m\ntitle: M\nhome: extra\ncategories:\n  - {id: more, title: More}\n"
            "synonyms:\n  - {words: [c], also: [d]}\n",
            "../more/more/extra.md": "---\nid: extra\ntitle: Extra\n---\nMore text.\n",
        }
    )

    build(source, tmp_path / "book")

    book = Book.open(tmp_path / "book")
    assert [category.id for category in book.categories] == ["basics", "more"]
    assert book.info.home == "welcome"
    assert [(s.words, s.also) for s in book.synonyms] == [(("a", "b"), ("a", "b")), (("c",), ("d",))]
    assert book.page("extra").category == "more"


def test_folders_become_categories(make_source: MakeSource, tmp_path: Path) -> None:
    source = make_source(
        {
            "book.yml": "id: f\ntitle: F\ncategories: folders\n",
            "Big Things/Ärger.md": "# Trouble\n\nText.",
            "Big Things/index.md": "# All of it\n\nText.",
            "Big Things/CON/Deep.md": "Just text.",
        }
    )

    build(source, tmp_path / "book")

    book = Book.open(tmp_path / "book")
    assert [row[0] for row in book.categories] == ["big-things", "big-things-con"]
    big = book.category("big-things")
    assert (big.title, big.page) == ("All of it", "big-things-index")
    assert big.pages == ("big-things-index", "big-things-arger")
    assert book.page("big-things-con-deep").title == "Deep"
    assert book.info.home == "big-things-index"


def test_search_tests_are_asked(make_source: MakeSource, tmp_path: Path) -> None:
    source = make_source({**TINY, "search-tests.yml": "- {q: part, page: one}\n"})

    result = index_build("build", source, "-o", tmp_path / "book")

    assert result.returncode == 0, result.stderr
    assert "100% of 1 questions find their page first" in result.stdout


def test_questions_that_miss_are_listed_although_there_are_enough_hits(
    make_source: MakeSource, tmp_path: Path
) -> None:
    questions = "- {q: part, page: one}\n- {q: part, page: welcome}\n"
    source = make_source({**TINY, "search-tests.yml": questions})

    result = index_build("build", source, "-o", tmp_path / "book")

    assert result.returncode == 0, result.stderr
    assert "50% of 2 questions find their page first" in result.stdout
    assert "  “part” finds “welcome” not at all, “one” first.\n" in result.stdout


def test_search_tests_below_the_threshold_fail_the_build(make_source: MakeSource, tmp_path: Path) -> None:
    yml = (
        "id: a\ntitle: A\nhome: welcome\nsearch:\n  success_at_1: 0.9\ncategories: [{id: basics, title: B}]\n"
    )
    questions = "- {q: part, page: one}\n- {q: part, page: welcome}\n"
    source = make_source({**TINY, "book.yml": yml, "search-tests.yml": questions})

    result = index_build("build", source, "-o", tmp_path / "book")

    assert result.returncode == 1
    assert "search-tests.yml:2: error: “part” finds “welcome” not at all, “one” first." in result.stderr
    assert "book.yml:4: error: Search finds too little: 50% of 2 questions" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["source"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo terminals")
def test_progress_is_shown_on_a_terminal_only(make_source: MakeSource, tmp_path: Path) -> None:
    import pty
    import termios

    source = make_source(TINY)
    assert "Reading" not in index_build("build", source, "-o", tmp_path / "quiet").stderr

    try:
        reader, terminal = pty.openpty()
    except OSError as error:
        pytest.skip(f"no terminal can be made here: {error}")
    termios.tcsetwinsize(terminal, (24, 80))
    command = [sys.executable, "-c", "from index_build.cli import main; main()", "build", str(source), "-o"]
    with subprocess.Popen([*command, str(tmp_path / "book")], stdout=subprocess.DEVNULL, stderr=terminal):
        os.close(terminal)
        shown = os.read(reader, 1000)
    os.close(reader)
    assert b"Reading" in shown


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_order_of_sets_does_not_show_in_a_book(
    seed: str, tmp_path: Path, make_source: MakeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = " ".join(f"word{number} pear{number % 7}" for number in range(300))
    page = f"---\nid: one\ntitle: One\nkeywords: [a, b, c]\n---\n{words}\n\n## Part\n\n{words}\n"
    source = make_source(TINY | {"basics/one.md": page, "basics/two.md": page.replace("one", "two")})
    monkeypatch.setenv("PYTHONHASHSEED", "0")
    assert index_build("build", source, "-o", tmp_path / "a", "--no-cache").returncode == 0
    monkeypatch.setenv("PYTHONHASHSEED", seed)
    assert index_build("build", source, "-o", tmp_path / "b", "--no-cache").returncode == 0
    for file in (tmp_path / "a").rglob("*"):
        if file.is_file():
            assert file.read_bytes() == (tmp_path / "b" / file.relative_to(tmp_path / "a")).read_bytes()
