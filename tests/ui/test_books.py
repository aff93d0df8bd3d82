"""Several books in one program: opened, dropped, read again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from helpviewer.book import archive
from helpviewer.book.book import Book, Location
from helpviewer.library.library import Library
from helpviewer.models.contents_model import ContentsModel
from helpviewer.models.scope import ALL_BOOKS, THIS_BOOK
from helpviewer.models.user_data.session import Session
from helpviewer.single_instance.protocol import Request
from helpviewer.ui.library.changes_page import ChangesPage
from helpviewer.ui.window.main_window import MainWindow
from helpviewer.ui.window.windows import Windows
from index_build.build import build
from tests.conftest import BOOK_YML, TINY_BOOK, write_source

Open = Callable[..., MainWindow]


pytestmark = pytest.mark.filterwarnings("ignore:Function. 'QDragEnterEvent:DeprecationWarning")


@pytest.fixture
def windows(open_window: Open, opened_windows: list[Windows]) -> Windows:
    open_window(page="refunds")
    return opened_windows[-1]


def titles(windows: Windows) -> list[str]:
    return [window.windowTitle().rpartition(" — ")[2] for window in windows.all]


def drop(window: MainWindow, path: Path) -> bool:
    """Drop a file on a window; whether it was taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    at, action = QPointF(10, 10), Qt.DropAction.CopyAction
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at.toPoint(), action, mime, button, keys)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(at, action, mime, button, keys))
    return enter.isAccepted()


def test_a_dropped_file_is_added_and_opened(windows: Windows, tiny_book: Path, tmp_path: Path) -> None:
    file = tmp_path / "tiny.helpbook"
    archive.pack(Book.open(tiny_book), file)
    first = windows.latest
    assert not drop(first, tmp_path)
    assert drop(first, file)
    assert titles(windows) == ["xAI API FAQ", "Tiny book"]
    assert "Tiny book 1" in [name for name, _ in first.opening.known()]
    windows.open_book(tmp_path / "own" / "tiny")  # it is open already
    assert titles(windows) == ["xAI API FAQ", "Tiny book"]


def test_a_book_that_cannot_be_opened_is_told(windows: Windows, tmp_path: Path) -> None:
    told: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.text())
        box.accept()

    (tmp_path / "x.helpbook").write_bytes(b"no book")
    QTimer.singleShot(0, answer)
    windows.open_book(tmp_path / "x.helpbook")
    assert "no help book" in told[0]
    assert titles(windows) == ["xAI API FAQ"]


def test_a_book_that_changed_is_read_again_where_one_was(
    qtbot: QtBot, windows: Windows, tmp_path: Path
) -> None:
    source = write_source(tmp_path / "source", TINY_BOOK)
    build(source, tmp_path / "tiny")
    windows.open_book(tmp_path / "tiny")
    window = windows.latest
    with qtbot.waitSignal(window.ready):
        pass
    window.navigator.go(Location("apples"))
    window.navigator.go(Location("pears"))
    (source / "basics" / "pears.md").write_text(TINY_BOOK["basics/pears.md"] + "\nThey are green.\n", "utf-8")
    build(source, tmp_path / "tiny")
    window.do.reload.trigger()
    again = windows.latest
    assert again is not window
    with qtbot.waitSignal(again.ready):
        pass
    assert "They are green." in again.page.toPlainText()
    again.navigator.back()
    assert again.navigator.location.page == "apples"
    # And by itself, also where a page has gone.
    (source / "basics" / "apples.md").unlink()
    (source / "welcome.md").write_text("---\nid: welcome\ntitle: Welcome\n---\nHello again.\n", "utf-8")
    (source / "basics" / "pears.md").write_text("---\nid: pears\ntitle: Pears\n---\nAlone.\n", "utf-8")
    (source / "images" / "crate.svg").unlink()
    build(source, tmp_path / "tiny")
    qtbot.waitUntil(lambda: windows.latest is not again)
    assert windows.latest.navigator.location.page in ("pears", "welcome")
    assert len(windows.all) == 2


def test_a_newer_version_takes_the_place_of_the_one_that_is_open(
    qtbot: QtBot, windows: Windows, tiny_book: Path, tmp_path: Path
) -> None:
    file = tmp_path / "tiny.helpbook"
    archive.pack(Book.open(tiny_book), file)
    windows.open_book(file)
    with qtbot.waitSignal(windows.latest.ready):
        pass
    windows.latest.navigator.go(Location("pears"))
    files = {**TINY_BOOK, "book.yml": BOOK_YML.replace('version: "1"', 'version: "2"')}
    build(write_source(tmp_path / "newer", files), tmp_path / "newer-book")
    archive.pack(Book.open(tmp_path / "newer-book"), file)
    windows.open_book(file)
    assert windows.latest.book.info.version == "2"
    assert windows.latest.navigator.location.page == "pears"
    assert len(windows.all) == 2
    assert not (tmp_path / "own" / "tiny.old").exists()


def test_all_books_are_searched_and_a_hit_opens_its_book(
    qtbot: QtBot, windows: Windows, tiny_book: Path, tmp_path: Path
) -> None:
    window = windows.latest
    with qtbot.waitSignal(window.service.answered):
        window.field.setText("apples")
    scope_box = window.side.scope
    assert ALL_BOOKS not in scope_box.scopes()  # there is one book only
    window.field.clear()
    file = tmp_path / "tiny.helpbook"
    archive.pack(Book.open(tiny_book), file)
    Library(tmp_path / "own", [], [], tmp_path / "cache").add(file)
    with qtbot.waitSignal(window.service.answered):
        window.field.setText("storing apples")
    assert scope_box.isVisible()
    with qtbot.waitSignal(window.service.answered) as told:
        scope_box.chosen.emit(ALL_BOOKS)
    assert told.args is not None
    assert {hit.book_title for hit in told.args[0].hits[:1]} == {"Tiny book"}
    assert scope_box.scope == ALL_BOOKS
    first = window.side.search.hits.model().index(0, 0)
    assert "Tiny book" in first.data()
    window.side.search.open_selected()
    assert titles(windows) == ["xAI API FAQ", "Tiny book"]
    assert windows.latest.navigator.location.page == "apples"
    assert windows.latest.page.marked
    with qtbot.waitSignal(window.service.answered):  # back to the one book
        scope_box.chosen.emit(THIS_BOOK)
    assert not window.service.everywhere


def test_a_book_that_a_later_start_names_is_among_those_opened_lately(
    windows: Windows, tiny_book: Path, tmp_path: Path
) -> None:
    library = Library(tmp_path / "own", [], [], tmp_path / "cache")
    for _ in range(2):
        added = library.add(tiny_book)
    assert library.can_bring_back(added)
    windows.answer(Request(str(added.path)))
    assert not library.can_bring_back(added)  # the new one has opened
    windows.answer(Request(str(tiny_book)))
    windows.save()
    recent = [path for path, _ in Session(tmp_path / "session.json").recent_books()]
    assert recent[:2] == [str(tiny_book.resolve()), str(added.path.resolve())]


def test_the_manual_is_not_among_the_reader_s_answers(
    qtbot: QtBot, windows: Windows, manual_book: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for place in ("helpviewer.models.books.window_search", "helpviewer.ui.window.windows"):
        monkeypatch.setattr(f"{place}.manual_book", lambda: manual_book)
    window = windows.latest
    windows.open_book(manual_book)  # as F1 does
    manual = windows.latest
    assert not window.service.other_books()
    assert list(manual.service.other_books().values()) == ["xAI API FAQ"]
    windows.save()
    recent = [title for _, title in Session(tmp_path / "session.json").recent_books()]
    assert recent == [window.book.info.title_and_version]
    window.service.scope = ALL_BOOKS
    with qtbot.waitSignal(window.service.answered) as told:
        window.service.ask("export a page")
    assert told.args is not None
    assert {hit.book for hit in told.args[0].hits} <= {window.book.path}


def test_a_book_that_is_open_twice_is_searched_once(
    qtbot: QtBot, windows: Windows, tiny_book: Path, tmp_path: Path
) -> None:
    window = windows.latest
    added = Library(tmp_path / "own", [], [], tmp_path / "cache").add(tiny_book).path
    windows.open_book(tiny_book)
    windows.open_book(added)
    assert window.service.other_books() == {added.resolve(): "Tiny book"}
    window.service.scope = ALL_BOOKS
    with qtbot.waitSignal(window.service.answered) as told:
        window.service.ask("apples")
    assert told.args is not None
    assert [place for place, _ in told.args[0].totals if place != window.book.path] == [added]


def test_what_changed_is_listed_and_marked_until_it_is_read(
    qtbot: QtBot, windows: Windows, tmp_path: Path
) -> None:
    source = write_source(tmp_path / "source", TINY_BOOK)
    build(source, tmp_path / "tiny")
    windows.open_book(tmp_path / "tiny")
    first = windows.latest
    with qtbot.waitSignal(first.ready):
        pass
    qtbot.waitUntil(lambda: not first.opened_book.page_changes.is_looking)
    assert not first.do.changes.isEnabled()
    (source / "basics" / "pears.md").write_text(TINY_BOOK["basics/pears.md"] + "\nThey are green.\n", "utf-8")
    build(source, tmp_path / "tiny")
    first.do.reload.trigger()
    window = windows.latest
    qtbot.waitUntil(window.do.changes.isEnabled)
    contents = window.side.contents.model()
    assert isinstance(contents, ContentsModel)
    basics = contents.index_of_category("basics")
    rows = {contents.index(row, 0, basics).data(): contents.index(row, 0, basics) for row in range(2)}
    bold = Qt.ItemDataRole.FontRole
    assert basics.data(bold).bold()
    assert rows["Pears"].data(bold).bold()
    assert rows["Apples"].data(bold) is None
    assert "changed since" in rows["Pears"].data(Qt.ItemDataRole.AccessibleDescriptionRole)
    window.do.changes.trigger()
    dialog = window.findChild(ChangesPage)
    assert dialog is not None
    assert dialog.isVisible()
    assert not window.page.isVisible()
    assert dialog.list.hasFocus()
    group = dialog.list.topLevelItem(0)
    assert group is not None
    assert group.text(0) == "Changed pages (1)"
    pears = group.child(0)
    assert pears is not None
    assert pears.font(0).bold()
    assert pears.text(1) == "Basics"
    # Back leads to the page that was there, by every way.
    here = window.navigator.location
    for leave in (
        window.do.back.trigger,
        lambda: qtbot.keyClick(dialog.list, Qt.Key.Key_Escape),
        window.do.find.trigger,
    ):
        window.do.changes.trigger()
        assert window.do.back.isEnabled()
        assert not window.page.isVisible()
        leave()
        assert window.page.isVisible()
        assert not dialog.isVisible()
        assert window.navigator.location == here
    assert window.find_bar.field.hasFocus()
    window.do.changes.trigger()
    dialog.list.itemActivated.emit(pears, 0)
    assert window.navigator.location.page == "pears"
    assert window.page.hasFocus()
    assert not pears.font(0).bold()
    assert rows["Pears"].data(bold) is None
    assert not dialog.all_read.isEnabled()
    dialog.close()
