"""The page's context menu. Loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from helpviewer.book.book import Location, WebLink
from helpviewer.book.book_link import BookLink

if TYPE_CHECKING:
    from helpviewer.ui.page.view import PageView

LONGEST_SEARCH, SHOWN = 200, 30
"""Letters of a selection that are searched for, and that are shown in the menu."""


class PlaceAction(QAction):
    """An action of the window for the place on the page that the menu is opened at.

    Signals:
        chosen: the :class:`Location` of that place.
    """

    chosen = Signal(object)

    def __init__(self, text: str, parent: QObject) -> None:
        super().__init__(text, parent)
        self.place = Location("")
        self.triggered.connect(lambda: self.chosen.emit(self.place))


class PageMenuActions(NamedTuple):
    """What the entries of the menu do, ``selected`` being the text that is selected. ``copy_web`` is None for
    a book that is not on the web; ``more`` are actions of the window, None for a line between them.
    """

    selected: str
    copy: Callable[[], object]
    search: Callable[[str], object]
    select_all: Callable[[], object]
    open_in_tab: Callable[[Location], object]
    open_in_window: Callable[[Location], object]
    copy_link: Callable[[Location], object]
    copy_web: Callable[[Location], object] | None = None
    more: Sequence[QAction | None] = ()


def open_page_menu(page: PageView, event: QContextMenuEvent) -> None:
    """Open the menu of the place that was clicked, or else of what is selected or read."""
    cursor = page.textCursor()
    if event.reason() == QContextMenuEvent.Reason.Mouse:
        href = page.anchorAt(event.pos())
        position, at = page.cursorForPosition(event.pos()).position(), event.globalPos()
    else:
        href = cursor.charFormat().anchorHref() if cursor.hasSelection() else ""
        position = cursor.selectionStart() if cursor.hasSelection() else page.column.place()[0]
        at = page.viewport().mapToGlobal(page.cursorRect(page.column.cursor(position)).bottomLeft())
    actions = PageMenuActions(
        selected=cursor.selectedText(),
        copy=page.copy,
        search=page.search_asked.emit,
        select_all=page.selectAll,
        open_in_tab=page.links.new_tab_asked.emit,
        open_in_window=page.new_window_asked.emit,
        copy_link=page.copy_link_asked.emit,
        copy_web=page.links.copy_web_asked.emit if page.links.book.info.imprint.web else None,
        more=page.more_actions,
    )
    page_menu(page, page.links.target(href), page.section_at(position), actions).popup(at)


def page_menu(
    parent: QWidget, target: Location | WebLink | BookLink | None, here: Location, actions: PageMenuActions
) -> QMenu:
    """The menu of a place on a page. It deletes itself when it closes.

    Args:
        target: where the link under the mouse leads, if there is one.
        here: the section under the mouse.
    """
    translate = QCoreApplication.translate
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    copy = menu.addAction(translate("PageMenu", "&Copy"))
    copy.setEnabled(bool(actions.selected))
    copy.triggered.connect(lambda: actions.copy())
    if words := " ".join(actions.selected.split())[:LONGEST_SEARCH]:
        shown = words if len(words) <= SHOWN else words[: SHOWN - 1].rstrip() + "…"
        search = menu.addAction(translate("PageMenu", "Search for “{0}”").format(shown.replace("&", "&&")))
        search.triggered.connect(lambda: actions.search(words))
    if isinstance(target, Location):
        menu.addSeparator()
        menu.addAction(translate("PageMenu", "Open Link in New &Tab")).triggered.connect(
            lambda: actions.open_in_tab(target)
        )
        menu.addAction(translate("PageMenu", "Open Link in New &Window")).triggered.connect(
            lambda: actions.open_in_window(target)
        )
        menu.addAction(translate("PageMenu", "Copy Link &Address")).triggered.connect(
            lambda: actions.copy_link(target)
        )
    elif isinstance(target, WebLink):
        address = target.url.removeprefix("mailto:")
        menu.addSeparator()
        menu.addAction(translate("PageMenu", "Copy Link &Address")).triggered.connect(
            lambda: QGuiApplication.clipboard().setText(address)
        )
    menu.addSeparator()
    text = (
        translate("PageMenu", "Copy Link to This &Section")
        if here.section
        else translate("PageMenu", "Copy Link to This &Page")
    )
    menu.addAction(text).triggered.connect(lambda: actions.copy_link(here))
    if (copy_web := actions.copy_web) is not None:
        text = translate("PageMenu", "Copy Its Web Addre&ss")
        menu.addAction(text).triggered.connect(lambda: copy_web(here))
    menu.addSeparator()
    menu.addAction(translate("PageMenu", "Select &All")).triggered.connect(lambda: actions.select_all())
    for action in actions.more:
        if action is None:
            menu.addSeparator()
        else:
            if isinstance(action, PlaceAction):
                action.place = here
            menu.addAction(action)
    return menu
