"""What a publisher has in the window while writing: mistakes, and the way to the sources."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QInputDialog, QMenu
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from helpviewer.book.book import Location
from helpviewer.core.preview_notes import NOTES, Mistake, PreviewNotes, line_of_heading
from helpviewer.models.user_data.settings import Settings
from helpviewer.ui.page.context_menu import PlaceAction
from helpviewer.ui.preview.editor import editor_command, editor_of, open_in_editor
from helpviewer.ui.preview.mistakes_pane import ROWS, MistakesPane
from helpviewer.ui.preview.publishing import Publishing
from helpviewer.ui.window.changes_keeper import ChangesKeeper
from helpviewer.ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "refunds.md"
    file.write_text("---\ntitle: Refunds\n---\n\nText.\n\n## Prepaid credits\n", "utf-8")
    return file


@pytest.fixture
def notes(source: Path) -> PreviewNotes:
    mistake = Mistake("refunds.md", str(source), 5, "error", "The link “x.md” leads to no page.")
    return PreviewNotes((mistake,), 1, {"refunds": str(source), "when-charged": str(source)})


@pytest.fixture
def publishing(tmp_path: Path, settings: Settings) -> Iterator[Publishing]:
    folder = tmp_path / "preview"
    folder.mkdir()
    made = Publishing(folder / NOTES, settings)
    yield made
    delete(made)  # not left to Python, which may tidy up in the thread that searches


@pytest.fixture
def edited(tmp_path: Path, settings: Settings) -> Path:
    """The file in which a stand-in for an editor writes what it was given."""
    log = tmp_path / "edited"
    code = "import pathlib,sys; p=pathlib.Path(sys.argv[1]); q=p.with_suffix('.new'); "
    code += "q.write_text('|'.join(sys.argv[2:])); q.replace(p)"
    settings.change(editor=f'"{sys.executable}" -c "{code}" "{log}" {{line}} {{file}}')
    return log


def write(publishing: Publishing, notes: PreviewNotes, tmp_path: Path) -> None:
    notes.write(tmp_path / "preview" / NOTES)
    publishing.model.look()


def pane_of(window: MainWindow) -> MistakesPane:
    pane = window.findChild(MistakesPane)
    assert pane is not None
    return pane


def test_mistakes_stand_below_the_page_and_go_when_they_are_mended(
    open_window: Open, publishing: Publishing, notes: PreviewNotes, tmp_path: Path
) -> None:
    window = open_window()
    publishing.add_to(window)
    pane = pane_of(window)
    assert not pane.isVisible()
    write(publishing, notes, tmp_path)
    assert pane.isVisible()
    assert pane.heading.text() == "Mistakes: 1"
    row = [publishing.model.index(0, column).data() for column in range(3)]
    assert row == ["Error", "refunds.md:5", "The link “x.md” leads to no page."]
    (tmp_path / "preview" / NOTES).write_text("{")  # it keeps what it knew
    publishing.model.look()
    assert pane.isVisible()
    write(publishing, PreviewNotes(), tmp_path)
    assert not pane.isVisible()


def test_many_mistakes_leave_room_for_the_page(
    qtbot: QtBot, open_window: Open, publishing: Publishing, notes: PreviewNotes, tmp_path: Path
) -> None:
    window = open_window()
    window.resize(800, 600)
    publishing.add_to(window)
    write(publishing, PreviewNotes(notes.mistakes * 50, 50), tmp_path)
    rows = pane_of(window).rows
    assert 4 <= rows.viewport().height() // rows.sizeHintForRow(0) <= ROWS
    assert window.page.height() > 250


@pytest.mark.parametrize("is_preview", [False, True])
def test_whoever_writes_the_book_is_not_told_what_changed_in_it(open_window: Open, is_preview: bool) -> None:
    window = open_window(is_preview=is_preview)
    assert (window.findChild(ChangesKeeper) is None) == is_preview


def test_the_notes_are_read_when_they_change(
    qtbot: QtBot, publishing: Publishing, notes: PreviewNotes, tmp_path: Path
) -> None:
    with qtbot.waitSignal(publishing.model.modelReset):
        notes.write(tmp_path / "preview" / NOTES)
    assert publishing.model.notes == notes


def test_a_click_on_a_mistake_opens_the_editor_and_shows_the_page(
    qtbot: QtBot, open_window: Open, publishing: Publishing, notes: PreviewNotes, tmp_path: Path, edited: Path
) -> None:
    window = open_window()
    publishing.add_to(window)
    write(publishing, notes, tmp_path)
    rows = pane_of(window).rows
    at = rows.visualRect(publishing.model.index(0, 2)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(edited.exists, timeout=30_000)
    assert edited.read_text() == f"5|{notes.mistakes[0].path}"
    assert window.navigator.location == Location("refunds")


def test_the_context_menu_opens_the_source_of_the_section(
    qtbot: QtBot, open_window: Open, publishing: Publishing, notes: PreviewNotes, tmp_path: Path, edited: Path
) -> None:
    window = open_window(page="when-charged")
    publishing.add_to(window)
    write(publishing, notes, tmp_path)
    page = window.page
    at = QPoint(page.viewport().width() // 2, 12)
    window.page.contextMenuEvent(
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, page.viewport().mapToGlobal(at))
    )
    (menu,) = page.findChildren(QMenu)
    source = next(action for action in menu.actions() if isinstance(action, PlaceAction))
    assert source.text() == "Open &Source"
    assert source.place == Location("when-charged")
    source.chosen.emit(Location("when-charged", "prepaid-credits"))
    qtbot.waitUntil(edited.exists, timeout=30_000)
    assert edited.read_text() == f"7|{notes.sources['when-charged']}"
    if isValid(menu):  # it deletes itself when it loses the focus
        menu.close()


def test_what_cannot_be_opened_is_said(
    open_window: Open, publishing: Publishing, settings: Settings, source: Path
) -> None:
    window = open_window()
    publishing.add_to(window)
    menu = [action for action in window.page.more_actions if isinstance(action, PlaceAction)]
    menu[0].chosen.emit(Location("start"))
    assert "could not be opened in your editor" in window.statusBar().currentMessage()
    assert not open_in_editor("no-such-editor-anywhere", source, 1)
    assert not open_in_editor("code", Path("relative.md"), 1)
    assert not open_in_editor('"unfinished', source, 1)


def test_the_editor_is_chosen_once(
    monkeypatch: pytest.MonkeyPatch, open_window: Open, publishing: Publishing, settings: Settings
) -> None:
    window = open_window()
    publishing.add_to(window)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: (" subl ", True))
    pane_of(window).editor_button.click()
    assert settings.choices.editor == "subl"


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("code", ["code", "--goto", "/a b/c.md:7"]),
        ("/usr/bin/code --wait", ["/usr/bin/code", "--wait", "--goto", "/a b/c.md:7"]),
        ("vim", ["vim", "+7", "/a b/c.md"]),
        ("kate", ["kate", "--line", "7", "/a b/c.md"]),
        ("zed", ["zed", "/a b/c.md:7"]),
        ("my-editor", ["my-editor", "/a b/c.md"]),
        ("my-editor -l {line} -- {file}", ["my-editor", "-l", "7", "--", "/a b/c.md"]),
        ("", []),
        ("'", []),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="paths of other systems")
def test_each_editor_is_told_the_line_in_its_own_way(editor: str, command: list[str]) -> None:
    assert editor_command(editor, Path("/a b/c.md"), 7) == command


def test_the_settings_overrule_the_environment() -> None:
    environment = {"VISUAL": "kate", "EDITOR": "nano"}
    assert editor_of("code", environment) == "code"
    assert editor_of("", environment) == "kate"
    assert editor_of("", {"EDITOR": "nano"}) == "nano"
    assert editor_of("", {}) == ""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# A\n\n## How **long**? {#x}\n", 3),
        ("A\n\nHow long?\n---------\n", 3),
        ("<h2 id='x'>How <em>long</em>?</h2>", 1),
        ("# A\n\nHow long?\n", 1),
        ("", 1),
    ],
)
def test_the_line_of_a_section_is_that_of_its_heading(text: str, line: int) -> None:
    assert line_of_heading(text, "How long?") == line


def test_actions_of_the_window_are_left_alone(open_window: Open, publishing: Publishing) -> None:
    window = open_window()
    before = window.page.more_actions
    publishing.add_to(window)
    assert window.page.more_actions[: len(before)] == before
    assert all(action is None or isinstance(action, QAction) for action in window.page.more_actions)
