"""Does one random thing after the other with the windows of a program."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from helpviewer.book.book import Location
from helpviewer.book.errors import BookError
from helpviewer.export.child import ExportJob
from helpviewer.library.library import Library
from helpviewer.models.user_data.settings import LANGUAGES, TEXT_SIZES, THEMES, Settings
from helpviewer.ui.output.export_task import ExportTask
from helpviewer.ui.window.main_window import MainWindow
from helpviewer.ui.window.windows import Windows
from tests.fuzz.mutate import NASTY_TEXTS, seeded

KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F3, Qt.Key.Key_A),
)
TEXTS = ("a", "apple", "refund", "zdr retetnion", '"prepaid credits"', "-x y", *NASTY_TEXTS)

LEADS_OUT = ("print", "page_setup", "export", "open_book")
"""Actions with dialogs of the system's, which stand in the way of whoever has no hands."""


class Monkey:
    """Does one random thing after the other with the windows of a program."""

    def __init__(
        self,
        windows: Windows,
        settings: Settings,
        library: Library,
        books: list[Path],
        folder: Path,
        seed: int,
    ) -> None:
        """``books`` may be opened, and added to the ``library``; exports are written into ``folder``."""
        self._windows = windows
        self._settings = settings
        self._library = library
        self._books = books
        self._folder = folder
        self._chance = seeded(seed)
        self._exports: list[ExportTask] = []

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
            self._alter_library,
            self._export,
        )
        chance.choices(actions, (6, 6, 4, 4, 3, 1, 1, 0.5, 0.2))[0](window)
        if len(self._windows.all) > 3:
            self._windows.all[0].close()
        if not self._windows.all:  # the program would end here, and its last window with it
            for left in QApplication.topLevelWidgets():
                if isinstance(left, MainWindow):
                    left.deleteLater()
            self._windows.first(chance.choice(self._books), None).show()
            self._windows.latest.after_first_paint()
        elif chance.random() < 0.01:
            self._windows.open_book(chance.choice(self._books))
        QApplication.processEvents()
        # As the event loop of a program does.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

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

    def _alter_library(self, _window: MainWindow) -> None:
        path = self._chance.choice(self._books)
        with contextlib.suppress(BookError):  # the same twice, or one that was not added
            if self._chance.random() < 0.5:
                self._library.add(path, beside=self._chance.random() < 0.3)
            else:
                self._library.remove(self._chance.choice([known.name for known in self._library.books()]))
        self._windows.library.refresh()

    def _export(self, window: MainWindow) -> None:
        """Begin to write a file, or cancel or await one that is being written."""
        if self._exports:
            task = self._exports.pop()
            if self._chance.random() < 0.7:
                task.cancel()
            task.end()
            return
        with contextlib.suppress(BookError):
            places = tuple(page.id for page in window.book.pages())[: self._chance.randrange(1, 20)]
            kind = self._chance.choice(("pdf", "html", "md", "txt", "epub"))
            path = self._folder / f"{self._chance.randrange(5)}.{kind}"
            task = ExportTask(ExportJob(str(window.book.path), places, "Monkey", kind, str(path)), window)
            task.ended.connect(self._exports.clear)
            task.destroyed.connect(self._exports.clear)
            self._exports.append(task)
            task.start()
