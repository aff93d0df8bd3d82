"""A book of a few pages, written by hand through the format."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpviewer.book.book import Book
from helpviewer.book.format import PAGES_DIR, BookInfo, Category, CategoryItem, PageInfo, Section
from helpviewer.startup import immortal_none
from index_build.output.tables import write_tables

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
        Category("", "", ("start", CategoryItem("account"), CategoryItem("billing"))),
        Category("account", "Account", (CategoryItem("access"),)),
        Category("access", "Access", ("keys",), above="account"),
        Category("billing", "Billing", ("refunds",)),
    ]
    folder = tmp_path / "book"
    (folder / PAGES_DIR).mkdir(parents=True)
    for page in pages:
        (folder / PAGES_DIR / f"{page.id}.html").write_text(f"<p>{page.title}</p>", "utf-8")
    write_tables(folder, BookInfo("small", "A small book", "1", "en", "start"), pages, tree, ())
    return Book.open(folder)
