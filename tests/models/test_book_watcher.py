"""An open book that is replaced on disk is noticed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Book
from helpviewer.core.files import swap_folder
from helpviewer.models.books.book_watcher import BookWatcher
from helpviewer.models.books.open_books import OpenBook, OpenBooks
from helpviewer.models.user_data.session import Session
from helpviewer.models.user_data.settings import Settings


@pytest.fixture
def books(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenBooks]:
    owner = QObject()
    session = Session(tmp_path / "own" / "session.json", owner)
    settings = Settings(tmp_path / "own" / "settings.json", owner)
    books = OpenBooks(session, settings, tmp_path / "own" / "bookmarks", owner)
    yield books
    books.close()


def replace(book: Path, other: Path) -> None:
    """Put a copy of the book in its place, whole."""
    if old := swap_folder(shutil.copytree(book, other), book):
        shutil.rmtree(old)


def test_a_book_that_is_replaced_is_noticed_when_its_folder_is_quiet(
    qtbot: QtBot, books: OpenBooks, small_book: Book, tmp_path: Path
) -> None:
    opened = books.open(small_book.path)
    watcher = BookWatcher(books)
    watcher.watch(opened)
    with qtbot.waitSignal(watcher.changed, timeout=30_000) as told:
        replace(small_book.path, tmp_path / "other")
    assert told.args == [opened]


def test_a_preview_does_not_wait_for_quiet(
    qtbot: QtBot, books: OpenBooks, small_book: Book, tmp_path: Path
) -> None:
    opened: OpenBook = books.open(small_book.path)
    watcher = BookWatcher(books, at_once=True)
    watcher.watch(opened)

    def change() -> None:
        (tmp_path / "unrest").touch()
        (tmp_path / "unrest").unlink()

    unrest = QTimer()
    unrest.setInterval(1)
    unrest.timeout.connect(change)
    unrest.start()
    with qtbot.waitSignal(watcher.changed, timeout=30_000) as told:
        replace(small_book.path, tmp_path / "other")
    assert told.args == [opened]
    unrest.stop()
