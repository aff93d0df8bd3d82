"""A book of a few pages, written by hand through the format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpviewer.book.format import BOOK_FILE, FORMAT_VERSION, PAGES_DIR, BookInfo, Category, PageInfo, Section
from helpviewer.book.reader import Book
from helpviewer.startup import immortal_none

immortal_none.protect()


@pytest.fixture
def small_book(tmp_path: Path) -> Book:
    """Home page ``start``, ``keys`` in Account › Access, ``refunds`` (alias ``money-back``) in Billing."""
    pages = [
        PageInfo("start", "Start here", ""),
        PageInfo("keys", "Where are my keys?", "access", summary="In the console."),
        PageInfo(
            "refunds",
            "Can I have a refund?",
            "billing",
            sections=(Section("how", "How to ask", 2),),
            aliases=("money-back",),
        ),
    ]
    tree = [
        Category("account", "Account", (), (Category("access", "Access", ("keys",)),)),
        Category("billing", "Billing", ("refunds",)),
    ]
    folder = tmp_path / "book"
    (folder / PAGES_DIR).mkdir(parents=True)
    for page in pages:
        (folder / PAGES_DIR / f"{page.id}.html").write_text(f"<p>{page.title}</p>", "utf-8")
    content = {
        "format": FORMAT_VERSION,
        "book": BookInfo("small", "A small book", "1", "en", "start").to_json(),
        "categories": [category.to_json() for category in tree],
        "pages": {page.id: page.to_json() for page in pages},
    }
    (folder / BOOK_FILE).write_text(json.dumps(content), "utf-8")
    return Book.open(folder)
