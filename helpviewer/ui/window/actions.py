"""Everything a reader can do, once: menus, the toolbar, shortcuts and their overview all use these."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from helpviewer.core.product import product
from helpviewer.models.user_data.settings import TEXT_WIDTHS, Choices

Keys = QKeySequence.StandardKey


class Actions(QObject):
    """The actions, as attributes. They do nothing until the window connects them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        make, name = self._make, product().name
        in_menu = name.replace("&", "&&")
        self.new_window = make(self.tr("New &Window"), self.tr("Open this page in another window"), "Ctrl+N")
        self.new_tab = make(self.tr("New &Tab"), self.tr("Open the start page in another tab"), "Ctrl+T")
        self.open_book = make(self.tr("&Open Book…"), self.tr("Open the file of another book"), "Ctrl+O")
        self.reload = make(self.tr("&Read Book Again"), self.tr("Show the book as it is now on disk"), "F5")
        self.print = make(self.tr("&Print…"), self.tr("Print this page"), "Ctrl+P", icon="print")
        self.preview = make(self.tr("Print Pre&view…"), self.tr("See the page on paper"), "Ctrl+Shift+P")
        self.page_setup = make(self.tr("Page Set&up…"), self.tr("Choose paper and margins"))
        self.export = make(
            self.tr("&Export…"), self.tr("Save this page, or more, as a file"), "Ctrl+Shift+E", icon="export"
        )
        self.reopen_tab = make(
            self.tr("Reopen Close&d Tab"), self.tr("Open the tab that was closed last again"), "Ctrl+Shift+T"
        )
        self.reopen_tab.setEnabled(False)
        self.close_tab = make(self.tr("Close Ta&b"), self.tr("Close this tab, or the window"), "Ctrl+W")
        self.close = make(self.tr("&Close Window"), self.tr("Close this window"), "Ctrl+Shift+W")
        self.quit = make(self.tr("&Quit"), self.tr("Close {0}").format(name), "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

        self.copy = make(self.tr("&Copy"), self.tr("Copy the selected text"), "Ctrl+C")
        self.copy_link = make(
            self.tr("Copy &Link"), self.tr("Copy an address that leads back to this place"), "Ctrl+Shift+C"
        )
        self.copy_web = make(
            self.tr("Copy Web Addre&ss"), self.tr("Copy the address of this place on the web")
        )
        self.copy_markdown = make(
            self.tr("Copy Page as &Markdown"), self.tr("Copy the whole page, written in Markdown")
        )
        self.copy_rich_text = make(
            self.tr("Copy Page as Rich &Text"), self.tr("Copy the whole page with its looks")
        )
        self.select_all = make(self.tr("Select &All"), self.tr("Select the whole page"), "Ctrl+A")
        self.find = make(self.tr("&Find on This Page"), self.tr("Find words on this page"), "Ctrl+F")
        self.find_next = make(self.tr("Find &Next"), self.tr("Go to the next match"), "F3")
        self.find_previous = make(self.tr("Find &Previous"), self.tr("Go to the match before"), "Shift+F3")
        self.preferences = make(
            self.tr("P&references…"), self.tr("Change how {0} looks and works").format(name), "Ctrl+,"
        )
        self.preferences.setMenuRole(QAction.MenuRole.PreferencesRole)

        self.contents = make(self.tr("&Contents"), self.tr("Show or fold away the left side"), "F9")
        self.contents.setCheckable(True)
        self.contents.setChecked(True)
        self.outline = make(
            self.tr("&Outline"), self.tr("Show or hide the headings of the page beside it"), "Ctrl+Shift+O"
        )
        self.outline.setCheckable(True)
        self.full_screen = make(self.tr("&Full Screen"), self.tr("Use the whole screen"), "F11")
        self.full_screen.setCheckable(True)
        self.larger = make(self.tr("&Larger Text"), self.tr("Make the text larger"), "Ctrl++", "Ctrl+=")
        self.smaller = make(self.tr("&Smaller Text"), self.tr("Make the text smaller"), "Ctrl+-")
        self.normal_size = make(self.tr("&Normal Text Size"), self.tr("Text size 100 %"), "Ctrl+0")
        self.narrow_text = make(self.tr("N&arrow Text"), self.tr("Short lines, easy to follow"))
        self.normal_width = make(self.tr("Usual Text &Width"), self.tr("Lines of about seventy letters"))
        self.wide_text = make(self.tr("Wi&de Text"), self.tr("Long lines, and more room for tables and code"))
        self.full_text = make(
            self.tr("Full-Wid&th Text"), self.tr("Lines as long as the window has room for")
        )
        widths = QActionGroup(self)
        for action in self.text_widths().values():
            action.setCheckable(True)
            widths.addAction(action)
        self.next_tab = make(self.tr("Ne&xt Tab"), self.tr("Go to the next tab"), "Ctrl+Tab", "Ctrl+PgDown")
        self.previous_tab = make(
            self.tr("Prev&ious Tab"), self.tr("Go to the tab before"), "Ctrl+Shift+Tab", "Ctrl+PgUp"
        )
        self.next_pane = make(
            self.tr("Next &Pane"), self.tr("Move the keyboard to the next part of the window"), "F6"
        )
        self.previous_pane = make(
            self.tr("Pre&vious Pane"), self.tr("Move the keyboard to the part before"), "Shift+F6"
        )

        self.back = make(self.tr("&Back"), self.tr("Go to the page before"), Keys.Back, icon="back")
        self.forward = make(self.tr("&Forward"), self.tr("Undo a step back"), Keys.Forward, icon="forward")
        self.home = make(self.tr("&Home"), self.tr("Go to the start page"), "Alt+Home", icon="home")
        self.previous_page = make(
            self.tr("&Previous Page"), self.tr("Go to the page above it in the contents"), "Alt+Up"
        )
        self.next_page = make(
            self.tr("&Next Page"), self.tr("Go to the page below it in the contents"), "Alt+Down"
        )
        self.search = make(self.tr("&Search This Book"), self.tr("Type what you look for"), "Ctrl+K")
        self.scope = make(self.tr("Search &In…"), self.tr("Choose where to search"), "Ctrl+Shift+K")

        self.bookmark = make(
            self.tr("&Bookmark This Page"), self.tr("Keep this place, or forget it"), "Ctrl+D", icon="star"
        )
        self.bookmark.setCheckable(True)
        self.bookmarks = make(
            self.tr("&Manage Bookmarks…"), self.tr("Open, rename or remove bookmarks"), "Ctrl+B"
        )

        self.manual = make(self.tr("&Using {0}").format(in_menu), self.tr("How this program works"), "F1")
        self.on_web = make(self.tr("Open Page on the We&b"), self.tr("Open this page in your browser"))
        self.suggest = make(
            self.tr("Suggest a C&orrection…"), self.tr("Tell the publisher what is wrong on this page")
        )
        self.shortcuts = make(
            self.tr("&Keyboard Shortcuts"), self.tr("Every key that does something"), "Ctrl+/"
        )
        self.changes = make(
            self.tr("&What Changed"), self.tr("Pages that are new or changed since you last read this book")
        )
        self.changes.setEnabled(False)
        self.about = make(self.tr("&About {0}").format(in_menu), self.tr("Versions and licences"))
        self.about.setObjectName("about")
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        for action in (self.back, self.forward, self.previous_page, self.next_page):
            action.setEnabled(False)

    def all(self) -> list[QAction]:
        """Every action, in the order of the menus."""
        return [value for value in vars(self).values() if isinstance(value, QAction)]

    def menus(self) -> tuple[tuple[str, tuple[QAction | None, ...]], ...]:
        """The menus: title and actions of each, None for a line between them."""
        paper = (self.print, self.preview, self.page_setup, self.export, None)
        file = (
            self.new_tab,
            self.new_window,
            self.open_book,
            self.reload,
            None,
            *paper,
            self.close_tab,
            self.reopen_tab,
            self.close,
            self.quit,
        )
        pages = (self.copy_link, self.copy_web, self.copy_markdown, self.copy_rich_text, None)
        edit = (self.copy, self.select_all, None, *pages)
        find = (self.find, self.find_next, self.find_previous, None, self.preferences)
        sizes = (self.larger, self.smaller, self.normal_size, None)
        widths = (*self.text_widths().values(), None)
        view = (self.contents, self.outline, self.full_screen, None, *sizes, *widths)
        panes = (self.next_tab, self.previous_tab, None, self.next_pane, self.previous_pane)
        pages_around = (self.previous_page, self.next_page, None)
        go = (self.back, self.forward, self.home, None, *pages_around, self.search, self.scope)
        publisher = (None, self.on_web, self.suggest, None, self.about)
        return (
            (self.tr("&File"), file),
            (self.tr("&Edit"), edit + find),
            (self.tr("&View"), (*view, *panes)),
            (self.tr("&Go"), go),
            (self.tr("&Bookmarks"), (self.bookmark, self.bookmarks)),
            (self.tr("&Help"), (self.manual, self.changes, self.shortcuts, *publisher)),
        )

    def fill(self, bar: QMenuBar, *, books: QMenu, recent: QMenu, bookmarks: QMenu) -> None:
        """Put the actions into the menus; ``books`` lists books, ``recent`` and ``bookmarks`` list pages."""
        for title, actions in self.menus():
            holds_bookmarks = self.bookmarks in actions
            menu = bookmarks if holds_bookmarks else QMenu(title, bar)
            menu.setTitle(title)
            bar.addMenu(menu)
            put(menu, actions)
            if self.search in actions:
                menu.insertMenu(self.search, recent)
            if self.reload in actions:
                menu.insertMenu(self.reload, books)

    def fill_more(self, menu: QMenu) -> None:
        """Put into the toolbar's menu what has no button of its own there."""
        put(menu, (self.bookmark, self.bookmarks, self.copy_link, self.new_window, None, self.find, None))
        put(menu, (self.larger, self.smaller, self.normal_size, self.contents, None, self.preferences, None))
        put(menu, (self.manual, self.shortcuts, self.about))

    def show_choices(self, choices: Choices) -> None:
        """Check what the reader chose."""
        self.outline.setChecked(choices.outline)
        for name, action in self.text_widths().items():
            action.setChecked(name == choices.text_width)

    def text_widths(self) -> dict[str, QAction]:
        """The action of each of :data:`~helpviewer.models.user_data.settings.TEXT_WIDTHS`."""
        widths = (self.narrow_text, self.normal_width, self.wide_text, self.full_text)
        return dict(zip(TEXT_WIDTHS, widths, strict=True))

    def set_icons(self, icon_of: Callable[[str], QIcon]) -> None:
        """Give the actions that have an icon theirs; ``icon_of(name)`` makes one."""
        for action in self.all():
            if name := action.data():
                action.setIcon(icon_of(name))
                action.setIconVisibleInMenu(False)

    def _make(self, text: str, tip: str, *keys: str | QKeySequence.StandardKey, icon: str = "") -> QAction:
        action = QAction(text, self)
        if keys and isinstance(keys[0], QKeySequence.StandardKey):
            action.setShortcuts(keys[0])
        else:
            action.setShortcuts([QKeySequence(key) for key in keys])
        shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip} ({shortcut})" if shortcut else tip)
        action.setWhatsThis(tip)
        action.setData(icon)
        return action


def put(menu: QMenu, actions: tuple[QAction | None, ...]) -> None:
    """Add actions to a menu, and a line for None."""
    for action in actions:
        if action:
            menu.addAction(action)
        else:
            menu.addSeparator()
