"""The reader's manual ships with every product, in its own words."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import manual
import pytest
from product import OURS, Product

from helpviewer.book.book import Book


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Book:
    product = replace(Product.read(OURS), id="acme-help", name="Acme & Sons Help")
    return Book.open(manual.make(product, tmp_path_factory.mktemp("work")))


def test_no_page_names_our_product(acme: Book) -> None:
    assert acme.info.title == "Using Acme & Sons Help"
    for page in acme.pages():
        words = f"{page.title} {page.summary} {acme.html(page.id)}"
        assert "Help Viewer" not in words, page.id
        assert "helpviewer" not in words.replace(".helpbook", ""), page.id
    assert "acme-help search" in acme.html("manual-command-line")


def test_it_is_for_readers_and_f1_finds_it(acme: Book) -> None:
    ids = {page.id for page in acme.pages()}
    assert "manual-finding" in ids
    assert "manual-writing" not in ids
    assert acme.context_page("manual") == acme.info.home == "manual-overview"
    assert "publish a help book" not in acme.html("manual-overview")


def test_our_own_keeps_its_names(tmp_path: Path) -> None:
    made = Book.open(manual.make(Product.read(OURS), tmp_path))
    assert "<code>helpviewer" in made.html("manual-command-line")
    assert "book.yml" in made.html("manual-writing")


def test_every_test_that_the_table_of_wcag_names_is_there() -> None:
    root = OURS.parent.parent
    page = (root / "resources/content/manual/readers/accessibility.md").read_text("utf-8")
    named = set(re.findall(r"`(test_\w+)`", page))
    there = {
        name
        for file in (root / "tests").rglob("test_*.py")
        for name in re.findall(r"def (test_\w+)", file.read_text("utf-8"))
    }
    assert len(named) > 30
    assert named <= there
