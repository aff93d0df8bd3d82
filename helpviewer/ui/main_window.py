"""The window: puts the parts together and connects them. What the parts do is in their own files."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QCloseEvent, QIcon, QMouseEvent, QPalette
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QToolBar, QVBoxLayout, QWidget

from helpviewer.book.reader import Book, Location
from helpviewer.models.contents_model import ContentsModel
from helpviewer.models.navigator import Navigator, Visit
from helpviewer.models.search_service import SearchService
from helpviewer.models.session import Session
from helpviewer.models.settings import Choices, Settings
from helpviewer.render.theme import Theme
from helpviewer.ui.actions import Actions
from helpviewer.ui.contents_pane import ContentsPane
from helpviewer.ui.icons import ICON_SIZE, line_icon
from helpviewer.ui.links import open_outside
from helpviewer.ui.mouse import history_step
from helpviewer.ui.page_view import PageView
from helpviewer.ui.search_field import SearchField
from helpviewer.ui.side_pane import SidePane
from helpviewer.ui.side_splitter import SideSplitter
from helpviewer.ui.theme import ThemeKeeper

if TYPE_CHECKING:
    from helpviewer.ui.find_bar import FindBar

MANUAL_PAGE, MANUAL_CATEGORY = "manual-finding", "manual"
NOTICE_MS = 8000

_log = logging.getLogger(__name__)


class MainWindow(QMainWindow):
    """One book, open.

    Args:
        book: the open book.
        settings: what the reader chose.
        session: what the last window looked like.
        themes: the look in force.
        icons: the folder of our icons.
    """

    def __init__(
        self, book: Book, settings: Settings, session: Session, themes: ThemeKeeper, icons: Path
    ) -> None:
        super().__init__()
        self._book = book
        self._settings = settings
        self._session = session
        self._themes = themes
        self._icons = icons
        self.navigator = Navigator(book, self)
        self.service = SearchService(book, self)
        self.commands = Actions(self)
        self.field = SearchField()
        self.page = PageView(book, themes.theme, settings.choices.text_size)
        contents = ContentsPane(ContentsModel(book, self))
        self.side = SidePane(book, themes.theme, self.field, self.service, contents)
        self._find_bar: FindBar | None = None
        self._assemble()
        self._connect()
        self._restore_window()

    # -- for the start ----------------------------------------------------------------------------

    def open_first(self, location: Location | None) -> None:
        """Show the first page: the one asked for, else where the reader left, else the home page."""
        if location and self.navigator.go(location):
            return
        last = self._session.visit(self._book.info.id) if self._settings.choices.restore_session else None
        if not location and last and last.location.page in self._book:
            self.navigator.go(last.location, last.position)
        else:
            self.navigator.home()

    def search_for(self, text: str) -> None:
        """Type ``text`` into the search field."""
        self.field.setText(text)

    def after_first_paint(self) -> None:
        """What the first page need not wait for."""
        self.service.warm_up()
        self.field.setClearButtonEnabled(True)
        _ = self.side.search  # made now, so that the first letter typed need not wait for it

    @property
    def find_bar(self) -> FindBar:
        """The bar for finding on the page, made when it is first asked for."""
        if self._find_bar is None:
            from helpviewer.ui.find_bar import FindBar

            bar = self._find_bar = FindBar()
            self._column.addWidget(bar)
            bar.pattern_changed.connect(self.page.mark)
            bar.stepped.connect(self.page.next_mark)
            bar.left.connect(self.page.setFocus)
            self.page.marks_changed.connect(bar.show_count)
            bar.dress(self._icon)
        return self._find_bar

    # -- putting together -------------------------------------------------------------------------

    def _assemble(self) -> None:
        self.commands.fill(self.menuBar())
        bar = QToolBar(self.tr("Toolbar"))
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        bar.addActions([self.commands.back, self.commands.forward, self.commands.home])
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        bar.addWidget(self.field)
        bar.addActions([self.commands.print, self.commands.export])
        self.addToolBar(bar)
        self.addActions(self.commands.all())

        right = QWidget()
        self._column = column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        self.splitter = SideSplitter(self.side, right)
        self.setCentralWidget(self.splitter)
        self.statusBar().setSizeGripEnabled(False)
        self._dress(self._themes.theme)

    def _connect(self) -> None:
        navigator, page, side = self.navigator, self.page, self.side
        navigator.about_to_leave.connect(lambda: navigator.note_position(page.position()))
        navigator.location_changed.connect(self._arrived)
        navigator.failed.connect(self._notice)
        side.contents.opened.connect(navigator.go)
        side.hit_opened.connect(self._open_hit)
        side.search_left.connect(page.clear_marks)
        side.web_link_asked.connect(self._open_outside)
        self.service.failed.connect(self._notice)

        page.location_asked.connect(navigator.go)
        page.web_link_asked.connect(self._open_outside)
        page.link_hovered.connect(self.statusBar().showMessage)
        page.zoom_asked.connect(self._settings.step_text_size)
        page.escaped.connect(self._leave_find)
        page.escaped.connect(page.clear_marks)

        self._settings.changed.connect(self._choices_changed)
        self._settings.not_saved.connect(self._notice)
        self._themes.changed.connect(self._dress)
        self._themes.changed.connect(page.set_theme)
        self._themes.changed.connect(side.set_theme)

        do = self.commands
        for action, slot in (
            (do.print, self._print),
            (do.preview, self._preview),
            (do.export, self._export),
            (do.quit, self.close),
            (do.copy, page.copy),
            (do.select_all, page.selectAll),
            (do.find, self._find),
            (do.find_next, page.next_mark),
            (do.find_previous, lambda: page.next_mark(-1)),
            (do.larger, lambda: self._settings.step_text_size(1)),
            (do.smaller, lambda: self._settings.step_text_size(-1)),
            (do.normal_size, lambda: self._settings.change(text_size=100)),
            (do.next_pane, self._next_pane),
            (do.back, navigator.back),
            (do.forward, navigator.forward),
            (do.home, navigator.home),
            (do.search, self.field.focus),
            (do.manual, self._open_manual),
        ):
            # Without the "checked" that triggered() brings, which a slot would take for its own argument.
            action.triggered.connect(lambda checked=False, slot=slot: slot())

    # -- moving -----------------------------------------------------------------------------------

    def _arrived(self, visit: Visit) -> None:
        page = self._book.page(visit.location.page)
        self.page.show_visit(visit)
        self.side.contents.show_page(page.id)
        self.setWindowTitle(f"{page.title} — {self._book.info.title}")
        self.commands.back.setEnabled(self.navigator.can_go_back)
        self.commands.forward.setEnabled(self.navigator.can_go_forward)

    def _open_hit(self, location: Location, pattern: str) -> None:
        self._leave_find()
        if self.navigator.go(location):
            self.page.mark(pattern, in_section=True)

    def _open_manual(self) -> None:
        manual = self._book.category_path(MANUAL_CATEGORY)
        if MANUAL_PAGE in self._book:
            self.navigator.go(Location(MANUAL_PAGE))
        elif manual and manual[-1].pages:
            self.navigator.go(Location(manual[-1].pages[0]))
        else:
            self._notice(self.tr("This book has no page about Help Viewer itself."))

    def _open_outside(self, address: str) -> None:
        if not open_outside(address):
            self._notice(self.tr("This link could not be opened: {0}").format(address))

    def _next_pane(self) -> None:
        panes: list[QWidget] = [self.field, self.side.list, self.page]
        if self._find_bar is not None and self._find_bar.isVisible():
            panes.append(self._find_bar.field)
        here = self.focusWidget()
        at = panes.index(here) if here in panes else -1
        panes[(at + 1) % len(panes)].setFocus()

    def _find(self) -> None:
        self.find_bar.open()

    def _leave_find(self) -> None:
        if self._find_bar is not None:
            self._find_bar.leave()

    def _notice(self, sentence: str) -> None:
        self.statusBar().showMessage(sentence, NOTICE_MS)

    # -- paper and files, loaded on first use -----------------------------------------------------

    def _print(self) -> None:
        from helpviewer.ui.printing import print_page

        print_page(self, self._book, self.navigator.location)

    def _preview(self) -> None:
        from helpviewer.ui.printing import preview_page

        preview_page(self, self._book, self.navigator.location)

    def _export(self) -> None:
        from helpviewer.ui.exporting import export_page

        if saved := export_page(self, self._book, self.navigator.location):
            self._notice(self.tr("Saved as {0}").format(saved))

    # -- looks ------------------------------------------------------------------------------------

    def _choices_changed(self, choices: Choices) -> None:
        self.page.set_text_size(choices.text_size)

    def _dress(self, theme: Theme) -> None:
        self.commands.dress(self._icon)
        if self._find_bar is not None:
            self._find_bar.dress(self._icon)

    def _icon(self, name: str) -> QIcon:
        faint = self.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name()
        return line_icon(self._icons, name, self._themes.theme.text, faint)

    # -- beginning and end ------------------------------------------------------------------------

    def _restore_window(self) -> None:
        self.resize(1100, 750)
        if self._session.geometry:
            self.restoreGeometry(QByteArray(self._session.geometry))
        if self._session.side_width is not None:
            self.splitter.set_side_width(self._session.side_width)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = history_step(event)
        if step < 0:
            self.navigator.back()
        elif step > 0:
            self.navigator.forward()
        else:
            super().mousePressEvent(event)

    def createPopupMenu(self) -> None:
        """No menu that hides the toolbar: the search field is always there."""

    def closeEvent(self, event: QCloseEvent) -> None:
        self.service.close()
        self._session.geometry = bytes(self.saveGeometry().data())
        self._session.side_width = self.splitter.side_width
        self._session.remember(self._book.info.id, Visit(self.navigator.location, self.page.position()))
        try:
            self._session.save()
        except OSError as error:
            _log.warning("the session could not be saved: %s", error)
        super().closeEvent(event)
