"""The window: puts the parts together and connects them. What the parts do is in their own files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QMainWindow, QWidget

from helpviewer.book.book import Location
from helpviewer.core.messages import Message
from helpviewer.models.books.open_books import OpenBook
from helpviewer.models.books.window_search import WindowSearch
from helpviewer.models.contents_model import ContentsModel
from helpviewer.models.navigator import Navigator, Visit
from helpviewer.models.user_data.missed_searches import SearchWatch
from helpviewer.models.user_data.settings import Choices
from helpviewer.page.around.theme import Theme
from helpviewer.ui.appearance.icons import line_icon
from helpviewer.ui.common.mouse import history_step
from helpviewer.ui.common.place_menu import PlaceMenu
from helpviewer.ui.common.places import Places
from helpviewer.ui.page.view import PageView
from helpviewer.ui.reading.area import PageArea
from helpviewer.ui.search.field import SearchField
from helpviewer.ui.search.pasted_links import PastedLinks
from helpviewer.ui.sidebar.contents_pane import ContentsPane
from helpviewer.ui.sidebar.side_pane import SidePane
from helpviewer.ui.sidebar.splitter import SideSplitter
from helpviewer.ui.tabs.tab_keeper import TabKeeper
from helpviewer.ui.window.actions import Actions
from helpviewer.ui.window.app_context import AppContext
from helpviewer.ui.window.commands import WindowCommands
from helpviewer.ui.window.connections import connect, connect_actions, connect_panes, left_by
from helpviewer.ui.window.toolbar import Toolbar
from helpviewer.ui.window.window_title import WindowTitle

if TYPE_CHECKING:
    from helpviewer.search.marks import Marks
    from helpviewer.ui.library.opening import Opening
    from helpviewer.ui.output.saved_links import SavedLinks
    from helpviewer.ui.reading.find_bar import FindBar

NOTICE_MS = 8000
"""How long a sentence stands in the status bar."""
FRAME = QSize(12, 40)
"""What the desktop puts around a window, in pixels; a guess that leaves the title bar in sight."""


class MainWindow(QMainWindow):
    """One book, open. Made by :class:`helpviewer.ui.window.windows.Windows`.

    Signals:
        new_window_asked: the :class:`Location` a further window is wanted for.
        book_asked: the path of a book that is to be opened.
        place_asked: the folder of another book, a :class:`Location` in it, and :class:`Marks` to make there.
        reload_asked: the book is to be read again.
        quit_asked: the reader wants to leave, with every window.
        activated: the window came to the front.
        said: a sentence is shown for a while.
        scrolled: the reader moved on the page.
        ready: all that the first page need not wait for is there.
        closed: the window was closed.
    """

    new_window_asked = Signal(object)
    book_asked = Signal(object)
    place_asked = Signal(object, object, object)
    reload_asked = Signal()
    quit_asked = Signal()
    activated = Signal()
    said = Signal(str)
    scrolled = Signal()
    ready = Signal()
    closed = Signal()

    def __init__(self, opened: OpenBook, context: AppContext) -> None:
        super().__init__()
        self.opened_book = opened
        self.book = book = opened.book
        self._settings = settings = context.settings
        self._session = context.session
        self._bookmarks = opened.bookmarks
        self._themes = themes = context.themes
        self._icons = context.icons
        self._library = context.library
        self._recent = opened.recent_pages
        self._words = words = context.language.words
        self.navigator = Navigator(book, self)
        self.title = WindowTitle(self, book, self.navigator)
        self.places = Places(self.navigator, opened, context.books)
        self.service = WindowSearch(opened, context.books, lambda: context.library().folders(), self)
        self.do = Actions(self)
        self.commands = WindowCommands(
            self, book, self.navigator, context, opened.bookmarks, self.do, self.say, words
        )
        self.field = SearchField()
        self.page = PageView(book, themes.theme, settings.choices, words=words)
        contents = ContentsPane(ContentsModel(book, self))
        recent, watch = opened.recent_searches, SearchWatch(context.books.missed, book)
        self.side = SidePane(book, themes.theme, self.field, self.service, contents, recent, watch, words)
        self._pasted = PastedLinks(self.field, book, self)
        self._saved_links: SavedLinks | None = None
        self._opening: Opening | None = None
        self.restores_tabs = False
        self._assemble()
        self._connect()
        self._restore_window()

    # -- for the start ----------------------------------------------------------------------------

    def open_first(self, location: Location | None) -> None:
        """Show the first page: the one asked for, else where the reader left, else the home page."""
        restore = self._settings.choices.restore_session
        if restore:
            self.side.contents.expand_categories(self._session.expanded(self.book.info.id))
        if location and self.navigator.go(location):
            return
        last = self._session.visit(self.book.info.id) if restore else None
        if not location and last and last.location.page in self.book:
            self.navigator.go(last.location, last.position)
        else:
            self.navigator.home()

    def continue_from(self, other: MainWindow) -> None:
        """Show what another window shows, with its place and history, after a reload or in a new language."""
        other.navigator.note_position(other.page.position())
        self.splitter.set_side_width(other.splitter.side_width)
        self.navigator.take_over(other.navigator)
        self.tabs.restore(*self.places.known(*other.tabs.others()))
        self.side.continue_from(other.side)
        for name in other.commands.open_dialogs():
            getattr(self.commands, name)()

    def search_for(self, text: str) -> None:
        """Type ``text`` into the search field."""
        self.field.setText(text)

    def after_first_paint(self) -> None:
        """Make what the first page does not need."""
        self.service.warm_up()
        self._themes.after_first_paint()
        self.field.add_clear_button()
        if self.focusWidget() is None:
            self.field.setFocus()  # and not the first button, once the buttons take the keyboard
        self.bar.make_buttons_focusable()
        _ = self.opening  # books may be dropped from now on
        self.bar.put_beside_field(self.side.scope)
        _ = self.side.search  # made now, so that the first letter typed need not wait for it
        self._bookmarks.changed.connect(self._show_bookmark)
        self._bookmarks.not_saved.connect(self._bookmarks_not_saved)
        self._show_bookmark()
        self._offer_history()
        if self.restores_tabs and self._settings.choices.restore_session:
            self.tabs.restore(*self.places.known(*self._session.tabs(self.book.info.id)))
        self.page.verticalScrollBar().valueChanged.connect(self.scrolled)
        self.area.after_first_paint()
        self.ready.emit()

    @property
    def opening(self) -> Opening:
        """What opens other books, made when it is first asked for."""
        if self._opening is None:
            from helpviewer.ui.library.opening import Opening

            self._opening = Opening(self, self._session, self._library)
            self._opening.asked.connect(self.book_asked)
        return self._opening

    @property
    def find_bar(self) -> FindBar:
        """The bar for finding on the page, made when it is first asked for."""
        return self.area.find_bar

    def say(self, said: Message | str) -> None:
        """Show a sentence for a while."""
        from helpviewer.ui.common.translate import translated

        self.statusBar().showMessage(sentence := translated(said), NOTICE_MS)
        self.said.emit(sentence)

    def _say_saved(self, path: str) -> None:
        self.say(self.tr("Saved as {0}").format(path))
        if self._saved_links is None:
            from helpviewer.ui.output.saved_links import SavedLinks

            self._saved_links = SavedLinks()
            self.statusBar().addPermanentWidget(self._saved_links)
        self._saved_links.offer(path)

    # -- putting together -------------------------------------------------------------------------

    def _assemble(self) -> None:
        recent = PlaceMenu(
            self.tr("&Recent Pages"), self.places.recent, self.tr("No other page was read yet"), self
        )
        bookmarks = PlaceMenu("", self.places.bookmarked, parent=self)
        for menu in (recent, bookmarks):
            menu.opened.connect(self.navigator.go)
        books = PlaceMenu(self.tr("Open &Known Book"), lambda: self.opening.known(), parent=self)
        books.opened.connect(self.book_asked)
        self.commands.book_asked.connect(self.book_asked)
        self.do.fill(self.menuBar(), books=books, recent=recent, bookmarks=bookmarks)
        self.bar = Toolbar(self.do, self.field)
        self.addToolBar(self.bar)
        self.addActions(self.do.all())

        self.area = PageArea(self.book, self.page, self._icon, self._settings.choices, self._words)
        self.tabs = TabKeeper(self.navigator, self.places.title_of, self._icon, self.area.column)
        self.splitter = SideSplitter(self.side, self.area)
        self.setCentralWidget(self.splitter)
        self.statusBar().setSizeGripEnabled(False)
        self.do.show_choices(self._settings.choices)
        self.side.set_choices(self._settings.choices)
        self._update_icons(self._themes.theme)

    def _connect(self) -> None:
        navigator, page, side, commands = self.navigator, self.page, self.side, self.commands
        connect_panes(self.area, page, side, navigator, commands, self.do)
        for part in (side, side.contents, page.links, self.area):
            part.new_tab_asked.connect(lambda location: self.tabs.open(location))
        for window_asked in (side.new_window_asked, side.contents.new_window_asked, page.new_window_asked):
            window_asked.connect(self.new_window_asked)
        self.tabs.last_closed.connect(self.close)
        self.tabs.changed.connect(self.scrolled)
        self.tabs.changed.connect(lambda: self.do.reopen_tab.setEnabled(self.tabs.can_reopen))
        navigator.location_changed.connect(self._arrived)
        navigator.failed.connect(self.say)
        side.hit_opened.connect(self.open_hit)
        side.other_opened.connect(self.place_asked)
        side.currentChanged.connect(lambda: self.splitter.show_temporarily(side.shows_hits))
        self.service.failed.connect(self.say)
        self._pasted.opened.connect(navigator.go)
        self._pasted.refused.connect(self.say)
        self.splitter.folded.connect(lambda folded: self.do.contents.setChecked(not folded))
        self.area.trail.category_asked.connect(self._show_category)
        page.said.connect(self.say)
        page.search_asked.connect(self.search_for)
        do = self.do
        page.slash.connect(do.search.trigger)
        page.more_actions = (None, do.back, do.forward, do.bookmark, None, do.find, do.print, do.suggest)
        page.links.hovered.connect(self.statusBar().showMessage)
        page.zoom_asked.connect(self._settings.step_text_size)

        commands.saved.connect(self._say_saved)
        self._settings.changed.connect(self._choices_changed)
        self._settings.not_saved.connect(self.say)
        self._themes.changed.connect(self._update_icons)
        self._themes.changed.connect(page.set_theme)
        self._themes.changed.connect(side.set_theme)

        connect_actions(do, page, navigator, commands, self._settings)
        connect(
            (
                (do.new_window, lambda: self.new_window_asked.emit(navigator.location)),
                (do.open_book, lambda: self.opening.ask()),
                (do.reload, self.reload_asked.emit),
                (do.export, lambda: commands.export(side.search.answer if side.shows_hits else None)),
                (do.new_tab, lambda: self.tabs.open(Location(self.book.info.home), in_front=True)),
                (do.close_tab, self.tabs.close),
                (do.reopen_tab, self.tabs.reopen),
                (do.next_tab, lambda: self.tabs.step(1)),
                (do.previous_tab, lambda: self.tabs.step(-1)),
                (do.close, self.close),
                (do.quit, self.quit_asked.emit),
                (do.find, self.area.open_find),
                (do.outline, self._toggle_outline),
                (do.contents, lambda: self.splitter.fold(not do.contents.isChecked())),
                (do.next_pane, lambda: self._go_to_pane(1)),
                (do.previous_pane, lambda: self._go_to_pane(-1)),
                (do.search, self.field.focus),
                (do.scope, lambda: self.side.scope.showPopup()),
            )
        )

    # -- moving -----------------------------------------------------------------------------------

    def _arrived(self, visit: Visit) -> None:
        page = self.book.page(visit.location.page)
        self.area.show_visit(visit)
        self.side.contents.show_page(page.id)
        self._recent.add(page.id)
        if self.isVisible():
            self._show_bookmark()

    def _show_category(self, category_id: str) -> None:
        self.side.leave_search()
        self.splitter.fold(False)
        self.side.contents.show_category(category_id)

    def open_hit(self, location: Location, marks: Marks) -> None:
        """Go to a place where something was found, and mark it."""
        self.area.leave_find()
        if self.navigator.go(location):
            self.area.mark_hit(marks)
            self.page.setFocus()

    def _go_to_pane(self, step: int) -> None:
        panes: list[QWidget] = [self.field, *self.area.panes]
        if not self.splitter.is_folded:
            panes.insert(1, self.side.list)
        here = self.focusWidget()
        at = panes.index(here) if here in panes else -1 if step > 0 else 0
        panes[(at + step) % len(panes)].setFocus()

    # -- places -----------------------------------------------------------------------------------

    def _offer_history(self) -> None:
        menus = [PlaceMenu("", places, parent=self) for places in (self.places.before, self.places.after)]
        for menu in menus:
            menu.opened.connect(self.navigator.move)
        self.bar.offer_history(*menus)

    def _show_bookmark(self) -> None:
        action, kept = self.do.bookmark, self.navigator.location in self._bookmarks
        action.setChecked(kept)
        action.setData("star-filled" if kept else "star")
        action.setIcon(self._icon(action.data()))

    def _bookmarks_not_saved(self) -> None:
        self.say(self.tr("Your bookmarks could not be saved; they hold until you quit."))

    # -- looks ------------------------------------------------------------------------------------

    def _toggle_outline(self) -> None:
        if self.area.open_headings():
            self.do.show_choices(self._settings.choices)
            return
        self._settings.change(outline=self.do.outline.isChecked())
        if why_not := self.area.why_no_outline():
            self.say(why_not)

    def _choices_changed(self, choices: Choices) -> None:
        self.area.set_choices(choices)
        self.side.set_choices(choices)
        self.do.show_choices(choices)

    def _update_icons(self, theme: Theme) -> None:
        self.do.set_icons(self._icon)
        self.bar.set_icons(self._icon)
        self.tabs.update_icons()
        self.area.update_icons()

    def _icon(self, name: str) -> QIcon:
        if self.isRightToLeft():
            name = {"back": "forward", "forward": "back"}.get(name, name)
        faint = self.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name()
        return line_icon(self._icons, name, self._themes.theme.text, faint)

    # -- beginning and end ------------------------------------------------------------------------

    def _restore_window(self) -> None:
        # A large text scale makes a screen small: at 300 % a usual one has 640 × 400 of our pixels.
        self.resize(QSize(1100, 750).boundedTo(self.screen().availableSize() - FRAME))
        if self._session.geometry:
            self.restoreGeometry(QByteArray(self._session.geometry))
        if self._session.side_width is not None:
            self.splitter.set_side_width(self._session.side_width)

    def keep_place(self) -> None:
        """Note in the session what this window looks like and where the reader is."""
        book_id = self.book.info.id
        self._session.geometry = bytes(self.saveGeometry().data())
        self._session.side_width = self.splitter.width_to_keep
        self._session.remember(book_id, Visit(self.navigator.location, self.page.position()))
        self._session.keep_tabs(book_id, *self.tabs.others())
        self._session.keep_expanded(book_id, self.side.contents.expanded_categories())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not left_by(event, self.do):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = history_step(event)
        if step < 0:
            self.navigator.back()
        elif step > 0:
            self.navigator.forward()
        else:
            super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def createPopupMenu(self) -> None:
        """No menu that hides the toolbar: the search field is always there."""

    def closeEvent(self, event: QCloseEvent) -> None:
        self.commands.end_exports()
        self.side.end()
        self.keep_place()
        self.service.close()
        if not self._settings.choices.restore_session:
            self._recent.clear()
        super().closeEvent(event)
        self.closed.emit()
