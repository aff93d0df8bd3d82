"""One long page that is parted at its headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpviewer.book.book import Book
from index_build.build import build, check
from index_build.sources.files.docs_folder import DocsFolder
from index_build.sources.folder.read import read_folder
from index_build.sources.folder.split import MOST_WORDS
from tests.sources_trees import body, tree, written

LONG = "word " * (MOST_WORDS // 6)


QUESTIONS = "# Questions\n\nSee [one](#first-q), [five](#q5) and [a part](#part-2).\n"


def faq() -> str:
    lines = ["# Questions", "", "See [one](#first-q), [five](#q5) and [a part](#part-2).", ""]
    for part in (1, 2):
        lines += [f"## Part {part}", ""]
        for name in ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Last"):
            question = f"{name} `q`" if part == 1 else f"{name} in part {part}"
            lines += [f"### {question}", "", LONG, "", "#### Detail", "", "[web][], note[^n].", ""]
    lines += [
        "Heading below",
        "-------------",
        "",
        '<a name="q5"></a>',
        "",
        "## Short",
        "",
        "```",
        "# code",
        "```",
    ]
    lines += ["", "[web]: https://example.org/", "", "[^n]: The note,", "    of two lines.", ""]
    return "\n".join(lines)


def test_the_tree_of_its_headings(tmp_path: Path) -> None:
    docs = read_folder(written(tmp_path, {"README.md": faq()}), "")
    assert tree(docs.navigation)[:4] == ["README.md", "part-1.md", "  first-q.md", "  second-q.md"]
    assert tree(docs.navigation)[-2:] == ["part-2.md", "short.md"]
    assert docs.home == "README.md"
    assert body(docs, "README.md") == QUESTIONS
    assert body(docs, "part-1.md").startswith("# Part 1\n\n- [First `q`](<first-q.md>)\n")
    first = body(docs, "first-q.md")
    assert first.startswith("# First `q`\n\nword ")
    assert "## Detail" in first
    assert first.endswith("[web]: https://example.org/\n\n[^n]: The note,\n    of two lines.\n")
    assert "\nHeading below\n" not in body(docs, "part-2.md")  # spelt with signs
    assert body(docs, "part-2.md").count("# Heading below\n") == 1
    assert body(docs, "short.md") == '# Short\n\n<a name="q5"></a>\n\n\n```\n# code\n```\n\n'


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    text = faq()
    docs = read_folder(written(tmp_path, {"README.md": text}), "")
    lines = text.split("\n")
    for page in docs.pages:
        rows = page.body.split("\n")
        assert len(page.lines) == len(rows)
        for number, row in enumerate(rows, 1):
            if row.strip() and not row.startswith(("#", "- [", "Heading", "---")):
                assert lines[page.line(number) - 1] == row


def test_links_within_the_file_lead_to_its_parts(tmp_path: Path) -> None:
    written(tmp_path / "src", {"faq.md": faq()})
    summary = build(tmp_path / "src" / "faq.md", tmp_path / "book")
    assert summary.warnings == ()
    book = Book.open(tmp_path / "book")
    assert (book.info.title, book.info.home) == ("Questions", "faq")
    html = book.html("faq")
    assert 'href="first-q.html"' in html
    assert 'href="short.html"' in html
    assert 'href="part-2.html"' in html


def test_a_page_alone_leaves_its_neighbours_out(tmp_path: Path) -> None:
    written(tmp_path, {"a.md": "# A\n\nText.", "b.md": "# B\n\n[gone](gone.md)", "book.yml": "nonsense: 1"})
    assert check(tmp_path / "a.md") == []


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\nShort.\n\n## B\n\nx\n\n## C\n\ny\n\n## D\n\nz",
        f"# A\n\n{LONG * 7}",
        "",
        f"# A\n\n## B\n{LONG * 7}",
    ],
)
def test_what_is_short_or_has_few_headings_stays_whole(text: str, tmp_path: Path) -> None:
    docs = read_folder(written(tmp_path, {"README.md": text}), "")
    assert [page.body for page in docs.pages] == [text]


def test_several_pages_are_not_parted(tmp_path: Path) -> None:
    files = {"README.md": faq(), "b.md": "# B"}
    assert len(read_folder(DocsFolder(written(tmp_path, files).path), "").pages) == 2
