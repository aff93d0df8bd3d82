"""What can be told apart by the eye and hit with a finger, measured in what is drawn (WCAG 2.2, level AA)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QFocusEvent, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from helpviewer.book.book import Location
from helpviewer.models.user_data.settings import Settings
from helpviewer.page.around.theme import THEMES
from helpviewer.ui.dialogs.preferences import Preferences
from helpviewer.ui.page.document_scan import links
from helpviewer.ui.page.layout.link_frame import FocusLine
from helpviewer.ui.page.view import PageView
from helpviewer.ui.window.main_window import MainWindow
from index_build.build import build
from tests.a11y.test_page_access import CRATE, PAGE
from tests.conftest import TINY_BOOK, write_source
from tests.ui.conftest import open_window, opened_windows, settings, typed
from tests.ui.test_looks import contrast

__all__ = ["open_window", "opened_windows", "settings", "typed"]

Open = Callable[..., MainWindow]
LEAST_TEXT, LEAST_EDGE, LEAST_TARGET_PX = 4.5, 3.0, 24

in_usual_pixels = pytest.mark.skipif(sys.platform == "darwin", reason="a point is a pixel here")
each_theme = pytest.mark.parametrize("theme", THEMES)


def drawn(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def strongest(image: QImage, ground: QColor, place: tuple[int, int, int, int]) -> float:
    """The highest contrast with the ground within ``left, top, right, bottom`` of what was drawn."""
    left, top, right, bottom = place
    return max(
        contrast(image.pixelColor(x, y), ground) for x in range(left, right) for y in range(top, bottom)
    )


def edge_contrast(widget: QWidget) -> float:
    """Of a control's edge with what is around it, or with what is in it."""
    image, middle = drawn(widget), widget.height() // 2
    edge, inside = image.pixelColor(0, middle), image.pixelColor(4, middle)
    around = widget.palette().window().color()
    return min(contrast(edge, around), contrast(edge, inside))


@each_theme
def test_controls_have_edges(open_window: Open, settings: Settings, qtbot: QtBot, theme: str) -> None:
    settings.change(theme=theme)
    window = open_window()
    dialog = Preferences(settings)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.defaults.setEnabled(True)
    combo = dialog.control("theme")
    for control in (combo, dialog.defaults):
        assert edge_contrast(control) >= LEAST_EDGE
    assert edge_contrast(window.field) >= LEAST_EDGE


@each_theme
def test_handles_of_scroll_bars_stand_out(open_window: Open, settings: Settings, theme: str) -> None:
    settings.change(theme=theme)
    window = open_window(page="zero-data-retention")
    window.resize(700, 400)
    QApplication.processEvents()
    bar = window.page.verticalScrollBar()
    assert bar.isVisible()
    image = drawn(bar)
    ground, handle = image.pixelColor(6, bar.height() - 4), image.pixelColor(6, 12)
    assert contrast(handle, ground) >= LEAST_EDGE


@each_theme
def test_a_selected_hit_can_be_read_and_has_a_second_sign(
    open_window: Open, settings: Settings, typed: Callable[..., None], theme: str
) -> None:
    settings.change(theme=theme)
    window = open_window()
    typed(window, "refund")
    hits = window.side.search.hits
    index = hits.model().index(0, 0)
    hits.setCurrentIndex(index)
    row = hits.visualRect(index)
    image = drawn(hits.viewport())
    ground = image.pixelColor(row.right() - 3, row.top() + 3)
    assert ground.name() != hits.palette().base().color().name()
    assert contrast(image.pixelColor(1, row.center().y()), ground) >= LEAST_EDGE
    # Line by line: the title, the categories, the passage.
    for top in range(row.top() + 8, row.bottom() - 20, 12):
        assert strongest(image, ground, (12, top, row.right() - 8, top + 14)) >= LEAST_TEXT


@each_theme
def test_the_selected_row_of_the_tree_has_a_second_sign(
    open_window: Open, settings: Settings, theme: str
) -> None:
    settings.change(theme=theme)
    window = open_window(page="zero-data-retention")
    tree = window.side.contents
    row = tree.visualRect(tree.currentIndex())
    image = drawn(tree.viewport())
    ground = image.pixelColor(row.right() - 3, row.center().y())
    assert contrast(image.pixelColor(1, row.center().y()), ground) >= LEAST_EDGE


@each_theme
def test_the_page_shows_that_it_has_the_keyboard(open_window: Open, settings: Settings, theme: str) -> None:
    settings.change(theme=theme)
    window = open_window()
    line = window.page.findChild(FocusLine)
    assert line is not None
    QApplication.sendEvent(window.page, QFocusEvent(QEvent.Type.FocusIn))
    assert line.isVisible()
    image = drawn(window.page)
    middle = image.width() // 2
    assert contrast(image.pixelColor(middle, 0), image.pixelColor(middle, 8)) >= LEAST_EDGE
    QApplication.sendEvent(window.page, QFocusEvent(QEvent.Type.FocusOut))
    assert not line.isVisible()


@pytest.fixture
def page(open_window: Open, tmp_path: Path) -> PageView:
    files = TINY_BOOK | {"welcome.md": PAGE.replace("id: rich", "id: welcome"), "images/crate.svg": CRATE}
    build(write_source(tmp_path / "source", files), tmp_path / "book")
    return open_window(book=tmp_path / "book", page="welcome").page


@each_theme
def test_links_within_a_text_are_underlined(page: PageView, settings: Settings, theme: str) -> None:
    settings.change(theme=theme)
    for link in links(page.document()):
        cursor = page.column.cursor(link.start, link.end)
        block = page.document().findBlock(link.start)
        alone = len(block.text().strip()) <= link.end - link.start + 2
        if link.href[:2] in ("ht", "#l") and not alone:
            assert cursor.charFormat().fontUnderline(), link


def test_what_is_clicked_is_large_enough(
    open_window: Open, settings: Settings, typed: Callable[..., None], qtbot: QtBot
) -> None:
    window = open_window()
    dialog = Preferences(settings)
    qtbot.addWidget(dialog)
    dialog.show()
    small = [thing for root in (window, dialog) for thing in targets(root) if is_small(thing)]
    typed(window, "refund")
    window.do.find.trigger()
    small += [thing for thing in targets(window) if is_small(thing)]
    window.field.setText("x")
    assert [(type(t).__name__, t.accessibleName(), t.width(), t.height()) for t in small] == []
    tree = window.side.contents
    assert tree.visualRect(tree.currentIndex()).height() >= LEAST_TARGET_PX or not tree.isVisible()


def targets(root: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox)
    return [w for w in root.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]


def is_small(thing: QWidget) -> bool:
    """What lies in a scroll bar or beside a number is left out: keys and wheel do the same."""
    if isinstance(thing.parent(), QScrollBar | QAbstractSpinBox):
        return False
    return min(thing.width(), thing.height()) < LEAST_TARGET_PX


@in_usual_pixels
@pytest.mark.parametrize("scheme", ["copy", "fold", "tab"])
def test_what_is_clicked_on_a_page_is_large_enough(page: PageView, scheme: str) -> None:
    link = next(link for link in links(page.document()) if link.href.startswith(f"{scheme}:"))
    page.column.show_position(link.start)
    start = page.cursorRect(page.column.cursor(link.start))
    end = page.cursorRect(page.column.cursor(link.end))
    x = (start.left() + end.left()) // 2
    hit = [
        y for y in range(start.top() - 30, start.bottom() + 30) if page.anchorAt(QPoint(x, y)) == link.href
    ]
    assert len(hit) >= LEAST_TARGET_PX
    assert end.left() - start.left() >= LEAST_TARGET_PX


@in_usual_pixels
def test_links_below_each_other_stand_apart(open_window: Open) -> None:
    page = open_window(page="zero-data-retention").page
    own = [link for link in links(page.document()) if link.href.startswith("#")]
    tops = [page.cursorRect(page.column.cursor(link.start)).center().y() for link in own[:3]]
    assert all(b - a >= LEAST_TARGET_PX for a, b in pairwise(tops))
    assert Location("zero-data-retention") == page.location_shown
