"""One window, used at random, on good books and on altered ones: no exception, and nothing left over."""

from __future__ import annotations

import gc
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox

from helpviewer.book.book import Location
from helpviewer.book.errors import BookError
from helpviewer.library.library import Library
from helpviewer.models.contents_model import ContentsModel
from helpviewer.models.user_data.settings import Settings
from helpviewer.ui.window.main_window import MainWindow
from helpviewer.ui.window.windows import Windows
from index_build.build import build
from tests.conftest import TINY_BOOK, write_source
from tests.fuzz.monkey import Monkey
from tests.fuzz.test_books import RICH_PAGE, altered

Open = Callable[..., MainWindow]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fuzz")
    build(write_source(folder / "source", TINY_BOOK | {"basics/rich.md": RICH_PAGE}), folder / "book")
    return folder / "book"


@pytest.fixture(autouse=True)
def close_dialogs(qapp: QApplication) -> Iterator[None]:
    """Say no to every dialog and menu that waits for an answer."""

    def close() -> None:
        for widget in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if isinstance(widget, QMenu | QDialog | QMessageBox | QFileDialog):
                widget.close()

    timer = QTimer(qapp, interval=20)
    timer.timeout.connect(close)
    timer.start()
    yield
    timer.stop()
    timer.deleteLater()


@pytest.fixture
def monkey(
    open_window: Open,
    opened_windows: list[Windows],
    settings: Settings,
    book: Path,
    tiny_book: Path,
    bundled_book: Path,
    tmp_path: Path,
    nowhere: None,
) -> Callable[[int], Monkey]:
    open_window()
    books = [bundled_book, book, tiny_book]
    library = Library(tmp_path / "own", [], [bundled_book], tmp_path / "cache")
    files = tmp_path / "files"
    files.mkdir()
    return lambda seed: Monkey(opened_windows[0], settings, library, books, files, seed)


def test_a_monkey(monkey: Callable[[int], Monkey], caplog: pytest.LogCaptureFixture) -> None:
    play(monkey(1), 150, caplog)


def test_a_monkey_that_is_listened_to(
    monkey: Callable[[int], Monkey], opened_windows: list[Windows], caplog: pytest.LogCaptureFixture
) -> None:
    QAccessible.setActive(True)
    try:
        animal = monkey(11)
        for _ in range(8):
            play(animal, 25, caplog)
            for window in opened_windows[0].all:
                listen(QAccessible.queryAccessibleInterface(window.page))
    finally:
        QAccessible.setActive(False)


def listen(thing: QAccessibleInterface) -> None:
    """Ask for what a screen reader asks for."""
    thing.text(QAccessible.Text.Name)
    thing.state()
    thing.rect()
    for number in range(min(thing.childCount(), 60)):
        listen(thing.child(number))


@pytest.mark.slow
def test_a_patient_monkey(monkey: Callable[[int], Monkey], caplog: pytest.LogCaptureFixture) -> None:
    animal = monkey(2)
    play(animal, 500, caplog)
    gc.collect()
    before = handles()
    play(animal, 1500, caplog)
    gc.collect()
    assert handles() <= before + 20


def play(animal: Monkey, steps: int, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(steps):
        animal.act()
    assert not [record for record in caplog.records if record.levelno >= logging.CRITICAL]


def handles() -> int:
    """Files that this process has open."""
    folder = Path("/proc/self/fd")
    return len(os.listdir(folder)) if folder.exists() else 0  # noqa: PTH208


def test_a_window_on_altered_books(open_window: Open, book: Path, tmp_path: Path, nowhere: None) -> None:
    look(open_window, book, tmp_path, range(8))


@pytest.mark.slow
def test_a_window_on_many_altered_books(open_window: Open, book: Path, tmp_path: Path, nowhere: None) -> None:
    look(open_window, book, tmp_path, range(100, 160))


def look(open_window: Open, book: Path, tmp_path: Path, seeds: range) -> None:
    """Open the tree and every page, and search; an exception within Qt fails the test."""
    for seed in seeds:
        folder = tmp_path / str(seed)
        name = altered(book, folder, seed)
        try:
            window = open_window(book=folder)
        except BookError:
            continue  # the error window's turn
        try:
            spread(ContentsModel(window.book, window))
            for page in ("apples", "pears", "rich", "nowhere"):
                window.navigator.go(Location(page))
                QApplication.processEvents()
            window.do.copy_markdown.trigger()
            window.search_for("apple")
            QApplication.processEvents()
            window.close()
        except BaseException as error:
            error.add_note(f"seed {seed}, {name}, {folder}")
            raise
        shutil.rmtree(folder)


def spread(model: ContentsModel, above: QModelIndex | None = None) -> None:
    """Ask for every row, as a view does that has all of them open."""
    above = above or QModelIndex()
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            model.data(index, role)
        spread(model, index)
