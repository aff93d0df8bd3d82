"""Boxes of code whose lines are longer than the page is wide."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from helpviewer.models.user_data.settings import Settings
from helpviewer.ui.page.code_window import CodeWindow
from helpviewer.ui.page.document_scan import links
from helpviewer.ui.window.main_window import MainWindow
from index_build.build import build

Open = Callable[..., MainWindow]
ROW = "  ".join(f"{name:<14}" for name in ("NAMESPACE", "NAME", "READY", "STATUS", "RESTARTS", "AGE", "NODE"))
CONSOLE = f"$ kubectl get pods\n{ROW}\n{ROW.lower()}"


@pytest.fixture
def window(open_window: Open, make_source: Callable[..., Path], tmp_path: Path) -> MainWindow:
    """A page with a short box of code, and one with a long line."""
    text = f"---\nid: code\ntitle: Output\n---\n```sh\nls\n```\n\nIt says:\n\n```console\n{CONSOLE}\n```\n"
    build(make_source({"welcome.md": text.replace("id: code", "id: welcome")}), tmp_path / "book")
    return open_window(book=tmp_path / "book")


def buttons(window: MainWindow) -> list[str]:
    return [link.href for link in links(window.page.document())]


def opened(window: MainWindow) -> CodeWindow:
    window.page.links.follow("code:1")
    found = [shown for shown in window.page.findChildren(CodeWindow) if shown.isVisible()]
    assert len(found) == 1
    return found[0]


def lines_of(shown: CodeWindow) -> list[int]:
    """How many lines on the screen each line of the code takes."""
    document = shown.text.document()
    return [document.findBlockByNumber(n).layout().lineCount() for n in range(document.blockCount())]


def test_long_lines_are_offered_whole(window: MainWindow) -> None:
    assert buttons(window) == ["copy:0", "copy:1", "code:1"]


def test_what_stands_in_columns_stays_there_in_the_window(qtbot: QtBot, window: MainWindow) -> None:
    shown = opened(window)
    assert shown.text.toPlainText() == CONSOLE
    shown.resize(500, 400)
    assert lines_of(shown) == [1, 1, 1]
    assert shown.text.horizontalScrollBar().maximum() > 0
    shown.wrap.click()
    assert lines_of(shown)[1] > 1
    assert shown.text.horizontalScrollBar().maximum() == 0
    assert shown.text.toPlainText() == CONSOLE
    shown.wrap.click()
    assert lines_of(shown) == [1, 1, 1]


def test_the_window_is_as_wide_as_the_code_where_the_screen_is(window: MainWindow) -> None:
    shown = opened(window)
    room = shown.screen().availableSize().width() * 0.85
    wanted = shown.text.document().idealWidth()
    assert shown.width() >= min(wanted, room - 1)


def test_keys_copy_enlarge_and_close(qtbot: QtBot, window: MainWindow) -> None:
    shown = opened(window)
    before = shown.text.document().idealWidth()
    qtbot.keyClick(shown.text, Qt.Key.Key_Plus)
    assert shown.text.document().idealWidth() > before
    qtbot.keyClick(shown.text, Qt.Key.Key_0)
    assert shown.text.document().idealWidth() == before
    shown.copy.click()
    assert QGuiApplication.clipboard().text() == f"{CONSOLE}\n"
    assert shown.copy.text() == "Copied ✓"
    qtbot.waitUntil(lambda: shown.copy.text() == "&Copy")
    qtbot.keyClick(shown.text, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.page.findChild(CodeWindow) is None)


def test_buttons_are_neither_found_nor_copied(window: MainWindow) -> None:
    window.page.mark("larger")
    assert not window.page.extraSelections()
    window.page.selectAll()
    window.page.copy()
    assert "Larger" not in QGuiApplication.clipboard().text()
    assert "NAMESPACE" in QGuiApplication.clipboard().text()


def test_a_wide_page_has_room_for_the_lines(window: MainWindow, settings: Settings) -> None:
    window.resize(1900, 700)
    settings.change(text_width="full")
    assert buttons(window) == ["copy:0", "copy:1"]


@pytest.mark.parametrize("href", ["code:7", "code:x", "code:"])
def test_code_that_is_not_there_opens_nothing(window: MainWindow, href: str) -> None:
    window.page.links.follow(href)
    assert window.page.findChild(CodeWindow) is None
