"""The trail above the page: what it says, where it leads, and how it stands in little room."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Book, Location
from helpviewer.models.contents_model import row_of
from helpviewer.ui.reading.headings_button import HeadingsButton
from helpviewer.ui.reading.trail import GAP, MARGIN, Trail, shares
from helpviewer.ui.window.main_window import MainWindow

Open = Callable[..., MainWindow]
PAGE = "zero-data-retention"
TITLE = "What is Zero Data Retention (ZDR)?"


def parts(trail: Trail) -> list[QToolButton]:
    """What is seen of the trail, in the order of reading."""
    shown = [part for part in trail.findChildren(QToolButton) if part.isVisible()]
    shown = [part for part in shown if not isinstance(part, HeadingsButton)]
    return sorted(shown, key=lambda part: part.x(), reverse=trail.isRightToLeft())


def said(window: MainWindow) -> list[str]:
    return [part.accessibleName() for part in parts(window.area.trail)]


@pytest.fixture
def deep_book(make_source: Callable[..., Path], tmp_path: Path) -> Path:
    """A page in the third of three categories with long titles; the second of them opens a page."""
    from index_build.build import build

    titles = [f"Category {name} with a rather long title" for name in ("one", "two", "three")]
    source = make_source(
        {
            "book.yml": (
                'id: deep\ntitle: A deep book\nversion: "1"\nlanguage: en\nhome: welcome\ncategories:\n'
                f"  - id: one\n    title: {titles[0]}\n    categories:\n"
                f"      - id: two\n        title: {titles[1]}\n        categories:\n"
                f"          - id: three\n            title: {titles[2]}\n"
            ),
            "welcome.md": "---\nid: welcome\ntitle: Welcome\n---\nHello.\n",
            "one/two/three/low.md": (
                "---\nid: low\ntitle: Fish & chips, a page with a long title of its own\n---\n"
                + "Words.\n\n" * 40
                + "## A section with a long title, too\n\n"
                + "Words.\n\n" * 60
            ),
        }
    )
    build(source, tmp_path / "deep")
    return tmp_path / "deep"


def test_the_trail_follows_the_page_and_its_section(open_window: Open) -> None:
    window = open_window(page=PAGE)
    window.resize(1100, 500)
    trail = window.area.trail
    assert said(window) == ["Privacy & security"]
    height, left = trail.height(), parts(trail)[0].geometry()
    window.navigator.go(Location(PAGE, "how-it-works"))
    assert said(window) == ["Privacy & security", TITLE, "How it works"]
    assert (trail.height(), parts(trail)[0].geometry()) == (height, left)
    bar = window.page.verticalScrollBar()
    bar.setValue(bar.value() - 1)  # the line above the heading is the last one of the opening
    bar.setValue(bar.value() - 200)
    assert said(window)[:2] == ["Privacy & security", TITLE]
    assert "How it works" not in said(window)
    bar.setValue(0)
    assert said(window) == ["Privacy & security"]
    window.navigator.home()
    assert said(window) == []
    assert trail.height() == height


def test_the_section_a_link_led_to_is_named_where_the_page_ends_too_soon(open_window: Open) -> None:
    window = open_window(page=PAGE)
    window.resize(1100, 800)
    window.navigator.go(Location(PAGE, "considerations"))
    bar = window.page.verticalScrollBar()
    assert bar.value() == bar.maximum()
    assert said(window)[-1] == "Considerations"
    bar.setValue(bar.maximum() - 1)
    assert said(window)[-1] == "How to enable ZDR"


def test_a_click_leads_to_the_title_the_section_and_the_category(qtbot: QtBot, open_window: Open) -> None:
    window = open_window(page=PAGE)
    window.resize(1100, 500)
    window.navigator.go(Location(PAGE, "how-it-works"))
    bar = window.page.verticalScrollBar()
    at = bar.value()
    bar.setValue(at + 60)
    qtbot.mouseClick(parts(window.area.trail)[2], Qt.MouseButton.LeftButton)
    assert bar.value() == at
    qtbot.mouseClick(parts(window.area.trail)[1], Qt.MouseButton.LeftButton)
    assert bar.value() == 0
    assert window.navigator.location == Location(PAGE)
    assert parts(window.area.trail)[0].toolTip() == "Show this category in the contents"
    qtbot.mouseClick(parts(window.area.trail)[0], Qt.MouseButton.LeftButton)
    assert window.side.contents.currentIndex().data() == "Privacy & security"
    assert window.focusWidget() is window.side.contents
    assert window.navigator.location == Location(PAGE)


def test_the_keyboard_comes_by_between_the_contents_and_the_page(qtbot: QtBot, open_window: Open) -> None:
    window = open_window(page=PAGE)
    window.resize(1100, 500)
    window.navigator.go(Location(PAGE, "how-it-works"))
    window.side.contents.setFocus()
    reached = []
    for _ in range(4):
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        reached.append(window.focusWidget())
    assert reached == [*parts(window.area.trail), window.page]
    parts(window.area.trail)[1].setFocus()
    qtbot.keyClick(parts(window.area.trail)[1], Qt.Key.Key_Space)
    assert window.navigator.location == Location(PAGE)


def test_a_screen_reader_hears_whole_names(qtbot: QtBot, open_window: Open, deep_book: Path) -> None:
    window = open_window(book=deep_book, page="low")
    window.resize(700, 500)
    trail = window.area.trail
    cut = [part for part in parts(trail) if "…" in part.text() and part.menu() is None]
    assert cut
    for part in cut:
        interface = QAccessible.queryAccessibleInterface(part)
        assert "…" not in interface.text(QAccessible.Text.Name)
        assert interface.text(QAccessible.Text.Name) in part.toolTip()
    whole = QAccessible.queryAccessibleInterface(trail)
    assert whole.text(QAccessible.Text.Name) == "Where this page belongs"


@pytest.mark.parametrize("width", [480, 600, 900, 1400])
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_parts_stand_beside_each_other_in_any_room(
    open_window: Open, deep_book: Path, width: int, direction: Qt.LayoutDirection
) -> None:
    QApplication.setLayoutDirection(direction)
    window = open_window(book=deep_book, page="low#a-section-with-a-long-title-too")
    window.resize(width, 500)
    trail = window.area.trail
    shown = parts(trail)
    assert shown[-1].accessibleName() == "A section with a long title, too"
    assert 2 <= len(shown) <= 6
    ordered = sorted((part.geometry() for part in shown), key=lambda place: place.left())
    for one, other in pairwise(ordered):
        assert one.right() + GAP < other.left() + 1
    assert ordered[0].left() >= MARGIN
    assert ordered[-1].right() <= trail.width() - MARGIN
    assert min(place.height() for place in ordered) >= 24
    rightmost = direction == Qt.LayoutDirection.RightToLeft
    assert (shown[0].geometry() == ordered[-1]) == rightmost


def test_what_has_no_room_is_in_a_menu(qtbot: QtBot, open_window: Open, deep_book: Path) -> None:
    window = open_window(book=deep_book, page="low#a-section-with-a-long-title-too")
    window.resize(480, 500)
    more = parts(window.area.trail)[0]
    assert more.accessibleName() == "What is above"
    menu = more.menu()
    assert isinstance(menu, QMenu)
    titles = [action.text() for action in menu.actions()]
    assert titles[1] == "Category one with a rather long title"
    menu.actions()[1].trigger()
    assert window.side.contents.currentIndex().data() == titles[1]


def test_the_book_comes_first_where_there_are_several(
    qtbot: QtBot, open_window: Open, tiny_book: Path
) -> None:
    window = open_window(page=PAGE)
    assert said(window) == ["Privacy & security"]
    rows = [row_of(window.book), row_of(Book.open(tiny_book))]
    window.side.contents.show_books(rows, window.windowIcon())
    assert said(window) == ["xAI API FAQ", "Privacy & security"]
    parts(window.area.trail)[0].click()
    assert window.navigator.location == Location("start")
    assert said(window) == ["xAI API FAQ"]
    window.side.contents.show_books([], window.windowIcon())
    assert said(window) == []


def test_what_changed_hides_the_trail_of_the_page_it_covers(open_window: Open) -> None:
    window = open_window(page=PAGE)
    window.do.changes.setEnabled(True)
    window.do.changes.trigger()
    assert not window.area.trail.isVisible()
    window.navigator.back()
    assert window.area.trail.isVisible()


def test_a_page_that_cannot_be_read_has_no_section(
    open_window: Open, bundled_book: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged"
    shutil.copytree(bundled_book, damaged)
    (damaged / "pages" / "refunds.html").unlink()
    window = open_window(book=damaged, page="refunds")
    assert "cannot be read" in window.page.toPlainText()
    assert said(window) == ["Billing & payment"]


@pytest.mark.parametrize(
    ("wanted", "room", "given"),
    [
        ([50, 60], 200, [50, 60]),
        ([50, 300], 200, [50, 150]),
        ([300, 50, 300], 250, [100, 50, 100]),
        ([10], 5, [5]),
        ([10, 10], -3, [0, 0]),
        ([], 100, []),
    ],
)
def test_room_is_shared_fairly(wanted: list[int], room: int, given: list[int]) -> None:
    assert shares(wanted, room) == given


@pytest.mark.parametrize("how", ["middle", "ctrl"])
def test_a_part_opens_in_a_tab_of_its_own(qtbot: QtBot, open_window: Open, how: str) -> None:
    window = open_window(page=PAGE)
    window.resize(1100, 500)
    window.navigator.go(Location(PAGE, "how-it-works"))
    category, title, section = parts(window.area.trail)

    def click(part: QToolButton) -> None:
        if how == "middle":
            qtbot.mouseClick(part, Qt.MouseButton.MiddleButton)
        else:
            qtbot.mouseClick(part, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier)

    click(title)
    assert window.tabs.others() == ([], [Location(PAGE)])
    click(section)
    assert window.tabs.others() == ([], [Location(PAGE, "how-it-works"), Location(PAGE)])
    assert window.navigator.location == Location(PAGE, "how-it-works")
    click(category)  # which is no page
    assert window.side.contents.currentIndex().data() == "Privacy & security"
    assert len(window.tabs.others()[1]) == 2
