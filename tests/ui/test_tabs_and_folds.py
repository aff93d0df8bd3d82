"""Tabs and folds on a page: by mouse, by keyboard, and opened where something in them must be seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.models.navigator import Visit
from helpviewer.ui.page.document_scan import links
from helpviewer.ui.page.view import PageView
from helpviewer.ui.window.main_window import MainWindow
from index_build.build import build

Open = Callable[..., MainWindow]

FOLD = "<details>\n<summary>More</summary>\n\n## Deep\n\nHidden apples.\n\n</details>\n\n"
TABS = '=== "Linux"\n\n    apt\n\n=== "Windows"\n\n    winget plums\n\n'


@pytest.fixture
def page(open_window: Open, make_source: Callable[..., Path], tmp_path: Path) -> PageView:
    """A page with a fold and tabs in its window; another page has the same tabs."""
    source = make_source(
        {
            "welcome.md": f"---\nid: welcome\ntitle: Welcome\n---\n[Deep](basics/boxes.md#deep)\n\n{TABS}",
            "basics/boxes.md": f"---\nid: boxes\ntitle: Boxes\n---\nFirst.\n\n{FOLD}{TABS}Last.\n",
        }
    )
    build(source, tmp_path / "book")
    window = open_window(book=tmp_path / "book", page="boxes")
    window.resize(900, 700)
    return window.page


def text(page: PageView) -> str:
    return page.document().toPlainText()


def click(qtbot: QtBot, page: PageView, href: str) -> None:
    link = next(link for link in links(page.document()) if link.href == href)
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=_middle(page, link.start))


def _middle(page: PageView, position: int) -> QPoint:
    page.column.show_position(position)
    first, second = QTextCursor(page.document()), QTextCursor(page.document())
    first.setPosition(position)
    second.setPosition(position + 1)
    return (page.cursorRect(first).center() + page.cursorRect(second).center()) / 2


def test_a_click_opens_a_fold_and_closes_it(qtbot: QtBot, page: PageView) -> None:
    assert "Hidden apples." not in text(page)
    click(qtbot, page, "fold:0")
    assert "Hidden apples." in text(page)
    click(qtbot, page, "fold:0")
    assert "Hidden apples." not in text(page)


def test_the_keyboard_opens_a_fold_and_stays_there(qtbot: QtBot, page: PageView) -> None:
    page.setFocus()
    for _ in links(page.document()):
        qtbot.keyClick(page, Qt.Key.Key_Tab)
        if page.textCursor().charFormat().anchorHref() == "fold:0":
            break
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert "Hidden apples." in text(page)
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert "Hidden apples." not in text(page)


def test_a_tab_is_chosen_on_all_pages(qtbot: QtBot, page: PageView) -> None:
    assert "winget" not in text(page)
    click(qtbot, page, "tab:0:1")
    assert "winget" in text(page)
    assert "apt" not in text(page)
    page.show_visit(Visit(Location("welcome")))
    assert "winget" in text(page)
    click(qtbot, page, "tab:0:0")
    assert "winget" not in text(page)


def test_what_was_opened_is_open_when_the_reader_comes_back(qtbot: QtBot, page: PageView) -> None:
    click(qtbot, page, "fold:0")
    page.show_visit(Visit(Location("welcome")))
    page.show_visit(Visit(Location("boxes")))
    assert "Hidden apples." in text(page)


def test_a_link_to_a_section_in_a_fold_opens_it(qtbot: QtBot, page: PageView) -> None:
    page.show_visit(Visit(Location("boxes", "deep")))
    assert "Hidden apples." in text(page)
    click(qtbot, page, "fold:0")
    assert "Hidden apples." not in text(page)
    page.show_visit(Visit(Location("welcome")))
    page.show_visit(Visit(Location("boxes", "deep")))
    assert "Hidden apples." in text(page)


def test_what_is_searched_for_is_shown_and_marked(qtbot: QtBot, page: PageView) -> None:
    page.mark("apples")
    assert "Hidden apples." in text(page)
    assert [mark.cursor.selectedText() for mark in page.extraSelections()] == ["apples"]
    page.mark("plums")
    assert [mark.cursor.selectedText() for mark in page.extraSelections()] == ["plums"]
    click(qtbot, page, "tab:0:0")
    assert "winget" not in text(page)


@pytest.mark.parametrize("href", ["tab:9:9", "tab:0", "tab:x:y", "fold:9", "fold:", "fold:²"])
def test_links_to_boxes_that_are_not_there_do_nothing(page: PageView, href: str) -> None:
    before = text(page)
    page.links.follow(href)
    assert text(page) == before
