"""The table of contents of a long book, as it stands on paper."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest

from helpviewer.book.book import Book
from helpviewer.export.export import export_bytes, whole_book
from index_build.build import build


@pytest.mark.parametrize("first", range(29, 34))
def test_a_category_stands_once_above_its_pages(
    qapp: object, make_source: Callable[[Mapping[str, str]], Path], tmp_path: Path, first: int
) -> None:
    files = {f"one/page{n:02}.md": f"# Page {n:02} of one\n\nText.\n" for n in range(first)}
    files |= {f"two/page{n:02}.md": f"# Page {n:02} of two\n\nText.\n" for n in range(8)}
    files["book.yml"] = 'id: long\ntitle: A long book\nlanguage: en\ncategories: folders\nversion: "1"\n'
    build(make_source(files), tmp_path / "book")
    book = Book.open(tmp_path / "book")
    sheets = pypdf.PdfReader(io.BytesIO(export_bytes(whole_book(book), "pdf"))).pages
    found = []
    for sheet in sheets[: len(sheets) - len(book)]:
        lines = [" ".join(line.split()) for line in sheet.extract_text().splitlines()]
        for line, following in pairwise(lines):
            if line in ("One", "Two"):
                found.append(line)
                assert following.startswith(f"Page 00 of {line.lower()}")
    assert found == ["One", "Two"]
