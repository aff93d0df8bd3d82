"""What a book's publisher offers readers: its licence, its place on the web, and a way to correct it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox

from helpviewer.ui.common import message
from helpviewer.ui.dialogs.about import About
from helpviewer.ui.window import commands
from helpviewer.ui.window.main_window import MainWindow
from index_build.build import build
from tests.conftest import MakeSource

Open = Callable[..., MainWindow]

BOOK = """\
id: acme
title: Acme Help
categories: folders
publisher: Acme <Writers>
licence: {title: CC BY 4.0, url: https://example.org/by}
web: https://docs.example.org/{page}
"""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses handed to the browser."""
    addresses: list[str] = []

    def open_outside(address: str) -> bool:
        addresses.append(address)
        return True

    monkeypatch.setattr(commands, "open_outside", open_outside)
    return addresses


@pytest.fixture
def make_window(open_window: Open, make_source: MakeSource, tmp_path: Path) -> Callable[[str], MainWindow]:
    def make(more: str) -> MainWindow:
        source = make_source({"book.yml": BOOK + more, "one.md": "# One\n\nText.\n"})
        build(source, tmp_path / "acme")
        return open_window(book=tmp_path / "acme")

    return make


def test_the_page_opens_on_the_web(make_window: Callable[[str], MainWindow], opened: list[str]) -> None:
    window = make_window("")
    assert window.do.on_web.isVisible()
    window.do.on_web.trigger()
    assert opened == ["https://docs.example.org/one"]


def test_the_address_on_the_web_is_copied_beside_the_link(make_window: Callable[[str], MainWindow]) -> None:
    window = make_window("")
    window.do.copy_web.trigger()
    assert QGuiApplication.clipboard().text() == "https://docs.example.org/one"
    assert window.statusBar().currentMessage() == "Copied: https://docs.example.org/one"
    QGuiApplication.clipboard().clear()
    page_menu(window)["Copy Its Web Address"].trigger()
    assert QGuiApplication.clipboard().text() == "https://docs.example.org/one"
    assert window.do.copy_web in window.do.menus()[1][1]


def page_menu(window: MainWindow) -> dict[str, QAction]:
    """What the page's menu offers."""
    reason, at = QContextMenuEvent.Reason.Mouse, QPoint(20, 20)
    window.page.contextMenuEvent(QContextMenuEvent(reason, at, window.page.mapToGlobal(at)))
    menu = next(menu for menu in window.page.findChildren(QMenu) if menu.isVisible())
    return {action.text().replace("&", ""): action for action in menu.actions()}


def test_without_an_address_the_web_is_not_offered(open_window: Open) -> None:
    window = open_window()
    assert not window.do.on_web.isVisible()
    assert not window.do.copy_web.isVisible()
    assert "Copy Its Web Address" not in page_menu(window)


def test_a_correction_goes_where_the_publisher_says(
    monkeypatch: pytest.MonkeyPatch, make_window: Callable[[str], MainWindow], opened: list[str]
) -> None:
    asked: list[tuple[object, ...]] = []

    def choose(parent: object, *what: object) -> int:
        asked.append(what)
        return 0

    monkeypatch.setattr(message, "choose", choose)
    window = make_window("corrections: https://git.example.org/edit/{path}\n")
    window.do.suggest.trigger()
    assert opened == ["https://git.example.org/edit/one.md"]
    question, detail, buttons = asked[0]
    assert question == "Suggest a correction to “One”"
    assert detail == "Corrections of this book go to https://git.example.org/edit/one.md."
    assert buttons == ["Open in &Browser", "Save Page as &Markdown…"]


@pytest.mark.parametrize(("more", "number"), [("", 0), ("corrections: mailto:a@example.org\n", 1)])
def test_the_page_can_be_saved_to_be_sent(
    qtbot: object,
    monkeypatch: pytest.MonkeyPatch,
    make_window: Callable[[str], MainWindow],
    opened: list[str],
    tmp_path: Path,
    more: str,
    number: int,
) -> None:
    monkeypatch.setattr(message, "choose", lambda *_: number)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "one.md"), ""))
    window = make_window(more)
    jobs: list[object] = []
    monkeypatch.setattr(window.commands, "write", jobs.append)
    window.do.suggest.trigger()
    (job,) = jobs
    assert job.as_source  # type: ignore[attr-defined]
    assert (job.kind, job.path, job.places) == ("md", str(tmp_path / "one.md"), ("one",))  # type: ignore[attr-defined]
    assert opened == []


def test_nothing_happens_when_the_reader_thinks_better_of_it(
    monkeypatch: pytest.MonkeyPatch, make_window: Callable[[str], MainWindow], opened: list[str]
) -> None:
    monkeypatch.setattr(
        QMessageBox, "exec", lambda box: box.button(QMessageBox.StandardButton.Cancel).click()
    )
    make_window("corrections: mailto:a@example.org\n").do.suggest.trigger()
    assert opened == []


def test_about_names_publisher_licence_and_address(make_window: Callable[[str], MainWindow]) -> None:
    about = About(make_window("").book)
    text = about.about.text()
    assert "Publisher: Acme &lt;Writers&gt;" in text
    assert 'href="https://example.org/by">CC BY 4.0</a>' in text
    assert 'href="https://docs.example.org/">' in text
    assert "Publisher: Acme <Writers>" in about.details()
    about.deleteLater()
