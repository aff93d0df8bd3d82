"""EPUB files as the checker of the format's makers sees them (https://www.w3.org/publishing/epubcheck/)."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from helpviewer.book.book import Book
from helpviewer.export.export import category_pages, one_place, whole_book, write_export
from helpviewer.page.serialise import serialise
from tests.fixtures.every_node import EVERY_NODE

JAVA = shutil.which("java")
CHECKER = Path("/usr/bin/epubcheck")  # Debian's is a jar that starts itself

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(JAVA is None or not CHECKER.exists(), reason="no epubcheck here (Debian: epubcheck)"),
]


def test_epubcheck_finds_nothing(
    bundled_book: Path, manual_book: Path, tiny_book: Path, make_book: Callable[..., Book], tmp_path: Path
) -> None:
    every = make_book(serialise(EVERY_NODE))
    book, tiny, manual = (Book.open(path) for path in (bundled_book, tiny_book, manual_book))
    for number, what in enumerate(
        (
            whole_book(every),
            whole_book(book),
            whole_book(manual),
            category_pages(manual, "readers"),
            whole_book(tiny),
            one_place(tiny, next(iter(whole_book(tiny).places))),
        )
    ):
        file = tmp_path / f"{number}.epub"
        write_export(what._replace(today=date(2026, 11, 22)), "epub", file)
        done = subprocess.run(
            [str(JAVA), "-jar", CHECKER, "--failonwarnings", file],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert "No errors or warnings detected." in done.stdout
