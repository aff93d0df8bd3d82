from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from helpviewer.book.reader import Book
from helpviewer.models.contents_model import ContentsModel


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
