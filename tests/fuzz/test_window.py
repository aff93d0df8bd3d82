"""One window, used at random, on good books and on altered ones: no exception, and nothing left over."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox, QWidget

from helpviewer.book.book import Location
from helpviewer.book.errors import BookError
from helpviewer.models.contents_model import ContentsModel
from helpviewer.models.user_data.settings import LANGUAGES, TEXT_SIZES, THEMES, Settings
from helpviewer.ui.window.main_window import MainWindow
from helpviewer.ui.window.windows import Windows
from index_build.build import build
from tests.conftest import TINY_BOOK, write_source
from tests.fuzz.mutate import NASTY_TEXTS, seeded
from tests.fuzz.test_books import RICH_PAGE, altered

Open = Callable[..., MainWindow]

KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F3, Qt.Key.Key_A),
)
TEXTS = ("a", "apple", "refund", "zdr retetnion", '"prepaid credits"', "-x y", *NASTY_TEXTS)

LEADS_OUT = ("print", "page_setup", "export", "open_book")
"""Actions with dialogs of the system's, which stand in the way of whoever has no hands."""


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


class Monkey:
    """Does one random thing after the other with the windows of a program."""

    def __init__(self, windows: Windows, settings: Settings, books: list[Path], seed: int) -> None:
        self._windows = windows
        self._settings = settings
        self._books = books
        self._chance = seeded(seed)

    def act(self) -> None:
        """Do something."""
        chance = self._chance
        window = chance.choice(self._windows.all)
        actions = (
            self._press,
            self._click,
            self._go,
            self._trigger,
            self._search,
            self._resize,
            self._change,
        )
        chance.choices(actions, (6, 6, 4, 4, 3, 1, 1))[0](window)
        if len(self._windows.all) > 3:
            self._windows.all[0].close()
        if not self._windows.all:  # the program would end here
            self._windows.first(chance.choice(self._books), None).show()
            self._windows.latest.after_first_paint()
        elif chance.random() < 0.01:
            self._windows.open_book(chance.choice(self._books))
        QApplication.processEvents()

    def _press(self, window: MainWindow) -> None:
        target = window.focusWidget() or window
        modifier = self._chance.choice(
            (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
            )
        )
        QTest.keyClick(target, self._chance.choice(KEYS), modifier)

    def _click(self, window: MainWindow) -> None:
        targets = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
        target = self._chance.choice(targets)
        place = QPoint(
            self._chance.randrange(max(target.width(), 1)), self._chance.randrange(max(target.height(), 1))
        )
        left, back = Qt.MouseButton.LeftButton, Qt.MouseButton.BackButton
        button = self._chance.choice((left, left, left, back))
        QTest.mouseClick(target, button, pos=place)

    def _go(self, window: MainWindow) -> None:
        with contextlib.suppress(BookError):
            pages = [page.id for page in window.book.pages()]
            window.navigator.go(Location(self._chance.choice([*pages, "nowhere"])))

    def _trigger(self, window: MainWindow) -> None:
        left_out = {getattr(window.do, name) for name in LEADS_OUT}
        actions: list[QAction] = [a for a in window.do.all() if a not in left_out]
        self._chance.choice(actions).trigger()

    def _search(self, window: MainWindow) -> None:
        window.field.setText(self._chance.choice(TEXTS))

    def _resize(self, window: MainWindow) -> None:
        window.resize(self._chance.randrange(200, 1600), self._chance.randrange(150, 1200))

    def _change(self, window: MainWindow) -> None:
        what = self._chance.randrange(3)
        if what == 0:
            self._settings.change(theme=self._chance.choice(THEMES))
        elif what == 1:
            self._settings.change(text_size=self._chance.choice(TEXT_SIZES))
        else:
            self._settings.change(language=self._chance.choice(LANGUAGES))


@pytest.fixture
def monkey(
    open_window: Open,
    opened_windows: list[Windows],
    settings: Settings,
    book: Path,
    tiny_book: Path,
    bundled_book: Path,
    nowhere: None,
) -> Callable[[int], Monkey]:
    open_window()
    return lambda seed: Monkey(opened_windows[0], settings, [bundled_book, book, tiny_book], seed)


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
