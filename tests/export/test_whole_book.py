"""A thousand pages of somebody else's documentation as one PDF, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdf
import pytest

from helpviewer.book.book import Book

ROOT = Path(__file__).resolve().parents[2]
LIMIT_KB = 2**20
EXPORT = """\
import json, resource, sys
from helpviewer.app import main
code = main()
print(json.dumps({"code": code, "kb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}))
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="memory is counted as Linux counts it"),
]


def test_the_whole_book_as_pdf(powershell_book: Path, tmp_path: Path) -> None:
    book = Book.open(powershell_book)
    file = tmp_path / "all.pdf"
    command = [sys.executable, "-c", EXPORT, "export", "--book", str(book.path), "--all", "--format", "pdf"]
    done = subprocess.run(
        [*command, "-o", str(file)],
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        timeout=900,
        check=True,
    )
    answer = json.loads(done.stdout)
    assert answer["code"] == 0
    assert answer["kb"] < LIMIT_KB
    reader = pypdf.PdfReader(file)
    assert len(reader.pages) > len(book)
    titles: set[str] = set()
    todo: list[Any] = list(reader.outline)
    while todo:
        item = todo.pop()
        if isinstance(item, list):
            todo.extend(item)
        else:
            titles.add(str(item.title))
    assert {page.title for page in book.pages()} <= titles
    last = " ".join(reader.pages[-1].extract_text().split())
    assert f"Page {len(reader.pages)} of {len(reader.pages)}" in last
