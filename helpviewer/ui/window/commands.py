"""Actions that open a dialog or write a file: print, export, bookmarks, preferences and the like. Their code
is loaded with the first use."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QWidget

from helpviewer.book.book import Book, Location
from helpviewer.book.errors import BookError
from helpviewer.core.messages import Message
from helpviewer.core.paths import manual_book
from helpviewer.core.product import product
from helpviewer.links.address import to_address
from helpviewer.models.navigator import Navigator
from helpviewer.models.user_data.bookmarks import Bookmarks
from helpviewer.page.around.phrases import Words
from helpviewer.ui.common.external_links import open_outside
from helpviewer.ui.window.actions import Actions
from helpviewer.ui.window.app_context import AppContext

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from helpviewer.export.child import ExportJob
    from helpviewer.search.results import SearchAnswer
    from helpviewer.ui.output.export_task import ExportTask

MANUAL_CONTEXT = "manual"
"""The context id of the page that explains this program."""


class WindowCommands(QObject):
    """What these actions do.

    Args:
        window: over which dialogs open.
        say: shows a sentence in the window for a while.
        words: said around the page on the screen.

    Signals:
        saved: the path of a file that was written.
        book_asked: the path of a book that is to be opened.
    """

    saved = Signal(str)
    book_asked = Signal(object)

    def __init__(
        self,
        window: QWidget,
        book: Book,
        navigator: Navigator,
        context: AppContext,
        bookmarks: Bookmarks,
        actions: Actions,
        say: Callable[[Message | str], None],
        words: Words,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._book = book
        self._navigator = navigator
        self._settings = context.settings
        self._missed = context.books.missed
        self._bookmarks = bookmarks
        self._actions = actions
        self._say = say
        self._words = words
        for action in (actions.on_web, actions.copy_web):
            action.setVisible(bool(book.info.imprint.web))
        self._open: dict[str, QDialog] = {}
        self._exports: list[ExportTask] = []

    # -- paper and files --------------------------------------------------------------------------

    def print(self, selected: QTextCursor) -> None:
        """Print the present page, or what is selected on it when the reader wants that."""
        from helpviewer.ui.output.printing import print_page

        here = self._navigator.location
        self.write(print_page(self._window, self._book, here, self._settings, self._words, selected))

    def preview(self) -> None:
        """Show the present page as it will be on paper."""
        from helpviewer.ui.output.printing import Preview

        preview = Preview(self._window, self._book, self._navigator.location, self._settings, self._words)
        preview.export_asked.connect(self.write)
        preview.exec()

    def page_setup(self) -> None:
        """Choose paper and margins."""
        from helpviewer.ui.output.printing import set_up_page

        set_up_page(self._window, self._settings)

    def export(self, answer: SearchAnswer | None = None) -> None:
        """Save the present page, or more of the book, as a file; ``answer`` has the hits that are shown."""
        from helpviewer.ui.output.exporting import export_with_dialog, offers

        choices = offers(self._book, self._navigator.location, answer, self._words)
        self.write(export_with_dialog(self._window, self._book, self._settings, choices, self._words))

    def export_from_tree(self, page: str, category: str) -> None:
        """Save a page or a category of the contents as a file."""
        from helpviewer.ui.output.exporting import category_offers, export_with_dialog, offers

        choices = offers(self._book, Location(page)) if page else category_offers(self._book, category)
        self.write(export_with_dialog(self._window, self._book, self._settings, choices, self._words))

    def copy_markdown(self) -> None:
        """Copy the present page as Markdown."""
        from helpviewer.ui.output.exporting import copy_as_markdown

        try:
            copy_as_markdown(self._book, self._navigator.location, self._words)
        except BookError as error:  # the pane says the same
            self._say(error.message)
        else:
            self._say(self.tr("The page was copied as Markdown."))

    def copy_rich_text(self) -> None:
        """Copy the present page with its looks."""
        from helpviewer.ui.output.exporting import copy_as_rich_text

        try:
            copy_as_rich_text(self._book, self._navigator.location, self._words)
        except BookError as error:
            self._say(error.message)
        else:
            self._say(self.tr("The page was copied."))

    def end_exports(self) -> None:
        """Cancel exports that still run; their files stay as they were."""
        for task in self._exports:
            task.end()

    def write(self, job: ExportJob | None) -> ExportTask | None:
        """Begin to write a file; None for nothing to be written."""
        if job is None:
            return None
        from helpviewer.ui.output.export_task import ExportTask

        task = ExportTask(job, self._window)
        self._exports.append(task)
        task.saved.connect(self.saved)
        task.failed.connect(self._tell_not_saved)
        task.ended.connect(lambda: self._exports.remove(task))
        task.ended.connect(task.deleteLater)
        task.start()
        return task

    def _tell_not_saved(self, sentence: Message) -> None:
        from helpviewer.ui.common import message

        message.tell(self._window, sentence)

    # -- places -----------------------------------------------------------------------------------

    def copy_link(self, location: Location | None = None) -> None:
        """Put the address of a place, by default the present one, into the clipboard."""
        address = to_address(product().id, self._book.info.id, location or self._navigator.location)
        QGuiApplication.clipboard().setText(address)
        self._say(self.tr("Copied: {0}").format(address))

    def copy_web(self, place: Location) -> None:
        """Put the address that a place has on the web into the clipboard."""
        from helpviewer.links.publisher import web_address

        address = web_address(self._book, place)
        QGuiApplication.clipboard().setText(address)
        self._say(self.tr("Copied: {0}").format(address))

    def toggle_bookmark(self) -> None:
        """Keep the present place, or forget it."""
        from helpviewer.page.output.chosen_pages import location_title  # no first page needs it

        here = self._navigator.location
        if here in self._bookmarks:
            self._bookmarks.remove(here)
            self._say(self.tr("Bookmark removed."))
        elif self._bookmarks.add(here, location_title(self._book.page(here.page), here)):
            self._say(self.tr("Bookmark added."))
        else:
            self._actions.bookmark.setChecked(False)
            self._say(self.tr("There are too many bookmarks. Remove some of them first."))

    def on_web(self, place: Location) -> None:
        """Open a place of the book in the browser, where it is on the web."""
        from helpviewer.links.publisher import web_address

        self.open_outside(web_address(self._book, place))

    def suggest(self, place: Location) -> None:
        """Ask how a correction of this place is to be suggested, and do it."""
        from helpviewer.ui.output.suggesting import suggest_correction

        wish = suggest_correction(self._window, self._book, place, self._settings, self._words)
        if isinstance(wish, str):
            self.open_outside(wish)
        else:
            self.write(wish)

    def open_outside(self, address: str) -> None:
        """Hand an address to the reader's browser or mail program."""
        if not open_outside(address):
            self._say(self.tr("This link could not be opened: {0}").format(address))

    # -- help and dialogs -------------------------------------------------------------------------

    def manual(self) -> None:
        """Open the page that explains this program."""
        if page := self._book.context_page(MANUAL_CONTEXT):
            self._navigator.go(Location(page))
        elif (manual := manual_book()).is_dir():
            self.book_asked.emit(manual)
        else:
            self._say(self.tr("This book has no page about {0} itself.").format(product().name))

    def bookmarks(self) -> None:
        """Open the list of bookmarks."""
        from helpviewer.ui.dialogs.bookmarks import BookmarksDialog

        def make() -> QDialog:
            dialog = BookmarksDialog(self._bookmarks, self._book, self._window)
            dialog.opened.connect(self._navigator.go)
            return dialog

        self._show("bookmarks", make)

    def preferences(self) -> None:
        """Open the preferences."""
        from helpviewer.ui.dialogs.preferences import Preferences

        def make() -> QDialog:
            dialog = Preferences(self._settings, self._window)
            dialog.missed_asked.connect(self.missed_searches)
            return dialog

        self._show("preferences", make)

    def missed_searches(self) -> None:
        """Open the list of searches that led nowhere."""
        from helpviewer.ui.dialogs.missed_searches import MissedSearchesDialog

        self._show("missed_searches", lambda: MissedSearchesDialog(self._missed, self._window))

    def shortcuts(self) -> None:
        """Open the overview of all keys."""
        from helpviewer.ui.dialogs.shortcuts import ShortcutsDialog

        self._show("shortcuts", lambda: ShortcutsDialog(self._actions.menus(), self._window))

    def about(self) -> None:
        """Say what this program and this book are."""
        from helpviewer.ui.dialogs.about import About

        def make() -> QDialog:
            dialog = About(self._book, self._window)
            dialog.web_link_asked.connect(self.open_outside)
            return dialog

        self._show("about", make)

    def dialog(self, name: str) -> QDialog | None:
        """The dialog of this name, which is that of the task, when it was opened before."""
        return self._open.get(name)

    def open_dialogs(self) -> list[str]:
        """Names of the dialogs that are open."""
        return [name for name, dialog in self._open.items() if dialog.isVisible()]

    def _show(self, name: str, make: Callable[[], QDialog]) -> None:
        dialog = self._open.get(name)
        if dialog is None:
            dialog = self._open[name] = make()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
