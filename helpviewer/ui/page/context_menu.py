"""The page's context menu. Loaded when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from helpviewer.book.reader import Location

if TYPE_CHECKING:
    from helpviewer.ui.page.view import PageView


def page_menu(page: PageView, href: str, position: int) -> QMenu:
    """The menu for a link, "" for none, and a position in the document. It deletes itself when it closes."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("PageMenu", text)

    menu = QMenu(page)
    menu.aboutToHide.connect(menu.deleteLater)
    copy = menu.addAction(tr("&Copy"))
    copy.setEnabled(page.textCursor().hasSelection())
    copy.triggered.connect(page.copy)
    target = page.target(href)
    if isinstance(target, Location):
        menu.addSeparator()
        menu.addAction(tr("Open Link in New &Window")).triggered.connect(lambda: page.follow_in_window(href))
        menu.addAction(tr("Copy Link &Address")).triggered.connect(lambda: page.copy_link_asked.emit(target))
    elif target is not None:
        address = target.url.removeprefix("mailto:")
        menu.addSeparator()
        menu.addAction(tr("Copy Link &Address")).triggered.connect(
            lambda: QGuiApplication.clipboard().setText(address)
        )
    here = page.section_at(position)
    menu.addSeparator()
    text = tr("Copy Link to This &Section") if here.section else tr("Copy Link to This &Page")
    menu.addAction(text).triggered.connect(lambda: page.copy_link_asked.emit(here))
    menu.addSeparator()
    menu.addAction(tr("Select &All")).triggered.connect(page.selectAll)
    return menu
