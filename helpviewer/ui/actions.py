"""Everything a reader can do, once: menus, the toolbar and shortcuts all use these."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

Keys = QKeySequence.StandardKey


class Actions(QObject):
    """The actions, as attributes. They do nothing until the window connects them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        make = self._make
        self.print = make(self.tr("&Print…"), self.tr("Print this page"), "Ctrl+P", icon="print")
        self.preview = make(self.tr("Print Pre&view…"), self.tr("See the page on paper"), "Ctrl+Shift+P")
        self.export = make(
            self.tr("&Export…"), self.tr("Save this page as a file"), "Ctrl+Shift+E", icon="export"
        )
        self.quit = make(self.tr("&Quit"), self.tr("Close Help Viewer"), "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

        self.copy = make(self.tr("&Copy"), self.tr("Copy the selected text"), "Ctrl+C")
        self.select_all = make(self.tr("Select &All"), self.tr("Select the whole page"), "Ctrl+A")
        self.find = make(self.tr("&Find on This Page"), self.tr("Find words on this page"), "Ctrl+F")
        self.find_next = make(self.tr("Find &Next"), self.tr("Go to the next match"), "F3")
        self.find_previous = make(self.tr("Find &Previous"), self.tr("Go to the match before"), "Shift+F3")

        self.larger = make(self.tr("&Larger Text"), self.tr("Make the text larger"), "Ctrl++", "Ctrl+=")
        self.smaller = make(self.tr("&Smaller Text"), self.tr("Make the text smaller"), "Ctrl+-")
        self.normal_size = make(self.tr("&Normal Text Size"), self.tr("Text size 100 %"), "Ctrl+0")
        self.next_pane = make(
            self.tr("Next &Pane"), self.tr("Move the keyboard to the next part of the window"), "F6"
        )

        self.back = make(self.tr("&Back"), self.tr("Go to the page before"), Keys.Back, icon="back")
        self.forward = make(self.tr("&Forward"), self.tr("Undo a step back"), Keys.Forward, icon="forward")
        self.home = make(self.tr("&Home"), self.tr("Go to the start page"), "Alt+Home", icon="home")
        self.search = make(self.tr("&Search This Book"), self.tr("Type what you look for"), "Ctrl+K", "/")

        self.manual = make(self.tr("&Using Help Viewer"), self.tr("How this program works"), "F1")
        for action in (self.back, self.forward):
            action.setEnabled(False)

    def all(self) -> list[QAction]:
        """Every action, in the order of the menus."""
        return [value for value in vars(self).values() if isinstance(value, QAction)]

    def fill(self, bar: QMenuBar) -> None:
        """Put the actions into the menus."""
        menus: tuple[tuple[str, tuple[QAction | None, ...]], ...] = (
            (self.tr("&File"), (self.print, self.preview, self.export, None, self.quit)),
            (
                self.tr("&Edit"),
                (self.copy, self.select_all, None, self.find, self.find_next, self.find_previous),
            ),
            (self.tr("&View"), (self.larger, self.smaller, self.normal_size, None, self.next_pane)),
            (self.tr("&Go"), (self.back, self.forward, self.home, None, self.search)),
            (self.tr("&Help"), (self.manual,)),
        )
        for title, actions in menus:
            menu: QMenu = bar.addMenu(title)
            for action in actions:
                if action:
                    menu.addAction(action)
                else:
                    menu.addSeparator()

    def dress(self, icon_of: Callable[[str], QIcon]) -> None:
        """Give the actions that have an icon theirs; ``icon_of(name)`` makes one."""
        for action in self.all():
            if name := action.data():
                action.setIcon(icon_of(name))
                action.setIconVisibleInMenu(False)

    def _make(self, text: str, tip: str, *keys: str | QKeySequence.StandardKey, icon: str = "") -> QAction:
        action = QAction(text, self)
        if isinstance(keys[0], QKeySequence.StandardKey):
            action.setShortcuts(keys[0])
        else:
            action.setShortcuts([QKeySequence(key) for key in keys])
        shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip} ({shortcut})" if shortcut else tip)
        action.setData(icon)
        return action
