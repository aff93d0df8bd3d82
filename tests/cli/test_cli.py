"""The command line as other programs meet it: a process of its own, on a machine without a display."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from helpviewer import __version__, app
from helpviewer.book import archive
from helpviewer.book.book import Book
from helpviewer.cli.parser import parser
from helpviewer.core.formats import EXPORT_FORMATS
from helpviewer.startup.arguments import Arguments
from index_build.build import build

ROOT = Path(__file__).resolve().parents[2]

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


def one_sentence(done: subprocess.CompletedProcess[bytes]) -> str:
    """What a failed command said: one line on stderr and nothing on stdout."""
    assert done.returncode == 2
    assert done.stdout == b""
    text = done.stderr.decode("utf-8")
    assert text.count("\n") == 1
    assert text[0].isupper() or text[0] == "“"
    assert text.endswith((".\n", "?\n"))
    assert "Traceback" not in text
    return text.strip()


# -- list -----------------------------------------------------------------------------------------


def test_list_json(run: Run) -> None:
    done = run("list", "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    listing = json.loads(done.stdout)
    assert listing["book"]["id"] == "sample"
    assert listing["book"]["title"] == "Sample Help"
    assert listing["pages"][0] == {
        "page": "retention",
        "title": "What is retention?",
        "category": "privacy",
        "sections": [{"id": "how-it-works", "title": "How it works"}],
        "sources": [{"title": "FAQ", "url": "https://example.org/faq"}],
        "as_of": "2026-11-21",
    }
    assert [page["page"] for page in listing["pages"]] == ["retention", "refund"]


def test_list_for_people(run: Run) -> None:
    text = run("list").stdout.decode("utf-8")
    assert text.startswith("Sample Help 1\n\nPrivacy (privacy)\n  What is retention? (retention)\n")
    assert "    How it works (#how-it-works)\n" in text


def test_pages_of_no_category_are_not_listed_below_one(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "docs"
    (source / "guide").mkdir(parents=True)
    for name in ("about.md", "guide/first.md", "zoo.md"):
        (source / name).write_text(f"# {name.rpartition('/')[2][:-3].title()}\n\nText.\n")
    nav = "[about.md, {Guide: [guide/first.md]}, zoo.md]"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Docs\nnav: {nav}\n")
    build(tmp_path, tmp_path.parent / "docs-book")

    text = run("list", "--book", str(tmp_path.parent / "docs-book"), with_book=False).stdout.decode("utf-8")

    assert text == "Docs\n  About (about)\n\nGuide (guide)\n  First (guide-first)\n\nDocs\n  Zoo (zoo)\n"


# -- export ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", EXPORT_FORMATS)
def test_export_under_a_name_from_the_title(run: Run, tmp_path: Path, kind: str) -> None:
    done = run("export", "retention", "--format", kind)
    assert (done.returncode, done.stderr) == (0, b"")
    file = tmp_path / f"What is retention.{kind}"
    assert done.stdout.decode("utf-8") == f"{file.name}\n"
    assert list(tmp_path.iterdir()) == [file]
    if kind == "pdf":
        text = " ".join(pypdf.PdfReader(file).pages[0].extract_text().split())
    elif kind == "epub":
        text = zipfile.ZipFile(file).read("EPUB/p0001.xhtml").decode("utf-8")
    else:
        text = file.read_bytes().decode("utf-8")
    for words in ("What is retention?", "How it works", "As of 21 November 2026", "https://example.org/faq"):
        assert words in text


@pytest.mark.parametrize("kind", EXPORT_FORMATS)
def test_export_to_standard_output(run: Run, tmp_path: Path, kind: str) -> None:
    done = run("export", "retention#how-it-works", "--format", kind, "-o", "-")
    assert (done.returncode, done.stderr) == (0, b"")
    assert list(tmp_path.iterdir()) == []
    if kind == "pdf":
        assert done.stdout.startswith(b"%PDF-")
        assert done.stdout.rstrip().endswith(b"%%EOF")
    elif kind == "epub":
        page = zipfile.ZipFile(io.BytesIO(done.stdout)).read("EPUB/p0001.xhtml").decode("utf-8")
        assert "Nothing is written." in page
    else:
        text = done.stdout.decode("utf-8")
        assert "Nothing is written." in text
        assert "Requests are kept" not in text


def test_export_several_pages(run: Run, tmp_path: Path) -> None:
    for kind in EXPORT_FORMATS:
        assert run("export", "--all", "--format", kind, "-o", f"all.{kind}").returncode == 0
        assert run("export", "--category", "billing", "--format", kind).returncode == 0
    assert len(pypdf.PdfReader(tmp_path / "all.pdf").pages) == 3  # with the contents
    whole = (tmp_path / "all.html").read_text("utf-8")
    assert whole.index("What is retention?") < whole.index("Can I get a refund?")
    billing = (tmp_path / "Billing.md").read_text("utf-8")
    assert billing.startswith("# Can I get a refund?\n")
    assert "Requests are kept" not in billing


def test_export_of_a_hit_list(run: Run, tmp_path: Path) -> None:
    done = run("export", "--search", "money back", "--format", "html", "--limit", "2")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8") == "Search money back.html\n"
    html = (tmp_path / "Search money back.html").read_text("utf-8")
    assert "Prepaid credits are not refunded" in html
    done = run("export", "--search", "xyzzyqwert", "--format", "html")
    assert one_sentence(done) == "Nothing was found, so there is nothing to export. Try other words."


def test_options_of_a_pdf(run: Run, tmp_path: Path) -> None:
    for paper, width in (("a4", 595), ("letter", 612)):
        done = run(
            "export", "retention", "--format", "pdf", "-o", f"{paper}.pdf", "--paper", paper, "--link-notes"
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert round(pypdf.PdfReader(tmp_path / f"{paper}.pdf").pages[0].mediabox.width) == width


def test_an_old_id_exports_todays_page(run: Run) -> None:
    assert b"What is retention?" in run("export", "old-retention", "--format", "txt", "-o", "-").stdout


def test_an_existing_file_needs_force(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")
    assert "exists already" in one_sentence(run("export", "retention", "--format", "txt", "-o", "a.txt"))
    assert file.read_text() == "old"
    assert run("export", "retention", "--format", "txt", "-o", "a.txt", "--force").returncode == 0
    assert "What is retention?" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["retentoin", "--format", "md"], "This book has no page “retentoin”. Did you mean “retention”?"),
        (["retention#how", "--format", "md"], "Did you mean “retention#how-it-works”?"),
        (
            ["--category", "bill", "--format", "md"],
            "This book has no category “bill”. Did you mean “billing”?",
        ),
        (["retention", "--format", "pdf", "-o", "nowhere/a.pdf"], "There is no folder"),
        (["retention", "--format", "txt", "-o", "."], "is a folder."),
        (["retention", "--format", "doc"], "invalid choice: 'doc'"),
        (["retention"], "--format"),
        (["--format", "md"], "is required"),
        (["retention", "--all", "--format", "md"], "not allowed with"),
    ],
)
def test_what_is_wrong_with_an_export(run: Run, tmp_path: Path, arguments: list[str], sentence: str) -> None:
    done = run("export", *arguments)
    assert done.returncode == 2
    text = done.stderr.decode("utf-8")
    assert sentence in text
    assert text.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


# -- books, options and streams -------------------------------------------------------------------


@pytest.mark.parametrize("command", [["search", "x"], ["list"], ["export", "x", "--format", "md"]])
def test_books_that_cannot_be_opened(run: Run, tmp_path: Path, command: list[str]) -> None:
    missing = run(*command, "--book", str(tmp_path / "nowhere"), with_book=False)
    assert one_sentence(missing).startswith("There is no help book in")
    (tmp_path / "book.json").write_text("{")
    damaged = run(*command, "--book", str(tmp_path), with_book=False)
    assert "is damaged. Install the book again." in one_sentence(damaged)
    (tmp_path / "book.json").write_text('{"format": 999}')
    newer = run(*command, "--book", str(tmp_path), with_book=False)
    assert "Update it." in one_sentence(newer)


def test_a_book_named_before_the_command(run: Run, book: Path) -> None:
    assert run("--book", str(book), "list", with_book=False).stdout.startswith(b"Sample Help")


def test_damaged_pages_and_indexes(run: Run, book: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(book, copy)
    (copy / "pages" / "refund.html").unlink()
    done = run("export", "refund", "--format", "md", "--book", str(copy), with_book=False)
    assert "“Can I get a refund?” cannot be read" in one_sentence(done)
    shutil.rmtree(copy / "index")
    done = run("search", "x", "--book", str(copy), with_book=False)
    assert "Install the book again." in one_sentence(done)


@pytest.mark.parametrize(
    "arguments",
    [
        ["search"],
        ["search", "--limit", "0", "x"],
        ["search", "--limit", "x", "x"],
        ["list", "--nonsense"],
        ["fly"],
    ],
)
def test_wrong_usage(run: Run, arguments: list[str]) -> None:
    done = run(*arguments, with_book=False)
    assert "says what is possible." in one_sentence(done)


def test_a_text_that_looks_like_an_option_is_told_how_to_be_searched(run: Run) -> None:
    said = one_sentence(run("search", "--amend"))
    assert "Put “--” before a text" in said
    assert said.endswith("“helpviewer search --help” says what is possible.")
    assert run("search", "--", "--retention").returncode == 0


def test_unknown_category_of_a_search(run: Run) -> None:
    assert "Did you mean “privacy”?" in one_sentence(run("search", "--category", "privcy", "x"))


def test_help_and_version(run: Run) -> None:
    assert run("--version", with_book=False).stdout.decode() == f"Help Viewer {__version__}\n"
    text = run("--help", with_book=False).stdout.decode("utf-8")
    for option in ("--book", "--page", "--search", "--verbose", "--version", "search", "export", "list"):
        assert option in text
    assert b"--category" in run("export", "--help", with_book=False).stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_behind_standard_output(run: Run) -> None:
    for arguments in (["list"], ["export", "retention", "--format", "txt", "-o", "-"]):
        with Path("/dev/full").open("wb") as full:
            done = run(*arguments, stdout=full)
        assert done.returncode == 2
        assert done.stderr.decode("utf-8") == "The output could not be written: there may be no room left.\n"


def test_a_reader_that_leaves_early(run: Run, book: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = run("list", "--json", stdout=writing)
    finally:
        os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 0


def test_the_text_commands_load_no_qt_and_the_pdf_no_widgets(book: Path, tmp_path: Path) -> None:
    def modules(*arguments: str) -> set[str]:
        code = (
            "import sys; from helpviewer.app import main; code = main()\n"
            "sys.stderr.write('\\n'.join(sys.modules)); sys.exit(code)"
        )
        command = [sys.executable, "-c", code, "--book", str(book), *arguments]
        done = subprocess.run(
            command,
            capture_output=True,
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            timeout=120,
        )
        assert done.returncode == 0, done.stderr.decode("utf-8")[-2000:]
        return set(done.stderr.decode("utf-8").split())

    for arguments in (
        ["search", "retention"],
        ["list"],
        *(["export", "retention", "--format", kind] for kind in ("html", "md", "txt")),
    ):
        loaded = modules(*arguments)
        assert not {name for name in loaded if name.startswith(("PySide6", "shiboken6"))}
        if arguments[0] != "search":
            assert "whoosh" not in loaded
    assert "PySide6.QtWidgets" not in modules("export", "retention", "--format", "pdf")


def test_the_window_has_its_options() -> None:
    arguments = parser().parse_args(
        ["--book", "b", "--page", "p#s", "--search", "-x y".strip("-"), "--verbose"]
    )
    assert (arguments.command, arguments.book, arguments.page) == (None, Path("b"), "p#s")
    assert (arguments.search, arguments.verbose) == ("x y", True)


# -- which book -----------------------------------------------------------------------------------


@pytest.fixture
def file(book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book in one file."""
    file = tmp_path_factory.mktemp("packed") / "My Sample.helpbook"
    archive.pack(Book.open(book), file)
    return file


def test_a_book_may_be_a_file_everywhere(run: Run, file: Path) -> None:
    for arguments in (
        ["list", "--book", str(file), "--json"],
        ["--book", str(file), "list", "--json"],
        [str(file), "list", "--json"],
        [file.as_uri(), "list", "--json"],
    ):
        done = run(*arguments, with_book=False)
        assert (done.returncode, done.stderr) == (0, b"")
        assert json.loads(done.stdout)["book"]["id"] == "sample"
    found = run(str(file), "search", "--json", "refund", with_book=False)
    assert json.loads(found.stdout)["hits"][0]["book"] == "sample"
    text = run(str(file), "export", "refund", "--format", "txt", "-o", "-", with_book=False)
    assert "Prepaid credits" in text.stdout.decode("utf-8")


def test_a_file_that_is_no_book(run: Run, tmp_path: Path) -> None:
    (tmp_path / "no.helpbook").write_text("hello")
    for arguments in (["list", "--book", "no.helpbook"], ["no.helpbook", "search", "x"]):
        assert "is no help book" in one_sentence(run(*arguments, with_book=False))
    assert "cannot be read" in one_sentence(run("list", "--book", "none.helpbook", with_book=False))


def test_a_page_may_name_its_book(run: Run, file: Path) -> None:
    for page in ("sample/refund", "refund", "sample/retention#how-it-works"):
        done = run("export", page, "--format", "txt", "-o", "-")
        assert done.returncode == 0, done.stderr
    assert "Nothing is written" in done.stdout.decode("utf-8")
    said = one_sentence(run("export", "other/refund", "--format", "txt", "-o", "-"))
    assert said == "The link is to the help book “other”, which is not here. Open its file once."
    run(str(file), "list", with_book=False)  # opened once, it is known
    other = run("export", "sample/refund", "--format", "txt", "-o", "-", "--book", str(tiny(file.parent)))
    assert "Prepaid credits" in other.stdout.decode("utf-8")


def tiny(folder: Path) -> Path:
    """A book of one page, with another id."""
    (folder / "tiny").mkdir()
    (folder / "tiny" / "book.yml").write_text('id: tiny\ntitle: Tiny\nversion: "1"\nhome: one\n')
    (folder / "tiny" / "one.md").write_text("---\nid: one\n---\n# One\n\nText.\n")
    build(folder / "tiny", folder / "tiny-book")
    return folder / "tiny-book"


def test_a_window_is_asked_for_the_same_books_and_pages(
    book: Path, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    wanted = Arguments(book=file)
    assert app.resolve(wanted) is None
    assert wanted.book
    assert Book.open(wanted.book).info.id == "sample"
    wanted = Arguments(book=book, page="sample/retention#how-it-works")
    assert app.resolve(wanted) is None
    assert (wanted.book, wanted.page) == (book, "retention#how-it-works")
    problem = app.resolve(Arguments(book=tmp_path / "none.helpbook"))
    assert problem is not None
    assert problem.message.id == "file-missing"
