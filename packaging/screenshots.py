"""Draws the gallery of pictures that shows every state of the window: ``screenshots.py FOLDER [BOOK]``.

Runs without a display. Look at every picture before a release.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "2")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from helpviewer import app, paths
from helpviewer.book.errors import BookMissing
from helpviewer.book.reader import Book, Location
from helpviewer.models.session import Session
from helpviewer.models.settings import Settings
from helpviewer.ui.error_window import ErrorWindow
from helpviewer.ui.main_window import MainWindow
from helpviewer.ui.theme import ThemeKeeper, dress

PAGE, PICTURE_PAGE, QUESTION = "zero-data-retention", "x-signup-email", "how do I turn off logging"
NORMAL, SMALL, WIDE = (1100, 750), (480, 360), (1600, 900)


class Gallery:
    """The window, and a folder that its pictures go into."""

    def __init__(self, application: QApplication, book: Book, folder: Path, own: Path) -> None:
        self.folder = folder
        self.settings = Settings(own / "settings.json")
        themes = ThemeKeeper(self.settings)
        dress(application, themes.theme)
        themes.changed.connect(lambda theme: dress(application, theme))
        icons = paths.resources() / "icons"
        self.window = MainWindow(book, self.settings, Session(own / "session.json"), themes, icons)
        self.window.open_first(None)
        self.window.show()
        self.window.after_first_paint()

    def state(
        self, *, page: str = "", search: str = "", theme: str = "light", size: tuple[int, int] = NORMAL
    ) -> None:
        """Bring the window into a state: a theme, a size, a page, a search with its best hit open."""
        self.window.side.leave_search()
        self.window.resize(*size)
        self.settings.change(theme=theme)
        if page:
            self.window.navigator.go(Location.parse(page))
        if search:
            until(self.window.service.answered, lambda: self.window.search_for(search))
            self.window.field.setFocus()

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Save a picture of the window, or of another one."""
        QApplication.processEvents()
        (widget or self.window).grab().save(str(self.folder / f"{name}.png"))


def until(signal, start: Callable[[], None]) -> None:  # type: ignore[no-untyped-def]
    """Do something and wait for a signal, ten seconds at most."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(10_000, loop.quit)
    start()
    loop.exec()
    signal.disconnect(loop.quit)


def take_all(gallery: Gallery) -> None:
    """Every picture, in the order a reader would come by."""
    window = gallery.window
    for theme in ("light", "dark"):
        gallery.state(page="start", theme=theme)
        gallery.take(f"start-{theme}")
        gallery.state(page=PICTURE_PAGE, theme=theme)
        gallery.take(f"page-{theme}")
        gallery.state(page="start", search=QUESTION, theme=theme)
        window.field.entered.emit()
        gallery.take(f"results-{theme}")
        gallery.state(page="start", search="qqqqq zzz", theme=theme)
        gallery.take(f"nothing-found-{theme}")
        gallery.state(page=PAGE, theme=theme)
        window.commands.find.trigger()
        window.find_bar.field.setText("data")
        gallery.take(f"find-{theme}")
        window.find_bar.leave()
    gallery.state(page=PAGE, size=SMALL)
    gallery.take("small")
    gallery.state(page=PAGE, search="refund", size=SMALL)
    gallery.take("small-results")
    gallery.state(page=PAGE, size=WIDE)
    gallery.take("wide")
    gallery.settings.change(text_size=200)
    gallery.state(page=PAGE)
    gallery.take("large-text")
    gallery.settings.change(text_size=100)
    missing = BookMissing("There is no help book in “…/books/faq”. Choose the folder that holds “book.json”.")
    error = ErrorWindow(app.ERROR_TITLES[BookMissing], str(missing))
    error.show()
    gallery.take("error-no-book", error)
    error.close()


def main(arguments: list[str]) -> int:
    """Draw the gallery into the folder that is the first argument."""
    if not arguments:
        print("usage: screenshots.py FOLDER [BOOK]", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    book = Book.open(Path(arguments[1]) if len(arguments) > 1 else paths.default_book())
    application = app.make_application()
    with tempfile.TemporaryDirectory() as own:
        gallery = Gallery(application, book, folder, Path(own))
        take_all(gallery)
        gallery.window.close()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
