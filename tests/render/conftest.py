"""A small book written by hand through the format, with every kind of block the builder writes."""

from __future__ import annotations

import json
import os
import shutil
import struct
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from helpviewer import singletons
from helpviewer.book.format import (
    BOOK_FILE,
    FORMAT_VERSION,
    IMAGES_DIR,
    PAGES_DIR,
    BookInfo,
    Category,
    PageInfo,
    Section,
    Source,
)
from helpviewer.book.reader import Book

# Qt asks for it when the first application is made; a test machine has no screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
singletons.protect()

TODAY = date(2026, 12, 3)

DATA = Path(__file__).parent / "data"

EVERYTHING = (DATA / "everything.html").read_text("utf-8")
"""A page with every kind of block."""


def png(width: int, height: int, colour: tuple[int, int, int] = (12, 96, 116)) -> bytes:
    """A one-colour PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    row = b"\0" + bytes(colour) * width
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(row * height))
        + chunk(b"IEND", b"")
    )


def write_book(folder: Path, fragment: str = EVERYTHING, **info: Any) -> Path:
    """Write a book of three pages into ``folder``: ``everything``, ``refund`` and the home page ``start``."""
    book = BookInfo(
        id="sample",
        title="Sample Help",
        version="1",
        language=info.pop("language", "en"),
        home="start",
        as_of="2026-11-21",
        review_after=info.pop("review_after", ""),
    )
    faq = Source("General FAQ", "https://example.org/faq/general")
    pages = [
        PageInfo(id="start", title="Welcome", category="", related=("refund",)),
        PageInfo(
            id="everything",
            title=info.pop("title", "Do you train on my requests?"),
            category="retention",
            sections=(
                Section("lists", "Lists", 2),
                Section("code", "Code & notes", 2),
                Section("deeper", "A deeper heading", 3),
                Section("tables", "Tables and pictures", 2),
            ),
            sources=(faq, Source("Security FAQ", "https://example.org/faq/security")),
            as_of="2026-11-21",
            related=("refund", "start"),
            aliases=("old-everything",),
            policy=True,
            summary="What is kept, and for how long.",
            keywords=("retention", "30 days"),
        ),
        PageInfo(
            id="refund",
            title="Can prepaid credits be refunded?",
            category="billing",
            sections=(Section("how", "How it works", 2),),
            sources=(faq,),
            as_of="2026-11-21",
        ),
    ]
    categories = [
        Category("privacy", "Privacy & security", (), (Category("retention", "Retention", ("everything",)),)),
        Category("billing", "Billing", ("refund",)),
    ]
    bodies = {
        "start": "<p>Ask a question.</p>",
        "everything": fragment,
        "refund": '<p>No, prepaid credits are not refunded.</p><h2 id="how">How it works</h2>'
        '<p>Read <a href="everything.html#lists">the lists</a>.</p>',
    }
    (folder / PAGES_DIR).mkdir(parents=True)
    (folder / IMAGES_DIR).mkdir()
    for page_id, body in bodies.items():
        (folder / PAGES_DIR / f"{page_id}.html").write_text(body, encoding="utf-8", newline="\n")
    (folder / IMAGES_DIR / "wide.png").write_bytes(png(900, 200))
    shutil.copy(DATA / "drawing.svg", folder / IMAGES_DIR)
    content = {
        "format": FORMAT_VERSION,
        "book": book.to_json(),
        "categories": [c.to_json() for c in categories],
        "pages": {p.id: p.to_json() for p in pages},
        "synonyms": [],
    }
    (folder / BOOK_FILE).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return folder


@pytest.fixture
def make_book(tmp_path: Path) -> Callable[..., Book]:
    """Writes and opens a sample book; the arguments are those of :func:`write_book`."""

    def make(*args: Any, **info: Any) -> Book:
        return Book.open(write_book(tmp_path / "book", *args, **info))

    return make


@pytest.fixture
def book(make_book: Callable[..., Book]) -> Book:
    """The sample book in English."""
    return make_book()


@pytest.fixture
def today() -> date:
    """Twelve days after the sample book's as-of date."""
    return TODAY


@pytest.fixture
def everything() -> str:
    """The fragment of the page ``everything``."""
    return EVERYTHING


@pytest.fixture
def png_bytes() -> Callable[..., bytes]:
    """Makes PNG files, see :func:`png`."""
    return png
