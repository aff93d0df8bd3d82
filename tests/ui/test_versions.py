"""Several versions of a book stand side by side, and the reader sees which is which."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QRect
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from helpviewer.library.library import Library
from helpviewer.models.scope import ALL_BOOKS
from helpviewer.ui.window.main_window import MainWindow
from helpviewer.ui.window.windows import Windows

Open = Callable[..., MainWindow]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The folder that the windows look into."""
    return Library(tmp_path / "own", [], [], tmp_path / "cache")


@pytest.fixture
def newer(tiny_book: Path, tmp_path: Path) -> Path:
    """The tiny book, in another version and with a date."""
    folder = shutil.copytree(tiny_book, tmp_path / "newer")
    about = json.loads((folder / "book.json").read_text("utf-8"))
    about["book"] |= {"version": "2.0", "as_of": "2026-11-21"}
    (folder / "book.json").write_text(json.dumps(about), "utf-8")
    return folder


@pytest.fixture
def windows(
    open_window: Open, opened_windows: list[Windows], library: Library, tiny_book: Path, newer: Path
) -> Windows:
    """A window on version 1; version 2.0 is in the library, too."""
    library.add(newer, beside=True)
    open_window(book=library.add(tiny_book).path)
    return opened_windows[-1]


def row_of(window: MainWindow, title: str) -> QModelIndex:
    model = window.side.contents.model()
    (row,) = [n for n in range(model.rowCount()) if model.index(n, 0).data() == title]
    return model.index(row, 0)


def test_the_window_s_title_says_which(windows: Windows, library: Library, qtbot: QtBot) -> None:
    assert windows.latest.windowTitle() == "Welcome — Tiny book 1"
    windows.open_book(library.find("tiny@2.0").path)
    qtbot.waitUntil(lambda: windows.latest.windowTitle() == "Welcome — Tiny book 2.0")
    library.remove("tiny@2.0")
    windows.latest.close()
    qtbot.waitUntil(lambda: windows.latest.windowTitle() == "Welcome — Tiny book", timeout=20_000)


def test_hits_and_scopes_say_which(windows: Windows, qtbot: QtBot) -> None:
    window = windows.latest
    assert set(window.service.other_books().values()) == {"Tiny book 2.0", "xAI API FAQ"}
    window.service.scope = ALL_BOOKS
    with qtbot.waitSignal(window.service.answered) as found:
        window.service.ask("apples")
    assert {"Tiny book 1", "Tiny book 2.0"} <= {hit.book_title for hit in found.args[0].hits}


def test_a_narrow_row_keeps_the_version(windows: Windows) -> None:
    contents = windows.latest.side.contents
    delegate = contents.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    option = QStyleOptionViewItem()
    option.initFrom(contents)
    option.widget = contents
    for width in (400, 80):
        option.rect = QRect(0, 0, width, 24)
        delegate.initStyleOption(option, row_of(windows.latest, "Tiny book 2.0"))
        assert option.text.startswith("T")
        assert option.text.endswith("y book 2.0" if width == 400 else "… 2.0")


@pytest.mark.parametrize(("width", "is_there"), [(400, True), (180, False)])
def test_a_wide_row_says_the_date(windows: Windows, width: int, is_there: bool) -> None:
    contents = windows.latest.side.contents
    windows.latest.splitter.set_side_width(width)
    row = contents.visualRect(row_of(windows.latest, "Tiny book 2.0"))
    picture: QImage = contents.viewport().grab(QRect(row.right() - 30, row.top(), 30, row.height())).toImage()
    colours = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    assert (len(colours) > 1) is is_there


def test_a_version_is_kept_beside_newer_ones(windows: Windows, library: Library, newer: Path) -> None:
    window = windows.latest
    library.remove("tiny@2.0")
    windows.library.refresh()

    def entry() -> QAction | None:
        menu = windows.library.menu_for(windows.latest, "tiny")
        wanted = [
            act for act in menu.actions() if act.text().replace("&", "") == "Keep beside Newer Versions"
        ]
        return wanted[0] if wanted else None

    here = entry()
    assert here is not None
    assert not here.isEnabled()  # its window would lose the folder
    windows.open_book(newer)
    window.close()
    away = entry()
    assert away is not None
    away.trigger()
    assert [book.name for book in library.books()] == ["tiny@1"]
    library.add(newer)
    assert {book.name: book.info.version for book in library.books() if book.info} == {
        "tiny@1": "1",
        "tiny": "2.0",
    }
