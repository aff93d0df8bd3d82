"""The tree of a book whose pages have others below them, with links to the web, and very large."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Book, Location
from helpviewer.book.format import BookInfo, Category, CategoryItem, LinkItem, PageInfo
from helpviewer.models.contents_model import ContentsModel
from helpviewer.ui.sidebar.contents_pane import ContentsPane
from index_build.output.tables import write_tables
from tests.fixtures.books import table_bytes, table_rows


def book_of(folder: Path, pages: Sequence[PageInfo], tree: Sequence[Category]) -> Book:
    write_tables(folder, BookInfo("b", "B", "1", "en", pages[0].id), pages, tree, ())
    return Book.open(folder)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Start; Guide with Install and Tune below it, Tune with Faster below it; a forum; Last."""
    pages = [
        PageInfo("start", "Start", ""),
        PageInfo("guide", "The guide to all of it", "guide", summary="Read this first."),
        PageInfo("install", "Install", "guide", tree_title="Installing"),
        PageInfo("tune", "Tune", "tuning"),
        PageInfo("faster", "Faster", "tuning"),
        PageInfo("last", "Last", ""),
    ]
    forum = LinkItem("Forum", "https://forum.example")
    tree = [
        Category("", "", ("start", CategoryItem("guide"), forum, "last")),
        Category("guide", "Guide", ("install", CategoryItem("tuning")), page="guide"),
        Category("tuning", "Tune", ("faster",), page="tune", above="guide"),
    ]
    return book_of(tmp_path, pages, tree)


@pytest.fixture
def pane(qtbot: QtBot, book: Book) -> ContentsPane:
    pane = shown(qtbot, book)
    pane.expand_below(pane.model().index(1, 0))
    return pane


def shown(qtbot: QtBot, book: Book) -> ContentsPane:
    pane = ContentsPane(ContentsModel(book))
    qtbot.addWidget(pane)
    pane.resize(300, 400)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def rows(pane: ContentsPane) -> list[str]:
    """The titles that can be seen, from top to bottom."""
    found = []
    index = pane.model().index(0, 0)
    while index.isValid():
        found.append(index.data())
        index = pane.indexBelow(index)
    return found


def click(qtbot: QtBot, pane: ContentsPane, index: QModelIndex) -> None:
    at = pane.visualRect(index).center()
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_pages_sections_and_links_stand_in_the_order_of_the_book(pane: ContentsPane) -> None:
    assert rows(pane) == ["Start", "Guide", "Installing", "Tune", "Faster", "Forum ↗", "Last"]


def test_a_click_on_a_page_with_others_below_it_opens_it(qtbot: QtBot, pane: ContentsPane) -> None:
    guide = pane.model().index(1, 0)
    with qtbot.waitSignal(pane.opened) as opened:
        click(qtbot, pane, guide)
    assert opened.args == [Location("guide")]
    assert pane.isExpanded(guide)  # the arrow alone unfolds and folds


def test_its_arrow_folds_it_and_opens_nothing(qtbot: QtBot, pane: ContentsPane) -> None:
    guide = pane.model().index(1, 0)
    arrow = QPoint(
        pane.visualRect(guide).left() - pane.indentation() // 2, pane.visualRect(guide).center().y()
    )
    with qtbot.assertNotEmitted(pane.opened):
        qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    assert rows(pane) == ["Start", "Guide", "Forum ↗", "Last"]


def test_it_works_by_keyboard(qtbot: QtBot, pane: ContentsPane) -> None:
    guide = pane.model().index(1, 0)
    pane.setCurrentIndex(guide)
    qtbot.keyClick(pane, Qt.Key.Key_Left)
    assert not pane.isExpanded(guide)
    qtbot.keyClick(pane, Qt.Key.Key_Right)
    assert pane.isExpanded(guide)
    with qtbot.waitSignal(pane.opened) as opened:
        qtbot.keyClick(pane, Qt.Key.Key_Return)
    assert opened.args == [Location("guide")]


def test_a_link_leads_to_the_web(qtbot: QtBot, pane: ContentsPane) -> None:
    with qtbot.waitSignal(pane.web_link_asked) as asked:
        click(qtbot, pane, pane.model().index(2, 0))
    assert asked.args == ["https://forum.example"]


@pytest.mark.parametrize(("page", "title"), [("guide", "Guide"), ("faster", "Faster"), ("last", "Last")])
def test_the_present_page_is_selected(pane: ContentsPane, page: str, title: str) -> None:
    pane.show_page(page)
    assert pane.currentIndex().data() == title


def test_a_large_tree_unfolds_while_the_window_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    count = 1_000
    pages = [PageInfo(f"p{n}", f"Page {n}", f"c{n}") for n in range(count)]
    tree = [
        Category("", "", (CategoryItem("all"),)),
        Category("all", "All", tuple(CategoryItem(f"c{n}") for n in range(count))),
        *(Category(f"c{n}", f"Part {n}", (f"p{n}",), above="all") for n in range(count)),
    ]
    pane = shown(qtbot, book_of(tmp_path, pages, tree))
    pane.setCurrentIndex(pane.model().index(0, 0))

    qtbot.keyClick(pane, Qt.Key.Key_Asterisk)
    assert len(pane.expanded_categories()) < count  # the rest is done in further turns
    qtbot.waitUntil(lambda: len(pane.expanded_categories()) == count + 1, timeout=20_000)

    again = shown(qtbot, Book.open(tmp_path))
    again.expand_categories(pane.expanded_categories())
    qtbot.waitUntil(lambda: len(again.expanded_categories()) == count + 1, timeout=20_000)
    pane.collapse(pane.model().index(0, 0))
    assert len(pane.expanded_categories()) == count


def test_damaged_rows_are_shown_by_their_ids(qtbot: QtBot, book: Book) -> None:
    file = book.path / "pages.table"
    altered = table_rows(file.read_bytes()) | {"install": {"title": 5}, "category:tuning": {"title": "Tune"}}
    del altered["last"]
    data = table_bytes(altered)
    file.write_bytes(data)
    head = json.loads((book.path / "book.json").read_bytes())
    head["tables"]["pages.table"][0] = len(data)
    (book.path / "book.json").write_text(json.dumps(head))

    pane = shown(qtbot, Book.open(book.path))
    pane.expand_below(pane.model().index(1, 0))

    assert rows(pane) == ["Start", "Guide", "install", "tuning", "Forum ↗", "last"]
