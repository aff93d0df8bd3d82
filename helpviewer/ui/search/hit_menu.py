"""The context menu of a hit. Loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget


class HitActions(NamedTuple):
    """The actions of the menu; None for one that this hit does not have."""

    open: Callable[[], object]
    open_in_tab: Callable[[], object]
    open_in_window: Callable[[], object] | None
    copy_link: Callable[[], object] | None


def hit_menu(parent: QWidget, title: str, actions: HitActions) -> QMenu:
    """The menu of the hit with this title. It deletes itself when it closes."""
    translate = QCoreApplication.translate
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    entries: tuple[tuple[str, Callable[[], object] | None], ...] = (
        (translate("HitMenu", "&Open"), actions.open),
        (translate("HitMenu", "Open in New &Tab"), actions.open_in_tab),
        (translate("HitMenu", "Open in New &Window"), actions.open_in_window),
        (translate("HitMenu", "Copy &Link"), actions.copy_link),
        (translate("HitMenu", "&Copy Title"), lambda: QGuiApplication.clipboard().setText(title)),
    )
    for text, do in entries:
        if do is not None:
            menu.addAction(text).triggered.connect(lambda checked=False, do=do: do())
    return menu
