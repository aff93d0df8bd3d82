"""Whose documentation a folder holds, and the book that is made of it without a ``book.yml``."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from helpviewer.book.book import Book
from index_build.cli import main
from index_build.sources.book_yml.read import DOCUMENTATIONS
from index_build.sources.detect import NAMES, find_kind
from index_build.sources.files.docs_folder import CannotRead
from tests.sources_trees import written


@pytest.mark.parametrize(
    ("files", "kind", "file"),
    [
        (["mkdocs.yml", "docs/a.md"], "mkdocs", "mkdocs.yml"),
        (["guide/book.toml", "guide/src/a.md", "README.md"], "mdbook", "guide/book.toml"),
        (["website/docusaurus.config.ts", "docs/a.md"], "docusaurus", "website/docusaurus.config.ts"),
        (["docs/.vitepress/config.mts", "docs/a.md"], "vitepress", "docs/.vitepress/config.mts"),
        (["toc.yml", "a.md"], "docfx", "toc.yml"),
        ([".obsidian/app.json", "a.md"], "obsidian", ".obsidian"),
        (["Home.md", "_Sidebar.md"], "wiki", "_Sidebar.md"),
        (["index.html", "a/b.html"], "html", "index.html"),
        (["README.md", "sub/Home.md"], "folder", ""),
        (["deep/deep/deep/deep/mkdocs.yml", "a.md"], "folder", ""),
        (["mkdocs.yml", "sub/book.toml", "a.md"], "mkdocs", "mkdocs.yml"),
    ],
)
def test_what_lies_in_the_folder_tells(files: list[str], kind: str, file: str, tmp_path: Path) -> None:
    found = find_kind(written(tmp_path, dict.fromkeys(files, "")))
    assert found is not None
    assert (found.kind.name, found.file) == (kind, file)


@pytest.mark.parametrize(
    ("files", "kind"),
    [
        ({"Home.md": "", "Sub/Two.md": "See [[Home|the start]]."}, "obsidian"),
        ({"a.md": "See [[Two#Part]].", "Sub/Two.md": ""}, "obsidian"),
        ({"Home.md": "", "Two.md": "See [[Home]]."}, "wiki"),
        ({"Home.md": "", "Sub/Two.md": "See `[[Home]]`."}, "wiki"),
        ({"a.md": "Write [[words]] and `[[Two]]`.", "Sub/Two.md": "```\n[[a]]\n```"}, "folder"),
        ({"a.md": "See [[pic.png]].", "Sub/pic.png": ""}, "folder"),
    ],
)
def test_notes_in_folders_that_link_by_name_are_a_vault(
    files: dict[str, str], kind: str, tmp_path: Path
) -> None:
    found = find_kind(written(tmp_path, files))
    assert found is not None
    assert found.kind.name == kind


@pytest.mark.parametrize(
    ("files", "kind", "file"),
    [
        ({"config.yaml": "baseURL: https://a.org", "content/a.md": "A"}, "hugo", "config.yaml"),
        ({"config.yaml": "x: 1", "a.md": "A"}, "folder", ""),
        ({"config.yaml": "x: 1", "content/a.json": "{}", "a.md": "A"}, "folder", ""),
        ({"hugo.toml": "", "README.md": "A", "docs/hugo.yaml": "", "docs/content/a.md": "A"},
         "hugo", "docs/hugo.yaml"),
        ({"hugo.toml": "[", "content/a.md": "A"}, "hugo", "hugo.toml"),
        ({"index.html": "", "a.html": "", "legal/licence.md": "A"}, "html", "index.html"),
        ({"index.html": "", "a.html": "", "index.md": "A", "a.md": "A"}, "html", "index.html"),
        ({"index.html": "", "README.md": "A", "a.md": "A"}, "folder", ""),
        ({"demo/index.html": "", "demo/b.html": "", "README.md": "A"}, "folder", ""),
    ],
)  # fmt: skip
def test_a_file_of_the_right_name_is_not_enough(
    files: dict[str, str], kind: str, file: str, tmp_path: Path
) -> None:
    found = find_kind(written(tmp_path, files))
    assert found is not None
    assert (found.kind.name, found.file) == (kind, file)


def test_nothing_is_told_by_an_empty_folder(tmp_path: Path) -> None:
    folder = written(tmp_path, {"picture.png": ""})
    assert find_kind(folder) is None
    with pytest.raises(CannotRead, match=r"no mkdocs\.yml"):
        find_kind(folder, "mkdocs")


def test_every_kind_has_its_name() -> None:
    assert len(set(NAMES)) == len(NAMES)


DOCS = {
    "mkdocs.yml": "site_name: My docs\nsite_url: https://example.org/\nnav:\n - Start: index.md\n"
    " - Part:\n   - Two: two.md\n",
    "docs/index.md": "# Welcome\n\n[Two](two/), [again](https://example.org/two/#here), [gone](gone.md)\n\n"
    "![p](p.svg)",
    "docs/two.md": "# The second\n\n## Here\n\n!!! note\n    Words\n",
    "docs/rest.md": "# Rest\n\nText.",
    "docs/p.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
}


def test_a_book_without_a_book_yml(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path / "src", DOCS)
    assert main(["build", str(tmp_path / "src"), "-o", str(tmp_path / "book")]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("Taken for MkDocs (mkdocs.yml): 3 pages, 2 of them in its own navigation.\n")
    assert "gone.md" in said.err
    book = Book.open(tmp_path / "book")
    assert (book.info.id, book.info.title, book.info.home) == ("my-docs", "My docs", "index")
    assert [page.id for page in book.pages()] == ["index", "two", "rest"]
    text = (tmp_path / "book" / "pages" / "index.html").read_text()
    assert 'href="two.html"' in text
    assert 'href="two.html#here"' in text


def test_book_yml_beside_it_has_the_last_word(tmp_path: Path) -> None:
    written(tmp_path / "src", {**DOCS, "book.yml": "title: Other\nlanguage: de\nhome: two\n"})
    assert main(["build", str(tmp_path / "src"), "-o", str(tmp_path / "book")]) == 0
    info = Book.open(tmp_path / "book").info
    assert (info.title, info.language, info.home) == ("Other", "de", "two")


def test_another_kind_may_be_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path / "src", DOCS)
    assert main(["check", str(tmp_path / "src"), "--as", "folder"]) == 0
    assert capsys.readouterr().out.startswith("Taken for a folder of Markdown: 3 pages")
    assert main(["check", str(tmp_path / "src"), "--as", "mdbook"]) == 1
    assert "There is no book.toml" in capsys.readouterr().err
    assert main(["check", str(tmp_path / "src"), "--format", "json"]) == 0
    json.loads(capsys.readouterr().out)


def test_a_small_book_yml_beside_the_docs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path / "src", DOCS)
    assert main(["new", "--from", str(tmp_path / "src")]) == 0
    text = (tmp_path / "src" / "book.yml").read_text()
    assert 'title: "My docs"' in text
    assert "home: index" in text
    assert main(["build", str(tmp_path / "src"), "-o", str(tmp_path / "book")]) == 0
    assert main(["new", "--from", str(tmp_path / "src")]) == 1
    assert "there already" in capsys.readouterr().err


LETTERS = "abcdefghijklmnopqrstuvwxy"
BOMB = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in pairwise(LETTERS))


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("mkdocs", {"mkdocs.yml": f"site_name: X\n{BOMB}nav: *y\n", "docs/a.md": "# A\n\nText."}),
        ("docfx", {"toc.yml": f"{BOMB}items: *y\n", "a.md": "# A\n\nText."}),
        ("jekyll", {"_config.yml": "title: X", "_data/nav.yml": BOMB, "a.md": "---\n---\n# A\n\nText."}),
        ("hugo", {"hugo.yaml": BOMB, "content/a.md": "# A\n\nText."}),
        ("mkdocs", {"mkdocs.yml": "nav: " + "[" * 5000, "docs/a.md": "# A\n\nText."}),
        ("docusaurus", {"docusaurus.config.js": "export default " + "[" * 5000, "docs/a.md": "# A\n\nText."}),
    ],
)
def test_configuration_that_grows_without_end_does_no_harm(
    kind: str, files: dict[str, str], tmp_path: Path
) -> None:
    written(tmp_path, files)
    assert main(["check", str(tmp_path), "--as", kind, "--format", "json"]) in (0, 1)


def test_links_of_any_kind_lead_nowhere_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    links = "![a](../secret.png) ![b](/etc/passwd) ![c](../../secret.png) [e](file:///etc/passwd)"
    written(tmp_path / "src", {**DOCS, "docs/two.md": f"# Two\n\n{links}\n"})
    (tmp_path / "src" / "docs" / "linked.png").symlink_to(tmp_path / "secret.png")
    assert main(["build", str(tmp_path / "src"), "-o", str(tmp_path / "book")]) == 0
    built = b"".join(path.read_bytes() for path in (tmp_path / "book").rglob("*") if path.is_file())
    assert b"secret" not in built.replace(b"secret.png", b"")
    assert b"file:" not in built


def test_book_yml_knows_every_kind() -> None:
    assert set(DOCUMENTATIONS) == set(NAMES)


@pytest.mark.parametrize("files", [{"a.md": "# A\n\nText."}, {"index.html": "<h1>A</h1><p>Text.</p>"}])
def test_the_small_book_yml_builds_any_kind(files: dict[str, str], tmp_path: Path) -> None:
    written(tmp_path / "src", files)
    assert main(["new", "--from", str(tmp_path / "src")]) == 0
    assert main(["build", str(tmp_path / "src"), "-o", str(tmp_path / "book"), "--strict"]) == 0
    assert len(list(Book.open(tmp_path / "book").pages())) == 1


def test_book_yml_says_the_kind_and_where_the_content_is(tmp_path: Path) -> None:
    pages = {"index.html": "<h1>A</h1><div class='x'><p>Inner.</p></div><p>Site.</p>", "mkdocs.yml": "nav: ["}
    book_yml = "title: T\nkind: html\ncontent: .x\n"
    written(tmp_path / "src", {**pages, "book.yml": book_yml})
    assert main(["build", str(tmp_path / "src"), "-o", str(tmp_path / "book")]) == 0
    assert Book.open(tmp_path / "book").html("index") == "<p>Inner.</p>\n"
    written(tmp_path / "src", {"book.yml": "title: T\nkind: nonsense\n"})
    assert main(["check", str(tmp_path / "src")]) == 1


def test_a_slip_in_book_yml_does_not_change_whose_documentation_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"book.yml": "titel: X\n", "mkdocs.yml": "site_name: X\n", "docs/sub/a.md": "# A\n\nText.\n"}
    written(tmp_path, files)
    assert main(["check", str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("Taken for MkDocs")
    assert [line.partition("warning: ")[2] for line in said.err.splitlines()] == [
        "Unknown key “titel” in the book.yml.  Did you mean “title”?"
    ]
