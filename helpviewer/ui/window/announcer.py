"""Tells a screen reader what changes in a window while the focus stays where it is."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from helpviewer.book.errors import BookError
from helpviewer.models.navigator import Visit
from helpviewer.ui.common.announce import announce
from helpviewer.ui.window.main_window import MainWindow

PAUSE_MS = 600
"""Of typing, until something is said: whoever types hears the letters, and wants no answer to half a word."""

PAGE, SEARCH, DONE = "page", "search", "done"
"""Kinds of what is said; of each only the newest."""


class Announcer(QObject):
    """Collects what happens, and says it once and together when the reader pauses: the page that was opened,
    what a search found and how, and what was done, such as an export or a bookmark.

    Signals:
        announced: the text that is spoken now.
    """

    announced = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._page = window.navigator.location.page
        self._waiting: dict[str, str] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._speak)
        self.announced.connect(lambda text: announce(window, text))
        window.navigator.location_changed.connect(self._arrived)
        window.field.textChanged.connect(self._typed)
        window.side.search.told.connect(lambda text: self.tell(SEARCH, text))
        window.side.search_left.connect(lambda: self._waiting.pop(SEARCH, None))
        window.said.connect(lambda text: self.tell(DONE, text))

    def tell(self, kind: str, text: str) -> None:
        """Say this at the next pause, in the place of what was to be said of its kind; "" for nothing."""
        self._waiting.pop(kind, None)
        if text:
            self._waiting[kind] = text
            self._pause.start()

    # -- inside -----------------------------------------------------------------------------------

    def _arrived(self, visit: Visit) -> None:
        page = visit.location.page
        if page != self._page:
            self._page = page
            try:
                self.tell(PAGE, self._window.book.page(page).title)
            except BookError:  # the page says so itself
                return

    def _typed(self) -> None:
        self._waiting.pop(SEARCH, None)  # that was the answer to less
        if self._pause.isActive():
            self._pause.start()

    def _speak(self) -> None:
        said = "\n".join(self._waiting.values())
        self._waiting.clear()
        if said:
            self.announced.emit(said)
