"""An exported HTML file in a real browser: light, dark and on paper."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QImage

from helpviewer.book.book import Book, Location
from helpviewer.export.export import one_place, write_export
from helpviewer.page.around.theme import DARK, LIGHT, Theme

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


@pytest.fixture
def page(bundled_book: Path, tmp_path: Path) -> Path:
    """A page of the bundled book as HTML."""
    file = tmp_path / "page.html"
    book = Book.open(bundled_book)
    write_export(one_place(book, Location("zero-data-retention")), "html", file)
    return file


def browse(tmp_path: Path, *options: str) -> None:
    start = (str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
    subprocess.run(
        [*start, f"--user-data-dir={tmp_path / 'profile'}", *options],
        capture_output=True,
        timeout=120,
        check=True,
    )


@pytest.mark.parametrize(("scheme", "theme"), [(1, LIGHT), (0, DARK)])
def test_colours_follow_the_readers_system(page: Path, tmp_path: Path, scheme: int, theme: Theme) -> None:
    picture = tmp_path / "page.png"
    browse(
        tmp_path,
        f"--blink-settings=preferredColorScheme={scheme}",
        "--window-size=900,1200",
        f"--screenshot={picture}",
        page.as_uri(),
    )
    image = QImage(str(picture))
    assert image.pixelColor(3, 3).name() == theme.background
    colours = {image.pixelColor(x, y).name() for x in range(0, 900, 2) for y in range(0, 1200, 2)}
    assert theme.important.background in colours


def test_on_paper(page: Path, tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    browse(
        tmp_path,
        "--blink-settings=preferredColorScheme=0",
        "--no-pdf-header-footer",
        f"--print-to-pdf={paper}",
        page.as_uri(),
    )
    text = " ".join(" ".join(p.extract_text() for p in pypdf.PdfReader(paper).pages).split())
    assert "What is Zero Data Retention (ZDR)?" in text
    assert "(https://docs.x.ai/" in text  # the address of the source
