"""The page's context menu. Loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from helpviewer.book.reader import Location, WebLink


class PageMenuActions(NamedTuple):
    """What the entries of the menu do. ``copy`` is None where nothing is selected."""

    copy: Callable[[], object] | None
    select_all: Callable[[], object]
    open_in_window: Callable[[Location], object]
    copy_link: Callable[[Location], object]


def page_menu(
    parent: QWidget, target: Location | WebLink | None, here: Location, actions: PageMenuActions
) -> QMenu:
    """The menu of a place on a page. It deletes itself when it closes.

    Args:
        target: where the link under the mouse leads, if there is one.
        here: the section under the mouse.
    """

    def tr(text: str) -> str:
        return QCoreApplication.translate("PageMenu", text)

    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    copy = menu.addAction(tr("&Copy"))
    copy.setEnabled(actions.copy is not None)
    if actions.copy is not None:
        copy.triggered.connect(actions.copy)
    if isinstance(target, Location):
        menu.addSeparator()
        menu.addAction(tr("Open Link in New &Window")).triggered.connect(
            lambda: actions.open_in_window(target)
        )
        menu.addAction(tr("Copy Link &Address")).triggered.connect(lambda: actions.copy_link(target))
    elif target is not None:
        address = target.url.removeprefix("mailto:")
        menu.addSeparator()
        menu.addAction(tr("Copy Link &Address")).triggered.connect(
            lambda: QGuiApplication.clipboard().setText(address)
        )
    menu.addSeparator()
    text = tr("Copy Link to This &Section") if here.section else tr("Copy Link to This &Page")
    menu.addAction(text).triggered.connect(lambda: actions.copy_link(here))
    menu.addSeparator()
    menu.addAction(tr("Select &All")).triggered.connect(lambda: actions.select_all())
    return menu
