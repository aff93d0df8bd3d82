"""The windows of the program, on one book or on several, and when what they show is saved."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import BookError
from helpviewer.core.paths import default_book, manual_book
from helpviewer.models.books.open_books import OpenBook
from helpviewer.models.contents_model import row_of
from helpviewer.models.navigator import Visit
from helpviewer.ui.window.app_context import AppContext
from helpviewer.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from helpviewer.models.books.book_watcher import BookWatcher
    from helpviewer.search.marks import Marks
    from helpviewer.single_instance.protocol import Request
    from helpviewer.ui.window.library_keeper import LibraryKeeper

STEP = 32
"""Pixels by which a further window stands to the right of and below the one it came from."""

SAVE_MS = 2000
"""After a change, until it is saved: what a crash may cost."""

_log = logging.getLogger(__name__)


class Windows(QObject):
    """Opens windows, each with a history of its own.

    Signals:
        opened: a new :class:`MainWindow`, not the first one.
    """

    opened = Signal(object)

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.all: list[MainWindow] = []
        """The windows, the one used last at the end."""
        self.is_preview = False
        """Whether the book is being written, and replaced whenever its sources are saved."""
        self._crossings = 0
        self._watcher: BookWatcher | None = None
        self._library: LibraryKeeper | None = None
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVE_MS)
        self._saving.timeout.connect(self.save)
        context.session.changed.connect(self._save_soon)
        context.language.changed.connect(self._translate)

    @property
    def library(self) -> LibraryKeeper:
        """What shows the reader's books in the windows, made when it is first needed."""
        if self._library is None:
            from helpviewer.ui.window.library_keeper import LibraryKeeper  # no first page needs it

            self._library = LibraryKeeper(self, self._context)
            self._library.opened.connect(self.open_book)
            self._library.place_asked.connect(self._open_place)
        return self._library

    @property
    def latest(self) -> MainWindow:
        """The window the reader used last."""
        return self.all[-1]

    @property
    def book(self) -> Book:
        """The book in the window used last."""
        return self.latest.book

    def first(self, path: Path, location: Location | None) -> MainWindow:
        """Make the first window, at a place or where the reader left. The caller shows it.

        Raises:
            BookError: the book in this folder cannot be opened.
        """
        window = self._make(self._context.books.open(path))
        window.restores_tabs = location is None
        window.open_first(location)
        window.ready.connect(lambda: self._tell_damage(window))
        window.ready.connect(lambda: self._note_opened(window.opened_book))
        return window

    def open(
        self, location: Location | None, beside: MainWindow | None = None, book: OpenBook | None = None
    ) -> MainWindow:
        """Open a further window at a place, or where the reader left; by default on the same book."""
        beside = beside or self.latest
        window = self._make(book or beside.opened_book)
        if not (beside.isMaximized() or beside.isFullScreen()):
            window.resize(beside.size())
            window.move(beside.x() + STEP, beside.y() + STEP)
        window.open_first(location)
        self._present(window)
        return window

    def answer(self, request: Request) -> None:
        """Show what a later start of the program was asked for, and come to the front."""
        if not self.all:
            return  # the last one has just been closed
        location = Location.parse(request.page) if request.page else None
        window = self.latest
        try:
            book = self._context.books.open(Path(request.book)) if request.book else window.opened_book
        except BookError as error:
            self._bring_to_front(window, request.tokens)
            self._tell(window, error)
            return
        shown = [other for other in self.all if other.opened_book is book]
        if request.new_window or not shown:
            window = self.open(location, window, book)
        elif window not in shown:
            window = shown[-1]
        self._bring_to_front(window, request.tokens)
        self._note_opened(book)
        if location:
            window.navigator.go(location)
        if request.search:
            window.search_for(request.search)

    def open_book(self, path: Path, beside: MainWindow | None = None) -> None:
        """Show the book in a folder, or in a ``.helpbook`` file, which is added to the library."""
        beside = beside or self.latest
        try:
            library = self._context.library()
            folder = library.add(path).path if path.is_file() else path
            opened = self._context.books.open(folder)
            if opened.has_changed():
                opened = self._reload(opened)
        except BookError as error:
            self._tell(beside, error)
            return
        self._note_opened(opened)
        shown = [window for window in self.all if window.opened_book is opened]
        if shown:
            self._bring_to_front(shown[-1], {})
        else:
            self.open(None, beside, opened)
        if path.is_file():
            self.library.refresh()

    def reload(self, window: MainWindow) -> None:
        """Reload a window's book: read it again, and show the same place of it."""
        try:
            self._reload(window.opened_book)
        except BookError as error:
            self._tell(window, error)

    def save(self) -> None:
        """Save now where the reader is in each window."""
        self._saving.stop()
        for window in self.all:
            window.keep_place()
        self._saving.stop()  # that was the last change
        try:
            self._context.session.save()
        except OSError as error:
            _log.warning("the session could not be saved: %s", error)

    def close_all(self) -> None:
        """Close every window, the one used last at the end, so that it is the one that comes back."""
        for window in list(self.all):
            window.close()

    # -- inside -----------------------------------------------------------------------------------

    def _make(self, book: OpenBook) -> MainWindow:
        window = MainWindow(book, self._context)
        if self._context.session.has_several_books:
            own = [row_of(book.book)]  # the others follow
            unfolded = self._context.session.is_unfolded
            window.side.contents.show_books(own, window.windowIcon(), unfolded)
        window.new_window_asked.connect(lambda location: self.open(location, window))
        window.book_asked.connect(lambda path: self.open_book(path, window))
        window.place_asked.connect(lambda *place: self._open_place(window, *place))
        window.side.contents.other_opened.connect(lambda *place: self._open_place(window, *place))
        window.navigator.elsewhere.connect(lambda *visit: self._step_elsewhere(window, *visit))
        window.side.other_tab_asked.connect(lambda *place: self._open_place(window, *place, in_tab=True))
        window.page.links.book_link_asked.connect(lambda link: self.library.follow_link(link, window))
        window.reload_asked.connect(lambda: self.reload(window))
        window.ready.connect(lambda: self._follow(window))
        window.quit_asked.connect(self.close_all)
        window.activated.connect(lambda: self._used(window))
        window.scrolled.connect(self._save_soon)
        window.closed.connect(lambda: self._closed(window))
        self.all.append(window)
        return window

    def _used(self, window: MainWindow) -> None:
        if window in self.all:
            self.all.remove(window)
            self.all.append(window)

    def _present(self, window: MainWindow) -> None:
        window.show()
        QTimer.singleShot(0, window, window.after_first_paint)
        self.opened.emit(window)

    def _bring_to_front(self, window: MainWindow, tokens: dict[str, str]) -> None:
        self._used(window)
        # Qt hands the desktop's token on when a window asks for the keyboard.
        os.environ.update(tokens)
        from PySide6.QtCore import Qt  # here, not on top: the first page need not wait for its enums

        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        for name in tokens:
            os.environ.pop(name, None)

    def _save_soon(self) -> None:
        if not self._saving.isActive():
            self._saving.start()

    def _closed(self, window: MainWindow) -> None:
        self.save()
        self.all.remove(window)
        if self.all:
            # Not left to Python, which may tidy up in the thread that searches. The last window ends with
            # the program.
            window.deleteLater()
        else:
            self._context.books.close()

    def _translate(self) -> None:
        """Replace each window by one in the new language."""
        for old in list(self.all):
            self._replace(old, old.opened_book)

    def _reload(self, opened: OpenBook) -> OpenBook:
        """Read a book again, and put a new window in the place of each one that shows it. The place that the
        reader is at is kept by :meth:`MainWindow.continue_from` and :meth:`Navigator.take_over`."""
        new = self._context.books.open_again(opened)
        for old in list(self.all):
            if old.opened_book is opened:
                self._replace(old, new)
        opened.search.close()
        opened.deleteLater()
        return new

    def _replace(self, old: MainWindow, book: OpenBook) -> None:
        """Put a window on ``book`` in the place of an old one, with the same size, page and history."""
        window = self._make(book)
        window.restoreGeometry(old.saveGeometry())
        window.continue_from(old)
        self._present(window)
        old.close()

    def _open_place(
        self,
        window: MainWindow,
        folder: Path,
        location: Location,
        marks: Marks | None = None,
        *,
        in_tab: bool = False,
    ) -> None:
        self._crossings += 1
        origin = _place_of(window, self._crossings)
        self.open_book(folder, window)
        target = self.latest
        if target.book.path.resolve() != folder.resolve():
            return
        if in_tab:
            target.tabs.open(location, in_front=True)
            return
        if target is not window:
            target.navigator.come_from(origin)
        if marks is None:
            target.navigator.go(location)
        else:
            target.open_hit(location, marks)
        if target is not window:
            window.navigator.lead_to(_place_of(target, origin.crossing))

    def _step_elsewhere(self, window: MainWindow, visit: Visit, step: int) -> None:
        """Go where "back" or "forward" leads, in another book."""
        assert visit.book is not None
        before, here = list(self.all), _place_of(window, visit.crossing)
        self.open_book(visit.book, window)
        target = self.latest
        if target.book.path.resolve() != visit.book.resolve():
            return
        if target in before or step < 0:
            target.navigator.resume(visit, step)
        if target not in before and step < 0:  # its own window is gone, and its history with it
            target.navigator.lead_to(here)
        elif target not in before:
            target.navigator.come_from(here)
            target.navigator.go(visit.location, visit.position)

    def _follow(self, window: MainWindow) -> None:
        from helpviewer.ui.window.announcer import Announcer  # no first page needs them
        from helpviewer.ui.window.changes_keeper import ChangesKeeper

        Announcer(window)
        if not self.is_preview:  # whoever writes the book knows what is new
            ChangesKeeper(window).look()
        self.library.follow(window)
        self._watch(window.opened_book)

    def _watch(self, opened: OpenBook) -> None:
        if self._watcher is None:
            from helpviewer.models.books.book_watcher import BookWatcher

            self._watcher = BookWatcher(self._context.books, self, at_once=self.is_preview)
            self._watcher.changed.connect(self._changed)
        self._watcher.watch(opened)

    def _note_opened(self, opened: OpenBook) -> None:
        """Note which book the reader wanted to see: it is among those opened lately, and the version before
        it is no longer needed."""
        folder = opened.book.path.resolve()
        self._context.library().note_opened(opened.book.path)
        if not self.is_preview and folder not in (manual_book().resolve(), default_book().resolve()):
            self._context.session.keep_recent_book(str(folder), opened.book.info.title_and_version)

    def _changed(self, opened: OpenBook) -> None:
        try:
            self._reload(opened)
        except BookError as error:  # it may be half copied; the next change is looked at again
            _log.info("%s cannot be read again: %s", opened.book.path, error)

    def _tell(self, window: MainWindow, error: BookError) -> None:
        from helpviewer.ui.common import message

        _log.error("%s (%s)", error, error.detail)
        message.tell(window, error.message)

    def _tell_damage(self, window: MainWindow) -> None:
        context = self._context
        if context.settings.damaged:
            window.say(self.tr("Your settings could not be read; the usual ones hold."))
        elif window.opened_book.bookmarks.damaged:
            window.say(self.tr("Your bookmarks could not be read. The damaged file was kept."))
        elif context.session.damaged:
            window.say(self.tr("Where you left could not be read, so the book opens at its start."))
        elif not context.session.can_be_saved:
            window.say(self.tr("Where you leave cannot be remembered: its file cannot be written."))


def _place_of(window: MainWindow, crossing: int) -> Visit:
    """Where the reader is in a window, as the history of another book keeps it."""
    return Visit(window.navigator.location, window.page.position(), window.book.path, crossing)
