from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Book, Location
from helpviewer.models.contents_model import BookRow, ContentsModel, row_of


@pytest.fixture
def contents(qtbot: QtBot, small_book: Book) -> ContentsModel:
    return ContentsModel(small_book)


def outline(model: ContentsModel, parent: QModelIndex, depth: int = 0) -> list[str]:
    lines: list[str] = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        lines.append("  " * depth + index.data())
        lines += outline(model, index, depth + 1)
    return lines


def test_it_shows_the_home_page_then_the_categories(contents: ContentsModel) -> None:
    assert outline(contents, QModelIndex()) == [
        "Start here",
        "Account",
        "  Access",
        "    Where are my keys?",
        "Billing",
        "  Can I have a refund?",
    ]


def test_qt_finds_no_fault_with_it(contents: ContentsModel) -> None:
    QAbstractItemModelTester(contents, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert outline(contents, QModelIndex())


@pytest.mark.parametrize("page", ["start", "keys", "refunds"])
def test_a_page_is_found_in_the_tree(contents: ContentsModel, page: str) -> None:
    index = contents.index_of(page)
    assert contents.page_at(index) == page
    assert index == contents.index(index.row(), 0, index.parent())


def test_a_category_is_no_page(contents: ContentsModel) -> None:
    assert contents.page_at(contents.index(1, 0)) == ""
    assert contents.page_at(QModelIndex()) == ""


@pytest.mark.parametrize("category", ["account", "access", "billing"])
def test_a_category_is_found_in_the_tree(contents: ContentsModel, category: str) -> None:
    index = contents.index_of_category(category)
    assert contents.category_at(index) == category
    assert not contents.index_of_category("none").isValid()


def test_several_books_are_the_first_level(
    contents: ContentsModel, small_book: Book, tiny_book: Path
) -> None:
    tester = QAbstractItemModelTester(contents, QAbstractItemModelTester.FailureReportingMode.Fatal)
    single = outline(contents, QModelIndex())
    rows = (
        BookRow("x", "Broken", None, "It is damaged."),
        BookRow("tiny", "Tiny 1", tiny_book, "As of yesterday"),
        row_of(small_book),
    )
    contents.show_books(rows)
    broken, tiny, own = (contents.index(row, 0) for row in range(3))
    assert not contents.hasChildren(broken)
    assert contents.hasChildren(tiny)
    assert broken.data(Qt.ItemDataRole.ToolTipRole) == "Broken\nIt is damaged."
    assert contents.book_at(tiny) == rows[1]
    assert outline(contents, tiny) == ["Welcome", "Basics", "  Apples", "  Pears"]
    assert outline(contents, own) == single
    welcome = contents.index(0, 0, tiny)
    assert contents.place_elsewhere(welcome) == (tiny_book, Location("welcome"))
    assert contents.page_at(welcome) == ""
    assert contents.category_at(contents.index(1, 0, tiny)) == ""
    home = contents.index_of(small_book.info.home)
    assert contents.parent(home) == own
    assert contents.place_elsewhere(home) is None
    assert not contents.index_of_category("nowhere").isValid()
    contents.show_books(())
    assert outline(contents, QModelIndex()) == single
    del tester


def test_a_book_that_is_gone_has_no_rows(contents: ContentsModel, small_book: Book, tmp_path: Path) -> None:
    contents.show_books((row_of(small_book), BookRow("gone", "Gone", tmp_path / "gone")))
    gone = contents.index_of_book("gone")
    assert contents.rowCount(gone) == 0
    assert contents.page_at(gone) == ""
