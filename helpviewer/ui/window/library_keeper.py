"""The reader's books as the first level of the contents, in every window, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QMenu

from helpviewer.book.book import Book, Location
from helpviewer.book.book_link import BookLink
from helpviewer.book.errors import BookError, BookMissing
from helpviewer.book.titles import telling_titles
from helpviewer.core.messages import Message
from helpviewer.library.library import ADDED, KnownBook
from helpviewer.models.books.library_watcher import LibraryWatcher
from helpviewer.models.contents_model import BookRow, row_of
from helpviewer.ui.appearance.icons import line_icon
from helpviewer.ui.common.translate import translated
from helpviewer.ui.window.app_context import AppContext
from helpviewer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from helpviewer.ui.window.windows import Windows


class LibraryKeeper(QObject):
    """Shows the library in the windows, and changes it.

    Signals:
        opened: the path of a book that is to be shown, and the window that asks.
        place_asked: the window that asks, the folder of a book, and a :class:`Location` in it.
    """

    opened = Signal(object, object)
    place_asked = Signal(object, object, object)

    def __init__(self, windows: Windows, context: AppContext) -> None:
        super().__init__(windows)
        self._windows = windows
        self._context = context
        self._known: dict[str, KnownBook] = {}
        context.themes.changed.connect(self._show)
        LibraryWatcher(context.library().places, self).changed.connect(self._changed_outside)

    def follow(self, window: MainWindow) -> None:
        """Show the library in a window, and take what its reader wants to do with a book."""
        contents = window.side.contents
        contents.book_menu_asked.connect(lambda name, at: self._open_menu(window, name, at))
        contents.book_moved.connect(self._move)
        contents.book_folded.connect(self._context.session.keep_unfolded)
        contents.said.connect(window.say)
        self.refresh()

    def _changed_outside(self) -> None:
        self._context.books.forget_stale([window.opened_book for window in self._windows.all])
        self.refresh()

    def refresh(self) -> None:
        """Read the library again and show what changed."""
        order = {name: place for place, name in enumerate(self._context.session.book_order())}
        known = self._context.library().books()
        known.sort(key=lambda book: order.get(book.name, len(order)))
        self._known = {book.name: book for book in known}
        self._show()

    def _show_titles(self) -> None:
        """Let windows say which version of a book they show, where there are several."""
        windows = self._windows.all
        known = [book.info for book in self._known.values() if book.info is not None]
        called = telling_titles([*(window.book.info for window in windows), *known])
        for window, title in zip(windows, called, strict=False):
            window.title.call_book(title)

    def _show(self) -> None:
        self._show_titles()
        session = self._context.session
        rows = [self._row(book) for book in self._known.values()]
        for window in self._windows.all:
            shown = self._with_own(rows, window.book)
            rows_shown = shown if len(shown) > 1 else ()
            window.side.contents.show_books(rows_shown, self._icon(window), session.is_unfolded)
        several = bool(self._windows.all and self._windows.latest.side.contents.books)
        if several != session.has_several_books:
            session.has_several_books = several

    def _row(self, known: KnownBook) -> BookRow:
        if known.problem is not None or known.info is None:
            why = translated(known.problem) if known.problem else ""
            return BookRow(known.name, known.title, None, why)
        info = known.info
        try:
            folder = self._context.library().folder(known)
        except BookError as error:
            return BookRow(known.name, known.title, None, translated(error.message))
        note = self.tr("As of {0}").format(info.as_of) if info.as_of else ""
        return BookRow(known.name, info.title_and_version, folder, note, info.version, info.as_of)

    def _with_own(self, rows: list[BookRow], own: Book) -> list[BookRow]:
        """The rows with that of a window's book, which need not be in the library, or lies elsewhere."""
        place = own.path.resolve()
        if any(row.folder and row.folder.resolve() == place for row in rows):
            return rows
        others = [row for row in rows if self._known[row.name].info != own.info]
        return [row_of(own), *others]

    def _icon(self, window: MainWindow) -> QIcon:
        faint = window.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name()
        return line_icon(self._context.icons, "book", self._context.themes.theme.text, faint)

    def follow_link(self, link: BookLink, window: MainWindow) -> None:
        """Show a place in another book; say where the book is to be had when it is not here."""
        open_ones = (opened.book for opened in self._context.books)
        folder = next((book.path for book in open_ones if book.info.id == link.book), None)
        if folder is None:
            try:
                library = self._context.library()
                folder = library.folder(library.find(link.book))
            except BookMissing:
                self._tell_missing(link, window)
                return
            except BookError as error:
                _tell(window, error.message)
                return
        self.place_asked.emit(window, folder, Location(link.page, link.section))

    def _tell_missing(self, link: BookLink, window: MainWindow) -> None:
        from helpviewer.ui.common import message

        named = next((book for book in window.book.info.books if book.id == link.book), None)
        title = named.title if named else link.book
        missing = BookMissing("linked-book-missing", book=title).message
        if named is None or not named.url.startswith(("https://", "http://")):
            _tell(window, missing)
            return
        where = self.tr("Its publisher offers it here: {0}").format(named.url)
        if message.ask(window, missing, where, self.tr("Open Web Page")):
            window.commands.open_outside(named.url)

    # -- what can be done with a book -------------------------------------------------------------

    def _open_menu(self, window: MainWindow, name: str, at: QPoint) -> None:
        self.menu_for(window, name).popup(at)

    def menu_for(self, window: MainWindow, name: str) -> QMenu:
        """What can be done with the book of this name."""
        menu = QMenu(window)
        names = list(self._known)
        known = self._known.get(name)

        def add(text: str, do: Callable[[], object], *, enabled: bool = True) -> None:
            action = menu.addAction(text)
            action.setEnabled(enabled)
            action.triggered.connect(lambda checked=False: do())

        if known is not None:
            place = names.index(name)
            add(self.tr("&Open"), lambda: self._open(known, window), enabled=known.problem is None)
            add(self.tr("Move &Up"), lambda: self._move(name, -1), enabled=place > 0)
            add(self.tr("Move &Down"), lambda: self._move(name, 1), enabled=place < len(names) - 1)
            menu.addSeparator()
            if self._context.library().can_bring_back(known):
                add(self.tr("&Bring the Version Before Back"), lambda: self._bring_back(known, window))
            is_shown = self._is_shown(known.path)
            if self._context.library().can_keep_beside(known):
                beside = self.tr("&Keep beside Newer Versions")
                add(beside, lambda: self._keep_beside(known, window), enabled=not is_shown)
            removable = known.origin == ADDED and not is_shown
            add(self.tr("&Remove from the Library…"), lambda: self._remove(known, window), enabled=removable)
        add(self.tr("&Add a Book…"), lambda: window.opening.ask())
        return menu

    def _open(self, known: KnownBook, window: MainWindow) -> None:
        try:
            self.opened.emit(self._context.library().folder(known), window)
        except BookError as error:
            _tell(window, error.message)

    def _move(self, name: str, step: int) -> None:
        names = list(self._known)
        if name not in names or not 0 <= names.index(name) + step < len(names):
            return  # the book of a window that is not in the library, or one at an end
        place = names.index(name)
        names.insert(place + step, names.pop(place))
        self._context.session.keep_book_order(names)
        self.refresh()

    def _bring_back(self, known: KnownBook, window: MainWindow) -> None:
        self._change(window, lambda: self._context.library().bring_back(known.name))

    def _keep_beside(self, known: KnownBook, window: MainWindow) -> None:
        self._context.books.forget(known.path)
        self._change(window, lambda: self._context.library().keep_beside(known.name))

    def _remove(self, known: KnownBook, window: MainWindow) -> None:
        from helpviewer.ui.common import message

        sure = message.ask(
            window,
            self.tr("Remove “{0}” from your library?").format(known.title),
            self.tr("Its file is not kept. Bookmarks in it are, should you add it again."),
            self.tr("Remove"),
        )
        if sure:
            self._context.books.forget(known.path)
            self._change(window, lambda: self._context.library().remove(known.name))

    def _change(self, window: MainWindow, change: Callable[[], object]) -> None:
        problem: Message | None = None
        try:
            change()
        except BookError as error:
            problem = error.message
        self.refresh()
        if problem:
            _tell(window, problem)

    def _is_shown(self, folder: Path) -> bool:
        return any(window.book.path.resolve() == folder.resolve() for window in self._windows.all)


def _tell(window: MainWindow, sentence: Message) -> None:
    from helpviewer.ui.common import message

    message.tell(window, sentence)
