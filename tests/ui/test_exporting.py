"""Exporting from the window: the dialog, the process that writes the file, and the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QTimer, QUrl, Slot
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QProgressDialog
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Book, Location
from helpviewer.core.formats import EXPORT_FORMATS
from helpviewer.export.child import ExportJob
from helpviewer.export.export import hit_list, one_place, whole_book
from helpviewer.models.user_data.settings import Settings
from helpviewer.page.output.job import Job
from helpviewer.ui.output.export_dialog import ExportDialog
from helpviewer.ui.output.export_task import ExportTask
from helpviewer.ui.output.exporting import category_offers, export_to_file, offers, with_suffix
from helpviewer.ui.window.main_window import MainWindow
from tests.fixtures.windows import choose_file

Open = Callable[..., MainWindow]
PAGE = Location("zero-data-retention")


def answer_export(kind: str, then: Callable[[], None]) -> None:
    """Choose a format in the dialog that is about to open, and go on."""

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        dialog.format_box.setCurrentIndex(EXPORT_FORMATS.index(kind))
        then()
        dialog.accept()

    QTimer.singleShot(0, choose)


def test_what_can_be_exported_from_a_page(
    bundled_book: Path, manual_book: Path, typed: Callable[..., None], open_window: Open
) -> None:
    book = Book.open(bundled_book)
    window = open_window()
    typed(window, "retention")
    found = offers(book, Location("zero-data-retention", "how-it-works"), window.side.search.answer)
    assert [offer.name for offer in found] == [
        "Page: What is Zero Data Retention (ZDR)?",
        "Section: How it works",
        "Search results: retention",
        "Category: Privacy & security",
        "The whole book: xAI API FAQ",
    ]
    for offer in found:
        assert offer.make().places
    assert found[1].make().places == (Location("zero-data-retention", "how-it-works"),)
    assert [offer.name for offer in category_offers(Book.open(manual_book), "readers")][:2] == [
        "Category: For readers",
        "The whole book: Using Help Viewer",
    ]


def test_the_dialog_shows_the_options_of_the_format_and_remembers(
    qtbot: QtBot, bundled_book: Path, settings: Settings
) -> None:
    dialog = ExportDialog(offers(Book.open(bundled_book), PAGE), 0, settings.choices)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.kind == "pdf"
    assert dialog.paper_box.isVisible()
    assert not dialog.pictures_box.isVisible()
    dialog.format_box.setCurrentIndex(EXPORT_FORMATS.index("md"))
    assert not dialog.paper_box.isVisible()
    assert dialog.pictures_box.isVisible()
    dialog.pictures_box.setChecked(True)
    settings.change(**dialog.settings())
    other = ExportDialog(offers(Book.open(bundled_book), PAGE), 0, settings.choices)
    qtbot.addWidget(other)
    assert other.kind == "md"
    assert other.pictures_box.isChecked()


class Catcher(QObject):
    """Takes what would be opened outside."""

    def __init__(self, opened: list[str]) -> None:
        super().__init__()
        self._opened = opened

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self._opened.append(url.toString())


def test_an_export_from_the_window_says_where_it_went(
    qtbot: QtBot, open_window: Open, tmp_path: Path, own_dialogs: None
) -> None:
    window = open_window(page=PAGE.page)
    answer_export("html", lambda: choose_file(tmp_path / "mine.html"))
    window.do.export.trigger()
    qtbot.waitUntil(lambda: bool(window.statusBar().currentMessage()), timeout=30_000)
    assert window.statusBar().currentMessage() == f"Saved as {tmp_path / 'mine.html'}"
    assert "What is Zero Data Retention" in (tmp_path / "mine.html").read_text("utf-8")
    links = window.findChild(QLabel, "saved-links")
    assert isinstance(links, QLabel)
    assert links.isVisible()
    opened: list[str] = []
    catcher = Catcher(opened)
    QDesktopServices.setUrlHandler("file", catcher, "take")  # type: ignore[arg-type] # its stubs say bytes
    links.linkActivated.emit("folder")
    links.linkActivated.emit("file")
    QDesktopServices.unsetUrlHandler("file")
    assert opened == [f"file://{tmp_path}", f"file://{tmp_path / 'mine.html'}"]


def test_a_category_is_exported_from_the_tree(
    qtbot: QtBot, open_window: Open, tmp_path: Path, own_dialogs: None
) -> None:
    window = open_window()
    answer_export("txt", lambda: choose_file(tmp_path / "category.txt"))
    with qtbot.waitSignal(window.commands.saved, timeout=30_000):
        window.side.contents.export_asked.emit("", "billing")
    assert "When will I be charged?" in (tmp_path / "category.txt").read_text("utf-8")
    assert window.statusBar().currentMessage().startswith("Saved as")


@pytest.mark.parametrize("row", ["page", "category"])
def test_the_menu_of_the_tree_offers_an_export(open_window: Open, row: str) -> None:
    window = open_window(page=PAGE.page)
    tree = window.side.contents
    index = tree.currentIndex() if row == "page" else tree.currentIndex().parent()
    tree.setCurrentIndex(index)
    asked: list[tuple[str, str]] = []
    tree.export_asked.disconnect()  # the dialog is another test's matter
    tree.export_asked.connect(lambda page, category: asked.append((page, category)))
    QApplication.sendEvent(tree, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    menu = tree.findChildren(QMenu)[-1]
    next(action for action in menu.actions() if action.text() == "&Export…").trigger()
    menu.close()
    assert asked == [("zero-data-retention", "") if row == "page" else ("", "privacy-security")]


def test_cancelling_writes_nothing(
    open_window: Open, bundled_book: Path, settings: Settings, own_dialogs: None
) -> None:
    book = Book.open(bundled_book)

    def cancel() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        assert dialog.selectedFiles()[0].endswith("What is Zero Data Retention (ZDR).pdf")
        dialog.reject()

    QTimer.singleShot(0, cancel)
    assert export_to_file(open_window(), book, settings, one_place(book, PAGE), "pdf") is None


def job_of(book: Book, what: Job, kind: str, path: Path) -> ExportJob:
    places = tuple(str(place) for place in what.places)
    return ExportJob(str(book.path), places, what.title, kind, str(path), pictures_beside=True)


@pytest.mark.parametrize("kind", EXPORT_FORMATS)
def test_every_format_is_written_in_a_process_of_its_own(
    qtbot: QtBot, open_window: Open, bundled_book: Path, tmp_path: Path, kind: str
) -> None:
    book = Book.open(bundled_book)
    task = ExportTask(job_of(book, one_place(book, PAGE), kind, tmp_path / f"page.{kind}"), open_window())
    with qtbot.waitSignal(task.saved, timeout=30_000) as told:
        task.start()
    assert told.args == [str(tmp_path / f"page.{kind}")]
    assert (tmp_path / f"page.{kind}").stat().st_size > 500


@pytest.mark.parametrize("by", ["button", "window"])
def test_a_long_export_can_be_cancelled_and_ends_with_its_window(
    qtbot: QtBot, open_window: Open, bundled_book: Path, tmp_path: Path, by: str
) -> None:
    window = open_window()
    book = Book.open(bundled_book)
    file = tmp_path / "out" / "all.pdf"
    file.parent.mkdir()
    file.write_text("old")
    whole = whole_book(book)
    everything = whole._replace(places=tuple(whole.places) * 40)
    task = window.commands.write(job_of(book, everything, "pdf", file))
    assert task is not None
    saved: list[str] = []
    task.saved.connect(saved.append)
    bar = window.findChild(QProgressDialog)
    assert isinstance(bar, QProgressDialog)
    qtbot.waitUntil(lambda: bar.maximum() > 100, timeout=30_000)  # it is at work
    with qtbot.waitSignal(task.ended, timeout=30_000):
        if by == "button":
            bar.canceled.emit()  # as its button does
        else:
            window.close()
    assert saved == []
    assert file.read_text() == "old"
    assert [entry.name for entry in file.parent.iterdir()] == ["all.pdf"]


def test_a_file_that_cannot_be_written_is_a_sentence(
    qtbot: QtBot, open_window: Open, bundled_book: Path, tmp_path: Path
) -> None:
    book = Book.open(bundled_book)
    window = open_window()
    task = ExportTask(job_of(book, one_place(book, PAGE), "html", tmp_path / "missing" / "page.html"), window)
    with qtbot.waitSignal(task.failed, timeout=30_000) as told:
        task.start()
    assert told.args is not None
    assert told.args[0].id == "folder-missing"


@pytest.mark.parametrize(
    ("typed", "kind", "named"),
    [
        ("a", "pdf", "a.pdf"),
        ("a.htm", "html", "a.htm"),
        ("a.html", "pdf", "a.html.pdf"),
        ("v1.2", "md", "v1.2.md"),
        ("a.TXT", "txt", "a.TXT"),
    ],
)
def test_a_name_gets_the_suffix_of_what_is_in_it(typed: str, kind: str, named: str) -> None:
    assert with_suffix(Path(typed), kind) == Path(named)


def test_hits_of_a_page_that_is_there_as_a_whole_are_left_out(bundled_book: Path) -> None:
    book = Book.open(bundled_book)
    what = hit_list(book, "x", [Location("a", "b"), Location("c", "d"), Location("a"), Location("c", "d")])
    assert what.places == (Location("c", "d"), Location("a"))


# -- the clipboard --------------------------------------------------------------------------------


def test_a_page_is_copied_as_markdown_and_as_rich_text(open_window: Open) -> None:
    window = open_window(page=PAGE.page)
    window.do.copy_markdown.trigger()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("# What is Zero Data Retention (ZDR)?")
    assert "As of 21 November 2026" in text
    window.do.copy_rich_text.trigger()
    mime = QGuiApplication.clipboard().mimeData()
    assert "<h1>What is Zero Data Retention (ZDR)?</h1>" in mime.html()
    assert "What is Zero Data Retention (ZDR)?" in mime.text()
