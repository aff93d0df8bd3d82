"""The list of hits: how a hit is drawn, and how the list grows."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QFont, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from helpviewer.models.results_model import ROW_ROLE, ResultRow
from helpviewer.ui.search.hit_delegate import HitDelegate
from helpviewer.ui.window.main_window import MainWindow
from helpviewer.ui.window.windows import Windows
from index_build.build import build

Open = Callable[..., MainWindow]
Typed = Callable[[MainWindow, str], None]
MakeSource = Callable[..., Path]
CTRL = Qt.KeyboardModifier.ControlModifier


def test_hits_with_emoji_are_marked_and_cut_where_they_are(
    qtbot: QtBot, open_window: Open, typed: Typed, make_source: MakeSource, tmp_path: Path
) -> None:
    passage = "😀😀😀😀 beta " + " ".join(f"word{n}" for n in range(40))
    build(make_source({"welcome.md": f"---\nid: welcome\n---\n# Hello\n\n{passage}\n"}), tmp_path / "book")
    window = open_window(book=tmp_path / "book")
    typed(window, "beta")
    hits = window.side.search.hits
    delegate = hits.itemDelegate()
    assert isinstance(delegate, HitDelegate)
    row: ResultRow = hits.model().index(0, 0).data(ROW_ROLE)
    (first, _), (second, _) = delegate.lay_out(row).snippet
    text = first.text().encode("utf-16-le")
    marked = [text[2 * span.start : 2 * (span.start + span.length)] for span in first.formats()]
    assert [part.decode("utf-16-le") for part in marked] == ["beta"]
    shown = text[: 2 * first.lineAt(0).textLength()].decode("utf-16-le")
    assert row.snippet.startswith(shown + second.text()[:20])


def test_the_list_grows_as_one_scrolls(
    qtbot: QtBot, open_window: Open, typed: Typed, make_source: MakeSource, tmp_path: Path
) -> None:
    page = "---\nid: p{0}\ntitle: Number {0}\n---\nA word about pears.\n"
    pages = {f"basics/p{number}.md": page.format(number) for number in range(60)}
    welcome = "---\nid: welcome\ntitle: Hello\n---\nHello.\n"
    build(make_source({"welcome.md": welcome, **pages}), tmp_path / "book")
    window = open_window(book=tmp_path / "book")
    typed(window, "pears")
    hits = window.side.search.hits
    assert hits.model().rowCount() == 20
    bar = hits.verticalScrollBar()
    with qtbot.waitSignal(window.service.answered):
        bar.setValue(bar.maximum())
    assert hits.model().rowCount() > 20
    assert 0 < bar.value() < bar.maximum()
    assert str(hits.model().rowCount()) in window.side.search.count.text()


LONG = "A title of a page that is so long that it would be cut in a narrow list of hits on the left side"


@pytest.fixture
def found(open_window: Open, typed: Typed, make_source: MakeSource, tmp_path: Path) -> MainWindow:
    """A window with two hits: a page with a long title, and a section of it."""
    page = f"---\nid: pears\ntitle: {LONG}\n---\nPears are fruit.\n\n## How to store `<b>`\n\nPears last.\n"
    welcome = "---\nid: welcome\ntitle: Hello\n---\nHello.\n"
    build(make_source({"welcome.md": welcome, "basics/pears.md": page}), tmp_path / "book")
    window = open_window(book=tmp_path / "book")
    typed(window, "pears")
    return window


def row_with(window: MainWindow, section: str) -> QModelIndex:
    model = window.side.search.hits.model()
    every = [model.index(row, 0) for row in range(model.rowCount())]
    return next(index for index in every if index.data(ROW_ROLE).location.section == section)


def menu_of(
    qtbot: QtBot, window: MainWindow, index: QModelIndex, *, keys: bool = False
) -> dict[str, QAction]:
    """What the menu of a hit offers."""
    hits = window.side.search.hits
    at = hits.visualRect(index).center()
    reason = QContextMenuEvent.Reason.Keyboard if keys else QContextMenuEvent.Reason.Mouse
    if keys:
        hits.setCurrentIndex(index)
    QApplication.sendEvent(hits.viewport(), QContextMenuEvent(reason, at, hits.viewport().mapToGlobal(at)))
    menu = next(menu for menu in hits.findChildren(QMenu) if menu.isVisible())
    return {action.text().replace("&", ""): action for action in menu.actions()}


def test_the_menu_of_a_hit_opens_it_here_in_a_tab_and_in_a_window(
    qtbot: QtBot, found: MainWindow, opened_windows: list[Windows]
) -> None:
    section = row_with(found, "how-to-store-b")
    place = section.data(ROW_ROLE).location
    menu_of(qtbot, found, section)["Open in New Tab"].trigger()
    assert found.tabs.others() == ([], [place])
    menu_of(qtbot, found, section, keys=True)["Open in New Window"].trigger()
    other = opened_windows[0].all[-1]
    assert other is not found
    assert other.navigator.location == place
    menu_of(qtbot, found, section)["Open"].trigger()
    assert found.navigator.location == place
    assert found.page.marked


def test_the_menu_of_a_hit_copies_its_link_and_its_title(qtbot: QtBot, found: MainWindow) -> None:
    section = row_with(found, "how-to-store-b")
    menu_of(qtbot, found, section)["Copy Link"].trigger()
    assert QGuiApplication.clipboard().text() == "helpviewer:tiny/pears#how-to-store-b"
    assert "helpviewer:tiny/pears" in found.statusBar().currentMessage()
    menu_of(qtbot, found, section)["Copy Title"].trigger()
    assert QGuiApplication.clipboard().text() == "How to store <b>"


def test_a_hit_says_the_whole_way_under_the_mouse(found: MainWindow) -> None:
    page, section = row_with(found, ""), row_with(found, "how-to-store-b")
    role = Qt.ItemDataRole.ToolTipRole
    assert page.data(role) == f"Basics › {LONG}"
    # As it is, not as markup.
    assert section.data(role) == f"<p>Basics › {LONG} › How to store &lt;b&gt;</p>"


@pytest.mark.parametrize(("width", "count"), [(200, 2), (400, 2), (900, 1)])
def test_titles_take_two_lines_at_most(found: MainWindow, width: int, count: int) -> None:
    found.resize(3 * width, 600)
    found.splitter.set_side_width(width)
    hits = found.side.search.hits
    delegate = hits.itemDelegate()
    assert isinstance(delegate, HitDelegate)
    first = hits.model().index(0, 0)
    delegate.sizeHint(QStyleOptionViewItem(), first)
    drawing = delegate.lay_out(first.data(ROW_ROLE))
    bold = [line for line in drawing.lines if line.font.weight() > QFont.Weight.Normal]
    said = " ".join(line.text.strip("\u2068\u2069") for line in bold)
    assert len(bold) == count
    assert (said == LONG) == (width > 200)
    assert said.removesuffix("…").rstrip() in LONG
    for line in bold:
        assert QFontMetrics(line.font).horizontalAdvance(line.text) <= line.place.width() + 1
    places = [line.place for line in drawing.lines]
    assert all(one.bottom() < other.top() for one, other in pairwise(places))
    assert places[-1].bottom() < drawing.height


@pytest.mark.parametrize("place", ["field", "hits"])
def test_ctrl_and_enter_open_a_hit_in_a_tab_of_its_own(
    qtbot: QtBot, open_window: Open, typed: Typed, place: str
) -> None:
    window = open_window()
    typed(window, "credits")
    hits = window.side.search.hits
    qtbot.keyClick(window.field, Qt.Key.Key_Down)
    row: ResultRow = hits.currentIndex().data(ROW_ROLE)
    here = window.navigator.location
    qtbot.keyClick(window.field if place == "field" else hits, Qt.Key.Key_Return, CTRL)
    assert window.navigator.location == here
    assert window.tabs.others() == ([], [row.location])
