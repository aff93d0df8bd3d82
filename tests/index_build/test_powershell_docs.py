"""A large body of somebody else's Markdown builds as it is, its mistakes reported as warnings."""

from __future__ import annotations

from pathlib import Path

from helpviewer.book.book import Book
from index_build.build import build
from index_build.report import as_text


def test_powershell_docs_build_as_they_are(powershell_source: Path, tmp_path: Path) -> None:
    summary = build(powershell_source, tmp_path / "book")

    book = Book.open(tmp_path / "book")
    files = list(powershell_source.rglob("*.md"))
    assert len(files) > 1000
    assert summary.pages == len(book) == len(files)
    assert {problem.severity for problem in summary.warnings} == {"warning"}
    assert len(as_text(summary.warnings)) < 60
    assert book.damage() == []
    assert [category.title for category in book.categories if not category.depth] == [
        "7.5",
        "Docs conceptual",
    ]
    page = book.page("7.5-cimcmdlets-get-cimclass")
    assert page.title == "Get-CimClass"
    assert [section.title for section in page.sections][:2] == ["SYNOPSIS", "SYNTAX"]
    html = book.html(page.id)
    assert '<a href="7.5-cimcmdlets-' in html
    assert '<pre class="code" data-language="powershell">' in html
    listed = [listed.id for listed in book.pages()]
    assert sorted(listed) == sorted(file.stem for file in (book.path / "pages").iterdir())
