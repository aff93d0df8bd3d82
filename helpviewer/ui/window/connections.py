"""Connects the actions and panes of a window with its page, its history and its commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from helpviewer.models.navigator import Navigator
from helpviewer.models.user_data.settings import Settings
from helpviewer.ui.page.view import PageView
from helpviewer.ui.reading.area import PageArea
from helpviewer.ui.sidebar.side_pane import SidePane
from helpviewer.ui.window.actions import Actions
from helpviewer.ui.window.commands import WindowCommands


def connect_panes(
    area: PageArea,
    page: PageView,
    side: SidePane,
    navigator: Navigator,
    commands: WindowCommands,
    do: Actions,
) -> None:
    """Go to what is chosen in the panes, in this book or another one."""
    navigator.about_to_leave.connect(lambda: navigator.note_position(page.position()))
    for opened in (side.contents.opened, page.links.location_asked, area.location_asked):
        opened.connect(navigator.go)
    for outside in (side.contents.web_link_asked, side.web_link_asked, page.links.web_link_asked):
        outside.connect(commands.open_outside)
    for copied in (side.copy_link_asked, side.contents.copy_link_asked, page.copy_link_asked):
        copied.connect(commands.copy_link)
    page.links.copy_web_asked.connect(commands.copy_web)
    side.contents.export_asked.connect(commands.export_from_tree)
    tree = side.contents.model()
    tree.modelReset.connect(lambda: area.trail.set_with_book(bool(side.contents.books)))
    side.search_left.connect(area.clear_marks)
    page.escaped.connect(lambda: leave(area, do))


def connect_actions(
    do: Actions, page: PageView, navigator: Navigator, commands: WindowCommands, settings: Settings
) -> None:
    """Connect the actions, and enable those that can do something."""
    follow_history(do, navigator)
    for width, action in do.text_widths().items():
        action.triggered.connect(lambda checked=False, width=width: settings.change(text_width=width))
    connect(
        (
            (do.print, lambda: commands.print(page.textCursor())),
            (do.preview, commands.preview),
            (do.page_setup, commands.page_setup),
            (do.copy, page.copy),
            (do.copy_link, commands.copy_link),
            (do.copy_markdown, commands.copy_markdown),
            (do.copy_rich_text, commands.copy_rich_text),
            (do.select_all, page.selectAll),
            (do.find_next, page.next_mark),
            (do.find_previous, lambda: page.next_mark(-1)),
            (do.preferences, commands.preferences),
            (do.larger, lambda: settings.step_text_size(1)),
            (do.smaller, lambda: settings.step_text_size(-1)),
            (do.normal_size, lambda: settings.change(text_size=100)),
            (do.back, navigator.back),
            (do.forward, navigator.forward),
            (do.home, navigator.home),
            (do.previous_page, lambda: navigator.go_to_neighbour(-1)),
            (do.next_page, lambda: navigator.go_to_neighbour(1)),
            (do.bookmark, commands.toggle_bookmark),
            (do.bookmarks, commands.bookmarks),
            (do.manual, commands.manual),
            (do.full_screen, lambda: toggle_full_screen(page.window())),
            (do.copy_web, lambda: commands.copy_web(page.place())),
            (do.on_web, lambda: commands.on_web(page.place())),
            (do.suggest, lambda: commands.suggest(page.place())),
            (do.shortcuts, commands.shortcuts),
            (do.about, commands.about),
        )
    )


def follow_history(do: Actions, navigator: Navigator) -> None:
    """Enable back, forward and the like while there is a page to go to."""

    def show() -> None:
        do.back.setEnabled(navigator.can_go_back)
        do.forward.setEnabled(navigator.can_go_forward)

    def arrived() -> None:
        do.previous_page.setEnabled(bool(navigator.neighbour(-1)))
        do.next_page.setEnabled(bool(navigator.neighbour(1)))

    navigator.history_changed.connect(show)
    navigator.location_changed.connect(arrived)


def toggle_full_screen(window: QWidget) -> None:
    """Use the whole screen, or no longer."""
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()


def leave(area: PageArea, do: Actions) -> None:
    """Leave what the reader looks for on the page; where that is nothing, the full screen."""
    if area.finds_or_marks:
        area.leave_find()
        area.clear_marks()
    elif do.full_screen.isChecked():
        do.full_screen.trigger()


def left_by(event: QKeyEvent, do: Actions) -> bool:
    """Whether a key that no part of the window wanted left the full screen."""
    from PySide6.QtCore import Qt  # not on top: its enums take 20 ms of the start

    wanted = event.key() == Qt.Key.Key_Escape and do.full_screen.isChecked()
    if wanted:
        do.full_screen.trigger()
    return wanted


def connect(slots: Iterable[tuple[QAction, Callable[[], object]]]) -> None:
    """Let each action call its function, without the "checked" that ``triggered`` brings."""
    for action, slot in slots:
        action.triggered.connect(lambda checked=False, slot=slot: slot())
