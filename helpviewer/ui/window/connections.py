"""What the actions of a window do that are about the page, the way through the book, and the commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QAction

from helpviewer.models.navigator import Navigator
from helpviewer.models.settings import Settings
from helpviewer.ui.page.view import PageView
from helpviewer.ui.window.actions import Actions
from helpviewer.ui.window.commands import Tasks


def connect_actions(
    do: Actions, page: PageView, navigator: Navigator, tasks: Tasks, settings: Settings
) -> None:
    """Let these actions do what they say."""
    connect(
        (
            (do.print, lambda: tasks.print(page.textCursor())),
            (do.preview, tasks.preview),
            (do.page_setup, tasks.page_setup),
            (do.copy, page.copy),
            (do.copy_link, tasks.copy_link),
            (do.copy_markdown, tasks.copy_markdown),
            (do.copy_rich_text, tasks.copy_rich_text),
            (do.select_all, page.selectAll),
            (do.find_next, page.next_mark),
            (do.find_previous, lambda: page.next_mark(-1)),
            (do.preferences, tasks.preferences),
            (do.larger, lambda: settings.step_text_size(1)),
            (do.smaller, lambda: settings.step_text_size(-1)),
            (do.normal_size, lambda: settings.change(text_size=100)),
            (do.back, navigator.back),
            (do.forward, navigator.forward),
            (do.home, navigator.home),
            (do.previous_page, lambda: navigator.go_to_neighbour(-1)),
            (do.next_page, lambda: navigator.go_to_neighbour(1)),
            (do.bookmark, tasks.toggle_bookmark),
            (do.bookmarks, tasks.bookmarks),
            (do.manual, tasks.manual),
            (do.shortcuts, tasks.shortcuts),
            (do.about, tasks.about),
        )
    )


def connect(slots: Iterable[tuple[QAction, Callable[[], object]]]) -> None:
    """Let each action call its function, without the "checked" that ``triggered`` brings."""
    for action, slot in slots:
        action.triggered.connect(lambda checked=False, slot=slot: slot())
