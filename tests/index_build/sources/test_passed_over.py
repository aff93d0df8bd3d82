"""What is no page: parts, drafts and lists in silence, documentation in other languages by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpviewer.book.book import Book
from index_build.build import build

A = "---\nid: a\ncategory: one\n---\n# Title\n\nText.\n"
HIDDEN = ("_partial.md", "SUMMARY.md", "404.md", "_Sidebar.md", "_x/part.md")
OTHERS = ("more/a.html", "b.htm", "c.txt", "d.rst", "e.adoc")
TOOLS = ("robots.txt", "requirements.txt", "LICENSE.txt", "llms-full.txt", "_layouts/page.html", "404.html")
BOOK = "id: t\ntitle: T\nversion: '1'\nmistakes: warn\n"
LISTED = f"{BOOK}categories:\n  - id: one\n    title: One\n    pages: [a]\n"


def made(folder: Path, files: dict[str, str]) -> tuple[set[str], set[str], list[str]]:
    """The pages of the book, the files that the builder names as no pages, and what it says of book.yml."""
    source = folder / "source"
    for name, text in files.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text)
    warnings = build(source, folder / "book").warnings
    named = {one.file.rpartition("source/")[2] for one in warnings if one.kind == "other-markup"}
    own = [one.sentence for one in warnings if one.file.endswith("book.yml")]
    return {page.id for page in Book.open(folder / "book").pages()}, named, own


@pytest.mark.parametrize("book", [LISTED, f"{BOOK}categories: folders\n", f"{BOOK}kind: folder\n", ""])
def test_what_is_no_page(book: str, tmp_path: Path) -> None:
    draft = A.replace("id: a", "draft: true")
    files = {"a.md": A, "draft.md": draft, "b.md": A.replace("id: a", "id: b\ndraft: false")}
    files |= dict.fromkeys((*HIDDEN, *OTHERS, *TOOLS), "# Title\n\nText.\n")
    if book:
        files["book.yml"] = book
    else:
        del files["_Sidebar.md"]  # of a wiki

    assert made(tmp_path, files) == ({"a", "b"}, set(OTHERS), [])


def test_a_page_that_a_category_lists_is_one(tmp_path: Path) -> None:
    files = {"a.md": A, "summary.md": A.replace("id: a", "id: summary")}
    files["book.yml"] = LISTED.replace("[a]", "[a, summary]")

    assert made(tmp_path, files) == ({"a", "summary"}, set(), [])


@pytest.mark.parametrize("book", [LISTED, f"{BOOK}categories: folders\n", f"{BOOK}kind: folder\n"])
def test_what_is_excluded_is_not_named(book: str, tmp_path: Path) -> None:
    patterns = "".join(f"  - '{name}'\n" for name in ("**/*.html", "*.htm", "c.txt", "*.rst", "e.*"))
    files = {"a.md": A, **dict.fromkeys(OTHERS, "Text."), "book.yml": f"{book}exclude:\n{patterns}"}

    assert made(tmp_path, files) == ({"a"}, set(), [])
