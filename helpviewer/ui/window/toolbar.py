"""The toolbar: back and forward, the search field, print and export, and a menu with all else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from helpviewer.ui.appearance.icons import ICON_SIZE
from helpviewer.ui.window.actions import Actions

if TYPE_CHECKING:
    from helpviewer.ui.search.scope_box import ScopeBox


class Toolbar(QToolBar):
    """Buttons of the actions, around the search field."""

    def __init__(self, do: Actions, field: QWidget) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Toolbar"))
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        self.addActions([do.back, do.forward, do.home])
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._field = field
        self.addWidget(field)
        self.addActions([do.bookmark, do.print, do.export])
        self._actions = do
        self._menu: QMenu | None = None
        self._more = QToolButton()
        self._more.setObjectName("more")
        self._more.setText(self.tr("More"))
        self._more.setToolTip(self.tr("More"))
        self._more.setAccessibleName(self.tr("More"))
        self._more.setAccessibleDescription(self.tr("Opens a menu with everything else"))
        self._more.clicked.connect(self.open_more)
        self.addWidget(self._more)

    def set_icons(self, icon_of: Callable[[str], QIcon]) -> None:
        """Give the button that is no action its icon; ``icon_of(name)`` makes one."""
        self._more.setIcon(icon_of("more"))

    def offer_history(self, back: QMenu, forward: QMenu) -> None:
        """Show these menus after a long press on the buttons that go back and forward, and as their context
        menus: by the other button of the mouse, by the menu key, or by the arrow down."""
        from PySide6.QtCore import Qt

        for action, menu in ((self._actions.back, back), (self._actions.forward, forward)):
            button = self.widgetForAction(action)
            if isinstance(button, QToolButton):
                button.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
                button.setMenu(menu)
                button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                button.customContextMenuRequested.connect(lambda _, button=button: _open_below(button))
                down = QShortcut(QKeySequence(Qt.Key.Key_Down), button)
                down.activated.connect(lambda button=button: _open_below(button))
                down.setContext(Qt.ShortcutContext.WidgetShortcut)

    def put_beside_field(self, scope: ScopeBox) -> None:
        """Put the box for where to search behind the field, as long as there is anything to choose."""
        action = self.insertWidget(self._actions.bookmark, scope)
        self.setTabOrder(self._field, scope)
        action.setVisible(scope.is_useful)
        scope.is_useful_changed.connect(action.setVisible)

    def make_buttons_focusable(self) -> None:
        """Let the Tab key reach the buttons; in Qt's own toolbars it does not."""
        from PySide6.QtCore import Qt

        for button in self.findChildren(QToolButton):
            if not button.objectName().startswith("qt_"):
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                action = button.defaultAction()
                if isinstance(action, QAction):
                    button.setAccessibleDescription(action.whatsThis())
            else:  # what Qt offers where the toolbar is too narrow for all
                button.setAccessibleName(self.tr("More Buttons"))

    @property
    def more_menu(self) -> QMenu:
        """The menu, made when it is first opened."""
        if self._menu is None:
            self._menu = QMenu(self)
            self._menu.setAccessibleName(self.tr("More"))
            self._actions.fill_more(self._menu)
        return self._menu

    def open_more(self) -> None:
        """Open the menu below its button."""
        corner = (
            self._more.rect().bottomRight() if not self.isRightToLeft() else self._more.rect().bottomLeft()
        )
        place = self._more.mapToGlobal(corner)
        if not self.isRightToLeft():
            place.setX(place.x() - self.more_menu.sizeHint().width())
        self.more_menu.popup(place)


def _open_below(button: QToolButton) -> None:
    """Open the menu of a button."""
    button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))
